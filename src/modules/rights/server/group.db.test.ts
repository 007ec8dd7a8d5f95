import { beforeAll, describe, expect, it } from 'vitest';
import { setClock } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { timelineOf } from '#platform/journal/index.ts';
import * as appeals from '#modules/appeals/server/index.ts';
import { assignmentsOf } from '#modules/assignments/server/index.ts';
import { castUnder, inWork, receive, refusal, type Cast } from '../../../../test/appeals.ts';
import { makeStaff, makeUnit } from '../../../../test/actors.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { alikeRuleInput, factsInput, professionInput, retireInput, rightInput } from '../input.ts';
import * as rights from './index.ts';

const database = testDatabase();
const at = (iso: string) => setClock(() => Temporal.Instant.from(iso));
beforeAll(() => {
	at('2026-11-23T05:00:00Z');
	rights.registerRightsJobs();
});

const FACTS = factsInput.parse({ profession: 'miner', violatedRight: 'safe_work', employer: '«Сынақ кеніші» АҚ', bin: '180340021800' });
let phones = 1_000_000;
const phone = () => `+7701${String(phones++)}`;

/** An appeal in work of somebody new (or of this telephone), with what is laid on it; not settled yet. */
async function violated(tx: Tx, who: Cast, more: Partial<typeof FACTS> = {}, tel = phone()): Promise<string> {
	const { id } = await inWork(tx, who, { phone: tel, email: undefined });
	await rights.layFacts(tx, who.operator, id, { ...FACTS, ...more });
	return id;
}

async function settled(tx: Tx, who: Cast, more: Partial<typeof FACTS> = {}, tel?: string): Promise<[string, string | undefined]> {
	const id = await violated(tx, who, more, tel);
	return [id, await rights.settleAlike(tx, id)];
}

const groups = (tx: Tx) => tx.selectFrom('group_case').selectAll().execute();
const acts = async (tx: Tx, id: string) => (await timelineOf(asReader(tx), { kind: 'group_case', id }, 'staff')).map((row) => row.act);
const keeper = async (tx: Tx) => {
	const root = await tx.selectFrom('unit').select('id').where('parent_id', 'is', null).executeTakeFirstOrThrow();
	return makeStaff(tx, { role: 'administrator', unitId: root.id });
};

describe('a group case', () => {
	it('is raised by the third of one employer and right, once, owned and owed; later ones join by themselves', () =>
		rolledBack(database.db, async (tx) => {
			const who = await castUnder(tx);
			const [first, none] = await settled(tx, who);
			const [, still] = await settled(tx, who);
			expect([none, still]).toEqual([undefined, undefined]);
			// Another right of the same employer is another matter.
			await settled(tx, who, { violatedRight: 'leave' });
			const [third, id = ''] = await settled(tx, who);
			expect(await rights.settleAlike(tx, third)).toBe(id);
			expect(await rights.settleAlike(tx, first)).toBe(id);
			const [fourth, joined] = await settled(tx, who);
			expect(joined).toBe(id);
			const [group, ...others] = await groups(tx);
			expect(others).toEqual([]);
			expect(group).toMatchObject({ match: 'employer', unit_id: who.unit.id, n: 3, number: `G-${who.unit.code}-2026-0001` });
			expect(await acts(tx, id)).toEqual(['group.raised', 'group.joined']);
			const [task, ...more] = await assignmentsOf(tx, { kind: 'group_case', id });
			expect(more).toEqual([]);
			expect([task?.unitId, task?.dueOn.toString(), task?.closedAt]).toEqual([who.unit.id, '2026-12-22', null]);
			expect(await rights.groupMembers(asReader(tx), who.head, id)).toHaveLength(4);
			const own = await timelineOf(asReader(tx), { kind: 'appeal', id: fourth }, 'applicant');
			expect(own.at(-1)?.act).toBe('appeal.group_joined');
		}));

	it('counts people, not letters, and not what is kept from somebody', () =>
		rolledBack(database.db, async (tx) => {
			const who = await castUnder(tx);
			const tel = phone();
			for (let i = 0; i < 3; i++) expect((await settled(tx, who, {}, tel))[1]).toBeUndefined();
			expect((await settled(tx, who))[1]).toBeUndefined();
			const hidden = await violated(tx, who);
			await tx.updateTable('appeal').set({ sensitive: true }).where('id', '=', hidden).execute();
			expect(await rights.settleAlike(tx, hidden)).toBeUndefined();
			const about = await violated(tx, who);
			await tx.updateTable('appeal').set({ conflicted: true }).where('id', '=', about).execute();
			expect(await rights.settleAlike(tx, about)).toBeUndefined();
			const [, id = ''] = await settled(tx, who);
			// Three letters of one, one of another, one of a third: the hidden two are not there.
			expect(await tx.selectFrom('group_case_appeal').select('appeal_id').where('group_id', '=', id).execute()).toHaveLength(5);
		}));

	it('counts each who joined a collective appeal', () =>
		rolledBack(database.db, async (tx) => {
			const who = await castUnder(tx);
			const [letter] = await settled(tx, who);
			const join = { language: 'kk', channel: 'letter', text: undefined, email: undefined, iin: undefined, address: undefined } as const;
			for (const name of ['Екінші', 'Үшінші']) await appeals.joinAppeal(tx, who.operator, letter, { ...join, name, phone: phone() });
			expect(await rights.settleAlike(tx, letter)).toBeUndefined();
			expect((await settled(tx, who))[1]).toBeDefined();
		}));

	it('is found by profession and right in a region, where employers differ', () =>
		rolledBack(database.db, async (tx) => {
			const who = await castUnder(tx);
			const place = await tx.selectFrom('territory').select('id').where('level', '=', 1).executeTakeFirstOrThrow();
			const admin = await keeper(tx);
			const rule = { match: 'region', n: '2', days: '30', validFrom: '2026-11-24', source: 'Шешім', reason: 'сынақ үшін' };
			await rights.addAlikeRule(tx, admin, alikeRuleInput.parse(rule));
			const one = async (employer: string) => {
				const id = await violated(tx, who, { employer, bin: undefined });
				await tx.updateTable('appeal').set({ territory_id: place.id, region_id: place.id }).where('id', '=', id).execute();
				return rights.settleAlike(tx, id);
			};
			expect([await one('Бірінші кеніш'), await one('Екінші кеніш')]).toEqual([undefined, undefined]);
			// The rule holds from the next day: nothing is raised by one that is to come.
			at('2026-11-24T05:00:00Z');
			const page = await rights.presentAlikeRules(asReader(tx), 'ru', { match: 'region', n: 2, days: 30 });
			expect(page.preview?.map((row) => [row.right, row.people])).toEqual([['Безопасные условия труда', '2 человека']]);
			const id = await one('Үшінші кеніш');
			at('2026-11-23T05:00:00Z');
			expect((await groups(tx)).map((group) => [group.id, group.match, group.profession])).toEqual([[id, 'region', 'miner']]);
		}));

	it('goes to the unit above when one comes from elsewhere, still owed by the same day', () =>
		rolledBack(database.db, async (tx) => {
			const who = await castUnder(tx);
			for (let i = 0; i < 2; i++) await settled(tx, who);
			const [, id = ''] = await settled(tx, who);
			const unit = await makeUnit(tx, { kind: 'district', parentId: who.above.id });
			const staff = (role: 'operator' | 'executor' | 'head') => makeStaff(tx, { role, unitId: unit.id });
			const there = { ...who, unit, operator: await staff('operator'), executor: await staff('executor'), head: await staff('head') };
			const [elsewhere, joined] = await settled(tx, there);
			expect(joined).toBe(id);
			expect((await groups(tx))[0]?.unit_id).toBe(who.above.id);
			const tasks = await assignmentsOf(tx, { kind: 'group_case', id });
			expect(tasks.map((task) => [task.unitId, task.dueOn.toString(), task.state])).toEqual([
				[who.unit.id, '2026-12-22', 'cancelled'],
				[who.above.id, '2026-12-22', 'issued']
			]);
			const context = (actor: typeof who.head) => appeals.deskContext(asReader(tx), 'ru', actor);
			await expect(rights.presentGroup(await context(who.head), id)).rejects.toMatchObject({ code: 'not_found' });
			expect((await rights.presentGroup(await context(who.chief), id)).members.map((row) => row.id)).toContain(elsewhere);
		}));

	it('lets one out for good, and the rest go on; one amended to another right leaves by itself', () =>
		rolledBack(database.db, async (tx) => {
			const who = await castUnder(tx);
			const [first] = await settled(tx, who);
			const [second] = await settled(tx, who);
			const [third, id = ''] = await settled(tx, who);
			const out = { appealId: first, reason: 'басқа цех туралы' };
			expect(await refusal(rights.takeOutOfGroup(tx, who.stranger, id, out))).toBe('404 not_found');
			await rights.takeOutOfGroup(tx, who.operator, id, out);
			expect(await refusal(rights.takeOutOfGroup(tx, who.operator, id, out))).toBe('404 not_found');
			expect(await rights.settleAlike(tx, first)).toBeUndefined();
			await rights.layFacts(tx, who.operator, second, { ...FACTS, violatedRight: 'leave' });
			expect(await rights.settleAlike(tx, second)).toBeUndefined();
			await rights.removeFacts(tx, who.operator, third, { reason: 'құқық ісі емес' });
			expect(await rights.settleAlike(tx, third)).toBeUndefined();
			expect(await rights.groupMembers(asReader(tx), who.head, id)).toEqual([]);
		}));

	it('is closed by the head with an outcome, and what was owed is done; each appeal stays as it is', () =>
		rolledBack(database.db, async (tx) => {
			const who = await castUnder(tx);
			for (let i = 0; i < 2; i++) await settled(tx, who);
			const [last, id = ''] = await settled(tx, who);
			await rights.noteGroup(tx, who.executor, id, { text: 'Кенішке хат жіберілді' });
			const close = { outcome: 'restored', ending: 'Желдеткіш ауыстырылды, тексеріс жүрді' } as const;
			expect(await refusal(rights.closeGroup(tx, who.executor, id, close))).toBe('403 forbidden');
			await rights.closeGroup(tx, who.head, id, close);
			expect(await refusal(rights.closeGroup(tx, who.head, id, close))).toBe('409 rights.group_closed');
			expect(await refusal(rights.noteGroup(tx, who.head, id, { text: 'Кешіккен жазба' }))).toBe('409 rights.group_closed');
			expect((await assignmentsOf(tx, { kind: 'group_case', id })).map((task) => task.state)).toEqual(['accepted']);
			expect((await appeals.appealForStaff(asReader(tx), who.head, last)).state).toBe('in_work');
			expect((await rights.factsOf(tx, last))?.outcome).toBeNull();
			// What comes later begins anew: it takes three again.
			expect((await settled(tx, who))[1]).toBeUndefined();
			expect(await rights.settleAlike(tx, last)).toBe(id);
		}));

	it('is one, when two come as the n-th at once', async () => {
		const { db } = database;
		const who = await db.write(castUnder);
		const ids: string[] = [];
		for (let i = 0; i < 6; i++) ids.push(await db.write((tx) => violated(tx, who)));
		const found = await Promise.all(ids.map((id) => db.write((tx) => rights.settleAlike(tx, id))));
		expect(new Set(found).size).toBe(1);
		const made = await db.reader.selectFrom('group_case').select('id').where('unit_id', '=', who.unit.id).execute();
		expect(made).toEqual([{ id: found[0] }]);
		const inside = await db.reader
			.selectFrom('group_case_appeal')
			.select('appeal_id')
			.where('group_id', '=', found[0] ?? '')
			.execute();
		expect(inside.map((row) => row.appeal_id).toSorted()).toEqual(ids.toSorted());
	});
});

describe('the lists', () => {
	const dated = { validFrom: '2026-12-01', source: 'Кодекс', reason: 'жаңа редакция' };
	const names = { nameKk: 'Мұғалім', nameRu: 'Педагог', nameEn: 'Teacher' };

	it('have editions by day, entered by the administrator of the whole organisation alone', () =>
		rolledBack(database.db, async (tx) => {
			const who = await castUnder(tx);
			const admin = await keeper(tx);
			const job = professionInput.parse({ code: 'teacher', field: 'education', ...names, ...dated });
			expect(await refusal(rights.addProfession(tx, who.head, job))).toBe('403 forbidden');
			await rights.addProfession(tx, admin, job);
			expect(await refusal(rights.addProfession(tx, admin, job))).toBe('422 rights.taken');
			const early = professionInput.parse({ code: 'teacher', field: 'education', ...names, ...dated, validFrom: '2026-11-23' });
			expect(await refusal(rights.addProfession(tx, admin, early))).toBe('422 rights.to_come');
			const ground = { groundKk: 'Кодекс, 1-бап', groundRu: 'Кодекс, ст. 1', groundEn: 'Code, Art. 1', evidence: 'read' };
			await rights.addRight(tx, admin, rightInput.parse({ code: 'rest', ...names, ...ground, ...dated, validFrom: '2026-11-23' }));
			const { professions, rights: list } = await rights.presentLists(asReader(tx), 'ru');
			expect(professions.filter((one) => one.code === 'teacher').map((one) => one.name)).toEqual(['Педагог', 'Учитель школы']);
			expect(list.find((one) => one.code === 'rest')?.evidence).toBe('Прочитано в тексте акта');
			const { id } = await inWork(tx, who);
			await rights.layFacts(tx, who.operator, id, factsInput.parse({ violatedRight: 'rest' }));
		}));

	it('take off what is not offered any more; what was laid keeps its name', () =>
		rolledBack(database.db, async (tx) => {
			const who = await castUnder(tx);
			const admin = await keeper(tx);
			const { id } = await receive(tx, who, { beside: { rights: { profession: 'courier' } } });
			const off = retireInput.parse({ key: 'courier', validTo: '2026-11-23', retireReason: 'бөлек тізімде' });
			await rights.retire(tx, admin, 'profession', off);
			expect(await refusal(rights.retire(tx, admin, 'profession', off))).toBe('409 rights.retired');
			at('2026-11-24T05:00:00Z');
			const { professions } = await rights.presentChoices(asReader(tx), 'kk');
			expect(professions.some((one) => one.value === 'courier')).toBe(false);
			const context = await appeals.deskContext(asReader(tx), 'ru', who.operator);
			const page = await rights.presentRights(context, await appeals.appealForStaff(context.db, who.operator, id));
			at('2026-11-23T05:00:00Z');
			expect(page.facts[0]?.value).toBe('Курьер, работник платформы');
		}));
});
