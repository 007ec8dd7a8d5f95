import { beforeAll, describe, expect, it } from 'vitest';
import { messages } from '../../src/api/messages/index.ts';
import { LANGS } from '../../src/platform/i18n/lang.ts';
import { now } from '../../src/platform/clock.ts';
import type { Staff } from '../../src/platform/identity/actor.ts';
import { apiDocument, call, operations } from './document.ts';
import { ask, cookieOf, origin, serverDatabase, tokenOf } from './server.ts';
import { makeWorld, person, type World } from './world.ts';

const { makeTap } = await import('../../src/platform/one-tap/index.ts');
const { newId } = await import('../../src/platform/ids.ts');
const { blindIndex, seal } = await import('../../src/platform/secrets.ts');
const { followerToken } = await import('../../src/modules/promises/server/index.ts');
const { makeScene, makeTimes, want } = await import('../wishes.ts');
const { makeFeed } = await import('../../src/modules/debts/server/index.ts');
const server = serverDatabase();
let world: World;
let staff: Staff;

beforeAll(async () => {
	world = await makeWorld(server.db);
	staff = await person(server.db, 'operator', world.unit.id);
});

const SIMILAR = '/api/v1/desk/same-person';
const BODY = { phone: '+77010000000' };

describe('a change made by cookie', () => {
	it('must come from our own pages or carry a header that another site cannot add', async () => {
		const cookie = await cookieOf(server.db, staff.accountId);
		const status = async (headers: Record<string, string>) => (await ask(SIMILAR, { body: BODY, cookie, headers })).status;
		expect(await status({})).toBe(403);
		expect(await status({ origin: 'https://evil.example' })).toBe(403);
		expect(await status({ origin: 'null', 'x-requested-with': 'x' })).toBe(403);
		expect(await status({ 'sec-fetch-site': 'cross-site' })).toBe(403);
		expect(await status({ origin })).toBe(200);
		expect(await status({ 'sec-fetch-site': 'same-origin' })).toBe(200);
		expect(await status({ 'x-requested-with': 'fetch' })).toBe(200);
	});

	it('needs none of it by key, which no browser sends by itself', async () => {
		const token = await tokenOf(server.db, staff.accountId);
		expect((await ask(SIMILAR, { body: BODY, token })).status).toBe(200);
		expect((await ask(SIMILAR, { body: BODY, token, headers: { origin: 'https://another.example' } })).status).toBe(200);
	});
});

describe('a bearer', () => {
	it('speaks before the cookie: a key that is not valid is refused, a code is nobody of the staff', async () => {
		const cookie = await cookieOf(server.db, staff.accountId);
		const wrong = await ask('/api/v1/desk/me', { cookie, token: `jauap_${'x'.repeat(43)}` });
		expect([wrong.status, wrong.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
		expect((await ask('/api/v1/desk/me', { cookie, token: '00000-00000' })).status).toBe(401);
		expect((await ask('/api/v1/desk/me', { cookie })).status).toBe(200);
	});
});

describe('a link of a letter that answers with one tap', () => {
	it('is opened by programs that look into mail and answers nothing; the button answers, once', async () => {
		const { id, token } = await server.db.write(async (tx) => {
			const scene = await makeScene(tx);
			const dayId = await makeTimes(
				tx,
				scene,
				now()
					.add({ hours: 24 * 40 })
					.toString()
					.slice(0, 10),
				1
			);
			const slot = await tx.selectFrom('reception_slot').select('id').where('day_id', '=', dayId).executeTakeFirstOrThrow();
			const wish = await want(tx, scene, { slotId: slot.id });
			const until = now().add({ hours: 24 });
			return { id: wish.id, token: await makeTap(tx, { subjectKind: 'wish', subjectId: wish.id, act: 'confirm', until }) };
		});
		const confirmed = async () =>
			(await server.db.reader.selectFrom('wish').select('confirmed_at as at').where('id', '=', id).executeTakeFirstOrThrow()).at;
		const page = `/kk/meet/tap/${token}`;
		const short = await ask(`/t/${token}`);
		expect([short.status, short.headers.get('location')]).toEqual([303, page]);
		for (const method of ['HEAD', 'GET', 'HEAD', 'GET']) {
			for (const path of [page, `${page}?done=confirmed`, `/t/${token}`]) {
				const { headers, status } = await ask(path, { method, headers: { accept: 'text/html' } });
				expect(status).toBeLessThan(400);
				expect([headers.get('x-robots-tag'), headers.get('cache-control')]).toEqual(['noindex', 'private, no-store']);
			}
		}
		expect(await confirmed()).toBeNull();
		const shown = (await ask(page, { headers: { accept: 'text/html' } })).text;
		expect([shown.match(/<form/g)?.length, shown.includes('Келемін')]).toEqual([1, true]);
		const press = (from: string) => {
			const type = { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' };
			return ask(page, { method: 'POST', body: 'deed=confirm', headers: { ...type, origin: from } });
		};
		expect((await press('https://evil.example')).status).toBe(403);
		expect(await confirmed()).toBeNull();
		expect((await press(origin)).headers.get('location')).toBe(`${page}?done=confirmed`);
		expect(await confirmed()).not.toBeNull();
		const again = await press(origin);
		expect([again.status, again.text.includes('Бұл сілтеме бұрын қолданылған')]).toEqual([409, true]);
	});
});

describe('the address with which a mail program ends letters', () => {
	it('takes a post without an origin and without a cookie, ends all on it, and ends nothing when it is opened', async () => {
		const { id: place } = await server.db.reader.selectFrom('territory').select('id').where('level', '=', 1).executeTakeFirstOrThrow();
		const follower = await server.db.write(async (tx) => {
			const row = { id: newId(), email: seal('a@example.kz'), email_index: blindIndex('email', newId()), language: 'kk', made_at: now() };
			await tx.insertInto('promise_follower').values(row).execute();
			const follow = { id: newId(), follower_id: row.id, kind: 'place', subject_id: place, asked_at: now(), confirmed_at: now() };
			await tx.insertInto('promise_follow').values(follow).execute();
			return row.id;
		});
		const kept = async () =>
			(await server.db.reader.selectFrom('promise_follower').select('id').where('id', '=', follower).execute()).length;
		const path = `/api/letters/${followerToken(follower)}`;
		const type = { 'content-type': 'application/x-www-form-urlencoded' };
		const post = (body: string, more: Record<string, string> = {}) => ask(path, { method: 'POST', body, headers: { ...type, ...more } });
		const opened = await ask(path);
		expect([opened.status, opened.headers.get('location')?.includes('/promises/following/')]).toEqual([303, true]);
		expect((await post('List-Unsubscribe=One-Click', { origin: 'https://evil.example' })).status).toBe(403);
		expect((await post('x=y')).status).toBe(400);
		expect(await kept()).toBe(1);
		for (let twice = 0; twice < 2; twice++) expect((await post('List-Unsubscribe=One-Click')).status).toBe(204);
		expect(await kept()).toBe(0);
	});
});

describe('frames of other sites', () => {
	it('may show the one page that is made for them, which runs nothing, and no other', async () => {
		const policy = async (path: string) => (await ask(path, { headers: { accept: 'text/html' } })).headers.get('content-security-policy');
		const embed = await ask('/kk/promises/embed?place=190000000', { headers: { accept: 'text/html' } });
		expect([embed.status, embed.headers.get('content-security-policy')?.includes('frame-ancestors *')]).toEqual([200, true]);
		expect([/<script/.test(embed.text), /<form/.test(embed.text)]).toEqual([false, false]);
		for (const path of ['/kk/promises?place=190000000', '/kk/promises/share?place=190000000', '/kk/promises/embed', '/kk'])
			expect([path, (await policy(path))?.includes("frame-ancestors 'none'")]).toEqual([path, true]);
	});
});

describe('the calendar behind a secret address', () => {
	it('is read sixty times an hour, and says when it may be asked again', async () => {
		const token = await server.db.write((tx) => makeFeed(tx, staff, { with: false }));
		const read = () => ask(`/feeds/${token}.ics`);
		const first = await read();
		expect([first.status, first.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
		const more = await Promise.all(Array.from({ length: 59 }, read));
		expect(new Set(more.map(({ status }) => status))).toEqual(new Set([200]));
		const refused = await read();
		expect(refused.status).toBe(429);
		const seconds = Number(refused.headers.get('retry-after'));
		expect(seconds).toBeGreaterThan(3_000);
		expect(seconds).toBeLessThanOrEqual(3_600);
		expect(refused.text).not.toContain('BEGIN:VCALENDAR');
	});
});

describe('every answer', () => {
	it('is in the language that was asked for, Kazakh when none was', async () => {
		for (const lang of LANGS) {
			const answer = await ask('/api/v1/nothing', { headers: { 'accept-language': `${lang},xx;q=0.1` } });
			expect([answer.status, answer.headers.get('content-language')]).toEqual([404, lang]);
			expect(answer.json).toMatchObject({ type: '/problems/not_found', title: messages[lang].titles[404], status: 404 });
		}
		expect((await ask('/api/v1/nothing', { headers: { 'accept-language': '*' } })).headers.get('content-language')).toBe('kk');
	});

	it('names the act where an address has others', async () => {
		const answer = await ask('/api/v1/themes', { method: 'DELETE', headers: { 'content-type': 'application/json' } });
		expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET']);
		const appeal = await ask('/api/v1/appeals/NAT-2026-000001', { method: 'PUT', body: {} });
		expect([appeal.status, appeal.headers.get('allow')]).toEqual([405, 'GET']);
	});

	it('may be read by pages of other sites when it is public, and by no other', async () => {
		const site = { origin: 'https://another.example' };
		const themes = await ask('/api/v1/themes', { headers: site });
		expect(themes.headers.get('access-control-allow-origin')).toBe('*');
		const before = await ask('/api/v1/themes', { method: 'OPTIONS', headers: { ...site, 'access-control-request-method': 'GET' } });
		expect([before.status, before.headers.get('access-control-allow-origin')]).toEqual([204, '*']);
		for (const path of ['/api/v1/desk/me', '/api/v1/appeals/NAT-2026-000001']) {
			expect((await ask(path, { headers: site })).headers.has('access-control-allow-origin')).toBe(false);
			const asked = await ask(path, { method: 'OPTIONS', headers: { ...site, 'access-control-request-method': 'GET' } });
			expect(asked.headers.has('access-control-allow-origin')).toBe(false);
		}
	});

	it('of a wrong question names its parameter', async () => {
		const answer = await call('findTerritories', { query: { q: 'а', limit: 'көп' } });
		expect((answer.json as { errors: { parameter: string }[] }).errors.map((one) => one.parameter)).toEqual(['q', 'limit']);
	});
});

describe('the document', () => {
	it('is OpenAPI 3.1, has words for every operation in three languages, and no operation without a tag or an answer', async () => {
		expect((await apiDocument()).openapi).toBe('3.1.0');
		const all = await operations();
		const ids = all.map(({ operation }) => operation.operationId);
		expect(ids.toSorted()).toEqual(Object.keys(messages.kk.operations).toSorted());
		for (const { operation } of all) expect(Object.keys(operation.responses).some((status) => status.startsWith('2'))).toBe(true);
		for (const lang of LANGS) {
			const { json } = await ask('/api/v1/openapi.json', { headers: { 'accept-language': lang } });
			expect(json).toHaveProperty('info.description', messages[lang].docs.lead);
		}
	});

	it('is read by people as a page of the site, which names every operation', async () => {
		const answer = await ask('/api/v1', { headers: { 'accept-language': 'ru' } });
		expect([answer.status, answer.headers.get('location')]).toEqual([303, '/ru/api']);
		const page = await ask('/ru/api', { headers: { accept: 'text/html' } });
		for (const { title } of Object.values(messages.ru.operations)) expect(page.text).toContain(title);
		expect(page.text).not.toMatch(/<script/);
		const problem = await ask('/problems/api.key_reused', { headers: { 'accept-language': 'en' } });
		expect(problem.headers.get('location')).toBe('/en/api#problem-api.key_reused');
		expect(page.text).toContain('id="problem-api.key_reused"');
	});
});

describe('reference', () => {
	it('is read by anybody, in its language', async () => {
		const places = await call('findTerritories', { query: { q: 'алмати' }, headers: { 'accept-language': 'ru' } });
		expect(places.json).toMatchObject({ items: expect.arrayContaining([expect.objectContaining({ code: '750000000' })]) as unknown });
		expect((await call('readTerritory', { params: { code: '750000000' } })).json).toMatchObject({ level: 1 });
		expect((await call('readTerritory', { params: { code: '999999999' } })).status).toBe(404);
		const kinds = await call('listKinds', { headers: { 'accept-language': 'en' } });
		expect(kinds.json).toMatchObject({
			items: expect.arrayContaining([expect.objectContaining({ id: 'complaint', name: 'Complaint' })]) as unknown
		});
		for (const list of ['listThemes', 'listGrounds']) expect((await call(list)).status).toBe(200);
	});

	it('says which days are off in a year, and counts a term over them', async () => {
		const { json } = await call('readCalendar', { query: { year: '2026' } });
		expect(json).toMatchObject({
			year: 2026,
			days: expect.arrayContaining([expect.objectContaining({ day: '2026-12-16', kind: 'off' })]) as unknown
		});
		const term = await call('computeDeadline', { query: { kind: 'application', receivedAt: '2026-11-23T09:15:00+05:00' } });
		expect(term.json).toMatchObject({ registeredOn: '2026-11-23', dueDate: '2026-12-14', receivedAt: '2026-11-23T04:15:00Z' });
		expect((await call('computeDeadline', { query: { kind: 'praise' } })).status).toBe(422);
		expect((await call('computeDeadline', { query: { receivedAt: 'yesterday' } })).status).toBe(422);
	});
});
