import { now } from '../clock.ts';
import { asReader, rows, sql, type Database, type Tx } from '../db/index.ts';
import { log } from '../log.ts';
import { onSchedule, onTopic } from '../jobs/index.ts';
import { journalAll, type SubjectKind } from '../journal/index.ts';
import { loadCalendar } from './index.ts';
import { movedHandler } from './moved.ts';
import type { ComputedDeadline } from './rules.ts';
import { computeSpan, staleSpans, type Span } from './spans.ts';

export const RECOMPUTE = 'calendar.recompute';
const BATCH = 1000;
const SYSTEM = { kind: 'system', job: RECOMPUTE } as const;

export interface Recomputed {
	/** Deadlines whose date changed. */
	moved: number;
	/** Deadlines whose explanation changed while the date stayed. */
	kept: number;
}

/**
 * Computes again every open deadline over a day that changed since it was computed, or whose rule has another version for
 * its day zero now, a thousand to a transaction: the row, its subject's journal and what its room makes of it, together.
 * What is done is known from the rows, so it may be stopped and started anew at any moment and does nothing twice.
 */
export async function recomputeDeadlines({ reader, write }: Pick<Database, 'reader' | 'write'>, batch = BATCH): Promise<Recomputed> {
	const done: Recomputed = { moved: 0, kept: 0 };
	for (const span of await staleSpans(reader)) {
		for (let count = batch; count === batch;) {
			const part = await write((tx) => recomputeBatch(tx, span, batch));
			count = part.count;
			done[part.moved ? 'moved' : 'kept'] += part.count;
		}
	}
	return done;
}

async function recomputeBatch(tx: Tx, span: Span, batch: number): Promise<{ count: number; moved: boolean }> {
	const calendar = await loadCalendar(tx);
	const computed = computeSpan(calendar, span);
	const moved = !computed.dueOn.equals(span.dueOn);
	const handler = movedHandler(span.subjectKind);
	const found = await rows(
		tx,
		sql<{ id: string; subject_id: string }>`
			SELECT id, subject_id FROM deadline WHERE ${sameSpan(span)} ORDER BY subject_id LIMIT ${batch}`
	);
	if (found.length === 0) return { count: 0, moved };
	const subjectIds = found.map((row) => row.subject_id);
	await handler?.lock(tx, subjectIds);
	const changed = await update(
		tx,
		span,
		computed,
		found.map((row) => row.id)
	);
	if (moved && changed.length > 0) {
		const reason = await reasonOf(tx, span);
		const move = { ruleId: span.ruleId, from: span.dueOn, to: computed.dueOn, reason };
		const at = now();
		const dates = { from: span.dueOn.toString(), to: computed.dueOn.toString() };
		const data = {
			rule: span.ruleId,
			...dates,
			reason,
			calendar: calendar.version,
			...(byRule(span) ? { version: span.next.ruleVersion } : {})
		};
		const entry = { actor: SYSTEM, act: `${span.subjectKind}.deadline_moved`, seenBy: handler?.seenBy ?? 'staff', data, at } as const;
		await journalAll(
			tx,
			changed.map((id) => ({ ...entry, subject: { kind: span.subjectKind as SubjectKind, id } }))
		);
		await handler?.handle(
			tx,
			changed.map((subjectId) => ({ ...move, subjectId }))
		);
	}
	return { count: changed.length, moved };
}

function sameSpan(span: Span) {
	return sql`met_at IS NULL AND replaced_at IS NULL AND subject_kind = ${span.subjectKind} AND rule_id = ${span.ruleId}
		AND rule_version = ${span.ruleVersion} AND calendar_version = ${span.calendarVersion}
		AND starts_on = ${span.startsOn} AND due_on = ${span.dueOn}`;
}

/** Checked again under the subject's lock: what was met or moved meanwhile is left alone. */
async function update(tx: Tx, span: Span, computed: ComputedDeadline, ids: string[]): Promise<string[]> {
	const changed = await rows(
		tx,
		sql<{ subject_id: string }>`
			UPDATE deadline SET due_on = ${computed.dueOn}, explanation = ${JSON.stringify(computed.explanation)}::jsonb,
				calendar_version = ${computed.calendarVersion}, rule_version = ${computed.ruleVersion}, computed_at = ${now()}
			WHERE id = ANY(${ids}::uuid[]) AND ${sameSpan(span)} RETURNING subject_id`
	);
	return changed.map((row) => row.subject_id).toSorted();
}

const byRule = (span: Span) => span.next.ruleVersion !== span.ruleVersion;

/** Why the term changed: the reason of the rule's version, or of the latest change of a day in the span. */
async function reasonOf(tx: Tx, span: Span): Promise<string> {
	if (byRule(span)) return ruleReason(tx, span);
	const row = await asReader(tx)
		.selectFrom('calendar_change as c')
		.innerJoin('calendar_version as v', 'v.version', 'c.version')
		.select('v.reason')
		.where('c.version', '>', span.calendarVersion)
		.where('c.day', '>=', span.startsOn)
		.where('c.day', '<=', span.dueOn)
		.orderBy('c.version', 'desc')
		.limit(1)
		.executeTakeFirstOrThrow();
	return row.reason;
}

/** Why the old version was taken back, if it was, else why the new one was added. */
async function ruleReason(tx: Tx, span: Span): Promise<string> {
	const list = await asReader(tx)
		.selectFrom('deadline_rule')
		.select(['version', 'reason', 'withdrawn_reason'])
		.where('id', '=', span.ruleId)
		.where('version', 'in', [span.ruleVersion, span.next.ruleVersion])
		.execute();
	const [old, fresh] = [span.ruleVersion, span.next.ruleVersion].map((version) => list.find((row) => row.version === version));
	return old?.withdrawn_reason ?? fresh?.reason ?? '';
}

/** Registers the job and its nightly second look: a deadline saved while the calendar changed is found then. */
export function registerRecompute(): void {
	const run = async (db: Pick<Database, 'reader' | 'write'>) => {
		const started = now();
		const done = await recomputeDeadlines(db);
		if (done.moved + done.kept > 0) log.info({ ...done, ms: started.until(now()).total('milliseconds') }, 'deadlines were computed again');
	};
	onTopic(RECOMPUTE, (_, context) => run(context), { concurrency: 1 });
	onSchedule(RECOMPUTE, '40 * * * *', (_, context) => run(context));
}
