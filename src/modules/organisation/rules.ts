import type { Texts } from '#platform/i18n/lang.ts';

/** What a unit can be. */
export const UNIT_KINDS = ['national', 'regional', 'district', 'city', 'primary', 'faction', 'council', 'youth', 'reception'] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

/** Numbers of appeals begin with it: ALA-2026-000123. */
export const UNIT_CODE = /^[A-Z0-9]{2,8}$/;

/** A place in the tree of units: codes from the root down, lower case. */
export function pathBelow(parentPath: string | null, code: string): string {
	const own = code.toLowerCase();
	return parentPath === null ? own : `${parentPath}.${own}`;
}

/** Three names of which some may be empty: an empty one repeats the first that is there, in the order kk, ru, en. */
export function filledTexts(given: Partial<Texts>): Texts | undefined {
	const first = [given.kk, given.ru, given.en].map((text) => text?.trim()).find((text) => text !== undefined && text !== '');
	if (first === undefined) return undefined;
	const of = (text: string | undefined) => (text === undefined || text.trim() === '' ? first : text.trim());
	return { kk: of(given.kk), ru: of(given.ru), en: of(given.en) };
}
