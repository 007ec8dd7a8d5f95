import { expect, it } from 'vitest';
import { makeStaff } from '../../../../test/actors.ts';
import { testClock } from '../../../../test/clock.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { newId } from '#platform/ids.ts';
import { auditorInput, officeInput, panelInput, voiceInput } from '../assess-input.ts';
import { correctInput, evidenceInput, milestoneInput, verdictInput } from '../input.ts';
import { programmeOf, promiseForm, promiseOf, promiseWorld, published, type World } from './fixture.ts';
import * as promises from './index.ts';

const database = testDatabase();
const at = testClock('2025-11-03');

const MARKS = { whole: '4', quality: '3', time: '2', use: '5', open: '4' };
const said = { ...MARKS, comment: 'Су төрт көшеге келді, екеуіне жоқ' };

/** Everything that can stand on a line happens to a promise. */
async function worked(tx: Tx, w: World, id: string, promiseId: string): Promise<void> {
	await promises.setMilestone(
		tx,
		w.head,
		promiseId,
		milestoneInput.parse({ milestone: 'Бес шақырымын тарту', milestoneDue: '2025-11-10' })
	);
	const link = { kind: 'link', evidence: 'Қабылдау актісі', onDay: '2025-11-01', link: 'https://example.org/akt', value: '4' };
	const proof = await promises.addEvidence(tx, w.executor, promiseId, evidenceInput.parse(link));
	const corrected = promiseForm(w, { dueOn: '2026-03-31', page: '13' });
	await promises.correctPromise(tx, w.head, promiseId, correctInput.parse({ ...corrected, reason: 'Құжаттағы қате түзетілді' }));
	const office = await makeStaff(tx, { role: 'head', unitId: w.district.id });
	await promises.assess(tx, office, 'office', promiseId, officeInput.parse({ ...said, whole: '5' }));
	await promises.assess(tx, w.auditor, 'auditor', promiseId, auditorInput.parse({ ...said, whole: '2' }));
	const panel = panelInput.parse({ territory: w.villages[0], seats: '6', closesOn: '2025-11-20' });
	const [code = ''] = await promises.openPanel(tx, w.auditor, id, panel);
	await promises.giveVoice(tx, (await promises.seatOf(tx, code)).id, voiceInput.parse({ ...MARKS, promiseId }));
	const verdict = { verdict: 'compromise', verdictReason: 'Су төрт көшеге келді', evidenceIds: proof };
	await promises.giveVerdict(tx, w.auditor, promiseId, verdictInput.parse(verdict));
}

it('has each thing on its day: what was promised, done, shown and said, each assessor apart, and how the list changed', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await promiseWorld(tx);
		const db = asReader(tx);
		const { id, promiseId } = await published(tx, w);
		await worked(tx, w, id, promiseId);
		at('2025-12-01');
		await promises.addPromise(tx, w.head, id, { ...promiseOf(w, { territory: w.villages[1] }), reason: 'Түсіп қалған тармақ' });
		const of = (place: string | undefined) => promises.presentTimeline(db, 'en', { place });
		const { rows, axis, changes } = await of(w.villages[0]);
		const [row] = rows;
		expect(rows).toHaveLength(1);
		expect(row?.events.map(({ datetime, what, tone }) => [datetime, what, tone])).toEqual([
			['2025-11-01', 'Reading: 4 шақырым', undefined],
			['2025-11-03', 'Came on the list', undefined],
			['2025-11-03', 'Corrected: page of the document, due date', undefined],
			['2025-11-03', 'Assessment: The responsible unit', undefined],
			['2025-11-03', 'Assessment: An independent auditor', undefined],
			['2025-11-03', 'Verdict: kept in part', undefined],
			['2025-11-10', 'Milestone: overdue', 'late'],
			['2025-11-20', 'Assessment: People of the village', undefined],
			['2025-12-31', 'First promised day', undefined],
			['2026-03-31', 'Promised day', undefined]
		]);
		// Marks stand as they were given, by each who gave them.
		expect(row?.events.flatMap(({ text }) => (text?.includes('done in full') === true ? [text.split(': ')[1]] : []))).toEqual([
			'done in full 5, quality 3, in time 2, use to people 5, openness 4',
			'done in full 2, quality 3, in time 2, use to people 5, openness 4'
		]);
		expect(row?.events.find(({ what }) => what.startsWith('Corrected'))?.text).toBe('Reason: Құжаттағы қате түзетілді');
		// Two quarters, one of them of the next year; nothing of the first promised day is drawn twice.
		expect(axis.quarters).toEqual([
			{ at: 0, year: false, label: undefined },
			{ at: 50, year: true, label: '2026' }
		]);
		expect(row?.marks.map(({ mark }) => mark)).toEqual([
			'reading',
			'corrected',
			'corrected',
			'said',
			'said',
			'verdict',
			'late',
			'said',
			'due'
		]);
		expect(changes.map(({ what }) => what)).toEqual(['Promises added: 1 promise', 'Promise corrected: No. 1', 'Published']);
		expect((await of(w.villages[1])).rows.map(({ title }) => title)).toEqual(['Promise no. 2']);
		const whole = await promises.presentTimeline(db, 'en', { programme: id });
		expect([whole.of, whole.rows.length, whole.next]).toEqual(['Өңірлік бағдарлама', 2, undefined]);
		// On its own page, too, with who did what: their unit, and nobody by name.
		const page = await promises.presentPublicPromise(db, 'en', promiseId);
		expect(page.line.rows[0]?.events).toEqual(row?.events);
		const units = (await tx.selectFrom('unit').select(['id', 'name']).where('id', 'in', [w.branch.id, w.district.id]).execute()).map(
			({ id: unit, name }) => [unit, (name as { en: string }).en] as const
		);
		const name = new Map(units);
		expect(page.course.find(({ what }) => what === 'Corrected')?.note).toBe(name.get(w.branch.id));
		expect(page.course.find(({ what }) => what === 'Evidence added')?.note).toContain(name.get(w.district.id));
		for (const person of [w.head, w.executor, w.auditor]) expect(JSON.stringify([page, whole])).not.toContain(person.name);
	});
});

it('knows nothing of drafts, goes back page by page with nothing lost, and is 404 for what is not there', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await promiseWorld(tx);
		const db = asReader(tx);
		const draft = await promises.makeProgramme(tx, w.head, programmeOf(w));
		await promises.addPromise(tx, w.head, draft, promiseOf(w));
		expect(await promises.presentTimeline(db, 'kk', { place: w.region })).toMatchObject({ rows: [], changes: [], next: undefined });
		await expect(promises.presentTimeline(db, 'kk', { programme: draft })).rejects.toMatchObject({ status: 404 });
		await expect(promises.presentTimeline(db, 'kk', { programme: newId() })).rejects.toMatchObject({ status: 404 });
		await expect(promises.presentTimeline(db, 'kk', { place: '000000000' })).rejects.toMatchObject({ status: 404 });
		const { id } = await published(tx, w);
		for (let n = 0; n < 44; n++) {
			const dueOn = Temporal.PlainDate.from('2025-01-10')
				.add({ days: n * 7 })
				.toString();
			await promises.addPromise(tx, w.head, id, { ...promiseOf(w, { quote: `Уәде сөзі ${String(n)}`, dueOn }), reason: 'Түсіп қалған' });
		}
		const first = await promises.presentTimeline(db, 'kk', { place: w.region });
		expect([first.rows.length, first.changes.length]).toEqual([40, 20]);
		const cursor = new URL(first.next ?? '', 'http://x').searchParams.get('after') ?? '';
		const second = await promises.presentTimeline(db, 'kk', { place: w.region, cursor });
		expect([second.rows.length, second.next]).toEqual([5, undefined]);
		expect(new Set([...first.rows, ...second.rows].map((one) => one.id)).size).toBe(45);
	});
});
