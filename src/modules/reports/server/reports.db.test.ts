import { expect, it } from 'vitest';
import { testClock } from '../../../../test/clock.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { debtSources } from '#platform/calendar/debts.ts';
import { asReader, rows, sql, type Tx } from '#platform/db/index.ts';
import { ANONYMOUS, type Staff } from '#platform/identity/actor.ts';
import { timelineOf } from '#platform/journal/index.ts';
import { acceptAssignment, assignmentsOf } from '#modules/assignments/server/index.ts';
import { moveInput as moveEventInput } from '#modules/events/input.ts';
import { cancelEvent, moveEvent } from '#modules/events/server/index.ts';
import { askInput } from '#modules/participation/question-input.ts';
import { answerQuestion, askQuestion, oweQuestion, showQuestion } from '#modules/participation/server/index.ts';
import { reportInput } from '#modules/visits/input.ts';
import { publishVisit, reportStop } from '#modules/visits/server/index.ts';
import { hostInput } from '#modules/receptions/input.ts';
import { makeHost } from '#modules/receptions/server/index.ts';
import { plannedVisit } from '../../visits/server/fixture.ts';
import { amendInput, makeInput, moveInput, promiseInput, writeInput } from '../input.ts';
import { drafted, meeting, PERIOD, published, reportWorld, type World } from '../../../../test/reports.ts';
import * as reports from './index.ts';

const database = testDatabase();
const at = testClock('2026-10-28');

const acts = async (tx: Tx, id: string) => (await timelineOf(asReader(tx), { kind: 'report', id }, 'staff')).map(({ act }) => act);
/** The figures of the public page by their codes: value, and what it is now. */
const figures = async (tx: Tx, id: string) =>
	Object.fromEntries(
		(await reports.presentPublicReport(asReader(tx), 'en', id)).sections.flatMap(({ rows: list }) =>
			list.map(({ code, value, now }) => [code, now === undefined ? value : `${value}; ${now}`])
		)
	);
const promiseOf = (w: World, changes: Record<string, string> = {}) =>
	promiseInput.parse({ quote: 'Көшеге шам қоямын', whom: 'Достық көшесі', unitId: w.branch.id, dueOn: '2026-12-10', ...changes });

async function visited(tx: Tx, w: World): Promise<void> {
	const { id, near } = await plannedVisit(tx, w);
	await publishVisit(tx, w.aide, id);
	at('2026-11-03', '12:00');
	await reportStop(tx, w.aide, id, reportInput.parse({ stopId: near, people: '37', summary: 'Су мен жол туралы айтылды' }));
}

it('is its side’s until it is published; then its figures are frozen with a hash, and what changed since stands beside', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await reportWorld(tx);
		const db = asReader(tx);
		await expect(reports.makeReport(tx, w.stranger, makeInput.parse({ eventId: w.eventId, ...PERIOD }))).rejects.toMatchObject({
			field: 'eventId'
		});
		const id = await drafted(tx, w, { periodTo: '2026-11-30' });
		// A meeting has one report.
		await expect(reports.makeReport(tx, w.aide, makeInput.parse({ eventId: w.eventId, ...PERIOD }))).rejects.toMatchObject({
			code: 'reports.there'
		});
		await expect(reports.reportFor(db, w.stranger, id)).rejects.toMatchObject({ status: 404 });
		await expect(reports.writeReport(tx, w.stranger, id, writeInput.parse(PERIOD))).rejects.toMatchObject({ status: 404 });
		await expect(reports.writeReport(tx, w.localHead, id, writeInput.parse(PERIOD))).rejects.toMatchObject({ status: 404 });
		await expect(reports.presentPublicReport(db, 'kk', id)).rejects.toMatchObject({ status: 404 });
		await expect(reports.presentOpenRecords(db, 'kk', id, 'visits_made')).rejects.toMatchObject({ status: 404 });
		expect(await reports.reportLink(db, 'en', w.eventId)).toEqual({
			href: undefined,
			late: false,
			text: 'The deputy’s report will be published by 13 November 2026'
		});
		// The period is not over; then nothing was said.
		await expect(reports.publishReport(tx, w.aide, id)).rejects.toMatchObject({ code: 'reports.period_ahead' });
		await reports.writeReport(tx, w.aide, id, writeInput.parse({ ...PERIOD, 'visits.ru': 'Был в двух сёлах' }));
		await expect(reports.publishReport(tx, w.aide, id)).rejects.toMatchObject({ code: 'reports.no_words' });
		await reports.writeReport(
			tx,
			w.aide,
			id,
			writeInput.parse({ ...PERIOD, periodTo: '2026-11-05', 'general.kk': 'Екі ауылда болдым', 'visits.ru': 'Был в двух сёлах' })
		);
		await visited(tx, w);
		at('2026-11-06');
		await reports.publishReport(tx, w.aide, id);
		await expect(reports.publishReport(tx, w.aide, id)).rejects.toMatchObject({ code: 'reports.not_now' });
		await expect(reports.writeReport(tx, w.aide, id, writeInput.parse(PERIOD))).rejects.toMatchObject({ code: 'reports.not_now' });
		const page = await reports.presentPublicReport(db, 'ru', id);
		expect([page.tag.text, page.whole, page.notice]).toEqual(['опубликован', true, undefined]);
		expect(page.sections.find((section) => section.id === 'general')?.words).toEqual({ text: 'Екі ауылда болдым', lang: 'kk' });
		expect(page.facts.find(({ term }) => term === 'Опубликован')?.value).toMatch(/в срок/);
		expect(await figures(tx, id)).toMatchObject({
			visits_made: '1',
			settlements_reached: '1',
			people_met: '37',
			appeals_received: '0',
			people_received: 'no data: reception hours are not kept in the system',
			promises_kept: 'no data: no report was published before'
		});
		expect((await reports.presentOpenRecords(db, 'en', id, 'people_met')).list).toMatchObject([{ state: '37 people' }]);
		await expect(reports.presentOpenRecords(db, 'en', id, 'appeals_received')).rejects.toMatchObject({ status: 404 });
		// Hours were put in afterwards: what was published stays, what is now stands beside.
		await hostOf(tx, w);
		expect((await figures(tx, id)).people_received).toBe('no data: reception hours are not kept in the system; now: 0');
		await reports.amendReport(tx, w.aide, id, amendInput.parse({ section: 'visits', textKk: 'Үш ауыл', reason: 'Біреуі жазылмай қалған' }));
		await expect(
			reports.amendReport(tx, w.stranger, id, amendInput.parse({ section: 'visits', textKk: 'Үш ауыл', reason: 'Бөтен адам жазды' }))
		).rejects.toMatchObject({ status: 404 });
		const amended = await reports.presentPublicReport(db, 'kk', id);
		expect(amended.amendments).toMatchObject([{ words: { text: 'Үш ауыл', lang: 'kk' }, reason: 'Себебі: Біреуі жазылмай қалған' }]);
		expect(amended.hash).toBe(page.hash);
		expect((await reports.presentPublicReports(db, 'kk', { place: '190000000' })).reports.map((one) => one.id)).toEqual([id]);
		expect((await reports.presentPublicReports(db, 'kk', { place: '110000000' })).reports).toEqual([]);
		expect((await reports.reportFile(db, 'kk', id, 'pdf')).bytes.subarray(0, 4).toString()).toBe('%PDF');
		expect(await acts(tx, id)).toEqual([
			'report.made',
			'report.written',
			'report.written',
			'report.written',
			'report.published',
			'report.amended'
		]);
	});
});

it('says that it was published late, follows its meeting, and is moved when that is called off', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await reportWorld(tx);
		const db = asReader(tx);
		const id = await drafted(tx, w);
		const owed = async () => {
			const { select } = debtSources().get('report_publish') ?? {};
			const debts = typeof select === 'function' ? select(Temporal.PlainDate.from('2026-11-18')) : select;
			return debts === undefined
				? []
				: (await rows(tx, sql<{ due_on: Temporal.PlainDate }>`${debts}`)).map(({ due_on: due }) => due.toString());
		};
		reports.registerReportDebts();
		expect(await owed()).toEqual(['2026-11-13']);
		const later = {
			day: '2026-11-24',
			from: '15:00',
			to: '17:00',
			place: 'Мектеп',
			video: 'none',
			agenda: 'Не істелді; 40',
			reason: 'Зал бос емес'
		};
		await moveEvent(tx, w.head, w.eventId, moveEventInput.parse(later));
		expect(await owed()).toEqual(['2026-11-17']);
		at('2026-11-20');
		expect(await reports.reportLink(db, 'ru', w.eventId)).toMatchObject({ late: true });
		expect((await reports.presentReport(db, 'ru', w.head, id)).overdue).toContain('17 ноября');
		await reports.publishReport(tx, w.head, id);
		expect(await owed()).toEqual([]);
		const late = async () => (await reports.presentPublicReport(db, 'ru', id)).facts.find(({ term }) => term === 'Опубликован')?.value;
		expect(await late()).toMatch(/опубликован с опозданием на 3 дня/);
		await expect(reports.moveReport(tx, w.head, id, moveInput.parse({ eventId: w.eventId, why: 'Жаңа кездесу' }))).rejects.toMatchObject({
			code: 'reports.not_now'
		});
		await cancelEvent(tx, w.head, w.eventId, { reason: 'Боран' });
		expect((await reports.presentPublicReport(db, 'ru', id)).notice?.title).toBe('Встречи не будет');
		await expect(reports.writePromise(tx, w.head, id, promiseOf(w))).rejects.toMatchObject({ code: 'reports.not_now' });
		const other = await meeting(tx, w, '2026-12-03');
		await reports.moveReport(tx, w.head, id, moveInput.parse({ eventId: other, why: 'Боран басылған соң' }));
		expect((await reports.presentPublicReport(db, 'ru', id)).notice).toBeUndefined();
		// That it was late stays.
		expect(await late()).toMatch(/опубликован с опозданием на 3 дня/);
	});
});

it('owes what was promised at its meeting as an assignment, whose fate the next report brings by itself', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await reportWorld(tx);
		const db = asReader(tx);
		const id = await published(tx, w);
		const questionId = await question(tx, w);
		await expect(reports.writePromise(tx, w.head, id, promiseOf(w))).rejects.toMatchObject({ code: 'reports.not_now' });
		at('2026-11-20', '17:30');
		await expect(reports.writePromise(tx, w.stranger, id, promiseOf(w))).rejects.toMatchObject({ status: 404 });
		await expect(reports.writePromise(tx, w.head, id, promiseOf(w, { dueOn: '2026-11-19' }))).rejects.toMatchObject({ field: 'dueOn' });
		await expect(reports.writePromise(tx, w.head, id, promiseOf(w, { unitId: w.eventId }))).rejects.toMatchObject({ field: 'unitId' });
		await reports.writePromise(tx, w.head, id, promiseOf(w));
		await expect(reports.writePromise(tx, w.head, id, promiseOf(w))).rejects.toMatchObject({ code: 'reports.promise_twice' });
		await reports.writePromise(tx, w.head, id, promiseOf(w, { quote: 'Жолды жөндейміз', dueOn: '2026-12-30' }));
		await oweQuestion(tx, w.head, w.eventId, { questionId, unitId: w.branch.id, dueOn: Temporal.PlainDate.from('2026-12-01') });
		const [first] = await assignmentsOf(tx, { kind: 'report', id });
		expect(first).toMatchObject({ unitId: w.branch.id, state: 'issued', text: 'Көшеге шам қоямын\n\nДостық көшесі' });
		await acceptAssignment(tx, w.head, { assignmentId: first?.id ?? '' });
		expect((await reports.presentPublicReport(db, 'en', id)).promises.map(({ quote, tag }) => [quote, tag.text])).toEqual([
			['Көшеге шам қоямын', 'done'],
			['Жолды жөндейміз', 'not due yet']
		]);
		// The next report.
		at('2027-01-11');
		const eventId = await meeting(tx, w, '2027-02-05');
		const proposed = await reports.presentNewReport(db, 'en', w.aide, eventId);
		expect(proposed.values).toEqual({ eventId, periodFrom: '2026-10-28', periodTo: '2027-01-10' });
		const next = await drafted(tx, { ...w, eventId }, { periodFrom: '2026-10-28', periodTo: '2027-01-10' });
		await reports.publishReport(tx, w.aide, next);
		expect(await figures(tx, next)).toMatchObject({ promises_kept: '1 of 2', questions_answered: '0 of 1' });
		const brought = async () =>
			(await reports.presentPublicReport(db, 'en', next)).former.map(({ tag, notes }) => [tag.text, notes.at(-1)]);
		expect(await brought()).toEqual([
			['done', 'By: 10 December 2026'],
			['overdue', 'By: 30 December 2026']
		]);
		const [, second] = await assignmentsOf(tx, { kind: 'report', id });
		await acceptAssignment(tx, w.head, { assignmentId: second?.id ?? '' });
		await answerQuestion(tx, w.head, w.eventId, { questionId, answer: 'Су күн сайын болады', second: undefined });
		expect((await brought())[1]).toEqual(['done', 'when the report was published: overdue']);
		expect(await figures(tx, next)).toMatchObject({ promises_kept: '1 of 2; now: 2 of 2', questions_answered: '0 of 1; now: 1 of 1' });
	});
});

it('opens the records behind a figure to its side, and of an appeal no more than the reader may read', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await reportWorld(tx);
		const id = await published(tx, w);
		const read = (actor: Staff) => reports.presentDeskRecords(asReader(tx), 'en', actor, id, 'appeals_received');
		expect((await read(w.head)).lines[0]).toMatch(/^In the report: 0/);
		await expect(read(w.stranger)).rejects.toMatchObject({ status: 404 });
		expect(await reports.deskReportLink(asReader(tx), 'en', w.head, w.eventId)).toMatchObject({ href: `/desk/reports/${id}` });
		expect(await reports.deskReportLink(asReader(tx), 'en', w.stranger, w.eventId)).toBeUndefined();
	});
});

/** The deputy begins to receive people. */
const hostOf = async (tx: Tx, w: World) =>
	makeHost(tx, w.head, w.branch.id, hostInput.parse({ who: `mandate:${w.mandateId}`, titleKk: 'Депутат', validFrom: '2026-11-06' }));

/** A question of the meeting that is read by all. */
async function question(tx: Tx, w: World): Promise<string> {
	await askQuestion(tx, ANONYMOUS, w.eventId, { ...askInput.parse({ key: 'q'.padStart(43, 'k'), text: 'Су қашан болады?' }), lang: 'kk' });
	const { id } = await tx.selectFrom('gathering_question').select('id').where('event_id', '=', w.eventId).executeTakeFirstOrThrow();
	await showQuestion(tx, w.head, w.eventId, { questionId: id });
	return id;
}
