/** The obligatory notices of this room, in the language of the appeal. */
import type { Tx } from '#platform/db/index.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { tellApplicant, type NoticeWay } from '#modules/appeals/server/index.ts';
import { messages, type Messages } from '../messages/index.ts';

type Notices = Messages['notices'];
export type NoticeKind = keyof Notices;

/** Gives the notice `kind`; `facts` are put into the language it is written in. */
export function tell<K extends NoticeKind>(
	tx: Tx,
	appealId: string,
	kind: K,
	facts: (lang: Lang) => Omit<Parameters<Notices[K]>[0], 'number' | 'url'>
): Promise<NoticeWay> {
	return tellApplicant(tx, appealId, kind, (lang, known) => {
		const words = messages[lang].notices[kind] as (f: Parameters<Notices[K]>[0]) => { subject: string; text: string };
		return words({ ...facts(lang), ...known } as Parameters<Notices[K]>[0]);
	});
}
