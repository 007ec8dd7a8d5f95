/** The API, version 1: mounted at /api/v1. One definition of each route serves it, checks it and documents it. */
import { OpenAPIHono } from '@hono/zod-openapi';
import { paths } from '#lib/paths.ts';
import type { ApiEnv } from './context.ts';
import { identify, limited, openToSites, sameSite, speak } from './guards.ts';
import { apiDocument } from './document.ts';
import { issuesOf, onApiError, problem } from './problems.ts';
import { appealRoutes } from './routes/appeals.ts';
import { codeRoutes } from './routes/codes.ts';
import { deskAccess } from './routes/desk-access.ts';
import { deskCase } from './routes/desk-case.ts';
import { deskForwarding } from './routes/desk-forwarding.ts';
import { deskStructure } from './routes/desk-structure.ts';
import { procedureRoutes } from './routes/procedure.ts';
import { deskIntake } from './routes/desk-intake.ts';
import { deskLists } from './routes/desk-lists.ts';
import { deskStatistics } from './routes/desk-statistics.ts';
import { referenceRoutes } from './routes/reference.ts';
import { statisticsRoutes } from './routes/statistics.ts';

const API_BASE = '/api/v1';

/** The API whole. */
export const api = new OpenAPIHono<ApiEnv>({
	defaultHook: (result, c) => {
		if (result.success) return undefined;
		// An address with a number or an id that cannot be one is an address of nothing.
		if (result.target === 'param') return problem(c, 404, 'not_found');
		return problem(c, 422, 'invalid', { errors: issuesOf(c.get('lang'), result.target, result.error.issues) });
	}
}).basePath(API_BASE);

api.use(speak, openToSites, identify, limited, sameSite);
for (const routes of [
	appealRoutes,
	codeRoutes,
	referenceRoutes,
	statisticsRoutes,
	deskLists,
	deskStatistics,
	deskIntake,
	deskCase,
	deskAccess,
	deskForwarding,
	deskStructure,
	procedureRoutes
])
	api.route('/', routes);

api.openAPIRegistry.registerComponent('securitySchemes', 'accessCode', { type: 'http', scheme: 'bearer' });
api.openAPIRegistry.registerComponent('securitySchemes', 'staffToken', { type: 'http', scheme: 'bearer', bearerFormat: 'jauap_…' });
api.openAPIRegistry.registerComponent('securitySchemes', 'session', { type: 'apiKey', in: 'cookie', name: 'jauap' });

// What a person reads is a page of the site, in their language.
api.get('/', (c) => c.redirect(paths.api.guide(c.get('lang')), 303));
api.get('/openapi.json', (c) => c.json(apiDocument(api, c.get('lang')), 200, { 'cache-control': 'public, max-age=300' }));
api.notFound((c) => {
	const allowed = methodsAt(c.req.path);
	return allowed === '' ? problem(c, 404, 'not_found') : problem(c, 405, 'api.method', { headers: { allow: allowed } });
});
api.onError(onApiError);

/** What one may do at an address: for those who tried something else. */
function methodsAt(address: string): string {
	const here = api.routes.filter(({ path, method }) => {
		const pattern = new RegExp(`^${path.replace(/:\w+/g, '[^/]+').replaceAll('.', '\\.')}$`);
		return method !== 'ALL' && pattern.test(address);
	});
	return [...new Set(here.map(({ method }) => method))].join(', ');
}
