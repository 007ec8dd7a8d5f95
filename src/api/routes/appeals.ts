/** What an applicant can do: send, look, add, withdraw, rate. */
import { OpenAPIHono, z } from '@hono/zod-openapi';
import { now } from '#platform/clock.ts';
import { lookup, reader, write } from '#platform/db/index.ts';
import { found, Refusal } from '#platform/errors.ts';
import type { FieldIssue } from '#platform/i18n/refusals/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { downloadHeaders, readableFile } from '#platform/files/index.ts';
import { apiAppealInput, remarkInput, verdictInput, withdrawInput } from '#modules/appeals/input.ts';
import * as appeals from '#modules/appeals/server/index.ts';
import { applicantOnly, type ApiContext, type ApiEnv } from '../context.ts';
import { problem, refused } from '../problems.ts';
import {
	answer,
	APPLICANT,
	APPLICANT_ACT,
	BY_CODE,
	BYTES,
	createRoute,
	fileParam,
	jsonBody,
	numberParam,
	op,
	PUBLIC_ACT
} from '../route.ts';
import { Appeal, Decision, Done, Sent } from '../schemas.ts';
import { keepAsDraft, POINTERS, sendAppeal } from '../send.ts';
import { readUpload } from '../uploads.ts';

const tags = ['appeals'];
const byCode = { tags, security: BY_CODE };

const send = createRoute({
	...op('sendAppeal'),
	method: 'post',
	path: '/appeals',
	tags,
	security: [],
	request: {
		headers: z.object({
			'Idempotency-Key': z.string().optional().openapi({ example: 'b9d1c1e0-6a52-4d0a-9d0e-3f6f0f1f8a11' })
		}),
		body: jsonBody(apiAppealInput)
	},
	responses: { 201: answer(Sent), ...PUBLIC_ACT }
});

const read = createRoute({
	...op('readAppeal'),
	...byCode,
	method: 'get',
	path: '/appeals/{number}',
	request: { params: numberParam },
	responses: { 200: answer(Appeal), ...APPLICANT }
});

const decision = createRoute({
	...op('readDecision'),
	...byCode,
	method: 'get',
	path: '/appeals/{number}/decision',
	request: { params: numberParam },
	responses: { 200: answer(Decision), ...APPLICANT }
});

const remark = createRoute({
	...op('addRemark'),
	...byCode,
	method: 'post',
	path: '/appeals/{number}/remarks',
	request: { params: numberParam, body: jsonBody(remarkInput) },
	responses: { 201: answer(Done), ...APPLICANT_ACT }
});

const FILES = {
	type: 'object' as const,
	required: ['files'],
	properties: { files: { type: 'array' as const, items: { type: 'string' as const, format: 'binary' } }, text: { type: 'string' as const } }
};

const documents = createRoute({
	...op('addDocuments'),
	...byCode,
	method: 'post',
	path: '/appeals/{number}/documents',
	request: {
		params: numberParam,
		query: z.object({ name: z.string().max(255).optional() }),
		body: {
			required: true,
			content: { 'multipart/form-data': { schema: FILES }, 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
		}
	},
	responses: { 201: answer(Done), ...APPLICANT_ACT }
});

const document = createRoute({
	...op('readDocument'),
	...byCode,
	method: 'get',
	path: '/appeals/{number}/documents/{fileId}',
	request: { params: numberParam.extend(fileParam.shape) },
	responses: { 200: BYTES, ...APPLICANT }
});

const withdraw = createRoute({
	...op('withdrawAppeal'),
	...byCode,
	method: 'post',
	path: '/appeals/{number}/withdraw',
	request: { params: numberParam, body: jsonBody(withdrawInput) },
	responses: { 200: answer(Done), ...APPLICANT_ACT }
});

const rate = createRoute({
	...op('rateDecision'),
	...byCode,
	method: 'post',
	path: '/appeals/{number}/verdict',
	request: { params: numberParam, body: jsonBody(verdictInput) },
	responses: { 200: answer(Done.extend({ reopened: z.boolean() })), ...APPLICANT_ACT }
});

async function keepIncomplete(c: ApiContext, issues: readonly FieldIssue[]): Promise<Response> {
	return keepAsDraft(c, await c.req.json(), issues);
}

export const appealRoutes = new OpenAPIHono<ApiEnv>()
	.openapi(
		send,
		async (c) => {
			const raw: unknown = await c.req.json();
			try {
				const { answer: sent, again } = await sendAppeal(c, raw, c.req.valid('json'));
				if (again) c.header('idempotent-replayed', 'true');
				c.header('location', sent.statusUrl);
				return c.json(sent, 201);
			} catch (error) {
				// A field that only the rules or the register can refuse: kept like the rest.
				if (!(error instanceof Refusal) || error.status !== 422 || error.field === undefined) throw error;
				const at: Readonly<Record<string, string>> = POINTERS;
				const path = (at[error.field] ?? `/${error.field}`).slice(1).split('/');
				return (await keepAsDraft(c, raw, [{ path, message: error.code }])) as never;
			}
		},
		(result, c) => {
			if (result.success) return undefined;
			if (result.target !== 'json') return problem(c, 422, 'api.key') as never;
			return keepIncomplete(c, result.error.issues) as never;
		}
	)
	.openapi(read, async (c) => {
		const { number } = c.req.valid('param');
		const lang = c.get('lang');
		const { actor } = await applicantOnly(c, number);
		const source = await appeals.openStatus(lookup(), write, actor, number, lang);
		const names = await appeals.apiNames(reader(), lang, source.appeal);
		return c.json(appeals.toApiApplicant(lang, source, names, dayOf(now()), `/api/v1/appeals/${number}/documents`), 200);
	})
	.openapi(decision, async (c) => {
		const { number } = c.req.valid('param');
		const { actor } = await applicantOnly(c, number);
		const source = await appeals.openStatus(lookup(), write, actor, number, c.get('lang'));
		return c.json(found(appeals.apiLatestDecision(c.get('lang'), source)), 200);
	})
	.openapi(remark, async (c) => {
		const { actor, id } = await applicantOnly(c, c.req.valid('param').number);
		await write((tx) => appeals.addToAppeal(tx, actor, id, c.req.valid('json')));
		return c.json(await appeals.apiDone(reader(), id), 201);
	})
	.openapi(documents, async (c) => {
		const { actor, id } = await applicantOnly(c, c.req.valid('param').number);
		const upload = await readUpload(c);
		const text = remarkInput.safeParse(upload.fields);
		if (upload.files.length === 0) throw new Refusal('required', 422, { field: 'files' });
		try {
			await write((tx) => appeals.addToAppeal(tx, actor, id, text.success ? text.data : {}, upload.files));
		} catch (error) {
			if (!(error instanceof Refusal) || !error.code.startsWith('file.')) throw error;
			return refused(c, error, { file: '/files' }) as never;
		}
		return c.json(await appeals.apiDone(reader(), id), 201);
	})
	.openapi(document, async (c) => {
		const { number, fileId } = c.req.valid('param');
		const { actor, id } = await applicantOnly(c, number);
		const { row, bytes } = await readableFile(reader(), actor, fileId);
		if (row.subject.kind !== 'appeal' || row.subject.id !== id) throw new Refusal('not_found', 404);
		return new Response(new Uint8Array(bytes), { headers: downloadHeaders(row) });
	})
	.openapi(withdraw, async (c) => {
		const { actor, id } = await applicantOnly(c, c.req.valid('param').number);
		await write((tx) => appeals.withdrawAppeal(tx, actor, id, c.req.valid('json')));
		return c.json(await appeals.apiDone(reader(), id), 200);
	})
	.openapi(rate, async (c) => {
		const { actor, id } = await applicantOnly(c, c.req.valid('param').number);
		const { reopened } = await write((tx) => appeals.rateDecision(tx, actor, id, c.req.valid('json')));
		return c.json({ ...(await appeals.apiDone(reader(), id)), reopened }, 200);
	});
