/** The statistics of the desk: the numbers of its page, with the same rights. */
import { OpenAPIHono, z } from '@hono/zod-openapi';
import { reader } from '#platform/db/index.ts';
import { deskContext } from '#modules/appeals/server/index.ts';
import { CHANNELS } from '#modules/appeals/rules.ts';
import { DIMENSIONS, MEASURES, type Measure } from '#modules/statistics/rules.ts';
import { fullReport, questionFrom, toApiStatistics } from '#modules/statistics/server/index.ts';
import { staffOnly, type ApiEnv } from '../context.ts';
import { answer, createRoute, DESK, op, STAFF } from '../route.ts';
import { Coded, instant } from '../schemas.ts';

const days = z.int().nullable();
const Figures = z
	.object({
		...(Object.fromEntries(MEASURES.map((measure) => [measure, z.int()])) as Record<Measure, z.ZodInt>),
		decided: z.int(),
		open: z.int(),
		onTimeShare: z.number().nullable().openapi({ description: 'Percent of what had to be decided by now, one decimal.' }),
		medianWorkingDays: days,
		ninetiethWorkingDays: days
	})
	.openapi('Figures');

const read = createRoute({
	...op('readDeskStatistics'),
	...DESK,
	method: 'get',
	path: '/desk/statistics',
	request: {
		query: z.object({
			unitId: z.guid('unit').optional(),
			period: z
				.string()
				.regex(/^(19|20|21)\d\d(-(0[1-9]|1[0-2])|-Q[1-4])?$/, 'choice')
				.optional()
				.openapi({ description: 'A month, a quarter or a year of receipt; this month when left out.', example: '2026-Q4' }),
			themeId: z.guid('choice').optional(),
			territoryId: z.guid('territory').optional(),
			kind: z.string().max(60).optional(),
			channel: z.enum(CHANNELS, 'choice').optional()
		})
	},
	responses: {
		200: answer(
			z
				.object({
					asOf: instant,
					unit: Coded,
					period: z.string(),
					total: Figures,
					groups: z.array(
						z.object({ by: z.enum(DIMENSIONS), parts: z.array(z.object({ key: z.string(), name: z.string(), figures: Figures })) })
					)
				})
				.openapi('DeskStatistics')
		),
		...STAFF
	}
});

export const deskStatistics = new OpenAPIHono<ApiEnv>().openapi(read, async (c) => {
	const actor = staffOnly(c);
	const lang = c.get('lang');
	const { unitId, themeId, ...rest } = c.req.valid('query');
	const given = Object.entries({ ...rest, unit: unitId, theme: themeId }).flatMap(([name, value]) =>
		value === undefined ? [] : [[name, value]]
	);
	const context = await deskContext(reader(), lang, actor);
	const { asked } = await questionFrom(context.db, actor, new URLSearchParams(given));
	return c.json(toApiStatistics(lang, await fullReport(context, asked)), 200);
});
