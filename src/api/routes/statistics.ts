/** The published figures, as on the open data page. */
import { OpenAPIHono, z } from '@hono/zod-openapi';
import { reader } from '#platform/db/index.ts';
import { openDataFor } from '#modules/appeals/server/index.ts';
import type { ApiEnv } from '../context.ts';
import { answer, createRoute, FOUND, op, READ } from '../route.ts';
import { instant, orNull } from '../schemas.ts';

const count = z.int().nullable();
const share = z.number().nullable().openapi({ description: 'Percent, one decimal; null where it rests on too few.' });
const Counts = z
	.object({
		received: z.int(),
		open: z.int(),
		overdue: z.int(),
		decided: z.int(),
		due: z.int().openapi({ description: 'Decided, or past the date first given.' }),
		onTime: z.int().openapi({ description: 'Decided by the date first given.' }),
		onTimeShare: share,
		medianWorkingDays: count,
		said: count,
		solved: count,
		partly: count,
		notSolved: count,
		solvedShare: share
	})
	.openapi('Counts');
const Group = z
	.object({ code: z.string().nullable(), name: z.string(), counts: orNull(Counts).openapi({ description: 'Null where it is hidden.' }) })
	.openapi('Group');
const groups = z.array(Group).nullable();
const code = z.string().nullable();

const statistics = createRoute({
	...op('readStatistics'),
	method: 'get',
	path: '/statistics',
	tags: ['statistics'],
	security: [],
	request: {
		query: z.object({
			year: z
				.string()
				.regex(/^(19|20)\d\d$/, 'year')
				.optional()
				.openapi({ example: '2026' }),
			region: z.string().max(20).optional().openapi({ description: 'KATO code of a region', example: '750000000' }),
			theme: z.string().max(60).optional().openapi({ example: 'roads' })
		})
	},
	responses: {
		200: answer(
			z
				.object({
					asOf: instant,
					hiddenBelow: z.int(),
					years: z.array(z.string()),
					filter: z.object({ year: code, region: code, theme: code }),
					total: orNull(Counts),
					regions: groups,
					themes: groups,
					months: groups,
					byYear: groups
				})
				.openapi('Statistics')
		),
		...READ,
		...FOUND
	}
});

export const statisticsRoutes = new OpenAPIHono<ApiEnv>().openapi(statistics, async (c) => {
	const { data } = await openDataFor(reader(), c.get('lang'), c.req.valid('query'));
	return c.json(data, 200);
});
