/** What of a list is taken away, and how much of it. Pure. */

/** Most rows of one export; with applicants fewer, since each of them is a look that is journalled. */
export const MOST_ROWS = 10_000;
export const MOST_WITH_APPLICANTS = 1_000;

/** Most views that one person keeps; a column of more is read by nobody. */
export const MOST_VIEWS = 30;

/** Counting the appeals of a view stops here: the column says "99+". */
export const VIEW_COUNT_LIMIT = 99;

/** A filter as it stands in an address, without what moves from page to page. */
export function viewQuery(query: URLSearchParams): string {
	const kept = [...query].filter(([name, value]) => name !== 'cursor' && name !== 'placeQuery' && value.trim() !== '');
	return new URLSearchParams(kept.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))).toString();
}

/** What can be done with many appeals at once. */
export const BULK_ACTS = ['assign', 'register', 'problem'] as const;
export type BulkAct = (typeof BULK_ACTS)[number];

/** Most appeals of one bulk act: two pages of a list. */
export const MOST_BULK = 50;

/** Of one appeal in a bulk act: it is done (or would be); it is so already; it is refused. */
export type BulkOutcome = 'done' | 'same' | 'refused';
