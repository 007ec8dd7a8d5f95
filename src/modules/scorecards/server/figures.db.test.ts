/** Must hold: every figure, counted again by another query from the raw journal, agrees for every unit; the list behind it is as long. */
import { expect, it } from 'vitest';
import { asReader, type Tx } from '#platform/db/index.ts';
import * as quality from '#modules/quality/server/index.ts';
import { testClock } from '../../../../test/clock.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { countScorecards } from './counting.ts';
import { casesOf, figuresOf } from './index.ts';
import { figuresShown, recounted, sorted } from './recount.ts';
import { makeScene, type Branch } from './scene.ts';
import { SOURCES } from './sources.ts';

const database = testDatabase();
const at = testClock('2026-08-31');
const within = (tx: Tx) => (act: (tx: Tx) => Promise<unknown>) => act(tx) as Promise<never>;
const day = (text: string) => Temporal.PlainDate.from(text);

const MONTHS = ['2026-08', '2026-09', '2026-10'].map((month) => day(`${month}-01`));
const shown = (tx: Tx, asOf: Temporal.PlainDate) => figuresShown(tx, { months: MONTHS, asOf });
const anew = (tx: Tx, asOf: Temporal.PlainDate) => recounted(tx, { months: MONTHS, asOf });

it('agree with the raw journal for every unit, now and as of earlier days; what was corrected since is known apart', () =>
	rolledBack(database.db, async (tx) => {
		const { branches } = await makeScene(tx, at);
		at('2026-10-20');
		const today = day('2026-10-20');
		await countScorecards(within(tx), today);
		const now = await anew(tx, today);
		expect(sorted(await shown(tx, today))).toEqual(sorted(now));
		expect(new Set([...now.keys()].map((key) => key.split(' ')[2]))).toEqual(new Set(SOURCES.map(({ code }) => code)));
		// September as its own end knew it: the late ones were not decided yet.
		const september = day('2026-09-30');
		const then = await anew(tx, september);
		const frozen = await shown(tx, september);
		expect(sorted(frozen)).toEqual(sorted(then));
		// Another review of an answer of September, and another night: only that figure moves, and September's end stays.
		const waiting = tx.selectFrom('decision_review').select('decision_id').where('verdict', 'is', null);
		const { decision_id: answer } = await waiting.orderBy('decision_id').executeTakeFirstOrThrow();
		const [{ chief }] = branches as [Branch];
		await quality.reviewDecision(tx, chief, answer, { verdict: 'formal', note: 'Жауапта ештеңе айтылмаған.', after: 'note' });
		at('2026-10-21');
		await countScorecards(within(tx), day('2026-10-21'));
		await countScorecards(within(tx), day('2026-10-21'));
		expect(sorted(await shown(tx, day('2026-10-21')))).toEqual(sorted(await anew(tx, day('2026-10-21'))));
		expect(await shown(tx, today)).toEqual(now);
		expect(await shown(tx, september)).toEqual(frozen);
		// A day before the last count is left as it is.
		await countScorecards(within(tx), september);
		expect(await shown(tx, september)).toEqual(frozen);
	}));

it('open as many cases as they say, of every unit, done and of how many', () =>
	rolledBack(database.db, async (tx) => {
		await makeScene(tx, at);
		at('2026-10-20');
		const asOf = day('2026-10-20');
		await countScorecards(within(tx), asOf);
		const units = await tx.selectFrom('unit').select(['id', 'path']).execute();
		const days = { from: day('2026-07-01'), to: day('2026-12-31') };
		const figures = await figuresOf(asReader(tx), { units: units.map(({ id }) => id), ...days, asOf });
		let compared = 0;
		for (const { id, path } of units)
			for (const { code } of SOURCES) {
				const number = figures.get(id)?.get(code) ?? { n: 0, of: 0 };
				const wish = { unitPath: path, measure: code, asOf, limit: 1_000, ...days };
				const [all, met] = [await casesOf(asReader(tx), wish), await casesOf(asReader(tx), { ...wish, met: true })];
				expect({ n: met.length, of: all.length }, `${code} of ${path}`).toEqual(number);
				compared += all.length;
			}
		expect(compared).toBeGreaterThan(100);
	}));

it('tell nothing of what is kept from somebody, and follow the tree', () =>
	rolledBack(database.db, async (tx) => {
		const { branches, primary, sensitive } = await makeScene(tx, at);
		at('2026-10-20');
		const asOf = day('2026-10-20');
		await countScorecards(within(tx), asOf);
		const [first] = branches as [Branch];
		const days = { from: day('2026-07-01'), to: day('2026-12-31') };
		const units = [first.above.id, first.unit.id, primary.id];
		const figures = await figuresOf(asReader(tx), { units, ...days, asOf });
		const [region, district, below] = units.map((id) => figures.get(id)?.get('reports_returned')?.of);
		expect([region, district, below]).toEqual([10, 10, 5]);
		// Parts of directives are in measures of their own, and in no other: late are what was sent back, given anew or cancelled after its day.
		const directed = (id: string, code: string) => figures.get(id)?.get(code);
		expect(directed(first.unit.id, 'directives_on_time')).toEqual({ n: 2, of: 5 });
		expect(directed(first.unit.id, 'directives_first')).toEqual({ n: 3, of: 4 });
		expect(directed(primary.id, 'directives_on_time')).toEqual({ n: 1, of: 1 });
		const root = await tx.selectFrom('unit').select('path').where('parent_id', 'is', null).executeTakeFirstOrThrow();
		for (const { code } of SOURCES) {
			const list = await casesOf(asReader(tx), { unitPath: root.path, measure: code, asOf, limit: 1_000, ...days });
			expect(list.map((one) => one.aboutId)).not.toContain(sensitive);
		}
	}));
