import { asReader, write } from '#platform/db/index.ts';
import { refusalText } from '#platform/i18n/refusals/index.ts';
import { requireStaff, requireStaffSession } from '#platform/identity/http.ts';
import { messages } from '#platform/identity/messages/index.ts';
import { ownAccount } from '#platform/identity/own-account.ts';
import { passkeysOf } from '#platform/identity/passkeys.ts';
import { presentPasskeys, presentSessions } from '#platform/identity/present.ts';
import { sessionsOf } from '#platform/identity/sessions.ts';
import { messages as apiMessages } from '../../../../api/messages/index.ts';
import type { PageServerLoad } from './$types';
import { accountActions, DONE } from './actions.ts';

export const load: PageServerLoad = async (event) => {
	const { lang } = event.locals;
	const { accountId, name } = requireStaff(event);
	const session = requireStaffSession(event);
	const what = DONE.find((d) => d === event.url.searchParams.get('done'));
	// Read where it is written: what was just added or ended shows.
	return write(async (tx) => ({
		name,
		...(await ownAccount(asReader(tx), accountId)),
		done: what === undefined ? undefined : messages[lang].account[what],
		sessions: presentSessions(lang, await sessionsOf(asReader(tx), accountId), session.id),
		passkeys: presentPasskeys(lang, await passkeysOf(asReader(tx), accountId)),
		t: messages[lang].account,
		tokens: apiMessages[lang].tokens.title,
		passkeyRefused: refusalText(lang, 'passkey_refused')
	}));
};

export const actions = accountActions;
