import { expect, it } from 'vitest';
import { makeCitizen, makeStaff, makeUnit } from '../../../../test/actors.ts';
import { testClock } from '../../../../test/clock.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { debtSources } from '#platform/calendar/debts.ts';
import { asReader, rows, sql, type Tx } from '#platform/db/index.ts';
import { ANONYMOUS } from '#platform/identity/actor.ts';
import { timelineOf } from '#platform/journal/index.ts';
import {
	auditorInput,
	criterionInput,
	commentInput,
	decideInput,
	disputeInput,
	factionInput,
	officeInput,
	panelInput,
	replyInput,
	retireCriterionInput,
	voiceInput
} from '../assess-input.ts';
import { evidenceInput, verdictInput } from '../input.ts';
import { promiseWorld, published } from './fixture.ts';
import * as promises from './index.ts';

const database = testDatabase();
const at = testClock('2025-11-03');

const marks = (mark: number) => Object.fromEntries(['whole', 'quality', 'time', 'use', 'open'].map((one) => [one, String(mark)]));
const said = (mark: number, more: Record<string, unknown> = {}) => ({ ...marks(mark), comment: 'Су барлық үйге келмеді', ...more });
const owed = async (tx: Tx, kind: string, today: string) => {
	const { select } = debtSources().get(kind) ?? {};
	const query = typeof select === 'function' ? select(Temporal.PlainDate.from(today)) : select;
	if (query === undefined) throw new Error(`no debts of ${kind}`);
	return (await rows(tx, sql<{ about: string; due_on: Temporal.PlainDate }>`SELECT d.about, d.due_on FROM (${query}) d`)).map((one) => [
		one.about,
		one.due_on.toString()
	]);
};

it('keeps assessors apart, lets the office reply in time and once, and says where they differ', async () => {
	await rolledBack(database.db, async (tx) => {
		promises.registerPromiseJobs();
		const w = await promiseWorld(tx);
		const db = asReader(tx);
		const { promiseId } = await published(tx, w);
		const faction = await makeUnit(tx, { kind: 'faction', parentId: w.branch.id });
		const leader = await makeStaff(tx, { role: 'head', unitId: faction.id });
		const office = await makeStaff(tx, { role: 'head', unitId: w.district.id });
		const decided = {
			factionId: faction.id,
			decision: 'Уәде толық орындалмады деп танылсын',
			decisionOn: '2025-11-01',
			decisionNumber: '12-ш',
			decisionLink: 'https://example.org/12'
		};
		await expect(promises.assess(tx, w.executor, 'office', promiseId, officeInput.parse(said(5)))).rejects.toMatchObject({ status: 403 });
		await expect(promises.assess(tx, office, 'auditor', promiseId, auditorInput.parse(said(5)))).rejects.toMatchObject({ status: 403 });
		await expect(promises.assess(tx, w.stranger, 'faction', promiseId, factionInput.parse(said(5, decided)))).rejects.toMatchObject({
			field: 'factionId'
		});
		const ahead = factionInput.parse(said(2, { ...decided, decisionOn: '2025-11-04' }));
		await expect(promises.assess(tx, leader, 'faction', promiseId, ahead)).rejects.toMatchObject({ field: 'decisionOn' });
		expect(officeInput.safeParse(said(6)).error?.issues[0]?.message).toBe('promises.mark');
		// A post above the faction does not speak for it, and its word has a number and a document.
		const above = await makeStaff(tx, { role: 'branch_head', unitId: w.branch.id });
		await expect(promises.assess(tx, above, 'faction', promiseId, factionInput.parse(said(5, decided)))).rejects.toMatchObject({
			field: 'factionId'
		});
		expect(
			factionInput.safeParse(said(5, { ...decided, decisionNumber: '', decisionLink: 'x' })).error?.issues.map(({ path }) => path[0])
		).toEqual(['decisionNumber', 'decisionLink']);
		// One person is one assessor of a promise, whatever their posts.
		const person = { ...above, posts: [...above.posts, ...leader.posts] };
		await promises.assess(tx, person, 'office', promiseId, officeInput.parse(said(4)));
		await expect(promises.assess(tx, person, 'faction', promiseId, factionInput.parse(said(5, decided)))).rejects.toMatchObject({
			code: 'promises.one_hand'
		});
		expect((await promises.presentPromise(db, 'kk', person, promiseId)).assess?.as).toEqual(['office']);
		const own = await promises.assess(tx, office, 'office', promiseId, officeInput.parse(said(5)));
		const audited = await promises.assess(tx, w.auditor, 'auditor', promiseId, auditorInput.parse(said(3)));
		await promises.assess(tx, leader, 'faction', promiseId, factionInput.parse(said(2, decided)));
		const shown = async () => (await promises.presentPublicPromise(db, 'en', promiseId)).said;
		const { assessors, differ } = await shown();
		expect(assessors.map(({ assessor, last }) => [assessor, last?.marks.map(({ mark }) => mark).join('')])).toEqual([
			['office', '55555'],
			['auditor', '33333'],
			['faction', '22222']
		]);
		expect([assessors[2]?.last?.decision?.day, assessors[2]?.last?.decision?.paper, differ]).toEqual([
			'Decision of the faction of 1 November 2025',
			{ href: 'https://example.org/12', label: 'Decision No. 12-ш, the document' },
			'They do not agree: done in full, quality, in time, use to people, openness.'
		]);
		expect(JSON.stringify(await shown())).not.toMatch(/average|3\.3/i);
		expect((await owed(tx, 'promise_reply', '2025-11-03')).map(([about]) => about)).toEqual([promiseId, promiseId]);
		const reply = (to: string, actor = office) =>
			promises.replyTo(tx, actor, promiseId, replyInput.parse({ to, reply: 'Қалған екі үй желтоқсанда қосылады' }));
		await expect(reply(audited, w.auditor)).rejects.toMatchObject({ status: 403 });
		await expect(reply(own)).rejects.toMatchObject({ status: 404 });
		await reply(audited);
		await expect(reply(audited)).rejects.toMatchObject({ code: 'promises.replied' });
		// A reply is the office's word: who spoke as another does not write it.
		const [factionWord = ''] = assessors.flatMap(({ assessor, last }) => (assessor === 'faction' && last !== undefined ? [last.id] : []));
		await expect(reply(factionWord, { ...leader, posts: [...leader.posts, ...office.posts] })).rejects.toMatchObject({
			code: 'promises.one_hand'
		});
		at('2025-12-20');
		const late = await shown();
		expect(late.assessors.map(({ last }) => last?.reply?.state)).toEqual([undefined, 'given', 'lapsed']);
		expect(await owed(tx, 'promise_reply', '2025-12-20')).toEqual([]);
	});
});

it('hears residents by code, one voice each, shown from five and read before it is shown', async () => {
	await rolledBack(database.db, async (tx) => {
		at('2025-11-03');
		const w = await promiseWorld(tx);
		const db = asReader(tx);
		const { id, promiseId } = await published(tx, w);
		const form = (changes: Record<string, unknown> = {}) =>
			panelInput.parse({ territory: w.villages[0], seats: '6', closesOn: '2025-11-20', ...changes });
		// The office that is judged does not choose who judges.
		await expect(promises.openPanel(tx, w.head, id, form())).rejects.toMatchObject({ status: 403 });
		await expect(promises.openPanel(tx, w.auditor, id, form({ territory: w.villages[1] }))).rejects.toMatchObject({
			code: 'promises.nothing_there'
		});
		await expect(promises.openPanel(tx, w.auditor, id, form({ closesOn: '2025-11-03' }))).rejects.toMatchObject({
			code: 'promises.to_come'
		});
		const codes = await promises.openPanel(tx, w.auditor, id, form());
		expect(new Set(codes).size).toBe(6);
		const kept = await rows(tx, sql<{ text: string }>`SELECT row_to_json(s)::text AS text FROM promise_seat s`);
		expect(kept.some(({ text }) => codes.some((code) => text.includes(code)))).toBe(false);
		const voice = async (code: string, mark: number, comment?: string) =>
			promises.giveVoice(
				tx,
				(await promises.seatOf(tx, code)).id,
				voiceInput.parse({ ...marks(mark), promiseId, ...(comment === undefined ? {} : { comment }) })
			);
		await expect(voice('AAAAA-AAAAA', 1)).rejects.toMatchObject({ status: 404 });
		await expect(promises.seatOf(db, 'AAAAA')).rejects.toMatchObject({ status: 404 });
		const panel = async () => (await promises.presentPublicPromise(db, 'en', promiseId)).said.panel;
		for (const code of codes.slice(0, 4)) await voice(code, 2);
		// Said anew it is still one voice, and of few nothing is shown.
		await voice(codes[0] ?? '', 5, 'Су тек таңертең ғана келеді');
		expect([(await panel())?.text, (await panel())?.spread]).toEqual(['Residents who voted: 4, codes handed out: 6', undefined]);
		await voice(codes[4] ?? '', 1);
		expect((await panel())?.spread?.[0]?.counts).toEqual(['1', '3', '0', '0', '1']);
		expect((await panel())?.comments).toEqual([]);
		const desk = await promises.presentPromise(db, 'kk', w.auditor, promiseId);
		const [waiting] = desk.assess?.waiting.comments ?? [];
		expect((await promises.presentPromise(db, 'kk', w.head, promiseId)).assess?.waiting.comments).toEqual([]);
		const read = (actor = w.auditor) =>
			promises.readComment(tx, actor, promiseId, commentInput.parse({ seatId: waiting?.seatId, show: 'shown' }));
		await expect(read(w.head)).rejects.toMatchObject({ status: 403 });
		await read();
		expect((await panel())?.comments.map(({ text }) => text)).toEqual(['Су тек таңертең ғана келеді']);
		expect(
			(await promises.presentSeat(db, 'kk', (await promises.seatOf(db, codes[0] ?? '')).id)).promises.map(({ given, values }) => [
				given,
				values.whole
			])
		).toEqual([[true, '5']]);
		at('2025-11-21');
		await expect(voice(codes[5] ?? '', 5)).rejects.toMatchObject({ code: 'promises.panel_closed' });
	});
});

it('strikes evidence that a dispute was upheld of, and the verdict that rests on it falls', async () => {
	await rolledBack(database.db, async (tx) => {
		at('2025-11-03');
		const w = await promiseWorld(tx);
		const db = asReader(tx);
		const { promiseId } = await published(tx, w);
		const brought = evidenceInput.parse({
			kind: 'link',
			evidence: 'Қабылдау актісі',
			onDay: '2025-11-01',
			link: 'https://example.org/akt',
			value: '10'
		});
		const evidenceId = await promises.addEvidence(tx, w.executor, promiseId, brought);
		const verdict = { verdict: 'kept', doneOn: '2025-11-01', verdictReason: 'Су барлық үйге жеткізілді', evidenceIds: evidenceId };
		await promises.giveVerdict(tx, w.auditor, promiseId, verdictInput.parse(verdict));
		const citizen = await makeCitizen(tx, 'turgyn@example.org');
		const words = 'Менің көршім Сәуленің үйіне су әлі келген жоқ';
		const dispute = (actor: Parameters<typeof promises.dispute>[1] = citizen) =>
			promises.dispute(tx, actor, promiseId, disputeInput.parse({ evidenceId, text: words }));
		for (const nobody of [ANONYMOUS, w.head]) await expect(dispute(nobody)).rejects.toMatchObject({ status: 403 });
		await dispute();
		expect((await owed(tx, 'promise_dispute', '2025-11-03')).map(([about]) => about)).toEqual([promiseId]);
		// The words are for who decides alone.
		const open = await promises.presentPublicPromise(db, 'kk', promiseId);
		expect([open.said.disputes.length, JSON.stringify(open).includes('Сәуле')]).toEqual([1, false]);
		expect(JSON.stringify(await timelineOf(db, { kind: 'promise', id: promiseId }, 'staff'))).not.toMatch(/Сәуле|turgyn/);
		const desk = await promises.presentPromise(db, 'kk', w.auditor, promiseId);
		const [waiting] = desk.assess?.waiting.disputes ?? [];
		expect(waiting?.text).toBe(words);
		const decide = (outcome: string, actor = w.auditor) =>
			promises.decideDispute(
				tx,
				actor,
				promiseId,
				decideInput.parse({ disputeId: waiting?.id, outcome, decisionReason: 'Екі үйге су қосылмаған' })
			);
		await expect(decide('upheld', w.executor)).rejects.toMatchObject({ status: 403 });
		await decide('upheld');
		await expect(decide('rejected')).rejects.toMatchObject({ code: 'promises.decided' });
		const after = await promises.presentPublicPromise(db, 'en', promiseId);
		expect([after.verdict, after.judged?.holds, after.progress?.text, after.evidence[0]?.struck]).toEqual([
			undefined,
			false,
			'not begun',
			'Counts as no evidence: Екі үйге су қосылмаған'
		]);
	});
});

it('asks for the criteria of the day, and what was assessed or opened before keeps its own', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await promiseWorld(tx);
		const { id, promiseId } = await published(tx, w);
		const root = await tx.selectFrom('unit').select('id').where('parent_id', 'is', null).executeTakeFirstOrThrow();
		const keeper = await makeStaff(tx, { role: 'administrator', unitId: root.id });
		const office = await makeStaff(tx, { role: 'head', unitId: w.district.id });
		const edition = (changes: Record<string, string> = {}) =>
			criterionInput.parse({
				nameKk: 'тұрақтылығы',
				nameEn: 'lasting',
				source: 'Шешім № 5',
				validFrom: '2025-11-10',
				reason: 'Ауылдар сұрады',
				...changes
			});
		const end = (retired: string, validTo: string) => retireCriterionInput.parse({ retired, validTo, retireReason: 'Басқасы қамтиды' });
		for (const stranger of [w.head, w.auditor, await makeStaff(tx, { role: 'administrator', unitId: w.branch.id })]) {
			await expect(promises.addCriterion(tx, stranger, edition())).rejects.toMatchObject({ status: 403 });
			await expect(promises.retireCriterion(tx, stranger, end('open', '2025-11-09'))).rejects.toMatchObject({ status: 403 });
		}
		await expect(promises.addCriterion(tx, keeper, edition({ validFrom: '2025-11-03' }))).rejects.toMatchObject({
			code: 'promises.from_tomorrow'
		});
		await expect(promises.addCriterion(tx, keeper, edition({ code: 'nothing' }))).rejects.toMatchObject({ field: 'code' });
		const [code = ''] = await promises.openPanel(
			tx,
			w.auditor,
			id,
			panelInput.parse({ territory: w.villages[0], seats: '6', closesOn: '2025-11-20' })
		);
		await promises.assess(tx, office, 'office', promiseId, officeInput.parse(said(5)));
		await promises.addCriterion(tx, keeper, edition());
		await promises.addCriterion(tx, keeper, edition({ code: 'whole', nameEn: 'finished' }));
		await expect(promises.addCriterion(tx, keeper, edition({ code: 'whole' }))).rejects.toMatchObject({ code: 'promises.criterion_taken' });
		await promises.retireCriterion(tx, keeper, end('open', '2025-11-09'));
		await expect(promises.retireCriterion(tx, keeper, end('open', '2025-11-09'))).rejects.toMatchObject({
			code: 'promises.criterion_retired'
		});

		at('2025-11-10');
		await expect(promises.assess(tx, office, 'office', promiseId, officeInput.parse(said(4)))).rejects.toMatchObject({
			field: 'c6',
			code: 'promises.mark'
		});
		const { open: gone, ...kept } = said(4, { c6: '4' }) as Record<string, unknown>;
		await expect(promises.assess(tx, office, 'office', promiseId, officeInput.parse({ ...kept, open: gone }))).rejects.toMatchObject({
			field: 'open'
		});
		await promises.assess(tx, office, 'office', promiseId, officeInput.parse(kept));
		const { assessors } = (await promises.presentPublicPromise(asReader(tx), 'en', promiseId)).said;
		const named = (one: { marks: { name: string }[] } | undefined) => one?.marks.map(({ name }) => name);
		expect(named(assessors[0]?.last)).toEqual(['finished', 'quality', 'in time', 'use to people', 'lasting']);
		expect(named(assessors[0]?.earlier[0])).toEqual(['done in full', 'quality', 'in time', 'use to people', 'openness']);
		// Everybody of a panel marks the same, however the criteria change meanwhile.
		expect(
			(await promises.presentSeat(asReader(tx), 'en', (await promises.seatOf(tx, code)).id)).criteria.map(({ name }) => name)
		).toContain('openness');
		await promises.giveVoice(tx, (await promises.seatOf(tx, code)).id, voiceInput.parse({ ...marks(3), promiseId }));
		const { list } = await promises.presentCriteria(asReader(tx), 'en');
		expect(list.map(({ name, days }) => [name, days]).slice(0, 2)).toEqual([
			['finished', 'from 10 November 2025'],
			['done in full', '1 January 2020 – 9 November 2025']
		]);
	});
});
