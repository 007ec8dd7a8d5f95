/**
 * How alike two appeals are: about one thing, in one place, at one time. Pure. Every part is between 0 and 1 and can be
 * told to the person who decides; what the weights are worth was measured (docs/similarity.md).
 */

/** What is known of an appeal for the comparison. */
export interface AlikeFacts {
	/** Stems of the text, each once. */
	words: ReadonlySet<string>;
	themeId: string | null;
	territoryId: string | null;
	regionId: string | null;
	point: { latitude: number; longitude: number } | null;
	at: Temporal.Instant;
}

/** In how many of `of` texts a word stands; a word that is in none is as rare as can be. */
export interface WordCounts {
	of: number;
	count: (word: string) => number;
}

export interface Alike {
	/** 0 to 1. */
	score: number;
	/** Shared words by their weight, as a share of all. */
	text: number;
	/** Nearness: halves with every 75 metres where both points are known, else from the territories. */
	place: number;
	theme: number;
	/** 1 within a month, 0 from two years on. */
	time: number;
	metres: number | undefined;
	/** The shared words that weigh most, heaviest first. */
	shared: string[];
}

/** From here on two appeals are suggested as one problem: chosen on one half of the labelled pairs, reported on the other. */
export const ALIKE_FROM = 0.54;
/** From here on an appeal is shown beside another to whoever works on it: a glance costs little, so more is shown. */
export const GLANCE_FROM = 0.4;

const WEIGHTS = { text: 0.35, place: 0.5, theme: 0.15 };
const HALF_METRES = 75;
/** How much of the score distance in time can take. */
const TIME = 0.4;
const SHOWN_WORDS = 5;

/** What a shared word is worth: nothing when it is in every text, most when it is in hardly any. */
export function wordWeight(word: string, counts: WordCounts): number {
	return Math.log((counts.of + 2) / (counts.count(word) + 1)) ** 2;
}

const EARTH = 6_371_000;

/** Metres between two points: on a plane that touches the ground there, which is right to a metre over a town. */
export function metresBetween(a: NonNullable<AlikeFacts['point']>, b: NonNullable<AlikeFacts['point']>): number {
	const radians = Math.PI / 180;
	const north = (a.latitude - b.latitude) * radians;
	const east = (a.longitude - b.longitude) * radians * Math.cos(((a.latitude + b.latitude) / 2) * radians);
	return EARTH * Math.hypot(north, east);
}

function textPart(a: AlikeFacts, b: AlikeFacts, counts: WordCounts): Pick<Alike, 'text' | 'shared'> {
	const sum = (words: Iterable<string>) => [...words].reduce((total, word) => total + wordWeight(word, counts), 0);
	const shared = [...a.words].filter((word) => b.words.has(word));
	const [one, other, both] = [sum(a.words), sum(b.words), sum(shared)];
	// Half by the cosine, half by the shorter text: two words that say it all must not drown in a page.
	const text = one === 0 || other === 0 ? 0 : both / Math.sqrt(one * other) / 2 + both / Math.min(one, other) / 2;
	const byWeight = shared.toSorted((x, y) => wordWeight(y, counts) - wordWeight(x, counts));
	return { text: Math.min(1, text), shared: byWeight.slice(0, SHOWN_WORDS) };
}

function placePart(a: AlikeFacts, b: AlikeFacts, metres: number | undefined): number {
	if (metres !== undefined) return 2 ** (-metres / HALF_METRES);
	// Without points one settlement is as good as a hundred metres, and one region tells hardly anything.
	if (a.territoryId !== null && a.territoryId === b.territoryId) return 0.4;
	return a.regionId !== null && a.regionId === b.regionId ? 0.1 : 0;
}

const MONTH = 30;
const TWO_YEARS = 730;

function timePart(a: AlikeFacts, b: AlikeFacts): number {
	const days = Math.abs(a.at.epochMilliseconds - b.at.epochMilliseconds) / 86_400_000;
	return days <= MONTH ? 1 : Math.max(0, 1 - (days - MONTH) / TWO_YEARS);
}

/** Compares two appeals. The parts are weighed and added; what is far away in place or time takes from the whole. */
export function alike(a: AlikeFacts, b: AlikeFacts, counts: WordCounts): Alike {
	const { text, shared } = textPart(a, b, counts);
	const metres = a.point === null || b.point === null ? undefined : metresBetween(a.point, b.point);
	const place = placePart(a, b, metres);
	const theme = a.themeId === null || b.themeId === null ? 0.5 : a.themeId === b.themeId ? 1 : 0;
	const time = timePart(a, b);
	const sum = WEIGHTS.text * text + WEIGHTS.place * place + WEIGHTS.theme * theme;
	return { score: sum * (1 - TIME + TIME * time), text, place, theme, time, metres, shared };
}
