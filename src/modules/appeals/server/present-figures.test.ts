import { expect, it } from 'vitest';
import type { PublishedCounts, PublishedFigures } from './figures.ts';
import { toOpenCsv, toOpenData } from './present-figures.ts';

const COUNTS: PublishedCounts = {
	received: 10,
	open: 2,
	overdue: 1,
	decided: 8,
	due: 9,
	onTime: 6,
	medianDays: 12,
	said: { solved: 2, partly: 0, notSolved: 1 }
};
const FIGURES: PublishedFigures = {
	asOf: Temporal.Instant.from('2026-11-23T05:00:00.123Z'),
	least: 5,
	years: ['2026'],
	filter: { year: undefined, regionId: undefined, themeId: undefined },
	total: COUNTS,
	regions: [
		{ key: null, counts: { ...COUNTS, due: 4, said: undefined } },
		{ key: 'b', counts: undefined },
		{ key: 'a', counts: COUNTS }
	],
	themes: undefined,
	months: undefined,
	byYear: undefined
};
const NAMES = {
	regions: new Map([
		['a', { code: '1', name: '=HYPERLINK("x")' }],
		['b', { code: '2', name: 'Екінші' }]
	]),
	themes: new Map()
};

it('says shares of what is enough, hides what is hidden, and keeps the order of the codes', () => {
	const data = toOpenData('kk', FIGURES, NAMES);
	expect(data.total).toMatchObject({ received: 10, onTimeShare: 66.7, said: 3, solvedShare: 66.7, medianWorkingDays: 12 });
	expect(data.regions?.map((region) => region.code)).toEqual(['1', '2', null]);
	expect(data.regions?.map((region) => region.counts?.onTimeShare)).toEqual([66.7, undefined, null]);
	expect(data.regions?.[2]).toMatchObject({ name: 'Өңірі белгісіз', counts: { said: null, solved: null, solvedShare: null } });
	expect(data.asOf).toBe('2026-11-23T05:00:00Z');
});

it('gives spreadsheets nothing to run', () => {
	const csv = toOpenCsv(toOpenData('kk', FIGURES, NAMES));
	expect(csv.startsWith('\ufeffgrouping,code,name,')).toBe(true);
	expect(csv).toContain(`region,1,"'=HYPERLINK(""x"")",10,`);
	expect(csv).toContain('region,2,Екінші,,,,,,,,,,,,,,1\r\n');
});
