import { expect, it } from 'vitest';
import { testClock } from '../../../../test/clock.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { readableFile } from '#platform/files/index.ts';
import { ANONYMOUS } from '#platform/identity/actor.ts';
import { timelineOf } from '#platform/journal/index.ts';
import { paperInput, versionInput } from '../paper-input.ts';
import { itemForm, sittingForm, sittingWorld, type SittingWorld } from './fixture.ts';
import * as sittings from './index.ts';

const database = testDatabase();
const at = testClock('2026-10-28');

const FIRST = 'Бірінші тармақ: он шам қойылады.\n\nЕкінші тармақ: ақша бюджеттен бөлінеді.';
const SECOND = 'Бірінші тармақ: он екі шам қойылады.\n\nЕкінші тармақ: ақша бюджеттен бөлінеді.\n\nҮшінші тармақ.';
const FILE = { name: 'баяндама.txt', bytes: Buffer.from('Баяндама мәтіні') };
const paper = (itemId: string, changes: Record<string, string> = {}) =>
	paperInput.parse({ itemId, paperKind: 'draft', paperTitle: 'Шешім жобасы', body: FIRST, ...changes });

/** A sitting with an open item and a closed one, each with papers, whose draft agenda is out. */
async function discussed(tx: Tx, w: SittingWorld) {
	const id = await sittings.planSitting(tx, w.secretary, w.body.id, sittingForm(w));
	const open = await sittings.addItem(tx, w.secretary, id, itemForm('Көше жарығы'));
	const closed = await sittings.addItem(tx, w.secretary, id, itemForm('Құпия атау', { closedGround: 'Жеке деректер қаралады' }));
	const draft = await sittings.addPaper(tx, w.secretary, id, paper(open));
	const secret = await sittings.addPaper(tx, w.secretary, id, paper(closed, { paperTitle: 'Құпия қағаз' }));
	const report = paperInput.parse({ itemId: open, paperKind: 'report', paperTitle: 'Баяндама' });
	const filed = await sittings.addPaper(tx, w.secretary, id, report, FILE);
	await sittings.addPaper(tx, w.secretary, id, paperInput.parse({ ...report, itemId: closed }), { ...FILE, name: 'құпия.txt' });
	return { id, open, closed, draft, secret, filed };
}

it('lays papers beside items, in versions that are compared; the same text is no version', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await sittingWorld(tx);
		const { id, open, draft } = await discussed(tx, w);
		const db = asReader(tx);
		const add = (changes: Record<string, string> = {}) => sittings.addPaper(tx, w.secretary, id, paper(open, changes));
		await expect(add()).rejects.toMatchObject({ field: 'paperTitle', code: 'sittings.paper_twice' });
		await expect(add({ paperTitle: 'Бос', body: '' })).rejects.toMatchObject({ code: 'sittings.text_or_file' });
		await expect(sittings.addPaper(tx, w.secretary, id, paper(open), FILE)).rejects.toMatchObject({ code: 'sittings.text_or_file' });
		await expect(sittings.addPaper(tx, w.stranger, id, paper(open))).rejects.toMatchObject({ status: 404 });
		await expect(sittings.addPaper(tx, w.secretary, id, paper(w.body.id))).rejects.toMatchObject({ status: 404 });
		const version = (body: string) => sittings.addVersion(tx, w.secretary, id, versionInput.parse({ paperId: draft, body }));
		await expect(version(FIRST)).rejects.toMatchObject({ field: 'body', code: 'sittings.same_version' });
		await version(SECOND);
		await sittings.openDiscussion(tx, w.secretary, id);
		const page = await sittings.presentPaper(db, 'kk', id, draft, undefined);
		expect(page).toMatchObject({ latest: true, draft: true, paragraphs: [{ number: 1 }, { number: 2 }, { number: 3 }] });
		expect(await sittings.presentPaper(db, 'kk', id, draft, 1)).toMatchObject({
			latest: false,
			label: expect.stringContaining('1-нұсқа') as string
		});
		await expect(sittings.presentPaper(db, 'kk', id, draft, 3)).rejects.toMatchObject({ status: 404 });
		const compared = await sittings.presentComparison(db, 'ru', id, draft, { from: undefined, to: undefined });
		expect(compared.changes.map(({ kind, number }) => [kind, number])).toEqual([
			['changed', 1],
			['same', 2],
			['added', 3]
		]);
		expect(compared.note).toBe('Новых абзацев: 1, изменённых: 1, убранных: 0.');
		await sittings.withdrawPaper(tx, w.secretary, id, { paperId: draft, withdrawReason: 'Қайта жазылады' });
		await expect(version('Тағы бір мәтін')).rejects.toMatchObject({ code: 'sittings.paper_withdrawn' });
		await expect(sittings.presentPaper(db, 'kk', id, draft, undefined)).rejects.toMatchObject({ status: 404 });
		const shown = (await sittings.presentPublicSitting(db, 'kk', id)).items[0]?.papers;
		expect(shown).toMatchObject([{ href: undefined, note: 'Алынып тасталды. Себебі: Қайта жазылады' }, { kind: 'Баяндама' }]);
	});
});

it('of a closed item citizens learn the ground alone: on the page, in papers, files, feeds, the calendar and the course', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await sittingWorld(tx);
		const made = await discussed(tx, w);
		const { id, secret } = made;
		const db = asReader(tx);
		const files = await tx.selectFrom('file').select(['id', 'name']).where('subject_kind', '=', 'sitting_paper').orderBy('name').execute();
		const fileOf = (name: string) => files.find((file) => file.name === name)?.id ?? '';
		// Before the draft is out nothing of it is there.
		await expect(readableFile(db, ANONYMOUS, fileOf('баяндама.txt'))).rejects.toMatchObject({ status: 404 });
		await sittings.openDiscussion(tx, w.secretary, id);
		const page = await sittings.presentPublicSitting(db, 'kk', id);
		expect(page.items[1]).toEqual({
			id: made.closed,
			number: '2',
			depth: 0,
			title: 'Жабық мәселе',
			closed: 'Негізі: Жеке деректер қаралады',
			facts: '',
			notes: [],
			links: [],
			papers: [],
			open: false
		});
		await expect(sittings.presentPaper(db, 'kk', id, secret, undefined)).rejects.toMatchObject({ status: 404 });
		await expect(sittings.presentComparison(db, 'kk', id, secret, { from: 1, to: 1 })).rejects.toMatchObject({ status: 404 });
		expect((await readableFile(db, ANONYMOUS, fileOf('баяндама.txt'))).bytes).toEqual(FILE.bytes);
		await expect(readableFile(db, ANONYMOUS, fileOf('құпия.txt'))).rejects.toMatchObject({ status: 404 });
		expect((await readableFile(db, w.secretary, fileOf('құпия.txt'))).row.name).toBe('құпия.txt');
		await expect(readableFile(db, w.stranger, fileOf('құпия.txt'))).rejects.toMatchObject({ status: 404 });
		const said = [
			JSON.stringify(page),
			await sittings.sittingsCalendar(db, 'kk', {}),
			await sittings.sittingsFeed(db, 'kk', { body: w.body.id }, 'https://example.org/feed'),
			JSON.stringify(await timelineOf(db, { kind: 'sitting', id }, 'public'))
		].join('\n');
		expect(said).not.toContain('Құпия');
		expect(said).not.toContain(secret);
		expect(said).toContain('1. Көше жарығы; 2. Жабық мәселе');
		expect(await sittings.presentDeskPapers(db, 'kk', w.secretary, id)).toMatchObject({ keeps: true, items: [{}, { closed: true }] });
		await expect(sittings.presentDeskPapers(db, 'kk', w.stranger, id)).rejects.toMatchObject({ status: 404 });
	});
});

it('a closed sitting says when it is held and why one may not come; the calendar follows its changes', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await sittingWorld(tx);
		const db = asReader(tx);
		const closed = { closedGround: 'Мемлекеттік құпия', streamUrl: 'https://example.org/live' };
		const id = await sittings.planSitting(tx, w.secretary, w.body.id, sittingForm(w, closed));
		await sittings.addItem(tx, w.secretary, id, itemForm('Жасырын атау'));
		await expect(sittings.presentPublicSitting(db, 'kk', id)).rejects.toMatchObject({ status: 404 });
		await expect(sittings.sittingsCalendar(db, 'kk', { sitting: id })).rejects.toMatchObject({ status: 404 });
		expect(await sittings.sittingsFeed(db, 'kk', {}, 'https://example.org/feed')).not.toContain(id);
		await sittings.openDiscussion(tx, w.secretary, id);
		const page = await sittings.presentPublicSitting(db, 'en', id);
		expect(page).toMatchObject({ stream: undefined, total: undefined, items: [{ title: 'Closed item' }] });
		expect(page.facts[2]?.value).toBe('No, the sitting is closed. Ground: Мемлекеттік құпия');
		const calendar = () => sittings.sittingsCalendar(db, 'kk', { body: w.body.id });
		const before = await calendar();
		expect(before).toContain(`UID:event-${id}@`);
		expect(before).toContain('STATUS:CONFIRMED');
		expect(before).not.toContain('Жасырын');
		at('2026-10-29');
		await sittings.cancelSitting(tx, w.secretary, id, { cancelReason: 'Жол жабық' });
		const after = await calendar();
		expect(after).toContain('STATUS:CANCELLED');
		const sequence = (text: string) => Number(/SEQUENCE:(\d+)/.exec(text)?.[1]);
		expect(sequence(after)).toBeGreaterThan(sequence(before));
		const list = await sittings.presentSittings(db, 'kk', { list: 'past', bodyId: w.body.id });
		expect(list.sittings).toMatchObject([{ id, tag: { text: 'Болмайды' } }]);
		await expect(sittings.presentSittings(db, 'kk', { list: 'past', bodyId: w.root.id })).rejects.toMatchObject({ status: 404 });
	});
});
