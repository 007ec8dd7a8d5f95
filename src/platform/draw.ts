/**
 * Lots: what is drawn out of many, and who gets which. Pure: the same seed, things and people give the same draw, however they were
 * read.
 */
import { hash } from 'node:crypto';

/** What may be drawn. */
export interface Thing {
	id: string;
}

/** Somebody to whom things are given. */
export interface Taker {
	id: string;
	/** How many they have open. */
	open: number;
}

export interface Given {
	id: string;
	taker: string;
}

/** Whether this one may be given to them. */
export type May<T, P> = (taker: P, one: T) => boolean;

/** A lot below 2^52: the first thirteen digits of SHA-256 of the text, so that anybody can draw it again with any tool. */
export function lotOf(text: string): number {
	return Number.parseInt(hash('sha256', text).slice(0, 13), 16);
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** In the order of their lots: of the seed, a space and the id. */
export function inLotOrder<T extends Thing>(pool: readonly T[], seed: string): T[] {
	return pool
		.map((one) => ({ one, lot: lotOf(`${seed} ${one.id}`) }))
		.toSorted((a, b) => a.lot - b.lot || compare(a.one.id, b.one.id))
		.map(({ one }) => one);
}

/**
 * So many out of the pool, each with the same chance. All stand in a row, group by group and within a group in the order of their lots;
 * every n/count-th is drawn, from a start by lot. So each group gives its part of the number, rounded up or down, and none is too small
 * to be drawn.
 */
export function drawEvenly<T extends Thing>(pool: readonly T[], groupOf: (one: T) => string, count: number, seed: string): T[] {
	const groups = Map.groupBy(inLotOrder(pool, seed), groupOf);
	const row = [...groups.keys()].toSorted(compare).flatMap((key) => groups.get(key) ?? []);
	const wanted = Math.min(count, row.length);
	const start = lotOf(seed) / 2 ** 52;
	return Array.from({ length: wanted }, (_, i) => row[Math.floor(((i + start) * row.length) / wanted)]).filter((one) => one !== undefined);
}

/** Gives each to whoever may take it and has least; then moves from who has more to who has less, while it helps. */
export function spread<T extends Thing, P extends Taker>(
	things: readonly T[],
	takers: readonly P[],
	may: May<T, P>,
	seed: string
): Given[] {
	const load = new Map(takers.map((taker) => [taker.id, taker.open]));
	const of = (id: string) => load.get(id) ?? 0;
	const given = new Map<string, string>();
	const least = (one: T) => pick(one, takers, may, of, seed);
	for (const one of things) {
		const taker = least(one);
		if (taker === undefined) continue;
		given.set(one.id, taker);
		load.set(taker, of(taker) + 1);
	}
	for (let moved = true; moved;) {
		moved = false;
		for (const one of things) {
			const [from, to] = [given.get(one.id), least(one)];
			if (from === undefined || to === undefined || of(from) - of(to) < 2) continue;
			given.set(one.id, to);
			load.set(from, of(from) - 1).set(to, of(to) + 1);
			moved = true;
		}
	}
	return things.flatMap(({ id }) => {
		const taker = given.get(id);
		return taker === undefined ? [] : [{ id, taker }];
	});
}

/** Who gets one: of those who may and have least, the one that the seed points at. */
export function pickTaker<T extends Thing, P extends Taker>(
	one: T,
	takers: readonly P[],
	may: May<T, P>,
	seed: string
): string | undefined {
	const load = new Map(takers.map((taker) => [taker.id, taker.open]));
	return pick(one, takers, may, (id) => load.get(id) ?? 0, seed);
}

function pick<T extends Thing, P extends Taker>(
	one: T,
	takers: readonly P[],
	may: May<T, P>,
	load: (id: string) => number,
	seed: string
): string | undefined {
	let best: { id: string; load: number; lot: number } | undefined;
	for (const taker of takers) {
		if (!may(taker, one)) continue;
		const open = load(taker.id);
		// A lot is drawn among those with least: whoever has more needs none.
		if (best !== undefined && open > best.load) continue;
		const next = { id: taker.id, load: open, lot: lotOf(`${seed} ${one.id} ${taker.id}`) };
		if (best === undefined || next.load < best.load || (next.lot - best.lot || compare(next.id, best.id)) < 0) best = next;
	}
	return best?.id;
}
