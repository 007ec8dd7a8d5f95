import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { write } from '#platform/db/index.ts';
import { clearSessionCookie } from '#platform/identity/http.ts';
import { endSession } from '#platform/identity/sessions.ts';
import type { RequestHandler } from './$types';

/** Signing out is a post: no link or image can do it for somebody. */
export const POST: RequestHandler = async (event) => {
	const { session, actor, lang } = event.locals;
	if (session !== undefined) await write((tx) => endSession(tx, actor, { accountId: session.accountId, sessionId: session.id }));
	clearSessionCookie(event);
	redirect(303, session?.kind === 'staff' ? paths.account.staff(lang) : paths.home(lang));
};
