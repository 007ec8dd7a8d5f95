import { expect, it } from 'vitest';
import { makeStaff, makeUnit } from '../../../../test/actors.ts';
import { testClock } from '../../../../test/clock.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { timelineOf } from '#platform/journal/index.ts';
import { mandateInput, termInput } from '#modules/mandates/input.ts';
import { giveMandate, openTerm } from '#modules/mandates/server/index.ts';
import { ruleInput } from '../input.ts';
import * as sittings from './index.ts';

const database = testDatabase();
const at = testClock('2026-10-28');

/** A council of nine seats with seven members. */
async function council(tx: Tx) {
	const root = await makeUnit(tx, { kind: 'regional' });
	const keeper = await makeStaff(tx, { role: 'administrator', unitId: root.id });
	const { id } = await makeUnit(tx, { kind: 'council', parentId: root.id });
	const term = { ordinal: '1', seats: '9', termFrom: '2026-01-01', termTo: '2030-12-31', source: 'Шешім № 4' };
	await openTerm(tx, keeper, id, termInput.parse(term));
	for (const n of [1, 2, 3, 4, 5, 6, 7]) {
		const seat = { name: `Мүше ${String(n)}`, place: 'member', givenBy: 'Жиналыс', validFrom: '2026-01-01' };
		await giveMandate(tx, keeper, id, mandateInput.parse(seat));
	}
	return { id, root, keeper, reader: await makeStaff(tx, { role: 'operator', unitId: root.id }) };
}

const FORM = {
	validFrom: '2026-11-01',
	source: 'Регламент, 5-тармақ',
	quorumShare: '2 / 3',
	quorumThreshold: 'least',
	quorumBase: 'seats',
	quorumRounding: 'up',
	proxies: 'vote',
	mostProxies: '1',
	m1Kk: 'Жай мәселе',
	m1Ru: 'Обычный вопрос',
	m1En: '',
	m1Share: '1/2',
	m1Threshold: 'more',
	m1Base: 'members',
	m1Rounding: 'up',
	m1Tie: 'chair',
	m3Kk: 'Төрағаны сайлау',
	m3Share: '2/3',
	m3Threshold: 'least',
	m3Base: 'decided',
	m3Rounding: 'nearest',
	m3Tie: 'lost'
};

it('a body decides by the usual rules until it sets its own, from a day to come; each edition is told in words and in the numbers of today', async () => {
	await rolledBack(database.db, async (tx) => {
		const { id, root, keeper, reader } = await council(tx);
		const db = asReader(tx);
		expect(await sittings.presentDecisions(db, 'kk', id)).toMatchObject({
			shipped: true,
			quorum: { text: 'Барлық мүшенің 1/2 бөлігінен артық.', number: 'Қазір керегі: 4.' },
			majorities: [{ name: 'Жай мәселе' }, { name: 'Ережені өзгерту' }]
		});
		const set = (changes: Record<string, string> = {}, by = keeper) =>
			sittings.setDecisionRule(tx, by, id, ruleInput.parse({ ...FORM, ...changes }));
		await expect(set({}, reader)).rejects.toMatchObject({ status: 403 });
		await expect(set({ validFrom: '2026-10-28' })).rejects.toMatchObject({ code: 'sittings.rule_past', field: 'validFrom' });
		await expect(sittings.setDecisionRule(tx, keeper, root.id, ruleInput.parse(FORM))).rejects.toMatchObject({ status: 404 });
		await set();
		expect(await sittings.presentDecisions(db, 'kk', id)).toMatchObject({ shipped: true });
		const page = await sittings.presentDecisionRules(db, 'ru', keeper, id);
		expect(page.others).toMatchObject([
			{
				since: 'с 1 ноября 2026',
				quorum: { text: 'Не меньше 2/3 всех мест.', number: 'Сейчас нужно: 6.' },
				majorities: [
					{
						name: 'Обычный вопрос',
						text: 'Больше 1/2 всех членов.',
						number: 'Сейчас нужно: 4.',
						tie: 'Если голосов поровну, решает голос председателя.'
					},
					{ name: 'Төрағаны сайлау', text: 'Не меньше 2/3 голосов «за» и «против». Дробь округляется до ближайшего целого.' }
				]
			}
		]);
		expect((await sittings.presentDecisionRules(db, 'ru', reader, id)).form).toBeUndefined();
		at('2026-11-01');
		expect(await sittings.presentDecisions(db, 'en', id)).toMatchObject({ shipped: false, quorum: { text: 'At least 2/3 of all seats.' } });
		const anew = await sittings.presentDecisionRules(db, 'kk', keeper, id);
		expect(anew.form).toMatchObject({ quorumShare: '2/3', m1Tie: 'chair', m2Kk: 'Төрағаны сайлау', m2Share: '2/3' });
		const told = await timelineOf(db, { kind: 'unit', id }, 'staff');
		expect(told.at(-1)).toMatchObject({ act: 'unit.decision_rule_set', data: { from: '2026-11-01', source: 'Регламент, 5-тармақ' } });
	});
});

it('two editions of one day are refused', async () => {
	const twice = rolledBack(database.db, async (tx) => {
		const { id, keeper } = await council(tx);
		const input = ruleInput.parse(FORM);
		await sittings.setDecisionRule(tx, keeper, id, input);
		await sittings.setDecisionRule(tx, keeper, id, input);
	});
	await expect(twice).rejects.toMatchObject({ code: 'sittings.rule_day', field: 'validFrom' });
});

it('what is wrong in a form is said beside its field', () => {
	const faults = (changes: Record<string, string>) => {
		const read = ruleInput.safeParse({ ...FORM, ...changes });
		return read.success ? [] : read.error.issues.map(({ path, message }) => `${path.join()} ${message}`);
	};
	expect(faults({})).toEqual([]);
	expect(faults({ quorumShare: '3/2' })).toEqual(['quorumShare sittings.share']);
	expect(faults({ m3Share: '66 %' })).toEqual(['m3Share sittings.share']);
	expect(faults({ m3Kk: '' })).toHaveLength(1);
	expect(faults({ m1Kk: '', m1Ru: '', m1Share: '', m3Kk: '', m3Share: '' })).toEqual(['m1Kk sittings.no_majority']);
});
