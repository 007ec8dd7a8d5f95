/** What staff read: who they are, queues, searches, load, units. */
import { OpenAPIHono, z } from '@hono/zod-openapi';
import { loadCalendar } from '#platform/calendar/index.ts';
import { nextWorkingDay } from '#platform/calendar/rules.ts';
import { now } from '#platform/clock.ts';
import { reader } from '#platform/db/index.ts';
import { forbidden, found, notFound } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { ROLES, type Staff } from '#platform/identity/actor.ts';
import { draftFields } from '#modules/appeals/input.ts';
import { STATES } from '#modules/appeals/rules.ts';
import * as appeals from '#modules/appeals/server/index.ts';
import { rootUnit, staffOf, unitById, unitsByIds, unitsUnder, type Unit as UnitRow } from '#modules/organisation/server/index.ts';
import { staffOnly, type ApiEnv } from '../context.ts';
import { answer, createRoute, DESK, idParam, jsonBody, op, page, STAFF, STAFF_ACT } from '../route.ts';
import { Coded, QueueItem, QueuePage, Unit } from '../schemas.ts';

const read = { ...DESK, method: 'get' as const };

const me = createRoute({
	...op('whoAmI'),
	...read,
	path: '/desk/me',
	responses: {
		200: answer(z.object({ id: z.guid(), name: z.string(), posts: z.array(z.object({ role: z.enum(ROLES), unit: Coded })) })),
		...STAFF
	}
});

const queue = createRoute({
	...op('readQueue'),
	...read,
	path: '/desk/queue',
	request: { query: z.object({ view: z.enum(appeals.VIEWS, 'choice').default('mine'), ...page }) },
	responses: { 200: answer(QueuePage), ...STAFF }
});

const counts = createRoute({
	...op('countQueue'),
	...read,
	path: '/desk/counts',
	request: { query: z.object({ scope: z.enum(['mine', 'unit'], 'choice').default('mine') }) },
	responses: { 200: answer(z.object({ overdue: z.int(), today: z.int(), open: z.int() })), ...STAFF }
});

const find = createRoute({
	...op('findAppeals'),
	...read,
	path: '/desk/appeals',
	request: {
		query: z.object({
			q: z.string().max(200).optional(),
			state: z.enum(STATES, 'choice').optional(),
			themeId: z.guid('choice').optional(),
			territoryId: z.guid('territory').optional(),
			unitId: z.guid('unit').optional(),
			...page
		})
	},
	responses: { 200: answer(QueuePage), ...STAFF }
});

const similar = createRoute({
	...op('findSimilar'),
	...DESK,
	method: 'post',
	path: '/desk/similar',
	request: {
		body: jsonBody(z.object({ text: z.string().min(1, 'required').max(20_000, 'too_long'), territoryId: z.guid('territory') }))
	},
	responses: { 200: answer(z.object({ items: z.array(QueueItem) })), ...STAFF_ACT }
});

const samePerson = createRoute({
	...op('findSamePerson'),
	...DESK,
	method: 'post',
	path: '/desk/same-person',
	request: {
		body: jsonBody(z.object({ phone: draftFields.phone, email: draftFields.email, iin: draftFields.iin }))
	},
	responses: { 200: answer(z.object({ items: z.array(QueueItem) })), ...STAFF_ACT }
});

const Load = z.object({ personId: z.guid(), name: z.string(), open: z.int(), overdue: z.int(), returned: z.int() }).openapi('Load');
const load = createRoute({
	...op('readLoad'),
	...read,
	path: '/desk/load',
	request: { query: z.object({ unitId: z.guid('unit') }) },
	responses: { 200: answer(z.object({ unit: Coded, items: z.array(Load) })), ...STAFF }
});

const units = createRoute({
	...op('listUnits'),
	...read,
	path: '/desk/units',
	request: { query: z.object({ under: z.guid('unit').optional() }) },
	responses: { 200: answer(z.object({ items: z.array(Unit) })), ...STAFF }
});

const Member = z.object({ personId: z.guid(), name: z.string(), role: z.enum(ROLES), title: z.string() }).openapi('Member');
const unit = createRoute({
	...op('readUnit'),
	...read,
	path: '/desk/units/{id}',
	request: { params: idParam },
	responses: { 200: answer(Unit.extend({ staff: z.array(Member) })), ...STAFF }
});

function toUnit(lang: 'kk' | 'ru' | 'en', { id, code, name, kind, parentId, territoryId, open }: UnitRow) {
	return { id, code, name: name[lang], kind, parentId, territoryId, open };
}

/** Whether somebody wrote before is personal data: for those who take appeals in, as on the page. */
async function intakeOnly(actor: Staff): Promise<void> {
	if ((await appeals.intakeUnits(reader(), actor)).length === 0) throw forbidden();
}

export const deskLists = new OpenAPIHono<ApiEnv>()
	.openapi(me, async (c) => {
		const { personId, name, posts } = staffOnly(c);
		const held = await unitsByIds(
			reader(),
			posts.map((post) => post.unitId)
		);
		const lang = c.get('lang');
		return c.json(
			{
				id: personId,
				name,
				posts: posts.map(({ role, unitId }) => {
					const { id, code, name: texts } = found(held.get(unitId));
					return { role, unit: { id, code, name: texts[lang] } };
				})
			},
			200
		);
	})
	.openapi(queue, async (c) => {
		const actor = staffOnly(c);
		const { view, cursor, limit } = c.req.valid('query');
		const { rows, next } = await appeals.queuePage(reader(), actor, view, { cursor, limit });
		return c.json({ items: await appeals.toApiRows(reader(), c.get('lang'), rows), next: next ?? null }, 200);
	})
	.openapi(counts, async (c) => {
		const actor = staffOnly(c);
		const today = dayOf(now());
		const soon = nextWorkingDay(await loadCalendar(reader()), today);
		const { overdue, today: pressing, open } = await appeals.openCounts(reader(), actor, c.req.valid('query').scope, today, soon);
		return c.json({ overdue, today: pressing, open }, 200);
	})
	.openapi(find, async (c) => {
		const actor = staffOnly(c);
		const { rows, next } = await appeals.findAppeals(reader(), actor, c.req.valid('query'));
		return c.json({ items: await appeals.toApiRows(reader(), c.get('lang'), rows), next: next ?? null }, 200);
	})
	.openapi(similar, async (c) => {
		const actor = staffOnly(c);
		await intakeOnly(actor);
		const { text, territoryId } = c.req.valid('json');
		const nowhere = { themeId: null, regionId: null, latitude: null, longitude: null };
		const rows = await appeals.alikeFor(reader(), actor, { ...nowhere, text, territoryId, at: now() }, { limit: 5 });
		return c.json({ items: await appeals.toApiRows(reader(), c.get('lang'), rows) }, 200);
	})
	.openapi(samePerson, async (c) => {
		const actor = staffOnly(c);
		await intakeOnly(actor);
		const rows = await appeals.earlierOfSamePerson(reader(), actor, c.req.valid('json'));
		return c.json({ items: await appeals.toApiRows(reader(), c.get('lang'), rows) }, 200);
	})
	.openapi(load, async (c) => {
		const actor = staffOnly(c);
		const asked = found(await unitById(reader(), c.req.valid('query').unitId));
		if (!appeals.canSeeLoad(actor, asked.path)) throw notFound();
		const items = await appeals.loadOfExecutors(reader(), actor, asked.id, dayOf(now()));
		return c.json({ unit: { id: asked.id, code: asked.code, name: asked.name[c.get('lang')] }, items }, 200);
	})
	.openapi(units, async (c) => {
		staffOnly(c);
		const { under } = c.req.valid('query');
		const top = under === undefined ? await rootUnit(reader()) : found(await unitById(reader(), under));
		const list = await unitsUnder(reader(), top.path);
		return c.json({ items: list.map((row) => toUnit(c.get('lang'), row)) }, 200);
	})
	.openapi(unit, async (c) => {
		staffOnly(c);
		const lang = c.get('lang');
		const row = found(await unitById(reader(), c.req.valid('param').id));
		const members = await staffOf(reader(), row.id);
		const people = members.map(({ personId, name, role, title }) => ({ personId, name, role, title: title[lang] }));
		return c.json({ ...toUnit(lang, row), staff: people }, 200);
	});
