import type { RawBuilder } from 'kysely';
import pg from 'pg';
import { expect, it } from 'vitest';
import { makeStaff, makeUnit } from '../../../../test/actors.ts';
import { testClock } from '../../../../test/clock.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { openedVote, runningFloor } from '../../../../test/floor.ts';
import { queuedMail } from '../../../../test/letters.ts';
import { asReader, sql, type Tx } from '#platform/db/index.ts';
import { ANONYMOUS, type Actor } from '#platform/identity/actor.ts';
import { timelineOf } from '#platform/journal/index.ts';
import { acceptAssignment, assignmentsOf } from '#modules/assignments/server/index.ts';
import { askInput } from '#modules/floor/input.ts';
import * as floor from '#modules/floor/server/index.ts';
import { mandateInput } from '#modules/mandates/input.ts';
import { giveMandate, holdersOn } from '#modules/mandates/server/index.ts';
import { recordingInput, secondField } from '#modules/sittings/recording-input.ts';
import {
	announcedSitting,
	endedSitting,
	itemForm,
	openedSitting,
	sittingForm,
	sittingWorld,
	type SittingWorld
} from '#modules/sittings/server/fixture.ts';
import * as sittings from '#modules/sittings/server/index.ts';
import { amendInput, decisionInput, judgeInput } from '../input.ts';
import * as minutes from './index.ts';

const database = testDatabase();
const at = testClock('2026-10-28');

const decisionOf = (itemId: string, unit: string, changes: Record<string, string> = {}) =>
	decisionInput.parse({
		itemId,
		unit,
		text: 'Қазандықты жөндеу',
		dueOn: '2026-11-18',
		criterion: 'Акт қойылған',
		by: 'consent',
		...changes
	});

/** Opened on 12 November at ten with eight members in, its first item begun; one of them works at the desk; a branch beside the body. */
async function opened(tx: Tx) {
	const w = await sittingWorld(tx, 8);
	const branch = await makeUnit(tx, { kind: 'district', parentId: w.root.id, name: 'Ауданы' });
	const member = await makeStaff(tx, { role: 'deputy', unitId: w.body.id, name: 'Мүше 9', email: 'mushe@example.org' });
	const seat = { name: member.name, place: 'member', givenBy: 'Жиналыс', validFrom: '2026-01-01', personId: member.personId };
	await giveMandate(tx, w.keeper, w.body.id, mandateInput.parse(seat));
	const own = (await holdersOn(tx, w.body.id, Temporal.PlainDate.from('2026-11-12'))).find(({ personId }) => personId === member.personId);
	const ownSeat = own?.seatId ?? expect.fail();
	const id = await announcedSitting(tx, w);
	at('2026-11-12');
	await sittings.beginCheckIn(tx, w.secretary, id);
	for (const seatId of [...w.seats.slice(0, 4), ownSeat]) await note(tx, w, id, seatId, 'in');
	await sittings.openSitting(tx, w.chair, id);
	const [first = '', second = ''] = (await sittings.itemsOf(tx, id)).map((item) => item.id);
	await sittings.beginItem(tx, w.chair, id, { itemId: first });
	return { w, id, first, second, branch, member, ownSeat };
}

const note = (tx: Tx, w: SittingWorld, id: string, seatId: string, what: 'in' | 'out') =>
	sittings.notePresence(tx, w.secretary, id, { seatId, what, holderId: undefined });

it('takes decisions down while the sitting is open, and each is an assignment of its unit', async () => {
	await rolledBack(database.db, async (tx) => {
		const { w, id, first, second, branch } = await opened(tx);
		const take = (input: ReturnType<typeof decisionOf>, actor: Actor = w.chair) => minutes.takeDecision(tx, actor, id, input);
		await expect(take(decisionOf(first, branch.code), w.stranger)).rejects.toMatchObject({ status: 404 });
		const auditor = await makeStaff(tx, { role: 'auditor', unitId: w.root.id });
		await expect(take(decisionOf(first, branch.code), auditor)).rejects.toMatchObject({ status: 403 });
		await expect(take(decisionOf(second, branch.code))).rejects.toMatchObject({ code: 'minutes.item_waits' });
		await expect(take(decisionOf(w.body.id, branch.code))).rejects.toMatchObject({ status: 404 });
		const elsewhere = await makeUnit(tx);
		await expect(take(decisionOf(first, elsewhere.code))).rejects.toMatchObject({ field: 'unit', code: 'minutes.unit' });
		await expect(take(decisionOf(first, branch.code, { dueOn: '2026-11-15' }))).rejects.toMatchObject({
			field: 'dueOn',
			code: 'assignments.day_off'
		});
		await take(decisionOf(first, branch.code));
		await take(decisionOf(first, w.root.code, { text: 'Жолды тазалау' }));
		const owed = await assignmentsOf(tx, { kind: 'sitting', id });
		expect(owed.map(({ text, unitId, issuerUnitId, dueOn }) => [text, unitId, issuerUnitId, dueOn.toString()])).toEqual([
			['Қазандықты жөндеу\n\nАкт қойылған', branch.id, w.body.id, '2026-11-18'],
			['Жолды тазалау\n\nАкт қойылған', w.root.id, w.body.id, '2026-11-18']
		]);
		const told = (await timelineOf(asReader(tx), { kind: 'sitting', id }, 'staff')).filter(({ act }) => act === 'sitting.decided');
		expect(told).toHaveLength(2);
		await endedSitting(tx, w.chair, id);
		// One that was forgotten is written while the minutes are a draft, and they say so.
		at('2026-11-13');
		await take(decisionOf(first, branch.code, { text: 'Ұмытылған шешім' }));
		const { text, decide } = await minutes.presentMinutes(asReader(tx), 'en', w.chair, id);
		const points = text?.paper.blocks.flatMap((block) => (block.kind === 'points' ? block.points : [])) ?? [];
		expect(points.map(({ notes }) => notes.at(-1))).toEqual([
			'Without a vote: by common consent, nobody objected',
			'Without a vote: by common consent, nobody objected',
			'Written down after the sitting, on 13 November 2026'
		]);
		expect(decide?.items.map(({ value }) => value)).toEqual([first]);
		at('2026-11-18');
		await minutes.approveMinutes(tx, w.chair, id);
		await expect(take(decisionOf(first, branch.code))).rejects.toMatchObject({ code: 'minutes.frozen' });
		expect((await minutes.presentMinutes(asReader(tx), 'en', w.chair, id)).decide).toBeUndefined();
	});
});

it('shows at the next sitting by itself how decisions stand, late ones first, and keeps what it saw', async () => {
	await rolledBack(database.db, async (tx) => {
		const { w, id, first, branch } = await opened(tx);
		for (const [text, dueOn] of [
			['Ерте', '2026-11-16'],
			['Кеш', '2026-11-13'],
			['Кейін', '2026-12-01']
		] as const)
			await minutes.takeDecision(tx, w.chair, id, decisionOf(first, branch.code, { text: `${text} орындау`, dueOn }));
		await endedSitting(tx, w.chair, id);
		const [, late] = await assignmentsOf(tx, { kind: 'sitting', id });
		const next = await sittings.planSitting(tx, w.secretary, w.body.id, sittingForm(w, { day: '2026-11-26' }));
		const look = await sittings.addItem(tx, w.secretary, next, itemForm('Шешімдердің орындалуы', { kind: 'decisions' }));
		await sittings.announce(tx, w.secretary, next, { undiscussedReason: 'Шұғыл', shortReason: 'Шұғыл' });
		at('2026-11-26');
		await openedSitting(tx, w, next);
		const earlier = async () =>
			(await minutes.presentMinutes(asReader(tx), 'en', w.chair, next)).earlier?.map(({ text, late: by }) => [text, by ?? '']);
		expect(await earlier()).toEqual([
			['Кеш орындау', '9 working days late'],
			['Ерте орындау', '8 working days late'],
			['Кейін орындау', '']
		]);
		await sittings.beginItem(tx, w.chair, next, { itemId: look });
		await acceptAssignment(tx, w.chair, { assignmentId: late?.id ?? '' });
		await sittings.endItem(tx, w.chair, next);
		await endedSitting(tx, w.chair, next);
		const { text } = await minutes.presentMinutes(asReader(tx), 'en', w.chair, next);
		const table = text?.paper.blocks.find((block) => block.kind === 'table' && block.head.includes('Decision'));
		expect(table?.kind === 'table' && table.rows.map(([what, , , state]) => [what?.split(' (')[0], state])).toEqual([
			['Ерте орындау', 'In work, 8 working days late'],
			['Кеш орындау', 'Done'],
			['Кейін орындау', 'In work']
		]);
	});
});

it('has the lost quorum in its minutes, is amended by those who were there, approved by the chair after the term, and published', async () => {
	await rolledBack(database.db, async (tx) => {
		const { w, id, first, member, ownSeat } = await opened(tx);
		const db = asReader(tx);
		at('2026-11-12', '10:20');
		await note(tx, w, id, ownSeat, 'out');
		at('2026-11-12', '10:30');
		await note(tx, w, id, ownSeat, 'in');
		at('2026-11-12', '11:00');
		await expect(minutes.presentMinutes(db, 'kk', w.stranger, id)).rejects.toMatchObject({ status: 404 });
		expect((await minutes.presentMinutes(db, 'kk', w.chair, id)).text).toBeUndefined();
		await endedSitting(tx, w.chair, id);
		expect((await queuedMail(tx)).filter(({ to }) => to === 'mushe@example.org').at(-1)?.text).toContain('17 қараша');
		const page = await minutes.presentMinutes(db, 'en', w.chair, id);
		expect(page.text?.terms[0]).toContain('17 November 2026');
		expect(page.text?.paper.blocks).toContainEqual({ kind: 'text', text: 'The quorum was lost at 10:20 and regained at 10:30.' });
		expect(page.text?.mayApprove).toBe(false);
		const propose = (changes: Record<string, string> = {}, actor: Actor = w.secretary) =>
			minutes.proposeAmendment(
				tx,
				actor,
				id,
				amendInput.parse({ seatId: w.seats[0], text: 'Сөзім жоқ', why: 'Сөйлеген едім', source: '13 қарашадағы хат', ...changes })
			);
		await expect(propose({}, w.stranger)).rejects.toMatchObject({ status: 404 });
		await expect(propose({ seatId: w.seats[5] ?? '' })).rejects.toMatchObject({ code: 'minutes.not_there' });
		await expect(propose({ source: '' })).rejects.toMatchObject({ field: 'source' });
		await expect(propose({ itemId: w.body.id })).rejects.toMatchObject({ field: 'itemId' });
		await expect(propose({ source: '' }, member)).rejects.toMatchObject({ code: 'minutes.not_there' });
		await propose({ itemId: first });
		await propose({ seatId: ownSeat, text: 'Менің сөзім', source: '' }, member);
		at('2026-11-18');
		await expect(propose()).rejects.toMatchObject({ code: 'minutes.amend_term' });
		await expect(minutes.approveMinutes(tx, w.chair, id)).rejects.toMatchObject({ code: 'minutes.amendments_open' });
		const proposed = (await minutes.presentMinutes(db, 'en', w.chair, id)).text?.amendments ?? [];
		expect(proposed.map(({ who, notes }) => [who, ...notes])).toEqual([
			['Мүше 1', 'On item 1', 'in writing: 13 қарашадағы хат'],
			['Мүше 9']
		]);
		const [amendmentId = '', ownId] = proposed.map((one) => one.id);
		const judge = (actor: Actor = w.secretary) =>
			minutes.judgeAmendment(tx, actor, id, judgeInput.parse({ amendmentId, decision: 'refused', reason: 'Жазбада жоқ' }));
		const auditor = await makeStaff(tx, { role: 'auditor', unitId: w.root.id });
		await expect(judge(auditor)).rejects.toMatchObject({ status: 403 });
		await judge();
		await minutes.judgeAmendment(tx, w.chair, id, judgeInput.parse({ amendmentId: ownId, decision: 'taken' }));
		await expect(judge()).rejects.toMatchObject({ code: 'minutes.judged' });
		await expect(minutes.approveMinutes(tx, w.secretary, id)).rejects.toMatchObject({ code: 'minutes.chair_only' });
		await expect(minutes.publishMinutes(tx, w.secretary, id)).rejects.toMatchObject({ status: 404 });
		const made = (await minutes.presentMinutes(db, 'en', w.chair, id)).text?.paper.blocks;
		await minutes.approveMinutes(tx, w.chair, id);
		// The frozen text is that of the facts, and stays as it is whatever becomes of them.
		await sql`UPDATE event SET place = 'Басқа зал' WHERE id = ${id}`.execute(tx);
		const frozen = await minutes.presentMinutes(db, 'en', w.chair, id);
		expect(frozen.text?.paper.blocks).toEqual(made);
		expect(frozen.text?.approved).toMatchObject({ whole: true, published: undefined });
		await expect(minutes.approveMinutes(tx, w.chair, id)).rejects.toMatchObject({ code: 'minutes.frozen' });
		await expect(judge()).rejects.toMatchObject({ code: 'minutes.frozen' });
		expect((await minutes.presentPublicMinutes(db, 'en', id)).waits).toContain('approved');
		await expect(minutes.publicMinutesText(db, id)).rejects.toMatchObject({ status: 404 });
		await expect(minutes.publishMinutes(tx, auditor, id)).rejects.toMatchObject({ status: 403 });
		await minutes.publishMinutes(tx, w.secretary, id);
		await expect(minutes.publishMinutes(tx, w.secretary, id)).rejects.toMatchObject({ code: 'minutes.published' });
		const open = await minutes.presentPublicMinutes(db, 'en', id);
		expect(open.text?.whole).toBe(true);
		expect(open.text?.paper.blocks).toContainEqual(expect.objectContaining({ kind: 'heading', text: 'Amendments' }));
		const acts = (await timelineOf(db, { kind: 'sitting', id }, 'staff')).map(({ act }) => act).filter((act) => act.includes('minutes'));
		expect(acts).toEqual([
			'sitting.minutes_made',
			'sitting.minutes_amendment_proposed',
			'sitting.minutes_amendment_proposed',
			'sitting.minutes_amendment_refused',
			'sitting.minutes_amendment_taken',
			'sitting.minutes_frozen',
			'sitting.minutes_published'
		]);
	});
});

it('keeps the recording with the second of each item, and shows it beside the minutes', async () => {
	await rolledBack(database.db, async (tx) => {
		const { w, id, first } = await opened(tx);
		const keep = (form: Record<string, string>, actor: Actor = w.secretary) =>
			sittings.keepRecording(tx, actor, id, recordingInput.parse(form));
		const form = { recordingUrl: 'https://example.org/video.mp4', [secondField(first)]: '12:40' };
		await expect(keep(form, w.stranger)).rejects.toMatchObject({ status: 404 });
		await expect(keep({ [secondField(w.body.id)]: '1:00' })).rejects.toMatchObject({ status: 404 });
		await endedSitting(tx, w.chair, id);
		await keep(form);
		at('2026-11-18');
		await minutes.approveMinutes(tx, w.chair, id);
		await minutes.publishMinutes(tx, w.chair, id);
		const { recording } = await minutes.presentPublicMinutes(asReader(tx), 'kk', id);
		expect(recording?.items).toEqual([
			{ id: `item-${first}`, title: '1. Жылу маусымы', time: '12:40', href: 'https://example.org/video.mp4#t=760' }
		]);
	});
});

it('leaves what is closed out of what everybody reads, decisions too, and makes minutes of a sitting that could not be held', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await sittingWorld(tx);
		const db = asReader(tx);
		const id = await sittings.planSitting(tx, w.secretary, w.body.id, sittingForm(w));
		await sittings.addItem(tx, w.secretary, id, itemForm('Қызметкер ісі', { closedGround: 'Дербес деректер' }));
		await sittings.announce(tx, w.secretary, id, { undiscussedReason: 'Шұғыл мәселе', shortReason: undefined });
		at('2026-11-12');
		const [item = ''] = await openedSitting(tx, w, id);
		await sittings.beginItem(tx, w.chair, id, { itemId: item });
		await minutes.takeDecision(tx, w.chair, id, decisionOf(item, w.root.code, { text: 'Құпия тапсырма' }));
		await endedSitting(tx, w.chair, id);
		at('2026-11-18');
		await minutes.approveMinutes(tx, w.chair, id);
		await minutes.publishMinutes(tx, w.chair, id);
		expect(JSON.stringify((await minutes.presentMinutes(db, 'ru', w.chair, id)).text?.paper)).toContain('Құпия тапсырма');
		const open = await minutes.presentPublicMinutes(db, 'ru', id);
		expect(JSON.stringify(open)).not.toMatch(/Құпия|Қызметкер/);
		expect(JSON.stringify(open.text?.paper)).toContain('Закрытый вопрос. Основание: Дербес деректер');
		expect(await minutes.publicMinutesText(db, id)).not.toContain('Қызметкер');
		expect(await minutes.publicMinutesText(db, id)).toContain('"leftOut":{"items":1,"amendments":0}');
		const next = await announcedSitting(tx, w, { day: '2026-11-26' });
		at('2026-11-26');
		await sittings.beginCheckIn(tx, w.secretary, next);
		await note(tx, w, next, w.seats[0] ?? '', 'in');
		await endedSitting(tx, w.secretary, next);
		const paper = JSON.stringify((await minutes.presentMinutes(db, 'en', w.chair, next)).text?.paper);
		expect(paper).toContain('The sitting could not be held: there was no quorum.');
	});
});

it('cannot be changed once frozen, and a change made in the database by hand is found', async () => {
	const id = await database.db.write(async (tx) => {
		const made = await opened(tx);
		await endedSitting(tx, made.w.chair, made.id);
		at('2026-11-18');
		await minutes.approveMinutes(tx, made.w.chair, made.id);
		return made.id;
	});
	const asApp = (statement: RawBuilder<unknown>) => database.db.write((tx) => statement.execute(tx));
	await expect(asApp(sql`DELETE FROM minutes WHERE event_id = ${id}`)).rejects.toThrow('permission denied');
	await expect(asApp(sql`UPDATE minutes SET body = '{}' WHERE event_id = ${id}`)).rejects.toThrow('permission denied');
	const owner = new pg.Client({ connectionString: database.url });
	await owner.connect();
	const tried = async (statement: string) => {
		await owner.query(statement, [id]);
		return (await minutes.verifyMinutes(database.url)).faults.map(({ place, what }) => `${place.replace(id, '')} ${what}`);
	};
	try {
		expect(await minutes.verifyMinutes(database.url)).toEqual({ texts: 2, faults: [] });
		expect(await tried(`UPDATE minutes SET public_body = replace(public_body, 'Мүше 1', 'Мүше 7') WHERE event_id = $1`)).toEqual([
			'minutes//public changed'
		]);
		// Its hash is made to fit: the journal still says another.
		expect(await tried(`UPDATE minutes SET public_sha256 = sha256(convert_to(public_body, 'UTF8')) WHERE event_id = $1`)).toEqual([
			'minutes//public changed'
		]);
		expect(await tried('DELETE FROM minutes WHERE event_id = $1')).toEqual(['minutes/ removed', 'minutes//public removed']);
	} finally {
		await owner.end();
	}
});

it('has every vote with its rule and voices, the one that lost its quorum as void, and who spoke; a decision names the vote that carried it', async () => {
	await rolledBack(database.db, async (tx) => {
		at('2026-11-12', '09:50');
		const w = await sittingWorld(tx);
		const { id, items, own } = await runningFloor(tx, w, 5);
		const first = items[0] ?? '';
		const member = (n: number) => own[n] ?? expect.fail();
		const lostVote = await openedVote(tx, w, id);
		await floor.castBallot(tx, ANONYMOUS, member(0), { voteId: lostVote, seatId: member(0).seatId, voice: 'yes' });
		at('2026-11-12', '10:21');
		await note(tx, w, id, w.seats[4] ?? '', 'out');
		at('2026-11-12', '10:25');
		await note(tx, w, id, w.seats[4] ?? '', 'in');
		const voteId = await openedVote(tx, w, id);
		for (const [n, voice] of [
			[0, 'yes'],
			[1, 'yes'],
			[2, 'no']
		] as const)
			await floor.castBallot(tx, ANONYMOUS, member(n), { voteId, seatId: member(n).seatId, voice });
		await floor.closeVote(tx, w.chair, id, { voteId });
		const speakerId = await floor.askFloor(tx, w.secretary, id, askInput.parse({ kind: 'speech', seatId: w.seats[1] }));
		await floor.beginSpeech(tx, w.chair, id, { speakerId });
		at('2026-11-12', '10:28');
		await floor.endSpeech(tx, w.chair, id, { speakerId });
		const take = (vote: string) => minutes.takeDecision(tx, w.chair, id, decisionOf(first, w.root.code, { by: vote }));
		await expect(take(lostVote)).rejects.toMatchObject({ field: 'by', code: 'minutes.vote' });
		await take(voteId);
		expect(decisionInput.safeParse({ ...decisionOf(first, 'X'), by: '' }).error?.issues[0]?.path).toEqual(['by']);
		await take('chair');
		// What the body has just said no to is not decided beside the vote.
		const no = await openedVote(tx, w, id);
		for (const n of [0, 1]) await floor.castBallot(tx, ANONYMOUS, member(n), { voteId: no, seatId: member(n).seatId, voice: 'no' });
		await floor.closeVote(tx, w.chair, id, { voteId: no });
		for (const by of [no, 'consent'])
			await expect(take(by)).rejects.toMatchObject({ field: 'by', code: 'minutes.vote_lost', data: { number: 3 } });
		await endedSitting(tx, w.chair, id);
		const paper = (await minutes.presentMinutes(asReader(tx), 'en', w.chair, id)).text?.paper.blocks ?? [];
		const facts = paper.flatMap((block) => (block.kind === 'facts' ? block.rows : []));
		const valuesOf = (term: string) => facts.filter((row) => row.term === term).map(({ value }) => value);
		expect(valuesOf('Result')).toEqual(['Stopped: the quorum was lost, the vote counts for nothing (10:21)', 'carried', 'lost']);
		expect(valuesOf('Voices')).toEqual([
			'yes: 2, no: 1, abstained: 0, said nothing: 2; needed: 2 (of 3), present: 5',
			'yes: 0, no: 2, abstained: 0, said nothing: 3; needed: 2 (of 2), present: 5'
		]);
		expect(valuesOf('Rule')[1]).toContain('As many for as against: it is lost.');
		const lines = paper.flatMap((block) => (block.kind === 'text' ? [block.text] : []));
		// What was said in the vote that is void is nobody's voice.
		expect(lines.filter((line) => /^(Yes|No):/.test(line))).toEqual(['Yes: Мүше 1, Мүше 2', 'No: Мүше 3', 'No: Мүше 1, Мүше 2']);
		expect(lines).toContain('The quorum was lost at 10:21 and regained at 10:25.');
		const speeches = paper.find((block) => block.kind === 'table' && block.head.includes('Length'));
		expect(speeches?.kind === 'table' && speeches.rows).toEqual([['Мүше 2', 'speech', '10:25 – 10:28', '3:00']]);
		const decided = paper.flatMap((block) => (block.kind === 'points' ? block.points : []));
		expect(decided.map(({ notes }) => notes.at(-1))).toEqual(['Carried by vote 2', 'Without a vote: by the chair’s ruling']);
	});
});
