/** What happens to appeals by the clock and when the calendar changes. */
import { beforeAll, expect, it } from 'vitest';
import { debtSources } from '#platform/calendar/debts.ts';
import { setClock } from '#platform/clock.ts';
import { rows, sql } from '#platform/db/index.ts';
import { storeFile } from '#platform/files/index.ts';
import { ANONYMOUS } from '#platform/identity/actor.ts';
import { open } from '#platform/secrets.ts';
import { answered, cast, DECISION, INPUT, inWork, receive } from '../../../../test/appeals.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { sweepDrafts } from './commands/sweep-drafts.ts';
import * as appeals from './index.ts';
import { registerAppealDebts } from './debts.ts';
import { moveDueDates, closeSettled } from './jobs.ts';
import { appealReminders } from './reminders.ts';

const database = testDatabase();
const day = (iso: string) => Temporal.PlainDate.from(iso);
beforeAll(() => setClock(() => Temporal.Instant.from('2026-11-23T05:00:00Z')));

it('a new holiday moves the term and the first term; an extended one stays; the applicant is told once', async () => {
	await rolledBack(database.db, async (tx) => {
		const who = await cast(tx);
		const [plain, extended] = [await inWork(tx, who), await inWork(tx, who)];
		await appeals.extendAppeal(tx, who.head, extended.id, { reason: 'Сараптама қажет', dueOn: '2026-12-22' });
		const moves = [plain, extended].map(({ id }) => ({
			subjectId: id,
			ruleId: 'consider',
			from: day('2026-12-14'),
			to: day('2026-12-15'),
			reason: 'жаңа демалыс'
		}));
		const before = await tx
			.selectFrom('outbox')
			.select((eb) => eb.fn.max('id').as('last'))
			.executeTakeFirstOrThrow();
		await moveDueDates(tx, moves);
		const dates = async (id: string) => {
			const row = await tx.selectFrom('appeal').select(['due_on', 'first_due_on']).where('id', '=', id).executeTakeFirstOrThrow();
			return [row.due_on.toString(), row.first_due_on.toString()];
		};
		expect(await dates(plain.id)).toEqual(['2026-12-15', '2026-12-15']);
		expect(await dates(extended.id)).toEqual(['2026-12-22', '2026-12-15']);
		const letters = await tx.selectFrom('outbox').select('payload').where('topic', '=', 'mail').where('id', '>', before.last).execute();
		const texts = letters.map(({ payload }) => open(Buffer.from((payload as { sealed: string }).sealed, 'base64')));
		const numbers = [plain, extended].map(({ number }) => texts.filter((text) => text.includes(number)).length);
		expect([letters.length, numbers]).toEqual([2, [1, 1]]);
	});
});

it('a moved day of registration is the day by which it is owed, and nobody is written to', async () => {
	await rolledBack(database.db, async (tx) => {
		const { id } = await receive(tx, await cast(tx));
		const [from, to] = [day('2026-11-23'), day('2026-11-24')];
		const { letters } = await tx
			.selectFrom('outbox')
			.select((eb) => eb.fn.countAll().as('letters'))
			.executeTakeFirstOrThrow();
		await moveDueDates(tx, [{ subjectId: id, ruleId: 'register', from, to, reason: 'жаңа демалыс' }]);
		registerAppealDebts();
		const select = debtSources().get('appeal_register')?.select;
		const [owed] = await rows(tx, sql<{ due: Temporal.PlainDate }>`SELECT due_on AS due FROM (${select}) d WHERE id = ${id}`);
		expect(owed?.due.toString()).toBe('2026-11-24');
		expect(
			await tx
				.selectFrom('outbox')
				.select((eb) => eb.fn.countAll().as('letters'))
				.executeTakeFirstOrThrow()
		).toEqual({ letters });
	});
});

it('reminds whoever owes it, then the heads above, and leaves a trace', async () => {
	await rolledBack(database.db, async (tx) => {
		const who = await cast(tx);
		const { id } = await inWork(tx, who);
		const [mine] = await appealReminders.lines(tx, [{ subjectId: id, level: 0 }]);
		expect(mine?.to.map((r) => [r.personId, r.role])).toEqual([[who.executor.personId, 'mine']]);
		const [above] = await appealReminders.lines(tx, [{ subjectId: id, level: 1 }]);
		expect(above?.to.map((r) => r.personId).toSorted()).toEqual([who.executor.personId, who.head.personId].toSorted());
		const acts = await tx.selectFrom('journal').select('act').where('subject_id', '=', id).orderBy('seq').execute();
		expect(acts.slice(-2).map((row) => row.act)).toEqual(['appeal.reminded', 'appeal.escalated']);
	});
});

it('closes what nobody disagreed with, when the term to disagree is over, and only that', async () => {
	const made = await database.db.write(async (tx) => {
		const who = await cast(tx);
		const old = await answered(tx, who);
		const open = await receive(tx, who);
		return { old, open };
	});
	expect(await closeSettled(database.db.reader, (act) => database.db.write(act))).toBe(0);
	const restore = setClock(() => Temporal.Instant.from('2026-12-20T05:00:00Z'));
	try {
		expect(await closeSettled(database.db.reader, (act) => database.db.write(act))).toBe(1);
		expect(await closeSettled(database.db.reader, (act) => database.db.write(act))).toBe(0);
	} finally {
		restore();
	}
	const states = await database.db.reader.selectFrom('appeal').select(['id', 'state']).execute();
	expect(new Map(states.map((row) => [row.id, row.state]))).toEqual(
		new Map([
			[made.old.id, 'closed'],
			[made.open.id, 'received']
		])
	);
});

it('publishes figures that an extension or a reopening cannot improve', async () => {
	await database.db.write(async (tx) => {
		const who = await cast(tx);
		const { id } = await answered(tx, who);
		await appeals.rateDecision(tx, { kind: 'applicant', appealId: id }, id, {
			verdict: 'not_solved',
			rating: 1,
			disagrees: true,
			text: 'Шам жанбайды әлі'
		});
		const late = setClock(() => Temporal.Instant.from('2026-12-21T05:00:00Z'));
		await appeals.submitDecision(tx, who.executor, id, DECISION);
		await appeals.signDecision(tx, who.head, id);
		late();
	});
	await database.db.write(async (tx) => {
		await sql`SELECT refresh_figures()`.execute(tx);
	});
	const figures = await appeals.totals(database.db.reader);
	expect([figures.received, figures.decided, figures.onTime, figures.notSolved]).toEqual([3, 2, 1, 0]);
	expect((await appeals.publishedFigures(database.db.reader, {})).total).toBeUndefined();
});

it('removes drafts that citizens left lying for ninety days, with their files, and nothing else', async () => {
	const { reader, write } = database.db;
	const at = (iso: string) => setClock(() => Temporal.Instant.from(iso));
	const sweep = () => sweepDrafts(reader, (act) => write(act));
	const begun = await write(async (tx) => {
		const who = await cast(tx);
		const start = (body = {}) => appeals.startDraft(tx, ANONYMOUS, 'kk', 'web', body);
		const [left, sent, touched] = [await start({ text: 'Су жоқ' }), await start(INPUT), await start()];
		await appeals.sendDraft(tx, ANONYMOUS, sent.token);
		const desk = await appeals.startDraft(tx, who.operator, 'kk', 'phone', {}, who.unit.id);
		const bytes = Buffer.from('Акт');
		const file = await storeFile(tx, ANONYMOUS, { subject: { kind: 'draft', id: left.id }, seenBy: 'applicant', name: 'акт.txt', bytes });
		return { left, sent, touched, desk, file: file.id };
	});
	expect((await appeals.draftByToken(reader, begun.left.token)).keptUntil.toString()).toBe('2027-02-21');
	const ids = async () => (await reader.selectFrom('appeal_draft').select('id').execute()).map((row) => row.id).toSorted();
	const restore = at('2027-01-10T05:00:00Z');
	try {
		await write((tx) => appeals.saveDraft(tx, begun.touched.token, { place: 'Талғар' }));
		at('2027-02-21T18:59:00Z');
		expect(await sweep()).toBe(0);
		// Midnight in Almaty: the last day is over.
		at('2027-02-21T19:00:00Z');
		expect(await sweep()).toBe(1);
		expect(await sweep()).toBe(0);
	} finally {
		restore();
	}
	expect(await ids()).toEqual([begun.sent.id, begun.touched.id, begun.desk.id].toSorted());
	await expect(appeals.draftByToken(reader, begun.left.token)).rejects.toMatchObject({ status: 404 });
	expect(await reader.selectFrom('file').select('id').where('id', '=', begun.file).execute()).toEqual([]);
	const trace = await reader.selectFrom('journal').select(['act', 'data']).where('subject_id', '=', begun.left.id).execute();
	expect(trace.map((row) => [row.act, JSON.parse(row.data) as unknown])).toEqual([['appeal.draft_expired', { number: begun.left.number }]]);
});
