import { beforeAll, expect, it } from 'vitest';
import { setClock } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { timelineOf } from '#platform/journal/index.ts';
import * as appeals from '#modules/appeals/server/index.ts';
import { cast, inWork, type Cast } from '../../../../test/appeals.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { APPLICANT_PROBLEMS, problemPanels } from './panels.ts';
import * as problems from './index.ts';

const database = testDatabase();
beforeAll(() => setClock(() => Temporal.Instant.from('2026-11-23T05:00:00Z')));

const TITLE = { titleKk: 'Абай көшесінде жарық жоқ', since: '2026-08-01' };
const REPLY = {
	outcome: 'satisfied',
	textKk: 'Көшедегі он төрт шам ауыстырылды.',
	textRu: 'На улице заменены четырнадцать фонарей.'
} as const;

async function members(tx: Tx, who: Cast, count: number): Promise<appeals.Received[]> {
	const place = await tx.selectFrom('territory').select(['id']).where('level', '=', 1).executeTakeFirstOrThrow();
	const made = [];
	for (let i = 0; i < count; i++) made.push(await inWork(tx, who));
	await tx
		.updateTable('appeal')
		.set({ territory_id: place.id, region_id: place.id })
		.where(
			'id',
			'in',
			made.map((one) => one.id)
		)
		.execute();
	return made;
}

async function gather(tx: Tx, who: Cast, list: readonly appeals.Received[]): Promise<string> {
	return problems.gatherProblem(tx, who.operator, { ...TITLE, appealIds: list.map((one) => one.id), unitId: who.unit.id });
}

const acts = async (tx: Tx, id: string, seenBy: 'public' | 'staff' = 'staff') =>
	(await timelineOf(asReader(tx), { kind: 'problem', id }, seenBy)).map((row) => row.act);

it('suggests what is alike, gathers it by a person only, and undoes it with both journals keeping it', async () => {
	await rolledBack(database.db, async (tx) => {
		const who = await cast(tx);
		const [first, second, third] = await members(tx, who, 3);
		if (first === undefined || second === undefined || third === undefined) throw new Error('three were made');
		const db = asReader(tx);
		const context = await appeals.deskContext(db, 'kk', who.operator);
		const [group] = await problems.presentGroups(context);
		expect(group?.rows.length).toBe(3);
		const form = await problems.presentGather(context, first.id);
		expect(form.suggested.map((one) => one.row.id).toSorted()).toEqual([second.id, third.id].toSorted());

		const outsider = { ...TITLE, appealIds: [first.id], unitId: who.other.id };
		await expect(problems.gatherProblem(tx, who.stranger, outsider)).rejects.toMatchObject({ code: 'not_found' });
		await expect(problems.gatherProblem(tx, who.executor, { ...outsider, unitId: who.unit.id })).rejects.toMatchObject({
			code: 'forbidden'
		});
		const id = await gather(tx, who, [first, second]);
		await problems.addByNumber(tx, who.operator, id, third.number);
		await problems.addAppeals(tx, who.operator, id, [third.id]);
		expect((await problems.problemForStaff(db, who.operator, id)).members).toBe(3);
		expect(await problems.presentGroups(context)).toEqual([]);
		await problems.removeAppeal(tx, who.operator, id, third.id);
		await expect(problems.removeAppeal(tx, who.operator, id, third.id)).rejects.toMatchObject({ code: 'not_found' });
		expect((await problems.problemForStaff(db, who.operator, id)).members).toBe(2);
		expect(await acts(tx, id)).toEqual(['problem.gathered', 'problem.appeals_added', 'problem.appeals_added', 'problem.appeal_removed']);
		const own = await timelineOf(db, { kind: 'appeal', id: third.id }, 'staff');
		expect(own.slice(-2).map((row) => row.act)).toEqual(['appeal.gathered', 'appeal.ungathered']);
		await expect(problems.problemForStaff(db, who.stranger, id)).rejects.toMatchObject({ code: 'not_found' });
	});
});

it('is public only by a person, and holds nothing of an appeal nor a small count', async () => {
	await rolledBack(database.db, async (tx) => {
		const who = await cast(tx);
		const list = await members(tx, who, 2);
		const db = asReader(tx);
		const id = await gather(tx, who, list);
		await expect(problems.publicProblem(db, id)).rejects.toMatchObject({ code: 'not_found' });
		await expect(problems.publishProblem(tx, who.operator, id, { public: true })).rejects.toMatchObject({ code: 'forbidden' });
		await problems.publishProblem(tx, who.head, id, { public: true });
		await expect(problems.publishProblem(tx, who.head, id, { public: true })).rejects.toMatchObject({ code: 'problems.as_is' });
		await problems.setProblemState(tx, who.head, id, { state: 'in_work' });
		const shown = await problems.presentProblem(db, 'ru', await problems.publicProblem(db, id));
		expect(shown.people).toBe('менее 5 обращений');
		expect(shown.citizens).toEqual({ voices: undefined, verdicts: undefined });
		expect(JSON.stringify(shown)).not.toContain('қараңғыда');
		expect((await problems.publicProblems(db, {})).rows.map((row) => row.id)).toContain(id);
		expect(await acts(tx, id, 'public')).toEqual(['problem.gathered', 'problem.published', 'problem.state_set']);
		// Words changed by somebody who may not approve them leave the public page.
		await problems.changeProblem(tx, who.operator, id, { ...TITLE, titleKk: 'Басқа атау' });
		await expect(problems.publicProblem(db, id)).rejects.toMatchObject({ code: 'not_found' });
	});
});

it('lets the applicant of a member appeal speak once a month, and nobody else', async () => {
	await rolledBack(database.db, async (tx) => {
		const who = await cast(tx);
		const [first, second] = await members(tx, who, 2);
		if (first === undefined || second === undefined) throw new Error('two were made');
		const db = asReader(tx);
		const id = await gather(tx, who, [first]);
		const applicant = { kind: 'applicant', appealId: first.id } as const;
		await expect(problems.speak(tx, applicant, first.number, { voice: 'there' })).rejects.toMatchObject({ code: 'not_found' });
		await problems.publishProblem(tx, who.head, id, { public: true });
		await problems.speak(tx, applicant, first.number, { voice: 'there' });
		expect(await problems.voicesOf(db, id)).toEqual({ there: 1, gone: 0 });
		const other = { kind: 'applicant', appealId: second.id } as const;
		await expect(problems.speak(tx, other, first.number, { voice: 'gone' })).rejects.toMatchObject({ code: 'not_found' });
		await expect(problems.speak(tx, other, second.number, { voice: 'gone' })).rejects.toMatchObject({ code: 'not_found' });
		const source = await appeals.statusFor(db, applicant, first.number, 'kk');
		expect((await appeals.partsFor(db, 'kk', source, APPLICANT_PROBLEMS))[0]?.links.length).toBe(2);
		const context = await appeals.deskContext(db, 'kk', who.operator);
		expect((await problemPanels(context, await appeals.appealForStaff(db, who.operator, first.id)))[0]?.links[0]?.href).toContain(id);
	});
});

it('makes an individual signed answer for each, once, and lists what is refused with its reason', async () => {
	const { db } = database;
	const who = await db.write(cast);
	const list = await db.write((tx) => members(tx, who, 3));
	const [first, second, third] = list;
	if (first === undefined || second === undefined || third === undefined) throw new Error('three were made');
	const id = await db.write((tx) => gather(tx, who, list));
	await expect(db.write((tx) => problems.draftAnswers(tx, who.head, id))).rejects.toMatchObject({ code: 'problems.no_reply' });
	await db.write((tx) => problems.replyToProblem(tx, who.head, id, REPLY));
	expect(await db.write((tx) => problems.draftAnswers(tx, who.head, id))).toBe(3);
	expect(await db.write((tx) => problems.draftAnswers(tx, who.head, id))).toBe(0);
	const edited = { appealId: second.id, outcome: 'clarified', text: 'Сізге бөлек жауап: шам бүгін қосылды.' } as const;
	await db.write((tx) => problems.changeAnswer(tx, who.head, id, edited));
	const draft = { outcome: 'noted', groundId: undefined, language: 'kk', text: 'Орындаушының өз жобасы' } as const;
	await db.write((tx) => appeals.draftDecision(tx, who.executor, third.id, draft));
	const ids = list.map((one) => one.id);
	const before = await problems.signAnswers(db.write, who.head, id, ids);
	expect(before.signed.toSorted()).toEqual([first.id, second.id].toSorted());
	expect(before.refused).toEqual([{ appealId: third.id, code: 'problems.own_draft' }]);
	const again = await problems.signAnswers(db.write, who.head, id, ids);
	expect(again.signed).toEqual([]);
	const [one] = await appeals.decisionsOf(db.reader, first.id);
	expect(one?.text).toContain(first.number);
	expect(one?.text).toContain(REPLY.textKk);
	expect((await appeals.decisionsOf(db.reader, second.id)).map((d) => d.text)).toEqual([edited.text]);
	expect(await appeals.deliveriesOf(db.reader, first.id)).toHaveLength(1);
	expect(await appeals.decisionsOf(db.reader, third.id)).toEqual([]);
	await expect(problems.signAnswers(db.write, who.operator, id, ids)).rejects.toMatchObject({ code: 'forbidden' });
});
