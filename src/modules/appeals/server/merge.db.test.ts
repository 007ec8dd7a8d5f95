/** Merging whole: who may, what becomes of clocks and work, what each applicant sees and is told, and that it can be undone. */
import { describe, expect, it } from 'vitest';
import { asReader, rows, sql, type Tx } from '#platform/db/index.ts';
import { storeFile } from '#platform/files/index.ts';
import type { Actor, Staff } from '#platform/identity/actor.ts';
import { timelineOf } from '#platform/journal/index.ts';
import { setClock } from '#platform/clock.ts';
import { assignmentsOf } from '#modules/assignments/server/index.ts';
import { answered, cast, DECISION, INPUT, inWork, receive, type Cast } from '../../../../test/appeals.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { queuedMail } from '../../../../test/letters.ts';
import * as appeals from './index.ts';
import { moveDueDates } from './jobs.ts';

const t = testDatabase();
const REASON = 'Екеуі де бір көшенің жарығы туралы';
const OTHER = {
	text: 'На улице Абая третий месяц не горят фонари, дети идут в темноте из школы.',
	name: 'Второй Заявитель',
	language: 'ru' as const,
	email: 'second@example.kz',
	phone: '+77017654321'
};

const row = (tx: Tx, id: string) => tx.selectFrom('appeal').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const acts = async (tx: Tx, id: string, seenBy: 'applicant' | 'staff' = 'staff') =>
	(await timelineOf(asReader(tx), { kind: 'appeal', id }, seenBy)).map((one) => one.act);
const notices = (tx: Tx, id: string) =>
	tx.selectFrom('appeal_notice').select(['kind', 'language', 'text']).where('appeal_id', '=', id).orderBy('made_at').execute();
const merge = (tx: Tx, who: Actor, id: string, number: string, way: 'into' | 'from' = 'into') =>
	appeals.mergeAppeal(tx, who, id, { number, way, reason: REASON });
const unmerge = (tx: Tx, who: Actor, id: string) => appeals.unmergeAppeal(tx, who, id, { reason: 'Мәселе басқа екен' });
const applicant = (appealId: string): Actor => ({ kind: 'applicant', appealId });
const on = (iso: string) => setClock(() => Temporal.Instant.from(iso));

/** Two appeals in work about one thing: the older is `first`, with the earlier date. */
async function pair(tx: Tx, who: Cast) {
	on('2026-11-02T05:00:00Z');
	const first = await inWork(tx, who);
	on('2026-11-09T05:00:00Z');
	const second = await inWork(tx, who, OTHER);
	on('2026-11-16T05:00:00Z');
	return { first, second };
}

async function decide(tx: Tx, who: Cast, id: string) {
	await appeals.submitDecision(tx, who.executor, id, DECISION);
	await appeals.signDecision(tx, who.head, id);
}

describe('merging two appeals', () => {
	it('makes one a tombstone; clock and work are put aside, dates are the earliest, both are told in their language', () =>
		rolledBack(t.db, async (tx) => {
			const who = await cast(tx);
			const { first, second } = await pair(tx, who);
			// The later one is the root: the older date is not lost with the older appeal.
			await merge(tx, who.operator, first.id, second.number);
			const [part, root] = [await row(tx, first.id), await row(tx, second.id)];
			expect([part.state, root.state]).toEqual(['merged', 'in_work']);
			expect([root.first_due_on, root.due_on].map(String)).toEqual([first.dueOn, first.dueOn].map(String));
			const [work] = await assignmentsOf(tx, { kind: 'appeal', id: second.id });
			expect(work?.dueOn.toString()).toBe(first.dueOn.toString());
			expect((await assignmentsOf(tx, { kind: 'appeal', id: first.id })).map((one) => one.state)).toEqual(['cancelled']);
			expect(await acts(tx, first.id, 'applicant')).toContain('appeal.merged');
			expect(await acts(tx, second.id)).toContain('appeal.merged_in');
			expect(await acts(tx, second.id, 'applicant')).not.toContain('appeal.merged_in');
			const [told] = await notices(tx, first.id);
			expect([told?.kind, told?.language]).toEqual(['merged', 'kk']);
			expect(told?.text).toContain(second.number);
			const [toldRoot] = await notices(tx, second.id);
			expect([toldRoot?.kind, toldRoot?.language]).toEqual(['merged_in', 'ru']);
			expect(toldRoot?.text).not.toContain(first.number);
			// Twice is refused clearly, the other way round too.
			await expect(merge(tx, who.operator, first.id, second.number)).rejects.toMatchObject({
				field: 'number',
				code: 'appeals.merge_again'
			});
			await expect(merge(tx, who.operator, second.id, first.number)).rejects.toMatchObject({ code: 'appeals.merge_root_merged' });
			await expect(merge(tx, who.operator, second.id, second.number)).rejects.toMatchObject({ code: 'appeals.merge_self' });
		}));

	it('is for who may act on both; a number that is not theirs is as one that is not there', () =>
		rolledBack(t.db, async (tx) => {
			const who = await cast(tx);
			const { first, second } = await pair(tx, who);
			await expect(merge(tx, who.stranger, first.id, second.number)).rejects.toMatchObject({ status: 404 });
			for (const actor of [who.executor, who.auditor])
				await expect(merge(tx, actor, first.id, second.number)).rejects.toMatchObject({ status: 403 });
			const elsewhere = await appeals.receiveAppeal(tx, { kind: 'anonymous' }, INPUT, { channel: 'web', unitId: who.other.id });
			for (const number of [elsewhere.number, 'NAT-2001-000001'])
				await expect(merge(tx, who.operator, first.id, number)).rejects.toMatchObject({ status: 422, code: 'appeals.merge_unknown' });
			const over = await answered(tx, who, { email: undefined });
			await expect(merge(tx, who.operator, first.id, over.number)).rejects.toMatchObject({ code: 'appeals.merge_root_closed' });
			await expect(merge(tx, who.operator, first.id, over.number, 'from')).rejects.toMatchObject({ code: 'appeals.merge_part_closed' });
		}));

	it('keeps what is sensitive: the root must be as closed, and stays so while it holds it', () =>
		rolledBack(t.db, async (tx) => {
			const who = await cast(tx);
			const { first, second } = await pair(tx, who);
			const restrict = (id: string, ...readers: Staff[]) =>
				appeals.restrictAppeal(tx, who.operator, id, { reason: REASON, readers: readers.map((one) => one.personId) });
			await restrict(first.id, who.head);
			await expect(merge(tx, who.operator, first.id, second.number)).rejects.toMatchObject({ code: 'appeals.merge_sensitive' });
			await restrict(second.id, who.head, who.executor);
			await expect(merge(tx, who.operator, first.id, second.number)).rejects.toMatchObject({ code: 'appeals.merge_sensitive' });
			await restrict(second.id, who.head);
			await merge(tx, who.operator, first.id, second.number);
			const off = (id: string) => appeals.unrestrictAppeal(tx, who.operator, id, { reason: REASON });
			await expect(off(first.id)).rejects.toMatchObject({ code: 'appeals.merged_kept' });
			await expect(off(second.id)).rejects.toMatchObject({ code: 'appeals.holds_sensitive' });
		}));
});

describe('whoever wrote a merged appeal', () => {
	it('follows the root without a word of its applicant; what they add is theirs and read in the root', () =>
		rolledBack(t.db, async (tx) => {
			const who = await cast(tx);
			const { first, second } = await pair(tx, who);
			await storeFile(tx, applicant(first.id), {
				subject: { kind: 'appeal', id: first.id },
				seenBy: 'applicant',
				name: 'бірінші.txt',
				bytes: Buffer.from('құпия')
			});
			await appeals.addToAppeal(tx, applicant(first.id), first.id, { text: 'Бірінші өтініш берушінің сөзі' });
			await merge(tx, who.operator, second.id, first.number);
			await appeals.addToAppeal(tx, applicant(second.id), second.id, { text: 'Слово второго заявителя' }, [
				{ name: 'второй.txt', bytes: Buffer.from('x') }
			]);
			await appeals.assignAppeal(tx, who.operator, first.id, { unitId: who.unit.id, executorId: undefined, note: undefined });
			const source = await appeals.statusFor(asReader(tx), applicant(second.id), second.number, 'ru');
			const page = appeals.toPublic('ru', source, Temporal.PlainDate.from('2026-11-16'));
			expect([page.state, page.number, source.into?.root]).toEqual(['in_work', second.number, first.number]);
			expect(page.may).toEqual({ add: true, withdraw: true, rate: false });
			expect(source.appeal.due_on.toString()).toBe(first.dueOn.toString());
			expect(new Set(page.timeline.map((one) => one.id)).size).toBe(page.timeline.length);
			const said = JSON.stringify(page);
			for (const secret of ['Бірінші', 'бірінші.txt', 'Сынақ', INPUT.text, INPUT.phone ?? '', who.executor.name])
				expect(said).not.toContain(secret);
			expect(said).toContain('Слово второго заявителя');
			// And the first does not see the second.
			const theirs = appeals.toPublic(
				'kk',
				await appeals.statusFor(asReader(tx), applicant(first.id), first.number, 'kk'),
				Temporal.PlainDate.from('2026-11-16')
			);
			for (const secret of ['второго', 'второй.txt', OTHER.text, second.number]) expect(JSON.stringify(theirs)).not.toContain(secret);
			expect(await acts(tx, first.id)).toContain('appeal.member_added');
			// Neither code opens the other appeal.
			await expect(appeals.statusFor(asReader(tx), applicant(second.id), first.number, 'kk')).rejects.toMatchObject({ status: 404 });
			// Responsible for what lies in it is whoever is responsible for the root.
			expect((await row(tx, second.id)).executor_id).toBeNull();
		}));

	it('is given the decision, says what they think of it, and reopens the case for all when they disagree', () =>
		rolledBack(t.db, async (tx) => {
			const who = await cast(tx);
			const { first, second } = await pair(tx, who);
			await merge(tx, who.operator, second.id, first.number);
			await decide(tx, who, first.id);
			const mails = (await queuedMail(tx)).filter((mail) => mail.text.includes(DECISION.text));
			expect(mails.map((mail) => mail.to).toSorted()).toEqual([INPUT.email, OTHER.email]);
			await expect(unmerge(tx, who.operator, second.id)).rejects.toMatchObject({ code: 'appeals.merge_decided' });
			const [decision] = await appeals.decisionsOf(asReader(tx), second.id);
			expect(decision?.text).toBe(DECISION.text);
			const verdict = { rating: undefined, disagrees: false, text: undefined };
			await appeals.rateDecision(tx, applicant(first.id), first.id, { ...verdict, verdict: 'solved' });
			expect((await row(tx, first.id)).state).toBe('closed');
			const disagree = { rating: 1, verdict: 'not_solved', disagrees: true, text: 'У нас всё ещё темно' } as const;
			expect(await appeals.rateDecision(tx, applicant(second.id), second.id, disagree)).toEqual({ reopened: true });
			const [root, part] = [await row(tx, first.id), await row(tx, second.id)];
			expect([root.state, root.verdict, part.state, part.verdict]).toEqual(['in_work', 'solved', 'merged', 'not_solved']);
			expect(root.first_due_on.toString()).toBe(first.dueOn.toString());
			expect(await acts(tx, first.id, 'applicant')).toContain('appeal.reopened_by_other');
			const told = (await queuedMail(tx)).slice(-2).map((mail) => mail.to);
			expect(told.toSorted()).toEqual([INPUT.email, OTHER.email]);
			await expect(appeals.rateDecision(tx, applicant(second.id), second.id, disagree)).rejects.toMatchObject({ status: 409 });
		}));
});

describe('taking out again', () => {
	it('restores state, work and own term, whatever the order and depth; nothing is done twice', () =>
		rolledBack(t.db, async (tx) => {
			const who = await cast(tx);
			const { first, second } = await pair(tx, who);
			const third = await receive(tx, who, { email: undefined, phone: undefined, address: 'Абай 14' });
			const was = await row(tx, first.id);
			const works = await assignmentsOf(tx, { kind: 'appeal', id: first.id });
			await merge(tx, who.operator, first.id, second.number);
			await merge(tx, who.head, second.id, third.number);
			expect((await appeals.membersOf(tx, third.id)).map((one) => one.id).toSorted()).toEqual([first.id, second.id].toSorted());
			expect((await row(tx, third.id)).due_on.toString()).toBe(first.dueOn.toString());
			await unmerge(tx, who.operator, first.id);
			const now = await row(tx, first.id);
			for (const field of ['state', 'unit_id', 'executor_id'] as const) expect(now[field]).toBe(was[field]);
			expect([now.due_on, now.first_due_on].map(String)).toEqual([was.due_on, was.first_due_on].map(String));
			const strip = (list: Awaited<ReturnType<typeof assignmentsOf>>) =>
				list.map(({ id, state, personId, unitId, dueOn }) => [id, state, personId, unitId, String(dueOn)]);
			expect(strip(await assignmentsOf(tx, { kind: 'appeal', id: first.id }))).toEqual(strip(works));
			// The two roots are due by what is still in them.
			expect((await row(tx, third.id)).due_on.toString()).toBe(second.dueOn.toString());
			expect((await row(tx, second.id)).due_on.toString()).toBe(second.dueOn.toString());
			expect((await notices(tx, first.id)).map((one) => one.kind)).toEqual(['merged', 'unmerged']);
			expect(await acts(tx, first.id, 'applicant')).toContain('appeal.unmerged');
			expect(await acts(tx, second.id)).toContain('appeal.unmerged_from');
			await expect(unmerge(tx, who.operator, first.id)).rejects.toMatchObject({ code: 'appeals.not_merged' });
			await appeals.reportAppeal(tx, who.executor, first.id, { text: 'Шамдар ауыстырылды' });
			await decide(tx, who, first.id);
		}));

	it('happens by itself when the root is withdrawn; who takes back their own leaves the rest', () =>
		rolledBack(t.db, async (tx) => {
			const who = await cast(tx);
			const { first, second } = await pair(tx, who);
			const third = await inWork(tx, who, { email: undefined });
			await merge(tx, who.operator, first.id, second.number);
			await merge(tx, who.operator, third.id, second.number);
			await appeals.withdrawAppeal(tx, applicant(first.id), first.id, { reason: undefined });
			expect([(await row(tx, first.id)).state, (await row(tx, second.id)).state]).toEqual(['withdrawn', 'in_work']);
			expect((await row(tx, second.id)).due_on.toString()).toBe(second.dueOn.toString());
			await appeals.withdrawAppeal(tx, applicant(second.id), second.id, { reason: undefined });
			expect([(await row(tx, second.id)).state, (await row(tx, third.id)).state]).toEqual(['withdrawn', 'in_work']);
		}));

	it('finds the own term moved by a decree meanwhile, and the root with it', () =>
		rolledBack(t.db, async (tx) => {
			const who = await cast(tx);
			const { first, second } = await pair(tx, who);
			await merge(tx, who.operator, first.id, second.number);
			const to = first.dueOn.add({ days: 1 });
			await moveDueDates(tx, [{ subjectId: first.id, ruleId: 'consider', from: first.dueOn, to }] as unknown as Parameters<
				typeof moveDueDates
			>[1]);
			expect([(await row(tx, first.id)).due_on, (await row(tx, second.id)).due_on].map(String)).toEqual([String(to), String(to)]);
		}));
});

describe('figures', () => {
	it('count what was merged once', () =>
		rolledBack(t.db, async (tx) => {
			const who = await cast(tx);
			const count = async () =>
				(
					await appeals.openCounts(
						asReader(tx),
						who.operator,
						'unit',
						Temporal.PlainDate.from('2026-11-16'),
						Temporal.PlainDate.from('2026-11-16')
					)
				).open;
			const published = async () => {
				await sql`SELECT refresh_figures()`.execute(tx);
				const [sums] = await rows(
					tx,
					sql<{ received: number; open: number }>`SELECT sum(received)::int AS received, sum(open)::int AS open FROM appeal_figures`
				);
				return sums ?? { received: 0, open: 0 };
			};
			const { first, second } = await pair(tx, who);
			expect(await count()).toBe(2);
			const { received, open: stillOpen } = await published();
			await merge(tx, who.operator, second.id, first.number);
			expect(await count()).toBe(1);
			expect(await published()).toEqual({ received: received - 1, open: stillOpen - 1 });
		}));
});
