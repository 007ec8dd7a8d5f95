/** The reviewer's desk: who may judge an answer, once; what becomes of a formal one; the unit's one reply. */
import { expect, it } from 'vitest';
import { asReader, type Tx } from '#platform/db/index.ts';
import { timelineOf } from '#platform/journal/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import * as appeals from '#modules/appeals/server/index.ts';
import { makeStaff } from '../../../../test/actors.ts';
import { castUnder, inWork, refusal, type Cast } from '../../../../test/appeals.ts';
import { testClock } from '../../../../test/clock.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { reviewInput } from '../input.ts';
import * as quality from './index.ts';

const database = testDatabase();
quality.registerQualityJobs();
const at = testClock('2026-03-17');

const FORMULA = 'Құрметті азамат! Сіздің өтінішіңіз қаралды. Тиісті шаралар қабылдануда.';
const NOTE = 'Шам туралы бір сөз жоқ, қашан ауыстырылатыны айтылмаған.';
const formal = reviewInput.parse({ verdict: 'formal', note: NOTE, after: 'return' });
const remark = reviewInput.parse({ verdict: 'formal', note: NOTE });

async function formulaSigned(tx: Tx, who: Cast, language: 'kk' | 'ru' = 'kk'): Promise<{ id: string; decisionId: string }> {
	const { id } = await inWork(tx, who, { language });
	await appeals.submitDecision(tx, who.executor, id, { outcome: 'clarified', groundId: undefined, language: 'kk', text: FORMULA });
	const { decisionId } = await appeals.signDecision(tx, who.head, id);
	await quality.examineDecision(tx, decisionId);
	return { id, decisionId };
}

const appealOf = (tx: Tx, id: string) => tx.selectFrom('appeal').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const page = async (tx: Tx, actor: Staff, id: string) => quality.presentReview(await appeals.deskContext(asReader(tx), 'kk', actor), id);
const panels = async (tx: Tx, actor: Staff, id: string) =>
	quality.qualityPanels(await appeals.deskContext(asReader(tx), 'kk', actor), await appeals.appealForStaff(asReader(tx), actor, id));

it('needs a word for “formal” and “unclear”, and sends only a formal one back', () => {
	const refused = (input: object) => reviewInput.safeParse(input).error?.issues.map((issue) => issue.message) ?? [];
	expect(refused({ verdict: 'formal' })).toEqual(['quality.note']);
	expect(refused({ verdict: 'unclear', note: '  ' })).toEqual(['quality.note']);
	expect(refused({ verdict: 'fine', after: 'return' })).toEqual(['quality.return_formal']);
	expect(refused({ verdict: 'fine' })).toEqual([]);
	expect(refused({})).toEqual(['quality.verdict']);
});

it('is given once, by somebody above who neither drafted nor signed; for the unit, for others it is not there', () =>
	rolledBack(database.db, async (tx) => {
		const who = await castUnder(tx);
		const { id, decisionId } = await formulaSigned(tx, who);
		const root = await tx.selectFrom('unit').select('id').where('parent_id', 'is', null).executeTakeFirstOrThrow();
		const deputy = await makeStaff(tx, { role: 'deputy', unitId: root.id });
		for (const actor of [who.head, who.executor, who.operator, who.stranger, deputy]) {
			expect(await refusal(quality.reviewDecision(tx, actor, decisionId, remark))).toBe('404 not_found');
			expect(await refusal(page(tx, actor, decisionId))).toBe('404 not_found');
		}
		expect(await panels(tx, who.head, id)).toEqual([]);
		expect((await page(tx, who.chief, decisionId)).signs.length).toBeGreaterThan(0);
		expect((await panels(tx, who.chief, id))[0]?.links).toEqual([{ href: `/desk/quality/${decisionId}`, text: 'Қарап, қорытынды жасау' }]);
		await quality.reviewDecision(tx, who.chief, decisionId, remark);
		for (const actor of [who.chief, who.auditor])
			expect(await refusal(quality.reviewDecision(tx, actor, decisionId, formal))).toBe('409 quality.reviewed');
		expect((await appealOf(tx, id)).state).toBe('answered');
		expect(await quality.signedWithSigns(asReader(tx), who.chief, undefined, 10)).toEqual([]);
		expect((await quality.signedWithSigns(asReader(tx), who.chief, undefined, 10, 'reviewed')).map((row) => row.verdict)).toEqual([
			'formal'
		]);
		const staff = await timelineOf(asReader(tx), { kind: 'appeal', id }, 'staff');
		expect(staff.at(-1)).toMatchObject({ act: 'appeal.reviewed', data: { verdict: 'formal', text: NOTE } });
		expect((await timelineOf(asReader(tx), { kind: 'appeal', id }, 'applicant')).map((row) => row.act)).not.toContain('appeal.reviewed');
	}));

it('is not there for a reviewer who may not know of the appeal', () =>
	rolledBack(database.db, async (tx) => {
		const who = await castUnder(tx);
		const { id, decisionId } = await formulaSigned(tx, who);
		await tx.updateTable('appeal').set({ sensitive: true }).where('id', '=', id).execute();
		expect(await refusal(quality.reviewDecision(tx, who.chief, decisionId, remark))).toBe('404 not_found');
		expect(await refusal(page(tx, who.auditor, decisionId))).toBe('404 not_found');
	}));

it.each([
	['kk', 'сұрағыңызға толық жауап берілмеген'],
	['ru', 'на вопрос ответили не полностью']
] as const)('of a formal reply may open the case again: its applicant is told in %s, the first due date stays', (language, words) =>
	rolledBack(database.db, async (tx) => {
		const who = await castUnder(tx);
		const { id, decisionId } = await formulaSigned(tx, who, language);
		const before = await appealOf(tx, id);
		at('2026-03-26');
		await quality.reviewDecision(tx, who.chief, decisionId, formal);
		const after = await appealOf(tx, id);
		expect([after.state, after.executor_id, after.reopens]).toEqual(['in_work', who.executor.personId, 1]);
		expect(after.first_due_on.equals(before.first_due_on)).toBe(true);
		const [notice] = await appeals.noticesOf(asReader(tx), id);
		expect(notice).toMatchObject({ kind: 'review_returned', language });
		expect(notice?.text).toContain(words);
		expect((await timelineOf(asReader(tx), { kind: 'appeal', id }, 'applicant')).map((row) => row.act)).toContain(
			'appeal.returned_by_review'
		);
	})
);

it('of an earlier decision, or of a case that is open, sends nothing back', () =>
	rolledBack(database.db, async (tx) => {
		const who = await castUnder(tx);
		const { id, decisionId } = await formulaSigned(tx, who);
		await appeals.rateDecision(tx, { kind: 'applicant', appealId: id }, id, {
			verdict: 'not_solved',
			disagrees: true,
			rating: 1,
			text: 'Жоқ'
		});
		expect((await page(tx, who.chief, decisionId)).form?.after).toBeUndefined();
		expect(await refusal(quality.reviewDecision(tx, who.chief, decisionId, formal))).toBe('409 quality.no_return');
		await quality.reviewDecision(tx, who.chief, decisionId, remark);
	}));

it('is answered by the unit, once; and counts for its signs', () =>
	rolledBack(database.db, async (tx) => {
		const who = await castUnder(tx);
		const { id, decisionId } = await formulaSigned(tx, who);
		const reply = (actor: Staff) =>
			refusal(quality.replyToReview(tx, actor, decisionId, { reply: 'Шам ертең ауыстырылады, жазуды ұмыттық.' }));
		expect(await reply(who.head)).toBe('404 not_found');
		await quality.reviewDecision(tx, who.chief, decisionId, remark);
		expect(await reply(who.stranger)).toBe('404 not_found');
		for (const actor of [who.executor, who.chief, who.auditor]) expect(await reply(actor)).toBe('403 forbidden');
		expect((await panels(tx, who.head, id))[0]).toMatchObject({ tag: { text: 'Құр жауап' }, facts: [{ value: NOTE }] });
		expect((await page(tx, who.head, decisionId)).reply).toBe(true);
		expect(await reply(who.head)).toBeUndefined();
		expect(await reply(who.head)).toBe('409 quality.replied');
		expect((await page(tx, who.chief, decisionId)).verdict?.reply?.text).toContain('ұмыттық');
		const second = await formulaSigned(tx, who);
		await quality.reviewDecision(tx, who.auditor, second.decisionId, reviewInput.parse({ verdict: 'fine' }));
		expect(await quality.presentMeasure(asReader(tx), 'ru')).toContainEqual(
			expect.objectContaining({ name: 'Пустые слова', share: 0.5, text: '1 / 2' })
		);
	}));
