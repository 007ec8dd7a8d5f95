/** Who may know of an appeal, and the list that is taken away: what the desk does by forms, by the API. */
import { beforeAll, describe, expect, it } from 'vitest';
import { INPUT } from '../appeals.ts';
import { call, type Call } from './document.ts';
import { serverDatabase, tokenOf, type Answer } from './server.ts';
import { makeWorld, person, type World } from './world.ts';

const appeals = await import('../../src/modules/appeals/server/index.ts');
const server = serverDatabase();

const REASON = 'Тексеру барысында құжаттарын салыстыру керек';
const ROLES = ['operator', 'executor', 'head', 'central'] as const;
type Name = (typeof ROLES)[number] | 'stranger';

let world: World;
const tokens = new Map<Name, string>();
const people = new Map<Name, string>();

async function add(name: Name, role: (typeof ROLES)[number], unitId: string): Promise<void> {
	const staff = await person(server.db, role, unitId);
	people.set(name, staff.personId);
	tokens.set(name, await tokenOf(server.db, staff.accountId));
}

beforeAll(async () => {
	world = await makeWorld(server.db);
	for (const role of ROLES) await add(role, role, role === 'central' ? world.region.id : world.unit.id);
	await add('stranger', 'head', world.other.id);
});

const receive = () =>
	server.db.write((tx) => appeals.receiveAppeal(tx, { kind: 'anonymous' }, INPUT, { channel: 'web', unitId: world.unit.id }));
const as = (who: Name, id: string, body: unknown = {}): Call => ({ params: { id }, token: tokens.get(who), body });
const told = (answer: Answer) => [answer.status, (answer.json as { code?: string }).code];
const issues = (answer: Answer) =>
	(answer.json as { errors?: { pointer: string; code: string }[] }).errors?.map(({ pointer, code }) => [pointer, code]);
const reads = async (who: Name, id: string) => (await call('readCase', { params: { id }, token: tokens.get(who) })).status;
const restrict = (who: Name, id: string, ...readers: Name[]) =>
	call('restrictAppeal', as(who, id, { reason: REASON, readers: readers.map((one) => people.get(one)) }));

async function acts(id: string, act: string): Promise<number> {
	const rows = await server.db.reader.selectFrom('journal').select('act').where('subject_id', '=', id).where('act', '=', act).execute();
	return rows.length;
}

describe('an appeal', () => {
	it('is there for the named alone from when it is restricted until the mark is taken off', async () => {
		const { id } = await receive();
		expect(issues(await restrict('operator', id))).toEqual([['/readers', 'appeals.reader_signs']]);
		expect(issues(await restrict('operator', id, 'operator'))).toEqual([['/readers', 'appeals.reader_signs']]);
		expect(told(await restrict('central', id, 'head'))).toEqual([403, 'forbidden']);
		expect(told(await restrict('stranger', id, 'head'))).toEqual([404, 'not_found']);
		const wordless = await call('restrictAppeal', as('operator', id, { readers: [people.get('head')] }));
		expect([wordless.status, issues(wordless)?.map(([pointer]) => pointer)]).toEqual([422, ['/reason']]);
		expect((await restrict('head', id, 'head')).json).toMatchObject({ state: 'received' });
		expect([await reads('head', id), await reads('operator', id), await reads('central', id)]).toEqual([200, 404, 404]);
		// Sent again it changes nothing and writes nothing.
		expect((await restrict('head', id, 'head')).status).toBe(200);
		expect([await acts(id, 'appeal.restricted'), await acts(id, 'appeal.readers_removed')]).toEqual([1, 0]);
		expect(told(await call('unrestrictAppeal', as('operator', id, { reason: REASON })))).toEqual([404, 'not_found']);
		expect((await call('unrestrictAppeal', as('head', id, { reason: REASON }))).status).toBe(200);
		expect(await reads('operator', id)).toBe(200);
		expect(told(await call('unrestrictAppeal', as('head', id, { reason: REASON })))).toEqual([409, 'appeals.not_sensitive']);
	});

	it('that is sensitive opens by its number to who answers for the unit, once in the journal; nobody else learns that it is there', async () => {
		const { id, number } = await receive();
		await restrict('head', id, 'head');
		const glass = (who: Name, asked = number, reason = REASON) =>
			call('breakGlass', { token: tokens.get(who), body: { number: asked, reason } });
		expect(told(await glass('operator'))).toEqual([403, 'forbidden']);
		const [foreign, unknown] = [await glass('stranger'), await glass('stranger', 'NAT-2001-000001')];
		expect([told(foreign), told(unknown)]).toEqual([
			[404, 'not_found'],
			[404, 'not_found']
		]);
		expect(issues(await glass('central', number, 'керек'))).toEqual([['/reason', 'appeals.glass_reason']]);
		expect(await reads('central', id)).toBe(404);
		expect((await glass('central', number.toLowerCase())).json).toEqual({ id });
		expect((await glass('central')).json).toEqual({ id });
		expect(await reads('central', id)).toBe(200);
		expect(await acts(id, 'appeal.glass_broken')).toBe(1);
	});
});

describe('the list of a filter', () => {
	const take = (who: Name, body: object) => call('exportAppeals', { token: tokens.get(who), body });

	it('is a file of the rows that the same person finds, in the language asked for, and each taking is journalled', async () => {
		const [open, kept] = [await receive(), await receive()];
		await restrict('head', kept.id, 'head');
		const file = await take('operator', { format: 'csv', query: 'state=received' });
		expect([file.headers.get('content-type')?.split(';')[0], file.headers.get('cache-control')]).toEqual(['text/csv', 'private, no-store']);
		expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="appeals-[\d-]+\.csv"$/);
		expect([file.text.includes('Нөмірі'), file.text.includes(open.number), file.text.includes(kept.number)]).toEqual([true, true, false]);
		expect((await take('head', { format: 'csv' })).text).toContain(kept.number);
		expect((await take('operator', { format: 'csv', query: 'state=answered' })).text).not.toContain(open.number);
		expect((await take('operator', { format: 'xlsx' })).headers.get('content-type')).toContain('spreadsheetml');
		const taken = await server.db.reader
			.selectFrom('journal')
			.select('act')
			.where('act', '=', 'desk.exported')
			.where('actor_id', '=', people.get('operator') ?? '')
			.execute();
		expect(taken.length).toBe(3);
	});

	it('holds applicants when they are asked for and may be known, and each of them can see that', async () => {
		const { id } = await receive();
		expect((await take('operator', { format: 'csv' })).text).not.toContain(INPUT.name);
		expect(await acts(id, 'appeal.applicant_seen')).toBe(0);
		expect((await take('operator', { format: 'csv', applicants: true })).text).toContain(INPUT.name);
		expect((await take('central', { format: 'csv', applicants: true })).text).not.toContain(INPUT.name);
		expect(await acts(id, 'appeal.applicant_seen')).toBe(1);
	});

	it('comes in no other format and to nobody without a key', async () => {
		const pdf = await take('operator', { format: 'pdf' });
		expect([pdf.status, issues(pdf)]).toEqual([422, [['/format', 'choose']]]);
		expect(told(await call('exportAppeals', { body: { format: 'csv' } }))).toEqual([401, 'api.credentials']);
	});
});
