import { expect, it } from 'vitest';
import { testClock } from '../../../../test/clock.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { queuedMail } from '../../../../test/letters.ts';
import { asReader, rows, sql, type Tx } from '#platform/db/index.ts';
import { debtSources } from '#platform/calendar/debts.ts';
import { ANONYMOUS, type Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { moveInput } from '#modules/events/input.ts';
import * as events from '#modules/events/server/index.ts';
import { askInput } from '../question-input.ts';
import { announced, gatheringWorld, planOf, type World } from './fixture.ts';
import * as participation from './index.ts';

const database = testDatabase();
const at = testClock('2026-10-28');
participation.registerParticipationJobs();

let made = 0;
async function ask(tx: Tx, eventId: string, changes: Record<string, string> = {}): Promise<string> {
	const form = { key: String(++made).padStart(43, 'q'), text: 'Су құбыры қашан жөнделеді?', name: 'Айгүл', ...changes };
	await participation.askQuestion(tx, ANONYMOUS, eventId, { ...askInput.parse(form), lang: 'kk' });
	const row = await tx
		.selectFrom('gathering_question')
		.select('id')
		.where('event_id', '=', eventId)
		.orderBy('number', 'desc')
		.executeTakeFirst();
	return row?.id ?? '';
}

async function citizen(tx: Tx): Promise<Actor> {
	const [accountId, email] = [newId(), `c${String(++made)}@example.kz`];
	await tx.insertInto('account').values({ id: accountId, kind: 'citizen', email, language: 'kk' }).execute();
	return { kind: 'citizen', accountId, email };
}

async function scene(tx: Tx) {
	const w = await gatheringWorld(tx);
	const id = await announced(tx, w);
	const read = (reader: Actor = ANONYMOUS) => participation.presentQuestions(asReader(tx), 'ru', reader, id);
	return { w, id, read };
}

/** What the host owes today for the event's questions. */
async function owed(tx: Tx, today: string): Promise<{ due: string; state: string }[]> {
	const { select } = debtSources().get('gathering_question') ?? {};
	if (typeof select !== 'function') throw new Error('registered above');
	return rows(
		tx,
		sql<{ due: string; state: string }>`SELECT s.due_on::text AS due, s.state FROM (${select(Temporal.PlainDate.from(today))}) s`
	);
}

it('is read by all once a moderator of the host said yes, and by nobody when not: its number and the reason are', async () => {
	await rolledBack(database.db, async (tx) => {
		const { w, id, read } = await scene(tx);
		const [good, rude] = [await ask(tx, id), await ask(tx, id, { text: 'Дөрекі сөздер осында', name: '' })];
		expect((await read()).items).toEqual([]);
		const show = (by: World['chair'], questionId: string) => participation.showQuestion(tx, by, id, { questionId });
		await expect(show(w.operator, good)).rejects.toMatchObject({ status: 403 });
		await expect(show(w.stranger, good)).rejects.toMatchObject({ status: 404 });
		const elsewhere = await announced(tx, w);
		await expect(participation.showQuestion(tx, w.chair, elsewhere, { questionId: good })).rejects.toMatchObject({ status: 404 });
		await show(w.chair, good);
		await expect(show(w.chair, good)).rejects.toMatchObject({ code: 'participation.question_state' });
		const words = 'Қайта жазыңыз, сұрағыңыз орынды';
		await participation.refuseQuestion(tx, w.chair, id, { questionId: rude, refusal: 'insult', words });
		expect(await read()).toMatchObject({
			items: [{ number: '1', by: 'Спрашивает: Айгүл', tag: { text: 'ждёт ответа' } }],
			withheld: [{ number: '2', reason: `Грубость: ${words}` }]
		});
		expect(JSON.stringify(await read())).not.toContain('Дөрекі сөздер');
	});
});

it('is asked once by a form sent twice, until the event is over, and not of a plan', async () => {
	await rolledBack(database.db, async (tx) => {
		const { w, id } = await scene(tx);
		const key = 'r'.repeat(43);
		await ask(tx, id, { key });
		await ask(tx, id, { key });
		const asked = () => tx.selectFrom('gathering_question').select('id').where('event_id', '=', id).execute();
		expect(await asked()).toHaveLength(1);
		const form = askInput.parse({ key: 's'.repeat(43), text: 'Басқа сұрақ болсын' });
		const plan = await participation.planGathering(tx, w.chair, planOf(w));
		await expect(participation.askQuestion(tx, ANONYMOUS, plan, { ...form, lang: 'kk' })).rejects.toMatchObject({ status: 404 });
		at('2026-11-02', '17:00');
		await expect(ask(tx, id)).rejects.toMatchObject({ code: 'participation.asked_late' });
		// PostgreSQL itself lets no second one of a key in.
		expect(await asked()).toHaveLength(1);
	});
});

it('has one voice of a person, however often they press, and stands by its voices, then by who asked first', async () => {
	await rolledBack(database.db, async (tx) => {
		const { w, id, read } = await scene(tx);
		const list = [await ask(tx, id), await ask(tx, id), await ask(tx, id)];
		for (const questionId of list) await participation.showQuestion(tx, w.chair, id, { questionId });
		const people = [await citizen(tx), await citizen(tx), await citizen(tx)];
		const lend = (who: Actor, n: number, voice: 'give' | 'take' = 'give') =>
			participation.lendVoice(tx, who, id, { questionId: list[n] ?? '', voice });
		for (const who of people) for (let press = 0; press < 3; press++) await lend(who, 2);
		await lend(people[0] as Actor, 1);
		await lend(people[2] as Actor, 2, 'take');
		await lend(people[2] as Actor, 2, 'take');
		await expect(lend(ANONYMOUS, 0)).rejects.toMatchObject({ status: 403 });
		await expect(lend(w.chair, 0)).rejects.toMatchObject({ status: 403 });
		const seen = await read(people[0]);
		expect(seen.items.map(({ number, voices, mine }) => [number, voices, mine])).toEqual([
			['3', '2 голоса', true],
			['2', '1 голос', true],
			['1', '0 голосов', false]
		]);
		at('2026-11-02', '17:00');
		await expect(lend(people[1] as Actor, 0)).rejects.toMatchObject({ code: 'participation.asked_late' });
	});
});

it('ends answered, owed with a day or refused; what has no end is owed by the host by a computed day', async () => {
	await rolledBack(database.db, async (tx) => {
		const { w, id, read } = await scene(tx);
		const list: string[] = [];
		for (const email of ['a@example.kz', 'b@example.kz', '', '']) list.push(await ask(tx, id, { email }));
		const [answered = '', promised = '', refused = '', waiting = ''] = list;
		for (const questionId of [answered, promised, refused]) await participation.showQuestion(tx, w.chair, id, { questionId });
		expect(await owed(tx, '2026-10-28')).toEqual([{ due: '2026-11-02', state: 'waiting' }]);
		await events.moveEvent(
			tx,
			w.chair,
			id,
			moveInput.parse({
				day: '2026-11-03',
				from: '15:00',
				to: '17:00',
				place: 'Мектеп',
				video: 'none',
				agenda: 'Есеп; 40',
				reason: 'Зал бос емес'
			})
		);
		at('2026-11-03', '18:00');
		// Ten working days after the third of November.
		expect(await owed(tx, '2026-11-03')).toEqual([{ due: '2026-11-17', state: 'unanswered' }]);
		expect((await read()).owed).toEqual({
			text: `4 вопроса без ответа. Ответить должен: ${w.host.name.ru}. Срок: 17 ноября 2026.`,
			late: false
		});
		await participation.answerQuestion(tx, w.chair, id, { questionId: answered, answer: undefined, second: 760 });
		const owe = (unitId: string) =>
			participation.oweQuestion(tx, w.chair, id, { questionId: promised, unitId, dueOn: Temporal.PlainDate.from('2026-11-20') });
		await expect(owe(w.stranger.posts[0]?.unitId ?? '')).rejects.toMatchObject({ field: 'unitId' });
		await owe(w.host.id);
		await participation.refuseQuestion(tx, w.chair, id, { questionId: refused, refusal: 'elsewhere', words: 'Бұл әкімдіктің ісі' });
		expect((await read()).items.map(({ tag, at: second, owed: by, reason }) => [tag.text, second?.text ?? by ?? reason])).toEqual([
			['есть ответ', 'На записи: 12:40'],
			['должны ответить', `Исполняет: ${w.host.name.ru}. Срок: 20 ноября 2026`],
			['без ответа', 'Решает другой орган: Бұл әкімдіктің ісі']
		]);
		at('2026-11-18');
		expect((await read()).owed).toMatchObject({ late: true, text: expect.stringContaining('Срок прошёл: 17 ноября 2026') as string });
		await participation.refuseQuestion(tx, w.chair, id, { questionId: waiting, refusal: 'repeated', words: 'Бірінші сұрақтай' });
		expect([(await read()).owed, await owed(tx, '2026-11-18')]).toEqual([undefined, []]);
		const assigned = await tx
			.selectFrom('assignment')
			.select(['text', 'due_on'])
			.where('unit_id', '=', w.host.id)
			.executeTakeFirstOrThrow();
		expect([assigned.text, assigned.due_on.toString()]).toEqual(['Жыл есебі · № 2\n\nСу құбыры қашан жөнделеді?', '2026-11-20']);
		// What was owed is answered when it is done.
		await participation.answerQuestion(tx, w.chair, id, { questionId: promised, answer: 'Құбыр ауыстырылды', second: undefined });
		expect((await read()).items[1]).toMatchObject({ answer: 'Құбыр ауыстырылды', owed: undefined, tag: { text: 'есть ответ' } });
		const letters = (await queuedMail(tx)).filter(({ subject }) => subject.startsWith('Сұрағыңыз туралы'));
		expect(letters.map(({ to }) => to)).toEqual(['a@example.kz', 'b@example.kz', 'b@example.kz']);
		expect(letters[2]?.text).toContain('Құбыр ауыстырылды');
	});
});
