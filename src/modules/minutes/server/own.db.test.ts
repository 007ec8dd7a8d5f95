import { expect, it } from 'vitest';
import { testClock } from '../../../../test/clock.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { asReader } from '#platform/db/index.ts';
import { ANONYMOUS } from '#platform/identity/actor.ts';
import { announcedSitting, endedSitting, openedSitting, sittingWorld } from '#modules/sittings/server/fixture.ts';
import { judgeInput, ownAmendInput } from '../input.ts';
import * as minutes from './index.ts';

const database = testDatabase();
const at = testClock('2026-10-28');

it('is amended by the link of a seat: by who was there, once for the same words, until the last day; who was absent reads it', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await sittingWorld(tx);
		const id = await announcedSitting(tx, w);
		at('2026-11-12');
		const [first = ''] = await openedSitting(tx, w, id, 5);
		const db = asReader(tx);
		const seat = (n: number) => ({ eventId: id, seatId: w.seats[n] ?? expect.fail() });
		const page = (n: number) => minutes.presentOwnMinutes(db, 'en', seat(n));
		const said = { itemId: first, stands: 'Сөйледі: 5 минут', text: 'Сөйледі: 12 минут', why: 'Жазбада солай' };
		const propose = (n: number, changes: Record<string, string> = {}) =>
			minutes.proposeOwnAmendment(tx, ANONYMOUS, seat(n), ownAmendInput.parse({ ...said, ...changes }));
		await expect(page(0)).rejects.toMatchObject({ status: 404 });
		await expect(propose(0)).rejects.toMatchObject({ status: 404 });
		await endedSitting(tx, w.chair, id);
		expect(await page(1)).toMatchObject({ name: 'Мүше 2', tag: { text: 'draft' }, whyNot: undefined });
		expect(JSON.stringify((await page(1)).paper)).toContain('Жылу маусымы');
		// A link of somebody who held a seat no more when people began to come, or of another sitting.
		const elsewhere = { eventId: id, seatId: w.body.id };
		await expect(minutes.presentOwnMinutes(db, 'en', elsewhere)).rejects.toMatchObject({ status: 404 });
		await expect(minutes.proposeOwnAmendment(tx, ANONYMOUS, elsewhere, ownAmendInput.parse(said))).rejects.toMatchObject({ status: 404 });
		expect((await page(5)).whyNot).toContain('You were not at this sitting');
		expect((await page(5)).paper).toBeDefined();
		await expect(propose(5)).rejects.toMatchObject({ status: 403, code: 'minutes.not_there' });
		await expect(propose(0, { itemId: w.body.id })).rejects.toMatchObject({ field: 'itemId' });
		at('2026-11-17');
		for (let twice = 0; twice < 2; twice++) await propose(0);
		await propose(1, { stands: '', itemId: '' });
		const [mine, other] = (await minutes.presentMinutes(db, 'en', w.chair, id)).text?.amendments ?? [];
		expect(mine).toMatchObject({
			who: 'Мүше 1',
			notes: ['On item 1'],
			stands: said.stands,
			text: said.text,
			why: said.why,
			mayJudge: true
		});
		expect(other).toMatchObject({ who: 'Мүше 2', notes: [], stands: '' });
		const judge = (amendmentId: string, changes: object) =>
			minutes.judgeAmendment(tx, w.secretary, id, judgeInput.parse({ amendmentId, ...changes }));
		await judge(mine?.id ?? '', { decision: 'refused', reason: 'Жазбада бес минут' });
		await judge(other?.id ?? '', { decision: 'taken' });
		expect((await page(0)).amendments.map(({ tag, reason }) => [tag.text, reason])).toEqual([
			['refused', 'Жазбада бес минут'],
			['taken', '']
		]);
		at('2026-11-18');
		expect((await page(0)).whyNot).toContain('17 November 2026');
		await expect(propose(0, { text: 'Кеш түзету' })).rejects.toMatchObject({ status: 409, code: 'minutes.amend_term' });
		await minutes.approveMinutes(tx, w.chair, id);
		await expect(propose(0)).rejects.toMatchObject({ code: 'minutes.frozen' });
		// What closed items hold is read by the link no longer than it can be amended.
		expect(await page(0)).toMatchObject({ tag: { text: 'approved' }, paper: undefined, open: undefined });
		await minutes.publishMinutes(tx, w.secretary, id);
		expect((await page(0)).open).toBe(`/en/sittings/${id}/minutes`);
		const notes = (await minutes.presentPublicMinutes(db, 'en', id)).text?.paper.blocks.flatMap((block) =>
			block.kind === 'points' ? block.points.map((point) => point.notes) : []
		);
		expect(notes).toContainEqual([
			'What stands in the draft: «Сөйледі: 5 минут»',
			'Why: Жазбада солай',
			'Мүше 1, On item 1',
			'refused: Жазбада бес минут'
		]);
	});
});
