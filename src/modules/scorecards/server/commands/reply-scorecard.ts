import { deadline, loadCalendar, rulesInForce } from '#platform/calendar/index.ts';
import { now } from '#platform/clock.ts';
import { onConstraint } from '#platform/db/constraints.ts';
import { asReader, type Reader, type Tx } from '#platform/db/index.ts';
import { conflict, forbidden, invalid } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { journal } from '#platform/journal/index.ts';
import { parsePeriod, type Period } from '#modules/statistics/rules.ts';
import type { ReplyInput } from '../../input.ts';
import { headsIt, seenUnit } from '../access.ts';

onConstraint('scorecard_reply__once_key', () => conflict('scorecards.replied'));

/** The last day on which a unit may reply to its scorecard of a period, by the rule of the day the period ended: none before there was one. */
export async function replyUntil(db: Reader, { to }: Pick<Period, 'to'>): Promise<Temporal.PlainDate> {
	const [calendar, rules] = await Promise.all([loadCalendar(db), rulesInForce(db, to)]);
	const term = rules.find(({ ruleId }) => ruleId === 'scorecard_reply');
	return term === undefined ? to : deadline(calendar, to, term).dueOn;
}

/**
 * The head of a unit says what they have to say of its scorecard of a period that is over: once, within the term. It stands beside
 * the figures for everybody who sees them. Throws not_found, forbidden, invalid `period`, conflict `scorecards.not_over`,
 * `scorecards.too_late`, `scorecards.replied`.
 */
export async function replyToScorecard(tx: Tx, actor: Staff, unitId: string, input: ReplyInput): Promise<void> {
	const db = asReader(tx);
	const unit = await seenUnit(db, actor, unitId);
	if (!headsIt(actor, unit.id)) throw forbidden();
	const period = parsePeriod(input.period);
	if (period === undefined) throw invalid('period', 'choice');
	const at = now();
	if (Temporal.PlainDate.compare(period.to, dayOf(at)) >= 0) throw conflict('scorecards.not_over');
	if (Temporal.PlainDate.compare(dayOf(at), await replyUntil(db, period)) > 0) throw conflict('scorecards.too_late');
	const id = newId();
	await tx
		.insertInto('scorecard_reply')
		.values({ id, unit_id: unit.id, period: period.text, text: input.reply, replied_by: actor.personId, replied_at: at })
		.execute();
	const data = { unit: unit.id, period: period.text, text: input.reply };
	await journal(tx, { subject: { kind: 'scorecard', id }, actor, act: 'scorecard.replied', seenBy: 'staff', at, data });
}
