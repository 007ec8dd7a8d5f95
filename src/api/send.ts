/** POST /appeals: what is complete becomes an appeal, once for a key; what is not is kept as a draft under a number. */
import type { z } from 'zod';
import { paths } from '#lib/paths.ts';
import { publicOrigin } from '#platform/config.ts';
import { reader, write, type Tx } from '#platform/db/index.ts';
import { conflict, invalid } from '#platform/errors.ts';
import { isLang, type Lang } from '#platform/i18n/lang.ts';
import type { FieldIssue } from '#platform/i18n/refusals/index.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { draftFields, type apiAppealInput, type DraftBody } from '#modules/appeals/input.ts';
import { receiveAppeal, startDraft, statusUrl } from '#modules/appeals/server/index.ts';
import { territoryByCode } from '#modules/territory/server/index.ts';
import type { ApiContext } from './context.ts';
import { fingerprint, idempotencyKey, isTaken, once } from '#platform/idempotency/index.ts';
import { issuesOf, problem } from './problems.ts';

export interface Sent {
	number: string;
	accessCode: string;
	statusUrl: string;
	dueDate: string;
	receivedAt: string;
}

type Body = z.output<typeof apiAppealInput>;

/** Takes a valid body in. Throws invalid with the field that the rules refuse, conflict when the key was used for another body. */
export async function sendAppeal(c: ApiContext, raw: unknown, body: Body): Promise<{ answer: Sent; again: boolean }> {
	const actor = c.get('actor');
	const key = idempotencyKey(c.req.header('idempotency-key'));
	const territory = await territoryByCode(reader(), body.territory);
	if (territory === undefined) throw invalid('territory', 'territory');
	const { text, language, kind, place, latitude, longitude, applicant } = body;
	const input = { text, language, kind, place, latitude, longitude, ...applicant, territoryId: territory.id };
	return write((tx) => once(tx, { scope: scopeOf(actor), key, body: raw }, () => receive(tx, actor, input)));
}

function scopeOf(actor: Actor): string {
	return actor.kind === 'citizen' ? `api.appeals:${actor.accountId}` : 'api.appeals';
}

async function receive(tx: Tx, actor: Actor, input: Parameters<typeof receiveAppeal>[2]): Promise<Sent> {
	// Staff write in their own name here; on behalf of others they take in at the desk.
	const who: Actor = actor.kind === 'citizen' ? actor : { kind: 'anonymous' };
	const account = actor.kind === 'citizen' ? { accountId: actor.accountId } : {};
	const { number, accessCode, dueOn, receivedAt } = await receiveAppeal(tx, who, input, { channel: 'api', ...account });
	return {
		number,
		accessCode,
		statusUrl: statusUrl(input.language, number),
		dueDate: dueOn.toString(),
		receivedAt: receivedAt.toString()
	};
}

/** Where fields of a draft stand in the body. */
export const POINTERS = {
	contact: '/applicant',
	name: '/applicant/name',
	phone: '/applicant/phone',
	email: '/applicant/email',
	iin: '/applicant/iin',
	address: '/applicant/address',
	territoryId: '/territory'
} as const;

interface Kept {
	number: string;
	url: string;
}

/**
 * The answer to a body that cannot become an appeal yet: 422 naming each field, with the draft that keeps what is right
 * in it. The same body under the same key is the same draft; another body under it is another draft.
 */
export async function keepAsDraft(c: ApiContext, raw: unknown, issues: readonly FieldIssue[]): Promise<Response> {
	const lang = c.get('lang');
	const errors = issuesOf(lang, 'json', issues);
	const draft = await readDraft(raw);
	if (draft === undefined) return problem(c, 422, 'invalid', { errors });
	const language = draft.language ?? lang;
	const key = idempotencyKey(c.req.header('idempotency-key'));
	const kept = await write(async (tx) => {
		// A draft does not use the key up: the corrected body may come under it. An appeal does.
		if (key !== undefined && (await isTaken(tx, scopeOf(c.get('actor')), key))) throw conflict('api.key_reused');
		const own = key === undefined ? undefined : `${key}:${fingerprint(raw)}`;
		return once<Kept>(tx, { scope: 'api.drafts', key: own, body: raw }, async () => {
			const { number, token } = await startDraft(tx, { kind: 'anonymous' }, language, 'api', draft.body);
			return { number, url: `${publicOrigin()}${paths.appeals.draft(language, token, 'review')}` };
		});
	});
	return problem(c, 422, 'api.incomplete', { data: { number: kept.answer.number }, errors, draft: kept.answer });
}

interface ReadDraft {
	language: Lang | undefined;
	body: DraftBody;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const MOST_LETTERS = 20_000;

/** Each field of a body that is right by itself; undefined when there is nothing worth keeping. */
async function readDraft(raw: unknown): Promise<ReadDraft | undefined> {
	if (!isRecord(raw)) return undefined;
	const applicant = isRecord(raw.applicant) ? raw.applicant : {};
	const text = typeof raw.text === 'string' ? raw.text.slice(0, MOST_LETTERS) : undefined;
	const territory = typeof raw.territory === 'string' ? await territoryByCode(reader(), raw.territory) : undefined;
	const fields: Record<string, unknown> = { ...raw, ...applicant, text, territoryId: territory?.id };
	const right = Object.entries(draftFields).flatMap(([name, schema]) => {
		const read = schema.safeParse(fields[name]);
		return read.success && read.data !== undefined ? [[name, read.data] as const] : [];
	});
	if (right.length === 0) return undefined;
	return { language: isLang(raw.language) ? raw.language : undefined, body: Object.fromEntries(right) };
}
