/** How long what is held of an appeal is kept: the rules, what they would remove today, and the removal itself. */
import { canEdit } from '#platform/calendar/edit.ts';
import { now } from '#platform/clock.ts';
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { dayOf, startOfDay } from '#platform/i18n/format.ts';
import type { Actor, Staff } from '#platform/identity/actor.ts';
import type { JobContext } from '#platform/jobs/index.ts';
import { journalAll } from '#platform/journal/index.ts';
import { LOOSE, PARTS, redact, type Loose, type Part, type Redacted, type SweptLoose } from '#platform/redact.ts';
import * as appeals from '#modules/appeals/server/index.ts';
import * as assignments from '#modules/assignments/server/index.ts';
import * as channels from '#modules/channels/server/index.ts';
import * as forwarding from '#modules/forwarding/server/index.ts';
import * as problems from '#modules/problems/server/index.ts';
import * as procedure from '#modules/procedure/server/index.ts';
import * as quality from '#modules/quality/server/index.ts';
import * as rights from '#modules/rights/server/index.ts';
import * as structure from '#modules/structure/server/index.ts';
import * as wishes from '#modules/wishes/server/index.ts';
import { termsOn, type RetentionRule, type Term } from '../rules/retention.ts';

const SYSTEM = { kind: 'system', job: 'privacy.retention' } as const;
const BATCH = 200;

/** Every room that holds a person or words of an appeal. */
export const REDACTED: readonly Redacted[] = [appeals, assignments, forwarding, procedure, problems, quality, rights, structure].flatMap(
	(room) => room.REDACTED
);

/** Every room that keeps what belongs to no appeal. */
const SWEPT: readonly SweptLoose[] = [...appeals.LOOSE_SWEPT, ...channels.LOOSE_SWEPT, ...wishes.LOOSE_SWEPT];

/** What a rule removes: a part of appeals, or what belongs to none. */
export const REMOVED = [...PARTS, ...LOOSE] as const;
export type What = (typeof REMOVED)[number];

export interface KeptRule extends RetentionRule<What> {
	source: string;
	madeBy: string | null;
	madeAt: Temporal.Instant;
}

/** Who changes the rules: administrators of the whole organisation. */
export const mayKeepRules = (actor: Actor): boolean => canEdit(actor);

/** Every rule that was made, the latest first. */
export async function retentionRules(db: Reader): Promise<KeptRule[]> {
	return rows(
		db,
		sql<KeptRule>`SELECT id, kind, what, months, valid_from AS "validFrom", valid_to AS "validTo", source, made_by AS "madeBy", made_at AS "madeAt"
			FROM retention_rule ORDER BY valid_to IS NOT NULL, kind NULLS FIRST, what, valid_from DESC`
	);
}

const isPart = (rule: KeptRule): rule is KeptRule & RetentionRule<Part> => PARTS.some((part) => part === rule.what);
const isLoose = (rule: KeptRule): rule is KeptRule & RetentionRule<Loose> => LOOSE.some((one) => one === rule.what);

/** The terms that hold today for what belongs to no appeal. */
async function looseNow(db: Reader): Promise<Term<Loose>[]> {
	const rules = (await retentionRules(db)).filter((rule) => isLoose(rule));
	return termsOn(rules, [''], LOOSE, dayOf(now()));
}

const beforeOf = ({ closedBefore }: Term) => startOfDay(closedBefore);

/** The terms that hold today, for each kind there ever was an appeal of. */
async function termsNow(db: Reader): Promise<Term<Part>[]> {
	const [rules, kinds] = await Promise.all([
		retentionRules(db),
		rows(db, sql<{ id: string }>`SELECT DISTINCT id FROM appeal_kind ORDER BY id`)
	]);
	return termsOn(
		rules.filter((rule) => isPart(rule)),
		kinds.map((kind) => kind.id),
		PARTS,
		dayOf(now())
	);
}

/**
 * SQL: appeals (`a`) past the term that still have the part. One that went into another is closed with its root, and a hold
 * on any of them holds all.
 */
function past(term: Term<Part>) {
	const { kind, what } = term;
	const before = beforeOf(term);
	return sql`appeal a
		LEFT JOIN appeal_merge m ON m.appeal_id = a.id AND m.ended_at IS NULL
		LEFT JOIN appeal root ON root.id = m.root_id
		WHERE a.kind = ${kind} AND coalesce(root.state, a.state) IN ('closed', 'withdrawn')
			AND coalesce(root.closed_at, a.closed_at) < ${before}
			AND NOT EXISTS (SELECT FROM appeal_redaction r WHERE r.appeal_id = a.id AND r.what = ${what})
			AND NOT EXISTS (SELECT FROM appeal_hold h WHERE h.lifted_at IS NULL AND (h.appeal_id = a.id OR h.appeal_id = m.root_id
				OR h.appeal_id IN (SELECT part.appeal_id FROM appeal_merge part WHERE part.root_id = coalesce(m.root_id, a.id) AND part.ended_at IS NULL)))`;
}

export interface PreviewLine {
	/** Kind of appeal; null for what belongs to none. */
	kind: string | null;
	what: What;
	months: number;
	count: number;
	/** The first of them, by number. */
	first: readonly string[];
}

const SHOWN = 20;
const MOST = 10_000;

/** What today's rules would remove in the next night, of the appeals that this reader may know of; counted to ten thousand. */
export async function retentionPreview(db: Reader, actor: Staff): Promise<PreviewLine[]> {
	const terms = await termsNow(db);
	const lines = await Promise.all(
		terms.map(async (term) => {
			const found = await rows(
				db,
				sql<{ number: string; n: number }>`
					SELECT number, count(*) OVER ()::int AS n FROM (
						SELECT a.number FROM ${past(term)} AND ${appeals.known(actor)} ORDER BY a.closed_at LIMIT ${MOST}) one
					ORDER BY number LIMIT ${SHOWN}`
			);
			return { kind: term.kind, what: term.what, months: term.months, count: found[0]?.n ?? 0, first: found.map((one) => one.number) };
		})
	);
	const loose = (await looseNow(db)).flatMap((term) =>
		SWEPT.filter((one) => one.what === term.what).map(async (one) => {
			const { what, months } = term;
			return { kind: null, what, months, count: await one.count(db, beforeOf(term)), first: [] };
		})
	);
	return [...lines, ...(await Promise.all(loose))].filter((line) => line.count > 0);
}

async function redactBatch(tx: Tx, term: Term<Part>): Promise<number> {
	// Locked: nobody reopens or holds one while it is being removed.
	const found = await rows(
		tx,
		sql<{ id: string }>`SELECT a.id FROM ${past(term)} ORDER BY a.closed_at, a.id LIMIT ${BATCH} FOR UPDATE OF a SKIP LOCKED`
	);
	const ids = found.map((one) => one.id);
	if (ids.length === 0) return 0;
	const at = now();
	await tx
		.insertInto('appeal_redaction')
		.values(ids.map((id) => ({ appeal_id: id, what: term.what, rule_id: term.ruleId, at })))
		.execute();
	await redact(tx, REDACTED, term.what, ids);
	const data = { rule: term.ruleId, months: term.months };
	await journalAll(
		tx,
		ids.map((id) => ({ subject: { kind: 'appeal', id }, actor: SYSTEM, act: `appeal.${term.what}_removed`, seenBy: 'applicant', at, data }))
	);
	return ids.length;
}

/** Removes what is past its term, in batches: cut short it goes on with the next run, twice is as good as once. Returns how many parts went. */
export async function keepRetention(reader: Reader, write: JobContext['write']): Promise<number> {
	let removed = 0;
	for (const term of await termsNow(reader)) {
		for (let last = BATCH; last === BATCH; removed += last) last = await write((tx) => redactBatch(tx, term));
	}
	for (const term of await looseNow(reader)) {
		for (const one of SWEPT.filter(({ what }) => what === term.what)) {
			for (let last = BATCH; last === BATCH; removed += last)
				last = await write((tx) => one.remove(tx, beforeOf(term), term.ruleId, BATCH));
		}
	}
	return removed;
}

export interface Redaction {
	what: Part;
	at: Temporal.Instant;
	months: number;
	source: string;
}

/** What was removed of an appeal, in the order of the parts. */
export async function redactionsOf(db: Reader | Tx, appealId: string): Promise<Redaction[]> {
	const list = await rows(
		db,
		sql<Redaction>`SELECT r.what, r.at, rule.months, rule.source FROM appeal_redaction r JOIN retention_rule rule ON rule.id = r.rule_id
			WHERE r.appeal_id = ${appealId}`
	);
	return PARTS.flatMap((part) => list.filter((one) => one.what === part));
}

export interface Hold {
	reason: string;
	by: string | null;
	at: Temporal.Instant;
}

/** The hold that keeps an appeal whole now, if any. */
export async function holdOf(db: Reader | Tx, appealId: string): Promise<Hold | undefined> {
	const [hold] = await rows(
		db,
		sql<Hold>`SELECT h.reason, p.name AS by, h.placed_at AS at FROM appeal_hold h LEFT JOIN person p ON p.id = h.placed_by
			WHERE h.appeal_id = ${appealId} AND h.lifted_at IS NULL`
	);
	return hold;
}
