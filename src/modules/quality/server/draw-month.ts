/** Draws the cases of a month for their re-check, and draws anew where somebody may not or will not check. */
import { randomBytes } from 'node:crypto';
import { dropDeadline, dueFrom, saveDeadline } from '#platform/calendar/index.ts';
import { type ComputedDeadline } from '#platform/calendar/rules.ts';
import { now } from '#platform/clock.ts';
import { asReader, rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { dayOf, startOfDay } from '#platform/i18n/format.ts';
import { newId } from '#platform/ids.ts';
import type { JobContext } from '#platform/jobs/index.ts';
import { journal } from '#platform/journal/index.ts';
import { draw, mayCheck, pickReviewer } from '../rules/draw.ts';
import { candidateOf, checkers, closedBetween } from './pool.ts';
import { quotasOn } from './recheck-rules.ts';

const SYSTEM = { kind: 'system', job: 'quality.draw' } as const;

export interface DrawnMonth {
	id: string;
	pool: number;
	drawn: number;
}

/**
 * Draws the cases closed in a month (its first day) and gives each to somebody of another unit. Once for each month: a second
 * draw does nothing, nor does a month without a rule. The seed is journalled, so that the draw can be made again.
 */
export async function drawMonth(
	tx: Tx,
	month: Temporal.PlainDate,
	seed = randomBytes(16).toString('hex')
): Promise<DrawnMonth | undefined> {
	const db = asReader(tx);
	const next = month.add({ months: 1 });
	const rules = await quotasOn(db, next.subtract({ days: 1 }));
	if (rules.length === 0) return undefined;
	const who = await checkers(db);
	const pool = await closedBetween(db, startOfDay(month), startOfDay(next), who);
	const drawn = draw(pool, who, rules, seed);
	const [id, at] = [newId(), now()];
	const made = await tx
		.insertInto('recheck_draw')
		.values({ id, month, seed, pool: pool.length, drawn: drawn.length, at })
		.onConflict((oc) => oc.column('month').doNothing())
		.returning('id')
		.executeTakeFirst();
	if (made === undefined) return undefined;
	const data = { month: month.toString(), seed, pool: pool.length, drawn: drawn.length, rules };
	await journal(tx, { subject: { kind: 'recheck_draw', id }, actor: SYSTEM, act: 'recheck.month_drawn', seenBy: 'staff', at, data });
	const byId = new Map(pool.map((one) => [one.id, one]));
	const term = await dueFrom(tx, 'recheck', dayOf(at));
	for (const { id: decisionId, reviewer } of drawn) {
		const one = byId.get(decisionId);
		if (one !== undefined) await give(tx, id, { ...one, decisionId, reviewer }, term, at);
	}
	return { id, pool: pool.length, drawn: drawn.length };
}

async function give(
	tx: Tx,
	drawId: string,
	one: { appealId: string; decisionId: string; unitId: string; reviewer: string },
	term: ComputedDeadline,
	at: Temporal.Instant
): Promise<void> {
	const id = newId();
	await tx
		.insertInto('recheck')
		.values({
			id,
			draw_id: drawId,
			appeal_id: one.appealId,
			decision_id: one.decisionId,
			unit_id: one.unitId,
			state: 'waiting',
			reviewer_id: one.reviewer,
			due_on: term.dueOn,
			assigned_at: at
		})
		.execute();
	await given(tx, id, one.reviewer, term, at);
}

/** Its term begins, and the journal has whose it is. */
async function given(tx: Tx, id: string, reviewer: string, term: ComputedDeadline, at: Temporal.Instant): Promise<void> {
	await saveDeadline(tx, { kind: 'recheck', id }, term, at);
	const data = { reviewer, due: term.dueOn.toString() };
	await journal(tx, { subject: { kind: 'recheck', id }, actor: SYSTEM, act: 'recheck.given', seenBy: 'staff', at, data });
}

/** Draws a re-check anew: to who may and did not decline, with a term of its own; with nobody left it is void. */
export async function redraw(tx: Tx, id: string): Promise<void> {
	const db = asReader(tx);
	const at = now();
	const [who, declined] = await Promise.all([
		checkers(db),
		tx.selectFrom('recheck_decline').select('person_id').where('recheck_id', '=', id).execute()
	]);
	const one = await candidateOf(db, id, who);
	if (one === undefined) return;
	const barred = new Set([...one.barred, ...declined.map((row) => row.person_id)]);
	const seed = await seedOf(tx, id);
	const reviewer = pickReviewer({ ...one, barred }, who, `${seed} ${String(declined.length)}`);
	await dropDeadline(tx, { kind: 'recheck', id }, 'recheck', at);
	if (reviewer === undefined) {
		await tx.updateTable('recheck').set({ state: 'void', reviewer_id: null, taken_at: null, ended_at: at }).where('id', '=', id).execute();
		await journal(tx, { subject: { kind: 'recheck', id }, actor: SYSTEM, act: 'recheck.void', seenBy: 'staff', at });
		return;
	}
	const term = await dueFrom(tx, 'recheck', dayOf(at));
	await tx
		.updateTable('recheck')
		.set({ state: 'waiting', reviewer_id: reviewer, taken_at: null, due_on: term.dueOn, assigned_at: at })
		.where('id', '=', id)
		.execute();
	await given(tx, id, reviewer, term, at);
}

async function seedOf(tx: Tx, id: string): Promise<string> {
	const query = tx.selectFrom('recheck as r').innerJoin('recheck_draw as d', 'd.id', 'r.draw_id').select('d.seed').where('r.id', '=', id);
	return (await query.executeTakeFirstOrThrow()).seed;
}

/** Each night: last month's cases are drawn, if they were not. */
export async function drawLastMonth(write: JobContext['write']): Promise<void> {
	const month = dayOf(now()).with({ day: 1 }).subtract({ months: 1 });
	await write(async (tx) => {
		const there = await tx.selectFrom('recheck_draw').select('id').where('month', '=', month).executeTakeFirst();
		if (there === undefined) await drawMonth(tx, month);
	});
}

/** Each night: whoever left, or may no longer know of the case, gives it up; it is drawn anew. Returns how many were. */
export async function moveOn(reader: Reader, write: JobContext['write']): Promise<number> {
	const who = new Map((await checkers(reader)).map((one) => [one.id, one]));
	const open = await rows(
		reader,
		sql<{ id: string; reviewer: string }>`SELECT id, reviewer_id AS reviewer FROM recheck WHERE state IN ('waiting', 'taken') ORDER BY id`
	);
	let moved = 0;
	for (const { id, reviewer } of open) {
		const checker = who.get(reviewer);
		const one = await candidateOf(reader, id, checker === undefined ? [] : [checker]);
		if (one === undefined || (checker !== undefined && mayCheck(checker, one))) continue;
		await write((tx) => redraw(tx, id));
		moved += 1;
	}
	return moved;
}
