/** The method, kept by date by an administrator of the root. */
import { now } from '#platform/clock.ts';
import { canEdit } from '#platform/calendar/edit.ts';
import { roomFor, type Dated } from '#platform/calendar/editions.ts';
import { rows, sql, type Tx } from '#platform/db/index.ts';
import { conflict, forbidden, invalid } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { actorId, type Actor } from '#platform/identity/actor.ts';
import { namedId } from '#platform/ids.ts';
import { journal } from '#platform/journal/index.ts';
import type { IndicatorInput, RetireInput } from '../../input.ts';
import { sourceOf } from '../sources.ts';

const subjectOf = (code: string) => ({ kind: 'scorecard', id: namedId(`scorecard_indicator:${code}`) }) as const;
const texts = (kk: string, ru: string, en: string) => JSON.stringify({ kk, ru, en });

/**
 * Adds an indicator, or an edition of one, from a day to come: no period that is over is judged anew. Throws forbidden, invalid
 * `measure`, `validFrom`.
 */
export async function addIndicator(tx: Tx, actor: Actor, input: IndicatorInput): Promise<void> {
	if (!canEdit(actor)) throw forbidden();
	const { code, measure, validFrom, weight, better, minVolume, source, reason } = input;
	if (sourceOf(measure) === undefined) throw invalid('measure', 'choice');
	const at = now();
	if (Temporal.PlainDate.compare(validFrom, dayOf(at)) <= 0) throw invalid('validFrom', 'scorecards.to_come');
	const editions = await editionsOf(tx, code);
	if (editions.some((one) => one.validFrom.equals(validFrom))) throw invalid('validFrom', 'scorecards.taken');
	const { ends, eve, validTo } = roomFor(editions, validFrom);
	if (ends !== undefined) await endOn(tx, code, ends.validFrom, eve);
	await tx
		.insertInto('scorecard_indicator')
		.values({
			code,
			measure,
			weight,
			better,
			min_volume: minVolume,
			source,
			reason,
			valid_from: validFrom,
			valid_to: validTo,
			name: texts(input.nameKk, input.nameRu, input.nameEn),
			formula: texts(input.formulaKk, input.formulaRu, input.formulaEn),
			position: await positionOf(tx, code),
			added_at: at,
			added_by: actorId(actor)
		})
		.execute();
	const data = { code, from: validFrom.toString(), measure, weight, better, minVolume, source, reason };
	await journal(tx, { subject: subjectOf(code), actor, act: 'scorecard.indicator_added', seenBy: 'staff', at, data });
}

/** Ends an indicator after its last day. Throws forbidden, invalid `validTo` for a day that has passed, conflict `scorecards.retired`. */
export async function retireIndicator(tx: Tx, actor: Actor, { key, validTo, retireReason: reason }: RetireInput): Promise<void> {
	if (!canEdit(actor)) throw forbidden();
	const at = now();
	if (Temporal.PlainDate.compare(validTo, dayOf(at)) < 0) throw invalid('validTo', 'scorecards.past');
	const open = (await editionsOf(tx, key)).find((one) => one.validTo === null);
	if (open === undefined || Temporal.PlainDate.compare(open.validFrom, validTo) > 0) throw conflict('scorecards.retired');
	await endOn(tx, key, open.validFrom, validTo);
	const data = { code: key, to: validTo.toString(), reason };
	await journal(tx, { subject: subjectOf(key), actor, act: 'scorecard.indicator_retired', seenBy: 'staff', at, data });
}

function editionsOf(tx: Tx, code: string): Promise<Dated[]> {
	return rows(
		tx,
		sql<Dated>`SELECT valid_from AS "validFrom", valid_to AS "validTo" FROM scorecard_indicator WHERE code = ${code} ORDER BY valid_from FOR UPDATE`
	);
}

async function endOn(tx: Tx, code: string, from: Temporal.PlainDate, to: Temporal.PlainDate): Promise<void> {
	await tx.updateTable('scorecard_indicator').set({ valid_to: to }).where('code', '=', code).where('valid_from', '=', from).execute();
}

async function positionOf(tx: Tx, code: string): Promise<number> {
	const [row] = await rows(
		tx,
		sql<{ position: number }>`SELECT coalesce(max(position) FILTER (WHERE code = ${code}), coalesce(max(position), 0) + 1)::int AS position
			FROM scorecard_indicator`
	);
	return row?.position ?? 1;
}
