/**
 * One hidden appeal at every door behind which appeals are shown: whoever is not named for it must not see it there.
 * A room that lists, counts, finds, mails or exports appeals adds a line to DOORS.
 */
import { describe, expect, it } from 'vitest';
import { asReader, type Reader, type Tx } from '../src/platform/db/index.ts';
import { dayOf } from '../src/platform/i18n/format.ts';
import { filesOf, readableFile, storeFile } from '../src/platform/files/index.ts';
import type { Staff } from '../src/platform/identity/actor.ts';
import { now } from '../src/platform/clock.ts';
import { newId } from '../src/platform/ids.ts';
import { LISTS } from '../src/modules/procedure/rules.ts';
import { factsInput } from '../src/modules/rights/input.ts';
import { openRooms } from '../src/rooms.ts';
import { makeStaff } from './actors.ts';
import { cast, INPUT, receive, type Cast } from './appeals.ts';
import { rolledBack, testDatabase } from './db.ts';

const appeals = await import('../src/modules/appeals/server/index.ts');
const assignments = await import('../src/modules/assignments/server/index.ts');
const statistics = await import('../src/modules/statistics/server/index.ts');
openRooms();
const { debts, DEBT_LISTS } = await import('../src/modules/debts/server/index.ts');
const desk = await import('../src/modules/desk/server/index.ts');
const quality = await import('../src/modules/quality/server/index.ts');
const { presentList } = await import('../src/modules/procedure/server/index.ts');
const { recheckReminders } = await import('../src/modules/quality/server/recheck-reminders.ts');
const rights = await import('../src/modules/rights/server/index.ts');
const scorecards = await import('../src/modules/scorecards/server/index.ts');
const { appealReminders } = await import('../src/modules/appeals/server/reminders.ts');

const t = testDatabase();
const WORD = 'қиярөрісі';
const TEXT = `${INPUT.text} ${WORD} туралы жасырын айтамын.`;
const TODAY = dayOf(now());

interface Scene {
	tx: Tx;
	db: Reader;
	who: Cast;
	/** The appeal that will be hidden, in work with `who.executor`; and an open one of the same person and place. */
	id: string;
	number: string;
	other: string;
	territoryId: string;
	assignmentId: string;
	decisionId: string;
	/** One for its executor to check, one that is done. */
	recheckIds: string[];
}

type Door = (scene: Scene, actor: Staff) => Promise<boolean>;
const ids = (list: readonly { id: string }[], id: string) => list.some((row) => row.id === id);
const opens = async (read: Promise<unknown>) => read.then(() => true).catch(() => false);

/** Whether the actor sees the appeal behind a door. */
const DOORS: Record<string, Door> = {
	'the queue of the unit': async ({ db, id }, actor) => ids((await appeals.queuePage(db, actor, 'unit')).rows, id),
	'one’s own queue': async ({ db, id }, actor) => ids((await appeals.queuePage(db, actor, 'mine')).rows, id),
	'the counts of the unit': async ({ db }, actor) => (await appeals.openCounts(db, actor, 'unit', TODAY, TODAY)).open > 1,
	'one’s own counts': async ({ db }, actor) => (await appeals.openCounts(db, actor, 'mine', TODAY, TODAY)).open > 0,
	'the cases behind a scorecard': async ({ db, id, who }, actor) => {
		const days = { from: TODAY.subtract({ days: 40 }), to: TODAY };
		const wish = { unitPath: who.unit.path, measure: 'answers_formal', asOf: TODAY, limit: 100, ...days };
		return scorecards.mayOpen(actor, who.unit.path) && (await scorecards.casesOf(db, wish)).some((one) => one.aboutId === id);
	},
	'the load of executors': async ({ db, who }, actor) =>
		(await appeals.loadOfExecutors(db, actor, who.unit.id, TODAY)).some((one) => one.open > 0),
	'search by number': async ({ db, id, number }, actor) => ids((await appeals.findAppeals(db, actor, { q: number })).rows, id),
	'search by words': async ({ db, id }, actor) => ids((await appeals.findAppeals(db, actor, { q: WORD })).rows, id),
	'search by filters': async ({ db, id, who, territoryId }, actor) =>
		ids((await appeals.findAppeals(db, actor, { executorId: who.executor.personId, territoryId, openOnly: true })).rows, id),
	'a list taken away': async ({ tx, number }, actor) => {
		const input = { query: new URLSearchParams({ q: WORD }).toString(), format: 'csv', applicants: true } as const;
		return (await desk.exportAppeals(tx, actor, 'kk', input)).bytes.includes(number);
	},
	'counts of saved views': async ({ tx, db }, actor) => {
		const id = await desk.saveView(tx, actor, { name: WORD, query: new URLSearchParams({ q: WORD }).toString(), unitId: undefined });
		return (await desk.countViews(db, actor)).get(id)?.count === 1;
	},
	'the numbers of the unit': async ({ db, who }, actor) => {
		const query = new URLSearchParams({ unit: who.unit.id });
		const question = await statistics.questionFrom(db, actor, query).catch(() => undefined);
		if (question === undefined) return false;
		const page = await statistics.presentStatistics(await appeals.deskContext(db, 'en', actor), question.asked, 'unit');
		return page.figures?.terms.total.cells[0]?.text === '2' || page.figures?.backlog.ages.some(({ value }) => value > 1) !== false;
	},
	'rows chosen for a bulk act': async ({ db, id }, actor) =>
		ids(await desk.presentChosen(await appeals.deskContext(db, 'kk', actor), [id]), id),
	'cases open last': async ({ tx, db, id }, actor) => {
		const row = { appeal_id: id, person_id: actor.personId, seen_at: now() };
		await tx
			.insertInto('case_presence')
			.values(row)
			.onConflict((oc) => oc.doNothing())
			.execute();
		return ids(await desk.recentCases(await appeals.deskContext(db, 'kk', actor)), id);
	},
	'the heartbeat of an open case': async ({ tx, id }, actor) => opens(desk.notePresence(tx, actor, id, false)),
	'the appeals of a group case': async ({ tx, db, id }, actor) => {
		const groupId = await groupWith(tx, id);
		const page = await rights.groupList(db, actor);
		const group = await rights.presentGroup(await appeals.deskContext(db, 'kk', actor), groupId).catch(() => undefined);
		const inside = group !== undefined && (ids(group.members, id) || group.others > 0);
		return inside || page.rows.some((row) => row.id === groupId && row.members > 0);
	},
	'the list of rights cases': async ({ db, id }, actor) =>
		ids((await rights.presentRightsList(await appeals.deskContext(db, 'kk', actor), {})).rows, id),
	'alike ones': async ({ db, id, territoryId }, actor) =>
		ids(
			await appeals.alikeFor(db, actor, {
				text: TEXT,
				themeId: null,
				territoryId,
				regionId: null,
				latitude: null,
				longitude: null,
				at: Temporal.Now.instant()
			}),
			id
		),
	'earlier ones of the same person': async ({ db, id }, actor) =>
		ids(await appeals.earlierOfSamePerson(db, actor, { phone: INPUT.phone }), id),
	'repeats beside another appeal': async ({ db, id, other }, actor) => ids(await appeals.repeatsOf(db, actor, other), id),
	'the case itself': async ({ db, id }, actor) => opens(appeals.appealForStaff(db, actor, id)),
	'an act on the case': async ({ tx, id }, actor) =>
		appeals.openFor(tx, actor, id, 'remark', 'add').then(
			() => true,
			(error: { status?: number }) => error.status !== 404
		),
	'its files': async ({ db, id }, actor) => {
		const [file] = await filesOf(db, { kind: 'appeal', id });
		return file !== undefined && (await opens(readableFile(db, actor, file.id)));
	},
	'what somebody assigned': async ({ tx, db, assignmentId }, actor) => {
		await tx.updateTable('assignment').set({ issuer_person_id: actor.personId }).where('id', '=', assignmentId).execute();
		return ids(await assignments.issuedOpen(db, actor, { limit: 50 }), assignmentId);
	},
	'what is owed': async ({ db, id, assignmentId, recheckIds }, actor) => {
		const lists = await Promise.all(DEBT_LISTS.map((list) => debts(db, actor, list, { limit: 50 })));
		const abouts = new Set(lists.flat().map(({ about }) => about));
		return [id, assignmentId, ...recheckIds].some((one) => abouts.has(one));
	},
	'the assignment itself': async ({ db, assignmentId }, actor) => opens(assignments.assignmentFor(db, actor, assignmentId)),
	'what is next in procedures': async ({ tx, id }, actor) => {
		const lists = await Promise.all(LISTS.map(async (list) => presentList(await appeals.deskContext(asReader(tx), 'kk', actor), list)));
		return lists.flatMap((list) => list.items).some((item) => item.href.includes(id));
	},
	'answers to be reviewed': async ({ db, decisionId }, actor) => ids(await quality.signedWithSigns(db, actor, undefined, 50), decisionId),
	'the review of its answer': async ({ db, decisionId }, actor) =>
		opens(quality.presentReview(await appeals.deskContext(db, 'kk', actor), decisionId)),
	'closed cases to check again, and what was found': async ({ db, recheckIds }, actor) => {
		const context = await appeals.deskContext(db, 'kk', actor);
		const lists = await Promise.all(quality.RECHECK_LISTS.map((list) => quality.presentRechecks(context, list)));
		return lists.some(({ items }) => recheckIds.some((id) => ids(items, id)));
	},
	'a re-check itself': async ({ db, recheckIds }, actor) => {
		const context = await appeals.deskContext(db, 'kk', actor);
		return (await Promise.all(recheckIds.map((id) => opens(quality.presentRecheck(context, id))))).includes(true);
	},
	'mail: reminders of a re-check': async ({ tx, recheckIds }, actor) => {
		const lines = await recheckReminders.lines(
			tx,
			recheckIds.map((subjectId) => ({ subjectId, level: 3 }))
		);
		return lines.some(({ to }) => to.some((one) => one.personId === actor.personId));
	},
	'mail: reminders and escalation': async ({ tx, id }, actor) => {
		const [line] = await appealReminders.lines(tx, [{ subjectId: id, level: 3 }]);
		return line?.to.some((one) => one.personId === actor.personId) === true;
	}
};

/** A group case of the appeal's unit with the appeal in it, made once. */
async function groupWith(tx: Tx, id: string): Promise<string> {
	const there = await tx.selectFrom('group_case_appeal').select('group_id').where('appeal_id', '=', id).executeTakeFirst();
	if (there !== undefined) return there.group_id;
	const groupId = newId();
	const root = await tx.selectFrom('unit').select('id').where('parent_id', 'is', null).executeTakeFirstOrThrow();
	const { unit_id: unitId } = await tx.selectFrom('appeal').select('unit_id').where('id', '=', id).executeTakeFirstOrThrow();
	const territory = await tx.selectFrom('territory').select('id').where('level', '=', 1).executeTakeFirstOrThrow();
	const of = {
		match: 'region',
		alike: `region:teacher:leave:${root.id}`,
		profession: 'teacher',
		violated_right: 'leave',
		territory_id: territory.id
	};
	const at = now();
	await tx
		.insertInto('group_case')
		.values({ id: groupId, number: `G-${groupId}`, ...of, unit_id: unitId, n: 2, days: 30, raised_at: at, changed_at: at })
		.execute();
	await tx.insertInto('group_case_appeal').values({ group_id: groupId, appeal_id: id, joined_at: at }).execute();
	return groupId;
}

async function scene(tx: Tx): Promise<Scene> {
	const who = await cast(tx);
	const { id: territoryId } = await tx.selectFrom('territory').select('id').where('level', '=', 1).executeTakeFirstOrThrow();
	const { id, number } = await receive(tx, who, { text: TEXT, territoryId });
	const { id: other } = await receive(tx, who, { territoryId });
	await appeals.registerAppeal(tx, who.operator, id, { kind: 'application', themeId: undefined });
	await appeals.assignAppeal(tx, who.operator, id, { unitId: who.unit.id, executorId: who.executor.personId, note: undefined });
	await storeFile(tx, who.operator, { subject: { kind: 'appeal', id }, seenBy: 'staff', name: 'хат.txt', bytes: Buffer.from('хат') });
	await rights.layFacts(tx, who.operator, id, factsInput.parse({ profession: 'teacher', violatedRight: 'leave' }));
	await appeals.tellApplicant(tx, id, 'test', () => ({ subject: 'Хабарлама', text: 'Мәтіні' }));
	await tx.updateTable('appeal_notice').set({ channel: 'letter', state: 'waiting' }).where('appeal_id', '=', id).execute();
	const [work] = await assignments.assignmentsOf(tx, { kind: 'appeal', id });
	const decisionId = await formalReply(tx, id, who.unit.id, 1);
	const recheckIds = await rechecks(tx, id, who, [await formalReply(tx, id, who.unit.id, 2), decisionId]);
	return { tx, db: asReader(tx), who, id, number, other, territoryId, assignmentId: work?.id ?? '', decisionId, recheckIds };
}

/** An answer with a sign, given before the case was opened again. */
async function formalReply(tx: Tx, appealId: string, unitId: string, ordinal: number): Promise<string> {
	const [id, at] = [newId(), now()];
	const decision = { id, appeal_id: appealId, ordinal, outcome: 'noted', language: 'kk', text: 'Шаралар қабылдануда.', signed_at: at };
	await tx
		.insertInto('decision')
		.values({ ...decision, sha256: Buffer.alloc(32) })
		.execute();
	const review = { decision_id: id, appeal_id: appealId, unit_id: unitId, signed_at: at, signs: ['empty'], findings: '[]' };
	await tx.insertInto('decision_review').values(review).execute();
	return id;
}

async function rechecks(tx: Tx, appealId: string, who: Cast, [open = '', done = '']: string[]): Promise<string[]> {
	const [draw, one, two, at] = [newId(), newId(), newId(), now()];
	await tx.insertInto('recheck_draw').values({ id: draw, month: TODAY, seed: 'x', pool: 2, drawn: 2, at }).execute();
	const row = { draw_id: draw, appeal_id: appealId, unit_id: who.unit.id, due_on: TODAY, assigned_at: at };
	const ended = { state: 'done', ended_at: at, result: 'weak', share: 50, called: 'not_called' };
	await tx
		.insertInto('recheck')
		.values({ ...row, id: one, decision_id: open, state: 'waiting', reviewer_id: who.executor.personId })
		.execute();
	await tx
		.insertInto('recheck')
		.values({ ...row, ...ended, id: two, decision_id: done, reviewer_id: who.stranger.personId })
		.execute();
	return [one, two];
}

async function seenBy(at: Scene, actor: Staff): Promise<string[]> {
	const seen: string[] = [];
	for (const [name, door] of Object.entries(DOORS)) if (await door(at, actor)) seen.push(name);
	return seen;
}

describe('a hidden appeal', () => {
	it('is behind each door before it is hidden, for one or another of the staff', () =>
		rolledBack(t.db, async (tx) => {
			const at = await scene(tx);
			const seen = new Set<string>();
			for (const actor of [at.who.operator, at.who.executor, at.who.head, at.who.auditor])
				for (const door of await seenBy(at, actor)) seen.add(door);
			expect([...seen].toSorted()).toEqual(Object.keys(DOORS).toSorted());
		}));

	it('is behind no door for who is not named, the executor and those above included; the named head sees it', () =>
		rolledBack(t.db, async (tx) => {
			const at = await scene(tx);
			const second = await makeStaff(tx, { role: 'head', unitId: at.who.unit.id });
			await tx.updateTable('appeal').set({ sensitive: true }).where('id', '=', at.id).execute();
			await tx.insertInto('appeal_reader').values({ appeal_id: at.id, person_id: second.personId, named_at: now() }).execute();
			for (const actor of [at.who.operator, at.who.executor, at.who.head, at.who.auditor, at.who.stranger])
				expect(await seenBy(at, actor)).toEqual([]);
			expect(await seenBy(at, second)).toContain('the case itself');
		}));

	it('is behind no door for the head it complains of, nor for the people below', () =>
		rolledBack(t.db, async (tx) => {
			const at = await scene(tx);
			await tx.updateTable('appeal').set({ conflicted: true }).where('id', '=', at.id).execute();
			await tx.insertInto('appeal_against').values({ appeal_id: at.id, person_id: at.who.head.personId, named_at: now() }).execute();
			for (const actor of [at.who.head, at.who.operator, at.who.executor]) expect(await seenBy(at, actor)).toEqual([]);
			expect(await seenBy(at, at.who.auditor)).toContain('the case itself');
		}));
});
