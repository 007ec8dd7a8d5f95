/** Reads that only the desk needs: how far work on a page of appeals is, figures of thirty days, drafts to finish. */
import { now } from '#platform/clock.ts';
import { rows, sql, type Reader } from '#platform/db/index.ts';
import { found, notFound } from '#platform/errors.ts';
import { ZONE } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { holds, type Role, type Staff } from '#platform/identity/actor.ts';
import { open } from '#platform/secrets.ts';
import { rootUnit, unitById, unitsByIds, unitsUnder, type Unit } from '#modules/organisation/server/index.ts';
import { DESK_CHANNELS, intakeBody, type DeskChannel, type IntakeBody } from '../desk-input.ts';
import { canIntake } from './policy.ts';
import { readable } from './visible.ts';

/** How far the work on an appeal is, beside its state. */
export interface Progress {
	/** The last day to register it; of what was imported or registered long ago it may be unknown. */
	registerBy: Temporal.PlainDate | null;
	drafted: boolean;
	reported: boolean;
}

/** Progress of the appeals of one page, in one read. */
export async function progressOf(db: Reader, ids: readonly string[]): Promise<Map<string, Progress>> {
	if (ids.length === 0) return new Map();
	const list = await rows(
		db,
		sql<Progress & { id: string }>`
			SELECT a.id, a.register_by AS "registerBy",
				EXISTS (SELECT FROM decision_draft d WHERE d.appeal_id = a.id) AS drafted,
				EXISTS (SELECT FROM journal j WHERE j.subject_kind = 'appeal' AND j.subject_id = a.id AND j.act = 'appeal.reported') AS reported
			FROM appeal a WHERE a.id = ANY(${[...ids]}::uuid[])`
	);
	return new Map(list.map((row) => [row.id, row]));
}

export interface MonthFigures {
	decided: number;
	onTime: number;
	/** Mean of the citizens' marks, 1 to 5; null when nobody gave one. */
	mark: number | null;
}

const FRESH = { minutes: 5 };
const cache = new Map<string, { until: Temporal.Instant; figures: MonthFigures }>();

/**
 * Decisions of the last thirty days of the units that the actor reads: how many, how many by the first date given, the
 * citizens' mean mark. Sensitive cases are in nobody's figures here: a number that rose would tell of one. Read again
 * after five minutes at the earliest: it stands above every queue page.
 */
export async function monthFigures(db: Reader, actor: Staff): Promise<MonthFigures> {
	const at = now();
	const mine = (await readable(db, actor)).units;
	const units = mine === 'all' ? (await unitsUnder(db, (await rootUnit(db)).path)).map((unit) => unit.id) : mine;
	const key = units.toSorted().join();
	const known = cache.get(key);
	if (known !== undefined && Temporal.Instant.compare(known.until, at) > 0) return known.figures;
	const [figures] = await rows(
		db,
		sql<MonthFigures>`
			SELECT count(*)::int AS decided, avg(a.rating)::float8 AS mark,
				(count(*) FILTER (WHERE (a.answered_at AT TIME ZONE ${ZONE})::date <= a.first_due_on))::int AS "onTime"
			FROM unnest(${units}::uuid[]) AS u (id)
			CROSS JOIN LATERAL (SELECT first_due_on, rating, answered_at FROM appeal
				WHERE unit_id = u.id AND answered_at >= ${at.subtract({ hours: 30 * 24 })} AND NOT sensitive) a`
	);
	if (figures === undefined) throw new Error('a count always has one row');
	if (cache.size > 200) cache.clear();
	cache.set(key, { until: at.add(FRESH), figures });
	return figures;
}

const INTAKE_ROLES: readonly Role[] = ['operator', 'head', 'branch_head', 'aide'];

/** The units in whose name the actor takes appeals in: those of the posts themselves. */
export async function intakeUnits(db: Reader, actor: Staff): Promise<Unit[]> {
	const ids = actor.posts.filter((post) => INTAKE_ROLES.includes(post.role)).map((post) => post.unitId);
	return [...(await unitsByIds(db, ids)).values()].filter((unit) => unit.open);
}

/** The units whose executors the actor leads: of the posts themselves and below. */
export async function ledUnits(db: Reader, actor: Staff): Promise<Unit[]> {
	const paths = actor.posts.filter((post) => LEADING.includes(post.role)).map((post) => post.unitPath);
	const lists = await Promise.all([...new Set(paths)].map((path) => unitsUnder(db, path)));
	return [...new Map(lists.flat().map((unit) => [unit.id, unit])).values()];
}

const LEADING: readonly Role[] = ['head', 'branch_head', 'central', 'auditor'];

/** Whether the actor sees how work is shared out in a unit. */
export function canSeeLoad(actor: Staff, unitPath: string): boolean {
	return holds(actor, LEADING, unitPath);
}

export interface DeskDraft {
	id: string;
	number: string;
	language: Lang;
	channel: DeskChannel;
	body: IntakeBody;
	unitId: string;
	personId: string;
	changedAt: Temporal.Instant;
	appealId: string | null;
}

interface DraftRow {
	id: string;
	number: string;
	language: string;
	channel: string;
	body: Buffer;
	unit_id: string;
	person_id: string;
	changed_at: Temporal.Instant;
	appeal_id: string | null;
}

const DRAFT = sql`d.id, d.number, d.language, d.channel, d.body, d.unit_id, d.person_id, d.changed_at, d.appeal_id`;
/** The list is worked off, not archived: more than this is a sign of something else. */
const MOST = 100;

/** Drafts begun at the desks of the actor's units and not finished, the last changed first. */
export async function deskDrafts(db: Reader, actor: Staff): Promise<DeskDraft[]> {
	const units = (await intakeUnits(db, actor)).map((unit) => unit.id);
	const list = await rows(
		db,
		sql<DraftRow>`
			SELECT ${DRAFT} FROM appeal_draft d
			WHERE d.appeal_id IS NULL AND d.person_id IS NOT NULL AND d.unit_id = ANY(${units}::uuid[])
			ORDER BY d.changed_at DESC LIMIT ${MOST}`
	);
	return list.map(openDraftRow);
}

/** One draft of the desk, finished or not. Throws not_found when it is not there or of another desk. */
export async function deskDraft(db: Reader, actor: Staff, id: string): Promise<DeskDraft> {
	const [row] = await rows(
		db,
		sql<DraftRow>`SELECT ${DRAFT} FROM appeal_draft d WHERE d.id = ${id} AND d.person_id IS NOT NULL AND d.unit_id IS NOT NULL`
	);
	const draft = openDraftRow(found(row));
	const unit = found(await unitById(db, draft.unitId));
	if (draft.personId !== actor.personId && !canIntake(actor, unit.path)) throw notFound();
	return draft;
}

/** Fields that the rules have outgrown are dropped, not fatal. */
function openDraftRow(row: DraftRow): DeskDraft {
	const parsed = intakeBody.safeParse(JSON.parse(open(row.body)));
	return {
		id: row.id,
		number: row.number,
		language: row.language as Lang,
		channel: DESK_CHANNELS.find((channel) => channel === row.channel) ?? 'visit',
		body: parsed.success ? parsed.data : {},
		unitId: row.unit_id,
		personId: row.person_id,
		changedAt: row.changed_at,
		appealId: row.appeal_id
	};
}

export interface RouteRule {
	id: string;
	territoryId: string | null;
	themeId: string | null;
	unitId: string;
}

/** Every rule of routing: those for a place before those for everywhere. */
export async function routeRules(db: Reader): Promise<RouteRule[]> {
	return rows(
		db,
		sql<RouteRule>`
			SELECT r.id, r.territory_id AS "territoryId", r.theme_id AS "themeId", r.unit_id AS "unitId" FROM route_rule r
			LEFT JOIN territory t ON t.id = r.territory_id LEFT JOIN theme h ON h.id = r.theme_id
			ORDER BY t.path NULLS LAST, h.position NULLS LAST`
	);
}
