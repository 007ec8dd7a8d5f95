/** What makes work at the desk quick: saved views, lists to take away. */
import type { Role } from '../../src/platform/identity/actor.ts';
import { ALL, asked, desk, type Row } from './verdicts.ts';

const UNKNOWN = '00000000-0000-7000-8000-000000000000';

const KEEPERS: Role[] = ['administrator', 'head', 'branch_head'];
const FRONT: Role[] = ['operator', 'head', 'branch_head'];

const rows: Record<string, Row> = {
	'GET /desk/views': desk(ALL, () => ({})),
	'GET /desk/views/counts': desk(ALL, () => ({})),
	'POST /desk/views?/save': desk(ALL, () => ({ form: { name: 'Ашықтары', query: 'open=1' } })),
	'POST /desk/views?/remove': desk(ALL, () => ({ form: { id: UNKNOWN } }), 'hidden'),
	// Whoever may search may take away what they found: rows are those of the list itself.
	'POST /desk/search/export': desk(ALL, () => ({ form: { format: 'csv', query: 'open=1' } })),
	'API exportAppeals': desk(ALL, () => ({ body: { format: 'csv', query: 'open=1' } })),
	'GET /desk/bulk': desk(FRONT, () => ({})),
	// An appeal that is not there is a line of the answer, not the answer.
	'POST /desk/bulk?/preview': desk(FRONT, () => ({ form: { act: 'problem', ids: UNKNOWN, problemId: UNKNOWN } })),
	'POST /desk/bulk?/run': desk(FRONT, () => ({ form: { act: 'problem', ids: UNKNOWN, problemId: UNKNOWN } })),
	'GET /desk/templates': desk(KEEPERS, () => ({})),
	'POST /desk/templates?/keep': desk(KEEPERS, () => ({ form: { name: 'Үлгі' } }), 'input'),
	'POST /desk/templates?/close': desk(KEEPERS, () => ({ form: { id: UNKNOWN } }), 'hidden'),
	'GET /desk/recent': desk(ALL, () => ({})),
	'GET /desk/exports': desk(['auditor', 'administrator'], () => ({}))
};

export const QUICK: Record<string, Row> = asked(rows);
