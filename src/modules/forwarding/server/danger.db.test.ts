/** Forwarding at once, passing up, silence and a changed calendar. */
import { expect, it } from 'vitest';
import { asReader, type Tx } from '#platform/db/index.ts';
import { timelineOf } from '#platform/journal/index.ts';
import { ANONYMOUS } from '#platform/identity/actor.ts';
import * as appeals from '#modules/appeals/server/index.ts';
import { cast, INPUT, inWork, receive } from '../../../../test/appeals.ts';
import { addBody } from '../../../../test/bodies.ts';
import { testClock } from '../../../../test/clock.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { queuedMail } from '../../../../test/letters.ts';
import { makeUnit } from '../../../../test/actors.ts';
import { draftInput } from '../input.ts';
import { forwardingReminders } from './reminders.ts';
import * as forwarding from './index.ts';

const database = testDatabase();
const at = testClock('2026-03-17');

const stateOf = (tx: Tx, id: string) => tx.selectFrom('appeal').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const actsOf = async (tx: Tx, id: string) => (await timelineOf(asReader(tx), { kind: 'appeal', id }, 'staff')).map((row) => row.act);
const toBody = (bodyId: string) => draftInput.parse({ way: 'body', bodyId, article: '65.1', reason: 'Құзыреті бойынша' });

async function sent(tx: Tx, who: Awaited<ReturnType<typeof cast>>, id: string, bodyId: string): Promise<void> {
	await forwarding.draftForwarding(tx, who.executor, id, toBody(bodyId));
	await forwarding.approveForwarding(tx, who.head, id);
	await forwarding.signForwarding(tx, who.head, id);
}

it('in danger an operator forwards at once what nobody has looked at yet, an anonymous one too; the head is told', async () => {
	at('2026-03-19');
	await rolledBack(database.db, async (tx) => {
		const who = await cast(tx);
		const anonymous = { ...INPUT, name: undefined, email: undefined, phone: undefined };
		const { id } = await appeals.receiveAppeal(tx, ANONYMOUS, anonymous, { channel: 'import', unitId: who.unit.id });
		const bodyId = await addBody(tx, { kind: 'police', email: 'police@example.kz' });
		const act = { bodyId, reason: 'Кісі өміріне қауіп бар' };
		await expect(forwarding.forwardAtOnce(tx, who.executor, id, act)).rejects.toMatchObject({ status: 403 });
		await expect(forwarding.forwardAtOnce(tx, who.stranger, id, act)).rejects.toMatchObject({ status: 404 });
		await forwarding.forwardAtOnce(tx, who.operator, id, act);
		await expect(forwarding.forwardAtOnce(tx, who.operator, id, act)).rejects.toMatchObject({ status: 409 });
		expect((await stateOf(tx, id)).state).toBe('with_body');
		expect(await actsOf(tx, id)).toEqual(['appeal.received', 'appeal.registered', 'appeal.applicant_seen', 'appeal.forwarded_at_once']);
		const [row] = await forwarding.forwardingsOf(asReader(tx), id);
		expect(row).toMatchObject({ state: 'sent', emergency: true, article: '64.7-2', approved_by: null });
		const letters = await queuedMail(tx);
		const head = await tx.selectFrom('person').select('email').where('id', '=', who.head.personId).executeTakeFirstOrThrow();
		expect(letters.map((letter) => letter.to).toSorted()).toEqual([head.email, 'police@example.kz'].toSorted());
		expect(letters.find((letter) => letter.to === 'police@example.kz')?.text).toContain('Өтініш беруші өзі туралы дерек қалдырмаған');
	});
});

it('a draft gives way to danger, and what came back unassigned waits for an executor', async () => {
	at('2026-03-19');
	await rolledBack(database.db, async (tx) => {
		const who = await cast(tx);
		const { id } = await receive(tx, who);
		await appeals.registerAppeal(tx, who.operator, id, { kind: 'application', themeId: undefined });
		const bodyId = await addBody(tx);
		await forwarding.draftForwarding(tx, who.operator, id, toBody(bodyId));
		await forwarding.forwardAtOnce(tx, who.head, id, { bodyId, reason: 'Қауіп төніп тұр' });
		expect((await forwarding.forwardingsOf(asReader(tx), id)).map((row) => row.state).toSorted()).toEqual(['sent', 'withdrawn']);
		await forwarding.recordReturn(tx, who.operator, id, { reason: 'Қауіп расталмады' });
		expect((await stateOf(tx, id)).state).toBe('registered');
	});
});

it('passed up our own tree it stays ours: the unit changes, the clock goes on, the applicant is told', async () => {
	at('2026-03-19');
	await rolledBack(database.db, async (tx) => {
		const who = await cast(tx);
		const { id, dueOn } = await inWork(tx, who);
		const root = await tx.selectFrom('unit').select(['id']).where('parent_id', 'is', null).executeTakeFirstOrThrow();
		const up = (unitId: string) => draftInput.parse({ way: 'upward', unitId, reason: 'Облыстық деңгейдегі мәселе' });
		for (const wrong of [who.unit.id, who.other.id, (await makeUnit(tx, { parentId: who.unit.id })).id])
			await expect(forwarding.draftForwarding(tx, who.executor, id, up(wrong))).rejects.toMatchObject({ field: 'unitId' });
		await forwarding.draftForwarding(tx, who.executor, id, up(root.id));
		await forwarding.approveForwarding(tx, who.head, id);
		await forwarding.signForwarding(tx, who.head, id);
		const row = await stateOf(tx, id);
		expect([row.state, row.unit_id, row.executor_id, row.due_on.toString()]).toEqual(['in_work', root.id, null, dueOn.toString()]);
		const work = await tx.selectFrom('assignment').select(['unit_id', 'person_id']).where('subject_id', '=', id).execute();
		expect(work).toEqual([{ unit_id: root.id, person_id: null }]);
		const [notice] = await appeals.noticesOf(asReader(tx), id);
		expect([notice?.kind, notice?.text.includes('Облыстық деңгейдегі мәселе')]).toEqual(['passed_up', true]);
	});
});

it('tells the applicant once that silence is a refusal and where to complain, and the watchers are reminded', async () => {
	at('2026-03-19');
	await database.db.write(async (tx) => {
		const who = await cast(tx);
		const { id } = await inWork(tx, who);
		await addBody(tx, { code: 'HIGH', nameKk: 'Облыс әкімдігі' });
		await sent(tx, who, id, await addBody(tx, { parent: 'HIGH' }));
	});
	const { reader, write } = database.db;
	const waiting = await reader.selectFrom('forwarding').select(['id', 'appeal_id']).where('state', '=', 'sent').executeTakeFirstOrThrow();
	at('2026-04-14');
	expect(await forwarding.tellSilence(reader, write)).toBe(0);
	at('2026-04-15');
	expect(await forwarding.tellSilence(reader, write)).toBe(1);
	expect(await forwarding.tellSilence(reader, write)).toBe(0);
	const [notice] = await appeals.noticesOf(reader, waiting.appeal_id);
	expect(notice?.kind).toBe('body_silent');
	expect(notice?.text).toContain('91-бабының 2-бөлігі');
	expect(notice?.text).toContain('Облыс әкімдігі');
	const day = Temporal.PlainDate.from('2026-04-14');
	const owed = await forwardingReminders.open(reader, { from: day, to: day }, { after: undefined, limit: 10 });
	expect(owed.map((one) => one.subjectId)).toEqual([waiting.id]);
	const lines = await write((tx) => forwardingReminders.lines(tx, [{ subjectId: waiting.id, level: 1 }]));
	expect(lines[0]?.to.map((person) => person.role).toSorted()).toEqual(['above', 'mine']);
	// Its own silence is no reason to remind of the appeal as if it were ours.
	expect(lines[0]?.title.ru).toContain('Акимат города');
});

it('a changed calendar moves the body’s day and the day by which the appeal is watched, and tells of it', async () => {
	at('2026-03-19');
	await rolledBack(database.db, async (tx) => {
		const who = await cast(tx);
		const { id } = await inWork(tx, who);
		await sent(tx, who, id, await addBody(tx));
		const [row] = await forwarding.forwardingsOf(asReader(tx), id);
		const [from, to] = [Temporal.PlainDate.from('2026-04-14'), Temporal.PlainDate.from('2026-04-15')];
		const move = { subjectId: row?.id ?? '', ruleId: 'body_application', from, to, reason: 'Қаулы' };
		await forwarding.moveBodyTerms(tx, [{ ...move, ruleId: 'forward' }]);
		expect((await stateOf(tx, id)).due_on.toString()).toBe('2026-04-14');
		await forwarding.moveBodyTerms(tx, [move]);
		await forwarding.moveBodyTerms(tx, [move]);
		expect((await stateOf(tx, id)).due_on.toString()).toBe('2026-04-15');
		expect((await actsOf(tx, id)).filter((act) => act === 'appeal.body_term_moved')).toHaveLength(1);
		expect(await tx.selectFrom('outbox').select('payload').where('topic', '=', 'forwarding.tell_moved').execute()).toEqual([
			{ payload: { ids: [row?.id] } }
		]);
	});
});
