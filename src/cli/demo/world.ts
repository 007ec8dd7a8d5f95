/** What the generator knows of the organisation, the calendar and the terms. */
import type pg from 'pg';
import { loadCalendar, workdayEndsAt } from '../../platform/calendar/index.ts';
import {
	deadline,
	registrationDay,
	workingDaysBetween,
	type Calendar,
	type ComputedDeadline,
	type DayUnit,
	type Term
} from '../../platform/calendar/rules.ts';
import type { Reader } from '../../platform/db/index.ts';
import { ZONE } from '../../platform/i18n/format.ts';
import { kindsOn } from '../../modules/appeals/server/index.ts';
import { REGIONS } from './regions.ts';
import { seeded, type Random } from './random.ts';
import { plainDay, WorkTime } from './worktime.ts';

/** How a reception works: for people, like most, late, or for the report. */
export type Style = 'good' | 'usual' | 'slow' | 'formal';

export interface Place {
	id: string;
	name: { kk: string; ru: string };
}

/** A unit with its people and the places it covers. */
export interface Desk {
	unitId: string;
	code: string;
	regionId: string;
	/** The district or city; the region for a branch. */
	territory: Place;
	settlements: Place[];
	operators: string[];
	executors: string[];
	heads: string[];
	/** The branch above, by its place in `desks`; itself for a branch. */
	branch: string;
	city: boolean;
	style: Style;
	kk: number;
	weight: number;
}

export interface World {
	random: Random;
	/** The present in milliseconds: nothing is later. */
	now: number;
	start: number;
	desks: Desk[];
	themes: { id: string; code: string }[];
	work: WorkTime;
	terms: Terms;
}

/** Terms by the real rules, each day computed once. */
export interface Terms {
	/** The day of registration by the rule for what came at `ms`. */
	startOf: (ms: number) => Temporal.PlainDate;
	due: (ruleId: string, start: Temporal.PlainDate) => ComputedDeadline;
	/** The same with its explanation as text, ready for the row. */
	reason: (ruleId: string, start: Temporal.PlainDate) => string;
	ruleOf: (kind: string) => string;
	daysBetween: (from: Temporal.PlainDate, to: Temporal.PlainDate) => number;
}

interface Edition {
	id: string;
	version: number;
	from: string;
	days: number;
	unit: DayUnit;
}

async function readTerms(client: pg.Client, db: Reader, calendar: Calendar, today: Temporal.PlainDate): Promise<Terms> {
	const ends = await workdayEndsAt(db);
	const kinds = new Map((await kindsOn(db, today)).map((kind) => [kind.id as string, kind.ruleId]));
	const { rows: editions } = await client.query<Edition>(
		`SELECT id, version, valid_from::text AS "from", days, unit FROM deadline_rule ORDER BY valid_from DESC, version DESC`
	);
	const termOn = (ruleId: string, day: string): Term => {
		const edition = editions.find(({ id, from }) => id === ruleId && from <= day);
		if (edition === undefined) throw new Error(`no version of the rule ${ruleId} is in force on ${day}`);
		return { ruleId, ruleVersion: edition.version, n: edition.days, unit: edition.unit };
	};
	const dues = new Map<string, { computed: ComputedDeadline; text: string }>();
	const due = (ruleId: string, start: Temporal.PlainDate) => {
		const key = `${ruleId} ${start.toString()}`;
		let known = dues.get(key);
		if (known === undefined) {
			const computed = deadline(calendar, start, termOn(ruleId, start.toString()));
			dues.set(key, (known = { computed, text: JSON.stringify(computed.explanation) }));
		}
		return known;
	};
	const spans = new Map<string, number>();
	return {
		startOf: (ms) => registrationDay(calendar, Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(ZONE), ends),
		due: (ruleId, start) => due(ruleId, start).computed,
		reason: (ruleId, start) => due(ruleId, start).text,
		ruleOf: (kind) => kinds.get(kind) ?? 'consider',
		daysBetween: (a, b) => {
			const key = `${a.toString()} ${b.toString()}`;
			let days = spans.get(key);
			if (days === undefined) spans.set(key, (days = workingDaysBetween(calendar, a, b)));
			return days;
		}
	};
}

interface UnitRow {
	id: string;
	code: string;
	parent: string | null;
	kind: string;
	territory: string;
	region: string;
	name: { kk: string; ru: string };
	places: { id: string; name: { kk: string; ru: string } }[] | null;
	people: { id: string; role: string }[] | null;
}

const UNITS = `
	SELECT u.id, u.code, p.code AS parent, u.kind, t.id AS territory, t.region_id AS region, t.name,
		(SELECT json_agg(json_build_object('id', s.id, 'name', s.name) ORDER BY s.code) FROM territory s WHERE s.parent_id = t.id AND s.level = 4) AS places,
		(SELECT json_agg(json_build_object('id', h.person_id, 'role', h.role) ORDER BY h.person_id) FROM post h WHERE h.unit_id = u.id) AS people
	FROM unit u JOIN territory t ON t.id = u.territory_id LEFT JOIN unit p ON p.id = u.parent_id
	WHERE u.kind IN ('regional', 'district', 'city') ORDER BY u.code`;

/** Regions differ: some keep their word, some write papers. */
const REGION_STYLES: Record<string, readonly Style[]> = {
	ALM: ['good', 'good', 'usual'],
	SHY: ['good', 'usual', 'usual'],
	KOS: ['good', 'good', 'usual', 'usual'],
	KYZ: ['formal', 'formal', 'usual'],
	TUR: ['formal', 'usual', 'usual', 'slow'],
	ULY: ['slow', 'slow', 'usual'],
	ATY: ['slow', 'usual', 'usual'],
	AST: ['usual', 'good', 'usual', 'slow']
};
const USUAL: readonly Style[] = ['good', 'usual', 'usual', 'usual', 'slow', 'formal'];

function toDesk(row: UnitRow, random: Random): Desk {
	const branch = row.kind === 'regional' ? row.code : (row.parent ?? row.code);
	const region = REGIONS.find((r) => r.unit === branch);
	const of = (...roles: string[]) => (row.people ?? []).filter((p) => roles.includes(p.role)).map((p) => p.id);
	const city = row.kind === 'city';
	const big = city || ['AST', 'ALA', 'SHY'].includes(branch);
	const weight = (region?.weight ?? 1) * (row.kind === 'regional' ? 0.5 : big ? 2 : 1) * (0.4 + random.next());
	return {
		unitId: row.id,
		code: row.code,
		regionId: row.region,
		territory: { id: row.territory, name: row.name },
		settlements: row.places ?? [],
		operators: of('operator'),
		executors: of('executor'),
		heads: of('head'),
		branch,
		city: big,
		style: row.code === DEMO_UNIT ? 'usual' : random.pick(REGION_STYLES[branch] ?? USUAL),
		kk: region?.kk ?? 0.7,
		weight
	};
}

/** The district whose people the demo accounts are. */
export const DEMO_UNIT = 'ALMTAL';

const MONTHS = 14;

/** Reads the organisation and everything that dates depend on. */
export async function readWorld(client: pg.Client, db: Reader, now: Temporal.Instant, seed: number): Promise<World> {
	const random = seeded(seed);
	const today = plainDay(now.epochMilliseconds);
	const from = today.subtract({ months: MONTHS });
	const calendar = await loadCalendar(db);
	const { rows: units } = await client.query<UnitRow>(UNITS);
	const { rows: themes } = await client.query<{ id: string; code: string }>(
		'SELECT id, code FROM theme WHERE valid_to IS NULL ORDER BY position'
	);
	return {
		random,
		now: now.epochMilliseconds,
		start: from.toZonedDateTime(ZONE).epochMilliseconds,
		desks: units.map((row) => toDesk(row, random)),
		themes,
		work: new WorkTime(calendar, from.subtract({ months: 1 }), today.add({ months: 14 })),
		terms: await readTerms(client, db, calendar, today)
	};
}
