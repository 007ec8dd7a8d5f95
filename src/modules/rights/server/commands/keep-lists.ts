/** What an administrator keeps for this room by date: professions, rights with their grounds, rules of what is alike. */
import { now } from '#platform/clock.ts';
import { canEdit } from '#platform/calendar/edit.ts';
import { roomFor, type Dated } from '#platform/calendar/editions.ts';
import { rows, sql, type Tx } from '#platform/db/index.ts';
import { conflict, forbidden, invalid } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { actorId, type Actor } from '#platform/identity/actor.ts';
import { namedId } from '#platform/ids.ts';
import { journal } from '#platform/journal/index.ts';
import type { AlikeRuleInput, ProfessionInput, RetireInput, RightInput } from '../../input.ts';

const TABLES = { profession: 'code', violated_right: 'code', alike_rule: 'match' } as const;
type List = keyof typeof TABLES;

const subjectOf = (list: List, key: string) => ({ kind: 'rights', id: namedId(`${list}:${key}`) }) as const;

/**
 * Makes room for an edition from a day on: the one before ends on the eve, one that was still to come keeps its day.
 * Returns the last day of the new one. Throws forbidden, invalid `validFrom` for a day that has passed or has an edition.
 */
async function makeRoom(tx: Tx, actor: Actor, list: List, key: string, validFrom: Temporal.PlainDate): Promise<Temporal.PlainDate | null> {
	if (!canEdit(actor)) throw forbidden();
	const editions = await editionsOf(tx, list, key);
	// The first edition of something new may hold from today: nothing was read by another one.
	const first = dayOf(now()).add({ days: editions.length === 0 ? 0 : 1 });
	if (Temporal.PlainDate.compare(validFrom, first) < 0) throw invalid('validFrom', 'rights.to_come');
	if (editions.some((one) => one.validFrom.equals(validFrom))) throw invalid('validFrom', 'rights.taken');
	const { ends, eve, validTo } = roomFor(editions, validFrom);
	if (ends !== undefined) await endOn(tx, list, key, ends.validFrom, eve);
	return validTo;
}

function editionsOf(tx: Tx, list: List, key: string): Promise<Dated[]> {
	return rows(
		tx,
		sql<Dated>`SELECT valid_from AS "validFrom", valid_to AS "validTo" FROM ${sql.table(list)} WHERE ${sql.ref(TABLES[list])} = ${key} ORDER BY valid_from FOR UPDATE`
	);
}

async function endOn(tx: Tx, list: List, key: string, from: Temporal.PlainDate, to: Temporal.PlainDate): Promise<void> {
	await sql`UPDATE ${sql.table(list)} SET valid_to = ${to} WHERE ${sql.ref(TABLES[list])} = ${key} AND valid_from = ${from}`.execute(tx);
}

async function nextPosition(tx: Tx, list: 'profession' | 'violated_right', code: string): Promise<number> {
	const [row] = await rows(
		tx,
		sql<{
			position: number;
		}>`SELECT coalesce(max(position) FILTER (WHERE code = ${code}), coalesce(max(position), 0) + 1)::int AS position FROM ${sql.table(list)}`
	);
	return row?.position ?? 1;
}

async function told(tx: Tx, actor: Actor, list: List, key: string, act: 'added' | 'retired', data: Record<string, unknown>): Promise<void> {
	const whole = { list, key, ...data };
	await journal(tx, { subject: subjectOf(list, key), actor, act: `rights.list_${act}`, seenBy: 'staff', at: now(), data: whole });
}

const texts = (kk: string, ru: string, en: string) => JSON.stringify({ kk, ru, en });

/** Adds a profession, or an edition of one. Throws forbidden, invalid `validFrom`. */
export async function addProfession(tx: Tx, actor: Actor, input: ProfessionInput): Promise<void> {
	const { code, validFrom, field, source, reason } = input;
	const validTo = await makeRoom(tx, actor, 'profession', code, validFrom);
	await tx
		.insertInto('profession')
		.values({
			code,
			valid_from: validFrom,
			valid_to: validTo,
			field,
			source,
			reason,
			position: await nextPosition(tx, 'profession', code),
			name: texts(input.nameKk, input.nameRu, input.nameEn),
			added_at: now(),
			added_by: actorId(actor)
		})
		.execute();
	await told(tx, actor, 'profession', code, 'added', { from: validFrom.toString(), field, source, reason });
}

/** Adds a right with its legal ground, or an edition of one. Throws forbidden, invalid `validFrom`. */
export async function addRight(tx: Tx, actor: Actor, input: RightInput): Promise<void> {
	const { code, validFrom, evidence, source, reason } = input;
	const validTo = await makeRoom(tx, actor, 'violated_right', code, validFrom);
	await tx
		.insertInto('violated_right')
		.values({
			code,
			valid_from: validFrom,
			valid_to: validTo,
			evidence,
			source,
			reason,
			position: await nextPosition(tx, 'violated_right', code),
			name: texts(input.nameKk, input.nameRu, input.nameEn),
			ground: texts(input.groundKk, input.groundRu, input.groundEn),
			added_at: now(),
			added_by: actorId(actor)
		})
		.execute();
	await told(tx, actor, 'violated_right', code, 'added', { from: validFrom.toString(), evidence, source, reason });
}

/** Adds a version of a rule of what is alike. Throws forbidden, invalid `validFrom`. */
export async function addAlikeRule(tx: Tx, actor: Actor, input: AlikeRuleInput): Promise<void> {
	const { match, validFrom, n, days, source, reason } = input;
	const validTo = await makeRoom(tx, actor, 'alike_rule', match, validFrom);
	await tx
		.insertInto('alike_rule')
		.values({ match, valid_from: validFrom, valid_to: validTo, n, days, source, reason, added_at: now(), added_by: actorId(actor) })
		.execute();
	await told(tx, actor, 'alike_rule', match, 'added', { from: validFrom.toString(), n, days, source, reason });
}

/**
 * Ends what is on a list: after its last day it is not offered, or not gathered by, any more. What was laid keeps it.
 * Throws forbidden, invalid `validTo` for a day that has passed, conflict `rights.retired` for what is not open.
 */
export async function retire(tx: Tx, actor: Actor, list: List, input: RetireInput): Promise<void> {
	if (!canEdit(actor)) throw forbidden();
	const { key, validTo, retireReason: reason } = input;
	if (Temporal.PlainDate.compare(validTo, dayOf(now())) < 0) throw invalid('validTo', 'rights.past');
	const open = (await editionsOf(tx, list, key)).find((one) => one.validTo === null);
	if (open === undefined || Temporal.PlainDate.compare(open.validFrom, validTo) > 0) throw conflict('rights.retired');
	await endOn(tx, list, key, open.validFrom, validTo);
	await told(tx, actor, list, key, 'retired', { to: validTo.toString(), reason });
}
