import { expect, it } from 'vitest';
import { shapesOf } from './boundaries.ts';

const square = (x: number, y: number, side: number) => [
	[x, y],
	[x + side, y],
	[x + side, y + side],
	[x, y + side],
	[x, y]
];

it('takes the centre of the largest polygon of a GeoJSON feature', () => {
	const geometry = { type: 'MultiPolygon', coordinates: [[square(0, 0, 1)], [square(70, 40, 4)]] };
	expect(
		shapesOf({ type: 'FeatureCollection', features: [{ properties: { KATO: '1', kk: 'Солтүстiк', en: 'North' }, geometry }] })
	).toEqual([{ code: '1', kk: 'Солтүстік', en: 'North', longitude: 72, latitude: 42 }]);
});

it('decodes TopoJSON arcs, turned ones too', () => {
	const arcs: [number, number][][] = [
		[
			[0, 0],
			[10, 0],
			[0, 10]
		],
		[
			[0, 0],
			[0, 10],
			[10, 0]
		]
	];
	const map = {
		type: 'Topology',
		arcs,
		transform: { scale: [0.1, 0.1] as [number, number], translate: [70, 40] as [number, number] },
		objects: { places: { geometries: [{ type: 'Polygon', arcs: [[0, ~1]], properties: { kato: '2' } }] } }
	};
	expect(shapesOf(map)).toEqual([{ code: '2', kk: undefined, en: undefined, longitude: 70.5, latitude: 40.5 }]);
});

it('passes over shapes without a code or a polygon', () => {
	const polygon = { type: 'Polygon', coordinates: [square(0, 0, 1)] };
	const point = { type: 'Point', coordinates: [1, 2] };
	expect(
		shapesOf({
			type: 'FeatureCollection',
			features: [
				{ properties: {}, geometry: polygon },
				{ properties: { kato: '3' }, geometry: point }
			]
		})
	).toEqual([]);
	expect(shapesOf({ type: 'Topology' })).toEqual([]);
});
