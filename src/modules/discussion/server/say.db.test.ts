import { expect, it } from 'vitest';
import { testClock } from '../../../../test/clock.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { asReader } from '#platform/db/index.ts';
import { ANONYMOUS } from '#platform/identity/actor.ts';
import { timelineOf } from '#platform/journal/index.ts';
import { newId } from '#platform/ids.ts';
import { addVersion, announce, withdrawItem } from '#modules/sittings/server/index.ts';
import { comments, discussionWorld, proposed, said, voice } from '../../../../test/discussion.ts';
import * as discussion from './index.ts';

const database = testDatabase();
const at = testClock('2026-10-28');

it('a citizen comments on items and paragraphs of the latest draft while it is discussed, and nobody else and nothing else', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await discussionWorld(tx);
		const say = (changes: Record<string, string> = {}, who: Parameters<typeof discussion.comment>[1] = w.aigul) =>
			discussion.comment(tx, who, w.id, said(w, changes));
		await expect(say({}, ANONYMOUS)).rejects.toMatchObject({ status: 403 });
		await expect(say({}, w.secretary)).rejects.toMatchObject({ status: 403 });
		await expect(say({ itemId: w.closed })).rejects.toMatchObject({ status: 404 });
		await expect(say({ itemId: newId() })).rejects.toMatchObject({ status: 404 });
		await expect(say({ versionId: w.version, paragraph: '3' })).rejects.toMatchObject({ status: 404 });
		const twice = said(w);
		expect([await discussion.comment(tx, w.aigul, w.id, twice), await discussion.comment(tx, w.aigul, w.id, twice)]).toEqual([1, 1]);
		expect(await say({ versionId: w.version, paragraph: '2', comment: 'Қай бюджеттен екенін жазыңыз' })).toBe(2);
		await addVersion(tx, w.secretary, w.id, { paperId: w.paper, body: 'Он екі шам қойылады.' });
		await expect(say({ versionId: w.version, paragraph: '1' })).rejects.toMatchObject({ code: 'discussion.old_version' });
		const db = asReader(tx);
		const page = await discussion.presentDiscussion(db, 'kk', w.aigul, w.id, undefined);
		expect(page).toMatchObject({ open: true, speaks: true, counts: ['Пікір: 2, оның ішінде ұсыныс: 0.'] });
		expect(page?.comments.map(({ number, by, about }) => [number, by, about.text])).toEqual([
			['№ 2', 'Айгүл', '1-мәселе, 2-нұсқа, 2-абзац'],
			['№ 1', 'Айгүл', '1-мәселе']
		]);
		const paper = { eventId: w.id, paperId: w.paper, version: 2 };
		const read = await discussion.presentParagraphs(db, 'kk', w.aigul, paper);
		expect(read).toMatchObject({ speaks: false, paragraphs: { 1: { comments: [] }, 2: { comments: [{ number: '№ 2' }] } } });
		expect(await discussion.presentParagraphs(db, 'kk', w.aigul, { ...paper, version: undefined })).toMatchObject({ speaks: true });
		const anybody = await discussion.presentDiscussion(db, 'kk', ANONYMOUS, w.id, undefined);
		expect(anybody).toMatchObject({ speaks: false, signIn: expect.stringContaining('sign-in?to=') as string, mine: undefined });
		// Of a closed item there is nothing to be spoken of.
		expect(Object.keys(anybody?.items ?? {})).toEqual([w.item]);
		expect(JSON.stringify(anybody)).not.toContain('Құпия');
		await withdrawItem(tx, w.secretary, w.id, { itemId: w.item, withdrawReason: 'Қайта әзірленеді' });
		await expect(say()).rejects.toMatchObject({ status: 404 });
		at('2026-11-05', '00:01');
		await expect(say()).rejects.toMatchObject({ code: 'discussion.closed' });
		await expect(discussion.propose(tx, w.aigul, w.id, proposed())).rejects.toMatchObject({ code: 'discussion.closed' });
		const own = await discussion.presentOwn(db, 'ru', w.aigul, w.id);
		expect(own.comments.map(({ number }) => number)).toEqual(['№ 2', '№ 1']);
		expect((await discussion.presentOwn(db, 'ru', w.berik, w.id)).comments).toEqual([]);
		// Who wrote stands in no journal.
		expect(JSON.stringify(await timelineOf(db, { kind: 'sitting', id: w.id }, 'staff'))).not.toContain(w.aigul.accountId);
	});
});

it('one writes so much of one agenda', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await discussionWorld(tx);
		for (let n = 0; n < 30; n++) await discussion.comment(tx, w.aigul, w.id, said(w));
		await expect(discussion.comment(tx, w.aigul, w.id, said(w))).rejects.toMatchObject({ code: 'discussion.many' });
		expect(await discussion.comment(tx, w.berik, w.id, said(w, { name: '' }))).toBe(31);
		const first = await discussion.presentDiscussion(asReader(tx), 'en', ANONYMOUS, w.id, undefined);
		expect(first?.comments).toHaveLength(30);
		expect(first?.comments[0]).toMatchObject({ by: 'A citizen' });
		const cursor = new URL(first?.older ?? '', 'https://example.org').searchParams.get('after') ?? undefined;
		expect((await discussion.presentDiscussion(asReader(tx), 'en', ANONYMOUS, w.id, cursor))?.comments.map(({ number }) => number)).toEqual(
			['№ 1']
		);
	});
});

it('one person has one voice for each thing, changes it and takes it back; when the rows go the count stays', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await discussionWorld(tx);
		const id = await comments(tx, w, w.aigul);
		const lend = (who: Actor, target: string, changes: Record<string, string> = {}) =>
			discussion.supportAll(tx, [{ actor: who, eventId: w.id, input: voice(target, changes) }]);
		const item = { target: 'item' };
		await expect(lend(ANONYMOUS, w.item, item)).rejects.toMatchObject({ status: 403 });
		await expect(lend(w.aigul, w.closed, item)).rejects.toMatchObject({ status: 404 });
		await expect(lend(w.aigul, newId())).rejects.toMatchObject({ status: 404 });
		await expect(lend(w.aigul, w.version, { target: 'paragraph', paragraph: '9' })).rejects.toMatchObject({ status: 404 });
		for (const who of [w.aigul, w.berik, w.berik]) await lend(who, w.item, item);
		await lend(w.berik, w.item, { ...item, stance: 'against' });
		await lend(w.aigul, w.version, { target: 'paragraph', paragraph: '1', stance: 'against' });
		await lend(w.berik, id);
		await lend(w.aigul, id);
		await lend(w.aigul, id, { stance: 'back' });
		const db = asReader(tx);
		const read = async () => {
			const page = await discussion.presentDiscussion(db, 'en', w.berik, w.id, undefined);
			const paper = await discussion.presentParagraphs(db, 'en', w.aigul, { eventId: w.id, paperId: w.paper, version: undefined });
			return [page?.items[w.item]?.tally, page?.comments[0]?.supports, paper?.paragraphs[1]?.tally];
		};
		const counted = ['For: 1, against: 1', 'Supported by: 1', 'For: 0, against: 1'];
		expect(await read()).toEqual(counted);
		expect((await discussion.presentDiscussion(db, 'en', w.berik, w.id, undefined))?.items[w.item]).toMatchObject({
			stance: -1,
			mine: 'You object.'
		});
		at('2026-11-05');
		await expect(lend(w.berik, id, { stance: 'back' })).rejects.toMatchObject({ code: 'discussion.closed' });
		await announce(tx, w.secretary, w.id, { undiscussedReason: undefined, shortReason: undefined });
		const handle = { reader: db, write: <T>(act: (inner: typeof tx) => Promise<T>) => act(tx) };
		at('2027-02-12');
		expect(await discussion.forgetSpeakers(handle)).toBe(0);
		at('2027-02-13');
		expect(await discussion.forgetSpeakers(handle)).toBe(1);
		expect(await discussion.forgetSpeakers(handle)).toBe(0);
		expect(await read()).toEqual(counted);
		const rows = await tx.selectFrom('discussion_comment').select('account_id').where('event_id', '=', w.id).execute();
		expect(rows.every(({ account_id }) => account_id === null)).toBe(true);
		expect((await tx.selectFrom('discussion_voice').select('at').where('event_id', '=', w.id).execute()).length).toBe(0);
	});
});
