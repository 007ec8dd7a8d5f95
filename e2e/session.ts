import type { BrowserContext } from '@playwright/test';
import type { Database } from '../src/platform/db/index.ts';
import { startSession } from '../src/platform/identity/sessions.ts';

/** Signs a browser in as a staff account, as if both factors had been shown. */
export async function openSession(context: BrowserContext, db: Database, accountId: string, origin: string): Promise<void> {
	const issued = await db.write((tx) => startSession(tx, { accountId, kind: 'staff', client: 'e2e' }, ['password', 'totp']));
	await context.addCookies([{ name: 'jauap', value: issued.token, url: origin, httpOnly: true, sameSite: 'Lax' }]);
}
