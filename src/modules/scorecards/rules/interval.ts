/** How sure a share is. Pure. */

/** How much of how many. */
export interface Share {
	n: number;
	of: number;
}

export interface Interval {
	share: number;
	low: number;
	high: number;
}

/** The normal quantile for 95 of 100. */
export const Z95 = 1.959963984540054;

/**
 * Wilson's score interval (Wilson 1927; method 3 of Newcombe 1998). It holds for few cases and for shares of 0 and 1, where the
 * usual one shrinks to nothing: three of three is "44 % or more", not "100 %".
 */
export function wilson({ n, of }: Share, z = Z95): Interval {
	if (of <= 0) return { share: Number.NaN, low: 0, high: 1 };
	const share = n / of;
	const zz = z * z;
	const middle = (2 * n + zz) / (2 * (of + zz));
	const half = (z * Math.sqrt(zz + 4 * n * (1 - share))) / (2 * (of + zz));
	// At the ends the formula gives exactly 0 and 1 but for rounding.
	return { share, low: n === 0 ? 0 : Math.max(0, middle - half), high: n === of ? 1 : Math.min(1, middle + half) };
}

/** The standard normal quantile (Acklam's rational approximation, right to nine digits). */
export function quantile(p: number): number {
	if (!(p > 0 && p < 1)) throw new RangeError('a probability lies between 0 and 1');
	if (p > 0.5) return -quantile(1 - p);
	const sum = (list: readonly number[], x: number) => list.reduce((total, factor) => total * x + factor, 0);
	if (p < 0.02425) {
		const q = Math.sqrt(-2 * Math.log(p));
		return sum(TAIL_UP, q) / sum(TAIL_DOWN, q);
	}
	const q = p - 0.5;
	return (sum(MIDDLE_UP, q * q) * q) / sum(MIDDLE_DOWN, q * q);
}

const MIDDLE_UP = [-39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239];
const MIDDLE_DOWN = [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1];
const TAIL_UP = [-0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968, 2.938163982698783];
const TAIL_DOWN = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1];

/** The quantile at which so many intervals hold all at once with 95 of 100 (Bonferroni): more are compared, wider is each. */
export function jointZ(count: number): number {
	return count <= 1 ? Z95 : -quantile(0.025 / count);
}
