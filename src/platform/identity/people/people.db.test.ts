import { beforeAll, describe, expect, it } from 'vitest';
import { makeStaff, makeUnit, type MadeUnit } from '../../../../test/actors.ts';
import { testDatabase } from '../../../../test/db.ts';
import type { Role, Staff } from '../actor.ts';
import { sessionOf, startSession } from '../sessions.ts';
import { addPost, changePerson, closeAccount, endPost, makePerson } from './commands.ts';
import type { PersonInput, PostInput } from './input.ts';
import { presentChoices, presentPeople, presentPerson } from './present.ts';
import { manageableUnits, peopleFor, personFor } from './queries.ts';

const database = testDatabase();
let root: { id: string };
let region: MadeUnit;
let district: MadeUnit;
let beside: MadeUnit;
let administrator: Staff;
let n = 0;

beforeAll(async () => {
	await database.db.write(async (tx) => {
		root = await tx.selectFrom('unit').select('id').where('parent_id', 'is', null).executeTakeFirstOrThrow();
		region = await makeUnit(tx, { code: 'ALA', name: 'Алматы облысы' });
		district = await makeUnit(tx, { code: 'TLG', kind: 'district', parentId: region.id, name: 'Талғар ауданы' });
		beside = await makeUnit(tx, { code: 'AKM', name: 'Ақмола облысы' });
		administrator = await makeStaff(tx, { role: 'administrator', unitId: region.id, name: 'Әкім Әкімов' });
	});
});

const staff = (role: Role, unitId: string, name = 'Айша Сапарова') => database.db.write((tx) => makeStaff(tx, { role, unitId, name }));
const person = (part: Partial<PersonInput> = {}): PersonInput => ({
	name: 'Гүлнар Есімова',
	email: `g${++n}@example.org`,
	phone: undefined,
	language: 'kk',
	...part
});
const post = (unitId: string, part: Partial<PostInput> = {}): PostInput => ({
	unitId,
	role: 'operator',
	title: { kk: 'Оператор', ru: 'Оператор', en: 'Operator' },
	validFrom: Temporal.PlainDate.from('2026-01-01'),
	validTo: undefined,
	...part
});
const day = (text: string) => Temporal.PlainDate.from(text);
const make = (actor: Staff, p: PersonInput, q: PostInput) => database.db.write((tx) => makePerson(tx, actor, p, q));
const acts = async (id: string) =>
	(await database.db.reader.selectFrom('journal').select(['act', 'actor_id']).where('subject_id', '=', id).orderBy('seq').execute()).map(
		(r) => r.act
	);

describe('making a person', () => {
	it('writes down the person with a first post, in the actor’s tree', async () => {
		const id = await make(administrator, person(), post(district.id));
		const made = await personFor(database.db.reader, administrator, id);
		expect(made).toMatchObject({
			name: 'Гүлнар Есімова',
			account: 'none',
			posts: [{ role: 'operator', unitPath: district.path, current: true }]
		});
		expect(await acts(id)).toEqual(['person.made', 'person.post_given']);
	});

	it('is refused above, beside, to other roles, and for an address that is taken', async () => {
		for (const unitId of [root.id, beside.id])
			await expect(make(administrator, person(), post(unitId))).rejects.toMatchObject({ status: 403 });
		for (const role of ['head', 'central', 'auditor'] as const) {
			await expect(make(await staff(role, region.id), person(), post(district.id))).rejects.toMatchObject({ status: 403 });
		}
		await expect(make(administrator, person(), post(crypto.randomUUID()))).rejects.toMatchObject({ status: 404 });
		const first = person();
		await make(administrator, first, post(district.id));
		const again = { ...first, email: first.email?.toUpperCase() };
		await expect(make(administrator, again, post(district.id))).rejects.toMatchObject({ code: 'email_taken', field: 'email', status: 422 });
	});
});

describe('posts', () => {
	it('are given in the tree only, once at a time, and end on their last day', async () => {
		const id = await make(administrator, person(), post(district.id, { validTo: day('2026-06-30') }));
		const give = (q: PostInput, actor = administrator) => database.db.write((tx) => addPost(tx, actor, id, q));
		await expect(give(post(district.id, { validFrom: day('2026-06-30') }))).rejects.toMatchObject({ code: 'post_twice', field: 'role' });
		const next = await give(post(district.id, { validFrom: day('2026-07-01') }));
		await give(post(district.id, { role: 'executor' }));
		await expect(give(post(beside.id))).rejects.toMatchObject({ status: 403 });
		await expect(give(post(district.id), await staff('administrator', beside.id))).rejects.toMatchObject({ status: 404 });
		await expect(give(post(district.id), await staff('auditor', region.id))).rejects.toMatchObject({ status: 403 });

		const end = (postId: string, lastDay: string, actor = administrator) =>
			database.db.write((tx) => endPost(tx, actor, id, { postId, lastDay: day(lastDay) }));
		await expect(end(next, '2026-06-30')).rejects.toMatchObject({ code: 'post_dates', field: 'lastDay' });
		await expect(end(crypto.randomUUID(), '2026-12-31')).rejects.toMatchObject({ status: 404 });
		await expect(end(next, '2026-12-31', await staff('auditor', region.id))).rejects.toMatchObject({ status: 403 });
		await end(next, '2026-12-31');
		await end(next, '2026-12-31');
		expect((await personFor(database.db.reader, administrator, id)).posts.find((p) => p.id === next)?.validTo?.toString()).toBe(
			'2026-12-31'
		);
		expect((await acts(id)).filter((a) => a === 'person.post_ended')).toHaveLength(1);
	});

	it('of one’s own as administrator is another administrator’s to end', async () => {
		const own = (await personFor(database.db.reader, administrator, administrator.personId)).posts[0]?.id ?? '';
		const end = (actor: Staff) =>
			database.db.write((tx) => endPost(tx, actor, administrator.personId, { postId: own, lastDay: day('2099-12-31') }));
		await expect(end(administrator)).rejects.toMatchObject({ code: 'own_account', status: 409 });
		await end(await staff('administrator', root.id));
	});
});

describe('changing a person', () => {
	it('carries the address over to the account', async () => {
		const made = await staff('operator', district.id);
		const change = (actor: Staff, p: PersonInput) => database.db.write((tx) => changePerson(tx, actor, made.personId, p));
		await change(administrator, person({ name: 'Айша Сапар', email: 'aisha.new@example.org', language: 'ru' }));
		const account = await database.db.reader.selectFrom('account').selectAll().where('id', '=', made.accountId).executeTakeFirstOrThrow();
		expect(account).toMatchObject({ email: 'aisha.new@example.org', language: 'ru' });
		await expect(change(administrator, person({ email: undefined }))).rejects.toMatchObject({ code: 'required', field: 'email' });
		await expect(change(await staff('auditor', root.id), person())).rejects.toMatchObject({ status: 403 });
		await expect(change(await staff('administrator', beside.id), person())).rejects.toMatchObject({ status: 404 });
		const rows = await database.db.reader.selectFrom('journal').select('data').where('subject_id', '=', made.personId).execute();
		expect(JSON.stringify(rows)).not.toContain('aisha.new');
	});
});

describe('closing an account', () => {
	it('signs out at once, and not oneself', async () => {
		const made = await staff('operator', district.id);
		const { token } = await database.db.write((tx) =>
			startSession(tx, { accountId: made.accountId, kind: 'staff', client: '' }, ['passkey'])
		);
		const close = (actor: Staff, id = made.personId) => database.db.write((tx) => closeAccount(tx, actor, id));
		await expect(close(await staff('auditor', root.id))).rejects.toMatchObject({ status: 403 });
		await expect(close(await staff('administrator', beside.id))).rejects.toMatchObject({ status: 404 });
		await close(administrator);
		expect(await sessionOf(database.db, token)).toBeUndefined();
		await expect(close(administrator)).rejects.toMatchObject({ code: 'account_closed', status: 409 });
		await expect(close(administrator, administrator.personId)).rejects.toMatchObject({ code: 'own_account', status: 409 });
		const never = await make(administrator, person(), post(district.id));
		await expect(close(administrator, never)).rejects.toMatchObject({ status: 404 });
	});
});

describe('the list', () => {
	it('is in the order of the Kazakh alphabet, by pages, within the tree', async () => {
		const unit = await database.db.write((tx) => makeUnit(tx, { parentId: beside.id }));
		const boss = await staff('administrator', unit.id, 'Яна');
		const names = ['Ғалия', 'Гүлнар', 'Һарун', 'Арман', 'Әсем', 'Бота', 'Ерлан', 'Ұлжан', 'Уәли', 'Үміт', 'Шолпан', 'Іңкәр', 'Ырыс'];
		for (const name of names) await staff('operator', unit.id, name);
		const seen: string[] = [];
		let after: string | undefined;
		do {
			const page = await peopleFor(database.db.reader, boss, { limit: 5, ...(after === undefined ? {} : { after }) });
			expect(page.people.length).toBeLessThanOrEqual(5);
			seen.push(...page.people.map((p) => p.name));
			after = page.next;
		} while (after !== undefined);
		expect(seen.toSorted()).toEqual([...names, 'Яна'].toSorted());
		const place = (name: string) => seen.indexOf(name);
		for (const [a, b] of [
			['Арман', 'Әсем'],
			['Әсем', 'Бота'],
			['Гүлнар', 'Ғалия'],
			['Уәли', 'Ұлжан'],
			['Ұлжан', 'Үміт'],
			['Шолпан', 'Ырыс'],
			['Ырыс', 'Іңкәр']
		] as const) {
			expect([a, b, place(a) < place(b)]).toEqual([a, b, true]);
		}
	});

	it('finds by a part of name or address, taking signs as they are', async () => {
		const find = async (search: string) => (await peopleFor(database.db.reader, administrator, { search })).people.map((p) => p.name);
		await make(administrator, person({ name: 'Пайыз 100%', email: 'percent_one@example.org' }), post(district.id));
		expect(await find('100%')).toEqual(['Пайыз 100%']);
		expect(await find('PERCENT_')).toEqual(['Пайыз 100%']);
		expect(await find('ПАЙЫЗ')).toEqual(['Пайыз 100%']);
		expect(await find('%')).toEqual(['Пайыз 100%']);
		expect(await find('жоқ адам')).toEqual([]);
	});

	it('shows auditors what administrators see, and nobody else anything', async () => {
		const list = async (actor: Staff) => (await peopleFor(database.db.reader, actor, { limit: 200 })).people.map((p) => p.id).toSorted();
		const auditor = await staff('auditor', region.id);
		expect(await list(auditor)).toEqual(await list(administrator));
		for (const role of ['operator', 'head', 'central', 'deputy'] as const) expect(await list(await staff(role, root.id))).toEqual([]);
		await expect(personFor(database.db.reader, await staff('head', root.id), administrator.personId)).rejects.toMatchObject({
			status: 404
		});
		expect(await peopleFor(database.db.reader, administrator, {})).toMatchObject({ next: undefined });
	});

	it('shows a person without any post to the root only', async () => {
		const id = crypto.randomUUID();
		await database.db.write((tx) => tx.insertInto('person').values({ id, name: 'Жалғыз' }).execute());
		await expect(personFor(database.db.reader, administrator, id)).rejects.toMatchObject({ status: 404 });
		const chief = await staff('administrator', root.id);
		expect((await personFor(database.db.reader, chief, id)).posts).toEqual([]);
		expect((await peopleFor(database.db.reader, chief, { search: 'Жалғыз' })).people).toHaveLength(1);
	});
});

it('offers the units of the tree, and shows people in the reader’s words', async () => {
	const units = await manageableUnits(database.db.reader, administrator);
	expect(units.map((u) => u.path)).toEqual([region.path, district.path]);
	expect(await manageableUnits(database.db.reader, await staff('auditor', root.id))).toEqual([]);
	expect(presentChoices('kk', units).units.map((u) => u.label)).toEqual(['Алматы облысы', '— Талғар ауданы']);
	const id = await make(administrator, person({ name: 'Көрініс' }), post(district.id, { validTo: day('2099-12-31') }));
	const [row] = presentPeople('kk', (await peopleFor(database.db.reader, administrator, { search: 'Көрініс' })).people);
	expect(row).toMatchObject({ posts: ['Оператор · Талғар ауданы (қабылдау операторы)'], account: { text: 'шақырылмаған' } });
	const view = presentPerson('en', await personFor(database.db.reader, administrator, id), () => true);
	expect(view.posts[0]).toMatchObject({
		title: 'Operator',
		from: '1 January 2026',
		to: '31 December 2099',
		lastDay: '2099-12-31',
		mayEnd: true
	});
});
