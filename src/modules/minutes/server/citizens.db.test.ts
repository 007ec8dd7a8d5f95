import { expect, it } from 'vitest';
import { testClock } from '../../../../test/clock.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { comments, discussionWorld, proposes, voice } from '../../../../test/discussion.ts';
import { queuedMail } from '../../../../test/letters.ts';
import { asReader } from '#platform/db/index.ts';
import * as discussion from '#modules/discussion/server/index.ts';
import { endedSitting, openedSitting } from '#modules/sittings/server/fixture.ts';
import * as sittings from '#modules/sittings/server/index.ts';
import * as minutes from './index.ts';

const database = testDatabase();
const at = testClock('2026-10-28');

it('says what citizens said of the agenda, and where each word of it has its place', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await discussionWorld(tx);
		const [one, other] = [await comments(tx, w, w.aigul), await comments(tx, w, w.berik, { comment: 'Шам түнде өшірілсін' })];
		const stop = await proposes(tx, w, w.aigul);
		for (const who of [w.aigul, w.berik]) await discussion.supportAll(tx, [{ actor: who, eventId: w.id, input: voice(stop) }]);
		const answer = (id: string, changes: object) =>
			discussion.answer(tx, w.secretary, w.id, { of: 'comment', id, kind: 'answer', answer: undefined, itemId: undefined, ...changes });
		await answer(one, { kind: 'minutes', itemId: w.item });
		await answer(other, { answer: 'Шам автоматты' });
		await answer(stop, { kind: 'taken' });
		at('2026-11-05');
		await sittings.announce(tx, w.secretary, w.id, { undiscussedReason: undefined, shortReason: undefined });
		at('2026-11-12');
		await openedSitting(tx, w, w.id);
		await endedSitting(tx, w.chair, w.id);
		const { blocks } = (await minutes.presentMinutes(asReader(tx), 'en', w.chair, w.id)).text?.paper ?? expect.fail();
		const facts = blocks.flatMap((block) => (block.kind === 'facts' ? block.rows : []));
		expect(facts.find(({ term }) => term === 'Discussion with citizens')?.value).toBe(
			'until 4 November 2026; comments: 3, items proposed: 1, left without an answer: 0'
		);
		const points = blocks.flatMap((block) => (block.kind === 'points' ? block.points : []));
		expect(points.map(({ text, notes }) => [text, notes[0]])).toEqual([
			['Аялдама салу', 'taken as item 3'],
			['Мектеп жаны да қараңғы', 'comments: 1, supported: 0']
		]);
	});
});

it('leaves nobody without an answer in silence: what was not answered stands in the minutes word for word, and the comment says where', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await discussionWorld(tx);
		const db = asReader(tx);
		await comments(tx, w, w.aigul, { comment: 'Көше шамы\nүш айдан бері жанбайды' });
		const hidden = await comments(tx, w, w.berik, { comment: 'Жасырылған пікір' });
		await discussion.hide(tx, w.secretary, w.id, { commentId: hidden, hideReason: 'insult', hideWords: 'Тіл тигізу' });
		await proposes(tx, w, w.aigul);
		at('2026-11-05');
		await sittings.announce(tx, w.secretary, w.id, { undiscussedReason: undefined, shortReason: undefined });
		at('2026-11-12');
		await openedSitting(tx, w, w.id);
		await endedSitting(tx, w.chair, w.id);
		at('2026-11-18');
		await minutes.approveMinutes(tx, w.chair, w.id);
		await minutes.publishMinutes(tx, w.chair, w.id);
		const { blocks } = (await minutes.presentPublicMinutes(db, 'en', w.id)).text?.paper ?? expect.fail();
		expect(blocks.filter((block) => block.kind === 'text' && block.text.startsWith('To these the body did not answer'))).toHaveLength(2);
		const points = blocks.flatMap((block) => (block.kind === 'points' ? block.points : []));
		expect(points.find(({ number }) => number === '№ 1')?.text).toBe('Көше шамы\nүш айдан бері жанбайды');
		expect(points.find(({ number }) => number === '№ 3')?.text).toContain('Аялдама салу');
		expect(JSON.stringify(blocks)).not.toContain('Жасырылған пікір');
		const own = (await discussion.presentOwn(db, 'en', w.aigul, w.id)).comments.map(({ tag, answer }) => [
			tag.text,
			answer?.place,
			answer?.href
		]);
		expect(own).toEqual([
			['Not answered, in the minutes', 'Stands in the minutes as it was said', `/en/sittings/${w.id}/minutes`],
			[
				'Not answered, in the minutes',
				expect.stringMatching(/^Stands in the minutes as it was said, item: 1\. /),
				`/en/sittings/${w.id}/minutes#item-${w.item}`
			]
		]);
		expect((await queuedMail(tx)).filter(({ text }) => text.includes('хаттамасында сөзбе-сөз тұр'))).toHaveLength(2);
		expect((await discussion.discussionFor(db, w.id)).unanswered).toBe(0);
	});
});
