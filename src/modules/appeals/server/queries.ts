/** Reads of single appeals and what surrounds one. Lists are in queue.ts and find.ts. */
import { timingSafeEqual } from 'node:crypto';
import { dueFrom } from '#platform/calendar/index.ts';
import { sql, type DB, type Reader } from '#platform/db/index.ts';
import { found, notFound } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { hashAccessCode } from '#platform/secrets.ts';
import type { Selectable } from 'kysely';
import { can, type AppealAccess } from './policy.ts';
import type { AppealState, Outcome, Verdict } from '../rules.ts';
import { guardOf, type Guard } from './visible.ts';

export type AppealRow = Omit<Selectable<DB['appeal']>, 'state' | 'outcome' | 'verdict' | 'access_code_hash'> & {
	state: AppealState;
	outcome: Outcome | null;
	verdict: Verdict | null;
	unit_path: string;
	account_id: string | null;
	guard: Guard | null;
};

function appeals(db: Reader) {
	return db
		.selectFrom('appeal as a')
		.innerJoin('unit as u', 'u.id', 'a.unit_id')
		.leftJoin('appeal_applicant as p', 'p.appeal_id', 'a.id')
		.selectAll('a')
		.select(['p.account_id', sql<string>`u.path::text`.as('unit_path'), guardOf().as('guard')]);
}

/** What policy decides by. */
export function accessOf(row: Pick<AppealRow, 'id' | 'unit_path' | 'executor_id' | 'account_id' | 'guard'>): AppealAccess {
	return { id: row.id, unitPath: row.unit_path, executorId: row.executor_id, accountId: row.account_id, guard: row.guard };
}

/** An appeal whoever asks: for what decides by another appeal's right. */
export async function appealById(db: Reader, id: string): Promise<AppealRow> {
	return found(await appeals(db).where('a.id', '=', id).executeTakeFirst()) as unknown as AppealRow;
}

/** An appeal for somebody of the staff. Throws not_found when it is not there or not theirs to read. */
export async function appealForStaff(db: Reader, actor: Actor, id: string): Promise<AppealRow> {
	const row = await appealById(db, id);
	if (!can(actor, 'read', accessOf(row))) throw notFound();
	return row;
}

/** An appeal for its applicant (access code shown, or own account). Throws not_found otherwise. */
export async function appealForApplicant(db: Reader, actor: Actor, number: string): Promise<AppealRow> {
	const row = found(await appeals(db).where('a.number', '=', number).executeTakeFirst()) as unknown as AppealRow;
	if (!can(actor, 'speak_as_applicant', accessOf(row))) throw notFound();
	return row;
}

/** The appeal that a number and an access code open; undefined when they do not belong together. */
export async function openByCode(db: Reader, number: string, code: string): Promise<string | undefined> {
	const row = await db
		.selectFrom('appeal')
		.select(['id', 'access_code_hash'])
		.where('number', '=', number.trim().toUpperCase())
		.executeTakeFirst();
	const hash = hashAccessCode(code);
	// The same work is done for a number that does not exist.
	const stored = row?.access_code_hash ?? Buffer.alloc(hash.length);
	return timingSafeEqual(stored, hash) && row !== undefined ? row.id : undefined;
}

/** The last day on which the applicant may disagree with a decision signed at `signedAt`. */
export async function disagreeUntil(db: Reader, signedAt: Temporal.Instant): Promise<Temporal.PlainDate> {
	return (await dueFrom(db, 'disagree', dayOf(signedAt))).dueOn;
}

/** Decisions on an appeal, and those on the root it went into that were given to its applicant; the latest first. */
export async function decisionsOf(db: Reader, appealId: string) {
	// Both by their indexes: an OR would read every decision there is.
	const ids = sql<string>`(SELECT id FROM decision WHERE appeal_id = ${appealId} UNION SELECT decision_id FROM delivery WHERE appeal_id = ${appealId})`;
	return db.selectFrom('decision').selectAll().where('id', 'in', ids).orderBy('signed_at', 'desc').orderBy('ordinal', 'desc').execute();
}

export async function deliveriesOf(db: Reader, appealId: string) {
	return db.selectFrom('delivery').selectAll().where('appeal_id', '=', appealId).orderBy('at').execute();
}

export async function verdictsOf(db: Reader, appealId: string) {
	return db.selectFrom('appeal_verdict').selectAll().where('appeal_id', '=', appealId).orderBy('at').execute();
}

/** Remarks that a reader may see: the applicant sees what is meant for the applicant. */
export async function remarksOf(db: Reader, appealId: string, seenBy: 'applicant' | 'staff') {
	return db
		.selectFrom('appeal_remark')
		.selectAll()
		.where('appeal_id', '=', appealId)
		.$if(seenBy === 'applicant', (q) => q.where('seen_by', '=', 'applicant'))
		.orderBy('at')
		.execute();
}

export async function extensionsOf(db: Reader, appealId: string) {
	return db.selectFrom('appeal_extension').selectAll().where('appeal_id', '=', appealId).orderBy('decided_at').execute();
}

export async function decisionDraftOf(db: Reader, appealId: string) {
	return db.selectFrom('decision_draft').selectAll().where('appeal_id', '=', appealId).executeTakeFirst();
}

/** What applicants said of the decisions on these appeals, counted. */
export async function verdictCountsOf(db: Reader, ids: readonly string[]): Promise<Record<Verdict, number>> {
	const rows = await db
		.selectFrom('appeal')
		.select((eb) => ['verdict', eb.fn.countAll<number>().as('count')])
		.where('id', 'in', [...ids])
		.where('verdict', 'is not', null)
		.groupBy('verdict')
		.execute();
	const count = (verdict: Verdict) => rows.find((row) => row.verdict === verdict)?.count ?? 0;
	return { solved: count('solved'), partly: count('partly'), not_solved: count('not_solved') };
}
