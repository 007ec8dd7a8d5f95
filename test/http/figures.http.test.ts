import { beforeAll, describe, expect, it } from 'vitest';
import { rows, sql } from '../../src/platform/db/index.ts';
import { INPUT } from '../appeals.ts';
import { call } from './document.ts';
import { ask, serverDatabase } from './server.ts';

const appeals = await import('../../src/modules/appeals/server/index.ts');
const server = serverDatabase();

interface Counts {
	received: number;
	said: number | null;
}
interface Statistics {
	hiddenBelow: number;
	years: string[];
	total: Counts | null;
	regions: { code: string | null; counts: Counts | null }[] | null;
	themes: { code: string | null; counts: Counts | null }[] | null;
	months: { code: string; counts: Counts | null }[] | null;
	byYear: { code: string; counts: Counts | null }[] | null;
}

/** Six in the city, two in a region, all of a year in which nobody else writes. */
async function write2019(code: string, count: number): Promise<void> {
	const territory = await server.db.reader.selectFrom('territory').select('id').where('code', '=', code).executeTakeFirstOrThrow();
	const receivedAt = Temporal.Instant.from('2019-03-12T05:00:00Z');
	for (let i = 0; i < count; i++) {
		const input = { ...INPUT, territoryId: territory.id };
		await server.db.write((tx) => appeals.receiveAppeal(tx, { kind: 'anonymous' }, input, { channel: 'import', receivedAt }));
	}
}

beforeAll(async () => {
	await write2019('750000000', 6);
	await write2019('710000000', 7);
	await write2019('100000000', 2);
	await server.db.write((tx) => rows(tx, sql`SELECT refresh_figures()`));
});

async function statistics(query: Record<string, string>): Promise<Statistics> {
	return (await call('readStatistics', { query, headers: { 'accept-language': 'en' } })).json as Statistics;
}

describe('published figures', () => {
	it('hide a small count and what would give it away, and say the rest', async () => {
		const year = await statistics({ year: '2019' });
		expect([year.total?.received, year.years.includes('2019'), year.hiddenBelow]).toEqual([15, true, 5]);
		const hidden = year.regions?.filter((region) => region.counts === null).map((region) => region.code) ?? [];
		expect(hidden).toContain('100000000');
		const shown = year.regions?.reduce((sum, region) => sum + (region.counts?.received ?? 0), 0) ?? 0;
		// What subtraction gives is the sum of several, and not small.
		expect([hidden.length > 1, 15 - shown >= 5]).toEqual([true, true]);
		expect((await statistics({ year: '2019', region: '100000000' })).total).toBeNull();
		expect(year.months?.map((month) => [month.code, month.counts?.received])).toEqual([['2019-03', 15]]);
	});

	it('refuse what is not there to ask about', async () => {
		expect((await call('readStatistics', { query: { region: '000000000' } })).status).toBe(404);
		expect((await call('readStatistics', { query: { year: '19' } })).status).toBe(422);
	});

	it('are the same on the page, as CSV and as JSON, with nothing about anybody', async () => {
		const json = await ask('/en/data/appeals.json?year=2019');
		const { total: sum, regions, themes, months } = await statistics({ year: '2019' });
		expect(json.json).toMatchObject({ total: sum, regions, themes, months });
		const csv = await ask('/en/data/appeals.csv?year=2019');
		expect(csv.headers.get('content-type')).toContain('text/csv');
		const [head, total, ...lines] = csv.text.trimEnd().split('\r\n');
		expect(head).toBe(
			'grouping,code,name,received,open,overdue,decided,due,onTime,onTimeShare,medianWorkingDays,said,solved,partly,notSolved,solvedShare,hidden'
		);
		expect(total).toMatch(/^total,,,15,15,15,0,15,0,0,/);
		expect(lines.some((line) => /^region,100000000,[^,]+,,,,,,,,,,,,,,1$/.test(line))).toBe(true);
		const page = await ask('/en/data?year=2019', { headers: { accept: 'text/html' } });
		expect(page.status).toBe(200);
		expect(page.text).toContain('appeals received');
		expect(page.text).not.toMatch(/<script/);
		for (const answer of [json, csv, page]) expect(answer.text).not.toMatch(/Өтінішші|7011234567|example\.kz/);
	});

	it('are asked for by a form without JavaScript; an empty part is no part', async () => {
		const page = await ask('/kk/data?year=2019&region=710000000&theme=', { headers: { accept: 'text/html' } });
		expect(page.status).toBe(200);
		expect(page.text).toMatch(/2019, Астана/);
		expect((await ask('/kk/data?region=nowhere', { headers: { accept: 'text/html' } })).status).toBe(404);
	});
});
