/** What a desk works from: queues in the order of what hurts first, keyset pages, counts that stop at a limit. */
import { rows, sql, type Reader } from '#platform/db/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { OPEN } from './open.ts';
import { after, pageOf, placeOf, QUEUE_COLUMNS, type Order, type QueuePage, type QueueRow } from './queue-row.ts';
import { known, readable } from './visible.ts';

export const VIEWS = ['mine', 'unit', 'new', 'approval', 'returned', 'bodies', 'delivery', 'done'] as const;
export type View = (typeof VIEWS)[number];

interface Source {
	where: ReturnType<typeof sql>;
	order: Order;
	mine: boolean;
}

const SOURCES: Record<View, Source> = {
	mine: { where: OPEN, order: 'due', mine: true },
	unit: { where: OPEN, order: 'due', mine: false },
	new: { where: sql`a.state IN ('received', 'registered')`, order: 'due', mine: false },
	approval: { where: sql`a.state = 'on_approval'`, order: 'due', mine: false },
	returned: { where: sql`a.state = 'in_work' AND a.returns > 0`, order: 'due', mine: false },
	bodies: { where: sql`a.state = 'with_body'`, order: 'due', mine: false },
	delivery: {
		// Only what somebody can do something about: a letter to post, a number to call.
		// What went into another appeal has its own letter to post.
		where: sql`a.state IN ('answered', 'merged')
			AND EXISTS (SELECT FROM delivery d WHERE d.appeal_id = a.id AND d.state IN ('waiting', 'failed'))
			AND EXISTS (SELECT FROM appeal_applicant p WHERE p.appeal_id = a.id AND (p.address IS NOT NULL OR p.phone_index IS NOT NULL))`,
		order: 'received',
		mine: false
	},
	done: { where: sql`NOT (${OPEN})`, order: 'received', mine: false }
};

/**
 * One page of a view. A unit's appeals come from that unit's index; several units are merged from the first rows of
 * each, so that the page costs units x rows and not the size of the register.
 */
export async function queuePage(
	db: Reader,
	actor: Staff,
	view: View,
	options: { cursor?: string | undefined; limit?: number } = {}
): Promise<QueuePage> {
	const source = SOURCES[view];
	const limit = options.limit ?? 25;
	const from = after(source.order, placeOf(source.order, options.cursor));
	const order = source.order === 'due' ? sql`a.due_on, a.id` : sql`a.received_at DESC, a.id DESC`;
	const take = sql`ORDER BY ${order} LIMIT ${limit + 1}`;
	const found = await rows(db, await pageQuery(db, actor, source, from, take, order, limit));
	return pageOf(found, source.order, limit);
}

async function pageQuery(
	db: Reader,
	actor: Staff,
	source: Source,
	from: ReturnType<typeof sql>,
	take: ReturnType<typeof sql>,
	order: ReturnType<typeof sql>,
	limit: number
) {
	if (source.mine)
		return sql<QueueRow>`SELECT ${QUEUE_COLUMNS} FROM appeal a WHERE a.executor_id = ${actor.personId} AND ${source.where} AND ${known(actor)} AND ${from} ${take}`;
	const { units, known: may } = await readable(db, actor);
	if (units === 'all') return sql<QueueRow>`SELECT ${QUEUE_COLUMNS} FROM appeal a WHERE ${source.where} AND ${may} AND ${from} ${take}`;
	return sql<QueueRow>`
		SELECT a.* FROM unnest(${units}::uuid[]) AS u (id)
		CROSS JOIN LATERAL (SELECT ${QUEUE_COLUMNS} FROM appeal a WHERE a.unit_id = u.id AND ${source.where} AND ${may} AND ${from} ${take}) a
		ORDER BY ${order} LIMIT ${limit + 1}`;
}

export interface Counts {
	overdue: number;
	today: number;
	open: number;
}

/** Counting stops here: "999+" tells a desk as much as the truth would, and costs no more on a big register. */
export const COUNT_LIMIT = 999;

/** How many open appeals press: overdue, due today or tomorrow's working day, all. For one person or a set of units. */
export async function openCounts(
	db: Reader,
	actor: Staff,
	scope: 'mine' | 'unit',
	today: Temporal.PlainDate,
	soon: Temporal.PlainDate
): Promise<Counts> {
	const { units, known: may } = await readable(db, actor);
	const mine =
		scope === 'mine' ? sql`a.executor_id = ${actor.personId}` : units === 'all' ? sql`true` : sql`a.unit_id = ANY(${units}::uuid[])`;
	const who = sql`${mine} AND ${may}`;
	const count = (when: ReturnType<typeof sql>) =>
		sql`(SELECT count(*)::int FROM (SELECT FROM appeal a WHERE ${who} AND ${OPEN} AND ${when} LIMIT ${COUNT_LIMIT + 1}) x)`;
	const [row] = await rows(
		db,
		sql<Counts>`SELECT ${count(sql`a.due_on < ${today}`)} AS overdue, ${count(sql`a.due_on BETWEEN ${today} AND ${soon}`)} AS today, ${count(sql`true`)} AS open`
	);
	return row ?? { overdue: 0, today: 0, open: 0 };
}

export interface Load {
	personId: string;
	name: string;
	open: number;
	overdue: number;
	returned: number;
}

/**
 * Open work of each executor of a unit, most loaded first; people without work are in the list too. What the actor may
 * not know of is not counted.
 */
export async function loadOfExecutors(db: Reader, actor: Staff, unitId: string, today: Temporal.PlainDate): Promise<Load[]> {
	return rows(
		db,
		sql<Load>`
			SELECT p.id AS "personId", p.name, count(a.id)::int AS open,
				count(a.id) FILTER (WHERE a.due_on < ${today})::int AS overdue, count(a.id) FILTER (WHERE a.returns > 0)::int AS returned
			FROM (SELECT DISTINCT person_id FROM post WHERE unit_id = ${unitId} AND role IN ('executor', 'head', 'branch_head', 'aide')
				AND valid_from <= ${today} AND (valid_to IS NULL OR valid_to >= ${today})) o
			JOIN person p ON p.id = o.person_id
			LEFT JOIN appeal a ON a.executor_id = p.id AND ${OPEN} AND ${known(actor)}
			GROUP BY p.id, p.name ORDER BY open DESC, p.name`
	);
}
