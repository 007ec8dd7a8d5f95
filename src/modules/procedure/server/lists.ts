/** What the desk does next for the procedure, across appeals: complaints, hearings ahead, notices to hand over. */
import { paths } from '#lib/paths.ts';
import type { Tone } from '#lib/ui/shapes.ts';
import { rows, sql, type Reader } from '#platform/db/index.ts';
import { formatDate, formatDateTime } from '#platform/i18n/format.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { noticesToHand, readable, type DeskContext } from '#modules/appeals/server/index.ts';
import { unitsByIds } from '#modules/organisation/server/index.ts';
import { messages } from '../messages/index.ts';
import type { ComplaintState, List } from '../rules.ts';
import { wayOf } from './present-notices.ts';

export interface ListRow {
	id: string;
	href: string;
	number: string;
	title: string;
	tag: { text: string; tone: Tone };
	when: string;
	note: string;
}

export interface ListPage {
	items: ListRow[];
	/** Opens the next page; undefined on the last one. */
	next: string | undefined;
}

const PAGE = 25;
const DAY = /^\d{4}-\d\d-\d\d$/;
const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** "2026-03-20~id": where the last page ended; undefined for anything else. */
function keyOf(after: string | undefined, shape: RegExp): { at: string; id: string } | undefined {
	const [at = '', id = ''] = after?.split('~') ?? [];
	return shape.test(at) && ID.test(id) ? { at, id } : undefined;
}

const SOURCES: Record<List, (context: DeskContext, after: string | undefined) => Promise<ListPage>> = {
	complaints: async (context, after) => {
		const { db, lang, today } = context;
		const list = await openComplaints(db, context.actor, keyOf(after, DAY));
		const units = await unitsByIds(
			db,
			list.map((row) => row.reviewUnitId)
		);
		const t = messages[lang];
		return pageOf(
			list,
			(row) => `${row.dueOn.toString()}~${row.id}`,
			(row) => ({
				id: row.id,
				href: paths.desk.procedure(row.appealId),
				number: `${row.number}/${String(row.ordinal)}`,
				title: row.title,
				tag: { text: t.complaint.states[row.state], tone: Temporal.PlainDate.compare(row.dueOn, today) < 0 ? 'late' : 'underway' },
				when: formatDate(lang, row.dueOn),
				note: units.get(row.reviewUnitId)?.name[lang] ?? ''
			})
		);
	},
	hearings: async (context, after) => {
		const { lang } = context;
		const list = await hearingsAhead(context.db, context.actor, keyOf(after, INSTANT));
		return pageOf(
			list,
			(row) => `${row.at.toString()}~${row.id}`,
			(row) => ({
				id: row.id,
				href: paths.desk.procedure(row.appealId),
				number: row.number,
				title: row.title,
				tag: { text: messages[lang].hearing.states.called, tone: 'underway' },
				when: formatDateTime(lang, row.at),
				note: row.place
			})
		);
	},
	notices: async (context, after) => {
		const { lang } = context;
		const key = keyOf(after, INSTANT);
		const from = key === undefined ? undefined : { at: Temporal.Instant.from(key.at), id: key.id };
		const list = await noticesToHand(context.db, context.actor, { after: from, limit: PAGE + 1 });
		return pageOf(
			list,
			(row) => `${row.madeAt.toString()}~${row.id}`,
			(row) => ({
				id: row.id,
				href: paths.desk.procedure(row.appealId),
				number: row.number,
				title: row.subject,
				tag: { text: wayOf(lang, row), tone: 'late' },
				when: formatDateTime(lang, row.madeAt),
				note: ''
			})
		);
	}
};

/** One page of a list, as this reader may see it. */
export function presentList(context: DeskContext, list: List, after?: string): Promise<ListPage> {
	return SOURCES[list](context, after);
}

function pageOf<T>(list: readonly T[], keyed: (row: T) => string, present: (row: T) => ListRow): ListPage {
	const last = list.length > PAGE ? list[PAGE - 1] : undefined;
	return { items: list.slice(0, PAGE).map(present), next: last === undefined ? undefined : keyed(last) };
}

interface ComplaintRow {
	id: string;
	appealId: string;
	number: string;
	ordinal: number;
	title: string;
	state: ComplaintState;
	reviewUnitId: string;
	dueOn: Temporal.PlainDate;
}

async function openComplaints(db: Reader, actor: Staff, key: { at: string; id: string } | undefined): Promise<ComplaintRow[]> {
	const may = await readable(db, actor);
	const after = key === undefined ? sql`true` : sql`(c.due_on, c.id) > (${key.at}::date, ${key.id}::uuid)`;
	return rows(
		db,
		sql<ComplaintRow>`
			SELECT c.id, c.appeal_id AS "appealId", a.number, c.ordinal, a.title, c.state, c.review_unit_id AS "reviewUnitId", c.due_on AS "dueOn"
			FROM complaint c JOIN appeal a ON a.id = c.appeal_id
			WHERE c.state IN ('filed', 'passed') AND ${may.where} AND ${after} ORDER BY c.due_on, c.id LIMIT ${PAGE + 1}`
	);
}

interface HearingRow {
	id: string;
	appealId: string;
	number: string;
	title: string;
	place: string;
	at: Temporal.Instant;
}

async function hearingsAhead(db: Reader, actor: Staff, key: { at: string; id: string } | undefined): Promise<HearingRow[]> {
	const may = await readable(db, actor);
	const after = key === undefined ? sql`true` : sql`(h.at, h.id) > (${key.at}::timestamptz, ${key.id}::uuid)`;
	return rows(
		db,
		sql<HearingRow>`
			SELECT h.id, h.appeal_id AS "appealId", a.number, a.title, h.place, h.at
			FROM hearing h JOIN appeal a ON a.id = h.appeal_id
			WHERE h.state = 'called' AND a.state IN ('in_work', 'on_approval') AND ${may.where} AND ${after}
			ORDER BY h.at, h.id LIMIT ${PAGE + 1}`
	);
}
