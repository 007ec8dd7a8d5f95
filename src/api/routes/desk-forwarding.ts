/** An appeal's forwarding at the desk: what became of it, every act on it, and the register of bodies to choose from. */
import { OpenAPIHono, z } from '@hono/zod-openapi';
import { reader, write } from '#platform/db/index.ts';
import { LANGS } from '#platform/i18n/lang.ts';
import { OUTCOMES } from '#modules/appeals/rules.ts';
import * as appeals from '#modules/appeals/server/index.ts';
import { BODY_KINDS } from '#modules/bodies/rules.ts';
import { bodiesByIds, findBodies } from '#modules/bodies/server/index.ts';
import * as input from '#modules/forwarding/input.ts';
import { ARTICLES, FORWARD_STATES, WAYS } from '#modules/forwarding/rules.ts';
import * as forwarding from '#modules/forwarding/server/index.ts';
import { staffOnly, type ApiEnv } from '../context.ts';
import { answer, createRoute, DESK, deskAct, idParam, op, page, STAFF } from '../route.ts';

const texts = z.object(Object.fromEntries(LANGS.map((lang) => [lang, z.string()])) as Record<(typeof LANGS)[number], z.ZodString>);
const day = z.string().openapi({ format: 'date' });

const Forwarding = z
	.object({
		id: z.guid(),
		way: z.enum(WAYS),
		state: z.enum(FORWARD_STATES),
		emergency: z.boolean(),
		article: z.enum(ARTICLES),
		reason: z.string(),
		body: z.object({ id: z.guid(), code: z.string(), name: texts }).nullable(),
		unitId: z.guid().nullable(),
		previousId: z.guid().nullable(),
		sentAt: z.string().openapi({ format: 'date-time' }).nullable(),
		dueOn: day.nullable(),
		bodyNumber: z.string().nullable(),
		bodyRegisteredOn: day.nullable(),
		answer: z.object({ outcome: z.enum(OUTCOMES), number: z.string().nullable(), text: z.string(), on: day }).nullable(),
		refusal: z.string().nullable()
	})
	.openapi('Forwarding');

const Body = z
	.object({ id: z.guid(), code: z.string(), kind: z.enum(BODY_KINDS), name: texts, phone: z.string().nullable(), open: z.boolean() })
	.openapi('Body');

const list = createRoute({
	...op('readForwardings'),
	...DESK,
	method: 'get',
	path: '/desk/appeals/{id}/forwardings',
	request: { params: idParam },
	responses: { 200: answer(z.object({ items: z.array(Forwarding) })), ...STAFF }
});
const bodies = createRoute({
	...op('listBodies'),
	...DESK,
	method: 'get',
	path: '/desk/bodies',
	request: { query: z.object({ q: z.string().max(100).optional(), cursor: page.cursor, limit: page.limit }) },
	responses: { 200: answer(z.object({ items: z.array(Body), next: z.string().nullable() })), ...STAFF }
});
const nothing = z.object({});
const draft = deskAct('draftForwarding', '/desk/appeals/{id}/forwarding/draft', input.draftInput);
const approve = deskAct('approveForwarding', '/desk/appeals/{id}/forwarding/approve', nothing);
const reject = deskAct('rejectForwarding', '/desk/appeals/{id}/forwarding/reject', input.refusalInput);
const withdraw = deskAct('withdrawForwarding', '/desk/appeals/{id}/forwarding/withdraw', input.refusalInput);
const sign = deskAct('signForwarding', '/desk/appeals/{id}/forwarding/sign', nothing);
const atOnce = deskAct('forwardAtOnce', '/desk/appeals/{id}/forwarding/at-once', input.atOnceInput);
const post = deskAct('recordPosting', '/desk/appeals/{id}/forwarding/posted', input.postedInput);
const register = deskAct('recordBodyRegistration', '/desk/appeals/{id}/forwarding/registered', input.registeredInput);
const answered = deskAct('recordBodyAnswer', '/desk/appeals/{id}/forwarding/answered', input.answerInput);
const giveBack = deskAct('recordBodyReturn', '/desk/appeals/{id}/forwarding/returned', input.refusalInput);
const pass = deskAct('recordBodyPassing', '/desk/appeals/{id}/forwarding/passed', input.passedInput);

const done = (id: string) => appeals.apiDone(reader(), id);

export const deskForwarding = new OpenAPIHono<ApiEnv>()
	.openapi(list, async (c) => {
		const row = await appeals.appealForStaff(reader(), staffOnly(c), c.req.valid('param').id);
		const rows = await forwarding.forwardingsOf(reader(), row.id);
		const named = await bodiesByIds(
			reader(),
			rows.flatMap((one) => one.body_id ?? [])
		);
		return c.json({ items: rows.map((one) => forwarding.toApiForwarding(one, named.get(one.body_id ?? ''))) }, 200);
	})
	.openapi(bodies, async (c) => {
		staffOnly(c);
		const { q, cursor, limit } = c.req.valid('query');
		const { rows, next } = await findBodies(reader(), { q, after: cursor, limit });
		const items = rows.map(({ id, code, kind, name, phone, open }) => ({ id, code, kind, name, phone, open }));
		return c.json({ items, next: next ?? null }, 200);
	})
	.openapi(draft, async (c) => {
		const [actor, { id }] = [staffOnly(c), c.req.valid('param')];
		await write((tx) => forwarding.draftForwarding(tx, actor, id, c.req.valid('json')));
		return c.json(await done(id), 200);
	})
	.openapi(approve, async (c) => {
		const [actor, { id }] = [staffOnly(c), c.req.valid('param')];
		await write((tx) => forwarding.approveForwarding(tx, actor, id));
		return c.json(await done(id), 200);
	})
	.openapi(reject, async (c) => {
		const [actor, { id }] = [staffOnly(c), c.req.valid('param')];
		await write((tx) => forwarding.rejectForwarding(tx, actor, id, c.req.valid('json')));
		return c.json(await done(id), 200);
	})
	.openapi(withdraw, async (c) => {
		const [actor, { id }] = [staffOnly(c), c.req.valid('param')];
		await write((tx) => forwarding.withdrawForwarding(tx, actor, id, c.req.valid('json')));
		return c.json(await done(id), 200);
	})
	.openapi(sign, async (c) => {
		const [actor, { id }] = [staffOnly(c), c.req.valid('param')];
		await write((tx) => forwarding.signForwarding(tx, actor, id));
		return c.json(await done(id), 200);
	})
	.openapi(atOnce, async (c) => {
		const [actor, { id }] = [staffOnly(c), c.req.valid('param')];
		await write((tx) => forwarding.forwardAtOnce(tx, actor, id, c.req.valid('json')));
		return c.json(await done(id), 200);
	})
	.openapi(post, async (c) => {
		const [actor, { id }] = [staffOnly(c), c.req.valid('param')];
		await write((tx) => forwarding.recordPosting(tx, actor, id, c.req.valid('json')));
		return c.json(await done(id), 200);
	})
	.openapi(register, async (c) => {
		const [actor, { id }] = [staffOnly(c), c.req.valid('param')];
		await write((tx) => forwarding.recordRegistration(tx, actor, id, c.req.valid('json')));
		return c.json(await done(id), 200);
	})
	.openapi(answered, async (c) => {
		const [actor, { id }] = [staffOnly(c), c.req.valid('param')];
		await write((tx) => forwarding.recordAnswer(tx, actor, id, c.req.valid('json')));
		return c.json(await done(id), 200);
	})
	.openapi(giveBack, async (c) => {
		const [actor, { id }] = [staffOnly(c), c.req.valid('param')];
		await write((tx) => forwarding.recordReturn(tx, actor, id, c.req.valid('json')));
		return c.json(await done(id), 200);
	})
	.openapi(pass, async (c) => {
		const [actor, { id }] = [staffOnly(c), c.req.valid('param')];
		await write((tx) => forwarding.recordPassing(tx, actor, id, c.req.valid('json')));
		return c.json(await done(id), 200);
	});
