import { beforeAll, expect, it } from 'vitest';
import { setClock } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { timelineOf } from '#platform/journal/index.ts';
import { makeStaff, makeUnit } from '../../../../test/actors.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { endInput, mandateInput, termInput } from '../input.ts';
import * as mandates from './index.ts';

const t = testDatabase();
beforeAll(() => setClock(() => Temporal.Instant.from('2026-11-23T05:00:00Z')));

const day = (text: string) => Temporal.PlainDate.from(text);
const term = (more: Record<string, string> = {}) =>
	termInput.parse({ ordinal: '8', seats: '2', termFrom: '2023-03-29', termTo: '2028-03-28', source: 'Сайлау қорытындысы', ...more });
const seat = (more: Record<string, string> = {}) =>
	mandateInput.parse({ name: 'Айша Сапарова', place: 'member', givenBy: '№ 12 округ', validFrom: '2023-03-29', ...more });
const ending = (mandateId: string, more: Record<string, string> = {}) =>
	endInput.parse({ mandateId, lastDay: '2026-01-31', endReason: 'resigned', endSource: 'Өтініш, 2026-01-20', ...more });

async function scene(tx: Tx) {
	const region = await makeUnit(tx);
	const faction = await makeUnit(tx, { kind: 'faction', parentId: region.id });
	const keeper = await makeStaff(tx, { role: 'administrator', unitId: region.id });
	const composed = (on: string) => mandates.presentComposition(asReader(tx), 'ru', keeper, faction.id, { day: day(on) });
	return { region, faction, keeper, composed };
}

it('is shown as it was on any day: who sat, who had gone and why, how many seats were free', () =>
	rolledBack(t.db, async (tx) => {
		const { faction, keeper, composed } = await scene(tx);
		await mandates.openTerm(tx, keeper, faction.id, term());
		const first = await mandates.giveMandate(tx, keeper, faction.id, seat({ place: 'chair' }));
		await mandates.giveMandate(tx, keeper, faction.id, seat({ name: 'Берік Омаров', validFrom: '2024-01-01' }));
		await mandates.endMandate(tx, keeper, faction.id, ending(first));
		await mandates.endMandate(tx, keeper, faction.id, ending(first));
		await mandates.giveMandate(tx, keeper, faction.id, seat({ name: 'Гүлнар Ахметова', place: 'chair', validFrom: '2026-02-01' }));
		const names = async (on: string) => (await composed(on)).held.map((one) => one.name);
		expect(await names('2023-12-31')).toEqual(['Айша Сапарова']);
		expect(await names('2026-01-31')).toEqual(['Айша Сапарова', 'Берік Омаров']);
		expect(await names('2026-02-01')).toEqual(['Гүлнар Ахметова', 'Берік Омаров']);
		const now = await composed('2026-11-23');
		expect(now.ended).toMatchObject([{ name: 'Айша Сапарова', why: 'по собственному желанию; Өтініш, 2026-01-20' }]);
		expect(now.term).toMatchObject({ members: '2 из 2', free: 'свободных мест нет' });
		expect((await composed('2023-12-31')).term?.free).toBe('1 свободное место');
		const acts = (await timelineOf(asReader(tx), { kind: 'unit', id: faction.id }, 'staff')).map((row) => row.act);
		expect(acts).toEqual(['unit.term_opened', 'unit.mandate_given', 'unit.mandate_given', 'unit.mandate_ended', 'unit.mandate_given']);
		expect((await mandates.presentBodyList(asReader(tx), 'ru')).find((row) => row.id === faction.id)).toMatchObject({
			term: '8-й созыв: 29 марта 2023 – 28 марта 2028',
			members: '2 из 2',
			chair: 'Гүлнар Ахметова'
		});
	}));

/** Each in a transaction of its own: a broken constraint ends it. */
const refused = async (code: string, field: string, act: (tx: Tx, at: Awaited<ReturnType<typeof scene>>) => Promise<unknown>) => {
	const attempt = rolledBack(t.db, async (tx) => {
		const at = await scene(tx);
		await mandates.openTerm(tx, at.keeper, at.faction.id, term());
		await mandates.giveMandate(tx, at.keeper, at.faction.id, seat({ place: 'chair' }));
		await act(tx, at);
	});
	await expect(attempt).rejects.toMatchObject({ code: `mandates.${code}`, field });
};

it('refuses beside the field: no term, no seat, a second chair, the same person twice, days that overlap', async () => {
	const give = (more: Record<string, string>) => (tx: Tx, at: Awaited<ReturnType<typeof scene>>) =>
		mandates.giveMandate(tx, at.keeper, at.faction.id, seat(more));
	await refused('no_term', 'validFrom', give({ name: 'Б', validFrom: '2028-03-29' }));
	await refused('chair_there', 'place', give({ name: 'Б', place: 'chair' }));
	await refused('twice', 'name', give({ name: 'АЙША Сапарова' }));
	await refused('territory', 'territory', give({ name: 'Б', territory: '999999999' }));
	await refused('no_seat', 'validFrom', async (tx, at) => {
		await give({ name: 'Б' })(tx, at);
		await give({ name: 'В', validFrom: '2027-01-01' })(tx, at);
	});
	await refused('term_there', 'ordinal', (tx, at) =>
		mandates.openTerm(tx, at.keeper, at.faction.id, term({ termFrom: '2028-03-29', termTo: '2033-03-28' }))
	);
	await refused('term_overlaps', 'termFrom', (tx, at) => mandates.openTerm(tx, at.keeper, at.faction.id, term({ ordinal: '9' })));
	await refused('end_outside', 'lastDay', async (tx, at) => {
		const id = await give({ name: 'Б', validFrom: '2024-01-01' })(tx, at);
		await mandates.endMandate(tx, at.keeper, at.faction.id, ending(id, { lastDay: '2023-12-31' }));
	});
});

it('is kept by an administrator of its tree alone; another body’s mandate and a unit without members are not there', () =>
	rolledBack(t.db, async (tx) => {
		const { region, faction, keeper } = await scene(tx);
		const head = await makeStaff(tx, { role: 'head', unitId: region.id });
		const far = await makeStaff(tx, { role: 'administrator', unitId: (await makeUnit(tx)).id });
		for (const actor of [head, far])
			await expect(mandates.openTerm(tx, actor, faction.id, term())).rejects.toMatchObject({ code: 'forbidden' });
		await expect(mandates.openTerm(tx, keeper, region.id, term())).rejects.toMatchObject({ code: 'not_found' });
		const council = await makeUnit(tx, { kind: 'council', parentId: region.id });
		await mandates.openTerm(tx, keeper, faction.id, term());
		await mandates.openTerm(tx, keeper, council.id, term());
		const id = await mandates.giveMandate(tx, keeper, faction.id, seat());
		await expect(mandates.endMandate(tx, keeper, council.id, ending(id))).rejects.toMatchObject({ code: 'not_found' });
	}));
