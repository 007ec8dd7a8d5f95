/** Reads of group cases: one, those of the reader's units, the appeals in one as far as the reader may know of each. */
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { older, pageOf, type Page } from '#platform/db/pages.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { known, readable } from '#modules/appeals/server/index.ts';
import type { Match } from '../rules/alike.ts';
import type { RightOutcome } from '../rules.ts';

export interface GroupRow {
	id: string;
	number: string;
	match: Match;
	employer: string | null;
	profession: string | null;
	violatedRight: string;
	territoryId: string | null;
	unitId: string;
	unitPath: string;
	n: number;
	days: number;
	raisedAt: Temporal.Instant;
	outcome: RightOutcome | null;
	ending: string | null;
	closedAt: Temporal.Instant | null;
	/** The day by which its unit owes it, while it is open. */
	dueOn: Temporal.PlainDate | null;
}

const COLUMNS = sql`g.id, g.number, g.match, e.name AS employer, g.profession, g.violated_right AS "violatedRight", g.territory_id AS "territoryId",
	g.unit_id AS "unitId", u.path::text AS "unitPath", g.n, g.days, g.raised_at AS "raisedAt", g.outcome, g.ending, g.closed_at AS "closedAt",
	(SELECT t.due_on FROM assignment t WHERE t.subject_kind = 'group_case' AND t.subject_id = g.id AND t.closed_at IS NULL
		ORDER BY t.issued_at DESC LIMIT 1) AS "dueOn"`;
const FROM = sql`group_case g JOIN unit u ON u.id = g.unit_id LEFT JOIN employer e ON e.id = g.employer_id`;

/** A group case, whoever asks. */
export async function groupById(db: Reader | Tx, id: string): Promise<GroupRow | undefined> {
	return (await rows(db, sql<GroupRow>`SELECT ${COLUMNS} FROM ${FROM} WHERE g.id = ${id}`))[0];
}

/** The group case that an appeal is in now, if any. */
export async function groupOfAppeal(db: Reader, appealId: string): Promise<GroupRow | undefined> {
	const [group] = await rows(
		db,
		sql<GroupRow>`SELECT ${COLUMNS} FROM ${FROM} JOIN group_case_appeal m ON m.group_id = g.id
			WHERE m.appeal_id = ${appealId} AND m.left_at IS NULL`
	);
	return group;
}

/** With how many appeals of each the reader may know. */
export type GroupPage = Page<GroupRow & { members: number }>;

/** Group cases of the units that the reader's posts open, newest first. */
export async function groupList(db: Reader, actor: Staff, cursor?: string, limit = 25): Promise<GroupPage> {
	const { units } = await readable(db, actor);
	const list = await rows(
		db,
		sql<GroupRow & { members: number }>`
			SELECT ${COLUMNS}, (SELECT count(*)::int FROM group_case_appeal m JOIN appeal a ON a.id = m.appeal_id
				WHERE m.group_id = g.id AND m.left_at IS NULL AND ${known(actor)}) AS members
			FROM ${FROM} WHERE ${units === 'all' ? sql`true` : sql`g.unit_id = ANY(${[...units]}::uuid[])`} AND ${older(sql`g.raised_at, g.id`, cursor)}
			ORDER BY g.raised_at DESC, g.id DESC LIMIT ${limit + 1}`
	);
	return pageOf(list, limit, (row) => row.raisedAt);
}

/** Ids of the appeals in a group case that the reader may know of, in the order they came. */
export async function groupMembers(db: Reader, actor: Staff, groupId: string): Promise<string[]> {
	const list = await rows(
		db,
		sql<{ id: string }>`SELECT a.id FROM group_case_appeal m JOIN appeal a ON a.id = m.appeal_id
			WHERE m.group_id = ${groupId} AND m.left_at IS NULL AND ${known(actor)} ORDER BY a.received_at, a.id`
	);
	return list.map((row) => row.id);
}

/** What was written down as done, the newest first. */
export function notesOf(db: Reader, groupId: string) {
	return db.selectFrom('group_case_note').selectAll().where('group_id', '=', groupId).orderBy('at', 'desc').orderBy('id').execute();
}
