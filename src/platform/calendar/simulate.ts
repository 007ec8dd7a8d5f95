/** What a version of a rule would do to the deadlines that run now. Reads only; computed by spans, not by cases. */
import { rows, sql, type Reader } from '../db/index.ts';
import type { Staff } from '../identity/actor.ts';
import { canEdit } from './edit.ts';
import { loadCalendar } from './index.ts';
import { ruleVersions, type NewVersion } from './rule-versions.ts';
import { deadline } from './rules.ts';
import { deadlineSubjects } from './subjects.ts';

export interface Shift {
	earlier: number;
	later: number;
	/** In time by the date of now, late by the new one. */
	overdue: number;
}

export interface SimulatedMove {
	kind: string;
	id: string;
	label: string | null;
	unitId: string | null;
	from: Temporal.PlainDate;
	to: Temporal.PlainDate;
}

export interface Simulation extends Shift {
	/** Open deadlines that the version would govern, whether their date moves or not. */
	governed: number;
	/** Late now, in time by the new date. */
	relieved: number;
	/** Units with most moved deadlines first. */
	byUnit: (Shift & { unitId: string | null })[];
	/** The first moved ones by their date now. */
	first: SimulatedMove[];
}

interface Cell {
	kind: string;
	unitId: string | null;
	startsOn: Temporal.PlainDate;
	dueOn: Temporal.PlainDate;
	count: number;
}

type MovedCell = Cell & { to: Temporal.PlainDate; order: number };

/**
 * Every open deadline of the rule whose day zero falls under the version: on its first day or after, and before the first
 * day of a later one. An editor of rules counts all; others the cases they may know of.
 */
export async function simulate(db: Reader, actor: Staff, version: NewVersion, today: Temporal.PlainDate, show = 50): Promise<Simulation> {
	const [calendar, versions] = await Promise.all([loadCalendar(db), ruleVersions(db, version.ruleId)]);
	const later = versions
		.filter((v) => v.withdrawn === undefined && Temporal.PlainDate.compare(v.validFrom, version.validFrom) > 0)
		.map((v) => v.validFrom)
		.toSorted((a, b) => Temporal.PlainDate.compare(a, b));
	const scope = governedBy(version, later[0]);
	const cells = await cellsOf(db, actor, scope);
	const moved = cells.flatMap((cell): MovedCell[] => {
		const to = deadline(calendar, cell.startsOn, { ...version, ruleVersion: 0 }).dueOn;
		const order = Temporal.PlainDate.compare(to, cell.dueOn);
		return order === 0 ? [] : [{ ...cell, to, order }];
	});
	const becomes = (cell: MovedCell) => lateOn(cell.to, today) && !lateOn(cell.dueOn, today);
	const shiftOf = (list: readonly MovedCell[]): Shift => ({
		earlier: sum(list.filter((cell) => cell.order < 0)),
		later: sum(list.filter((cell) => cell.order > 0)),
		overdue: sum(list.filter(becomes))
	});
	const units = [...Map.groupBy(moved, (cell) => cell.unitId)].map(([unitId, list]) => ({ unitId, ...shiftOf(list) }));
	return {
		governed: sum(cells),
		...shiftOf(moved),
		relieved: sum(moved.filter((cell) => lateOn(cell.dueOn, today) && !lateOn(cell.to, today))),
		byUnit: units.toSorted((a, b) => b.earlier + b.later - a.earlier - a.later),
		first: await firstOf(db, actor, scope, moved, show)
	};
}

const lateOn = (due: Temporal.PlainDate, today: Temporal.PlainDate) => Temporal.PlainDate.compare(due, today) < 0;
const sum = (cells: readonly Cell[]) => cells.reduce((total, cell) => total + cell.count, 0);

function governedBy(version: NewVersion, until: Temporal.PlainDate | undefined) {
	const end = until === undefined ? sql`` : sql`AND d.starts_on < ${until}`;
	return sql`d.met_at IS NULL AND d.replaced_at IS NULL AND d.rule_id = ${version.ruleId} AND d.starts_on >= ${version.validFrom} ${end}`;
}

type Scope = ReturnType<typeof governedBy>;

/** The kinds of subject, each with those that the actor may know of. */
async function sources(db: Reader, actor: Staff) {
	const everywhere = canEdit(actor);
	return Promise.all([...deadlineSubjects()].map(async ([kind, of]) => ({ kind, known: await of(db, actor, everywhere) })));
}

/** An editor must not miss in the count what is hidden from them: it stands there without a unit, and is not listed. */
async function cellsOf(db: Reader, actor: Staff, scope: Scope): Promise<Cell[]> {
	const join = canEdit(actor) ? sql`LEFT JOIN` : sql`JOIN`;
	const lists = (await sources(db, actor)).map(({ kind, known }) =>
		rows(
			db,
			sql<Cell>`
				SELECT ${kind}::text AS kind, s.unit_id AS "unitId", d.starts_on AS "startsOn", d.due_on AS "dueOn", count(*)::int AS count
				FROM deadline d ${join} (${known}) s ON s.id = d.subject_id
				WHERE ${scope} AND d.subject_kind = ${kind} GROUP BY 2, 3, 4`
		)
	);
	return (await Promise.all([...lists, ...(canEdit(actor) ? [unknownCells(db, scope)] : [])])).flat();
}

/** Deadlines of rooms that tell nothing of their subjects: an editor must not miss them in the count. */
function unknownCells(db: Reader, scope: Scope): Promise<Cell[]> {
	return rows(
		db,
		sql<Cell>`
			SELECT d.subject_kind AS kind, NULL::uuid AS "unitId", d.starts_on AS "startsOn", d.due_on AS "dueOn", count(*)::int AS count
			FROM deadline d WHERE ${scope} AND d.subject_kind <> ALL(${[...deadlineSubjects().keys()]}::text[]) GROUP BY 1, 3, 4`
	);
}

/** Cell by cell in the order of their dates, until enough are named. */
async function firstOf(db: Reader, actor: Staff, scope: Scope, moved: readonly MovedCell[], show: number): Promise<SimulatedMove[]> {
	const lists = new Map((await sources(db, actor)).map(({ kind, known }) => [kind, known]));
	const spans = Map.groupBy(moved, (cell) => `${cell.dueOn.toString()} ${cell.startsOn.toString()} ${cell.kind}`);
	const first: SimulatedMove[] = [];
	for (const key of [...spans.keys()].toSorted()) {
		const [cell] = spans.get(key) ?? [];
		const known = lists.get(cell?.kind ?? '');
		if (cell === undefined || known === undefined) continue;
		if (first.length >= show) break;
		const found = await rows(
			db,
			sql<{ id: string; label: string | null; unitId: string | null }>`
				SELECT d.subject_id AS id, s.label, s.unit_id AS "unitId" FROM deadline d JOIN (${known}) s ON s.id = d.subject_id
				WHERE ${scope} AND d.subject_kind = ${cell.kind} AND d.starts_on = ${cell.startsOn} AND d.due_on = ${cell.dueOn}
				ORDER BY d.subject_id LIMIT ${show - first.length}`
		);
		first.push(...found.map((row) => ({ ...row, kind: cell.kind, from: cell.dueOn, to: cell.to })));
	}
	return first;
}
