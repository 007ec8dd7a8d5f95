/** Random re-checks: what is drawn and to whom, who may take, decline, submit and reply, and each of it once. */
import { expect, it } from 'vitest';
import { currentDeadline } from '#platform/calendar/index.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { timelineOf } from '#platform/journal/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import * as appeals from '#modules/appeals/server/index.ts';
import { makeStaff, makeUnit } from '../../../../test/actors.ts';
import { answered, castUnder, refusal, type Cast } from '../../../../test/appeals.ts';
import { testClock } from '../../../../test/clock.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { recheckInput, recheckRuleInput } from '../input.ts';
import * as quality from './index.ts';

const database = testDatabase();
quality.registerQualityJobs();
const at = testClock('2026-03-17');

const MARCH = Temporal.PlainDate.from('2026-03-01');
const IDS = ['answers', 'language', 'facts', 'ground', 'plain', 'solved'];
const all = (answer: string, more: object = {}) =>
	recheckInput(IDS).parse({ ...Object.fromEntries(IDS.map((id) => [`answer-${id}`, answer])), called: 'not_called', ...more });

async function closed(tx: Tx, who: Cast, email = 'applicant@example.kz'): Promise<string> {
	const { id } = await answered(tx, who, { email });
	await appeals.rateDecision(tx, { kind: 'applicant', appealId: id }, id, {
		verdict: 'solved',
		disagrees: false,
		rating: 5,
		text: undefined
	});
	return id;
}

interface Drawn {
	who: Awaited<ReturnType<typeof castUnder>>;
	id: string;
	appealId: string;
	/** Two people of another district: whoever was drawn, and the other. */
	reviewer: Staff;
	other: Staff;
}

const open = (tx: Tx, appealId: string) => tx.selectFrom('recheck').selectAll().where('appeal_id', '=', appealId).executeTakeFirst();

/** Whoever else the rig has holds no post any more. */
async function onlyIn(tx: Tx, units: readonly string[]): Promise<void> {
	await tx.updateTable('post').set({ valid_to: MARCH }).where('unit_id', 'not in', units).where('role', '<>', 'auditor').execute();
}

async function drawn(tx: Tx): Promise<Drawn> {
	const who = await castUnder(tx);
	const far = await makeUnit(tx, { kind: 'district' });
	const people = [await makeStaff(tx, { role: 'executor', unitId: far.id }), await makeStaff(tx, { role: 'head', unitId: far.id })];
	await onlyIn(tx, [who.unit.id, who.above.id, far.id]);
	const appealId = await closed(tx, who);
	at('2026-04-01');
	await quality.drawMonth(tx, MARCH, 'seed');
	const row = await open(tx, appealId);
	const reviewer = people.find((one) => one.personId === row?.reviewer_id);
	const other = people.find((one) => one.personId !== row?.reviewer_id);
	if (row === undefined || reviewer === undefined || other === undefined) throw new Error('nothing was drawn');
	return { who, id: row.id, appealId, reviewer, other };
}

const page = async (tx: Tx, actor: Staff, id: string) => quality.presentRecheck(await appeals.deskContext(asReader(tx), 'kk', actor), id);

it('are drawn once for a month, with a term, the seed journalled; nobody of the unit, of its line or of the case gets one', () =>
	rolledBack(database.db, async (tx) => {
		const { who, id, appealId } = await drawn(tx);
		const row = await open(tx, appealId);
		expect([row?.state, row?.due_on.toString()]).toEqual(['waiting', '2026-04-15']);
		const people = [who.head, who.executor, who.operator, who.chief, who.auditor].map((one) => one.personId);
		expect(people).not.toContain(row?.reviewer_id);
		expect(await quality.drawMonth(tx, MARCH, 'again')).toBeUndefined();
		const [draw] = await tx.selectFrom('recheck_draw').selectAll().where('month', '=', MARCH).execute();
		expect(draw).toMatchObject({ seed: 'seed', pool: 1, drawn: 1 });
		const [act] = await timelineOf(asReader(tx), { kind: 'recheck_draw', id: draw?.id ?? '' }, 'staff');
		expect(act?.data).toMatchObject({ seed: 'seed', month: '2026-03-01' });
		expect((await currentDeadline(tx, { kind: 'recheck', id }, 'recheck'))?.metAt).toBeNull();
	}));

it('leave out who wrote the appeal, whom it complains of, and cases that nobody else may know of', () =>
	rolledBack(database.db, async (tx) => {
		const who = await castUnder(tx);
		const far = await makeUnit(tx, { kind: 'district' });
		const [writer, blamed] = [
			await makeStaff(tx, { role: 'executor', unitId: far.id, email: 'writer@example.kz' }),
			await makeStaff(tx, { role: 'executor', unitId: far.id })
		];
		await onlyIn(tx, [who.unit.id, who.above.id, far.id]);
		const [own, about, secret] = [await closed(tx, who, 'writer@example.kz'), await closed(tx, who), await closed(tx, who)];
		await appeals.nameAgainst(tx, { kind: 'system', job: 'test' }, about, { personId: blamed.personId });
		await tx.updateTable('appeal').set({ sensitive: true }).where('id', '=', secret).execute();
		const rule = await tx.selectFrom('recheck_rule').select('id').where('valid_to', 'is', null).executeTakeFirstOrThrow();
		await quality.endRecheckRule(tx, { kind: 'system', job: 'test' }, rule.id);
		const every = recheckRuleInput.parse({ how: 'share', amount: '100', validFrom: '2026-03-17', source: 'Сынақ үшін' });
		await quality.addRecheckRule(tx, { kind: 'system', job: 'test' }, every);
		at('2026-04-01');
		await quality.drawMonth(tx, MARCH, 'seed');
		expect((await open(tx, own))?.reviewer_id).toBe(blamed.personId);
		expect((await open(tx, about))?.reviewer_id).toBe(writer.personId);
		expect(await open(tx, secret)).toBeUndefined();
	}));

it('are taken by whoever was drawn, once or twice; for others they are not there', () =>
	rolledBack(database.db, async (tx) => {
		const { who, id, reviewer, other } = await drawn(tx);
		for (const actor of [other, who.head, who.executor, who.chief, who.auditor]) {
			expect(await refusal(quality.takeRecheck(tx, actor, id))).toBe('404 not_found');
			expect(await refusal(quality.submitRecheck(tx, actor, id, all('yes')))).toBe('404 not_found');
			expect(await refusal(page(tx, actor, id))).toBe('404 not_found');
		}
		await quality.takeRecheck(tx, reviewer, id);
		await quality.takeRecheck(tx, reviewer, id);
		expect((await timelineOf(asReader(tx), { kind: 'recheck', id }, 'staff')).map((row) => row.act)).toEqual([
			'recheck.given',
			'recheck.taken'
		]);
		expect((await page(tx, reviewer, id)).form?.criteria.map((one) => one.id)).toEqual(IDS);
		expect((await quality.lookForRecheck(tx, reviewer, id))?.phone).toBe('+77011234567');
	}));

it('declined with a reason go to somebody else with a new term, and to nobody when nobody is left', () =>
	rolledBack(database.db, async (tx) => {
		const { id, appealId, reviewer, other } = await drawn(tx);
		at('2026-04-06');
		const decline = (actor: Staff) => refusal(quality.declineRecheck(tx, actor, id, { reason: 'Өтініш берушіні танимын' }));
		expect(await decline(reviewer)).toBeUndefined();
		expect(await decline(reviewer)).toBe('409 quality.declined');
		expect(await open(tx, appealId)).toMatchObject({ state: 'waiting', reviewer_id: other.personId });
		expect((await open(tx, appealId))?.due_on.toString()).toBe('2026-04-20');
		await quality.takeRecheck(tx, other, id);
		expect(await decline(other)).toBeUndefined();
		expect(await open(tx, appealId)).toMatchObject({ state: 'void', reviewer_id: null });
	}));

it('move on when their reviewer has left', () =>
	rolledBack(database.db, async (tx) => {
		const { appealId, reviewer, other } = await drawn(tx);
		const write = <T>(run: (inner: Tx) => Promise<T>) => run(tx);
		expect(await quality.moveOn(asReader(tx), write)).toBe(0);
		await tx.updateTable('post').set({ valid_to: MARCH }).where('person_id', '=', reviewer.personId).execute();
		expect(await quality.moveOn(asReader(tx), write)).toBe(1);
		expect((await open(tx, appealId))?.reviewer_id).toBe(other.personId);
	}));

it('are submitted whole and once; the unit sees the result and replies once', () =>
	rolledBack(database.db, async (tx) => {
		const { who, id, appealId, reviewer } = await drawn(tx);
		const refused = (input: object) =>
			recheckInput(IDS)
				.safeParse(input)
				.error?.issues.map((issue) => issue.path.join()) ?? [];
		expect(refused({ called: 'reached' })).toContain('answer-solved');
		const filled = Object.fromEntries(IDS.map((one) => [`answer-${one}`, 'yes']));
		expect(refused({ ...filled, 'answer-plain': 'no', called: 'reached' })).toEqual(['comment-plain', 'said']);
		expect(await refusal(quality.submitRecheck(tx, reviewer, id, { answers: [], called: 'not_called', said: undefined }))).toBe(
			'422 quality.answer'
		);
		expect(await refusal(quality.submitRecheck(tx, reviewer, id, all('na')))).toBe('422 quality.nothing_applies');
		const reply = (actor: Staff) => refusal(quality.replyToRecheck(tx, actor, id, { reply: 'Шам қайта күйіп қалды, ауыстырамыз.' }));
		expect(await reply(who.head)).toBe('404 not_found');
		const said = 'Шам бір апта жанып, қайта сөнді дейді.';
		await quality.submitRecheck(tx, reviewer, id, all('yes', { 'answer-solved': 'no', 'comment-solved': said, called: 'reached', said }));
		expect(await refusal(quality.submitRecheck(tx, reviewer, id, all('yes')))).toBe('409 quality.recheck_over');
		expect(await open(tx, appealId)).toMatchObject({ state: 'done', result: 'failed', share: 83, said });
		expect((await currentDeadline(tx, { kind: 'recheck', id }, 'recheck'))?.metAt).not.toBeNull();
		const panels = async (actor: Staff) =>
			quality.qualityPanels(
				await appeals.deskContext(asReader(tx), 'kk', actor),
				await appeals.appealForStaff(asReader(tx), actor, appealId)
			);
		expect((await panels(who.head))[0]?.tag?.tone).toBe('late');
		expect((await page(tx, who.head, id)).reply).toBe(true);
		for (const actor of [who.executor, who.chief]) expect(await reply(actor)).toBe('403 forbidden');
		expect(await reply(who.stranger)).toBe('404 not_found');
		expect(await reply(who.head)).toBeUndefined();
		expect(await reply(who.head)).toBe('409 quality.replied');
		const acts = (await timelineOf(asReader(tx), { kind: 'appeal', id: appealId }, 'staff')).map((row) => row.act);
		expect(acts.slice(-2)).toEqual(['appeal.rechecked', 'appeal.recheck_replied']);
		const context = await appeals.deskContext(asReader(tx), 'kk', who.head);
		for (const row of (await quality.presentRubric(context, {})).rows)
			for (const { text, href } of row.cells.filter((cell) => cell.href !== undefined)) {
				const asked = new URL(href ?? '', 'http://desk').searchParams;
				const query = { criterion: asked.get('criterion') ?? '', answer: asked.get('answer') as 'na' };
				expect((await quality.presentRechecks(context, 'results', undefined, query)).items.length, row.id).toBe(Number(text));
			}
		expect((await quality.presentRechecks(context, 'results', undefined, { unit: who.other.id })).items).toEqual([]);
		const lists = async (actor: Staff) => {
			const context = await appeals.deskContext(asReader(tx), 'kk', actor);
			return Promise.all(
				(['mine', 'did', 'results'] as const).map(async (list) => (await quality.presentRechecks(context, list)).items.length)
			);
		};
		expect([await lists(reviewer), await lists(who.head), await lists(who.auditor), await lists(who.stranger)]).toEqual([
			[0, 1, 0],
			[0, 0, 1],
			[0, 0, 1],
			[0, 0, 0]
		]);
	}));

it('follow rules that administrators of the whole organisation keep, dated', () =>
	rolledBack(database.db, async (tx) => {
		const root = await tx.selectFrom('unit').select('id').where('parent_id', 'is', null).executeTakeFirstOrThrow();
		const [keeper, head] = [
			await makeStaff(tx, { role: 'administrator', unitId: root.id }),
			await makeStaff(tx, { role: 'head', unitId: root.id })
		];
		const rule = { kind: '', how: 'number', amount: '2', validFrom: '2026-03-17', source: 'Бұйрық № 1' };
		expect(await refusal(quality.addRecheckRule(tx, head, recheckRuleInput.parse(rule)))).toBe('403 forbidden');
		expect(recheckRuleInput.safeParse({ ...rule, how: 'share', amount: '101' }).error?.issues[0]?.message).toBe('quality.amount_share');
		const past = recheckRuleInput.parse({ ...rule, validFrom: '2026-03-16' });
		expect(await refusal(quality.addRecheckRule(tx, keeper, past))).toBe('422 quality.past');
		const id = await quality.addRecheckRule(tx, keeper, recheckRuleInput.parse({ ...rule, kind: 'complaint' }));
		await quality.endRecheckRule(tx, keeper, id);
		expect(await refusal(quality.endRecheckRule(tx, keeper, id))).toBe('409 quality.rule_ended');
		const twice = (inner: Tx) => quality.addRecheckRule(inner, { kind: 'system', job: 'test' }, recheckRuleInput.parse(rule));
		expect(await refusal(database.db.write(twice))).toBe('409 quality.rule_there');
	}));
