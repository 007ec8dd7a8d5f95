import { expect, it } from 'vitest';
import { cast } from '../../../../test/appeals.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { fillRegister } from '../../../../test/register.ts';
import { now } from '#platform/clock.ts';
import { asReader } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { NONE, TIMINGS } from '../rules/filters.ts';
import { OUTCOMES, VERDICTS } from '../rules.ts';
import { deskContext, filterParts, findAppeals, type Filters } from './index.ts';

const t = testDatabase();
const COUNT = 80;

it('parts the register without a gap and without an overlap, and reads as a sentence', () =>
	rolledBack(t.db, async (tx) => {
		const who = await cast(tx);
		const theme = await tx.selectFrom('theme').select('id').orderBy('position').executeTakeFirstOrThrow();
		const region = await tx.selectFrom('territory').select(['id', 'path']).where('level', '=', 1).executeTakeFirstOrThrow();
		const below = await tx.selectFrom('territory').select('id').where('parent_id', '=', region.id).limit(2).execute();
		await fillRegister(tx, {
			unitIds: [who.unit.id],
			themeIds: [theme.id, null],
			count: COUNT,
			seed: 3,
			today: dayOf(now()),
			territoryIds: [region.id, null, ...below.map(({ id }) => id)]
		});
		const db = asReader(tx);
		const found = async (filters: Filters) =>
			(await findAppeals(db, who.head, { unitId: who.unit.id, ...filters, limit: 200 })).rows.map(({ id }) => id);
		const parts = async (...list: Filters[]) => {
			const ids = (await Promise.all(list.map(found))).flat();
			return [ids.length, new Set(ids).size];
		};
		const whole = [COUNT, COUNT];
		expect(await parts({ below: true })).toEqual(whole);
		expect(await parts(...TIMINGS.map((timing) => ({ timing })))).toEqual(whole);
		expect(await parts(...[...OUTCOMES, NONE].map((outcome) => ({ outcome })))).toEqual(whole);
		expect(await parts(...[...VERDICTS, NONE].map((verdict) => ({ verdict })))).toEqual(whole);
		expect(await parts({ themeId: theme.id }, { themeId: NONE })).toEqual(whole);
		expect(await parts({ territoryId: region.id }, { territoryId: NONE })).toEqual(whole);
		const exact = [region, ...below].map(({ id }) => ({ territoryId: id, exactPlace: true }));
		expect(await parts(...exact, { territoryId: NONE })).toEqual(whole);
		const day = dayOf(now()).subtract({ days: 100 });
		expect(await parts({ to: day }, { from: day.add({ days: 1 }) })).toEqual(whole);
		expect(await parts({ dueTo: day }, { dueFrom: day.add({ days: 1 }) })).toEqual(whole);
		const late = await found({ timing: 'late', decided: true, openOnly: true });
		expect(late).toEqual([]);

		const context = await deskContext(db, 'kk', who.head);
		const texts = await filterParts(context, {
			unitId: who.unit.id,
			below: true,
			timing: 'late',
			from: day,
			themeId: NONE,
			extended: true
		});
		expect(texts.map(({ text }) => text)).toEqual([
			`бөлімше, төменгілерімен бірге: ${who.unit.name.kk}`,
			'тақырыбы: тақырыбы көрсетілмеген',
			expect.stringContaining('түскені, осы күннен бастап:'),
			'мерзімі: кешігіп шешілді',
			'мерзімі ұзартылған'
		]);
	}));
