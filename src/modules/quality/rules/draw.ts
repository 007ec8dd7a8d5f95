/** The draw of closed cases for a re-check, and who gets which. Pure: the same seed, cases and people give the same draw. */
import { isWithin } from '#platform/identity/actor.ts';

/** A closed case that may be drawn. */
export interface Closed {
	id: string;
	/** Path of the unit that answered. */
	unit: string;
	kind: string;
	/** Who may not check it, wherever they work: who had a part in it, whom it complains of, who wrote it, who may not know of it. */
	barred: ReadonlySet<string>;
}

/** Somebody who checks other units' cases. */
export interface Reviewer {
	id: string;
	/** Paths of every unit they hold a post in. */
	units: readonly string[];
	/** Re-checks that they have open. */
	open: number;
}

/** Of the cases that a unit closed: so many per cent (never less than one), or so many. */
export type Quota = { share: number; number: null } | { share: null; number: number };

export interface QuotaRule {
	/** Null: every kind that has no rule of its own. */
	kind: string | null;
	quota: Quota;
}

export interface Drawn {
	id: string;
	reviewer: string;
}

/** Nobody checks their own unit, one above it or one below it, nor what they are barred from. */
export function mayCheck(reviewer: Pick<Reviewer, 'id' | 'units'>, one: Pick<Closed, 'unit' | 'barred'>): boolean {
	return !one.barred.has(reviewer.id) && !reviewer.units.some((unit) => isWithin(unit, one.unit) || isWithin(one.unit, unit));
}

/** How many of so many are drawn. */
export function wanted(quota: Quota, closed: number): number {
	return Math.min(closed, quota.share === null ? quota.number : Math.ceil((closed * quota.share) / 100));
}

/**
 * Draws for each unit that closed something, by the rule of each kind, cases that somebody may check; at least one, when
 * there is a rule and somebody who may. Each case goes to whoever has least to do.
 */
export function draw(pool: readonly Closed[], reviewers: readonly Reviewer[], rules: readonly QuotaRule[], seed: string): Drawn[] {
	const general = rules.find((rule) => rule.kind === null);
	const ruleOf = (kind: string) => rules.find((rule) => rule.kind === kind) ?? general;
	const inOrder = shuffled(pool, seed);
	const groups = Map.groupBy(inOrder, (one) => `${one.unit} ${ruleOf(one.kind)?.kind ?? ''}`);
	const chosen = [...groups.keys()].toSorted().flatMap((key) => {
		const list = groups.get(key) ?? [];
		const rule = ruleOf(list[0]?.kind ?? '');
		if (rule === undefined) return [];
		return list.filter((one) => reviewers.some((reviewer) => mayCheck(reviewer, one))).slice(0, wanted(rule.quota, list.length));
	});
	return spread(chosen, reviewers, seed);
}

/** Gives each case to whoever may check it and has least; then moves cases from who has more to who has less, while it helps. */
function spread(cases: readonly Closed[], reviewers: readonly Reviewer[], seed: string): Drawn[] {
	const load = new Map(reviewers.map((reviewer) => [reviewer.id, reviewer.open]));
	const of = (id: string) => load.get(id) ?? 0;
	const given = new Map<string, string>();
	const least = (one: Closed) => pick(one, reviewers, of, seed);
	for (const one of cases) {
		const reviewer = least(one);
		if (reviewer === undefined) continue;
		given.set(one.id, reviewer);
		load.set(reviewer, of(reviewer) + 1);
	}
	for (let moved = true; moved;) {
		moved = false;
		for (const one of cases) {
			const [from, to] = [given.get(one.id), least(one)];
			if (from === undefined || to === undefined || of(from) - of(to) < 2) continue;
			given.set(one.id, to);
			load.set(from, of(from) - 1).set(to, of(to) + 1);
			moved = true;
		}
	}
	return cases.flatMap(({ id }) => {
		const reviewer = given.get(id);
		return reviewer === undefined ? [] : [{ id, reviewer }];
	});
}

/** Who gets one case: of those who may check it and have least, the one that the seed points at. */
export function pickReviewer(one: Closed, reviewers: readonly Reviewer[], seed: string): string | undefined {
	const load = new Map(reviewers.map((reviewer) => [reviewer.id, reviewer.open]));
	return pick(one, reviewers, (id) => load.get(id) ?? 0, seed);
}

function pick(one: Closed, reviewers: readonly Reviewer[], load: (id: string) => number, seed: string): string | undefined {
	let best: { id: string; load: number; lot: number } | undefined;
	for (const reviewer of reviewers) {
		if (!mayCheck(reviewer, one)) continue;
		const open = load(reviewer.id);
		// A lot is drawn among those with least: whoever has more needs none.
		if (best !== undefined && open > best.load) continue;
		const next = { id: reviewer.id, load: open, lot: lotOf(`${seed} ${one.id} ${reviewer.id}`) };
		if (best === undefined || next.load < best.load || (next.lot - best.lot || compare(next.id, best.id)) < 0) best = next;
	}
	return best?.id;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The same order for the same seed, however the cases were read. */
function shuffled(pool: readonly Closed[], seed: string): Closed[] {
	return pool
		.map((one) => ({ one, lot: lotOf(`${seed} ${one.id}`) }))
		.toSorted((a, b) => a.lot - b.lot || compare(a.one.id, b.one.id))
		.map(({ one }) => one);
}

/** A lot out of 2^52: two hashes of 26 bits, well mixed. */
function lotOf(text: string): number {
	let [a, b] = [0xdeadbeef, 0x41c6ce57];
	for (let i = 0; i < text.length; i++) {
		const code = text.charCodeAt(i);
		a = Math.imul(a ^ code, 2_654_435_761);
		b = Math.imul(b ^ code, 1_597_334_677);
	}
	a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909);
	b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909);
	return (a >>> 6) * 2 ** 26 + (b >>> 6);
}
