import { expect, it } from 'vitest';
import { makeStaff, makeUnit } from '../../../../test/actors.ts';
import { testClock } from '../../../../test/clock.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { debtSources } from '#platform/calendar/debts.ts';
import { now } from '#platform/clock.ts';
import { asReader, rows, sql, type Tx } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { normInput, planInput, retireNormInput } from '../input.ts';
import { registerEventDebts } from './debts.ts';
import { eventWorld } from './fixture.ts';
import * as events from './index.ts';
import { norms } from './owed.ts';

registerEventDebts();
const database = testDatabase();
const at = testClock('2026-12-20');
const SYSTEM = { kind: 'system', job: 'test' } as const;
const norm = (changes: Record<string, string> = {}) =>
	normInput.parse({
		kind: 'meeting',
		unitKind: 'district',
		times: '2',
		months: '3',
		validFrom: '2027-01-01',
		source: 'Жарғы, 12-бап',
		reason: 'Съезд шешімі',
		...changes
	});

/** A meeting of a unit with its own people, held on a day. */
async function meet(tx: Tx, head: Staff, { id, code }: { id: string; code: string }, day: string): Promise<string> {
	at(day, '09:00');
	const plan = planInput.parse({
		kind: 'meeting',
		titleKk: 'Жиналыс',
		also: code,
		kinds: '',
		day,
		from: '10:00',
		to: '11:00',
		place: 'Кеңсе',
		video: 'none',
		chairId: head.personId,
		agenda: 'Есеп; 20'
	});
	const eventId = await events.planEvent(tx, head, { ...plan, hostId: id });
	await events.inviteUnits(tx, head, eventId);
	at(day, '10:00');
	await events.openEvent(tx, head, eventId);
	await events.markAttendance(tx, head, eventId, { units: [id], mark: 'came', at: undefined });
	at(day, '11:00');
	await events.closeEvent(tx, head, eventId);
	return eventId;
}

/** "due met/of" of what a unit owes now, as the list of debts asks for it. */
async function owed(tx: Tx, unitId: string): Promise<string[]> {
	const source = debtSources().get('event_owed')?.select;
	if (typeof source !== 'function') throw new Error('no source');
	const list = await rows(
		tx,
		sql<{
			due: Temporal.PlainDate;
			text: string;
		}>`SELECT d.due_on AS due, d.text FROM (${source(dayOf(now()))}) d WHERE d.unit_id = ${unitId} ORDER BY d.text`
	);
	return list.map(({ due, text }) => `${due.toString()} ${text.split(' · ').at(-1) ?? ''}`);
}

async function held(tx: Tx, unitId: string, from: string, to: string) {
	const measure = events.EVENT_MEASURES.find(({ code }) => code === 'events_held');
	if (measure === undefined) throw new Error('no measure');
	const days = { from: Temporal.PlainDate.from(from), to: Temporal.PlainDate.from(to) };
	const list = await rows(
		tx,
		sql<{
			day: Temporal.PlainDate;
			met: boolean;
		}>`SELECT c.day, c.met FROM (${measure.cases(days, now())}) c WHERE c.unit_id = ${unitId} ORDER BY c.day, c.met DESC`
	);
	return list.map(({ day, met }) => `${day.toString()} ${met ? 'held' : 'missed'}`);
}

it('are owed by whole periods: until held in the list, once over in the figures, and what is above the norm adds nothing', () =>
	rolledBack(database.db, async (tx) => {
		const w = await eventWorld(tx);
		const [a, b] = w.branches;
		const [head] = w.heads;
		await events.addNorm(tx, SYSTEM, norm());
		expect(await owed(tx, a.id)).toEqual([]);
		at('2027-01-15');
		await tx
			.updateTable('unit')
			.set({ valid_from: Temporal.PlainDate.from('2027-02-01') })
			.where('id', '=', b.id)
			.execute();
		expect([await owed(tx, a.id), await owed(tx, b.id), await owed(tx, w.host.id)]).toEqual([['2027-03-31 1/2', '2027-03-31 2/2'], [], []]);
		const eventId = await meet(tx, head, a, '2027-02-10');
		expect((await events.invitedOf(asReader(tx), eventId)).map(({ unitId }) => unitId)).toEqual([a.id]);
		expect(await owed(tx, a.id)).toEqual(['2027-03-31 2/2']);
		expect(await held(tx, a.id, '2027-01-01', '2027-12-31')).toEqual([]);
		at('2027-04-01');
		expect(await owed(tx, b.id)).toEqual(['2027-06-30 1/2', '2027-06-30 2/2']);
		expect(await held(tx, a.id, '2027-01-01', '2027-12-31')).toEqual(['2027-03-31 held', '2027-03-31 missed']);
		for (const day of ['2027-04-05', '2027-05-05', '2027-06-30']) await meet(tx, head, a, day);
		expect(await owed(tx, a.id)).toEqual([]);
		at('2027-07-01');
		expect(await held(tx, a.id, '2027-04-01', '2027-06-30')).toEqual(['2027-06-30 held', '2027-06-30 held']);
		expect(await held(tx, b.id, '2027-01-01', '2027-06-30')).toEqual(['2027-06-30 missed', '2027-06-30 missed']);
		// Coming to one's own meeting is no merit.
		const days = { from: Temporal.PlainDate.from('2027-01-01'), to: Temporal.PlainDate.from('2027-12-31') };
		const attendance = events.EVENT_MEASURES.find(({ code }) => code === 'attendance')?.cases(days, now());
		expect(await rows(tx, sql`SELECT FROM (${attendance ?? sql``}) c`)).toEqual([]);
	}));

it('are kept by date by an administrator of the root, from tomorrow on; a period belongs to the edition of its first day', () =>
	rolledBack(database.db, async (tx) => {
		const w = await eventWorld(tx);
		const [a] = w.branches;
		const keeper = await makeStaff(tx, { role: 'administrator', unitId: w.host.id });
		await expect(events.addNorm(tx, keeper, norm())).rejects.toMatchObject({ status: 403 });
		await expect(events.addNorm(tx, SYSTEM, norm({ validFrom: '2026-12-20' }))).rejects.toMatchObject({ code: 'events.to_come' });
		await expect(events.addNorm(tx, SYSTEM, norm({ kind: 'unknown' }))).rejects.toMatchObject({ field: 'kind' });
		await events.addNorm(tx, SYSTEM, norm({ months: '1' }));
		await expect(events.addNorm(tx, SYSTEM, norm())).rejects.toMatchObject({ code: 'events.norm_taken' });
		at('2027-01-10');
		await events.addNorm(tx, SYSTEM, norm({ months: '1', times: '1', validFrom: '2027-02-15' }));
		const retire = (validTo: string) =>
			events.retireNorm(tx, SYSTEM, retireNormInput.parse({ norm: 'meeting district', validTo, retireReason: 'Съезд шешімі' }));
		await expect(retire('2027-01-09')).rejects.toMatchObject({ code: 'events.norm_past' });
		at('2027-03-05');
		await retire('2027-03-20');
		await expect(retire('2027-03-25')).rejects.toMatchObject({ code: 'events.norm_retired' });
		expect((await norms(tx)).map(({ validFrom, validTo }) => [validFrom.toString(), validTo?.toString()])).toEqual([
			['2027-02-15', '2027-03-20'],
			['2027-01-01', '2027-02-14']
		]);
		at('2027-06-01');
		// February began under two a month, March under one; April under none.
		expect(await held(tx, a.id, '2027-01-01', '2027-05-31')).toEqual(
			['31', '31', '28', '28', '31'].map((day, i) => `2027-0${String([1, 1, 2, 2, 3][i])}-${day} missed`)
		);
		const acts = await tx.selectFrom('journal').select('act').where('act', 'like', 'event.norm%').orderBy('id').execute();
		expect(acts.map(({ act }) => act)).toEqual(['event.norm_added', 'event.norm_added', 'event.norm_retired']);
	}));

it('costs an index look-up for each unit of the kind, and no look at events of others', () =>
	rolledBack(database.db, async (tx) => {
		const w = await eventWorld(tx);
		await events.addNorm(tx, SYSTEM, norm({ unitKind: 'primary' }));
		at('2027-01-15');
		const one = await makeUnit(tx, { kind: 'primary', parentId: w.host.id });
		const source = debtSources().get('event_owed')?.select;
		if (typeof source !== 'function') throw new Error('no source');
		await sql`SET LOCAL enable_seqscan = off`.execute(tx);
		const plan = await rows(
			tx,
			sql<
				Record<string, string>
			>`EXPLAIN SELECT * FROM (${source(dayOf(now()))}) d WHERE d.unit_id = ${one.id} ORDER BY d.due_on, d.id LIMIT 31`
		);
		expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain('event__host_idx');
		expect(await owed(tx, one.id)).toHaveLength(2);
	}));
