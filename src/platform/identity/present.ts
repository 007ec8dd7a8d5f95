import { formatDate, formatDateTime, dayOf } from '../i18n/format.ts';
import type { Lang } from '../i18n/lang.ts';
import { messages } from './messages/index.ts';
import type { Passkey } from './passkeys.ts';
import { FACTORS } from './rules.ts';
import type { OpenSession } from './sessions.ts';

export interface SessionView {
	id: string;
	client: string;
	here: boolean;
	factors: string;
	since: string;
	seen: string;
}

/** One's own sessions as the page shows them; the one that asks is marked. */
export function presentSessions(lang: Lang, sessions: readonly OpenSession[], current: string | undefined): SessionView[] {
	const t = messages[lang].account;
	return sessions.map((s) => ({
		id: s.id,
		client: s.client === '' ? t.unknownClient : s.client,
		here: s.id === current,
		factors: FACTORS.filter((f) => s.factors.includes(f))
			.map((f) => t.factors[f])
			.join(', '),
		since: formatDateTime(lang, s.createdAt),
		seen: formatDateTime(lang, s.seenAt)
	}));
}

export interface PasskeyView {
	id: string;
	name: string;
	added: string;
	used: string;
}

/** One's own passkeys; their keys and ids of credentials stay inside. */
export function presentPasskeys(lang: Lang, passkeys: readonly Passkey[]): PasskeyView[] {
	const t = messages[lang].account;
	return passkeys.map((p) => ({
		id: p.id,
		name: p.name === '' ? t.unknownClient : p.name,
		added: formatDate(lang, dayOf(p.createdAt)),
		used: p.usedAt === null ? t.never : formatDateTime(lang, p.usedAt)
	}));
}
