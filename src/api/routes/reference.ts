/** What anybody may look up: places, themes, kinds, grounds, working days, terms. */
import { OpenAPIHono, z } from '@hono/zod-openapi';
import { deadline, loadCalendar, registrationDay, rulesInForce, termFor, workdayEndsAt } from '#platform/calendar/index.ts';
import { now } from '#platform/clock.ts';
import { reader } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import { dayOf, ZONE } from '#platform/i18n/format.ts';
import { isTaken } from '#modules/appeals/rules/election.ts';
import { KINDS } from '#modules/appeals/rules/suggest.ts';
import { apiTerm, electionNow, kindRule, kindsOn, groundsFor, openThemes, presentElection } from '#modules/appeals/server/index.ts';
import { placeName, searchTerritories, territoryByCode } from '#modules/territory/server/index.ts';
import type { ApiEnv } from '../context.ts';
import { answer, createRoute, FOUND, op, READ } from '../route.ts';
import { Coded, day, instant, Kind, Territory, Term } from '../schemas.ts';

const tags = ['reference'];
const open = { tags, security: [], method: 'get' as const };
const list = <S extends z.ZodType>(item: S) => answer(z.object({ items: z.array(item) }));

const territories = createRoute({
	...op('findTerritories'),
	...open,
	path: '/territories',
	request: {
		query: z.object({
			q: z.string().min(2).max(100).openapi({ example: 'Бесағаш' }),
			limit: z.coerce.number('number').int('number').min(1).max(50).default(10)
		})
	},
	responses: { 200: list(Territory), ...READ }
});

const territory = createRoute({
	...op('readTerritory'),
	...open,
	path: '/territories/{code}',
	request: {
		params: z.object({
			code: z
				.string()
				.regex(/^\d{9}$/, 'not_found')
				.openapi({ param: { name: 'code', in: 'path' } })
		})
	},
	responses: { 200: answer(Territory), ...FOUND }
});

const themes = createRoute({ ...op('listThemes'), ...open, path: '/themes', responses: { 200: list(Coded), ...READ } });
const kinds = createRoute({ ...op('listKinds'), ...open, path: '/kinds', responses: { 200: list(Kind), ...READ } });
const grounds = createRoute({
	...op('listGrounds'),
	...open,
	path: '/grounds',
	responses: { 200: list(z.object({ id: z.string(), name: z.string(), source: z.string() })), ...READ }
});

const Election = z
	.object({
		startsOn: day,
		endsOn: day,
		kinds: z.array(z.enum(KINDS)),
		title: z.string(),
		text: z.string(),
		suspended: z.string(),
		instead: z.string(),
		source: z.string()
	})
	.openapi('Election');
const election = createRoute({
	...op('readElection'),
	...open,
	path: '/election',
	responses: { 200: answer(z.object({ period: Election.nullable() })), ...READ }
});

const CalendarDay = z.object({ day, kind: z.enum(['off', 'worked']), name: z.string(), source: z.string() }).openapi('CalendarDay');
const calendar = createRoute({
	...op('readCalendar'),
	...open,
	path: '/calendar',
	request: { query: z.object({ year: z.coerce.number('year').int('year').min(2000, 'year').max(2100, 'year').optional() }) },
	responses: { 200: answer(z.object({ year: z.int(), version: z.int(), days: z.array(CalendarDay) })), ...READ }
});

const Rule = z
	.object({
		id: z.string(),
		version: z.int(),
		validFrom: day,
		name: z.string(),
		source: z.string(),
		term: z.object({ n: z.int(), unit: z.enum(['working_day', 'calendar_day', 'month']) })
	})
	.openapi('Rule');
const rules = createRoute({
	...op('listRules'),
	...open,
	path: '/rules',
	request: { query: z.object({ on: z.iso.date('date').optional().openapi({ example: '2026-11-23' }) }) },
	responses: { 200: list(Rule), ...READ }
});

const term = createRoute({
	...op('computeDeadline'),
	...open,
	path: '/deadline',
	request: {
		query: z.object({
			kind: z.enum(KINDS, 'kind').default('application'),
			receivedAt: z.iso.datetime({ offset: true, error: 'date' }).optional().openapi({ example: '2026-11-23T09:15:00+05:00' })
		})
	},
	responses: { 200: answer(z.object({ kind: z.enum(KINDS), receivedAt: instant, registeredOn: day, dueDate: day, term: Term })), ...READ }
});

export const referenceRoutes = new OpenAPIHono<ApiEnv>()
	.openapi(territories, async (c) => {
		const { q, limit } = c.req.valid('query');
		const places = await searchTerritories(reader(), q, c.get('lang'), limit);
		return c.json({ items: places.map(({ id, code, level, name, label }) => ({ id, code, level, name, label })) }, 200);
	})
	.openapi(territory, async (c) => {
		const lang = c.get('lang');
		const { id, code, level, name } = found(await territoryByCode(reader(), c.req.valid('param').code));
		return c.json({ id, code, level, name: name[lang], label: await placeName(reader(), id, lang) }, 200);
	})
	.openapi(themes, async (c) => {
		const items = (await openThemes(reader())).map(({ id, code, name }) => ({ id, code, name: name[c.get('lang')] }));
		return c.json({ items }, 200);
	})
	.openapi(kinds, async (c) => {
		const lang = c.get('lang');
		const today = dayOf(now());
		const [list, period] = await Promise.all([kindsOn(reader(), today), electionNow(reader())]);
		const items = await Promise.all(
			list.map(async ({ id, name, explanation, source, ruleId }) => {
				const { n, unit } = await termFor(reader(), ruleId, today);
				return { id, name: name[lang], explanation: explanation[lang], source, taken: isTaken(period, id), term: { n, unit } };
			})
		);
		return c.json({ items }, 200);
	})
	.openapi(grounds, async (c) => {
		const items = (await groundsFor(reader(), 'stop', undefined, dayOf(now()))).map(({ id, name, source }) => ({
			id,
			name: name[c.get('lang')],
			source: source[c.get('lang')]
		}));
		return c.json({ items }, 200);
	})
	.openapi(election, async (c) => {
		const period = await electionNow(reader());
		if (period === undefined) return c.json({ period: null }, 200);
		const { title, text, suspended, instead, source } = await presentElection(reader(), c.get('lang'), period);
		const days = { startsOn: period.startsOn.toString(), endsOn: period.endsOn.toString() };
		return c.json({ period: { ...days, kinds: [...period.kinds], title, text, suspended, instead, source } }, 200);
	})
	.openapi(calendar, async (c) => {
		const lang = c.get('lang');
		const year = c.req.valid('query').year ?? dayOf(now()).year;
		const { version, days } = await loadCalendar(reader());
		const items = [...days.values()].filter((d) => d.day.startsWith(`${String(year)}-`)).toSorted((a, b) => (a.day < b.day ? -1 : 1));
		return c.json(
			{ year, version, days: items.map((d) => ({ day: d.day, kind: d.kind, name: d.name[lang], source: d.source[lang] })) },
			200
		);
	})
	.openapi(rules, async (c) => {
		const lang = c.get('lang');
		const { on } = c.req.valid('query');
		const found = await rulesInForce(reader(), on === undefined ? dayOf(now()) : Temporal.PlainDate.from(on));
		const items = found.map(({ ruleId, ruleVersion, validFrom, name, source, n, unit }) => ({
			id: ruleId,
			version: ruleVersion,
			validFrom: validFrom.toString(),
			name: name[lang],
			source: source[lang],
			term: { n, unit }
		}));
		return c.json({ items }, 200);
	})
	.openapi(term, async (c) => {
		const { kind, receivedAt } = c.req.valid('query');
		const db = reader();
		const at = receivedAt === undefined ? now() : Temporal.Instant.from(receivedAt);
		const zoned = at.toZonedDateTimeISO(ZONE);
		const [days, endsAt] = await Promise.all([loadCalendar(db), workdayEndsAt(db)]);
		const registeredOn = registrationDay(days, zoned, endsAt);
		const rule = await kindRule(db, kind, zoned.toPlainDate());
		const computed = deadline(days, registeredOn, await termFor(db, rule, registeredOn));
		const { ruleId, dueOn, explanation } = computed;
		return c.json(
			{
				kind,
				receivedAt: at.toString(),
				registeredOn: registeredOn.toString(),
				dueDate: dueOn.toString(),
				term: apiTerm(c.get('lang'), ruleId, explanation)
			},
			200
		);
	});
