/** An appeal from receipt to the final decision and back, act by act, on a real database as the application's role. */
import { beforeAll, describe, expect, it } from 'vitest';
import { setClock } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { Refusal } from '#platform/errors.ts';
import { ANONYMOUS, type Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { timelineOf } from '#platform/journal/index.ts';
import { answered, cast, DECISION, INPUT, inWork, receive } from '../../../../test/appeals.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import * as appeals from './index.ts';

const database = testDatabase();

async function wish(tx: Tx, number: string, email: string): Promise<appeals.CodeWish> {
	await appeals.askForCode(tx, number, email);
	const row = await tx.selectFrom('outbox').select('payload').orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow();
	return row.payload as appeals.CodeWish;
}
const stateOf = (tx: Tx, id: string) => tx.selectFrom('appeal').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const actsOf = async (tx: Tx, id: string) => (await timelineOf(asReader(tx), { kind: 'appeal', id }, 'staff')).map((row) => row.act);
const refusal = async (act: Promise<unknown>) => {
	const error: unknown = await act.then(
		() => undefined,
		(e: unknown) => e
	);
	return error instanceof Refusal ? `${String(error.status)} ${error.code}` : error;
};

beforeAll(() => setClock(() => Temporal.Instant.from('2026-11-23T05:00:00Z')));

describe('receiving', () => {
	it('gives a number, a code and a due date 15 working days on', async () => {
		await rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const received = await receive(tx, who);
			expect(received.number).toBe(`${who.unit.code}-2026-000001`);
			expect(received.dueOn.toString()).toBe('2026-12-14');
			const row = await stateOf(tx, received.id);
			expect([row.state, row.channel, row.first_due_on.toString()]).toEqual(['received', 'web', '2026-12-14']);
			expect(await appeals.openByCode(asReader(tx), received.number, received.accessCode.toLowerCase())).toBe(received.id);
			expect(await appeals.openByCode(asReader(tx), received.number, 'WRONG-CODE')).toBeUndefined();
			expect(await appeals.openByCode(asReader(tx), 'NAT-2026-999999', received.accessCode)).toBeUndefined();
		});
	});

	it('seals who wrote: no name, phone or mail stands in the clear in any table', async () => {
		await rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const received = await answered(tx, who);
			const tables = ['appeal', 'appeal_applicant', 'journal', 'outbox', 'delivery', 'decision', 'assignment'] as const;
			for (const table of tables) {
				const text = JSON.stringify(await tx.selectFrom(table).selectAll().execute(), (_, value: unknown) =>
					Buffer.isBuffer(value) ? value.toString('utf8') : value
				);
				for (const secret of ['Сынақ Өтінішші', 'applicant@example.kz', '77011234567', received.accessCode])
					expect(text, table).not.toContain(secret);
			}
			const look = await appeals.lookAtApplicant(tx, who.operator, received.id);
			expect([look?.name, look?.phone, look?.email]).toEqual([INPUT.name, INPUT.phone, INPUT.email]);
			expect((await actsOf(tx, received.id)).at(-1)).toBe('appeal.applicant_seen');
		});
	});

	it('after the end of the working day counts from the next one', async () => {
		const restore = setClock(() => Temporal.Instant.from('2026-11-20T18:30:00Z'));
		try {
			await rolledBack(database.db, async (tx) => {
				const received = await receive(tx, await cast(tx));
				// Friday 23:30 in Almaty: registered on Monday the 23rd.
				expect(received.dueOn.toString()).toBe('2026-12-14');
			});
		} finally {
			restore();
		}
	});

	it.each([
		[{ text: 'Қысқа' }, 'text'],
		[{ name: ' ' }, 'name'],
		[{ place: undefined }, 'territory'],
		[{ email: undefined, phone: undefined }, 'contact']
	])('%j lacks %s', async (lack, field) => {
		await rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const error: unknown = await receive(tx, who, lack).then(
				() => undefined,
				(e: unknown) => e
			);
			expect(error).toMatchObject({ status: 422, field });
		});
	});
});

describe('the way to a decision', () => {
	it('goes through every act, each journalled, and ends with a decision on its way to the citizen', async () => {
		await rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const received = await inWork(tx, who);
			await appeals.reportAppeal(tx, who.executor, received.id, { text: 'Тіректер тексерілді, 14 шам ауыстырылады' });
			await appeals.submitDecision(tx, who.executor, received.id, DECISION);
			await appeals.returnDecision(tx, who.head, received.id, { reason: 'Мерзімін нақты жазыңыз' });
			expect((await stateOf(tx, received.id)).returns).toBe(1);
			await appeals.submitDecision(tx, who.executor, received.id, DECISION);
			const signed = await appeals.signDecision(tx, who.head, received.id);
			expect(signed.channel).toBe('mail');
			await appeals.recordMailDelivery(tx, signed.deliveryId, 'sent', '');
			await appeals.recordMailDelivery(tx, signed.deliveryId, 'sent', '');
			const row = await stateOf(tx, received.id);
			expect([row.state, row.outcome, row.answered_days]).toEqual(['answered', 'satisfied', 0]);
			expect(await actsOf(tx, received.id)).toEqual([
				'appeal.received',
				'appeal.registered',
				'appeal.assigned',
				'appeal.reported',
				'appeal.decision_submitted',
				'appeal.decision_returned',
				'appeal.decision_submitted',
				'appeal.decided',
				'appeal.delivered'
			]);
			const work = await tx.selectFrom('assignment').select('state').where('subject_id', '=', received.id).execute();
			expect(work).toEqual([{ state: 'accepted' }]);
			const open = await tx
				.selectFrom('deadline')
				.select('id')
				.where('subject_id', '=', received.id)
				.where('met_at', 'is', null)
				.where('replaced_at', 'is', null)
				.execute();
			expect(open).toEqual([]);
		});
	});

	it('without a mail address the decision waits as a letter until somebody records it', async () => {
		await rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const received = await receive(tx, who, { email: undefined, address: 'Талғар, Абай 1' });
			await appeals.registerAppeal(tx, who.operator, received.id, { kind: 'application', themeId: undefined });
			await appeals.assignAppeal(tx, who.operator, received.id, {
				unitId: who.unit.id,
				executorId: who.executor.personId,
				note: undefined
			});
			await appeals.submitDecision(tx, who.executor, received.id, DECISION);
			const signed = await appeals.signDecision(tx, who.head, received.id);
			expect(signed.channel).toBe('letter');
			await appeals.recordDelivery(tx, who.operator, received.id, { deliveryId: signed.deliveryId, detail: 'тапсырылды' });
			expect(
				await refusal(appeals.recordDelivery(tx, who.operator, received.id, { deliveryId: signed.deliveryId, detail: undefined }))
			).toBe('409 appeals.delivered');
		});
	});

	it('an import from before the Code is registered as another kind by its first edition', async () => {
		await rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const receivedAt = Temporal.Instant.from('2015-05-04T05:00:00Z');
			const input = { ...INPUT, kind: 'message' } as const;
			const { id } = await appeals.receiveAppeal(tx, ANONYMOUS, input, { channel: 'import', unitId: who.unit.id, receivedAt });
			await appeals.registerAppeal(tx, who.operator, id, { kind: 'complaint', themeId: undefined });
			expect((await appeals.decisionTerm(asReader(tx), id))?.ruleId).toBe('complaint_review');
			const context = await appeals.deskContext(asReader(tx), 'kk', who.head);
			const forms = await appeals.presentForms(context, await appeals.appealForStaff(asReader(tx), who.head, id), {});
			expect(forms.acts).toContain('extend');
		});
	});

	it('another kind has its own term, counted from the same day', async () => {
		await rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const received = await receive(tx, who);
			await appeals.registerAppeal(tx, who.operator, received.id, { kind: 'complaint', themeId: undefined });
			expect((await stateOf(tx, received.id)).due_on.toString()).toBe('2026-12-22');
			const term = await appeals.decisionTerm(asReader(tx), received.id);
			expect([term?.ruleId, term?.dueOn.toString()]).toEqual(['complaint_review', '2026-12-22']);
		});
	});
});

describe('who may not', () => {
	const acts: [string, (tx: Tx, actor: Actor, id: string) => Promise<unknown>, 'received' | 'in_work' | 'answered'][] = [
		['register', (tx, a, id) => appeals.registerAppeal(tx, a, id, { kind: 'application', themeId: undefined }), 'received'],
		['assign', (tx, a, id) => appeals.assignAppeal(tx, a, id, { unitId: id, executorId: undefined, note: undefined }), 'in_work'],
		['report', (tx, a, id) => appeals.reportAppeal(tx, a, id, { text: 'Бір нәрсе' }), 'in_work'],
		['draft', (tx, a, id) => appeals.draftDecision(tx, a, id, DECISION), 'in_work'],
		['submit', (tx, a, id) => appeals.submitDecision(tx, a, id, DECISION), 'in_work'],
		['sign', (tx, a, id) => appeals.signDecision(tx, a, id), 'in_work'],
		['extend', (tx, a, id) => appeals.extendAppeal(tx, a, id, { reason: 'Қажет болды', dueOn: '2026-12-22' }), 'in_work'],
		['remark', (tx, a, id) => appeals.remarkAppeal(tx, a, id, { text: 'Ескерту', seenBy: 'staff' }), 'in_work'],
		['look', (tx, a, id) => appeals.lookAtApplicant(tx, a, id), 'in_work'],
		['reissue', (tx, a, id) => appeals.reissueCode(tx, a, id), 'in_work'],
		['withdraw', (tx, a, id) => appeals.withdrawAppeal(tx, a, id, { reason: undefined }), 'in_work'],
		[
			'rate',
			(tx, a, id) => appeals.rateDecision(tx, a, id, { verdict: 'solved', rating: 5, disagrees: false, text: undefined }),
			'answered'
		]
	];

	it.each(acts)('%s: another unit learns nothing (404), an auditor may not (403), nobody anonymous (404)', async (_, act, state) => {
		await rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const { id } = await { received: receive, in_work: inWork, answered }[state](tx, who);
			const before = await stateOf(tx, id);
			expect(await refusal(act(tx, who.stranger, id))).toBe('404 not_found');
			expect(await refusal(act(tx, ANONYMOUS, id))).toBe('404 not_found');
			expect(await refusal(act(tx, { kind: 'applicant', appealId: who.unit.id }, id))).toBe('404 not_found');
			expect(await refusal(act(tx, who.auditor, id))).toBe('403 forbidden');
			expect(await stateOf(tx, id)).toEqual(before);
		});
	});

	it('an executor does not sign, an operator does not decide', async () => {
		await rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const { id } = await inWork(tx, who);
			expect(await refusal(appeals.submitDecision(tx, who.operator, id, DECISION))).toBe('403 forbidden');
			await appeals.submitDecision(tx, who.executor, id, DECISION);
			expect(await refusal(appeals.signDecision(tx, who.executor, id))).toBe('403 forbidden');
		});
	});
});

describe('twice', () => {
	it('an act that was done is refused the second time, and nothing happens twice', async () => {
		await rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const { id } = await answered(tx, who);
			expect(await refusal(appeals.registerAppeal(tx, who.operator, id, { kind: 'application', themeId: undefined }))).toBe(
				'409 appeals.not_now'
			);
			expect(await refusal(appeals.signDecision(tx, who.head, id))).toBe('409 appeals.not_now');
			const decisions = await appeals.decisionsOf(asReader(tx), id);
			expect(decisions.length).toBe(1);
		});
	});

	it('a draft sent twice is one appeal', async () => {
		await rolledBack(database.db, async (tx) => {
			const draft = await appeals.startDraft(tx, ANONYMOUS, 'kk', 'web', { text: INPUT.text });
			expect(draft.number).toMatch(/^D-2026-\d{6}$/);
			expect(await refusal(appeals.sendDraft(tx, ANONYMOUS, draft.token))).toBe('422 required');
			await appeals.saveDraft(tx, draft.token, { name: INPUT.name, email: INPUT.email, place: INPUT.place });
			const first = await appeals.sendDraft(tx, ANONYMOUS, draft.token);
			const again = await appeals.sendDraft(tx, ANONYMOUS, draft.token);
			expect([first.again, again.again, again.number]).toEqual([false, true, first.number]);
			expect(await refusal(appeals.saveDraft(tx, 'no-such-token', {}))).toBe('404 not_found');
		});
	});
});

describe('extending', () => {
	it.each([
		['2026-12-22', undefined],
		['2026-12-14', '422 extend_earlier'],
		['2026-12-16', '422 day_off'],
		['2026-12-19', '422 day_off'],
		['2027-01-26', '422 extend_cap']
	])('to %s: %s', async (dueOn, refused) => {
		await rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const { id } = await inWork(tx, who);
			expect(await refusal(appeals.extendAppeal(tx, who.head, id, { reason: 'Сараптама қажет', dueOn }))).toBe(refused);
			const row = await stateOf(tx, id);
			expect(row.first_due_on.toString()).toBe('2026-12-14');
			expect(row.due_on.toString()).toBe(refused === undefined ? dueOn : '2026-12-14');
		});
	});
});

describe('what the citizen says', () => {
	const applicant = (id: string): Actor => ({ kind: 'applicant', appealId: id });

	it('solved closes; said once', async () => {
		await rolledBack(database.db, async (tx) => {
			const { id } = await answered(tx, await cast(tx));
			await appeals.rateDecision(tx, applicant(id), id, { verdict: 'solved', rating: 5, disagrees: false, text: undefined });
			const row = await stateOf(tx, id);
			expect([row.state, row.verdict, row.rating]).toEqual(['closed', 'solved', 5]);
		});
	});

	it('disagreeing reopens with a term that cannot launder a breach: the first due date stays', async () => {
		await rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const { id } = await answered(tx, who);
			const said = await appeals.rateDecision(tx, applicant(id), id, {
				verdict: 'not_solved',
				rating: 1,
				disagrees: true,
				text: 'Шам әлі жанбайды'
			});
			expect(said.reopened).toBe(true);
			const row = await stateOf(tx, id);
			expect([row.state, row.reopens, row.first_due_on.toString(), row.due_on.toString()]).toEqual([
				'in_work',
				1,
				'2026-12-14',
				'2026-12-14'
			]);
			await appeals.submitDecision(tx, who.executor, id, { ...DECISION, text: 'Шамдар екінші рет тексерілді, енді жанады.' });
			await appeals.signDecision(tx, who.head, id);
			expect((await appeals.decisionsOf(asReader(tx), id)).map((d) => d.ordinal)).toEqual([2, 1]);
		});
	});

	it('after the term it is too late, and the term closes what nobody disagreed with', async () => {
		await rolledBack(database.db, async (tx) => {
			const { id } = await answered(tx, await cast(tx));
			const restore = setClock(() => Temporal.Instant.from('2026-12-20T05:00:00Z'));
			try {
				expect(
					await refusal(
						appeals.rateDecision(tx, applicant(id), id, { verdict: 'solved', rating: undefined, disagrees: false, text: undefined })
					)
				).toBe('409 appeals.too_late');
			} finally {
				restore();
			}
		});
	});

	it('withdraws while it is open, and not after', async () => {
		await rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const open = await inWork(tx, who);
			await appeals.withdrawAppeal(tx, applicant(open.id), open.id, { reason: 'Шешілді' });
			expect((await stateOf(tx, open.id)).state).toBe('withdrawn');
			const done = await answered(tx, who);
			expect(await refusal(appeals.withdrawAppeal(tx, applicant(done.id), done.id, { reason: undefined }))).toBe('409 appeals.not_now');
		});
	});

	it('who asks for a code leaves the same behind whether or not the number and the address are known', async () => {
		await rolledBack(database.db, async (tx) => {
			const received = await receive(tx, await cast(tx));
			const left = async (number: string, email: string) => {
				const count = async (table: 'journal' | 'challenge' | 'appeal') => (await tx.selectFrom(table).selectAll().execute()).length;
				const before = [await count('journal'), await count('challenge')];
				const answer = await appeals.askForCode(tx, number, email);
				const after = [await count('journal'), await count('challenge')];
				const row = await tx.selectFrom('outbox').select(['topic', 'payload']).orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow();
				return { answer, written: [before, after], topic: row.topic, size: JSON.stringify(row.payload).length };
			};
			const known = await left(received.number, 'applicant@example.kz');
			expect(known.topic).toBe('appeals.code_asked');
			expect(known.written[0]).toEqual(known.written[1]);
			const nobody = received.number.replace(/000001$/, '999999');
			expect(await left(nobody, 'applicant@example.kz')).toEqual(known);
			expect(await left(received.number, 'somebody0@example.kz')).toEqual(known);
		});
	});

	it('gets a new code only through the address on file, once', async () => {
		await rolledBack(database.db, async (tx) => {
			const received = await receive(tx, await cast(tx));
			const wishes = [
				await wish(tx, received.number, 'somebody0@else.kz'),
				await wish(tx, 'NAT-2026-999999', 'applicant@example.kz'),
				await wish(tx, received.number, 'applicant@example.kz')
			] as const;
			const links = () => tx.selectFrom('one_tap').select(['subject_id', 'act']).execute();
			for (const one of [wishes[0], wishes[1]]) await appeals.sendCodeLink(tx, newId(), one);
			expect(await links()).toEqual([]);
			// A job that runs again after a crash sends nothing again.
			const job = newId();
			for (let run = 0; run < 2; run++) await appeals.sendCodeLink(tx, job, wishes[2]);
			expect(await links()).toEqual([{ subject_id: received.id, act: 'new_code' }]);
			expect((await tx.selectFrom('outbox').select('topic').execute()).filter((row) => row.topic === 'mail').length).toBe(2);
			expect(await refusal(appeals.takeNewCode(tx, 'guess'))).toBe('409 appeals.link_used');
		});
	});
});
