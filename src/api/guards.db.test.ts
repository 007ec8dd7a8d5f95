import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeStaff, makeUnit } from '../../test/actors.ts';
import { testDatabase } from '../../test/db.ts';
import { setConfig } from '#platform/config.ts';
import { database as ownDatabase } from '#platform/db/index.ts';
import { ANONYMOUS, type Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { api } from './app.ts';

const database = testDatabase();

beforeAll(() => setConfig({ DATABASE_URL: database.url, API_LIMIT: 2 }));
afterAll(async () => {
	await ownDatabase().close();
});

function send(path: string, address: string, actor: Actor = ANONYMOUS, init: RequestInit = {}): Promise<Response> {
	const request = new Request(`http://localhost${path}`, init);
	return Promise.resolve(api.fetch(request, { actor, lang: 'en', requestId: newId(), address, origin: 'http://localhost' }));
}
const headers = { 'content-type': 'application/json', 'x-requested-with': 'test' };
const post = (address: string, actor?: Actor) => send('/api/v1/desk/same-person', address, actor, { method: 'POST', headers, body: '{}' });
const statuses = async (count: number, ask: () => Promise<Response>) => {
	const all: Response[] = [];
	for (let i = 0; i < count; i++) all.push(await ask());
	return all;
};

it('lets an unknown address change so much in a minute, and says when to come again', async () => {
	const answers = await statuses(3, () => post('192.0.2.1'));
	expect(answers.map((answer) => answer.status)).toEqual([401, 401, 429]);
	const [, , last] = answers;
	const seconds = Number(last?.headers.get('retry-after'));
	expect(seconds > 0 && seconds <= 60).toBe(true);
	expect(last?.headers.get('content-type')).toBe('application/problem+json');
	expect(await last?.json()).toMatchObject({ type: '/problems/throttled', status: 429 });
	expect((await post('192.0.2.2')).status).toBe(401);
});

it('lets people who are signed in do ten times as much, wherever they are', async () => {
	const actor = await database.db.write(async (tx) => {
		const unit = await makeUnit(tx);
		return makeStaff(tx, { role: 'operator', unitId: unit.id });
	});
	const answers = await statuses(21, () => post('192.0.2.1', actor));
	expect(answers.slice(0, 20).every((answer) => answer.status === 200)).toBe(true);
	expect(answers[20]?.status).toBe(429);
});

it('counts reads apart, in this process', async () => {
	const answers = await statuses(21, () => send('/api/v1/themes', '192.0.2.9'));
	expect(answers.slice(0, 20).every((answer) => answer.status === 200)).toBe(true);
	expect(answers[20]?.status).toBe(429);
	expect((await post('192.0.2.9')).status).toBe(401);
});
