import { loadCalendar } from '#platform/calendar/index.ts';
import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { conflict, invalid } from '#platform/errors.ts';
import { dayOf, ZONE } from '#platform/i18n/format.ts';
import { actorId, type Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { groundsFor, openFor, updateAppeal, withMembers } from '#modules/appeals/server/index.ts';
import type { CallHearing } from '../../input.ts';
import { hearingFault } from '../../rules.ts';
import { earliestHearing } from '../hearing-terms.ts';
import { calledHearing, roundOf, type Hearing } from '../store.ts';
import { callTo } from './hear-together.ts';

/**
 * Calls the applicant to be heard before an unfavourable decision, and sends the preliminary decision with the call (Art.
 * 73): at least three working days ahead. Whose appeals lie in it are called with them. Throws not_found, forbidden, conflict `appeals.not_now`,
 * `procedure.hearing_called`, `procedure.no_hearing` for a kind that is decided without one, invalid `day`.
 */
export async function callHearing(tx: Tx, actor: Actor, appealId: string, input: CallHearing): Promise<void> {
	const { appeal } = await openFor(tx, actor, appealId, 'hear', 'hear');
	const [at, db] = [now(), asReader(tx)];
	const today = dayOf(at);
	if ((await groundsFor(tx, 'no_hearing', appeal.kind, today)).some((ground) => ground.byItself)) throw conflict('procedure.no_hearing');
	if ((await calledHearing(tx, appealId)) !== undefined) throw conflict('procedure.hearing_called');
	const [calendar, notice] = await Promise.all([loadCalendar(db), earliestHearing(db, today)]);
	const fault = hearingFault(calendar, input.day, notice.dueOn);
	if (fault !== undefined) throw invalid('day', fault, { earliest: notice.dueOn.toString() });
	const when = input.day.toZonedDateTime({ timeZone: ZONE, plainTime: input.time }).toInstant();
	const { place, outcome, preliminary } = input;
	const row = await tx
		.insertInto('hearing')
		.values({
			id: newId(),
			appeal_id: appealId,
			round: await roundOf(db, appealId),
			state: 'called',
			outcome,
			preliminary,
			at: when,
			place,
			called_by: actorId(actor),
			called_at: at
		})
		.returningAll()
		.executeTakeFirstOrThrow();
	await updateAppeal(tx, appealId, {});
	await callTo(tx, actor, row as Hearing, await withMembers(tx, [appealId]));
}
