/** Who sees whose scorecard: the staff of a unit its own, those below, and those of their peers, units of the same kind. */
import { paths } from '#lib/paths.ts';
import type { Reader } from '#platform/db/index.ts';
import { found, notFound } from '#platform/errors.ts';
import { holds, isWithin, type Actor, type Role, type Staff } from '#platform/identity/actor.ts';
import { kindsWithin, rootUnit, unitById, unitsByIds, type Unit } from '#modules/organisation/server/index.ts';
import { UNIT_KINDS, type UnitKind } from '#modules/organisation/rules.ts';

/** Who opens the cases behind a number: those who read the appeals and assignments of the unit anyway. */
const OPENING: readonly Role[] = ['operator', 'head', 'branch_head', 'deputy', 'aide', 'central', 'auditor'];
const HEADS: readonly Role[] = ['head', 'branch_head'];

export interface Viewer {
	sees: (unit: Pick<Unit, 'path' | 'kind'>) => boolean;
	/** The kinds of units that the actor sees some of, in the order of the house. */
	kinds: UnitKind[];
	/** Where all units of a kind are that the actor sees. */
	places: (kind: UnitKind) => string[];
	/** The units of the actor's posts, the topmost first. */
	own: Unit[];
}

export async function viewer(db: Reader, actor: Staff): Promise<Viewer> {
	const paths = [...new Set(actor.posts.map(({ unitPath }) => unitPath))];
	const [units, below, root] = await Promise.all([
		unitsByIds(
			db,
			actor.posts.map(({ unitId }) => unitId)
		),
		kindsWithin(db, paths),
		rootUnit(db)
	]);
	const own = [...units.values()].toSorted((a, b) => a.path.split('.').length - b.path.split('.').length);
	const peers = new Set(own.map(({ kind }) => kind));
	return {
		own,
		sees: ({ path, kind }) => peers.has(kind) || paths.some((mine) => isWithin(path, mine)),
		kinds: UNIT_KINDS.filter((kind) => peers.has(kind) || below.includes(kind)),
		places: (kind) => (peers.has(kind) ? [root.path] : paths)
	};
}

/** A unit whose scorecard the actor sees; for others it is not there. */
export async function seenUnit(db: Reader, actor: Staff, id: string): Promise<Unit> {
	const unit = found(await unitById(db, id));
	if (!(await viewer(db, actor)).sees(unit)) throw notFound();
	return unit;
}

/** Where a unit's scorecard is, for who sees it. */
export async function cardHref(db: Reader, actor: Actor, unit: Pick<Unit, 'id' | 'path' | 'kind'>): Promise<string | undefined> {
	return actor.kind === 'staff' && (await viewer(db, actor)).sees(unit) ? paths.desk.scorecard(unit.id) : undefined;
}

export const mayOpen = (actor: Actor, unitPath: string): boolean => holds(actor, OPENING, unitPath);

/** Whether the actor heads this very unit: it is for them to reply. */
export function headsIt(actor: Actor, unitId: string): actor is Staff {
	return actor.kind === 'staff' && actor.posts.some((post) => HEADS.includes(post.role) && post.unitId === unitId);
}

/** Whether the actor decides on what is proposed for a unit: the head of one above, or the central office. */
export function decidesOn(actor: Actor, unitPath: string): actor is Staff {
	return (
		actor.kind === 'staff' &&
		actor.posts.some((post) => [...HEADS, 'central'].includes(post.role) && post.unitPath !== unitPath && isWithin(unitPath, post.unitPath))
	);
}

/** Whether the actor knows of what is proposed for a unit: its own staff and those above. */
export const knowsOf = (actor: Actor, unitPath: string): boolean =>
	actor.kind === 'staff' && actor.posts.some((post) => isWithin(unitPath, post.unitPath));
