import { loadCalendar, termFor } from '#platform/calendar/index.ts';
import { deadline } from '#platform/calendar/rules.ts';
import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { conflict, invalid } from '#platform/errors.ts';
import { dayOf, formatDate, formatDateTime, ZONE } from '#platform/i18n/format.ts';
import { actorId, type Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { journal } from '#platform/journal/index.ts';
import { openFor, updateAppeal } from '#modules/appeals/server/index.ts';
import { messages as appealMessages } from '#modules/appeals/messages/index.ts';
import type { CallHearing } from '../../input.ts';
import { hearingFault } from '../../rules.ts';
import { groundsFor } from '../grounds.ts';
import { earliestHearing } from '../hearing-terms.ts';
import { hearingsOf, roundOf } from '../store.ts';
import { tell } from '../tell.ts';

/**
 * Calls the applicant to be heard before an unfavourable decision, and sends the preliminary decision with the call (Art.
 * 73): at least three working days ahead. Throws not_found, forbidden, conflict `appeals.not_now`,
 * `procedure.hearing_called`, `procedure.no_hearing` for a kind that is decided without one, invalid `day`.
 */
export async function callHearing(tx: Tx, actor: Actor, appealId: string, input: CallHearing): Promise<void> {
	const { appeal } = await openFor(tx, actor, appealId, 'hear', 'hear');
	const [at, db] = [now(), asReader(tx)];
	const today = dayOf(at);
	if ((await groundsFor(tx, 'no_hearing', appeal.kind, today)).some((ground) => ground.byItself)) throw conflict('procedure.no_hearing');
	if ((await hearingsOf(tx, appealId)).some((row) => row.state === 'called')) throw conflict('procedure.hearing_called');
	const [calendar, notice] = await Promise.all([loadCalendar(db), earliestHearing(db, today)]);
	const fault = hearingFault(calendar, input.day, notice.dueOn);
	if (fault !== undefined) throw invalid('day', fault, { earliest: notice.dueOn.toString() });
	const when = input.day.toZonedDateTime({ timeZone: ZONE, plainTime: input.time }).toInstant();
	const { place, outcome, preliminary } = input;
	await tx
		.insertInto('hearing')
		.values({
			...{ id: newId(), appeal_id: appealId, round: await roundOf(db, appealId), state: 'called' },
			...{ outcome, preliminary, at: when, place, called_by: actorId(actor), called_at: at }
		})
		.execute();
	await updateAppeal(tx, appealId, {});
	const data = { at: when.toString(), place, outcome, text: preliminary };
	await journal(tx, { subject: { kind: 'appeal', id: appealId }, actor, act: 'appeal.hearing_called', seenBy: 'applicant', at, data });
	const [called, objection] = await Promise.all([termFor(db, 'hearing_notice', today), termFor(db, 'objection', today)]);
	const until = deadline(calendar, today, objection).dueOn;
	await tell(tx, appealId, 'hearing_called', (lang) => ({
		when: formatDateTime(lang, when),
		place,
		article: called.source[lang],
		outcome: appealMessages[lang].outcome[outcome],
		preliminary,
		until: formatDate(lang, until),
		objectionArticle: objection.source[lang]
	}));
}
