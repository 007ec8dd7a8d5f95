/** What is counted of an appeal, as the register has it now: the SQL behind each column of a block. */
import { sql } from '#platform/db/index.ts';
import { ZONE } from '#platform/i18n/format.ts';
import { OF_APPEAL } from '#modules/appeals/server/index.ts';
import { FLAGS, flag, LARGEST, type Flag } from '../rules/block.ts';

type Sql = ReturnType<typeof sql>;

/** The result of the latest re-check; without one it is none of them. */
const found = (result: string) => sql`${OF_APPEAL.recheck} IS NOT DISTINCT FROM ${sql.lit(result)}`;

/** What each flag means of an appeal (alias `a`). */
const IS: Record<Flag, Sql> = {
	open: OF_APPEAL.open,
	extended: OF_APPEAL.extended,
	reopened: OF_APPEAL.reopened,
	repeated: OF_APPEAL.repeated,
	merged: OF_APPEAL.merged,
	formal: OF_APPEAL.formal,
	sound: found('sound'),
	weak: found('weak'),
	failed: found('failed'),
	kept: sql`(a.sensitive OR a.conflicted)`
};

/** SQL: days since 1970. */
export const epochDay = (day: Sql): Sql => sql`(${day} - DATE '1970-01-01')`;
const orNone = (value: Sql) => sql`coalesce(${value}::text, 'none')`;

/** The day of receipt in the deployment's zone, and the first of its month. */
export const RECEIVED_ON = sql`(a.received_at AT TIME ZONE ${sql.lit(ZONE)})::date`;
export const MONTH = sql`date_trunc('month', ${RECEIVED_ON})::date`;

/** How often it changed, as far as a block can tell. */
export const VERSION = sql`least(a.version, ${sql.lit(LARGEST)})`;

/** An appeal (alias `a`) as a fact (rules/block.ts); flags that are known otherwise are left out. */
export function fact(left?: Flag): Sql {
	const flags = FLAGS.filter((name) => name !== left).map((name) => sql`CASE WHEN ${IS[name]} THEN ${sql.lit(flag(name))} ELSE 0 END`);
	return sql`a.id, a.unit_id AS unit, ${orNone(sql`a.theme_id`)} AS theme, ${orNone(sql`a.territory_id`)} AS territory, a.kind, a.channel,
		${orNone(sql`a.outcome`)} AS outcome, ${orNone(sql`a.verdict`)} AS verdict,
		${epochDay(RECEIVED_ON)} AS day, ${epochDay(sql`a.first_due_on`)} AS "firstDue", ${epochDay(sql`a.due_on`)} AS due,
		coalesce(${epochDay(OF_APPEAL.answeredOn)}, 0) AS answered, coalesce(a.answered_days + 1, 0) AS days,
		${sql.join(flags, sql` + `)} AS flags, ${VERSION} AS version`;
}

/**
 * SQL: the ids of all repeats of the register, or of those by the people of some appeals, in passes over them: asking of each
 * appeal by itself takes twenty times as long, and for ever where one person wrote thousands. The same as OF_APPEAL.repeated.
 */
export function repeatsOf(ids?: readonly string[]): Sql {
	const passes = ['phone_index', 'email_index', 'iin_index'].map((index) => {
		const person = sql`p.${sql.ref(index)}`;
		const whose =
			ids === undefined
				? sql`${person} IS NOT NULL`
				: sql`${person} IN (SELECT q.${sql.ref(index)} FROM appeal_applicant q WHERE q.appeal_id = ANY(${ids}::uuid[]))`;
		return sql`SELECT x.id FROM (
			SELECT a.id, a.received_at, max(a.received_at) FILTER (WHERE NOT a.sensitive AND NOT a.conflicted)
				OVER (PARTITION BY ${person}, a.unit_id, a.theme_id ORDER BY a.received_at RANGE BETWEEN UNBOUNDED PRECEDING AND interval '1 microsecond' PRECEDING) AS before
			FROM appeal a JOIN appeal_applicant p ON p.appeal_id = a.id WHERE ${whose}
		) x WHERE x.before >= x.received_at - interval '1 year'`;
	});
	return sql.join(passes, sql` UNION `);
}

/**
 * SQL: the ids of appeals that may not be as they were counted: they changed since, or one of the same person did (it may be
 * a repeat now). More than these do no harm: what is counted twice is taken away twice.
 */
export function changedSince(from: Temporal.Instant): Sql {
	const since = sql`SELECT a.id FROM appeal a WHERE a.changed_at >= ${from}`;
	const samePerson = ['phone_index', 'email_index', 'iin_index'].map(
		(index) => sql`SELECT q.appeal_id FROM appeal_applicant p JOIN appeal_applicant q ON q.${sql.ref(index)} = p.${sql.ref(index)}
			WHERE p.appeal_id IN (${since})`
	);
	return sql`${since} UNION ${sql.join(samePerson, sql` UNION `)}`;
}
