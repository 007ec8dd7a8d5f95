/** The papers of an agenda: laid out, in a new version, withdrawn. What a version said is never changed. */
import { now } from '#platform/clock.ts';
import type { Tx } from '#platform/db/index.ts';
import { conflict, found, invalid } from '#platform/errors.ts';
import { storeFile } from '#platform/files/index.ts';
import { staffId, type Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { sha256 } from '#platform/secrets.ts';
import type { PaperInput, VersionInput, WithdrawPaperInput } from '../../paper-input.ts';
import { groundOf } from '../../rules/papers.ts';
import { PAPER } from '../papers.ts';
import { itemsOf, papersOf, type Paper, type Sitting } from '../queries.ts';
import { markChanged, runSitting, tell } from '../store.ts';
import { itemOf } from './keep-agenda.ts';

/** As many an agenda has at most. */
const MOST = 300;

export interface PaperUpload {
	name: string;
	bytes: Buffer;
}

/**
 * Lays a paper beside an item: its words, or a file. Returns its id. Throws not_found, forbidden, conflict `sittings.not_now`,
 * `sittings.item_begun` (withdrawn), `sittings.papers_many`, invalid `body` for neither and both, and what a file is refused for.
 */
export async function addPaper(tx: Tx, actor: Actor, eventId: string, input: PaperInput, upload?: PaperUpload): Promise<string> {
	checkOne(input.body, upload);
	const sitting = await runSitting(tx, actor, eventId, 'paper');
	const item = await itemOf(tx, eventId, input.itemId);
	if (item.withdrawnAt !== null) throw conflict('sittings.item_begun');
	const papers = await papersOf(tx, eventId);
	if (papers.length >= MOST) throw conflict('sittings.papers_many');
	const twice = papers.find(({ itemId, title, withdrawnAt }) => itemId === item.id && title === input.paperTitle && withdrawnAt === null);
	if (twice !== undefined) throw invalid('paperTitle', 'sittings.paper_twice');
	const [id, at] = [newId(), now()];
	await tx
		.insertInto('sitting_paper')
		.values({ id, item_id: item.id, kind: input.paperKind, title: input.paperTitle, added_at: at, changed_at: at })
		.execute();
	await write(tx, actor, sitting, { id, itemId: item.id, versions: [] }, input.body, upload, at);
	return id;
}

/** Adds a version of a paper. Throws as `addPaper`, conflict `sittings.paper_withdrawn`, invalid `body` `sittings.same_version`. */
export async function addVersion(
	tx: Tx,
	actor: Actor,
	eventId: string,
	{ paperId, body }: VersionInput,
	upload?: PaperUpload
): Promise<void> {
	checkOne(body, upload);
	const sitting = await runSitting(tx, actor, eventId, 'paper');
	const paper = await standing(tx, eventId, paperId);
	await write(tx, actor, sitting, paper, body, upload, now());
}

/** Withdraws a paper with a reason that everybody reads; its words are read by nobody but the desk. Throws not_found, forbidden, conflict. */
export async function withdrawPaper(tx: Tx, actor: Actor, eventId: string, { paperId, withdrawReason }: WithdrawPaperInput): Promise<void> {
	const sitting = await runSitting(tx, actor, eventId, 'paper');
	const paper = await standing(tx, eventId, paperId);
	const at = now();
	await tx
		.updateTable('sitting_paper')
		.set({ withdrawn_at: at, withdrawn_reason: withdrawReason, changed_at: at })
		.where('id', '=', paperId)
		.execute();
	await markChanged(tx, eventId, at);
	await tell(
		tx,
		actor,
		eventId,
		'paper_withdrawn',
		at,
		{ paper: paperId, reason: withdrawReason },
		await seenBy(tx, sitting, paper.itemId)
	);
}

function checkOne(body: string | undefined, upload: PaperUpload | undefined): void {
	if ((body === undefined) === (upload === undefined)) throw invalid('body', 'sittings.text_or_file');
}

async function standing(tx: Tx, eventId: string, paperId: string): Promise<Paper> {
	const paper = found((await papersOf(tx, eventId)).find(({ id }) => id === paperId));
	if (paper.withdrawnAt !== null) throw conflict('sittings.paper_withdrawn');
	return paper;
}

/** Of a closed item citizens do not even learn that it has papers. */
async function seenBy(tx: Tx, sitting: Sitting, itemId: string): Promise<'public' | 'staff'> {
	const items = await itemsOf(tx, sitting.id);
	const item = found(items.find(({ id }) => id === itemId));
	return sitting.stage === 'planned' || groundOf(sitting, items, item) !== null ? 'staff' : 'public';
}

async function write(
	tx: Tx,
	actor: Actor,
	sitting: Sitting,
	paper: Pick<Paper, 'id' | 'itemId' | 'versions'>,
	body: string | undefined,
	upload: PaperUpload | undefined,
	at: Temporal.Instant
): Promise<void> {
	const file = upload && (await storeFile(tx, actor, { subject: { kind: PAPER, id: paper.id }, seenBy: 'applicant', ...upload }));
	const hash = file === undefined ? sha256(body ?? '') : Buffer.from(file.sha256, 'hex');
	const [last] = paper.versions;
	if (last?.sha256 === hash.toString('hex')) throw invalid('body', 'sittings.same_version');
	const version = (last?.version ?? 0) + 1;
	await tx.updateTable('sitting_paper').set({ changed_at: at }).where('id', '=', paper.id).execute();
	await markChanged(tx, sitting.id, at);
	const said = { paperId: paper.id, version, text: body ?? null, fileId: file?.id ?? null, sha256: hash };
	await keepVersion(tx, actor, sitting, { ...said, seenBy: await seenBy(tx, sitting, paper.itemId) }, at);
}

interface Version {
	paperId: string;
	version: number;
	/** Its words, or a file. */
	text: string | null;
	fileId: string | null;
	sha256: Buffer;
	seenBy: 'public' | 'staff';
}

/** Keeps what a paper says from now on, and tells it. */
export async function keepVersion(
	tx: Tx,
	actor: Actor,
	{ id }: Pick<Sitting, 'id'>,
	{ paperId, version, text, fileId, sha256: hash, seenBy: readers }: Version,
	at: Temporal.Instant
): Promise<void> {
	await tx
		.insertInto('sitting_paper_version')
		.values({ id: newId(), paper_id: paperId, version, text, file_id: fileId, sha256: hash, made_at: at, made_by: staffId(actor) })
		.execute();
	await tell(tx, actor, id, 'paper_version', at, { paper: paperId, version, sha256: hash.toString('hex') }, readers);
}
