/** Ids inside what is sent: somebody else's unit, person, file, theme or place must not slip in with one's own appeal. */
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import { INPUT } from '../appeals.ts';
import { call, type Call } from '../http/document.ts';
import { ask, origin, serverDatabase, tokenOf, type Answer } from '../http/server.ts';
import { makeWorld, person, type World } from '../http/world.ts';
import { member, type Member } from './scene.ts';

const appeals = await import('../../src/modules/appeals/server/index.ts');
const server = serverDatabase();

let world: World;
let operator: Member;
let stranger: Member;
let token: string;

beforeAll(async () => {
	world = await makeWorld(server.db);
	operator = await member(server.db, 'operator', world.unit.id);
	stranger = await member(server.db, 'executor', world.other.id);
	token = await tokenOf(server.db, operator.staff.accountId);
});

async function registered(unitId = world.unit.id): Promise<string> {
	const { id } = await server.db.write((tx) => appeals.receiveAppeal(tx, { kind: 'anonymous' }, INPUT, { channel: 'web', unitId }));
	await server.db.write((tx) => tx.updateTable('appeal').set({ state: 'registered' }).where('id', '=', id).execute());
	return id;
}

const errors = (answer: Answer) => (answer.json as { errors?: { pointer: string }[] }).errors?.map((one) => one.pointer);
const code = (answer: Answer) => (answer.json as { code: string }).code;
const act = (id: string, body: unknown): Call => ({ params: { id }, token, body });

describe('an operator', () => {
	it('names no executor of another unit, and no unit that is not there', async () => {
		const id = await registered();
		const foreign = { unitId: world.unit.id, executorId: stranger.staff.personId };
		const refused = await call('assignAppeal', act(id, foreign));
		const unknown = await call('assignAppeal', act(id, { unitId: world.unit.id, executorId: newId() }));
		// The same for somebody of another unit as for nobody: nothing is learned of who works where.
		const told = (answer: Answer) => [answer.status, code(answer), JSON.stringify((answer.json as { errors?: unknown }).errors)];
		expect(told(refused)).toEqual(told(unknown));
		expect(refused.status).toBe(422);
		const nowhere = await call('assignAppeal', act(id, { unitId: newId() }));
		expect([nowhere.status, errors(nowhere)]).toEqual([422, ['/unitId']]);
	});

	it('names no theme that is not there', async () => {
		const { id } = await server.db.write((tx) =>
			appeals.receiveAppeal(tx, { kind: 'anonymous' }, INPUT, { channel: 'web', unitId: world.unit.id })
		);
		const answer = await call('registerAppeal', act(id, { kind: 'application', themeId: newId() }));
		expect([answer.status, errors(answer)]).toEqual([422, ['/themeId']]);
	});

	it('records no delivery of another appeal', async () => {
		const [mine, foreign] = [await registered(), await registered(world.other.id)];
		const [decisionId, deliveryId] = [newId(), newId()];
		const at = Temporal.Now.instant();
		await server.db.write(async (tx) => {
			const decision = { id: decisionId, appeal_id: foreign, ordinal: 1, outcome: 'noted', language: 'kk', text: 'Шешім', signed_at: at };
			await tx
				.insertInto('decision')
				.values({ ...decision, sha256: Buffer.alloc(32) })
				.execute();
			const delivery = { id: deliveryId, decision_id: decisionId, appeal_id: foreign, channel: 'letter', state: 'waiting', at };
			await tx.insertInto('delivery').values(delivery).execute();
		});
		expect((await call('recordDelivery', act(mine, { deliveryId }))).status).toBe(404);
		expect((await call('recordDelivery', act(foreign, { deliveryId }))).status).toBe(404);
		const row = await server.db.reader.selectFrom('delivery').select('state').where('id', '=', deliveryId).executeTakeFirstOrThrow();
		expect(row.state).toBe('waiting');
	});

	it('takes nothing in for another unit, nor at a place that is not there', async () => {
		const body = { channel: 'visit', language: 'kk', unitId: world.other.id, text: INPUT.text };
		expect((await call('takeIn', { token, body })).status).toBe(403);
		const place = await call('takeIn', { token, body: { ...body, unitId: world.unit.id, territory: '999999999' } });
		expect([place.status, errors(place)]).toEqual([422, ['/territory']]);
	});

	it('finds nothing of another unit, whatever the filters say', async () => {
		await registered(world.other.id);
		for (const query of [{}, { unitId: world.other.id }, { q: 'мектеп' }]) {
			const answer = await call('findAppeals', { token, query });
			const { items } = answer.json as { items: { unit: { id: string } }[] };
			expect(items.filter((item) => item.unit.id !== world.unit.id)).toEqual([]);
		}
		const same = await call('findSamePerson', { token, body: { phone: INPUT.phone } });
		const { items } = same.json as { items: { unit: { id: string } }[] };
		expect(new Set(items.map((item) => item.unit.id))).toEqual(new Set([world.unit.id]));
	});

	it('names no reader from another unit, and restricts no appeal of another', async () => {
		const id = await registered();
		const reason = 'Құпия болуы керек';
		const [foreign, unknown] = [
			await call('restrictAppeal', act(id, { reason, readers: [stranger.staff.personId] })),
			await call('restrictAppeal', act(id, { reason, readers: [newId()] }))
		];
		expect([foreign.status, errors(foreign)]).toEqual([422, ['/readers']]);
		expect((unknown.json as { errors: unknown }).errors).toEqual((foreign.json as { errors: unknown }).errors);
		const theirs = await registered(world.other.id);
		for (const operation of ['restrictAppeal', 'unrestrictAppeal'])
			expect((await call(operation, act(theirs, { reason, readers: [operator.staff.personId] }))).status).toBe(404);
	});

	it('takes no row of another unit away, whatever the filter says', async () => {
		await registered();
		const theirs = await registered(world.other.id);
		const { number } = await server.db.reader.selectFrom('appeal').select('number').where('id', '=', theirs).executeTakeFirstOrThrow();
		for (const query of ['', `unit=${world.other.id}`, `q=${number}`]) {
			const answer = await call('exportAppeals', { token, body: { format: 'csv', query } });
			expect([answer.status, answer.text.includes(number)]).toEqual([200, false]);
		}
	});

	it('opens no draft of another desk and no draft of a citizen', async () => {
		const foreign = await server.db.write((tx) => appeals.startDraft(tx, stranger.staff, 'kk', 'visit', { text: 'Жоба' }, world.other.id));
		const citizen = await server.db.write((tx) => appeals.startDraft(tx, { kind: 'anonymous' }, 'kk', 'web', { text: 'Жоба' }));
		for (const { id } of [foreign, citizen]) {
			const answer = await ask(`/desk/appeals/drafts/${id}`, { cookie: operator.cookie, headers: { accept: 'text/html' } });
			expect(answer.status).toBe(404);
		}
	});
});

describe('a key', () => {
	it('is revoked by its owner only, and opens what its person may, no more', async () => {
		const other = await person(server.db, 'operator', world.other.id);
		const foreign = await tokenOf(server.db, other.accountId);
		const key = await server.db.reader
			.selectFrom('api_token')
			.select('id')
			.where('account_id', '=', other.accountId)
			.executeTakeFirstOrThrow();
		const revoke = {
			method: 'POST',
			body: new URLSearchParams({ tokenId: key.id }).toString(),
			cookie: operator.cookie,
			headers: { origin, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' }
		};
		expect((await ask('/desk/account/tokens?/revoke', revoke)).status).toBe(404);
		expect((await call('whoAmI', { token: foreign })).status).toBe(200);
		const id = await registered();
		expect((await call('readCase', { params: { id }, token: foreign })).status).toBe(404);
	});

	it('ends with the post that it stands on', async () => {
		const leaving = await person(server.db, 'operator', world.unit.id);
		const key = await tokenOf(server.db, leaving.accountId);
		const id = await registered();
		expect((await call('readCase', { params: { id }, token: key })).status).toBe(200);
		const yesterday = Temporal.Now.plainDateISO().subtract({ days: 2 });
		await server.db.write((tx) => tx.updateTable('post').set({ valid_to: yesterday }).where('person_id', '=', leaving.personId).execute());
		expect((await call('readCase', { params: { id }, token: key })).status).toBe(404);
		expect((await call('whoAmI', { token: key })).json).toMatchObject({ posts: [] });
	});
});
