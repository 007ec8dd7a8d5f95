/** Papers as they are read: the desk reads all, citizens what is neither closed nor withdrawn; a file goes the way of its text. */
import { rows, sql, type Reader } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import { onFileAccess } from '#platform/files/index.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { mayRead } from '#modules/events/server/index.ts';
import { openIds } from '../rules/papers.ts';
import type { Numbered } from '../rules/agenda.ts';
import { itemsOf, papersOf, publicSitting, sittingById, type Item, type Paper, type Sitting } from './queries.ts';

/** What the file of a version is filed under; the subject is the paper. */
export const PAPER = 'sitting_paper';

export interface PublicPapers {
	sitting: Sitting;
	items: Numbered<Item>[];
	/** Of closed items none; a withdrawn one with its reason and without its versions. */
	papers: Paper[];
}

/** A sitting with what citizens read of its papers. Throws not_found. */
export async function publicPapers(db: Reader, eventId: string): Promise<PublicPapers> {
	const sitting = await publicSitting(db, eventId);
	const [items, papers] = await Promise.all([itemsOf(db, eventId), papersOf(db, eventId)]);
	const open = openIds(sitting, items);
	const shown = papers.filter(({ itemId }) => open.has(itemId));
	return { sitting, items, papers: shown.map((paper) => (paper.withdrawnAt === null ? paper : { ...paper, versions: [] })) };
}

/** One paper that citizens may read. Throws not_found, also for a withdrawn one. */
export async function publicPaper(
	db: Reader,
	eventId: string,
	paperId: string
): Promise<PublicPapers & { paper: Paper; item: Numbered<Item> }> {
	const read = await publicPapers(db, eventId);
	const paper = found(read.papers.find(({ id, withdrawnAt }) => id === paperId && withdrawnAt === null));
	return { ...read, paper, item: found(read.items.find(({ id }) => id === paper.itemId)) };
}

/** Whether somebody reads of one paper. */
async function readsPaper(db: Reader, actor: Actor, { eventId, paperId }: { eventId: string; paperId: string }): Promise<boolean> {
	const sitting = await sittingById(db, eventId);
	if (sitting === undefined) return false;
	if (await mayRead(db, actor, sitting)) return true;
	if (sitting.draftAt === null && sitting.finalAt === null) return false;
	const [items, papers] = await Promise.all([itemsOf(db, sitting.id), papersOf(db, sitting.id)]);
	const paper = papers.find(({ id }) => id === paperId);
	return paper?.withdrawnAt === null && openIds(sitting, items).has(paper.itemId);
}

// A paper of an item that went on to another sitting is of both.
onFileAccess(PAPER, async (db, actor, { id }) => {
	const papers = await rows(
		db,
		sql<{ eventId: string; paperId: string }>`SELECT DISTINCT i.event_id AS "eventId", p.id AS "paperId" FROM sitting_paper_version v
			JOIN sitting_paper p ON p.id = v.paper_id JOIN sitting_item i ON i.id = p.item_id WHERE v.file_id = ${id}`
	);
	for (const paper of papers) if (await readsPaper(db, actor, paper)) return true;
	return false;
});
