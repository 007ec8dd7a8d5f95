import { expect, it } from 'vitest';
import type { Actor, Role } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { audits, leadsBody, leadsOffice } from './policy.ts';

const staff = (...posts: [Role, string][]): Actor => ({
	kind: 'staff',
	accountId: newId(),
	personId: newId(),
	name: 'Сынақ',
	language: 'kk',
	posts: posts.map(([role, unitPath]) => ({ role, unitId: newId(), unitPath }))
});

/** Pledged by the region, owed by its district; the faction sits in the region. */
const promise = { unitPath: 'kz.alm', responsiblePath: 'kz.alm.tal' };
const FACTION = 'kz.alm.fr';

it.each([
	['head of the office', staff(['head', 'kz.alm.tal']), [true, false, false]],
	['head of the branch above it', staff(['branch_head', 'kz.alm']), [true, false, false]],
	['executor of the office', staff(['executor', 'kz.alm.tal']), [false, false, false]],
	['head of the faction', staff(['head', FACTION]), [false, false, true]],
	['aide of the faction', staff(['aide', FACTION]), [false, false, false]],
	['auditor of the region', staff(['auditor', 'kz.alm']), [false, true, false]],
	['auditor of the district alone', staff(['auditor', 'kz.alm.tal']), [false, false, false]],
	['auditor who works in the office', staff(['auditor', 'kz.alm'], ['executor', 'kz.alm.tal']), [false, false, false]],
	['head of another region', staff(['head', 'kz.akm']), [false, false, false]],
	['citizen', { kind: 'citizen', accountId: newId() } as Actor, [false, false, false]]
])('%s', (_, actor, rights) => {
	expect([leadsOffice(actor, promise), audits(actor, promise), leadsBody(actor, FACTION)]).toEqual(rights);
});
