/** For tests: an issuing region, a district that owes, and one person of each part in it. */
import { makeStaff, makeUnit, type MadeUnit } from '../../../../test/actors.ts';
import type { Tx } from '#platform/db/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { issueAssignment, type IssueInput } from './index.ts';

export interface World {
	region: MadeUnit;
	district: MadeUnit;
	operator: Staff;
	branchHead: Staff;
	head: Staff;
	executor: Staff;
	helper: Staff;
	colleague: Staff;
	auditor: Staff;
	stranger: Staff;
}

export async function world(tx: Tx): Promise<World> {
	const region = await makeUnit(tx, { kind: 'regional' });
	const district = await makeUnit(tx, { kind: 'district', parentId: region.id });
	const other = await makeUnit(tx, { kind: 'regional' });
	const at = (role: Parameters<typeof makeStaff>[1]['role'], unitId: string) => makeStaff(tx, { role, unitId });
	return {
		region,
		district,
		operator: await at('operator', region.id),
		branchHead: await at('branch_head', region.id),
		head: await at('head', district.id),
		executor: await at('executor', district.id),
		helper: await at('executor', other.id),
		colleague: await at('executor', district.id),
		auditor: await at('auditor', region.id),
		stranger: await at('head', other.id)
	};
}

export async function issued(tx: Tx, w: World, changes: Partial<IssueInput> = {}): Promise<string> {
	return issueAssignment(tx, w.operator, {
		text: 'Көше шамдарын тексеру',
		unitId: w.district.id,
		personId: w.executor.personId,
		helperIds: [w.helper.personId],
		dueOn: Temporal.PlainDate.from('2026-11-27'),
		issuerUnitId: w.region.id,
		...changes
	});
}
