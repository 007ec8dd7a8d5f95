/** The terms of every duty as dated versions. A version is only ever added; one that is still to come can be taken back. */
import { now } from '../clock.ts';
import { rows, sql, type Reader, type Tx } from '../db/index.ts';
import { conflict, forbidden, found, invalid } from '../errors.ts';
import { dayOf } from '../i18n/format.ts';
import type { Texts } from '../i18n/lang.ts';
import { actorId, type Actor, type Staff } from '../identity/actor.ts';
import { namedId } from '../ids.ts';
import { enqueue } from '../jobs/index.ts';
import { journal } from '../journal/index.ts';
import { canEdit, RULES_LOCK } from './edit.ts';
import type { Rule } from './index.ts';
import { RECOMPUTE } from './recompute.ts';
import type { DayUnit } from './rules.ts';

export interface RuleVersion extends Rule {
	/** Empty for what ships with Jauap. */
	added: { at: Temporal.Instant; by: string | null; reason: string } | undefined;
	withdrawn: { at: Temporal.Instant; by: string | null; reason: string } | undefined;
}

export interface NewVersion {
	ruleId: string;
	validFrom: Temporal.PlainDate;
	n: number;
	unit: DayUnit;
}

export const ruleSubject = (ruleId: string) => ({ kind: 'rule', id: namedId(`rule:${ruleId}`) }) as const;

/** Who reads the rules with their history and asks what a change would do: administrators, auditors, the central office. */
export function canStudyRules(actor: Actor): actor is Staff {
	return actor.kind === 'staff' && actor.posts.some((post) => ['administrator', 'auditor', 'central'].includes(post.role));
}

interface VersionRow {
	id: string;
	version: number;
	valid_from: Temporal.PlainDate;
	days: number;
	unit: DayUnit;
	name: Texts;
	source: Texts;
	added_at: Temporal.Instant | null;
	added_by: string | null;
	reason: string | null;
	withdrawn_at: Temporal.Instant | null;
	withdrawn_by: string | null;
	withdrawn_reason: string | null;
}

/** Every version of every duty, or of one: the latest first day first. */
export async function ruleVersions(db: Reader | Tx, ruleId?: string): Promise<RuleVersion[]> {
	const list = await rows(
		db,
		sql<VersionRow>`
			SELECT * FROM deadline_rule WHERE ${ruleId ?? null}::text IS NULL OR id = ${ruleId ?? null}
			ORDER BY id, valid_from DESC, version DESC`
	);
	return list.map((row) => ({
		ruleId: row.id,
		ruleVersion: row.version,
		validFrom: row.valid_from,
		n: row.days,
		unit: row.unit,
		name: row.name,
		source: row.source,
		added: row.added_at === null ? undefined : { at: row.added_at, by: row.added_by, reason: row.reason ?? '' },
		withdrawn: row.withdrawn_at === null ? undefined : { at: row.withdrawn_at, by: row.withdrawn_by, reason: row.withdrawn_reason ?? '' }
	}));
}

/** The version in force on a day among those of one duty, the latest first day first. */
export function inForceOn(versions: readonly RuleVersion[], on: Temporal.PlainDate): RuleVersion | undefined {
	return versions.find((v) => v.withdrawn === undefined && Temporal.PlainDate.compare(v.validFrom, on) <= 0);
}

/** How a version stands on a day. */
export type VersionState = 'in_force' | 'to_come' | 'past' | 'withdrawn';

export function versionState(version: RuleVersion, versions: readonly RuleVersion[], today: Temporal.PlainDate): VersionState {
	if (version.withdrawn !== undefined) return 'withdrawn';
	if (Temporal.PlainDate.compare(version.validFrom, today) > 0) return 'to_come';
	return inForceOn(versions, today) === version ? 'in_force' : 'past';
}

/**
 * Adds a version of a known duty, journalled, and queues the computing of the open deadlines it governs. Its first day may
 * have passed: a law is entered late, too. Saying again what already holds from that day changes nothing and returns the
 * version that says so. Throws forbidden, not_found for an unknown duty, invalid `validFrom` for a year nobody keeps.
 */
export async function addRuleVersion(tx: Tx, actor: Actor, input: NewVersion & { source: Texts; reason: string }): Promise<number> {
	if (!canEdit(actor)) throw forbidden();
	const { ruleId, validFrom, n, unit, source, reason } = input;
	if (validFrom.year < 2015 || validFrom.year > 2100) throw invalid('validFrom', 'rules.year');
	await sql`SELECT pg_advisory_xact_lock(${RULES_LOCK})`.execute(tx);
	const versions = await ruleVersions(tx, ruleId);
	const known = found(versions[0]);
	const same = versions.find(
		(v) => v.withdrawn === undefined && v.validFrom.equals(validFrom) && v.n === n && v.unit === unit && sameTexts(v.source, source)
	);
	if (same !== undefined && inForceOn(versions, validFrom) === same) return same.ruleVersion;
	const at = now();
	const version = Math.max(...versions.map((v) => v.ruleVersion)) + 1;
	await tx
		.insertInto('deadline_rule')
		.values({
			id: ruleId,
			version,
			valid_from: validFrom,
			days: n,
			unit,
			name: JSON.stringify(known.name),
			source: JSON.stringify(source),
			added_at: at,
			added_by: actorId(actor),
			reason
		})
		.execute();
	const data = { rule: ruleId, version, from: validFrom.toString(), n, unit, source, reason };
	await journal(tx, { subject: ruleSubject(ruleId), actor, act: 'rule.added', seenBy: 'staff', data, at });
	await enqueue(tx, RECOMPUTE, { rule: ruleId, ruleVersion: version });
	return version;
}

const sameTexts = (a: Texts, b: Texts) => a.kk === b.kk && a.ru === b.ru && a.en === b.en;

/**
 * Takes back a version whose first day is still to come: marked, not deleted, and what was computed by it is computed
 * anew. Throws forbidden, not_found, conflict when it is in force already or was taken back before.
 */
export async function withdrawRuleVersion(tx: Tx, actor: Actor, ruleId: string, version: number, reason: string): Promise<void> {
	if (!canEdit(actor)) throw forbidden();
	await sql`SELECT pg_advisory_xact_lock(${RULES_LOCK})`.execute(tx);
	const row = found((await ruleVersions(tx, ruleId)).find((v) => v.ruleVersion === version));
	if (row.withdrawn !== undefined) throw conflict('rules.withdrawn');
	const at = now();
	if (Temporal.PlainDate.compare(row.validFrom, dayOf(at)) <= 0) throw conflict('rules.in_force');
	await tx
		.updateTable('deadline_rule')
		.set({ withdrawn_at: at, withdrawn_by: actorId(actor), withdrawn_reason: reason })
		.where('id', '=', ruleId)
		.where('version', '=', version)
		.execute();
	const data = { rule: ruleId, version, from: row.validFrom.toString(), reason };
	await journal(tx, { subject: ruleSubject(ruleId), actor, act: 'rule.withdrawn', seenBy: 'staff', data, at });
	await enqueue(tx, RECOMPUTE, { rule: ruleId, ruleVersion: version });
}
