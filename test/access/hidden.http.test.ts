/**
 * A hidden appeal and a redacted one at every door of the running server: each page and each operation that reads, as the
 * table of access asks it (a route without a row fails there), and the lists that are asked by what the appeal holds.
 */
import { readFileSync } from 'node:fs';
import type { NotNull } from 'kysely';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { open } from '../../src/platform/secrets.ts';
import { rows, sql } from '../../src/platform/db/index.ts';
import type { AppealInput } from '../../src/modules/appeals/input.ts';
import { INPUT } from '../appeals.ts';
import { makeStaff } from '../actors.ts';
import { call, operations } from '../http/document.ts';
import { ask, cookieOf, origin, serverDatabase } from '../http/server.ts';
import { DESK } from './matrix.ts';
import { SITE } from './matrix-site.ts';
import { QUICK } from './matrix-desk.ts';
import { RULES } from './matrix-rules.ts';
import { makeScene, type DoneAppeal, type Scene } from './scene.ts';
import type { Request, Row } from './verdicts.ts';

const appeals = await import('../../src/modules/appeals/server/index.ts');
const problems = await import('../../src/modules/problems/server/index.ts');
const privacy = await import('../../src/modules/privacy/server/index.ts');

const server = serverDatabase();
const MATRIX: Record<string, Row> = { ...DESK, ...QUICK, ...RULES, ...SITE };
const SYSTEM = { kind: 'system', job: 'test' } as const;

/** What one appeal holds and nothing else does. */
interface Held extends DoneAppeal {
	word: string;
	person: Pick<AppealInput, 'name' | 'phone' | 'email'>;
	fileId: string;
	assignmentId: string;
	problemId: string;
	territoryId: string;
}

let scene: Scene;
let hidden: Held;
let redacted: Held;
let reader: { cookie: string; email: string };
/** Who asks: those of the unit it is in, the executor who had it, those above, and nobody. */
let askers: Record<string, string | undefined>;

async function make(word: string, person: Held['person']): Promise<Held> {
	const { operator, executor, head } = scene.members.same;
	const unitId = scene.world.unit.id;
	const made = await server.db.write(async (tx) => {
		const place = await tx.selectFrom('territory').select('id').where('level', '=', 1).executeTakeFirstOrThrow();
		const input = { ...INPUT, ...person, text: `${word} көшесінде жарық жанбайды, ${INPUT.text}`, place: word, territoryId: place.id };
		const made = await appeals.receiveAppeal(tx, { kind: 'anonymous' }, input, { channel: 'web', unitId });
		const { id, number, accessCode: code } = made;
		await appeals.registerAppeal(tx, operator.staff, id, { kind: 'application', themeId: undefined });
		await appeals.assignAppeal(tx, operator.staff, id, { unitId, executorId: executor.staff.personId, note: undefined });
		await appeals.remarkAppeal(tx, operator.staff, id, { text: `Ішкі сөз: ${word}`, seenBy: 'staff' }, []);
		const work = await tx.selectFrom('assignment').select('id').where('subject_id', '=', id).executeTakeFirstOrThrow();
		const problemId = await problems.gatherProblem(tx, operator.staff, {
			titleKk: 'Көшеде жарық жоқ',
			since: '2026-08-01',
			appealIds: [id],
			unitId
		});
		await problems.publishProblem(tx, head.staff, problemId, { public: true });
		return { id, number, code, deliveryId: id, word, person, assignmentId: work.id, problemId, territoryId: place.id };
	});
	const file = { query: { name: `${word}.txt` }, body: Buffer.from(word), headers: { 'content-type': 'application/octet-stream' } };
	await call('addDocuments', { params: { number: made.number }, token: made.code, ...file });
	const { id: fileId } = await server.db.reader.selectFrom('file').select('id').where('subject_id', '=', made.id).executeTakeFirstOrThrow();
	return { ...made, fileId };
}

/** Lists that show an appeal to who asks for what it holds, beside what the table asks. */
function searches(at: Held): [string, Request][] {
	const { word, number, person, id } = at;
	const text = `${word} көшесінде жарық жанбайды, ${INPUT.text}`;
	const q = (value: string) => `q=${encodeURIComponent(value)}`;
	const page = (path: string): [string, Request] => [`GET ${path.split('?')[0] ?? ''} asked`, { path }];
	const api = (operation: string, more: Omit<Request, 'path'>): [string, Request] => [`API ${operation} asked`, { path: '', ...more }];
	return [
		page(`/desk/search?${q(word)}`),
		page(`/desk/search?${q(number)}`),
		page(`/desk/search?open=1`),
		...['unit', 'mine', 'all', 'new', 'done', 'overdue'].map((view) => page(`/desk?view=${view}`)),
		page(`/desk/problems/${at.problemId}`),
		page(`/desk/problems/${at.problemId}/answers`),
		page(`/desk/problems/new?appeal=${id}`),
		page(`/kk/problems/${at.problemId}`),
		page(`/files/${at.fileId}`),
		page(`/kk/appeals?number=${number}`),
		page('/desk/statistics/report.csv'),
		['POST /desk/search/export asked', { path: '/desk/search/export', method: 'POST', form: { format: 'csv' } }],
		['POST /desk/search/export by word asked', { path: '/desk/search/export', method: 'POST', form: { format: 'csv', q: word } }],
		[
			'POST /desk/appeals/similar asked',
			{ path: '/desk/appeals/similar', method: 'POST', body: { text, territoryId: at.territoryId, phone: person.phone } }
		],
		api('exportAppeals', { body: { format: 'csv' } }),
		api('findAppeals', { query: { q: word } }),
		api('findAppeals', { query: { q: number } }),
		api('findSimilar', { body: { text, territoryId: at.territoryId } }),
		api('findSamePerson', { body: { phone: person.phone } }),
		api('readQueue', { query: { view: 'unit' } }),
		api('readQueue', { query: { view: 'mine' } })
	];
}

/** Every read of the table about this appeal, then the searches. */
async function reads(at: Held): Promise<[string, Request][]> {
	const methods = new Map((await operations()).map((one) => [`API ${one.operation.operationId}`, one.method]));
	const on = { appeal: at, assignmentId: at.assignmentId, scene: { ...scene, fileId: at.fileId }, personId: '' };
	const rows = Object.entries(MATRIX).filter(([key]) => key.startsWith('GET ') || methods.get(key) === 'GET');
	return [...rows.map(([key, row]): [string, Request] => [key, { path: '', ...row.ask(on) }]), ...searches(at)];
}

async function answerTo(key: string, request: Request, cookie: string | undefined): Promise<string> {
	const { path, form, body, method, params = {}, query = {} } = request;
	if (key.startsWith('API ')) {
		const operation = key.split(' ')[1] ?? '';
		const answer = await call(operation, { params, query, body, cookie, headers: { 'x-requested-with': 'test' } });
		return answer.text;
	}
	const headers = { accept: 'text/html', 'accept-language': 'kk', origin };
	const type: Record<string, string> = form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' };
	const sent = form === undefined ? body : new URLSearchParams(form).toString();
	const address = path === '' ? (key.split(' ')[1] ?? '') : path;
	const answer = await ask(address, { method: method ?? 'GET', body: sent, cookie, headers: { ...headers, ...type } });
	return answer.text;
}

/** Doors at which somebody sees one of the traces that they did not bring along themselves. */
async function doorsWith(at: Held, traces: readonly string[], who: Record<string, string | undefined>): Promise<string[]> {
	const seen: string[] = [];
	const queue = await reads(at);
	const worker = async () => {
		for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
			const [key, request] = next;
			const brought = decodeURIComponent(JSON.stringify(request));
			for (const [name, cookie] of Object.entries(who)) {
				// Staff see the public pages as anybody does.
				if (name !== 'nobody' && !/^(GET|POST) \/desk|^API |^GET \/files/.test(key)) continue;
				const text = await answerTo(key, request, cookie);
				const found = traces.filter((trace) => !brought.includes(trace) && text.includes(trace));
				if (found.length > 0) seen.push(`${key}: ${name} sees ${found.join(', ')}`);
			}
		}
	};
	await Promise.all(Array.from({ length: 6 }, worker));
	return seen.toSorted();
}

const words = ({ word, person }: Held) => [word, person.name ?? '', person.phone ?? '', person.email ?? ''];

beforeAll(async () => {
	scene = await makeScene(server.db);
	hidden = await make('қиярөрісі', { name: 'Жанәділ Қиярбекұлы', phone: '+77019998811', email: 'qiyar.orisi@example.kz' });
	redacted = await make('шиеқұмы', { name: 'Тоқжан Шиеқұмова', phone: '+77019998822', email: 'shie.qumy@example.kz' });
	const { same, above } = scene.members;
	askers = {
		operator: same.operator.cookie,
		executor: same.executor.cookie,
		head: same.head.cookie,
		'auditor above': above.auditor.cookie,
		'administrator above': above.administrator.cookie,
		nobody: undefined
	};
	const named = await server.db.write((tx) => makeStaff(tx, { role: 'head', unitId: scene.world.unit.id }));
	const account = await server.db.reader
		.selectFrom('account')
		.select('email')
		.where('id', '=', named.accountId)
		.$narrowType<{ email: NotNull }>()
		.executeTakeFirstOrThrow();
	reader = { cookie: await cookieOf(server.db, named.accountId), email: account.email };
}, 120_000);

describe('an appeal', () => {
	it('stands behind these doors before it is hidden, and its words are never public', { timeout: 600_000 }, async () => {
		const seen = await doorsWith(hidden, [hidden.number, ...words(hidden)], {
			head: askers.head,
			executor: askers.executor,
			nobody: undefined
		});
		for (const door of [
			'GET /desk asked',
			'GET /desk/search asked',
			'GET /desk/appeals/[id=uuid]',
			'GET /desk/debts',
			'GET /files/',
			'POST /desk/search/export asked',
			'POST /desk/appeals/similar asked',
			'GET /desk/problems/',
			'API exportAppeals asked',
			'API findAppeals asked',
			'API findSimilar asked',
			'API findSamePerson asked',
			'API readQueue asked',
			'API readCase'
		])
			expect(
				seen.some((line) => line.startsWith(door)),
				door
			).toBe(true);
		expect(seen.filter((line) => line.includes(': nobody'))).toEqual([]);
	});

	it('that is sensitive is behind no door for who is not named, nor in their mail', { timeout: 600_000 }, async () => {
		const before = Temporal.Now.instant();
		await server.db.write(async (tx) => {
			await tx.updateTable('appeal').set({ sensitive: true }).where('id', '=', hidden.id).execute();
			const { personId } = await tx
				.selectFrom('person as p')
				.innerJoin('account as a', 'a.person_id', 'p.id')
				.select('p.id as personId')
				.where('a.email', '=', reader.email)
				.executeTakeFirstOrThrow();
			await tx.insertInto('appeal_reader').values({ appeal_id: hidden.id, person_id: personId, named_at: before }).execute();
			await appeals.addToAppeal(tx, { kind: 'applicant', appealId: hidden.id }, hidden.id, { text: `Тағы ${hidden.word}` }, []);
		});
		expect(await doorsWith(hidden, [hidden.id, hidden.number, ...words(hidden)], askers)).toEqual([]);
		const own = await doorsWith(hidden, [hidden.word], { reader: reader.cookie });
		expect(own.some((line) => line.startsWith('GET /desk/appeals/[id=uuid]'))).toBe(true);
		const letters = await lettersSince(before);
		const strange = letters.filter((letter) => letter.to !== reader.email && letter.to !== hidden.person.email);
		expect(strange.filter(({ text }) => [hidden.number, ...words(hidden)].some((trace) => text.includes(trace)))).toEqual([]);
	});

	it('that was redacted is there by its number, its person and words nowhere for anybody', { timeout: 600_000 }, async () => {
		await server.db.write((tx) =>
			tx
				.updateTable('appeal')
				.set({ state: 'closed', closed_at: Temporal.Now.instant().subtract({ hours: 24 * 4000 }) })
				.where('id', '=', redacted.id)
				.execute()
		);
		const ids: string[] = [];
		await server.db.write(async (tx) => {
			const rule = { kind: null, months: 120, validFrom: Temporal.Now.plainDateISO('Asia/Almaty'), source: 'Сынақ' };
			for (const what of ['person', 'words', 'files'] as const) ids.push(await privacy.addRule(tx, SYSTEM, { ...rule, what }));
		});
		expect(await privacy.keepRetention(server.db.reader, server.db.write)).toBe(3);
		await server.db.write(async (tx) => {
			for (const id of ids) await privacy.endRule(tx, SYSTEM, id);
		});
		expect(await doorsWith(redacted, words(redacted), askers)).toEqual([]);
		const page = await answerTo('GET', { path: `/desk/appeals/${redacted.id}` }, askers.head);
		expect(page).toContain(redacted.number);
		expect(page).toContain('Сақтау мерзімі өтті');
	});

	it('is in no log: no title, text, number or person of any', () => {
		const log = readFileSync(inject('httpLog'), 'utf8');
		expect(log.match(/"msg":"request"/g)?.length).toBeGreaterThan(300);
		for (const one of [hidden, redacted]) for (const trace of [one.number, ...words(one)]) expect(log.includes(trace), trace).toBe(false);
	});
});

async function lettersSince(at: Temporal.Instant): Promise<{ to: string; text: string }[]> {
	const list = await rows(
		server.db.reader,
		sql<{ sealed: string }>`SELECT payload ->> 'sealed' AS sealed FROM outbox WHERE topic = 'mail' AND created_at >= ${at}`
	);
	return list.map(({ sealed }) => {
		const text = open(Buffer.from(sealed, 'base64'));
		return { to: (JSON.parse(text) as { to: string }).to, text };
	});
}
