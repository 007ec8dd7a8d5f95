/** An appeal that came to a counter, a telephone or a letter box. */
import { OpenAPIHono, z } from '@hono/zod-openapi';
import { paths } from '#lib/paths.ts';
import { publicOrigin } from '#platform/config.ts';
import { reader, write } from '#platform/db/index.ts';
import { invalid } from '#platform/errors.ts';
import { sha256, makeToken } from '#platform/secrets.ts';
import { intakeInput } from '#modules/appeals/desk-input.ts';
import { takeIn, type TakenIn } from '#modules/appeals/server/index.ts';
import { territoryByCode } from '#modules/territory/server/index.ts';
import { staffOnly, type ApiContext, type ApiEnv } from '../context.ts';
import { canonical, idempotencyKey, once } from '#platform/idempotency/index.ts';
import { issuesOf, problem } from '../problems.ts';
import { answer, BY_STAFF, createRoute, jsonBody, op, STAFF_ACT } from '../route.ts';
import { day, uuid } from '../schemas.ts';

const input = intakeInput.omit({ territoryId: true }).extend({
	territory: z
		.string()
		.regex(/^\d{9}$/, 'territory')
		.optional()
		.openapi({ description: 'KATO code', example: '196849100' }),
	register: z.boolean().optional().openapi({ description: 'Register at once with the kind and theme given.' })
});

const TakenInAppeal = z.object({ id: uuid, number: z.string(), accessCode: z.string(), dueDate: day }).openapi('TakenIn');

const take = createRoute({
	...op('takeIn'),
	tags: ['desk'],
	security: BY_STAFF,
	method: 'post',
	path: '/desk/appeals',
	request: {
		headers: z.object({ 'Idempotency-Key': z.string().optional() }),
		body: jsonBody(input)
	},
	responses: { 201: answer(TakenInAppeal), ...STAFF_ACT }
});

type Kept = { draft: { id: string; number: string; missing: string[]; suspended: boolean } } | { sent: z.output<typeof TakenInAppeal> };

async function takeOnce(c: ApiContext, body: z.output<typeof input>): Promise<Kept> {
	const actor = staffOnly(c);
	const key = idempotencyKey(c.req.header('idempotency-key'));
	const { territory, register, ...rest } = body;
	const place = territory === undefined ? undefined : await territoryByCode(reader(), territory);
	if (territory !== undefined && place === undefined) throw invalid('territory', 'territory');
	const raw: unknown = await c.req.json();
	// The draft under the request has a key of its own, so that it is found again by the same request only.
	const formKey = key === undefined ? makeToken() : sha256(`${actor.personId}|${key}|${canonical(raw)}`).toString('base64url');
	const { answer: kept } = await write((tx) =>
		once<Kept>(tx, { scope: `api.desk.appeals:${actor.personId}`, key, body: raw }, async () => {
			const wish = { register: register === true };
			return toKept(await takeIn(tx, actor, { key: formKey }, { ...rest, territoryId: place?.id }, [], wish));
		})
	);
	return kept;
}

function toKept(taken: TakenIn): Kept {
	switch (taken.kind) {
		case 'draft':
			return { draft: { id: taken.draftId, number: taken.number, missing: taken.missing, suspended: taken.suspended } };
		case 'received':
			return { sent: { id: taken.id, number: taken.number, accessCode: taken.accessCode, dueDate: taken.dueOn.toString() } };
		case 'again':
			throw new Error('a draft under a key of the API is sent in the transaction that makes it');
	}
}

export const deskIntake = new OpenAPIHono<ApiEnv>().openapi(take, async (c) => {
	const kept = await takeOnce(c, c.req.valid('json'));
	if ('sent' in kept) return c.json(kept.sent, 201);
	const { id, number, missing, suspended } = kept.draft;
	const issues: { path: string[]; message: string }[] = missing.map((field) => ({
		path: [field],
		message: field === 'contact' ? 'contact' : 'required'
	}));
	if (suspended) issues.push({ path: ['kind'], message: 'appeals.election' });
	const errors = issuesOf(c.get('lang'), 'json', issues);
	const draft = { number, url: `${publicOrigin()}${paths.desk.draft(id)}` };
	return problem(c, 422, 'api.incomplete', { data: { number }, errors, draft }) as never;
});
