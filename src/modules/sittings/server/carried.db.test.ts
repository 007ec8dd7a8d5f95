import { expect, it } from 'vitest';
import { testClock } from '../../../../test/clock.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { readableFile } from '#platform/files/index.ts';
import { ANONYMOUS, type Actor } from '#platform/identity/actor.ts';
import { timelineOf } from '#platform/journal/index.ts';
import { cancelSittingInput, endInput } from '../agenda-input.ts';
import { paperInput, versionInput } from '../paper-input.ts';
import { announcedSitting, itemForm, openedSitting, sittingForm, sittingWorld, type SittingWorld } from './fixture.ts';
import * as sittings from './index.ts';

const database = testDatabase();
const at = testClock('2026-10-28');

const plan = (tx: Tx, w: SittingWorld, day: string, changes: Record<string, string> = {}) =>
	sittings.planSitting(tx, w.secretary, w.body.id, sittingForm(w, { day, ...changes }));
const agenda = async (tx: Tx, id: string) =>
	(await sittings.itemsOf(tx, id)).map(
		({ number, title, withdrawnAt }) => `${number} ${title.kk}${withdrawnAt === null ? '' : ' (алынды)'}`
	);

it('what was not taken is on the agenda of the next sitting by itself, once, and each says where the other is', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await sittingWorld(tx);
		const id = await announcedSitting(tx, w);
		const next = await plan(tx, w, '2026-12-03');
		await sittings.addItem(tx, w.secretary, next, itemForm('Қар тазалау'));
		await plan(tx, w, '2026-12-20');
		at('2026-11-12');
		const [heat = '', rules = ''] = await openedSitting(tx, w, id);
		await sittings.beginItem(tx, w.chair, id, { itemId: heat });
		await sittings.endSitting(tx, w.chair, id, endInput.parse({ [`left.${rules}`]: 'next', leftReason: 'Уақыт жетпеді' }));
		expect(await agenda(tx, next)).toEqual(['1 Қар тазалау', '2 Ережені өзгерту']);
		// A sitting that is planned later finds nothing that has gone on already.
		expect(await agenda(tx, await plan(tx, w, '2026-12-25'))).toEqual([]);
		const [, went] = await sittings.itemsOf(tx, next);
		expect(went).toMatchObject({ majority: 2, minutes: 20, rapporteur: 'Баяндамашы', movedAt: null, addedReason: null });
		// What citizens may not know of yet is not named to them.
		const links = async (of: string) =>
			(await sittings.presentPublicSitting(asReader(tx), 'ru', of)).items.map((item) => item.links.map(({ text }) => text));
		expect(await links(id)).toEqual([[], []]);
		at('2026-11-13');
		await sittings.openDiscussion(tx, w.secretary, next);
		expect(await links(id)).toEqual([[], ['Перешёл на заседание № 2']]);
		expect(await links(next)).toEqual([[], ['Перешёл с заседания № 1']]);
	});
});

it('papers come with their item as they stood last, and a file is read wherever it lies open', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await sittingWorld(tx);
		const id = await plan(tx, w, '2026-11-12');
		const itemId = await sittings.addItem(tx, w.secretary, id, itemForm('Жылу'));
		const paper = (paperTitle: string, body?: string) => paperInput.parse({ itemId, paperKind: 'draft', paperTitle, body });
		const draft = await sittings.addPaper(tx, w.secretary, id, paper('Шешім жобасы', 'Бірінші сөз'));
		await sittings.addVersion(tx, w.secretary, id, versionInput.parse({ paperId: draft, body: 'Екінші сөз' }));
		at('2026-10-28', '12:30');
		const table = { name: 'keste.txt', bytes: Buffer.from('ауыл,үй\nЖыланды,120\n') };
		await sittings.addPaper(tx, w.secretary, id, paper('Кесте'), table);
		const gone = await sittings.addPaper(tx, w.secretary, id, paper('Алынған', 'Керексіз болған қағаз'));
		await sittings.withdrawPaper(tx, w.secretary, id, { paperId: gone, withdrawReason: 'Қате қойылды' });
		await sittings.cancelSitting(tx, w.secretary, id, cancelSittingInput.parse({ cancelReason: 'Басқа күнге' }));
		const next = await plan(tx, w, '2026-11-26');
		const papers = await sittings.papersOf(tx, next);
		expect(papers.map(({ title, versions }) => [title, versions.map(({ version, text }) => [version, text])])).toEqual([
			['Шешім жобасы', [[1, 'Екінші сөз']]],
			['Кесте', [[1, null]]]
		]);
		const fileId = papers[1]?.versions[0]?.fileId ?? expect.fail();
		const read = (actor: Actor) => readableFile(asReader(tx), actor, fileId);
		await expect(read(ANONYMOUS)).rejects.toMatchObject({ status: 404 });
		await sittings.openDiscussion(tx, w.secretary, next);
		expect((await read(ANONYMOUS)).bytes).toEqual(table.bytes);
	});
});

it('of a sitting that could not be held everything goes on, parts below their whole, and what was closed stays closed', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await sittingWorld(tx);
		const id = await plan(tx, w, '2026-11-12', { closedGround: 'Жеке деректер' });
		const roads = await sittings.addItem(tx, w.secretary, id, itemForm('Жол'));
		await sittings.addItem(tx, w.secretary, id, itemForm('Бұрынғы шешімдер', { kind: 'decisions' }));
		await sittings.addItem(tx, w.secretary, id, itemForm('Көпір', { parentId: roads }));
		const gone = await sittings.addItem(tx, w.secretary, id, itemForm('Алынатын'));
		await sittings.withdrawItem(tx, w.secretary, id, { itemId: gone, withdrawReason: 'Керегі жоқ болды' });
		await sittings.announce(tx, w.secretary, id, { undiscussedReason: 'Күтпейді', shortReason: 'Шұғыл' });
		at('2026-11-12');
		await sittings.beginCheckIn(tx, w.secretary, id);
		await sittings.endSitting(tx, w.secretary, id);
		const next = await plan(tx, w, '2026-11-19');
		expect(await agenda(tx, next)).toEqual(['1 Жол', '1.1 Көпір']);
		expect((await sittings.itemsOf(tx, next)).map(({ closedGround }) => closedGround)).toEqual(['Жеке деректер', 'Жеке деректер']);
	});
});

it('a sitting that is called off gives its agenda to the next one, unless its items are dropped', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await sittingWorld(tx);
		const off = async (carry: 'next' | 'none') => {
			const id = await announcedSitting(tx, w);
			await sittings.cancelSitting(tx, w.secretary, id, cancelSittingInput.parse({ cancelReason: 'Зал жөндеуде', carry }));
			return id;
		};
		await off('none');
		expect(await agenda(tx, await plan(tx, w, '2026-11-20'))).toEqual([]);
		const id = await off('next');
		const [first] = await sittings.itemsOf(tx, id);
		expect(first).toMatchObject({ movedReason: 'Зал жөндеуде' });
		expect(await sittings.otherSittings(tx, id)).toContainEqual(
			expect.objectContaining({ itemId: first?.id, way: 'onward', ordinal: 2, known: false })
		);
	});
});

it('a part of a closed whole stays closed when it goes on alone, and of a sitting that nobody knew of nobody reads', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await sittingWorld(tx);
		const id = await plan(tx, w, '2026-11-12');
		const whole = await sittings.addItem(tx, w.secretary, id, itemForm('Тұтас', { closedGround: 'Жеке деректер' }));
		const part = await sittings.addItem(tx, w.secretary, id, itemForm('Бөлігі', { parentId: whole }));
		await tx.updateTable('sitting_item').set({ withdrawn_at: now(), withdrawn_reason: 'Керексіз' }).where('id', '=', whole).execute();
		await sittings.addPaper(
			tx,
			w.secretary,
			id,
			paperInput.parse({ itemId: part, paperKind: 'draft', paperTitle: 'Жоба', body: 'Құпия сөздер' })
		);
		await sittings.cancelSitting(tx, w.secretary, id, cancelSittingInput.parse({ cancelReason: 'Басқа күнге' }));
		const told = async (of: string) => (await timelineOf(asReader(tx), { kind: 'sitting', id: of }, 'public')).map(({ act }) => act);
		expect(await told(id)).toEqual([]);
		const next = await plan(tx, w, '2026-11-26');
		expect((await sittings.itemsOf(tx, next)).map(({ number, closedGround }) => [number, closedGround])).toEqual([['1', 'Жеке деректер']]);
		await sittings.addItem(tx, w.secretary, next, itemForm('Ашық'));
		await sittings.openDiscussion(tx, w.secretary, next);
		expect((await sittings.presentPublicSitting(asReader(tx), 'kk', next)).items.map(({ title }) => title)).toEqual([
			'Жабық мәселе',
			'Ашық'
		]);
		expect(await told(next)).not.toContain('sitting.paper_version');
	});
});
