/** The obligatory notices of this room, in the language of the appeal. */
import type { Tx } from '#platform/db/index.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { tellApplicant, tellOne, type NoticeWay } from '#modules/appeals/server/index.ts';
import { messages, type Messages } from '../messages/index.ts';

type Notices = Messages['notices'];
export type NoticeKind = keyof Notices;

type Facts<K extends NoticeKind> = (lang: Lang) => Omit<Parameters<Notices[K]>[0], 'number' | 'url'>;

/** Gives the notice `kind` to the applicant and to each whose appeal lies in theirs; `facts` are put into the language it is written in. */
export function tell<K extends NoticeKind>(tx: Tx, appealId: string, kind: K, facts: Facts<K>): Promise<NoticeWay> {
	return tellApplicant(tx, appealId, kind, wordsOf(kind, facts));
}

/** The same to the applicant of this appeal alone: what they did or are asked is between us and them. */
export function tellAlone<K extends NoticeKind>(tx: Tx, appealId: string, kind: K, facts: Facts<K>): Promise<NoticeWay> {
	return tellOne(tx, appealId, kind, wordsOf(kind, facts));
}

function wordsOf<K extends NoticeKind>(kind: K, facts: Facts<K>): Parameters<typeof tellOne>[3] {
	return (lang, known) => {
		const words = messages[lang].notices[kind] as (f: Parameters<Notices[K]>[0]) => { subject: string; text: string };
		return words({ ...facts(lang), ...known } as Parameters<Notices[K]>[0]);
	};
}
