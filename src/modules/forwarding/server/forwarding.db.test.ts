/** Forwarding act by act: who, in which state, which notices in Kazakh and Russian, which clocks, on a real database. */
import { describe, expect, it } from 'vitest';
import { currentDeadline } from '#platform/calendar/index.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { Refusal } from '#platform/errors.ts';
import { timelineOf } from '#platform/journal/index.ts';
import * as appeals from '#modules/appeals/server/index.ts';
import { cast, DECISION, INPUT, receive, type Cast } from '../../../../test/appeals.ts';
import { addBody } from '../../../../test/bodies.ts';
import { testClock } from '../../../../test/clock.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { queuedMail } from '../../../../test/letters.ts';
import { draftInput } from '../input.ts';
import * as forwarding from './index.ts';

const database = testDatabase();
const REASON = 'Мәселе әкімдіктің құзыретінде';
/** 10:00 in Almaty. */
const on = (day: string, time = '10:00') => Temporal.Instant.from(`${day}T${time}:00+05:00`);
const at = testClock('2026-03-17');

const toBody = (bodyId: string) => draftInput.parse({ way: 'body', bodyId, article: '65.1', reason: REASON });
const stateOf = (tx: Tx, id: string) => tx.selectFrom('appeal').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const actsOf = async (tx: Tx, id: string) => (await timelineOf(asReader(tx), { kind: 'appeal', id }, 'staff')).map((row) => row.act);
const latest = async (tx: Tx, id: string) => {
	const [row] = await forwarding.forwardingsOf(asReader(tx), id);
	if (row === undefined) throw new Error('there is none');
	return row;
};
const refusal = async (act: Promise<unknown>) => {
	const error: unknown = await act.then(
		() => undefined,
		(e: unknown) => e
	);
	return error instanceof Refusal ? `${String(error.status)} ${error.code}` : error;
};

async function inWork(tx: Tx, who: Cast, more: { language?: 'kk' | 'ru'; kind?: 'application' | 'complaint' | 'message' } = {}) {
	const received = await receive(tx, who, { language: more.language ?? 'kk' });
	await appeals.registerAppeal(tx, who.operator, received.id, { kind: more.kind ?? 'application', themeId: undefined });
	await appeals.assignAppeal(tx, who.operator, received.id, { unitId: who.unit.id, executorId: who.executor.personId, note: undefined });
	return received;
}

async function sent(tx: Tx, who: Cast, id: string, bodyId: string): Promise<void> {
	await forwarding.draftForwarding(tx, who.executor, id, toBody(bodyId));
	await forwarding.approveForwarding(tx, who.head, id);
	await forwarding.signForwarding(tx, who.head, id);
}

describe('to a body', () => {
	it('is drafted by the executor, approved and signed by the head; signing sends, tells and starts the body’s clock', async () => {
		await rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const { id, number } = await inWork(tx, who);
			const bodyId = await addBody(tx);
			at('2026-03-19');
			await sent(tx, who, id, bodyId);
			const [appeal, row] = [await stateOf(tx, id), await latest(tx, id)];
			// 15 working days over Nauryz: 21-25 March are off.
			expect([appeal.state, appeal.due_on.toString(), appeal.first_due_on.toString()]).toEqual(['with_body', '2026-04-14', '2026-04-10']);
			expect([row.state, row.rule_id, row.due_on?.toString(), row.letter_way]).toEqual(['sent', 'body_application', '2026-04-14', 'mail']);
			expect((await actsOf(tx, id)).slice(-4)).toEqual([
				'appeal.forward_drafted',
				'appeal.forward_approved',
				'appeal.applicant_seen',
				'appeal.forwarded'
			]);
			const ours = await currentDeadline(tx, { kind: 'appeal', id }, 'consider');
			const forward = await currentDeadline(tx, { kind: 'forwarding', id: row.id }, 'forward');
			expect([ours?.metAt, forward?.dueOn.toString(), forward?.metAt]).toEqual([on('2026-03-19'), '2026-03-20', on('2026-03-19')]);
			const [notice] = await appeals.noticesOf(asReader(tx), id);
			expect(notice).toMatchObject({ kind: 'forwarded', language: 'kk', channel: 'mail' });
			expect(notice?.text).toContain('қала әкімдігіне жолданды');
			expect(notice?.text).toContain('14 сәуір 2026');
			const letter = (await queuedMail(tx)).find((mail) => mail.to === 'akimat@example.kz');
			expect(letter?.subject).toBe(`Өтінішті жолдау: ${number}`);
			for (const part of [INPUT.text, INPUT.name ?? '', INPUT.phone ?? '', REASON]) expect(letter?.text).toContain(part);
			const work = await tx.selectFrom('assignment').select('due_on').where('subject_id', '=', id).executeTakeFirstOrThrow();
			expect(work.due_on.toString()).toBe('2026-04-14');
		});
	});

	it('tells a Russian writer in Russian, and the journal keeps which data went along, not what they are', async () => {
		await rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const { id } = await inWork(tx, who, { language: 'ru' });
			await sent(tx, who, id, await addBody(tx));
			const [notice] = await appeals.noticesOf(asReader(tx), id);
			expect(notice?.subject).toContain('передано в компетентный орган');
			expect(notice?.text).toContain('передано акимату города');
			expect(notice?.text).toContain('пожаловаться в вышестоящий орган');
			const row = (await timelineOf(asReader(tx), { kind: 'appeal', id }, 'applicant')).at(-1);
			expect(row?.data.given).toEqual(['name', 'phone', 'email']);
			expect(JSON.stringify(row?.data)).not.toContain(INPUT.name);
		});
	});

	it('without an address for mail the letter waits to be printed, and its posting is recorded once', async () => {
		await rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const { id } = await inWork(tx, who);
			await sent(tx, who, id, await addBody(tx, { email: '' }));
			expect([(await latest(tx, id)).letter_way, (await latest(tx, id)).letter_state]).toEqual(['letter', 'waiting']);
			expect(await refusal(forwarding.recordPosting(tx, who.executor, id, {}))).toBe('403 forbidden');
			await forwarding.recordPosting(tx, who.operator, id, { detail: 'шығ. 12' });
			expect(await refusal(forwarding.recordPosting(tx, who.operator, id, {}))).toBe('409 forwarding.posted');
		});
	});

	it('mail that the body’s server refuses for good becomes a letter to print', async () => {
		await rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const { id } = await inWork(tx, who);
			await sent(tx, who, id, await addBody(tx));
			const row = await latest(tx, id);
			await forwarding.recordMailedLetter(tx, row.id, { state: 'failed', detail: 'no such user' });
			await forwarding.recordMailedLetter(tx, row.id, { state: 'sent', detail: 'late' });
			expect(await latest(tx, id)).toMatchObject({ letter_state: 'failed', letter_detail: 'no such user' });
			await forwarding.recordPosting(tx, who.operator, id, {});
			expect(await latest(tx, id)).toMatchObject({ letter_way: 'letter', letter_state: 'handed' });
		});
	});

	it('refuses whom it is not for, and each act a second time', async () => {
		await rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const { id } = await inWork(tx, who);
			const bodyId = await addBody(tx);
			expect(await refusal(forwarding.draftForwarding(tx, who.stranger, id, toBody(bodyId)))).toBe('404 not_found');
			expect(await refusal(forwarding.draftForwarding(tx, who.auditor, id, toBody(bodyId)))).toBe('403 forbidden');
			expect(await refusal(forwarding.approveForwarding(tx, who.head, id))).toBe('409 forwarding.none');
			const gone = await addBody(tx, { validTo: '2025-01-01' });
			expect(await refusal(forwarding.draftForwarding(tx, who.executor, id, toBody(gone)))).toBe('422 forwarding.body_closed');
			await forwarding.draftForwarding(tx, who.executor, id, toBody(bodyId));
			// Said again, it is the same draft.
			await forwarding.draftForwarding(tx, who.operator, id, toBody(bodyId));
			expect(await forwarding.forwardingsOf(asReader(tx), id)).toHaveLength(1);
			expect(await refusal(forwarding.approveForwarding(tx, who.executor, id))).toBe('403 forbidden');
			expect(await refusal(forwarding.signForwarding(tx, who.head, id))).toBe('409 forwarding.not_now');
			await forwarding.approveForwarding(tx, who.head, id);
			expect(await refusal(forwarding.approveForwarding(tx, who.head, id))).toBe('409 forwarding.not_now');
			expect(await refusal(forwarding.draftForwarding(tx, who.executor, id, toBody(bodyId)))).toBe('409 forwarding.open');
			await forwarding.signForwarding(tx, who.head, id);
			expect(await refusal(forwarding.signForwarding(tx, who.head, id))).toBe('409 appeals.not_now');
			expect(await refusal(forwarding.draftForwarding(tx, who.executor, id, toBody(bodyId)))).toBe('409 appeals.not_now');
		});
	});

	it('rejected or taken back, the appeal stays where it was, and another draft may follow', async () => {
		await rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const { id } = await inWork(tx, who);
			const bodyId = await addBody(tx);
			await forwarding.draftForwarding(tx, who.executor, id, toBody(bodyId));
			await forwarding.rejectForwarding(tx, who.head, id, { reason: 'Өзіміз шешеміз' });
			expect(await refusal(forwarding.rejectForwarding(tx, who.head, id, { reason: 'Тағы да' }))).toBe('409 forwarding.none');
			await forwarding.draftForwarding(tx, who.executor, id, toBody(bodyId));
			await forwarding.withdrawForwarding(tx, who.executor, id, { reason: 'Қате орган' });
			expect((await forwarding.forwardingsOf(asReader(tx), id)).map((row) => row.state).toSorted()).toEqual(['rejected', 'withdrawn']);
			expect((await stateOf(tx, id)).state).toBe('in_work');
		});
	});
});

describe('the body’s clock', () => {
	it.each([
		['application', '2026-03-19', '10:00', '2026-04-14'],
		// After the end of the body's own day it is taken to register on the next.
		['application', '2026-03-19', '18:30', '2026-04-15'],
		['application', '2026-03-20', '10:00', '2026-04-15'],
		['message', '2026-04-30', '10:00', '2026-05-26'],
		['complaint', '2026-02-02', '10:00', '2026-03-02']
	] as const)('%s sent on %s at %s is due on %s', async (kind, day, time, due) => {
		at(day, '09:00');
		await rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const { id } = await inWork(tx, who, { kind });
			at(day, time);
			await sent(tx, who, id, await addBody(tx));
			expect((await stateOf(tx, id)).due_on.toString()).toBe(due);
		});
	});

	it('is counted again from the body’s registration, which may be corrected; the applicant gets its number', async () => {
		await rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const { id } = await inWork(tx, who, { language: 'ru' });
			at('2026-03-19');
			await sent(tx, who, id, await addBody(tx));
			at('2026-03-27');
			const said = (day: string) => ({ number: 'ЖТ-2026-00012345', on: Temporal.PlainDate.from(day) });
			expect(await refusal(forwarding.recordRegistration(tx, who.executor, id, said('2026-03-18')))).toBe('422 forwarding.early');
			expect(await refusal(forwarding.recordRegistration(tx, who.executor, id, said('2026-03-30')))).toBe('422 forwarding.future');
			await forwarding.recordRegistration(tx, who.executor, id, said('2026-03-20'));
			await forwarding.recordRegistration(tx, who.executor, id, said('2026-03-20'));
			expect((await actsOf(tx, id)).filter((act) => act === 'appeal.body_registered')).toHaveLength(1);
			expect([(await stateOf(tx, id)).due_on.toString(), (await latest(tx, id)).due_on?.toString()]).toEqual(['2026-04-15', '2026-04-15']);
			const [notice] = await appeals.noticesOf(asReader(tx), id);
			expect(notice?.text).toContain('ЖТ-2026-00012345');
			expect(notice?.text).toContain('15 апреля 2026');
			await forwarding.recordRegistration(tx, who.executor, id, said('2026-03-26'));
			expect((await stateOf(tx, id)).due_on.toString()).toBe('2026-04-16');
		});
	});

	it('follows a rule of the body’s own', async () => {
		await rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			at('2026-05-12', '09:00');
			const { id } = await inWork(tx, who);
			await sent(tx, who, id, await addBody(tx, { ruleId: 'info_request' }));
			expect((await stateOf(tx, id)).due_on.toString()).toBe('2026-05-28');
		});
	});
});

describe('what comes back', () => {
	const ANSWER = {
		outcome: 'satisfied',
		number: '12-34/56',
		text: 'Шамдар ауыстырылды, жарық қосылды.',
		on: Temporal.PlainDate.from('2026-04-09')
	} as const;

	it('the body’s answer brings the appeal back for our final decision, and the breach of our date is not laundered', async () => {
		await rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const { id } = await inWork(tx, who);
			at('2026-03-19');
			await sent(tx, who, id, await addBody(tx));
			at('2026-04-10');
			const file = { name: 'жауап.txt', bytes: Buffer.from('Органның жауабы') };
			await forwarding.recordAnswer(tx, who.executor, id, ANSWER, [file]);
			const [appeal, row] = [await stateOf(tx, id), await latest(tx, id)];
			expect([appeal.state, appeal.due_on.toString(), appeal.first_due_on.toString()]).toEqual(['in_work', '2026-04-17', '2026-04-10']);
			expect([row.state, row.answer_outcome, row.answered_on?.toString()]).toEqual(['answered', 'satisfied', '2026-04-09']);
			expect((await currentDeadline(tx, { kind: 'forwarding', id: row.id }, 'body_application'))?.metAt).not.toBeNull();
			expect(await refusal(forwarding.recordAnswer(tx, who.executor, id, ANSWER))).toBe('409 appeals.not_now');
			const [notice] = await appeals.noticesOf(asReader(tx), id);
			expect([notice?.kind, notice?.text.includes('Қанағаттандырылды')]).toEqual(['body_answered', true]);
			// The answer may name people: it stands in its row, not in the journal that is kept for ever.
			const acts = await timelineOf(asReader(tx), { kind: 'appeal', id }, 'applicant');
			expect(acts.at(-1)?.data.files).toHaveLength(1);
			expect(JSON.stringify(acts)).not.toContain(ANSWER.text);
			await appeals.submitDecision(tx, who.executor, id, DECISION);
			await appeals.signDecision(tx, who.head, id);
			expect((await currentDeadline(tx, { kind: 'appeal', id }, 'after_body'))?.metAt).not.toBeNull();
		});
	});

	it('returned by the body it is ours again, and may be forwarded to another within three days of that', async () => {
		await rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const { id } = await inWork(tx, who);
			at('2026-03-19');
			await sent(tx, who, id, await addBody(tx));
			at('2026-03-20');
			await forwarding.recordReturn(tx, who.operator, id, { reason: 'Біздің құзыретімізде емес' });
			expect((await stateOf(tx, id)).state).toBe('in_work');
			await forwarding.draftForwarding(tx, who.executor, id, toBody(await addBody(tx)));
			const row = (await forwarding.forwardingsOf(asReader(tx), id)).find((one) => one.state === 'draft');
			const forward = await currentDeadline(tx, { kind: 'forwarding', id: row?.id ?? '' }, 'forward');
			expect([forward?.startsOn.toString(), forward?.dueOn.toString()]).toEqual(['2026-03-20', '2026-03-30']);
		});
	});

	it('passed on it is a chain: the new body’s clock starts anew, the old one stands', async () => {
		await rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const { id } = await inWork(tx, who, { language: 'ru' });
			const [first, second] = [await addBody(tx), await addBody(tx, { nameRu: 'Управление энергетики', datRu: 'управлению энергетики' })];
			at('2026-03-19');
			await sent(tx, who, id, first);
			at('2026-03-26');
			const pass = (bodyId: string) => forwarding.recordPassing(tx, who.executor, id, { bodyId, reason: 'Передано по компетенции' });
			expect(await refusal(pass(first))).toBe('422 forwarding.same_body');
			await pass(second);
			const chain = await forwarding.forwardingsOf(asReader(tx), id);
			expect(chain.map((row) => [row.state, row.body_id])).toEqual([
				['sent', second],
				['passed', first]
			]);
			expect(chain[0]?.previous_id).toBe(chain[1]?.id);
			expect([(await stateOf(tx, id)).state, (await stateOf(tx, id)).due_on.toString()]).toEqual(['with_body', '2026-04-16']);
			const [notice] = await appeals.noticesOf(asReader(tx), id);
			expect(notice?.text).toContain('управлению энергетики');
		});
	});
});
