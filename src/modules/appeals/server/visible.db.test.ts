import { describe, expect, it } from 'vitest';
import { rows, sql, type Tx } from '#platform/db/index.ts';
import type { Role, Staff } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { makeStaff, makeUnit } from '../../../../test/actors.ts';
import { cast, receive, type Cast } from '../../../../test/appeals.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { appealForStaff, guardsOf, keptFrom, keptOut, known, knownById } from './index.ts';

const t = testDatabase();
const AT = Temporal.Instant.from('2026-03-02T05:00:00Z');

async function close(tx: Tx, id: string, ...readers: Staff[]): Promise<void> {
	await tx.updateTable('appeal').set({ sensitive: true }).where('id', '=', id).execute();
	for (const one of readers)
		await tx.insertInto('appeal_reader').values({ appeal_id: id, person_id: one.personId, named_by: null, named_at: AT }).execute();
}

async function against(tx: Tx, id: string, who: Staff): Promise<void> {
	await tx.updateTable('appeal').set({ conflicted: true }).where('id', '=', id).execute();
	await tx.insertInto('appeal_against').values({ appeal_id: id, person_id: who.personId, named_by: null, named_at: AT }).execute();
}

async function breakGlass(tx: Tx, id: string, who: Staff, until: Temporal.Instant): Promise<void> {
	const opened = Temporal.Instant.from('2026-01-01T00:00:00Z');
	await tx
		.insertInto('appeal_glass')
		.values({ id: newId(), appeal_id: id, person_id: who.personId, reason: 'сынақ', opened_at: opened, until_at: until })
		.execute();
}

/** What the three ways of asking say; they must agree. */
async function ask(tx: Tx, id: string, who: Staff): Promise<boolean> {
	const guard = (await guardsOf(tx, [id])).get(id) ?? null;
	const [row] = await rows(
		tx,
		sql<{
			one: boolean;
			byId: boolean;
		}>`SELECT ${known(who)} AS one, ${knownById(who, sql`a.id`)} AS "byId" FROM appeal a WHERE a.id = ${id}`
	);
	const pure = keptFrom(who, guard) === undefined;
	const out = (await keptOut(tx, guard, [who.personId])).size === 0;
	expect([row?.one, row?.byId, out]).toEqual([pure, pure, pure]);
	return pure;
}

async function everybody(tx: Tx, id: string, who: Cast): Promise<string[]> {
	const names: string[] = [];
	for (const name of ['operator', 'executor', 'head', 'stranger', 'auditor'] as const) if (await ask(tx, id, who[name])) names.push(name);
	return names;
}

describe('who may know of an appeal', () => {
	it('everybody, unless something is said', () =>
		rolledBack(t.db, async (tx) => {
			const who = await cast(tx);
			const { id } = await receive(tx, who);
			expect(await everybody(tx, id, who)).toEqual(['operator', 'executor', 'head', 'stranger', 'auditor']);
		}));

	it('of a sensitive one: the named, and for a while who broke the glass', () =>
		rolledBack(t.db, async (tx) => {
			const who = await cast(tx);
			const { id } = await receive(tx, who);
			await close(tx, id, who.head);
			expect(await everybody(tx, id, who)).toEqual(['head']);
			await breakGlass(tx, id, who.auditor, Temporal.Instant.from('2099-01-01T00:00:00Z'));
			await breakGlass(tx, id, who.operator, Temporal.Instant.from('2026-01-02T00:00:00Z'));
			expect(await everybody(tx, id, who)).toEqual(['head', 'auditor']);
			const read = (one: Staff) => appealForStaff(tx as never, one, id);
			await expect(read(who.operator)).rejects.toMatchObject({ status: 404 });
			expect((await read(who.head)).number).toMatch(/\d$/);
		}));

	it('of a complaint about somebody: not they, though named to read it', () =>
		rolledBack(t.db, async (tx) => {
			const who = await cast(tx);
			const { id } = await receive(tx, who);
			await against(tx, id, who.executor);
			expect(await everybody(tx, id, who)).toEqual(['operator', 'head', 'stranger', 'auditor']);
			await close(tx, id, who.executor, who.head);
			expect(await everybody(tx, id, who)).toEqual(['head']);
		}));

	it('of a complaint about a head: not their people below either, but those above and beside', () =>
		rolledBack(t.db, async (tx) => {
			const who = await cast(tx);
			const below = await makeStaff(tx, { role: 'executor', unitId: (await makeUnit(tx, { parentId: who.unit.id })).id });
			const { id } = await receive(tx, who);
			await against(tx, id, who.head);
			expect(await everybody(tx, id, who)).toEqual(['stranger', 'auditor']);
			expect(await ask(tx, id, below)).toBe(false);
		}));

	it('who stands above the head is not under them by a second post below', () =>
		rolledBack(t.db, async (tx) => {
			const who = await cast(tx);
			const { id } = await receive(tx, who);
			await against(tx, id, who.head);
			const both: Staff = await withPost(tx, who.auditor, 'executor', who.unit.id);
			expect(await ask(tx, id, both)).toBe(true);
		}));

	it('the head of everything is kept out alone: else nobody could answer', () =>
		rolledBack(t.db, async (tx) => {
			const who = await cast(tx);
			const root = who.auditor.posts[0]?.unitId ?? '';
			const boss = await makeStaff(tx, { role: 'head', unitId: root });
			const { id } = await receive(tx, who);
			await against(tx, id, boss);
			expect(await ask(tx, id, boss)).toBe(false);
			expect(await everybody(tx, id, who)).toEqual(['operator', 'executor', 'head', 'stranger', 'auditor']);
		}));
});

async function withPost(tx: Tx, who: Staff, role: Role, unitId: string): Promise<Staff> {
	const unit = await tx.selectFrom('unit').select('path').where('id', '=', unitId).executeTakeFirstOrThrow();
	await tx
		.insertInto('post')
		.values({
			id: newId(),
			person_id: who.personId,
			unit_id: unitId,
			role,
			title: JSON.stringify({ kk: role, ru: role, en: role }),
			valid_from: Temporal.PlainDate.from('2020-01-01')
		})
		.execute();
	return { ...who, posts: [...who.posts, { role, unitId, unitPath: unit.path }] };
}
