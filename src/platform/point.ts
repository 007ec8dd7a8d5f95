/** A point on the map as people give it: two numbers, or a link copied from a map. Pure. */

export interface Point {
	latitude: number;
	longitude: number;
}

const NUMBER = String.raw`(-?\d{1,3}(?:\.\d+)?)`;
const LAT_FIRST = [
	new RegExp(`!3d${NUMBER}!4d${NUMBER}`),
	new RegExp(`@${NUMBER},${NUMBER}`),
	new RegExp(String.raw`[?&#](?:q|query|ll|center|destination)=(?:loc:)?${NUMBER}(?:,|%2C)\s*${NUMBER}`),
	new RegExp(`mlat=${NUMBER}&mlon=${NUMBER}`),
	new RegExp(String.raw`#map=\d+(?:\.\d+)?/${NUMBER}/${NUMBER}`),
	new RegExp(`^geo:${NUMBER},${NUMBER}`)
];
// Yandex and 2GIS write longitude first.
const LON_FIRST = [
	new RegExp(String.raw`[?&](?:pt|whatshere%5Bpoint%5D|whatshere\[point\]|ll|m)=${NUMBER}(?:,|%2C)${NUMBER}`),
	new RegExp(String.raw`/(?:geo|center|firm)/(?:\d+/)?${NUMBER}(?:,|%2C)${NUMBER}`)
];

/**
 * Degrees (WGS 84) from "43.2567, 76.9286", "43,2567 76,9286", a geo: address or a link of Google Maps, 2GIS, Yandex or
 * OpenStreetMap. Undefined when it holds no point.
 */
export function parsePoint(typed: string): Point | undefined {
	const text = typed.trim();
	if (/yandex|2gis/i.test(text)) return match(text, LON_FIRST, true);
	if (/^(https?|geo):/i.test(text)) return match(text, LAT_FIRST, false) ?? match(text, LON_FIRST, true);
	const pair = /^(-?\d{1,3}(?:[.,]\d+)?)\s*[;,\s]\s*(-?\d{1,3}(?:[.,]\d+)?)$/.exec(text);
	return pair === null ? undefined : checked(Number(pair[1]?.replace(',', '.')), Number(pair[2]?.replace(',', '.')));
}

function match(text: string, patterns: readonly RegExp[], longitudeFirst: boolean): Point | undefined {
	for (const pattern of patterns) {
		const [, first, second] = pattern.exec(text) ?? [];
		if (first === undefined || second === undefined) continue;
		const point = longitudeFirst ? checked(Number(second), Number(first)) : checked(Number(first), Number(second));
		if (point !== undefined) return point;
	}
	return undefined;
}

function checked(latitude: number, longitude: number): Point | undefined {
	const right = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
	return right ? { latitude, longitude } : undefined;
}

/** "43.25667, 76.92861": as it is shown and typed again. */
export function formatPoint({ latitude, longitude }: Point): string {
	return `${String(Math.round(latitude * 1e5) / 1e5)}, ${String(Math.round(longitude * 1e5) / 1e5)}`;
}

// Degrees between which the country lies; a point outside is no place of ours.
const COUNTRY = { south: 40.5, north: 55.5, west: 46.4, east: 87.4 };

export const inCountry = ({ latitude, longitude }: Point): boolean =>
	latitude > COUNTRY.south && latitude < COUNTRY.north && longitude > COUNTRY.west && longitude < COUNTRY.east;

/** A public map that shows a point. */
export function mapLink({ latitude, longitude }: Point): string {
	const [lat, lon] = [latitude.toFixed(5), longitude.toFixed(5)];
	return `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=16/${lat}/${lon}`;
}

/** What is kept in two columns. */
export const pointOf = ({ latitude, longitude }: { latitude: number | null; longitude: number | null }): Point | undefined =>
	latitude === null || longitude === null ? undefined : { latitude, longitude };
