/** The questions of an appeal at the desk: each with its outcome, or split out into an appeal of its own. */
import { OpenAPIHono, z } from '@hono/zod-openapi';
import { reader, write } from '#platform/db/index.ts';
import * as appeals from '#modules/appeals/server/index.ts';
import { answerInput, questionInput, whichInput } from '#modules/structure/input.ts';
import * as structure from '#modules/structure/server/index.ts';
import { staffOnly, type ApiEnv } from '../context.ts';
import { answer, createRoute, DESK, deskAct, idParam, jsonBody, op, STAFF_ACT } from '../route.ts';

const add = createRoute({
	...op('addQuestion'),
	...DESK,
	method: 'post',
	path: '/desk/appeals/{id}/questions',
	request: { params: idParam, body: jsonBody(questionInput) },
	responses: { 201: answer(z.object({ questionId: z.guid() })), ...STAFF_ACT }
});
const decide = deskAct('answerQuestion', '/desk/appeals/{id}/questions/answer', answerInput);
const split = createRoute({
	...op('splitQuestion'),
	...DESK,
	method: 'post',
	path: '/desk/appeals/{id}/questions/split',
	request: { params: idParam, body: jsonBody(whichInput) },
	responses: { 201: answer(z.object({ id: z.guid(), number: z.string() })), ...STAFF_ACT }
});
const unsplit = deskAct('unsplitQuestion', '/desk/appeals/{id}/questions/unsplit', whichInput);

export const deskStructure = new OpenAPIHono<ApiEnv>()
	.openapi(add, async (c) => {
		const [actor, { id }] = [staffOnly(c), c.req.valid('param')];
		return c.json({ questionId: await write((tx) => structure.addQuestion(tx, actor, id, c.req.valid('json'))) }, 201);
	})
	.openapi(decide, async (c) => {
		const [actor, { id }] = [staffOnly(c), c.req.valid('param')];
		await write((tx) => structure.answerQuestion(tx, actor, id, c.req.valid('json')));
		return c.json(await appeals.apiDone(reader(), id), 200);
	})
	.openapi(split, async (c) => {
		const [actor, { id }] = [staffOnly(c), c.req.valid('param')];
		return c.json(await write((tx) => structure.splitQuestion(tx, actor, id, c.req.valid('json'))), 201);
	})
	.openapi(unsplit, async (c) => {
		const [actor, { id }] = [staffOnly(c), c.req.valid('param')];
		await write((tx) => structure.unsplitQuestion(tx, actor, id, c.req.valid('json')));
		return c.json(await appeals.apiDone(reader(), id), 200);
	});
