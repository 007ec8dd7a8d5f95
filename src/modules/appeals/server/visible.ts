/**
 * Who may know that an appeal is there: the one place. Every list, count, search, suggestion, export and mail asks
 * here, in SQL (`readable`, `known`) or of one appeal that was read (`keptFrom`). A room that lists appeals of its own
 * accord adds `known(actor)` to its WHERE and a line to test/hidden.db.test.ts.
 */
import { now } from '#platform/clock.ts';
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { isWithin, type HeldPost, type Role, type Staff } from '#platform/identity/actor.ts';
import { onOrigin } from '#modules/assignments/server/index.ts';
import { rootUnit, unitsUnder } from '#modules/organisation/server/index.ts';

type Condition = ReturnType<typeof sql<boolean>>;

/** Roles whose post lets one read the appeals of its unit and below. */
export const READING: readonly Role[] = ['operator', 'executor', 'head', 'branch_head', 'deputy', 'aide', 'central', 'auditor'];
/** Roles that head a unit. */
export const HEADING: readonly Role[] = ['head', 'branch_head'];
/** Who stands above a unit is not under its head, whatever other post they hold. */
const ABOVE: readonly Role[] = ['head', 'branch_head', 'central', 'auditor'];

/** Somebody the appeal complains of, with the units they head today (never the root: then nobody could answer). */
export interface Against {
	personId: string;
	heads: readonly string[];
}

/** What an appeal is kept from people by; null when it is kept from nobody. */
export interface Guard {
	sensitive: boolean;
	/** Who may know of a sensitive appeal now: the named, and those who broke the glass. */
	readers: readonly string[];
	against: readonly Against[];
}

type Who = Pick<Staff, 'personId' | 'posts'>;

/**
 * Why this person may not know of the appeal: it is sensitive and they are not named, or it complains of them or of
 * their head. Pure; undefined when they may, as far as their post lets them.
 */
export function keptFrom(who: Who, guard: Guard | null): 'sensitive' | 'conflict' | undefined {
	if (guard === null) return undefined;
	const about = guard.against.some(({ personId, heads }) => personId === who.personId || heads.some((path) => isUnder(who.posts, path)));
	if (about) return 'conflict';
	return guard.sensitive && !guard.readers.includes(who.personId) ? 'sensitive' : undefined;
}

function isUnder(posts: readonly HeldPost[], headed: string): boolean {
	const above = (post: HeldPost) => ABOVE.includes(post.role) && post.unitPath !== headed && isWithin(headed, post.unitPath);
	return posts.some((post) => isWithin(post.unitPath, headed)) && !posts.some(above);
}

/** The units headed today by somebody in `appeal_against` (alias `c`), as `u`; the root is none of them. */
const headed = () => sql`LEFT JOIN post h ON h.person_id = c.person_id AND h.role = ANY(${[...HEADING]}::text[])
	AND h.valid_from <= ${dayOf(now())} AND (h.valid_to IS NULL OR h.valid_to >= ${dayOf(now())})
	LEFT JOIN unit u ON u.id = h.unit_id AND u.parent_id IS NOT NULL`;

/** SQL: the guard of an appeal (alias `a`), null when it is kept from nobody. */
export function guardOf() {
	return sql<Guard | null>`CASE WHEN a.sensitive OR a.conflicted THEN jsonb_build_object(
		'sensitive', a.sensitive,
		'readers', (SELECT coalesce(jsonb_agg(r.person_id), '[]') FROM (
			SELECT person_id FROM appeal_reader WHERE appeal_id = a.id
			UNION SELECT person_id FROM appeal_glass WHERE appeal_id = a.id AND until_at > ${now()}) r),
		'against', (SELECT coalesce(jsonb_agg(x), '[]') FROM (
			SELECT c.person_id AS "personId", coalesce(array_agg(u.path::text) FILTER (WHERE u.id IS NOT NULL), '{}') AS heads
			FROM appeal_against c ${headed()} WHERE c.appeal_id = a.id GROUP BY c.person_id) x)) END`;
}

/** SQL over an appeal (alias `a` unless said): the actor may know of it. The same as `keptFrom`, asked of many rows. */
export function known(actor: Who, alias = 'a'): Condition {
	const a = sql.raw(alias);
	const own = actor.posts.map((post) => post.unitPath);
	const above = actor.posts.filter((post) => ABOVE.includes(post.role)).map((post) => post.unitPath);
	return sql<boolean>`((NOT ${a}.sensitive
			OR EXISTS (SELECT FROM appeal_reader r WHERE r.appeal_id = ${a}.id AND r.person_id = ${actor.personId})
			OR EXISTS (SELECT FROM appeal_glass g WHERE g.appeal_id = ${a}.id AND g.person_id = ${actor.personId} AND g.until_at > ${now()}))
		AND (NOT ${a}.conflicted OR NOT EXISTS (
			SELECT FROM appeal_against c ${headed()} WHERE c.appeal_id = ${a}.id AND (c.person_id = ${actor.personId}
				OR (EXISTS (SELECT FROM unnest(${own}::ltree[]) mine WHERE mine <@ u.path)
					AND NOT EXISTS (SELECT FROM unnest(${above}::ltree[]) higher WHERE higher @> u.path AND higher <> u.path))))))`;
}

/** SQL over any row that points at an appeal: the actor may know of the appeal with this id. */
export function knownById(actor: Who, id: ReturnType<typeof sql>): Condition {
	return sql<boolean>`NOT EXISTS (SELECT FROM appeal kept WHERE kept.id = ${id} AND (kept.sensitive OR kept.conflicted) AND NOT ${known(actor, 'kept')})`;
}

/** SQL over any row that points at an appeal: the appeal with this id is kept from nobody. For figures that are told to everybody. */
export function keptFromNobody(id: ReturnType<typeof sql>): Condition {
	return sql<boolean>`NOT EXISTS (SELECT FROM appeal kept WHERE kept.id = ${id} AND (kept.sensitive OR kept.conflicted))`;
}

export interface Readable {
	/** The units whose appeals the actor's posts open: all, or these. */
	units: 'all' | readonly string[];
	/** The same as a search knows it (appeal_search.scope): all, or one of these: the units of the posts, the person. */
	scope: 'all' | readonly string[];
	/** SQL over alias `a`: an appeal of these units, or one's own to carry out, that the actor may know of. */
	where: Condition;
	/** SQL over alias `a`: may be known. For queries that go from unit to unit by themselves. */
	known: Condition;
}

/** What the actor may read of the register. */
export async function readable(db: Reader, actor: Staff): Promise<Readable> {
	const units = await readableUnits(db, actor);
	const may = known(actor);
	if (units === 'all') return { units, scope: 'all', where: may, known: may };
	const where = sql<boolean>`((a.unit_id = ANY(${units}::uuid[]) OR a.executor_id = ${actor.personId}) AND ${may})`;
	const posts = actor.posts.filter((post) => READING.includes(post.role));
	return { units, scope: [...posts.map((post) => post.unitId), actor.personId], where, known: may };
}

async function readableUnits(db: Reader, actor: Staff): Promise<'all' | string[]> {
	const posts = actor.posts.filter((post) => READING.includes(post.role));
	const root = await rootUnit(db);
	if (posts.some((post) => post.unitPath === root.path)) return 'all';
	const units = await Promise.all([...new Set(posts.map((p) => p.unitPath))].map((path) => unitsUnder(db, path)));
	return [...new Set(units.flat().map((unit) => unit.id))];
}

/** The guards of these appeals; only those that are kept from somebody are in the map. */
export async function guardsOf(db: Reader | Tx, ids: readonly string[]): Promise<Map<string, Guard>> {
	if (ids.length === 0) return new Map();
	const list = await rows(
		db,
		sql<{ id: string; guard: Guard }>`SELECT a.id, ${guardOf()} AS guard FROM appeal a
			WHERE a.id = ANY(${[...ids]}::uuid[]) AND (a.sensitive OR a.conflicted)`
	);
	return new Map(list.map((row) => [row.id, row.guard]));
}

/** Of these appeals, by id, those that this person may not know of. */
export async function keptAmong(db: Reader | Tx, who: Who, ids: readonly string[]): Promise<Set<string>> {
	return new Set([...(await guardsOf(db, ids))].filter(([, guard]) => keptFrom(who, guard) !== undefined).map(([id]) => id));
}

/** Of these people, by id, those who may not know of the appeal, and why: for mail, and for the choice of an executor. */
export async function keptOut(
	db: Reader | Tx,
	guard: Guard | null,
	personIds: readonly string[]
): Promise<Map<string, 'sensitive' | 'conflict'>> {
	if (guard === null || personIds.length === 0) return new Map();
	const posts = await postsOf(db, personIds);
	return new Map(
		personIds.flatMap((personId) => {
			const why = keptFrom({ personId, posts: posts.get(personId) ?? [] }, guard);
			return why === undefined ? [] : [[personId, why] as const];
		})
	);
}

async function postsOf(db: Reader | Tx, personIds: readonly string[]): Promise<Map<string, HeldPost[]>> {
	const today = dayOf(now());
	const list = await rows(
		db,
		sql<HeldPost & { personId: string }>`
			SELECT p.person_id AS "personId", p.role, p.unit_id AS "unitId", u.path::text AS "unitPath"
			FROM post p JOIN unit u ON u.id = p.unit_id
			WHERE p.person_id = ANY(${[...personIds]}::uuid[]) AND p.valid_from <= ${today} AND (p.valid_to IS NULL OR p.valid_to >= ${today})`
	);
	return Map.groupBy(list, (post) => post.personId);
}

onOrigin('appeal', {
	known: knownById,
	keptFromNobody,
	keptOut: async (db, asked) => {
		const guards = await guardsOf(
			db,
			asked.map((one) => one.id)
		);
		const out = new Map<string, Set<string>>();
		for (const [id, guard] of guards) {
			const people = asked.filter((one) => one.id === id).flatMap((one) => one.personIds);
			out.set(id, new Set((await keptOut(db, guard, people)).keys()));
		}
		return out;
	}
});
