/** What the Code demands on an appeal's way: the acts of the desk, the acts of the applicant, and how it stands. */
import { OpenAPIHono, z } from '@hono/zod-openapi';
import { reader, write } from '#platform/db/index.ts';
import * as appeals from '#modules/appeals/server/index.ts';
import * as input from '#modules/procedure/input.ts';
import { COMPLAINT_STATES, CORRECTION_STATES, HEARING_STATES, LISTS, POSITIONS, UNFAVOURABLE } from '#modules/procedure/rules.ts';
import * as procedure from '#modules/procedure/server/index.ts';
import { applicantOnly, staffOnly, type ApiEnv } from '../context.ts';
import { answer, APPLICANT_ACT, BY_CODE, createRoute, DESK, deskAct, idParam, jsonBody, numberParam, op, page, STAFF } from '../route.ts';
import { Done } from '../schemas.ts';

const day = z.string().openapi({ format: 'date' });
const time = z.string().openapi({ format: 'date-time' });

const Correction = z
	.object({
		id: z.guid(),
		state: z.enum(CORRECTION_STATES),
		grounds: z.array(z.string()),
		text: z.string(),
		dueOn: day,
		askedAt: time,
		endedAt: time.nullable()
	})
	.openapi('Correction');

const Hearing = z
	.object({
		id: z.guid(),
		state: z.enum(HEARING_STATES),
		at: time.nullable(),
		place: z.string().nullable(),
		outcome: z.enum(UNFAVOURABLE).nullable(),
		preliminary: z.string().nullable(),
		position: z.enum(POSITIONS).nullable(),
		objection: z.string().nullable(),
		protocol: z.object({ from: time, to: time, attended: z.boolean(), participants: z.string(), explanations: z.string() }).nullable(),
		ground: z.string().nullable(),
		reason: z.string().nullable()
	})
	.openapi('Hearing');

const Complaint = z
	.object({
		id: z.guid(),
		ordinal: z.int(),
		state: z.enum(COMPLAINT_STATES),
		decisionId: z.guid().nullable(),
		unitId: z.guid(),
		reviewUnitId: z.guid(),
		text: z.string(),
		filedAt: time,
		lateReason: z.string().nullable(),
		restoredAt: time.nullable(),
		comment: z.string().nullable(),
		passedAt: time.nullable(),
		dueOn: day,
		answer: z.string().nullable(),
		endedAt: time.nullable()
	})
	.openapi('Complaint');

const read = createRoute({
	...op('readProcedure'),
	...DESK,
	method: 'get',
	path: '/desk/appeals/{id}/procedure',
	request: { params: idParam },
	responses: {
		200: answer(z.object({ corrections: z.array(Correction), hearings: z.array(Hearing), complaints: z.array(Complaint) })),
		...STAFF
	}
});
const Next = z
	.object({ id: z.guid(), number: z.string(), title: z.string(), state: z.string(), when: z.string(), note: z.string() })
	.openapi('ProcedureNext');
const listNext = createRoute({
	...op('listProcedures'),
	...DESK,
	method: 'get',
	path: '/desk/procedures',
	request: { query: z.object({ list: z.enum(LISTS).default('complaints'), cursor: page.cursor }) },
	responses: { 200: answer(z.object({ items: z.array(Next), next: z.string().nullable() })), ...STAFF }
});
const handed = deskAct('recordNotice', '/desk/appeals/{id}/notices', input.recordNoticeInput);
const ask = deskAct('askCorrection', '/desk/appeals/{id}/correction', input.askCorrectionInput);
const record = deskAct('recordCorrection', '/desk/appeals/{id}/correction/answer', input.recordCorrectionInput);
const call = deskAct('callHearing', '/desk/appeals/{id}/hearing', input.callHearingInput);
const hold = deskAct('holdHearing', '/desk/appeals/{id}/hearing/protocol', input.holdHearingInput);
const cancel = deskAct('cancelHearing', '/desk/appeals/{id}/hearing/cancel', input.cancelHearingInput);
const recordSaid = deskAct('recordObjection', '/desk/appeals/{id}/hearing/objection', input.objectInput);
const waive = deskAct('waiveHearing', '/desk/appeals/{id}/hearing/waive', input.waiveHearingInput);
const recordFiled = deskAct('recordComplaint', '/desk/appeals/{id}/complaint', input.complainInput);
const pass = deskAct('passComplaint', '/desk/appeals/{id}/complaint/pass', input.passComplaintInput);
const satisfy = deskAct('satisfyComplaint', '/desk/appeals/{id}/complaint/satisfy', input.satisfyComplaintInput);
const restore = deskAct('restoreTerm', '/desk/appeals/{id}/complaint/restore', input.restoreTermInput);
const decide = deskAct('decideComplaint', '/desk/appeals/{id}/complaint/decision', input.decideComplaintInput);
const byCode = { tags: ['appeals'], security: BY_CODE };
const object = createRoute({
	...op('objectToHearing'),
	...byCode,
	method: 'post',
	path: '/appeals/{number}/objection',
	request: { params: numberParam, body: jsonBody(input.objectInput) },
	responses: { 200: answer(Done), ...APPLICANT_ACT }
});
const complain = createRoute({
	...op('fileComplaint'),
	...byCode,
	method: 'post',
	path: '/appeals/{number}/complaint',
	request: { params: numberParam, body: jsonBody(input.complainInput) },
	responses: { 200: answer(Done), ...APPLICANT_ACT }
});
const takeBack = createRoute({
	...op('withdrawComplaint'),
	...byCode,
	method: 'post',
	path: '/appeals/{number}/complaint/withdraw',
	request: { params: numberParam, body: jsonBody(input.withdrawComplaintInput) },
	responses: { 200: answer(Done), ...APPLICANT_ACT }
});
const correct = createRoute({
	...op('correctAppeal'),
	...byCode,
	method: 'post',
	path: '/appeals/{number}/correction',
	request: { params: numberParam, body: jsonBody(input.correctInput) },
	responses: { 200: answer(Done), ...APPLICANT_ACT }
});

const done = (id: string) => appeals.apiDone(reader(), id);

export const procedureRoutes = new OpenAPIHono<ApiEnv>()
	.openapi(read, async (c) => {
		const row = await appeals.appealForStaff(reader(), staffOnly(c), c.req.valid('param').id);
		return c.json(await procedure.toApiProcedure(reader(), row.id), 200);
	})
	.openapi(listNext, async (c) => {
		const { list, cursor } = c.req.valid('query');
		const context = await appeals.deskContext(reader(), c.get('lang'), staffOnly(c));
		const { items, next } = await procedure.presentList(context, list, cursor);
		const shown = items.map(({ id, number, title, tag, when, note }) => ({ id, number, title, state: tag.text, when, note }));
		return c.json({ items: shown, next: next ?? null }, 200);
	})
	.openapi(handed, async (c) => {
		const [actor, { id }] = [staffOnly(c), c.req.valid('param')];
		await write((tx) => appeals.recordNotice(tx, actor, id, c.req.valid('json')));
		return c.json(await done(id), 200);
	})
	.openapi(ask, async (c) => {
		const [actor, { id }] = [staffOnly(c), c.req.valid('param')];
		await write((tx) => procedure.askCorrection(tx, actor, id, c.req.valid('json')));
		return c.json(await done(id), 200);
	})
	.openapi(record, async (c) => {
		const [actor, { id }] = [staffOnly(c), c.req.valid('param')];
		await write((tx) => procedure.recordCorrection(tx, actor, id, c.req.valid('json')));
		return c.json(await done(id), 200);
	})
	.openapi(call, async (c) => {
		const [actor, { id }] = [staffOnly(c), c.req.valid('param')];
		await write((tx) => procedure.callHearing(tx, actor, id, c.req.valid('json')));
		return c.json(await done(id), 200);
	})
	.openapi(hold, async (c) => {
		const [actor, { id }] = [staffOnly(c), c.req.valid('param')];
		await write((tx) => procedure.holdHearing(tx, actor, id, c.req.valid('json')));
		return c.json(await done(id), 200);
	})
	.openapi(cancel, async (c) => {
		const [actor, { id }] = [staffOnly(c), c.req.valid('param')];
		await write((tx) => procedure.cancelHearing(tx, actor, id, c.req.valid('json')));
		return c.json(await done(id), 200);
	})
	.openapi(recordSaid, async (c) => {
		const [actor, { id }] = [staffOnly(c), c.req.valid('param')];
		await write((tx) => procedure.recordObjection(tx, actor, id, c.req.valid('json')));
		return c.json(await done(id), 200);
	})
	.openapi(waive, async (c) => {
		const [actor, { id }] = [staffOnly(c), c.req.valid('param')];
		await write((tx) => procedure.waiveHearing(tx, actor, id, c.req.valid('json')));
		return c.json(await done(id), 200);
	})
	.openapi(recordFiled, async (c) => {
		const [actor, { id }] = [staffOnly(c), c.req.valid('param')];
		await write((tx) => procedure.recordComplaint(tx, actor, id, c.req.valid('json')));
		return c.json(await done(id), 200);
	})
	.openapi(pass, async (c) => {
		const [actor, { id }] = [staffOnly(c), c.req.valid('param')];
		await write((tx) => procedure.passComplaint(tx, actor, id, c.req.valid('json')));
		return c.json(await done(id), 200);
	})
	.openapi(satisfy, async (c) => {
		const [actor, { id }] = [staffOnly(c), c.req.valid('param')];
		await write((tx) => procedure.satisfyComplaint(tx, actor, id, c.req.valid('json')));
		return c.json(await done(id), 200);
	})
	.openapi(restore, async (c) => {
		const [actor, { id }] = [staffOnly(c), c.req.valid('param')];
		await write((tx) => procedure.restoreTerm(tx, actor, id, c.req.valid('json')));
		return c.json(await done(id), 200);
	})
	.openapi(decide, async (c) => {
		const [actor, { id }] = [staffOnly(c), c.req.valid('param')];
		await write((tx) => procedure.decideComplaint(tx, actor, id, c.req.valid('json')));
		return c.json(await done(id), 200);
	})
	.openapi(complain, async (c) => {
		const { actor, id } = await applicantOnly(c, c.req.valid('param').number);
		await write((tx) => procedure.fileComplaint(tx, actor, id, c.req.valid('json')));
		return c.json(await done(id), 200);
	})
	.openapi(takeBack, async (c) => {
		const { actor, id } = await applicantOnly(c, c.req.valid('param').number);
		await write((tx) => procedure.withdrawComplaint(tx, actor, id, c.req.valid('json')));
		return c.json(await done(id), 200);
	})
	.openapi(object, async (c) => {
		const { actor, id } = await applicantOnly(c, c.req.valid('param').number);
		await write((tx) => procedure.objectToHearing(tx, actor, id, c.req.valid('json')));
		return c.json(await done(id), 200);
	})
	.openapi(correct, async (c) => {
		const { actor, id } = await applicantOnly(c, c.req.valid('param').number);
		await write((tx) => procedure.correctAppeal(tx, actor, id, c.req.valid('json')));
		return c.json(await done(id), 200);
	});
