import { expect, it } from 'vitest';
import { makeStaff } from '../../../../test/actors.ts';
import { testClock } from '../../../../test/clock.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { asReader, rows, sql, type Tx } from '#platform/db/index.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { tableFile } from '#platform/tables/index.ts';
import { auditorInput, officeInput, replyInput, resolutionInput } from '#modules/promises/assess-input.ts';
import { evidenceInput, verdictInput } from '#modules/promises/input.ts';
import { paper, programmeOf, promiseWorld, type World } from '#modules/promises/server/fixture.ts';
import * as promises from '#modules/promises/server/index.ts';
import { endedSitting, itemForm, openedSitting, sittingForm, sittingWorld } from '#modules/sittings/server/fixture.ts';
import * as sittings from '#modules/sittings/server/index.ts';
import { votedByHands } from '../../../../test/floor.ts';
import * as minutes from './index.ts';

const database = testDatabase();
const at = testClock('2026-10-28');

const marks = (mark: number) => Object.fromEntries(['whole', 'quality', 'time', 'use', 'open'].map((one) => [one, String(mark)]));
const resolved = (promiseId: string, voteId: string) =>
	resolutionInput.parse({
		promiseId,
		voteId,
		...marks(3),
		comment: 'Ауылда болып көрдік',
		decision: 'Уәде ішінара орындалды деп танылсын'
	});

const HEAD = ['Уәде', 'Елді мекен', 'Тақырып', 'Қалай тексеріледі', 'Мерзімі', 'Жауапты', 'Беті', 'Өлшем', 'Болған', 'Меже'];
const line = (w: World, i: number) => [
	`№ ${String(i)} уәде: ауылға ${String(1 + (i % 9))} шақырым су құбырын тартамыз`,
	w.villages[i % w.villages.length] ?? '',
	w.theme,
	'Әр үйдің шүмегінен су ағады',
	'31.10.2026',
	w.district.code,
	String(1 + (i % 60)),
	'шақырым',
	'0',
	'9'
];

/** A programme of so many promises, imported and published; one in twenty is worked, judged and assessed by the office and an auditor. */
async function programmeWorked(tx: Tx, w: World, count: number): Promise<{ id: string; number: number }[]> {
	const id = await promises.makeProgramme(tx, w.head, programmeOf(w, { termTo: '2027-01-09' }));
	const table = {
		name: 'k.csv',
		bytes: tableFile({ name: 'k', head: HEAD, rows: Array.from({ length: count }, (_, i) => line(w, i)) }, 'csv')
	};
	expect(await promises.importPromises(tx, w.head, id, table)).toEqual({ problems: [], promises: count });
	await promises.addDocument(tx, w.head, id, paper('Бағдарлама'));
	await promises.publishProgramme(tx, w.head, id);
	const list = await rows(
		tx,
		sql<{ id: string; number: number }>`SELECT id, number FROM promise WHERE programme_id = ${id} ORDER BY number`
	);
	const office = await makeStaff(tx, { role: 'head', unitId: w.district.id });
	for (const promise of list.filter(({ number }) => number % 20 === 1)) {
		const evidence = evidenceInput.parse({
			kind: 'link',
			evidence: 'Қабылдау актісі',
			onDay: '2026-10-20',
			link: 'https://example.org/akt',
			value: '4'
		});
		const shown = await promises.addEvidence(tx, w.executor, promise.id, evidence);
		const verdict = { verdict: 'compromise', verdictReason: 'Жартысы салынды, актісі бар', evidenceIds: shown };
		await promises.giveVerdict(tx, w.auditor, promise.id, verdictInput.parse(verdict));
		await promises.assess(tx, office, 'office', promise.id, officeInput.parse({ ...marks(5), comment: 'Бәрі орындалды' }));
		await promises.assess(tx, w.auditor, 'auditor', promise.id, auditorInput.parse({ ...marks(2), comment: 'Жартысы ғана бар' }));
	}
	return list;
}

it('reviews 2,000 promises to 200 villages at a sitting of their faction: each assessor apart, each resolution back at its promise', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await promiseWorld(tx, 200);
		const db = asReader(tx);
		const list = await programmeWorked(tx, w, 2_000);
		const s = await sittingWorld(tx, 9, { kind: 'faction', branch: w.branch });
		const id = await sittings.planSitting(tx, s.secretary, s.body.id, sittingForm(s));
		for (const territory of [w.region, w.villages[0] ?? ''])
			await sittings.addItem(tx, s.secretary, id, itemForm('Уәделерді қарау', { kind: 'promises', territory }));
		await sittings.announce(tx, s.secretary, id, { undiscussedReason: 'Уәделер ашық', shortReason: undefined });
		at('2026-11-12');
		const [region = '', village = ''] = await openedSitting(tx, s, id);
		const promise = list[0]?.id ?? '';
		let voteId = id;
		const resolve = (promiseId: string, itemId = region, actor: Actor = s.secretary) =>
			minutes.resolvePromise(tx, actor, { eventId: id, itemId }, resolved(promiseId, voteId));
		await expect(resolve(promise)).rejects.toMatchObject({ code: 'minutes.item_waits' });
		await sittings.beginItem(tx, s.chair, id, { itemId: region });
		const page = (wish = {}, item = region) => minutes.presentReviewPage(db, 'en', s.secretary, id, item, wish);
		const first = await page();
		// The promises come in by themselves: the whole, then a page of them, each assessor in their own words.
		expect(first.list?.stats[0]).toMatchObject({ label: 'all', value: '2,000' });
		expect(first.list?.items).toHaveLength(20);
		const assessed = (await page({}, village)).list?.items.find(({ number }) => number === '1');
		expect(assessed).toMatchObject({
			evidence: '1',
			office: '5 · 5 · 5 · 5 · 5',
			auditor: '2 · 2 · 2 · 2 · 2',
			faction: undefined,
			resolved: false
		});
		await expect(resolve(promise, region, s.stranger)).rejects.toMatchObject({ status: 404 });
		await expect(resolve(s.body.id)).rejects.toMatchObject({ status: 404 });
		// Without a vote, and after one that was lost, nothing was resolved.
		await expect(resolve(promise)).rejects.toMatchObject({ field: 'voteId', code: 'minutes.vote' });
		voteId = await votedByHands(tx, s, id, { yes: 2, no: 5 });
		await expect(resolve(promise)).rejects.toMatchObject({ field: 'voteId', code: 'minutes.vote_lost' });
		expect((await page({ promise })).resolve?.votes).toEqual([]);
		voteId = await votedByHands(tx, s, id, { yes: 5, no: 2 });
		expect((await page({ promise })).resolve?.votes.map(({ value }) => value)).toEqual([voteId]);
		// Whoever spoke for the office does not write the faction's word.
		const both = await makeStaff(tx, { role: 'head', unitId: w.district.id, name: 'Екі ауыз' });
		await promises.assess(tx, both, 'office', promise, officeInput.parse({ ...marks(5), comment: 'Бәрі дұрыс деп санаймыз' }));
		await expect(resolve(promise, region, { ...both, posts: [...both.posts, ...s.secretary.posts] })).rejects.toMatchObject({
			code: 'promises.one_hand'
		});
		for (const { id: one } of list.filter(({ number }) => number % 20 === 1)) await resolve(one);
		await sql`SAVEPOINT once`.execute(tx);
		await expect(resolve(promise)).rejects.toMatchObject({ code: '23505' });
		await sql`ROLLBACK TO SAVEPOINT once`.execute(tx);
		// Nobody judges what is of another village.
		await sittings.beginItem(tx, s.chair, id, { itemId: village });
		await expect(resolve(list[1]?.id ?? '', village)).rejects.toMatchObject({ status: 404 });
		const { one } = await page({ promise });
		expect([one?.resolved, one?.quote.startsWith('№ 0')]).toEqual([true, true]);
		// It goes back to the promise, where the office replies; the three stand side by side, and nowhere is there a number of all.
		const shown = await promises.presentPublicPromise(db, 'en', promise);
		expect(shown.said.assessors.map(({ last }) => last?.marks.map(({ mark }) => mark))).toEqual([
			['5', '5', '5', '5', '5'],
			['2', '2', '2', '2', '2'],
			['3', '3', '3', '3', '3']
		]);
		const faction = shown.said.assessors.at(-1)?.last;
		expect(faction?.decision).toMatchObject({
			text: 'Уәде ішінара орындалды деп танылсын',
			minutes: `/en/sittings/${id}/minutes#item-${region}`
		});
		const office = await makeStaff(tx, { role: 'head', unitId: w.district.id });
		await promises.replyTo(tx, office, promise, replyInput.parse({ to: faction?.id, reply: 'Қалғанын көктемде саламыз' }));
		await endedSitting(tx, s.chair, id);
		await expect(resolve(list[1]?.id ?? '')).rejects.toMatchObject({ code: 'sittings.not_now' });
		const { text } = await minutes.presentMinutes(db, 'en', s.chair, id);
		const points = text?.paper.blocks.flatMap((block) => (block.kind === 'points' ? block.points : [])) ?? [];
		expect(points).toHaveLength(100);
		expect(points[0]?.notes.at(-1)).toBe('Carried by vote 2');
		expect(points[0]?.notes[1]).toBe(
			`Marks: ${['done in full', 'quality', 'in time', 'use to people', 'openness'].map((one) => `${one} 3`).join(', ')}`
		);
	});
});

it('lets a council see the promises of a place, but only a faction resolve on them', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await promiseWorld(tx);
		const [one] = await programmeWorked(tx, w, 2);
		const s = await sittingWorld(tx, 9, { branch: w.branch });
		const id = await sittings.planSitting(tx, s.secretary, s.body.id, sittingForm(s));
		await sittings.addItem(tx, s.secretary, id, itemForm('Уәделерді қарау', { kind: 'promises', territory: w.villages[0] ?? '' }));
		await sittings.addItem(tx, s.secretary, id, itemForm('Басқа мәселе'));
		await sittings.announce(tx, s.secretary, id, { undiscussedReason: 'Уәделер ашық', shortReason: undefined });
		at('2026-11-12');
		const [item = '', other = ''] = await openedSitting(tx, s, id);
		await sittings.beginItem(tx, s.chair, id, { itemId: item });
		const page = await minutes.presentReviewPage(asReader(tx), 'kk', s.secretary, id, item, { promise: one?.id });
		expect([page.one?.quote.startsWith('№ 0'), page.resolve]).toEqual([true, undefined]);
		const resolve = minutes.resolvePromise(tx, s.secretary, { eventId: id, itemId: item }, resolved(one?.id ?? '', id));
		await expect(resolve).rejects.toMatchObject({ code: 'minutes.not_faction' });
		await expect(minutes.presentReviewPage(asReader(tx), 'kk', s.secretary, id, other, {})).rejects.toMatchObject({ status: 404 });
		await expect(minutes.presentReviewPage(asReader(tx), 'kk', s.stranger, id, item, {})).rejects.toMatchObject({ status: 404 });
	});
});
