/** How a discussion is entered: by a citizen while the draft is out, by who runs the sitting at any time; and how its acts are told. */
import { now } from '#platform/clock.ts';
import { asReader, rows, sql, type Tx } from '#platform/db/index.ts';
import { conflict, forbidden, found } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Actor, Citizen, Contacts } from '#platform/identity/actor.ts';
import { contactsOf } from '#platform/identity/contacts.ts';
import { canRun } from '#modules/events/server/index.ts';
import { itemsOf, lockSitting, publicSitting, type Item, type Sitting } from '#modules/sittings/server/index.ts';
import type { Numbered } from '#modules/sittings/rules/agenda.ts';
import { openIds } from '#modules/sittings/rules/papers.ts';
import { isHidden, speaks } from '../rules.ts';
import { commentById, type Comment } from './queries.ts';

/** Who wrote stands nowhere that is read: their acts are told as nobody's. */
export const NOBODY = { kind: 'system', job: 'discussion' } as const;

/** Somebody whose mail address or telephone was proved by a code. Throws forbidden. */
export function citizenOf(actor: Actor): Citizen {
	if (actor.kind !== 'citizen') throw forbidden();
	return actor;
}

export interface Spoken {
	sitting: Sitting;
	items: Numbered<Item>[];
	/** Of which one may speak. */
	open: Set<string>;
	at: Temporal.Instant;
}

/** A sitting whose draft is discussed now; nothing is locked. Throws not_found, conflict `discussion.closed`. */
export async function speakOf(tx: Tx, eventId: string): Promise<Spoken> {
	const at = now();
	const sitting = await publicSitting(asReader(tx), eventId);
	if (!speaks(sitting, dayOf(at))) throw conflict('discussion.closed');
	const items = await itemsOf(tx, eventId);
	return { sitting, items, open: openIds(sitting, items, true), at };
}

/** The latest version of a draft that citizens may speak of, with its item. Throws not_found, conflict `discussion.old_version`. */
export async function draftOf(tx: Tx, { open, sitting }: Spoken, versionId: string): Promise<{ itemId: string; text: string | null }> {
	const [row] = await rows(
		tx,
		sql<{ itemId: string; text: string | null; latest: boolean }>`SELECT p.item_id AS "itemId", v.text,
				v.version = (SELECT max(version) FROM sitting_paper_version WHERE paper_id = p.id) AS latest
			FROM sitting_paper_version v JOIN sitting_paper p ON p.id = v.paper_id JOIN sitting_item i ON i.id = p.item_id
			WHERE v.id = ${versionId} AND i.event_id = ${sitting.id} AND p.kind = 'draft' AND p.withdrawn_at IS NULL`
	);
	const draft = found(row !== undefined && open.has(row.itemId) ? row : undefined);
	if (!draft.latest) throw conflict('discussion.old_version');
	return draft;
}

/** A sitting under lock for who runs it. Throws not_found, forbidden. */
export async function runDiscussion(tx: Tx, actor: Actor, eventId: string): Promise<Sitting> {
	const sitting = await lockSitting(tx, actor, eventId);
	if (!canRun(actor, sitting)) throw forbidden();
	return sitting;
}

/** A comment of the sitting. Throws not_found. */
export async function takeComment(tx: Tx, eventId: string, id: string): Promise<Comment> {
	return found(await commentById(tx, eventId, id));
}

/** The same, which is read. Throws not_found, conflict `discussion.hidden`. */
export async function readComment(tx: Tx, eventId: string, id: string): Promise<Comment> {
	const comment = await takeComment(tx, eventId, id);
	if (isHidden(comment)) throw conflict('discussion.hidden');
	return comment;
}

/** Who wrote a comment: where they are told, in the language in which they wrote. */
export interface Writer {
	to: Contacts;
	language: string;
}

/** Those who wrote these comments, as far as they still have an account. */
export async function writersOf(tx: Tx, ids: readonly string[]): Promise<Writer[]> {
	const list = await rows(
		tx,
		sql<{
			email: string | null;
			phone: Buffer | null;
			language: string;
		}>`SELECT a.email, a.phone, c.language FROM discussion_comment c JOIN account a ON a.id = c.account_id
			WHERE c.id = ANY(${[...ids]}::uuid[])`
	);
	return list.map(({ language, ...account }) => ({ to: contactsOf(account), language }));
}
