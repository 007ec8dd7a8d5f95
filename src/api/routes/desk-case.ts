/** One appeal at the desk: reading it, and every act on it. */
import { OpenAPIHono, z } from '@hono/zod-openapi';
import { reader, write } from '#platform/db/index.ts';
import { Refusal } from '#platform/errors.ts';
import { downloadHeaders, readableFile } from '#platform/files/index.ts';
import * as input from '#modules/appeals/input.ts';
import * as appeals from '#modules/appeals/server/index.ts';
import { staffOnly, type ApiContext, type ApiEnv } from '../context.ts';
import { issuesOf, problem } from '../problems.ts';
import { answer, BYTES, createRoute, DESK, deskAct, fileParam, idParam, jsonBody, op, STAFF, STAFF_ACT } from '../route.ts';
import { Applicant, Case, Done } from '../schemas.ts';
import { readUpload } from '../uploads.ts';

const FILES = '/api/v1/desk/files';

const read = createRoute({
	...op('readCase'),
	...DESK,
	method: 'get',
	path: '/desk/appeals/{id}',
	request: { params: idParam },
	responses: { 200: answer(Case), ...STAFF }
});
const applicant = createRoute({
	...op('readApplicant'),
	...DESK,
	method: 'get',
	path: '/desk/appeals/{id}/applicant',
	request: { params: idParam },
	responses: { 200: answer(Applicant), ...STAFF }
});
const file = createRoute({
	...op('readFile'),
	...DESK,
	method: 'get',
	path: '/desk/files/{fileId}',
	request: { params: fileParam },
	responses: { 200: BYTES, ...STAFF }
});
const register = deskAct('registerAppeal', '/desk/appeals/{id}/register', input.registerInput);
const assign = deskAct('assignAppeal', '/desk/appeals/{id}/assign', input.assignInput);
const submit = deskAct('submitDecision', '/desk/appeals/{id}/submit', input.decisionInput);
const giveBack = deskAct('returnDecision', '/desk/appeals/{id}/return', input.returnInput);
const sign = deskAct('signDecision', '/desk/appeals/{id}/sign', z.object({}));
const extend = deskAct('extendAppeal', '/desk/appeals/{id}/extend', input.extendInput);
const remark = deskAct('remarkAppeal', '/desk/appeals/{id}/remarks', input.staffRemarkInput);
const deliver = deskAct('recordDelivery', '/desk/appeals/{id}/delivery', input.deliveryInput);

const merge = deskAct('mergeAppeal', '/desk/appeals/{id}/merge', input.mergeInput);
const join = createRoute({
	...op('joinAppeal'),
	...DESK,
	method: 'post',
	path: '/desk/appeals/{id}/join',
	request: { params: idParam, body: jsonBody(input.joinInput) },
	responses: { 201: answer(z.object({ number: z.string(), accessCode: z.string() })), ...STAFF_ACT }
});
const unmerge = deskAct('unmergeAppeal', '/desk/appeals/{id}/unmerge', input.reasonInput);

const draft = createRoute({
	...op('saveDecisionDraft'),
	...DESK,
	method: 'put',
	path: '/desk/appeals/{id}/decision-draft',
	request: { params: idParam, body: jsonBody(input.decisionDraftInput) },
	responses: { 200: answer(Done), ...STAFF_ACT }
});
const code = createRoute({
	...op('reissueCode'),
	...DESK,
	method: 'post',
	path: '/desk/appeals/{id}/access-code',
	request: { params: idParam, body: jsonBody(z.object({})) },
	responses: { 201: answer(z.object({ number: z.string(), accessCode: z.string() })), ...STAFF_ACT }
});
const FORM = {
	type: 'object' as const,
	required: ['text'],
	properties: { text: { type: 'string' as const }, files: { type: 'array' as const, items: { type: 'string' as const, format: 'binary' } } }
};
const report = createRoute({
	...op('reportAppeal'),
	...DESK,
	method: 'post',
	path: '/desk/appeals/{id}/report',
	request: {
		params: idParam,
		body: {
			required: true,
			content: { 'multipart/form-data': { schema: FORM }, 'application/json': { schema: FORM } }
		}
	},
	responses: { 200: answer(Done), ...STAFF_ACT }
});

const done = (id: string) => appeals.apiDone(reader(), id);

/** Text and evidence; JSON where there is none. */
async function readReport(c: ApiContext) {
	const isJson = (c.req.header('content-type') ?? '').startsWith('application/json');
	const { fields, files } = isJson ? { fields: (await c.req.json().catch(() => undefined)) as unknown, files: [] } : await readUpload(c);
	if (fields === undefined) throw new Refusal('api.json', 400);
	return { read: input.reportInput.safeParse(fields), files };
}

export const deskCase = new OpenAPIHono<ApiEnv>()
	.openapi(read, async (c) => {
		const actor = staffOnly(c);
		return c.json(await appeals.toApiCase(reader(), c.get('lang'), actor, c.req.valid('param').id, FILES), 200);
	})
	.openapi(applicant, async (c) => {
		const actor = staffOnly(c);
		const who = await write((tx) => appeals.lookAtApplicant(tx, actor, c.req.valid('param').id));
		if (who === undefined) throw new Refusal('not_found', 404);
		const { name, phone, email, emailVerified, iin, address } = who;
		return c.json({ name, phone, email, emailVerified, iin, address }, 200);
	})
	.openapi(file, async (c) => {
		const actor = staffOnly(c);
		const { row, bytes } = await readableFile(reader(), actor, c.req.valid('param').fileId);
		return new Response(new Uint8Array(bytes), { headers: downloadHeaders(row) });
	})
	.openapi(register, async (c) => {
		const [actor, { id }] = [staffOnly(c), c.req.valid('param')];
		await write((tx) => appeals.registerAppeal(tx, actor, id, c.req.valid('json')));
		return c.json(await done(id), 200);
	})
	.openapi(assign, async (c) => {
		const [actor, { id }] = [staffOnly(c), c.req.valid('param')];
		await write((tx) => appeals.assignAppeal(tx, actor, id, c.req.valid('json')));
		return c.json(await done(id), 200);
	})
	.openapi(report, async (c) => {
		const [actor, { id }] = [staffOnly(c), c.req.valid('param')];
		const { read: body, files } = await readReport(c);
		if (!body.success) return problem(c, 422, 'invalid', { errors: issuesOf(c.get('lang'), 'json', body.error.issues) }) as never;
		await write((tx) => appeals.reportAppeal(tx, actor, id, body.data, files));
		return c.json(await done(id), 200);
	})
	.openapi(draft, async (c) => {
		const [actor, { id }] = [staffOnly(c), c.req.valid('param')];
		await write((tx) => appeals.draftDecision(tx, actor, id, c.req.valid('json')));
		return c.json(await done(id), 200);
	})
	.openapi(submit, async (c) => {
		const [actor, { id }] = [staffOnly(c), c.req.valid('param')];
		await write((tx) => appeals.submitDecision(tx, actor, id, c.req.valid('json')));
		return c.json(await done(id), 200);
	})
	.openapi(giveBack, async (c) => {
		const [actor, { id }] = [staffOnly(c), c.req.valid('param')];
		await write((tx) => appeals.returnDecision(tx, actor, id, c.req.valid('json')));
		return c.json(await done(id), 200);
	})
	.openapi(sign, async (c) => {
		const [actor, { id }] = [staffOnly(c), c.req.valid('param')];
		await write((tx) => appeals.signDecision(tx, actor, id));
		return c.json(await done(id), 200);
	})
	.openapi(extend, async (c) => {
		const [actor, { id }] = [staffOnly(c), c.req.valid('param')];
		await write((tx) => appeals.extendAppeal(tx, actor, id, c.req.valid('json')));
		return c.json(await done(id), 200);
	})
	.openapi(remark, async (c) => {
		const [actor, { id }] = [staffOnly(c), c.req.valid('param')];
		await write((tx) => appeals.remarkAppeal(tx, actor, id, c.req.valid('json')));
		return c.json(await done(id), 200);
	})
	.openapi(deliver, async (c) => {
		const [actor, { id }] = [staffOnly(c), c.req.valid('param')];
		await write((tx) => appeals.recordDelivery(tx, actor, id, c.req.valid('json')));
		return c.json(await done(id), 200);
	})
	.openapi(merge, async (c) => {
		const [actor, { id }] = [staffOnly(c), c.req.valid('param')];
		await write((tx) => appeals.mergeAppeal(tx, actor, id, c.req.valid('json')));
		return c.json(await done(id), 200);
	})
	.openapi(join, async (c) => {
		const [actor, { id }] = [staffOnly(c), c.req.valid('param')];
		const { number, accessCode } = await write((tx) => appeals.joinAppeal(tx, actor, id, c.req.valid('json')));
		return c.json({ number, accessCode }, 201);
	})
	.openapi(unmerge, async (c) => {
		const [actor, { id }] = [staffOnly(c), c.req.valid('param')];
		await write((tx) => appeals.unmergeAppeal(tx, actor, id, c.req.valid('json')));
		return c.json(await done(id), 200);
	})
	.openapi(code, async (c) => {
		const [actor, { id }] = [staffOnly(c), c.req.valid('param')];
		const { number, accessCode } = await write((tx) => appeals.reissueCode(tx, actor, id));
		return c.json({ number, accessCode }, 201);
	});
