/** The notice of this room, in the language of the appeal. */
import type { Tx } from '#platform/db/index.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { tellApplicant, type NoticeWay } from '#modules/appeals/server/index.ts';
import { messages } from '../messages/index.ts';

/** Tells the applicant that their appeal is open again after our own check; `facts` are put into the language it is written in. */
export function tellReturned(tx: Tx, appealId: string, facts: (lang: Lang) => { due: string; unit: string }): Promise<NoticeWay> {
	return tellApplicant(tx, appealId, 'review_returned', (lang, known) => messages[lang].notices.returned({ ...facts(lang), ...known }));
}
