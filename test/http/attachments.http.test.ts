/** Each attachment of the corpus through each way in: what runs or leaks is refused in words, the rest comes back as a download that no page runs. */
import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Staff } from '../../src/platform/identity/actor.ts';
import { LANGS, type Lang } from '../../src/platform/i18n/lang.ts';
import { refusalText } from '../../src/platform/i18n/refusals/index.ts';
import { ATTACHMENTS, type Attachment } from '../attachments.ts';
import { call } from './document.ts';
import { ask, cookieOf, origin, serverDatabase, type Answer } from './server.ts';
import { makeWorld, person } from './world.ts';

const server = serverDatabase();
const TEXT = 'Абай көшесіндегі жарық үш айдан бері жанбайды.';
const made = new Map<Attachment, Buffer>();
/** What a page prints of a sentence. */
const printed = (text: string) => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;');
/** The language of each attachment's sender: all three are met. */
const langOf = (one: Attachment): Lang => LANGS[ATTACHMENTS.indexOf(one) % LANGS.length] ?? 'kk';

/** The sentence for a refusal, whatever number stands in it. */
function says(answer: Answer, lang: Lang, code: string): void {
	const [start = ''] = refusalText(lang, code).split('{');
	expect(answer.text).toContain(printed(start));
}

async function post(path: string, fields: Record<string, string>, one?: Attachment, cookie?: string): Promise<Answer> {
	const body = new FormData();
	for (const [name, value] of Object.entries(fields)) body.set(name, value);
	const bytes = one === undefined ? undefined : made.get(one);
	if (one !== undefined && bytes !== undefined) body.append('files', new Blob([new Uint8Array(bytes)]), one.name);
	return ask(path, { body, cookie, headers: { origin, accept: 'text/html' } });
}

function keptFiles(subject: string) {
	return server.db.reader
		.selectFrom('file')
		.select(['id', 'name', 'mime'])
		.where('subject_id', '=', subject)
		.orderBy('uploaded_at')
		.execute();
}

/** The headers under which no browser runs, guesses or keeps a file, and the bytes without what should go. */
function isHarmless(answer: Answer, one: Attachment): void {
	expect(answer.status).toBe(200);
	expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="[^"\\/]+"; filename\*=UTF-8''[\w.!~%-]+$/);
	expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
	expect(answer.headers.get('content-security-policy')).toContain('sandbox');
	expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-origin');
	expect(answer.headers.get('cache-control')).toContain('no-store');
	for (const trace of one.without ?? []) expect(answer.text).not.toContain(trace);
}

let operator: Staff;
let cookie: string;
let unitId: string;
beforeAll(async () => {
	for (const one of ATTACHMENTS) made.set(one, await one.bytes());
	const world = await makeWorld(server.db);
	unitId = world.rootId;
	operator = await person(server.db, 'operator', unitId);
	cookie = await cookieOf(server.db, operator.accountId);
});

describe('attachments', () => {
	it('come by the citizen’s form: refused beside the field, in the language of the page', async () => {
		for (const lang of LANGS) {
			const started = await post(`/${lang}/appeals/new`, { text: TEXT });
			const files = (started.headers.get('location') ?? '').replace(/where$/, 'files');
			let count = 0;
			for (const one of ATTACHMENTS.filter((each) => langOf(each) === lang)) {
				const answer = await post(`${files}?/upload`, {}, one);
				if ('refused' in one.ends) {
					expect([one.what, answer.status]).toEqual([one.what, 422]);
					says(answer, lang, one.ends.refused);
				} else {
					expect([one.what, answer.status]).toEqual([one.what, 303]);
					count++;
				}
			}
			const page = await ask(files, { headers: { accept: 'text/html' } });
			expect(page.text.match(/name="id"/g)?.length).toBe(count);
			expect(page.text).toContain('120');
			expect(page.text).not.toMatch(/<img src=x|\u202e/);
		}
	});

	it('come by the API: each a problem that names the field, or a download that runs nowhere', async () => {
		const headers = { 'idempotency-key': `files-${String(process.pid)}` };
		const applicant = { name: 'Сынақ Өтінішші', phone: '+77011234567' };
		const sent = await call('sendAppeal', { headers, body: { text: TEXT, language: 'kk', territory: '750000000', applicant } });
		const { number, accessCode } = sent.json as { number: string; accessCode: string };
		const { id } = await server.db.reader.selectFrom('appeal').select('id').where('number', '=', number).executeTakeFirstOrThrow();
		for (const one of ATTACHMENTS) {
			const body = new FormData();
			body.append('files', new Blob([new Uint8Array(made.get(one) ?? [])]), one.name);
			const answer = await call('addDocuments', {
				params: { number },
				token: accessCode,
				body,
				headers: { 'accept-language': langOf(one) }
			});
			const files = await keptFiles(id);
			if ('refused' in one.ends) {
				// An empty file is none to a program that sends a form.
				const code = one.ends.refused === 'file.empty' ? 'required' : one.ends.refused;
				expect(answer.json, one.what).toMatchObject({ errors: [{ pointer: '/files', code }] });
				if (code !== 'required') says(answer, langOf(one), code);
				continue;
			}
			expect([one.what, answer.status]).toEqual([one.what, 201]);
			const file = files.at(-1);
			expect(file).toMatchObject({ name: one.ends.kept, mime: one.ends.mime });
			isHarmless(await call('readDocument', { params: { number, fileId: file?.id ?? '' }, token: accessCode }), one);
			isHarmless(await ask(`/files/${file?.id ?? ''}`, { cookie }), one);
		}
		const expected = ATTACHMENTS.filter((one) => 'kept' in one.ends).length;
		expect((await keptFiles(id)).length).toBe(expected);
	});

	it('come by the desk: what was typed stays in the form', async () => {
		for (const one of ATTACHMENTS) {
			const key = randomBytes(32).toString('base64url');
			const answer = await post(
				'/desk/appeals/new?/keep',
				{ key, channel: 'letter', language: 'kk', unitId, text: `${TEXT} ${key}` },
				one,
				cookie
			);
			if ('refused' in one.ends) {
				expect([one.what, answer.status]).toEqual([one.what, 422]);
				says(answer, 'kk', one.ends.refused);
				expect(answer.text).toContain(key);
				continue;
			}
			expect([one.what, answer.status]).toEqual([one.what, 303]);
			const draft = /drafts\/([0-9a-f-]{36})/.exec(answer.headers.get('location') ?? '')?.[1] ?? '';
			expect((await keptFiles(draft)).map((file) => [file.name, file.mime])).toEqual([[one.ends.kept, one.ends.mime]]);
		}
	});
});
