/** Names and centres of places from a map of boundaries (GeoJSON or TopoJSON with a KATO code on each shape). Pure. */
import { repairScript } from '#platform/search/index.ts';

type Point = readonly [longitude: number, latitude: number];
type Ring = readonly Point[];

export interface Shape {
	code: string;
	/** The name without the kind of place: "Талғар". */
	kk: string | undefined;
	en: string | undefined;
	/** Centre of the largest polygon. */
	longitude: number;
	latitude: number;
}

interface Geometry {
	type: string;
	coordinates?: unknown;
	arcs?: unknown;
	properties?: Record<string, unknown>;
}

export interface MapFile {
	type: string;
	features?: { properties: Record<string, unknown>; geometry: Geometry }[];
	objects?: Record<string, { geometries?: Geometry[] }>;
	arcs?: [number, number][][];
	transform?: { scale: [number, number]; translate: [number, number] };
}

/** Arcs are differences on a grid (TopoJSON 2.1.4): each point adds to the one before. */
function decodeArcs(map: MapFile): Point[][] {
	const { scale, translate } = map.transform ?? { scale: [1, 1] as const, translate: [0, 0] as const };
	return (map.arcs ?? []).map((arc) => {
		let [x, y] = [0, 0];
		return arc.map(([dx, dy]) => {
			[x, y] = map.transform === undefined ? [dx, dy] : [x + dx, y + dy];
			return [x * scale[0] + translate[0], y * scale[1] + translate[1]] as const;
		});
	});
}

/** Doubled area (positive) and centre of a ring, by the shoelace formula. */
function centre(ring: Ring): { area: number; longitude: number; latitude: number } {
	let [area, longitude, latitude] = [0, 0, 0];
	for (const [i, [x1, y1]] of ring.entries()) {
		const [x2, y2] = ring[(i + 1) % ring.length] ?? [x1, y1];
		const cross = x1 * y2 - x2 * y1;
		area += cross;
		longitude += (x1 + x2) * cross;
		latitude += (y1 + y2) * cross;
	}
	return { area: Math.abs(area), longitude: longitude / (3 * area), latitude: latitude / (3 * area) };
}

function text(properties: Record<string, unknown>, ...names: string[]): string | undefined {
	const found = names.map((name) => properties[name]).find((value) => typeof value === 'string' && value.trim() !== '');
	return typeof found === 'string' ? repairScript(found.trim()) : undefined;
}

function outerRings(geometry: Geometry, arcs: Point[][]): Ring[] {
	const line = (index: number) => (index < 0 ? (arcs[~index] ?? []).toReversed() : (arcs[index] ?? []));
	if (geometry.arcs !== undefined) {
		const polygons = (geometry.type === 'Polygon' ? [geometry.arcs] : geometry.arcs) as number[][][];
		return polygons.map((rings) => (rings[0] ?? []).flatMap(line));
	}
	const polygons = (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) as Ring[][];
	return polygons.map((rings) => rings[0] ?? []);
}

/** The shapes of a map that carry a code (`kato` or `KATO`) and a polygon. */
export function shapesOf(map: MapFile): Shape[] {
	const arcs = decodeArcs(map);
	const geometries =
		map.features?.map((feature) => ({ ...feature.geometry, properties: feature.properties })) ??
		Object.values(map.objects ?? {}).flatMap((object) => object.geometries ?? []);
	return geometries.flatMap((geometry) => {
		const properties = geometry.properties ?? {};
		const code = text(properties, 'kato', 'KATO');
		if (code === undefined || !['Polygon', 'MultiPolygon'].includes(geometry.type)) return [];
		const largest = outerRings(geometry, arcs)
			.map(centre)
			.toSorted((a, b) => b.area - a.area)[0];
		if (largest === undefined || largest.area === 0) return [];
		const round = (degrees: number) => Math.round(degrees * 1000) / 1000;
		const names = { kk: text(properties, 'kk', 'NAME_KK', 'ADM2_KK'), en: text(properties, 'en', 'NAME_EN', 'ADM2_EN') };
		return [{ code, ...names, longitude: round(largest.longitude), latitude: round(largest.latitude) }];
	});
}
