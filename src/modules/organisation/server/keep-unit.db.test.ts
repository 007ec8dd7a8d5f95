import { expect, it } from 'vitest';
import { makeStaff, makeUnit as placeUnit } from '../../../../test/actors.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { closeUnitInput, unitCodeInput, unitInput } from '../input.ts';
import { changeUnit, closeUnit, makeUnit, reopenUnit, unitCard, unitFor, unitRoots } from './index.ts';

const database = testDatabase();

const FORM = { kind: 'district', nameKk: 'Талғар филиалы', nameRu: 'Талгарский филиал', territory: '190000000', validFrom: '2024-01-01' };
const input = (changes: Record<string, string> = {}) => unitInput.parse({ ...FORM, ...changes });
const day = (text: string) => closeUnitInput.parse({ lastDay: text }).lastDay;
const refusal = (code: string, status: number, field?: string) => expect.objectContaining({ code, status, field }) as Error;

/** A branch with its administrator, one below it, and a branch beside them. */
async function world(tx: Tx) {
	const branch = await placeUnit(tx, {});
	const below = await placeUnit(tx, { parentId: branch.id });
	const beside = await placeUnit(tx, {});
	const administrator = await makeStaff(tx, { role: 'administrator', unitId: branch.id });
	const auditor = await makeStaff(tx, { role: 'auditor', unitId: branch.id });
	const head = await makeStaff(tx, { role: 'head', unitId: branch.id });
	return { branch, below, beside, administrator, auditor, head };
}

const acts = async (tx: Tx, id: string) =>
	(await tx.selectFrom('journal').select('act').where('subject_id', '=', id).orderBy('seq').execute()).map((row) => row.act);

it('makes a unit below, with its place in the tree, its territory and a journal row', async () => {
	await rolledBack(database.db, async (tx) => {
		const { branch, administrator } = await world(tx);
		const id = await makeUnit(tx, administrator, branch.id, 'TAL1', input());
		const made = await unitCard(asReader(tx), id);
		expect(made).toMatchObject({ code: 'TAL1', path: `${branch.path}.tal1`, kind: 'district', phone: null, validTo: null, open: true });
		expect(made?.name).toEqual({ kk: 'Талғар филиалы', ru: 'Талгарский филиал', en: 'Талғар филиалы' });
		expect(await acts(tx, id)).toEqual(['unit.made']);
	});
});

it.each(['auditor', 'head'] as const)('refuses %s every change', async (who) => {
	await rolledBack(database.db, async (tx) => {
		const { branch, below, [who]: actor } = await world(tx);
		const expected = who === 'auditor' ? refusal('forbidden', 403) : refusal('not_found', 404);
		for (const act of [
			makeUnit(tx, actor, branch.id, 'TAL1', input()),
			changeUnit(tx, actor, below.id, input()),
			closeUnit(tx, actor, below.id, day('2026-01-01')),
			reopenUnit(tx, actor, below.id)
		]) {
			await expect(act).rejects.toEqual(expected);
		}
		expect(await acts(tx, below.id)).toEqual([]);
	});
});

it('hides the units of another tree from administrators', async () => {
	await rolledBack(database.db, async (tx) => {
		const { branch, below, beside, administrator, auditor, head } = await world(tx);
		const db = asReader(tx);
		await expect(changeUnit(tx, administrator, beside.id, input())).rejects.toEqual(refusal('not_found', 404));
		await expect(unitFor(db, administrator, beside.id)).rejects.toEqual(refusal('not_found', 404));
		await expect(unitFor(db, head, branch.id)).rejects.toEqual(refusal('not_found', 404));
		expect((await unitFor(db, auditor, below.id)).id).toBe(below.id);
		expect((await unitRoots(db, auditor)).map((unit) => unit.id)).toEqual([branch.id]);
		expect(await unitRoots(db, head)).toEqual([]);
	});
});

it('changes what differs and journals it; the same again does nothing', async () => {
	await rolledBack(database.db, async (tx) => {
		const { below, administrator } = await world(tx);
		const changes = input({ phone: '+7 727 250 00 00', addressRu: 'Талгар, ул. Абая, 1' });
		await changeUnit(tx, administrator, below.id, changes);
		await changeUnit(tx, administrator, below.id, changes);
		expect(await unitCard(asReader(tx), below.id)).toMatchObject({ phone: '+7 727 250 00 00', address: { kk: 'Талгар, ул. Абая, 1' } });
		expect(await acts(tx, below.id)).toEqual(['unit.changed']);
	});
});

it('closes and opens again, each once', async () => {
	await rolledBack(database.db, async (tx) => {
		const { below, administrator } = await world(tx);
		await closeUnit(tx, administrator, below.id, day('2026-01-31'));
		await closeUnit(tx, administrator, below.id, day('2026-01-31'));
		expect(await unitCard(asReader(tx), below.id)).toMatchObject({ open: false });
		await expect(makeUnit(tx, administrator, below.id, 'TAL1', input())).rejects.toEqual(refusal('organisation.closed', 409));
		await reopenUnit(tx, administrator, below.id);
		await reopenUnit(tx, administrator, below.id);
		expect(await acts(tx, below.id)).toEqual(['unit.closed', 'unit.reopened']);
	});
});

it('does not close the root, nor a unit with units or people that go on', async () => {
	await rolledBack(database.db, async (tx) => {
		const { branch, below, administrator } = await world(tx);
		await expect(closeUnit(tx, administrator, branch.id, day('2026-01-31'))).rejects.toEqual(refusal('organisation.has_units', 409));
		await closeUnit(tx, administrator, below.id, day('2026-01-31'));
		await expect(closeUnit(tx, administrator, branch.id, day('2026-01-31'))).rejects.toMatchObject({
			code: 'organisation.has_staff',
			data: { count: 3 }
		});
		await expect(closeUnit(tx, administrator, below.id, day('2019-01-31'))).rejects.toEqual(refusal('organisation.dates', 422, 'lastDay'));
		const root = await tx.selectFrom('unit').select('id').where('parent_id', 'is', null).executeTakeFirstOrThrow();
		const chief = await makeStaff(tx, { role: 'administrator', unitId: root.id });
		await expect(closeUnit(tx, chief, root.id, day('2026-01-31'))).rejects.toEqual(refusal('organisation.root', 409));
	});
});

it('does not open a unit under a closed one', async () => {
	await rolledBack(database.db, async (tx) => {
		const { branch, below, administrator } = await world(tx);
		await closeUnit(tx, administrator, below.id, day('2026-01-31'));
		await tx
			.updateTable('unit')
			.set({ valid_to: day('2026-02-28') })
			.where('id', '=', branch.id)
			.execute();
		await expect(reopenUnit(tx, administrator, below.id)).rejects.toEqual(refusal('organisation.parent_closed', 409));
	});
});

it('refuses a territory that is not there and a first day after the last', async () => {
	await rolledBack(database.db, async (tx) => {
		const { below, administrator } = await world(tx);
		await expect(changeUnit(tx, administrator, below.id, input({ territory: '999999999' }))).rejects.toEqual(
			refusal('organisation.territory', 422, 'territory')
		);
		await closeUnit(tx, administrator, below.id, day('2026-01-31'));
		await expect(changeUnit(tx, administrator, below.id, input({ validFrom: '2026-02-01' }))).rejects.toEqual(
			refusal('organisation.dates', 422, 'validFrom')
		);
	});
});

it('refuses a code that is taken, beside its field', async () => {
	const attempt = database.db.write(async (tx) => {
		const { branch, below, administrator } = await world(tx);
		await makeUnit(tx, administrator, branch.id, below.code, input());
	});
	await expect(attempt).rejects.toEqual(refusal('organisation.code_taken', 422, 'code'));
});

it('reads forms: codes in capitals, empty fields as absent, one name at least', () => {
	expect(unitCodeInput.parse({ code: ' tal1 ' })).toEqual({ code: 'TAL1' });
	expect(unitCodeInput.safeParse({ code: 'т1' }).error?.issues[0]?.message).toBe('unit_code');
	expect(input({ territory: '', phone: ' ', email: '' })).toMatchObject({ territory: undefined, phone: null, email: null, address: null });
	const wrong = unitInput.safeParse({ ...FORM, nameKk: ' ', nameRu: '' });
	expect(wrong.error?.issues.map((issue) => [issue.path[0], issue.message])).toEqual([['nameKk', 'required']]);
	expect(closeUnitInput.safeParse({ lastDay: '2026-02-30' }).error?.issues[0]?.message).toBe('date');
});
