/** Draws what was accepted in a month for a second look, and draws anew where somebody may not or will not look. */
import { randomBytes } from 'node:crypto';
import { dropDeadline, dueFrom, saveDeadline } from '#platform/calendar/index.ts';
import { type ComputedDeadline } from '#platform/calendar/rules.ts';
import { now } from '#platform/clock.ts';
import { asReader, rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { drawEvenly, pickTaker, spread } from '#platform/draw.ts';
import { dayOf, startOfDay } from '#platform/i18n/format.ts';
import { newId } from '#platform/ids.ts';
import type { JobContext } from '#platform/jobs/index.ts';
import { journal } from '#platform/journal/index.ts';
import { acceptedBetween, acceptedPart, type Accepted } from '#modules/assignments/server/index.ts';
import { KIND } from '#modules/directives/server/index.ts';
import { mayLook, wanted, type AcceptedPart } from '../rules.ts';
import { controlRuleOn, groupOf } from './control-rules.ts';

const SYSTEM = { kind: 'system', job: 'control.draw' } as const;

type Candidate = AcceptedPart & Pick<Accepted, 'originId' | 'unitId' | 'issuerUnitId'>;

const candidate = (
	{ id, originId, unitId, unitPath, issuerUnitId, issuerPath, people }: Accepted,
	barred: readonly string[] = []
): Candidate => ({
	id,
	originId,
	unitId,
	issuerUnitId,
	unit: unitPath,
	accepting: issuerPath,
	barred: new Set([...people, ...barred])
});

export interface DrawnMonth {
	id: string;
	pool: number;
	drawn: number;
}

/**
 * Draws from the parts of directives accepted in a month (its first day) that somebody of the control group may look at, evenly over
 * the units that accepted, and gives each to somebody. Once for each month: a second draw does nothing, nor does a month of which
 * nothing is to be drawn. Seed and pool are kept and shown, so that anybody can draw it again.
 */
export async function drawMonth(
	tx: Tx,
	month: Temporal.PlainDate,
	seed = randomBytes(16).toString('hex')
): Promise<DrawnMonth | undefined> {
	const db = asReader(tx);
	const next = month.add({ months: 1 });
	const rule = await controlRuleOn(db, next.subtract({ days: 1 }));
	if (rule === undefined) return undefined;
	const [group, accepted] = await Promise.all([groupOf(db, rule), acceptedBetween(db, KIND, startOfDay(month), startOfDay(next))]);
	const pool = accepted.map((one) => candidate(one)).filter((one) => group.some((looker) => mayLook(looker, one)));
	if (pool.length === 0) return undefined;
	const drawn = drawEvenly(pool, (one) => one.accepting, wanted(rule, pool.length), seed);
	const [id, at] = [newId(), now()];
	const made = await tx
		.insertInto('control_draw')
		.values({ id, month, rule_id: rule.id, seed, pool: pool.length, drawn: drawn.length, at })
		.onConflict((oc) => oc.column('month').doNothing())
		.returning('id')
		.executeTakeFirst();
	if (made === undefined) return undefined;
	await sql`INSERT INTO control_pool (draw_id, assignment_id, issuer_unit_id) SELECT ${id}::uuid, p.part, p.unit
		FROM unnest(${pool.map((one) => one.id)}::uuid[], ${pool.map((one) => one.issuerUnitId)}::uuid[]) AS p (part, unit)`.execute(tx);
	const data = { month: month.toString(), seed, pool: pool.length, drawn: drawn.length, rule: rule.id };
	await journal(tx, { subject: { kind: 'control_draw', id }, actor: SYSTEM, act: 'control.month_drawn', seenBy: 'staff', at, data });
	const term = await dueFrom(tx, 'control_look', dayOf(at));
	const takers = new Map(spread(drawn, group, mayLook, seed).map((one) => [one.id, one.taker]));
	for (const one of drawn) await give(tx, id, one, takers.get(one.id) ?? '', term, at);
	return { id, pool: pool.length, drawn: drawn.length };
}

async function give(tx: Tx, drawId: string, one: Candidate, looker: string, term: ComputedDeadline, at: Temporal.Instant): Promise<void> {
	const id = newId();
	await tx
		.insertInto('control_look')
		.values({
			id,
			draw_id: drawId,
			directive_id: one.originId,
			assignment_id: one.id,
			unit_id: one.unitId,
			issuer_unit_id: one.issuerUnitId,
			state: 'waiting',
			looker_id: looker,
			due_on: term.dueOn,
			given_at: at
		})
		.execute();
	await given(tx, id, looker, term, at);
}

/** Its term begins, and the journal has whose it is. */
async function given(tx: Tx, id: string, looker: string, term: ComputedDeadline, at: Temporal.Instant): Promise<void> {
	await saveDeadline(tx, { kind: 'control_look', id }, term, at);
	const data = { looker, due: term.dueOn.toString() };
	await journal(tx, { subject: { kind: 'control_look', id }, actor: SYSTEM, act: 'control.given', seenBy: 'staff', at, data });
}

interface Open {
	id: string;
	part: string;
	looker: string;
	seed: string;
	declined: string[];
}

/** Looks that wait, or one of them, with who declined it. */
async function openLooks(db: Reader | Tx, id?: string): Promise<Open[]> {
	return rows(
		db,
		sql<Open>`
			SELECT l.id, l.assignment_id AS part, l.looker_id AS looker, d.seed,
				ARRAY(SELECT c.person_id::text FROM control_decline c WHERE c.look_id = l.id) AS declined
			FROM control_look l JOIN control_draw d ON d.id = l.draw_id
			WHERE l.state = 'waiting' AND ${id === undefined ? sql`true` : sql`l.id = ${id}`} ORDER BY l.id`
	);
}

/** Draws a look anew: to who may and did not decline, by the group of today, with a term of its own; with nobody left it is void. */
export async function redraw(tx: Tx, id: string): Promise<void> {
	const [db, at] = [asReader(tx), now()];
	const [look] = await openLooks(tx, id);
	const part = look && (await acceptedPart(db, look.part));
	if (look === undefined || part === undefined) return;
	const rule = await controlRuleOn(db, dayOf(at));
	const group = rule === undefined ? [] : await groupOf(db, rule);
	const looker = pickTaker(candidate(part, look.declined), group, mayLook, `${look.seed} ${String(look.declined.length)}`);
	await dropDeadline(tx, { kind: 'control_look', id }, 'control_look', at);
	if (looker === undefined) {
		await tx.updateTable('control_look').set({ state: 'void', looker_id: null, ended_at: at }).where('id', '=', id).execute();
		await journal(tx, { subject: { kind: 'control_look', id }, actor: SYSTEM, act: 'control.void', seenBy: 'staff', at });
		return;
	}
	const term = await dueFrom(tx, 'control_look', dayOf(at));
	await tx.updateTable('control_look').set({ looker_id: looker, due_on: term.dueOn, given_at: at }).where('id', '=', id).execute();
	await given(tx, id, looker, term, at);
}

/** Each night: what was accepted last month is drawn, if it was not. */
export async function drawLastMonth(write: JobContext['write']): Promise<void> {
	const month = dayOf(now()).with({ day: 1 }).subtract({ months: 1 });
	await write(async (tx) => {
		const there = await tx.selectFrom('control_draw').select('id').where('month', '=', month).executeTakeFirst();
		if (there === undefined) await drawMonth(tx, month);
	});
}

/** Each night: whoever left the group, or may no longer look, gives it up; it is drawn anew. Returns how many were. */
export async function moveOn(reader: Reader, write: JobContext['write']): Promise<number> {
	const rule = await controlRuleOn(reader, dayOf(now()));
	const group = new Map((rule === undefined ? [] : await groupOf(reader, rule)).map((one) => [one.id, one]));
	let moved = 0;
	for (const { id, part, looker } of await openLooks(reader)) {
		const [who, accepted] = [group.get(looker), await acceptedPart(reader, part)];
		if (accepted === undefined || (who !== undefined && mayLook(who, candidate(accepted)))) continue;
		await write((tx) => redraw(tx, id));
		moved += 1;
	}
	return moved;
}
