import { beforeAll, describe, expect, it } from 'vitest';
import { setClock } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { timelineOf } from '#platform/journal/index.ts';
import * as appeals from '#modules/appeals/server/index.ts';
import { answered, cast, DECISION, inWork } from '../../../../test/appeals.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { questionInput } from '../input.ts';
import {
	addQuestion,
	answerQuestion,
	questionsOf,
	registerStructureJobs,
	removeQuestion,
	splitQuestion,
	unsplitQuestion
} from './index.ts';

const t = testDatabase();
beforeAll(() => {
	setClock(() => Temporal.Instant.from('2026-11-16T05:00:00Z'));
	registerStructureJobs();
});

const applicant = (appealId: string): Actor => ({ kind: 'applicant', appealId });
const row = (tx: Tx, id: string) => tx.selectFrom('appeal').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const acts = async (tx: Tx, id: string) => (await timelineOf(asReader(tx), { kind: 'appeal', id }, 'applicant')).map((one) => one.act);
const ask = (text: string, more: Record<string, string> = {}) => questionInput.parse({ text, ...more });
const LIGHT = 'Көшедегі шамдарды ауыстыру керек';
const ROAD = 'Мектепке баратын жолды жөндеу керек';

async function decide(tx: Tx, who: Awaited<ReturnType<typeof cast>>, id: string) {
	await appeals.submitDecision(tx, who.executor, id, DECISION);
	return appeals.signDecision(tx, who.head, id);
}

describe('the questions of an appeal', () => {
	it('each wait for an outcome before the decision is signed; who may, in which state', () =>
		rolledBack(t.db, async (tx) => {
			const who = await cast(tx);
			const { id, dueOn } = await inWork(tx, who);
			await expect(addQuestion(tx, who.stranger, id, ask(LIGHT))).rejects.toMatchObject({ status: 404 });
			await expect(addQuestion(tx, who.executor, id, ask(LIGHT))).rejects.toMatchObject({ status: 403 });
			const late = ask(LIGHT, { dueOn: dueOn.add({ days: 1 }).toString() });
			await expect(addQuestion(tx, who.operator, id, late)).rejects.toMatchObject({ field: 'dueOn', code: 'appeals.question_due' });
			const light = await addQuestion(tx, who.operator, id, ask(LIGHT));
			const mistake = await addQuestion(tx, who.operator, id, ask(ROAD));
			await expect(answerQuestion(tx, who.operator, id, { questionId: light, outcome: 'noted', answer: undefined })).rejects.toMatchObject({
				status: 403
			});
			await removeQuestion(tx, who.operator, id, { questionId: mistake });
			await expect(removeQuestion(tx, who.operator, id, { questionId: mistake })).rejects.toMatchObject({ status: 404 });
			await expect(decide(tx, who, id)).rejects.toMatchObject({ code: 'appeals.questions_open' });
			await appeals.returnDecision(tx, who.head, id, { reason: 'Сұраққа жауап жоқ' });
			await answerQuestion(tx, who.executor, id, { questionId: light, outcome: 'satisfied', answer: 'Ауыстырылды' });
			await expect(removeQuestion(tx, who.operator, id, { questionId: light })).rejects.toMatchObject({ code: 'appeals.question_settled' });
			await decide(tx, who, id);
			expect((await questionsOf(tx, id)).map((one) => [one.ordinal, one.outcome])).toEqual([[1, 'satisfied']]);
			expect(await acts(tx, id)).toEqual(expect.arrayContaining(['appeal.question_added', 'appeal.question_answered']));
			const over = await answered(tx, who, { email: undefined });
			await expect(addQuestion(tx, who.operator, over.id, ask(LIGHT))).rejects.toMatchObject({ status: 409 });
		}));

	it('are split out with applicant, code, days and closedness of the whole, and taken back while nothing was decided', () =>
		rolledBack(t.db, async (tx) => {
			const who = await cast(tx);
			const whole = await inWork(tx, who);
			const reason = 'Аз адам білуі тиіс';
			await appeals.restrictAppeal(tx, who.operator, whole.id, { reason, readers: [who.head.personId, who.executor.personId] });
			const questionId = await addQuestion(tx, who.operator, whole.id, ask(ROAD, { unitId: who.other.id }));
			const part = await splitQuestion(tx, who.operator, whole.id, { questionId });
			await expect(splitQuestion(tx, who.operator, whole.id, { questionId })).rejects.toMatchObject({ code: 'appeals.question_settled' });
			const [a, b] = [await row(tx, whole.id), await row(tx, part.id)];
			for (const same of ['received_at', 'first_due_on', 'due_on', 'sensitive', 'language', 'access_code_hash'] as const)
				expect(String(b[same])).toBe(String(a[same]));
			expect([b.text, b.unit_id, b.part_of, b.state]).toEqual([ROAD, who.other.id, whole.id, 'registered']);
			// Kept from the head of the other unit, who is not named.
			await expect(appeals.appealForStaff(asReader(tx), who.stranger, part.id)).rejects.toMatchObject({ status: 404 });
			expect(await appeals.openByCode(asReader(tx), part.number, whole.accessCode)).toBe(part.id);
			expect((await appeals.decisionTerm(asReader(tx), part.id))?.dueOn.toString()).toBe(whole.dueOn.toString());
			const told = await tx.selectFrom('appeal_notice').select(['kind', 'text']).where('appeal_id', '=', part.id).execute();
			expect(told.map((one) => one.kind)).toEqual(['split']);
			expect([await acts(tx, whole.id), await acts(tx, part.id)]).toEqual([
				expect.arrayContaining(['appeal.split']),
				['appeal.split_from']
			]);
			// A new code opens both.
			const fresh = await appeals.reissueCode(tx, who.head, whole.id);
			expect(await appeals.openByCode(asReader(tx), part.number, fresh.accessCode)).toBe(part.id);
			await unsplitQuestion(tx, who.operator, whole.id, { questionId });
			expect((await row(tx, part.id)).state).toBe('merged');
			expect((await questionsOf(tx, whole.id)).map((one) => [one.part, one.outcome])).toEqual([[null, null]]);
			await expect(unsplitQuestion(tx, who.operator, whole.id, { questionId })).rejects.toMatchObject({ code: 'appeals.not_split' });
			// Its applicant is the same: the decision goes out once.
			await answerQuestion(tx, who.executor, whole.id, { questionId, outcome: 'noted', answer: undefined });
			await decide(tx, who, whole.id);
			expect(await tx.selectFrom('delivery').select('appeal_id').execute()).toEqual([{ appeal_id: whole.id }]);
		}));

	it('keep the whole open until the part is answered, and then the part cannot be taken back', () =>
		rolledBack(t.db, async (tx) => {
			const who = await cast(tx);
			const whole = await inWork(tx, who);
			const questionId = await addQuestion(tx, who.operator, whole.id, ask(ROAD));
			const part = await splitQuestion(tx, who.operator, whole.id, { questionId });
			await appeals.assignAppeal(tx, who.operator, part.id, { unitId: who.unit.id, executorId: who.executor.personId, note: undefined });
			await decide(tx, who, whole.id);
			const solved = { verdict: 'solved', rating: undefined, disagrees: false, text: undefined } as const;
			await appeals.rateDecision(tx, applicant(whole.id), whole.id, solved);
			expect((await row(tx, whole.id)).state).toBe('answered');
			await decide(tx, who, part.id);
			expect((await questionsOf(tx, whole.id)).map((one) => one.part?.outcome)).toEqual(['satisfied']);
			const other = await inWork(tx, who, { email: undefined });
			const again = await addQuestion(tx, who.operator, other.id, ask(LIGHT));
			const second = await splitQuestion(tx, who.operator, other.id, { questionId: again });
			await appeals.assignAppeal(tx, who.operator, second.id, { unitId: who.unit.id, executorId: who.executor.personId, note: undefined });
			await decide(tx, who, second.id);
			await expect(unsplitQuestion(tx, who.operator, other.id, { questionId: again })).rejects.toMatchObject({
				code: 'appeals.split_decided'
			});
		}));
});
