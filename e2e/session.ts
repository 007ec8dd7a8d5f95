import type { BrowserContext } from '@playwright/test';
import type { Database } from '../src/platform/db/index.ts';
import type { AccountKind } from '../src/platform/identity/rules.ts';
import { startSession } from '../src/platform/identity/sessions.ts';

/** Signs a browser in to an account, as if its factors had been shown. */
export async function openSession(
	context: BrowserContext,
	db: Database,
	who: { accountId: string; kind: AccountKind },
	origin: string
): Promise<void> {
	const issued = await db.write((tx) =>
		startSession(tx, { ...who, client: 'e2e' }, who.kind === 'staff' ? ['password', 'totp'] : ['mail'])
	);
	await context.addCookies([{ name: 'jauap', value: issued.token, url: origin, httpOnly: true, sameSite: 'Lax' }]);
}
