import type { RawBuilder } from 'kysely';
import pg from 'pg';
import { expect, it } from 'vitest';
import { testClock } from '../../../../test/clock.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { queuedMail } from '../../../../test/letters.ts';
import { asReader, sql, type Tx } from '#platform/db/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { timelineOf } from '#platform/journal/index.ts';
import { verifyJournal } from '#platform/journal/verify.ts';
import { paperDocx, paperPdf } from '#platform/paper/index.ts';
import { replyInput } from '#modules/events/input.ts';
import * as events from '#modules/events/server/index.ts';
import { eventWorld, planOf, type World } from '../../events/server/fixture.ts';
import { decisionInput } from '../input.ts';
import * as conferences from './index.ts';
import { protocolPaper } from './paper.ts';

const database = testDatabase();
const at = testClock('2026-10-28');

const decision = (w: World, changes: Record<string, unknown> = {}) =>
	decisionInput.parse({
		text: 'Жылу қазандықтарын тексеру',
		kinds: 'district',
		within: w.host.code,
		dueOn: '2026-11-20',
		criterion: 'Барлық қазандық тексерілді',
		evidence: 'on',
		...changes
	});

/** A scripted run: a comes on time with two people, b late, c says why it is not there; closed at 11:12. */
async function run(tx: Tx, w: World): Promise<string> {
	const id = await conferences.convene(
		tx,
		w.secretary,
		w.host.id,
		planOf(w, { place: '', video: 'url', videoUrl: 'https://meet.example.kz/x' })
	);
	await events.inviteUnits(tx, w.secretary, id);
	const [a, b, c] = w.branches;
	const reply = (who: Staff, form: Record<string, string>) => events.replyInvitation(tx, who, id, replyInput.parse(form));
	at('2026-10-30');
	await reply(w.heads[0], { unitId: a.id, reply: 'coming', people: 'Бірінші Басшы\nКөмекші Сынақ' });
	await reply(w.heads[1], { unitId: b.id, reply: 'coming', people: 'Екінші Басшы' });
	await reply(w.heads[2], { unitId: c.id, reply: 'absent', reason: 'Боран, жол жабық' });
	at('2026-11-02', '10:03');
	await events.openEvent(tx, w.secretary, id);
	await events.markAttendance(tx, w.secretary, id, { units: [a.id], mark: 'came', at: Temporal.PlainTime.from('09:58') });
	const [heat, roads] = await events.agendaOf(asReader(tx), id);
	await events.turnItem(tx, w.secretary, id, { itemId: heat?.id ?? '' });
	at('2026-11-02', '10:17');
	await events.markAttendance(tx, w.secretary, id, { units: [b.id], mark: 'came', at: undefined });
	await conferences.takePriority(tx, w.secretary, id, { text: 'Мектептер жылы болсын', itemId: heat?.id });
	await conferences.takeDecision(tx, w.secretary, id, decision(w, { itemId: heat?.id }));
	at('2026-11-02', '10:40');
	await events.turnItem(tx, w.secretary, id, { itemId: heat?.id ?? '' });
	await events.turnItem(tx, w.secretary, id, { itemId: roads?.id ?? '' });
	at('2026-11-02', '11:12');
	await conferences.closeConference(tx, w.secretary, id);
	return id;
}

it('makes a protocol that equals the facts of the run, at the moment of closing', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await eventWorld(tx);
		const id = await run(tx, w);
		const db = asReader(tx);
		const event = await events.eventFor(db, w.heads[2], id);
		const { protocol: made } = await conferences.protocolFor(db, event);
		const units = new Map(made.units.map((unit) => [unit.name.kk, unit]));
		const [a, b, c] = w.branches.map(({ name }) => units.get(name.kk));
		expect(made.number).toBe(`${w.host.code}-2026-1`);
		expect(made.held).toEqual({ opened: '2026-11-02T05:03:00Z', closed: '2026-11-02T06:12:00Z' });
		expect(made.counts).toEqual({ invited: 3, present: 1, late: 1, excused: 1, absent: 0 });
		const [start, end] = ['2026-11-02T04:58:00Z', '2026-11-02T06:12:00Z'];
		expect(a).toMatchObject({
			attendance: 'present',
			came: start,
			left: end,
			people: [
				{ name: 'Бірінші Басшы', came: start },
				{ name: 'Көмекші Сынақ', came: start }
			]
		});
		expect(b).toMatchObject({ attendance: 'late', minutesLate: 17, came: '2026-11-02T05:17:00Z', left: end });
		expect(c).toMatchObject({ attendance: 'excused', reason: 'Боран, жол жабық', people: [], came: null });
		expect(made.agenda.map(({ title, started, ended }) => [title, started, ended])).toEqual([
			['Жылу жүйесі', '2026-11-02T05:03:00Z', '2026-11-02T05:40:00Z'],
			['Жолдар', '2026-11-02T05:40:00Z', end]
		]);
		expect(made.priorities).toEqual([{ position: 1, text: 'Мектептер жылы болсын', item: 1 }]);
		expect(made.decisions).toMatchObject([{ position: 1, text: 'Жылу қазандықтарын тексеру', item: 1, count: 3, dueOn: '2026-11-20' }]);
		expect(made.decisions[0]?.units.map(({ kk }) => kk).toSorted()).toEqual(w.branches.map(({ name }) => name.kk).toSorted());
		// Issued on the spot: each responsible unit owes it by that date.
		const [point] = await tx.selectFrom('conference_point').select('directive_id').where('kind', '=', 'decision').execute();
		const owed = await tx
			.selectFrom('assignment')
			.select(['unit_id', 'due_on', 'state'])
			.where('origin_id', '=', point?.directive_id ?? null)
			.execute();
		expect(owed.map(({ unit_id }) => unit_id).toSorted()).toEqual(w.branches.map((unit) => unit.id).toSorted());
		expect(new Set(owed.map(({ due_on, state }) => `${due_on.toString()} ${state}`))).toEqual(new Set(['2026-11-20 issued']));
		const letters = (await queuedMail(tx)).filter(({ subject }) => subject.startsWith('Хаттама'));
		expect(letters).toHaveLength(3);
		expect(letters[0]?.text).toContain('2026 жылғы 5 қарашаға дейін');
		for (const lang of ['kk', 'ru'] as const) {
			const paper = protocolPaper(lang, { kk: 'Ұйым', ru: 'Организация', en: 'Organisation' }, made, undefined);
			const text = JSON.stringify(paper);
			for (const fact of ['09:58', '10:17', '11:12', '10:03', 'Боран, жол жабық', 'Жылу қазандықтарын тексеру'])
				expect(text).toContain(fact);
			expect((await paperPdf(paper)).subarray(0, 5).toString()).toBe('%PDF-');
			expect(paperDocx(paper).subarray(0, 2).toString()).toBe('PK');
		}
	});
});

it('takes down only while it runs, for units of the host, for a working day', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await eventWorld(tx);
		const id = await run(tx, w);
		await expect(conferences.takePriority(tx, w.secretary, id, { text: 'Кеш қалды', itemId: undefined })).rejects.toMatchObject({
			code: 'events.not_now'
		});
		at('2026-11-03');
		const other = await conferences.convene(tx, w.secretary, w.host.id, planOf(w, { day: '2026-11-03', from: '11:00', to: '12:00' }));
		await events.inviteUnits(tx, w.secretary, other);
		await events.openEvent(tx, w.chair, other);
		const take = (changes: Record<string, unknown>, who = w.secretary) => conferences.takeDecision(tx, who, other, decision(w, changes));
		await expect(take({ dueOn: '2026-11-21' })).rejects.toMatchObject({ code: 'assignments.day_off', field: 'dueOn' });
		await expect(take({ within: '', kinds: 'regional' })).rejects.toMatchObject({ code: 'events.outside' });
		await expect(take({ kinds: 'youth' })).rejects.toMatchObject({ code: 'events.nobody' });
		await expect(take({}, w.heads[0])).rejects.toMatchObject({ status: 403 });
		await expect(take({}, w.stranger)).rejects.toMatchObject({ status: 404 });
		await expect(take({ itemId: w.host.id })).rejects.toMatchObject({ field: 'itemId' });
		await conferences.closeConference(tx, w.chair, other);
		expect((await conferences.draftOf(asReader(tx), other))?.number).toBe(`${w.host.code}-2026-2`);
	});
});

it('is amended by those who attended, in the term, and approved by the chair when it is over', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await eventWorld(tx);
		const id = await run(tx, w);
		const db = asReader(tx);
		const [, b, c] = w.branches;
		const propose = (who: Staff, unitId: string) => conferences.proposeAmendment(tx, who, id, { unitId, text: 'Біз 10:07-де қосылдық' });
		at('2026-11-05', '18:00');
		await expect(propose(w.heads[2], c.id)).rejects.toMatchObject({ code: 'conferences.not_there', status: 403 });
		await expect(propose(w.heads[0], b.id)).rejects.toMatchObject({ status: 403 });
		await expect(propose(w.stranger, b.id)).rejects.toMatchObject({ status: 404 });
		await propose(w.heads[1], b.id);
		await propose(w.heads[1], b.id);
		const [one, two] = await conferences.amendmentsOf(db, id);
		await expect(conferences.approveProtocol(tx, w.chair, id)).rejects.toMatchObject({ code: 'conferences.term_runs' });
		at('2026-11-06', '09:00');
		await expect(propose(w.heads[1], b.id)).rejects.toMatchObject({ code: 'conferences.amend_term' });
		await expect(conferences.approveProtocol(tx, w.secretary, id)).rejects.toMatchObject({ code: 'conferences.chair_only' });
		await expect(conferences.approveProtocol(tx, w.chair, id)).rejects.toMatchObject({ code: 'conferences.amendments_open' });
		const judge = (amendmentId: string, taken: boolean) =>
			conferences.judgeAmendment(tx, w.secretary, id, {
				amendmentId,
				decision: taken ? 'taken' : 'refused',
				reason: taken ? undefined : 'Жазбада 10:17'
			});
		await expect(
			conferences.judgeAmendment(tx, w.heads[1], id, { amendmentId: one?.id ?? '', decision: 'taken', reason: undefined })
		).rejects.toMatchObject({ status: 403 });
		await judge(one?.id ?? '', true);
		await judge(two?.id ?? '', false);
		await expect(judge(two?.id ?? '', true)).rejects.toMatchObject({ code: 'conferences.judged' });
		await conferences.approveProtocol(tx, w.chair, id);
		await expect(conferences.approveProtocol(tx, w.chair, id)).rejects.toMatchObject({ code: 'conferences.frozen' });
		const frozen = await conferences.frozenOf(db, id);
		expect(frozen?.protocol.amendments.map(({ decision: how, reason }) => [how, reason])).toEqual([
			['taken', null],
			['refused', 'Жазбада 10:17']
		]);
		const acts = await timelineOf(db, { kind: 'event', id }, 'staff');
		expect(acts.at(-1)).toMatchObject({ act: 'conference.protocol_frozen', data: { sha256: frozen?.sha256 } });
		// What is read of it no longer follows the tables.
		await tx.updateTable('event').set({ place: 'Басқа зал' }).where('id', '=', id).execute();
		expect((await conferences.protocolFor(db, await events.eventFor(db, w.chair, id))).protocol.place).toBeNull();
	});
});

it('cannot be changed after it was frozen, and a change made in the database by hand is found', async () => {
	const id = await database.db.write(async (tx) => {
		const w = await eventWorld(tx);
		const made = await run(tx, w);
		at('2026-11-09');
		await conferences.approveProtocol(tx, w.chair, made);
		return made;
	});
	const asApp = (statement: RawBuilder<unknown>) => database.db.write((tx) => statement.execute(tx));
	await expect(asApp(sql`DELETE FROM protocol WHERE event_id = ${id}`)).rejects.toThrow('permission denied');
	await expect(asApp(sql`UPDATE protocol SET body = '{}' WHERE event_id = ${id}`)).rejects.toThrow('permission denied');
	const owner = new pg.Client({ connectionString: database.url });
	await owner.connect();
	const faults = async () => (await conferences.verifyProtocols(database.url)).faults.map(({ what }) => what);
	const tried = async (...statements: string[]) => {
		for (const statement of statements) await owner.query(statement, [id]);
		return faults();
	};
	try {
		expect(await conferences.verifyProtocols(database.url)).toEqual({ protocols: 1, faults: [] });
		const { rows } = await owner.query<{ body: string; sha256: Buffer }>('SELECT body, sha256 FROM protocol WHERE event_id = $1', [id]);
		const kept = rows[0];
		const changed = `UPDATE protocol SET body = replace(body, '2026-11-20', '2027-11-20') WHERE event_id = $1`;
		expect(await tried(changed)).toEqual(['changed']);
		// Its hash is made to fit: the journal still says another.
		expect(await tried(`UPDATE protocol SET sha256 = sha256(convert_to(body, 'UTF8')) WHERE event_id = $1`)).toEqual(['changed']);
		expect(await tried('DELETE FROM protocol WHERE event_id = $1')).toEqual(['removed']);
		await owner.query('INSERT INTO protocol SELECT $1, $2, $3, chair_id, now() FROM event WHERE id = $1', [id, kept?.body, kept?.sha256]);
		expect(await faults()).toEqual([]);
		// The journal itself is rewritten: its chain says so.
		await owner.query('ALTER TABLE journal DISABLE TRIGGER ALL');
		await owner.query(
			`UPDATE journal SET data = replace(data::text, '"sha256"', '"sha255"')::json WHERE subject_id = $1 AND act = 'conference.protocol_frozen'`,
			[id]
		);
		expect(await faults()).toEqual(['not in the journal']);
		expect((await verifyJournal(database.url)).first).toMatchObject([{ place: `event/${id}`, what: 'changed' }]);
	} finally {
		await owner.end();
	}
});
