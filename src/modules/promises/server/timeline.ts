/** What happened to promises and what is to come, with its day: read for all promises of a page at once. */
import { rows, sql, type Reader } from '#platform/db/index.ts';
import type { Texts } from '#platform/i18n/lang.ts';
import type { Marks } from '../rules/assess.ts';
import type { MilestoneFacts, Verdict } from '../rules.ts';

interface Of {
	promiseId: string;
}

export interface MilestoneAt extends Of, Omit<MilestoneFacts, 'reportedOn'> {
	text: string;
	reportedAt: Temporal.Instant | null;
}

export interface EvidenceAt extends Of {
	id: string;
	title: string;
	value: number | null;
	day: Temporal.PlainDate;
	/** How much stands in all. */
	all: number;
}

export interface VerdictAt extends Of {
	verdict: Verdict;
	day: Temporal.PlainDate;
}

export interface AssessmentAt extends Of {
	assessor: 'office' | 'auditor' | 'faction';
	unit: Texts;
	marks: Marks;
	day: Temporal.PlainDate;
}

/** A panel of residents that gave voices; the day is its last. */
export interface PanelAt extends Of {
	voices: number;
	seats: number;
	day: Temporal.PlainDate;
}

export interface CorrectionAt extends Of {
	at: Temporal.Instant;
	fields: string[];
	reason: string | null;
}

/** Of one promise so much evidence is told, the latest; the rest is on its page. */
const SHOWN_EVIDENCE = 6;

/** All of these promises. */
export async function eventsOf(db: Reader, ids: readonly string[]) {
	const these = sql`ANY(${[...ids]}::uuid[])`;
	const [milestones, evidence, verdicts, assessments, panels, corrections] = await Promise.all([
		rows(
			db,
			sql<MilestoneAt>`SELECT m.promise_id AS "promiseId", a.text, a.state AS assignment, a.due_on AS "dueOn", a.first_due_on AS "firstDueOn", a.reported_at AS "reportedAt",
				(SELECT count(*)::int FROM promise_evidence e WHERE e.promise_id = m.promise_id AND e.milestone_id = a.id AND e.struck_at IS NULL) AS proofs
				FROM promise_milestone m JOIN assignment a ON a.id = m.assignment_id WHERE m.promise_id = ${these} ORDER BY a.due_on, a.id`
		),
		rows(
			db,
			sql<EvidenceAt>`SELECT * FROM (SELECT e.promise_id AS "promiseId", e.id, e.title, e.value::float8 AS value, e.on_day AS day,
				(count(*) OVER (PARTITION BY e.promise_id))::int AS all, row_number() OVER (PARTITION BY e.promise_id ORDER BY e.on_day DESC, e.id) AS k
				FROM promise_evidence e WHERE e.promise_id = ${these} AND e.struck_at IS NULL) x WHERE k <= ${SHOWN_EVIDENCE}`
		),
		rows(
			db,
			sql<VerdictAt>`SELECT v.promise_id AS "promiseId", v.verdict, v.on_day AS day FROM promise_verdict v WHERE v.promise_id = ${these} ORDER BY v.at, v.id`
		),
		rows(
			db,
			sql<AssessmentAt>`SELECT x.promise_id AS "promiseId", x.assessor, u.name AS unit, x.marks, x.on_day AS day
				FROM promise_assessment x JOIN unit u ON u.id = x.unit_id WHERE x.promise_id = ${these} ORDER BY x.at, x.id`
		),
		rows(
			db,
			sql<PanelAt>`SELECT v.promise_id AS "promiseId", count(*)::int AS voices, n.closes_on AS day,
				(SELECT count(*)::int FROM promise_seat o WHERE o.panel_id = n.id) AS seats
				FROM promise_voice v JOIN promise_seat s ON s.id = v.seat_id JOIN promise_panel n ON n.id = s.panel_id
				WHERE v.promise_id = ${these} GROUP BY v.promise_id, n.id ORDER BY n.closes_on, n.id`
		),
		rows(
			db,
			sql<CorrectionAt>`SELECT j.subject_id AS "promiseId", j.at, j.data ->> 'reason' AS reason,
				ARRAY(SELECT c ->> 'field' FROM json_array_elements(CASE WHEN json_typeof(j.data -> 'changes') = 'array' THEN j.data -> 'changes' ELSE '[]'::json END) c) AS fields
				FROM journal j WHERE j.subject_kind = 'promise' AND j.subject_id = ${these} AND j.act = 'promise.corrected' AND j.seen_by = 'public' ORDER BY j.seq`
		)
	]);
	const by = <T extends Of>(list: readonly T[]) => Map.groupBy(list, ({ promiseId }) => promiseId);
	return {
		milestones: by(milestones),
		evidence: by(evidence),
		verdicts: by(verdicts),
		assessments: by(assessments),
		panels: by(panels),
		corrections: by(corrections)
	};
}
export type Events = Awaited<ReturnType<typeof eventsOf>>;

export interface ListChange {
	programmeId: string;
	title: Texts;
	at: Temporal.Instant;
	act: 'programme.published' | 'programme.promises_added' | 'programme.promise_corrected';
	/** Numbers of the promises that came. */
	from: number | null;
	to: number | null;
	/** Of the promise that was corrected. */
	number: number | null;
	reason: string | null;
}

const MOST_CHANGES = 20;

/** How the lists of these programmes changed since they are public: the latest. */
export async function listChanges(db: Reader, programmeIds: readonly string[]): Promise<ListChange[]> {
	return rows(
		db,
		sql<ListChange>`SELECT g.id AS "programmeId", g.title, j.at, j.act, (j.data ->> 'from')::int AS from, (j.data ->> 'to')::int AS to, (j.data ->> 'number')::int AS number,
			j.data ->> 'reason' AS reason
			FROM journal j JOIN programme g ON g.id = j.subject_id WHERE j.subject_kind = 'programme' AND j.subject_id = ANY(${[...new Set(programmeIds)]}::uuid[])
				AND j.act IN ('programme.published', 'programme.promises_added', 'programme.promise_corrected') AND j.seen_by = 'public'
			ORDER BY j.at DESC, j.subject_id, j.seq DESC LIMIT ${MOST_CHANGES}`
	);
}
