import { now } from '#platform/clock.ts';
import type { Recipient } from '#platform/calendar/reminders.ts';
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { withoutUnknowing } from './origin.ts';

/** Who owes something, and how far up it is to be told: 0 nobody above, 1 the head of the unit, 2 the head above it... */
export interface Owing {
	id: string;
	unitId: string;
	/** Who owes it by name; nobody: the unit's heads owe it. */
	personIds: readonly string[];
	level: number;
	/** What it is about: who may not know of that is not told. */
	about: { kind: string; id: string };
}

/**
 * The people to write to for each item, each person once an item: those who owe it, then the heads of the unit and of
 * the units above it as far as the level says. Only who holds a post today and has a mail address,
 * and never who may not know what it is about.
 */
export async function recipientsOf(db: Reader | Tx, items: readonly Owing[]): Promise<Map<string, Recipient[]>> {
	const found = await rows(
		db,
		sql<Recipient & { id: string }>`
			WITH item AS (
				SELECT i ->> 'id' AS id, (i ->> 'unitId')::uuid AS unit_id, (i ->> 'level')::int AS level, i -> 'personIds' AS people
				FROM jsonb_array_elements(${JSON.stringify(items)}::jsonb) i
			), held AS (
				SELECT person_id, unit_id, role FROM post WHERE valid_from <= ${today()} AND (valid_to IS NULL OR valid_to >= ${today()})
			), told AS (
				SELECT item.id, who::uuid AS person_id, 0 AS above FROM item, jsonb_array_elements_text(item.people) who
				UNION ALL
				SELECT item.id, held.person_id, CASE WHEN up.id = u.id AND jsonb_array_length(item.people) = 0 THEN 0 ELSE 1 END
				FROM item JOIN unit u ON u.id = item.unit_id
				JOIN unit up ON up.path @> u.path
					AND nlevel(u.path) - nlevel(up.path) < greatest(item.level, CASE WHEN jsonb_array_length(item.people) = 0 THEN 1 ELSE 0 END)
				JOIN held ON held.unit_id = up.id AND held.role IN ('head', 'branch_head', 'central')
			)
			SELECT told.id, p.id AS "personId", p.name, p.email, p.language AS lang, CASE min(told.above) WHEN 0 THEN 'mine' ELSE 'above' END AS role
			FROM told JOIN person p ON p.id = told.person_id AND p.email IS NOT NULL
			WHERE EXISTS (SELECT FROM held WHERE held.person_id = p.id)
			GROUP BY told.id, p.id ORDER BY told.id, min(told.above), p.name, p.id`
	);
	const byItem = new Map<string, Recipient[]>();
	for (const { id, ...recipient } of found) {
		const list = byItem.get(id);
		if (list === undefined) byItem.set(id, [recipient]);
		else list.push(recipient);
	}
	return withoutUnknowing(db, items, byItem);
}

function today(): Temporal.PlainDate {
	return dayOf(now());
}
