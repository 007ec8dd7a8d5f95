/** A lost access code, found again only through the address that the appeal has. */
import { OpenAPIHono, z } from '@hono/zod-openapi';
import { database, write } from '#platform/db/index.ts';
import { throttle } from '#platform/identity/throttle.ts';
import { draftFields } from '#modules/appeals/input.ts';
import * as appeals from '#modules/appeals/server/index.ts';
import type { ApiEnv } from '../context.ts';
import { answer, createRoute, EMPTY, jsonBody, numberParam, op, PUBLIC_ACT } from '../route.ts';

const tags = ['appeals'];

const ask = createRoute({
	...op('askForCode'),
	method: 'post',
	path: '/appeals/{number}/lost-code',
	tags,
	security: [],
	request: { params: numberParam, body: jsonBody(z.object({ email: draftFields.email.pipe(z.string('required')) })) },
	responses: { 202: EMPTY, ...PUBLIC_ACT }
});

const take = createRoute({
	...op('takeNewCode'),
	method: 'post',
	path: '/access-codes',
	tags,
	security: [],
	request: { body: jsonBody(z.object({ token: z.string().regex(/^[\w-]{43}$/, 'choice') })) },
	responses: { 201: answer(z.object({ number: z.string(), accessCode: z.string() })), ...PUBLIC_ACT }
});

// Letters that an address did not ask for are the harm here.
const LETTERS = { limit: 5, seconds: 60 * 60 };

export const codeRoutes = new OpenAPIHono<ApiEnv>()
	.openapi(ask, async (c) => {
		const { number } = c.req.valid('param');
		const { email } = c.req.valid('json');
		await throttle(database(), `appeal_code:${number}|${email}`, LETTERS.limit, LETTERS.seconds);
		await write((tx) => appeals.askForCode(tx, number, email));
		return c.body(null, 202);
	})
	.openapi(take, async (c) => {
		const { number, accessCode } = await write((tx) => appeals.takeNewCode(tx, c.req.valid('json').token));
		return c.json({ number, accessCode }, 201);
	});
