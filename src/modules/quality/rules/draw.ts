/** The draw of closed cases for a re-check, and who gets which. Pure: the same seed, cases and people give the same draw. */
import { inLotOrder, pickTaker, spread } from '#platform/draw.ts';
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
	const inOrder = inLotOrder(pool, seed);
	const groups = Map.groupBy(inOrder, (one) => `${one.unit} ${ruleOf(one.kind)?.kind ?? ''}`);
	const chosen = [...groups.keys()].toSorted().flatMap((key) => {
		const list = groups.get(key) ?? [];
		const rule = ruleOf(list[0]?.kind ?? '');
		if (rule === undefined) return [];
		return list.filter((one) => reviewers.some((reviewer) => mayCheck(reviewer, one))).slice(0, wanted(rule.quota, list.length));
	});
	return spread(chosen, reviewers, mayCheck, seed).map(({ id, taker }) => ({ id, reviewer: taker }));
}

/** Who gets one case: of those who may check it and have least, the one that the seed points at. */
export const pickReviewer = (one: Closed, reviewers: readonly Reviewer[], seed: string): string | undefined =>
	pickTaker(one, reviewers, mayCheck, seed);
