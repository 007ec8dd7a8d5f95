/** Who may know of an appeal, the way in for whoever must all the same, and the list that is taken away: the journal keeps each. */
import { OpenAPIHono, z } from '@hono/zod-openapi';
import { reader, write } from '#platform/db/index.ts';
import { tableHeaders } from '#platform/tables/index.ts';
import * as input from '#modules/appeals/input.ts';
import * as appeals from '#modules/appeals/server/index.ts';
import { exportInput } from '#modules/desk/input.ts';
import { exportAppeals } from '#modules/desk/server/index.ts';
import { roleOnly, staffOnly, type ApiEnv } from '../context.ts';
import { answer, BYTES, createRoute, DESK, deskAct, jsonBody, op, STAFF_ACT } from '../route.ts';

const restrict = deskAct('restrictAppeal', '/desk/appeals/{id}/restrict', input.restrictInput);
const unrestrict = deskAct('unrestrictAppeal', '/desk/appeals/{id}/unrestrict', input.reasonInput);

const glass = createRoute({
	...op('breakGlass'),
	...DESK,
	method: 'post',
	path: '/desk/glass',
	request: { body: jsonBody(input.glassInput) },
	responses: { 200: answer(z.object({ id: z.guid() })), ...STAFF_ACT }
});
// A post, since it is journalled.
const take = createRoute({
	...op('exportAppeals'),
	...DESK,
	method: 'post',
	path: '/desk/export',
	request: { body: jsonBody(exportInput) },
	responses: { 200: BYTES, ...STAFF_ACT }
});

export const deskAccess = new OpenAPIHono<ApiEnv>()
	.openapi(restrict, async (c) => {
		const [actor, { id }] = [staffOnly(c), c.req.valid('param')];
		await write((tx) => appeals.restrictAppeal(tx, actor, id, c.req.valid('json')));
		return c.json(await appeals.apiDone(reader(), id), 200);
	})
	.openapi(unrestrict, async (c) => {
		const [actor, { id }] = [staffOnly(c), c.req.valid('param')];
		await write((tx) => appeals.unrestrictAppeal(tx, actor, id, c.req.valid('json')));
		return c.json(await appeals.apiDone(reader(), id), 200);
	})
	.openapi(glass, async (c) => {
		const actor = roleOnly(c, appeals.GLASS_ROLES);
		const { id } = await write((tx) => appeals.breakGlass(tx, actor, c.req.valid('json')));
		return c.json({ id }, 200);
	})
	.openapi(take, async (c) => {
		const actor = staffOnly(c);
		const wish = c.req.valid('json');
		const file = await write((tx) => exportAppeals(tx, actor, c.get('lang'), wish));
		return new Response(new Uint8Array(file.bytes), { headers: tableHeaders(file.name, wish.format) });
	});
