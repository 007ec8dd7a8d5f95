/** Which open cases a change of a ground would touch: those that name it, and how many of each kind it begins or ceases to hold for. */
import { rows, sql, type Reader } from '#platform/db/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { effects, type Effect, type Reach } from '../rules/grounds.ts';
import type { KindId } from '../rules/suggest.ts';
import { OPEN } from './open.ts';
import { known } from './visible.ts';

type Query = ReturnType<typeof sql>;

const USES: ((code: string) => Query)[] = [
	(code) => sql`SELECT d.appeal_id FROM decision_draft d JOIN ground g ON g.id = d.ground_id WHERE g.code = ${code}`
];

/** A room says which appeals name a ground, by its code. Called once when the server starts. */
export function onGroundUse(appealsOf: (code: string) => Query): void {
	USES.push(appealsOf);
}

export interface GroundPreview {
	/** Open appeals that name an edition of it; they keep that edition. */
	named: number;
	/** Of these, the first the editor may know of. */
	first: { id: string; number: string }[];
	kinds: { kind: KindId; open: number; effect: Effect }[];
}

const SHOWN = 20;

/** What a change from one edition to another would mean for the open cases. */
export async function previewGround(
	db: Reader,
	actor: Staff,
	code: string | undefined,
	change: { before: Reach | undefined; after: Reach | undefined }
): Promise<GroundPreview> {
	const touched = effects(change.before, change.after);
	const [open, named] = await Promise.all([
		rows(db, sql<{ kind: string; count: number }>`SELECT a.kind, count(*)::int AS count FROM appeal a WHERE ${OPEN} GROUP BY a.kind`),
		code === undefined ? [] : namedIn(db, actor, code)
	]);
	const counts = new Map(open.map((row) => [row.kind, row.count]));
	return {
		named: named.length,
		first: named.filter((row) => row.known).slice(0, SHOWN),
		kinds: touched.map(({ kind, effect }) => ({ kind, effect, open: counts.get(kind) ?? 0 }))
	};
}

function namedIn(db: Reader, actor: Staff, code: string) {
	const uses = sql.join(
		USES.map((use) => sql`(${use(code)})`),
		sql` UNION `
	);
	return rows(
		db,
		sql<{ id: string; number: string; known: boolean }>`
			SELECT a.id, a.number, ${known(actor)} AS known FROM appeal a
			WHERE a.id IN (SELECT appeal_id FROM (${uses}) u) AND ${OPEN} ORDER BY a.due_on, a.id`
	);
}
