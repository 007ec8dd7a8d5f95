/** Places on a sheet: a small map drawn by ourselves, north above, kilometres as long to the east as to the north. Pure. */
import type { Point } from '#platform/point.ts';

export interface Sheet {
	width: number;
	height: number;
	/** Where a point lies on the sheet, in its units, to a tenth. */
	at: (point: Point) => { x: number; y: number };
	/** A round length for the scale, and how long it is on the sheet. */
	scale: { km: number; length: number };
}

const WIDTH = 480;
const MARGIN = 28;
/** Below the points, for the scale. */
const FOOT = 24;
const KM_PER_DEGREE = 111.2;
/** Villages side by side are not blown up to the whole sheet. */
const LEAST_KM = 20;
const ROUND = [5, 10, 20, 50, 100, 200, 500];

const tenth = (n: number) => Math.round(n * 10) / 10;

/** A sheet on which all these points lie, with room for the scale below them; undefined without any. It is no taller than wide, nor flatter than a third of it. */
export function sheetFor(points: readonly Point[]): Sheet | undefined {
	if (points.length === 0) return undefined;
	const [lats, longs] = [points.map(({ latitude }) => latitude), points.map(({ longitude }) => longitude)];
	const middle = { latitude: (Math.min(...lats) + Math.max(...lats)) / 2, longitude: (Math.min(...longs) + Math.max(...longs)) / 2 };
	const perDegree = KM_PER_DEGREE * Math.cos((middle.latitude * Math.PI) / 180);
	const east = Math.max(LEAST_KM, (Math.max(...longs) - Math.min(...longs)) * perDegree);
	const north = Math.max(LEAST_KM / 2, (Math.max(...lats) - Math.min(...lats)) * KM_PER_DEGREE);
	const inner = WIDTH - 2 * MARGIN;
	const perKm = Math.min(inner / east, (inner * 0.75) / north);
	const height = Math.round(Math.max(WIDTH / 3, north * perKm + 2 * MARGIN + FOOT));
	const km = ROUND.findLast((one) => one * perKm <= WIDTH / 3) ?? 5;
	return {
		width: WIDTH,
		height,
		at: ({ latitude, longitude }) => ({
			x: tenth(WIDTH / 2 + (longitude - middle.longitude) * perDegree * perKm),
			y: tenth((height - FOOT) / 2 - (latitude - middle.latitude) * KM_PER_DEGREE * perKm)
		}),
		scale: { km, length: tenth(km * perKm) }
	};
}

/** What stands at one spot under one mark: the numbers of all stops there. */
export interface Mark {
	x: number;
	y: number;
	numbers: number[];
}

/** Marks nearer to each other than this are one: their numbers would lie on each other. */
const NEAR = 30;

/** The marks of a route: stops by their numbers, those on one spot together. */
export function marksOf(sheet: Sheet, stops: readonly { number: number; point: Point }[]): Mark[] {
	const marks: Mark[] = [];
	for (const { number, point } of stops) {
		const { x, y } = sheet.at(point);
		const there = marks.find((mark) => Math.hypot(mark.x - x, mark.y - y) < NEAR);
		if (there === undefined) marks.push({ x, y, numbers: [number] });
		else there.numbers.push(number);
	}
	return marks;
}
