import { expect, it } from 'vitest';
import { makeCitizen, makeStaff } from '../../../../test/actors.ts';
import { testClock } from '../../../../test/clock.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { queuedMail, queuedTexts } from '../../../../test/letters.ts';
import { setConfig } from '#platform/config.ts';
import { debtSources } from '#platform/calendar/debts.ts';
import { asReader, rows, sql, type Tx } from '#platform/db/index.ts';
import { ANONYMOUS } from '#platform/identity/actor.ts';
import { timelineOf } from '#platform/journal/index.ts';
import { newId } from '#platform/ids.ts';
import { announce, cancelSitting, itemsOf } from '#modules/sittings/server/index.ts';
import { thresholdInput } from '../input.ts';
import { comments, discussionWorld, proposes, voice } from '../../../../test/discussion.ts';
import * as discussion from './index.ts';
import { registerDiscussionDebts } from './debts.ts';

const database = testDatabase();
const at = testClock('2026-10-28');
const WORDS = 'Телефон нөмірі жазылған';
const noReasons = { undiscussedReason: undefined, shortReason: undefined };

/** What is owed of one kind, about a sitting. */
async function owed(tx: Tx, kind: string, about: string): Promise<string[]> {
	registerDiscussionDebts();
	const { select } = debtSources().get(kind) ?? {};
	if (select === undefined || typeof select === 'function') throw new Error(`no debts of ${kind}`);
	const list = await rows(tx, sql<{ due: Temporal.PlainDate }>`SELECT d.due_on AS due FROM (${select}) d WHERE d.about = ${about}`);
	return list.map(({ due }) => due.toString());
}

it('who has a telephone only is told by text message that there is news, and no word of it; where none go out, by their page', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await discussionWorld(tx);
		const writer = await makeCitizen(tx, '8 701 555 00 11', 'ru');
		const hide = async () => {
			const id = await comments(tx, w, writer);
			await discussion.hide(tx, w.secretary, w.id, { commentId: id, hideReason: 'personal', hideWords: WORDS });
		};
		await hide();
		expect(await queuedTexts(tx)).toEqual([]);
		const back = setConfig({ SMS_URL: { kind: 'http', url: 'http://127.0.0.1:9/', token: 't', from: 'Jauap', rate: 1 } });
		await hide();
		back();
		const [text, ...rest] = await queuedTexts(tx);
		expect([text?.to, rest, await queuedMail(tx)]).toEqual(['+77015550011', [], []]);
		expect(text?.text).toMatch(new RegExp(`^Отырысты талқылаудағы .*: http.*/kk/sittings/${w.id}/mine$`));
	});
});

it('a comment is hidden with a reason, its writer is told and appeals once, another person decides; what is hidden is read nowhere', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await discussionWorld(tx);
		const db = asReader(tx);
		const id = await comments(tx, w, w.berik, {
			comment: 'Көршінің нөмірі 87010000000',
			versionId: w.version,
			paragraph: '1',
			name: 'Қоңырау'
		});
		const hide = (who = w.secretary) => discussion.hide(tx, who, w.id, { commentId: id, hideReason: 'personal', hideWords: WORDS });
		const operator = await makeStaff(tx, { role: 'operator', unitId: w.body.id });
		await expect(hide(w.stranger)).rejects.toMatchObject({ status: 404 });
		await expect(hide(operator)).rejects.toMatchObject({ status: 403 });
		const appeal = (who: Parameters<typeof discussion.appeal>[1] = w.berik) =>
			discussion.appeal(tx, who, w.id, { commentId: id, appeal: 'Бұл менің өз нөмірім' });
		await expect(appeal()).rejects.toMatchObject({ code: 'discussion.not_hidden' });
		await hide();
		await expect(hide()).rejects.toMatchObject({ code: 'discussion.hidden' });
		await expect(discussion.supportAll(tx, [{ actor: w.aigul, eventId: w.id, input: voice(id) }])).rejects.toMatchObject({ status: 404 });
		const everything = async () =>
			JSON.stringify([
				await discussion.presentDiscussion(db, 'kk', ANONYMOUS, w.id, undefined),
				await discussion.presentParagraphs(db, 'kk', ANONYMOUS, { eventId: w.id, paperId: w.paper, version: undefined }),
				await discussion.discussionFor(db, w.id),
				await timelineOf(db, { kind: 'sitting', id: w.id }, 'public'),
				await tx.selectFrom('discussion_comment').select(['text', 'name', 'title']).where('id', '=', id).execute()
			]);
		for (const secret of ['87010000000', 'Қоңырау', WORDS]) expect(await everything()).not.toContain(secret);
		expect((await discussion.presentDiscussion(db, 'kk', ANONYMOUS, w.id, undefined))?.counts).toEqual([
			'Пікір: 0, оның ішінде ұсыныс: 0.',
			'Жасырылған пікір: 1 (біреудің жеке дерегі: 1).'
		]);
		const [letter] = (await queuedMail(tx)).filter(({ to }) => to === 'berik@example.kz');
		expect(letter?.text).toContain(WORDS);
		expect(letter?.text).toContain(`/kk/sittings/${w.id}/mine`);
		expect((await discussion.presentOwn(db, 'kk', w.berik, w.id)).comments).toMatchObject([{ mayAppeal: true, why: WORDS }]);
		await expect(appeal(w.aigul)).rejects.toMatchObject({ status: 404 });
		await expect(appeal(ANONYMOUS)).rejects.toMatchObject({ status: 403 });
		const decide = (who = w.chair) =>
			discussion.decideAppeal(tx, who, w.id, { commentId: id, outcome: 'restored', outcomeWords: 'Нөмір автордікі' });
		await expect(decide()).rejects.toMatchObject({ code: 'discussion.no_appeal' });
		await appeal();
		await expect(appeal()).rejects.toMatchObject({ code: 'discussion.appealed' });
		expect(await owed(tx, 'discussion_appeal', w.id)).toEqual(['2026-11-02']);
		const desk = await discussion.presentDeskDiscussion(db, 'kk', w.secretary, w.id, { list: 'appeals', cursor: undefined });
		expect(desk.comments).toMatchObject([
			{ sealed: { text: 'Көршінің нөмірі 87010000000', appeal: 'Бұл менің өз нөмірім' }, acts: { own: true, decide: false } }
		]);
		const seen = await discussion.presentDeskDiscussion(db, 'kk', operator, w.id, { list: 'appeals', cursor: undefined });
		expect(seen.comments).toMatchObject([{ sealed: undefined, acts: { hide: false } }]);
		await expect(discussion.presentDeskDiscussion(db, 'kk', w.stranger, w.id, { list: 'all', cursor: undefined })).rejects.toMatchObject({
			status: 404
		});
		await expect(decide(w.secretary)).rejects.toMatchObject({ code: 'discussion.own_hiding' });
		await decide();
		await expect(decide()).rejects.toMatchObject({ code: 'discussion.decided' });
		await expect(hide()).rejects.toMatchObject({ code: 'discussion.judged' });
		expect(await everything()).toContain('87010000000');
		expect(await owed(tx, 'discussion_appeal', w.id)).toEqual([]);
		expect((await discussion.presentDiscussion(db, 'en', ANONYMOUS, w.id, undefined))?.counts).toContain('Restored on appeal: 1.');
		expect((await queuedMail(tx)).filter(({ to }) => to === 'berik@example.kz')).toHaveLength(2);
	});
});

it('each comment or group gets an answer or a place in the minutes; what lacks one after the announcement is owed', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await discussionWorld(tx);
		const db = asReader(tx);
		const [one, two, three, four] = [
			await comments(tx, w, w.aigul),
			await comments(tx, w, w.berik),
			await comments(tx, w, w.aigul, { comment: 'Шам түнде өшірілсін' }),
			await comments(tx, w, w.berik, { comment: 'Қашан қойылады?' })
		];
		await discussion.supportAll(tx, [{ actor: w.aigul, eventId: w.id, input: voice(two) }]);
		const group = (changes: object) =>
			discussion.group(tx, w.secretary, w.id, {
				commentIds: [one],
				groupId: undefined,
				groupTitle: 'Мектеп жанына да шам керек',
				...changes
			});
		await expect(
			discussion.group(tx, w.stranger, w.id, { commentIds: [one], groupId: undefined, groupTitle: 'Бөтен' })
		).rejects.toMatchObject({ status: 404 });
		await expect(group({ commentIds: [newId()] })).rejects.toMatchObject({ status: 404 });
		await group({});
		const desk = () => discussion.presentDeskDiscussion(db, 'kk', w.secretary, w.id, { list: 'open', cursor: undefined });
		const groupId = (await desk()).groups[0]?.id ?? '';
		await group({ commentIds: [two], groupId, groupTitle: undefined });
		const answer = (changes: object) =>
			discussion.answer(tx, w.secretary, w.id, {
				of: 'comment',
				id: three,
				kind: 'answer',
				answer: 'Шам автоматты',
				itemId: undefined,
				...changes
			});
		await expect(answer({ id: one })).rejects.toMatchObject({ code: 'discussion.grouped' });
		await expect(answer({ kind: 'refused' })).rejects.toMatchObject({ code: 'discussion.no_proposal' });
		await expect(answer({ kind: 'minutes', itemId: newId() })).rejects.toMatchObject({ field: 'itemId' });
		await answer({ of: 'group', id: groupId, kind: 'minutes', answer: undefined, itemId: w.item });
		await expect(answer({ of: 'group', id: groupId })).rejects.toMatchObject({ code: 'discussion.answered' });
		await answer({});
		await expect(answer({})).rejects.toMatchObject({ code: 'discussion.answered' });
		await expect(group({ commentIds: [three] })).rejects.toMatchObject({ code: 'discussion.answered' });
		expect((await desk()).notice).toEqual({
			text: 'Жауапсыз пікір: 1. Отырыс хабарланған соң олар қарыз болып саналады.',
			tone: 'warning'
		});
		const page = await discussion.presentDiscussion(db, 'kk', ANONYMOUS, w.id, undefined);
		expect(page?.comments.map(({ tag, answer: said }) => [tag.text, said?.text ?? said?.place])).toEqual([
			['Жауабын күтуде', undefined],
			['Жауап берілді', 'Шам автоматты'],
			['Хаттамаға енеді', 'Хаттамада мына мәселеде көрсетіледі: 1. Көше жарығы'],
			['Хаттамаға енеді', 'Хаттамада мына мәселеде көрсетіледі: 1. Көше жарығы']
		]);
		expect((await queuedMail(tx)).filter(({ to }) => to === 'aigul@example.kz')).toHaveLength(2);
		expect(await owed(tx, 'discussion_answer', w.id)).toEqual([]);
		at('2026-11-05');
		await announce(tx, w.secretary, w.id, noReasons);
		expect(await owed(tx, 'discussion_answer', w.id)).toEqual(['2026-11-12']);
		expect(await discussion.discussionFor(db, w.id)).toMatchObject({
			comments: 4,
			unanswered: 1,
			proposals: 0,
			hidden: [],
			items: [],
			places: [{ itemId: w.item, text: 'Мектеп жанына да шам керек', comments: 2, supports: 1, note: null }]
		});
		await answer({ id: four, answer: 'Желтоқсанда' });
		expect([await owed(tx, 'discussion_answer', w.id), (await desk()).notice.tone]).toEqual([[], 'success']);
	});
});

it('a proposal that has the voices goes on the agenda or is refused with a reason before the agenda is final', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await discussionWorld(tx);
		const db = asReader(tx);
		const [stop, park, small] = [
			await proposes(tx, w, w.aigul),
			await proposes(tx, w, w.aigul, { proposal: 'Саябақ ашу' }),
			await proposes(tx, w, w.berik)
		];
		for (const id of [stop, park])
			for (const who of [w.aigul, w.berik]) await discussion.supportAll(tx, [{ actor: who, eventId: w.id, input: voice(id) }]);
		const answer = (id: string, changes: object = {}) =>
			discussion.answer(tx, w.secretary, w.id, { of: 'comment', id, kind: 'taken', answer: undefined, itemId: undefined, ...changes });
		await expect(
			discussion.group(tx, w.secretary, w.id, { commentIds: [stop], groupId: undefined, groupTitle: 'Аялдама' })
		).rejects.toMatchObject({ code: 'discussion.group_proposal' });
		await expect(answer(stop, { kind: 'answer', answer: 'Көреміз' })).rejects.toMatchObject({ code: 'discussion.must_decide' });
		at('2026-11-05');
		await expect(announce(tx, w.secretary, w.id, noReasons)).rejects.toMatchObject({ code: 'sittings.proposals_open', data: { n: 2 } });
		await answer(stop);
		await answer(park, { kind: 'refused', answer: 'Жер телімі жоқ' });
		await announce(tx, w.secretary, w.id, noReasons);
		expect((await itemsOf(tx, w.id)).map(({ number, title }) => [number, title.kk])).toEqual([
			['1', 'Көше жарығы'],
			['2', 'Құпия атау'],
			['3', 'Аялдама салу']
		]);
		expect(
			(await discussion.presentDiscussion(db, 'kk', ANONYMOUS, w.id, undefined))?.comments.map(({ supports, tag }) => [supports, tag.text])
		).toEqual([
			['Қолдайды: 0, керегі: 2', 'Жауабын күтуде'],
			['Қолдайды: 2, керегі: 2', 'Енгізілмеді'],
			['Қолдайды: 2, керегі: 2', 'Күн тәртібіне енді']
		]);
		expect((await discussion.discussionFor(db, w.id)).proposed).toMatchObject([
			{ title: 'Аялдама салу', supports: 2, refused: null },
			{ title: 'Саябақ ашу', supports: 2, itemId: null, refused: 'Жер телімі жоқ' },
			{ itemId: null, refused: null }
		]);
		await answer(small, { kind: 'answer', answer: 'Келесі отырыста көреміз' });
	});
});

it('a body sets its threshold from a day to come; a discussion that runs keeps its own', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await discussionWorld(tx, 5);
		const db = asReader(tx);
		const set = (changes: Record<string, string> = {}, who = w.keeper) =>
			discussion.setThreshold(
				tx,
				who,
				w.body.id,
				thresholdInput.parse({ validFrom: '2026-10-29', supports: '50', source: 'Регламент, 9-тармақ', ...changes })
			);
		await expect(set({}, w.secretary)).rejects.toMatchObject({ status: 403 });
		await expect(set({ validFrom: '2026-10-28' })).rejects.toMatchObject({ field: 'validFrom', code: 'discussion.rule_past' });
		await set();
		at('2026-10-30');
		expect(await discussion.presentThreshold(db, 'ru', w.keeper, w.body.id)).toMatchObject({
			now: 'Сейчас: 50',
			shipped: false,
			sets: true
		});
		expect((await discussion.presentThreshold(db, 'ru', w.secretary, w.body.id)).sets).toBe(false);
		await expect(discussion.presentThreshold(db, 'ru', w.keeper, w.root.id)).rejects.toMatchObject({ status: 404 });
		expect((await discussion.presentDiscussion(db, 'en', ANONYMOUS, w.id, undefined))?.threshold).toContain('at least 5 voices');
	});
});

it('what was said of a draft is answered also when the sitting is called off: it is owed, in words', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await discussionWorld(tx);
		const id = await comments(tx, w, w.aigul);
		expect(await owed(tx, 'discussion_answer', w.id)).toEqual([]);
		await cancelSitting(tx, w.secretary, w.id, { cancelReason: 'Зал жөндеуде', carry: true });
		expect(await owed(tx, 'discussion_answer', w.id)).toEqual(['2026-11-12']);
		const answer = (kind: 'answer' | 'minutes') =>
			discussion.answer(tx, w.secretary, w.id, { of: 'comment', id, kind, answer: 'Келесі отырыста қаралады', itemId: undefined });
		await expect(answer('minutes')).rejects.toMatchObject({ code: 'discussion.called_off' });
		await answer('answer');
		expect(await owed(tx, 'discussion_answer', w.id)).toEqual([]);
	});
});
