/** How much is looked at again and by whom, by date; the questions of a day; the control group. */
import { holdsOn, type Added, type Dated } from '#platform/calendar/editions.ts';
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import type { Texts } from '#platform/i18n/lang.ts';
import { holdersOf, type Holder } from '#modules/organisation/server/index.ts';
import type { Looker } from '../rules.ts';

export interface ControlRule extends Dated {
	id: string;
	share: number;
	least: number;
	groupUnitId: string | null;
	source: string;
	added: Added;
}

type Row = Omit<ControlRule, 'added'> & { addedAt: Temporal.Instant | null; addedBy: string | null; reason: string | null };

/** Every edition, the latest first. */
export async function controlRules(db: Reader | Tx): Promise<ControlRule[]> {
	const list = await rows(
		db,
		sql<Row>`SELECT id, share, least, group_unit_id AS "groupUnitId", valid_from AS "validFrom", valid_to AS "validTo", source,
			added_at AS "addedAt", added_by AS "addedBy", reason FROM control_rule ORDER BY valid_from DESC`
	);
	return list.map(({ addedAt, addedBy, reason, ...row }) => ({
		...row,
		added: addedAt === null ? undefined : { at: addedAt, by: addedBy, reason: reason ?? '' }
	}));
}

export async function controlRuleOn(db: Reader | Tx, day: Temporal.PlainDate): Promise<ControlRule | undefined> {
	return (await controlRules(db)).find((rule) => holdsOn(rule, day));
}

export interface Question {
	id: string;
	name: Texts;
	hint: Texts;
	decisive: boolean;
}

/** The questions that hold on a day, in their order. */
export async function questionsOn(db: Reader | Tx, day: Temporal.PlainDate): Promise<Question[]> {
	return rows(
		db,
		sql<Question>`SELECT id, name, hint, decisive FROM control_question
			WHERE valid_from <= ${day} AND (valid_to IS NULL OR valid_to >= ${day}) ORDER BY position, id`
	);
}

/** The control group as a rule names it, with what each has open. */
export async function groupOf(db: Reader, { groupUnitId }: Pick<ControlRule, 'groupUnitId'>): Promise<Looker[]> {
	const [people, counts] = await Promise.all([
		holdersOf(db, groupUnitId === null ? { roles: ['auditor'] } : { withinUnitId: groupUnitId }),
		rows(
			db,
			sql<{
				id: string;
				open: number;
			}>`SELECT looker_id AS id, count(*)::int AS open FROM control_look WHERE state = 'waiting' GROUP BY looker_id`
		)
	]);
	const open = new Map(counts.map((row) => [row.id, row.open]));
	return people.map(({ id, posts }: Holder) => ({ id, posts, open: open.get(id) ?? 0 }));
}
