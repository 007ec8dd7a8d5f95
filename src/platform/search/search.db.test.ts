import { expect, it } from 'vitest';
import { testDatabase } from '../../../test/db.ts';
import { rows, sql } from '../db/index.ts';
import { toTsquery, toTsvector } from './index.ts';

const database = testDatabase();

async function matches(text: string, query: string): Promise<{ found: boolean; rank: number } | undefined> {
	const [row] = await rows(
		database.db.reader,
		sql<{ found: boolean; rank: number }>`
			SELECT v @@ q AS found, ts_rank(v, q) AS rank FROM (SELECT ${toTsvector(text)}::tsvector AS v, ${toTsquery(query)}::tsquery AS q) AS x`
	);
	return row;
}

it.each([
	['Біздің өтініштерімізді қараңыз', 'өтініш'],
	['Біздің өтініштерімізді қараңыз', 'отиниш'],
	['мектептерде жылу жоқ', 'мектеп жылу'],
	['жолдарды жөндеңіз', 'жол'],
	['Разбитые дороги на улице Абая', 'дорога ул'],
	['Street lights are broken', 'street light'],
	['d\'Artagnan\'s 100% \\ "quoted" & | ! ( ) : * <->', '100']
])('PostgreSQL finds in "%s": %s', async (text, query) => {
	expect((await matches(text, query))?.found).toBe(true);
});

it('ranks the exact spelling above the folded one', async () => {
	const exact = await matches('көшедегі су', 'көше');
	const folded = await matches('коше', 'көше');
	const other = await matches('көшедегі су', 'коше');
	expect([folded?.found, other?.found]).toEqual([true, true]);
	expect(exact?.rank ?? 0).toBeGreaterThan(other?.rank ?? 1);
});

it('takes a text of many thousand words', async () => {
	const text = Array.from({ length: 30_000 }, (_, i) => `сөз${String(i % 900)} мектеп`).join(' ');
	expect((await matches(text, 'мектеп'))?.found).toBe(true);
});
