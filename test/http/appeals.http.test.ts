import { beforeAll, describe, expect, it } from 'vitest';
import type { Staff } from '../../src/platform/identity/actor.ts';
import { call, type Call } from './document.ts';
import { ask, serverDatabase, tokenOf, type Answer } from './server.ts';
import { makeWorld, person, type World } from './world.ts';

const server = serverDatabase();

const BODY = {
	text: 'Абай көшесіндегі жарық үш айдан бері жанбайды. Балалар мектептен қараңғыда қайтады.',
	language: 'kk',
	territory: '750000000',
	applicant: { name: 'Сынақ Өтінішші', phone: '8 (701) 123-45-67', email: 'Applicant@Example.kz' }
};
const DECISION = { outcome: 'satisfied', language: 'kk', text: 'Абай көшесінде 14 шам ауыстырылды, жарық қосылды.' };
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

let unique = 0;
const key = () => `test-${String(process.pid)}-${String(unique++)}`;

interface Sent {
	number: string;
	accessCode: string;
	statusUrl: string;
	dueDate: string;
}
async function send(body: unknown = BODY, headers: Record<string, string> = {}): Promise<Answer> {
	return call('sendAppeal', { body, headers: { 'idempotency-key': key(), ...headers } });
}
async function sent(): Promise<Sent> {
	const answer = await send();
	expect(answer.status).toBe(201);
	return answer.json as Sent;
}
const code = (answer: Answer) => (answer.json as { code: string }).code;
const pointers = (answer: Answer) => (answer.json as { errors?: { pointer: string }[] }).errors?.map((e) => e.pointer);

describe('sending an appeal', () => {
	it('answers with number, code, link and due date, and the number and code open it', async () => {
		const { number, accessCode, statusUrl, dueDate } = await sent();
		expect(number).toMatch(/^NAT-\d{4}-\d{6}$/);
		expect(accessCode).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{1,5})+$/);
		expect(statusUrl).toContain(`/kk/appeals/${number}`);
		const read = await call('readAppeal', { params: { number }, token: accessCode });
		expect(read.json).toMatchObject({ number, state: 'received', dueDate, text: BODY.text, decision: null, channel: 'api' });
		expect(read.text).not.toContain('Өтінішші');
	});

	it('says the same to the same request with the same key, also written in another order, and makes one appeal', async () => {
		const headers = { 'idempotency-key': key() };
		const first = await send(BODY, headers);
		const again = await send(Object.fromEntries(Object.entries(BODY).toReversed()), headers);
		expect([again.status, again.json]).toEqual([201, first.json]);
		expect(again.headers.get('idempotent-replayed')).toBe('true');
		const other = await send({ ...BODY, text: `${BODY.text} Тағы.` }, headers);
		expect([other.status, code(other)]).toEqual([409, 'api.key_reused']);
		const incomplete = await send({ text: BODY.text }, headers);
		expect([incomplete.status, code(incomplete)]).toEqual([409, 'api.key_reused']);
	});

	it('names every wrong field by its pointer and keeps what is right as a draft with a number and a link', async () => {
		const headers = { 'idempotency-key': key() };
		const body = { ...BODY, language: 'fr', applicant: { name: 'Сынақ', phone: '12', email: 'x@' } };
		const answer = await send(body, { ...headers, 'accept-language': 'ru' });
		expect(answer.status).toBe(422);
		expect(pointers(answer)).toEqual(['/language', '/applicant/phone', '/applicant/email']);
		const { draft, title } = answer.json as { draft: { number: string; url: string }; title: string };
		expect(title).toBe('Нужно исправить данные');
		expect(draft.number).toMatch(/^D-\d{4}-\d{6}$/);
		expect((await send(body, headers)).json).toMatchObject({ draft });
		const corrected = await send(BODY, headers);
		expect(corrected.status).toBe(201);
	});

	it('keeps as a draft what only the rules refuse: a place that is not there', async () => {
		const place = await send({ ...BODY, territory: '999999999' });
		expect([place.status, pointers(place)]).toEqual([422, ['/territory']]);
		expect(place.json).toHaveProperty('draft.number');
	});

	it('takes in who leaves a name only: the answer waits behind the code', async () => {
		const answer = await send({ ...BODY, applicant: { name: 'Сынақ' } });
		expect([answer.status, Object.keys(answer.json as object)]).toEqual([
			201,
			expect.arrayContaining(['number', 'accessCode', 'statusUrl', 'dueDate'])
		]);
	});

	it('refuses what it cannot read without keeping anything', async () => {
		const broken = await call('sendAppeal', { body: '{"text": ', headers: { 'content-type': 'application/json' } });
		expect([broken.status, code(broken)]).toEqual([400, 'api.json']);
		const form = await call('sendAppeal', { body: 'text=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } });
		expect(form.status).toBe(415);
		const list = await call('sendAppeal', { body: [] });
		expect(list.status).toBe(422);
		expect(list.json).not.toHaveProperty('draft');
		const badKey = await call('sendAppeal', { body: BODY, headers: { 'idempotency-key': ' ' } });
		expect([badKey.status, code(badKey)]).toEqual([422, 'api.key']);
	});

	it('takes 50 parallel posts with one key for one appeal and gives 50 equal answers', async () => {
		const headers = { 'idempotency-key': key() };
		const before = await count();
		const answers = await Promise.all(Array.from({ length: 50 }, () => send(BODY, headers)));
		expect(new Set(answers.map((a) => `${String(a.status)} ${a.text}`)).size).toBe(1);
		expect(answers[0]?.status).toBe(201);
		expect((await count()) - before).toBe(1);
	});

	it('gives 50 parallel appeals 50 consecutive numbers', async () => {
		const answers = await Promise.all(Array.from({ length: 50 }, () => send()));
		const numbers = answers.map((a) => Number((a.json as Sent).number.split('-')[2])).toSorted((a, b) => a - b);
		expect(numbers).toEqual(Array.from({ length: 50 }, (_, i) => (numbers[0] ?? 0) + i));
	});
});

async function count(): Promise<number> {
	const row = await server.db.reader
		.selectFrom('appeal')
		.select((eb) => eb.fn.countAll<number>().as('n'))
		.executeTakeFirstOrThrow();
	return row.n;
}

describe('an appeal for its applicant', () => {
	it('stays closed without its code, and says the same of a wrong code and of an unknown number', async () => {
		const { number } = await sent();
		const nobody = await call('readAppeal', { params: { number } });
		expect([nobody.status, nobody.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
		const wrong = await call('readAppeal', { params: { number }, token: '00000-00000-00000-00000-00000-0' });
		const unknown = await call('readAppeal', { params: { number: 'NAT-2001-000001' }, token: '00000-00000-00000-00000-00000-0' });
		expect([wrong.status, code(wrong)]).toEqual([401, 'appeals.code']);
		expect([unknown.status, code(unknown)]).toEqual([401, 'appeals.code']);
		expect((await call('readAppeal', { params: { number: 'x' }, token: 'x' })).status).toBe(404);
	});

	it('takes remarks and documents, hands documents back, and no others', async () => {
		const [one, two] = [await sent(), await sent()];
		const { number, accessCode: token } = one;
		expect((await call('addRemark', { params: { number }, token, body: { text: 'Кеше де жанбады.' } })).status).toBe(201);
		const form = new FormData();
		form.append('files', new Blob([PNG], { type: 'image/png' }), 'көше.png');
		form.append('text', 'Сурет тіркеймін');
		expect((await call('addDocuments', { params: { number }, token, body: form })).status).toBe(201);
		const bare = {
			params: { number },
			token,
			body: PNG,
			query: { name: 'тағы.png' },
			headers: { 'content-type': 'application/octet-stream' }
		};
		expect((await call('addDocuments', bare)).status).toBe(201);
		const read = await call('readAppeal', { params: { number }, token });
		const { documents, remarks } = read.json as { documents: { name: string; url: string; id: string }[]; remarks: { text: string }[] };
		expect(documents.map((d) => d.name)).toEqual(['көше.png', 'тағы.png']);
		expect(remarks.map((r) => r.text)).toEqual(['Кеше де жанбады.', 'Сурет тіркеймін']);
		const file = await ask(documents[0]?.url ?? '', { token });
		expect([file.status, file.headers.get('content-disposition')?.startsWith('attachment')]).toEqual([200, true]);
		const fileId = documents[0]?.id ?? '';
		const strange = await call('readDocument', { params: { number: two.number, fileId }, token: two.accessCode });
		expect(strange.status).toBe(404);
		const program = { params: { number }, token, body: Buffer.from('MZ…'), query: { name: 'a.exe' } };
		const refused = await call('addDocuments', { ...program, headers: { 'content-type': 'application/octet-stream' } });
		expect([refused.status, code(refused)]).toEqual([415, 'file.type']);
	});

	it('is withdrawn once', async () => {
		const { number, accessCode: token } = await sent();
		const act: Call = { params: { number }, token, body: { reason: 'Шешілді' } };
		expect((await call('withdrawAppeal', act)).json).toMatchObject({ state: 'withdrawn' });
		const again = await call('withdrawAppeal', act);
		expect([again.status, code(again)]).toEqual([409, 'appeals.not_now']);
		expect((await call('addRemark', { params: { number }, token, body: { text: 'Тағы бір сөз' } })).status).toBe(409);
	});

	it('does not say whether a number or an address is known when a code is asked for', async () => {
		const { number } = await sent();
		const known = await call('askForCode', { params: { number }, body: { email: 'applicant@example.kz' } });
		const unknown = await call('askForCode', { params: { number: 'NAT-2001-000001' }, body: { email: 'nobody@example.kz' } });
		expect([known.status, known.text, unknown.status, unknown.text]).toEqual([202, '', 202, '']);
		expect((await call('takeNewCode', { body: { token: 'x'.repeat(43) } })).status).toBe(409);
	});
});

describe('an appeal at the desk', () => {
	let world: World;
	const tokens = new Map<string, string>();
	const people = new Map<string, Staff>();

	beforeAll(async () => {
		world = await makeWorld(server.db);
		for (const role of ['operator', 'executor', 'head'] as const) {
			const staff = await person(server.db, role, world.unit.id);
			people.set(role, staff);
			tokens.set(role, await tokenOf(server.db, staff.accountId));
		}
		const stranger = await person(server.db, 'head', world.other.id);
		tokens.set('stranger', await tokenOf(server.db, stranger.accountId));
	});

	const as = (who: string, id: string, body: unknown = {}): Call => ({ params: { id }, token: tokens.get(who), body });
	const taken = async (headers: Record<string, string> = { 'idempotency-key': key() }, more: object = {}) =>
		call('takeIn', {
			token: tokens.get('operator'),
			headers,
			body: {
				channel: 'visit',
				language: 'kk',
				unitId: world.unit.id,
				text: BODY.text,
				territory: '750000000',
				name: 'Келген Кісі',
				phone: '+77017654321',
				...more
			}
		});

	it('goes its whole way: taken in, registered, assigned, reported, decided, delivered, disagreed with', async () => {
		const { id, accessCode, number } = (await taken()).json as { id: string; accessCode: string; number: string };
		expect((await call('registerAppeal', as('operator', id, { kind: 'application' }))).json).toMatchObject({ state: 'registered' });
		const assign = { unitId: world.unit.id, executorId: people.get('executor')?.personId };
		expect((await call('assignAppeal', as('operator', id, assign))).json).toMatchObject({ state: 'in_work' });
		const queue = await call('readQueue', { token: tokens.get('executor'), query: { view: 'mine', limit: '1' } });
		expect(queue.json).toMatchObject({ items: [{ id, number }] });
		expect((await call('reportAppeal', as('executor', id, { text: 'Шамдар ауыстырылды' }))).status).toBe(200);
		expect((await call('saveDecisionDraft', as('executor', id, { language: 'kk', text: 'Жоба' }))).status).toBe(200);
		expect((await call('submitDecision', as('executor', id, DECISION))).json).toMatchObject({ state: 'on_approval' });
		expect((await call('signDecision', as('executor', id))).status).toBe(403);
		expect((await call('returnDecision', as('head', id, { reason: 'Қай шамдар екенін жазыңыз' }))).json).toMatchObject({
			state: 'in_work'
		});
		expect((await call('submitDecision', as('executor', id, DECISION))).status).toBe(200);
		expect((await call('signDecision', as('head', id))).json).toMatchObject({ state: 'answered' });
		const whole = await call('readCase', { params: { id }, token: tokens.get('head') });
		const { deliveries } = whole.json as { deliveries: { id: string }[] };
		expect((await call('recordDelivery', as('operator', id, { deliveryId: deliveries[0]?.id }))).status).toBe(200);
		const decision = await call('readDecision', { params: { number }, token: accessCode });
		expect(decision.json).toMatchObject({ text: DECISION.text, outcome: 'satisfied', verdict: null });
		const verdict = { verdict: 'not_solved', rating: 2, disagrees: true, text: 'Екі шам жанбайды' };
		const rated = await call('rateDecision', { params: { number }, token: accessCode, body: verdict });
		expect(rated.json).toMatchObject({ state: 'in_work', reopened: true });
		expect((await call('rateDecision', { params: { number }, token: accessCode, body: verdict })).status).toBe(409);
	});

	it('takes in the same request once, keeps an incomplete one as a draft, and gives no foreign unit', async () => {
		const headers = { 'idempotency-key': key() };
		const [first, second] = [await taken(headers), await taken(headers)];
		expect(second.json).toEqual(first.json);
		const incomplete = await taken(undefined, { name: '', phone: '' });
		expect([incomplete.status, pointers(incomplete)]).toEqual([422, ['/name', '/contact']]);
		expect(incomplete.json).toHaveProperty('draft.url');
		expect((await taken(undefined, { unitId: world.other.id })).status).toBe(403);
		expect((await taken(undefined, { unitId: crypto.randomUUID() })).status).toBe(404);
	});

	it('shows who wrote to those who need it, and journals each look', async () => {
		const { id } = (await taken()).json as { id: string };
		const seen = await call('readApplicant', { params: { id }, token: tokens.get('operator') });
		expect(seen.json).toMatchObject({ name: 'Келген Кісі', phone: '+77017654321' });
		expect((await call('readApplicant', { params: { id }, token: tokens.get('stranger') })).status).toBe(404);
		const looks = await server.db.reader
			.selectFrom('journal')
			.select('act')
			.where('subject_id', '=', id)
			.where('act', '=', 'appeal.applicant_seen')
			.execute();
		expect(looks.length).toBe(1);
	});

	it('does not tell people of another unit that an appeal exists', async () => {
		const { id } = (await taken()).json as { id: string };
		const stranger = tokens.get('stranger');
		expect((await call('readCase', { params: { id }, token: stranger })).status).toBe(404);
		expect((await call('registerAppeal', as('stranger', id, { kind: 'application' }))).status).toBe(404);
		expect((await call('assignAppeal', as('stranger', id, { unitId: world.other.id }))).status).toBe(404);
	});

	it('registers 50 at once, each once', async () => {
		const ids = await Promise.all(Array.from({ length: 50 }, async () => ((await taken()).json as { id: string }).id));
		const twice = await Promise.all([...ids, ...ids].map((id) => call('registerAppeal', as('operator', id, { kind: 'application' }))));
		expect(twice.filter((a) => a.status === 200).length).toBe(50);
		expect(twice.filter((a) => a.status === 409).length).toBe(50);
		const rows = await server.db.reader.selectFrom('appeal').select(['number', 'state']).where('id', 'in', ids).execute();
		const numbers = rows.map((row) => Number(row.number.split('-')[2])).toSorted((a, b) => a - b);
		expect(numbers).toEqual(Array.from({ length: 50 }, (_, i) => (numbers[0] ?? 0) + i));
		expect(new Set(rows.map((row) => row.state))).toEqual(new Set(['registered']));
	});
});
