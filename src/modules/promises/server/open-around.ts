/** What stands around promises, for open data: where they lie, steps, evidence, who says what; of many promises in one read each. */
import { rows, sql, type Reader } from '#platform/db/index.ts';
import type { Texts } from '#platform/i18n/lang.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { getSetting } from '#platform/settings/index.ts';
import { spelled } from '#modules/territory/rules.ts';
import { spreadOf, type Marks, type Spread } from '../rules/assess.ts';
import { milestoneState, type MilestoneFacts, type MilestoneState } from '../rules.ts';

export interface OpenPlace {
	code: string;
	name_kk: string;
	name_ru: string;
}

/** Each place with the district and the region it lies in, by id; a region lies in no district. */
export async function openPlaces(
	db: Reader,
	ids: readonly string[]
): Promise<Map<string, { place: OpenPlace; district: OpenPlace | null; region: OpenPlace | null }>> {
	interface Row {
		id: string;
		code: string;
		name: Texts;
		level: number;
		aboveId: string;
		aboveCode: string;
		aboveName: Texts;
	}
	const list = await rows(
		db,
		sql<Row>`
			WITH RECURSIVE up AS (
				SELECT t.id AS of, t.id, t.parent_id, t.code, t.name, t.level FROM territory t WHERE t.id = ANY(${ids}::uuid[])
				UNION ALL
				SELECT up.of, p.id, p.parent_id, p.code, p.name, p.level FROM up JOIN territory p ON p.id = up.parent_id
			) SELECT t.id, t.code, t.name, up.level, up.id AS "aboveId", up.code AS "aboveCode", up.name AS "aboveName"
			FROM up JOIN territory t ON t.id = up.of WHERE up.level <= 2 OR up.id = up.of`
	);
	const open = (code: string, name: Texts): OpenPlace => ({ code, name_kk: spelled(name.kk), name_ru: spelled(name.ru) });
	return new Map(
		[...Map.groupBy(list, ({ id }) => id)].map(([id, steps]) => {
			const at = (level: number) => steps.find((step) => step.level === level);
			const [first] = steps;
			const of = (step: Row | undefined) => (step === undefined ? null : open(step.aboveCode, step.aboveName));
			return [id, { place: open(first?.code ?? '', first?.name ?? { kk: '', ru: '', en: '' }), district: of(at(2)), region: of(at(1)) }];
		})
	);
}

export interface OpenEvidence {
	kind: string;
	title: string;
	on: Temporal.PlainDate;
	value: number | null;
	url: string | null;
	contract: string | null;
	place: string | null;
	milestone: string | null;
	sha256: string;
	/** Why it counts as none any more. */
	struck: string | null;
}

/** All that was brought for each of these promises, the earliest first; what was struck too. Who of the staff brought it is nobody's to know. */
async function openEvidence(db: Reader, ids: readonly string[]): Promise<Map<string, OpenEvidence[]>> {
	const list = await rows(
		db,
		sql<OpenEvidence & { promiseId: string }>`
			SELECT e.promise_id AS "promiseId", e.kind, e.title, e.on_day AS on, e.value::float8 AS value, e.url, e.contract, e.place, e.milestone_id AS milestone,
				encode(e.sha256, 'hex') AS sha256, e.struck_reason AS struck
			FROM promise_evidence e WHERE e.promise_id = ANY(${[...ids]}::uuid[]) ORDER BY e.on_day, e.added_at, e.id`
	);
	return grouped(list);
}

export interface OpenMilestone {
	id: string;
	text: string;
	due: Temporal.PlainDate;
	first_due: Temporal.PlainDate;
	state: MilestoneState;
}

async function openMilestones(
	db: Reader,
	ids: readonly string[],
	evidence: ReadonlyMap<string, readonly OpenEvidence[]>,
	today: Temporal.PlainDate
): Promise<Map<string, OpenMilestone[]>> {
	const list = await rows(
		db,
		sql<{
			promiseId: string;
			id: string;
			text: string;
			dueOn: Temporal.PlainDate;
			firstDueOn: Temporal.PlainDate;
			assignment: MilestoneFacts['assignment'];
			reportedAt: Temporal.Instant | null;
		}>`SELECT m.promise_id AS "promiseId", a.id, a.text, a.due_on AS "dueOn", a.first_due_on AS "firstDueOn", a.state AS assignment, a.reported_at AS "reportedAt"
			FROM promise_milestone m JOIN assignment a ON a.id = m.assignment_id WHERE m.promise_id = ANY(${[...ids]}::uuid[]) ORDER BY a.issued_at, a.id`
	);
	return grouped(
		list.map(({ promiseId, id, text, dueOn, firstDueOn, assignment, reportedAt }) => {
			const proofs = (evidence.get(promiseId) ?? []).filter((one) => one.milestone === id && one.struck === null).length;
			const reportedOn = reportedAt === null ? null : dayOf(reportedAt);
			const state = milestoneState({ assignment, dueOn, firstDueOn, reportedOn, proofs }, today);
			return { promiseId, id, text, due: dueOn, first_due: firstDueOn, state };
		})
	);
}

export interface OpenAssessment {
	assessor: 'office' | 'auditor' | 'faction';
	unit_kk: string;
	unit_ru: string;
	on: Temporal.PlainDate;
	/** By the code of a criterion, 1 to 5. */
	marks: Marks;
	comment: string;
	decision: string | null;
	decision_on: Temporal.PlainDate | null;
}

/** What each assessor said of these promises, the earliest first: side by side, and no number made of several. */
async function openAssessments(db: Reader, ids: readonly string[]): Promise<Map<string, OpenAssessment[]>> {
	const list = await rows(
		db,
		sql<OpenAssessment & { promiseId: string }>`
			SELECT x.promise_id AS "promiseId", x.assessor, u.name ->> 'kk' AS unit_kk, u.name ->> 'ru' AS unit_ru, x.on_day AS on, x.marks, x.comment, x.decision,
				x.decision_on FROM promise_assessment x JOIN unit u ON u.id = x.unit_id
			WHERE x.promise_id = ANY(${[...ids]}::uuid[]) ORDER BY x.at, x.id`
	);
	return grouped(list);
}

export interface OpenPanel {
	opened_on: Temporal.PlainDate;
	closes_on: Temporal.PlainDate;
	voices: number;
	/** How many gave each mark from 1 to 5, by the code of a criterion; null where so few spoke that each could be known. */
	spread: Record<string, Spread> | null;
}

/** Residents' voices on these promises, of the latest panel that spoke. */
async function openPanels(db: Reader, ids: readonly string[]): Promise<Map<string, OpenPanel>> {
	const least = await getSetting(db, 'suppress_below');
	const list = await rows(
		db,
		sql<{ promiseId: string; openedOn: Temporal.PlainDate; closesOn: Temporal.PlainDate; marks: Marks }>`
			SELECT v.promise_id AS "promiseId", n.opened_on AS "openedOn", n.closes_on AS "closesOn", v.marks
			FROM promise_voice v JOIN promise_seat s ON s.id = v.seat_id JOIN promise_panel n ON n.id = s.panel_id
			WHERE v.promise_id = ANY(${[...ids]}::uuid[]) ORDER BY n.opened_on DESC, md5(v.seat_id::text)`
	);
	return new Map(
		[...Map.groupBy(list, ({ promiseId }) => promiseId)].flatMap(([id, all]) => {
			const [first] = all;
			if (first === undefined) return [];
			const voices = all.filter(({ openedOn }) => openedOn.equals(first.openedOn)).map(({ marks }) => marks);
			const asked = [...new Set(voices.flatMap((marks) => Object.keys(marks)))];
			const spread = voices.length < least ? null : Object.fromEntries(asked.map((one) => [one, spreadOf(voices, one)]));
			return [[id, { opened_on: first.openedOn, closes_on: first.closesOn, voices: voices.length, spread }]];
		})
	);
}

function grouped<T extends { promiseId: string }>(list: readonly T[]): Map<string, Omit<T, 'promiseId'>[]> {
	const own = (row: T) => {
		const { promiseId: _, ...one } = row;
		return one;
	};
	return new Map([...Map.groupBy(list, ({ promiseId }) => promiseId)].map(([id, of]) => [id, of.map(own)]));
}

/** All of it for these promises, by id. */
export async function openAround(db: Reader, ids: readonly string[], today: Temporal.PlainDate) {
	const evidence = await openEvidence(db, ids);
	const [milestones, assessments, panels] = [
		await openMilestones(db, ids, evidence, today),
		await openAssessments(db, ids),
		await openPanels(db, ids)
	];
	return (id: string) => ({
		milestones: milestones.get(id) ?? [],
		evidence: evidence.get(id) ?? [],
		assessments: assessments.get(id) ?? [],
		panel: panels.get(id) ?? null
	});
}
export type OpenAround = ReturnType<Awaited<ReturnType<typeof openAround>>>;
