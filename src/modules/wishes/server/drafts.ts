/** A form that is being filled in: opened by its token alone, sent once, gone when nobody goes on. */
import { now } from '#platform/clock.ts';
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { conflict, found, invalid, notFound, Refusal } from '#platform/errors.ts';
import { dayOf, startOfDay } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { ANONYMOUS } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { accessCodeFor, makeToken, open, seal, sha256 } from '#platform/secrets.ts';
import { getSetting } from '#platform/settings/index.ts';
import { dropHolds, holdSeat } from '#modules/receptions/server/index.ts';
import { draftInput, wishInput, type DraftBody } from '../input.ts';
import { codeOfToken } from './access.ts';
import { receiveWish } from './commands/receive-wish.ts';

export interface Draft {
	id: string;
	language: Lang;
	body: DraftBody;
	/** The wish that it became, once sent. */
	wishId: string | null;
	changedAt: Temporal.Instant;
}

const TOKEN = /^[\w-]{43}$/;
const DRAFT = sql`id, language, body, wish_id AS "wishId", changed_at AS "changedAt"`;

async function draftWhere(db: Reader | Tx, token: string, lock = sql``): Promise<Draft> {
	if (!TOKEN.test(token)) throw notFound();
	const [row] = await rows(
		db,
		sql<Omit<Draft, 'body'> & { body: Buffer }>`SELECT ${DRAFT} FROM wish_draft WHERE token_hash = ${sha256(token)} ${lock}`
	);
	const { body, ...draft } = found(row);
	// Fields that the rules have outgrown are dropped, not fatal.
	const parsed = draftInput.safeParse(JSON.parse(open(body)));
	return { ...draft, body: parsed.success ? parsed.data : {} };
}

/** The draft that a token opens, sent or not. Throws not_found. */
export const wishDraft = (db: Reader, token: string): Promise<Draft> => draftWhere(db, token);

/** Until which day a draft that is not touched again is kept. */
export async function draftKeptUntil(db: Reader, { changedAt }: Draft): Promise<Temporal.PlainDate> {
	return dayOf(changedAt).add({ days: await getSetting(db, 'drafts_kept_days') });
}

/** Begins a draft and returns its token, which is kept nowhere. */
export async function startWishDraft(tx: Tx, language: Lang, body: DraftBody): Promise<string> {
	const [token, at] = [makeToken(), now()];
	await tx
		.insertInto('wish_draft')
		.values({ id: newId(), token_hash: sha256(token), language, body: seal(JSON.stringify(body)), created_at: at, changed_at: at })
		.execute();
	return token;
}

async function put(tx: Tx, draft: Draft, language: Lang, body: DraftBody): Promise<void> {
	await tx
		.updateTable('wish_draft')
		.set({ body: seal(JSON.stringify(body)), language, changed_at: now() })
		.where('id', '=', draft.id)
		.execute();
}

/**
 * Keeps answers, in the language in which they are given. A time that was chosen is let go when another host, place or way was: it was
 * chosen for the first. What was sent stays as it is.
 */
export async function saveWishDraft(tx: Tx, token: string, changes: DraftBody, language: Lang): Promise<void> {
	const draft = await draftWhere(tx, token, sql`FOR UPDATE`);
	if (draft.wishId !== null) return;
	const differs = (['hostId', 'territoryId', 'mode'] as const).some((field) => field in changes && changes[field] !== draft.body[field]);
	const kept = differs ? await letGo(tx, draft.body) : draft.body;
	await put(tx, draft, language, { ...kept, ...changes });
}

/** The answers without a time, whose seat is anybody's again. */
async function letGo(tx: Tx, body: DraftBody): Promise<DraftBody> {
	const { slotId, hold } = body;
	if (slotId !== undefined && hold !== undefined) await dropHolds(tx, [{ slotId, token: hold }]);
	return { ...body, slotId: undefined, hold: undefined, heldUntil: undefined, line: undefined };
}

/**
 * A time is chosen and its seat held while the form is filled in; without one: into the line. Throws what a seat is refused for
 * (`receptions.full`, `receptions.begun`, `receptions.gone`) and the seat held before stays.
 */
export async function chooseTime(tx: Tx, token: string, slotId: string | undefined, language: Lang): Promise<void> {
	const draft = await draftWhere(tx, token, sql`FOR UPDATE`);
	if (draft.wishId !== null) return;
	const rest = await letGo(tx, draft.body);
	if (slotId === undefined) return put(tx, draft, language, { ...rest, line: true });
	const hold = await holdSeat(tx, slotId);
	await put(tx, draft, language, { ...rest, slotId, hold: hold.token, heldUntil: hold.until.toString() });
}

/** What a draft still lacks to be sent: the fields, in the order of the questions. */
export function lackOf(body: DraftBody): string[] {
	const parsed = wishInput.safeParse({ ...body, language: 'kk' });
	const fields = parsed.success ? [] : parsed.error.issues.map(({ path }) => String(path[0]));
	if (body.anybody !== true && body.hostId === undefined) fields.unshift('hostId');
	if (body.territoryId === undefined && body.mode !== 'phone') fields.push('territoryId');
	if (body.slotId === undefined && body.line !== true) fields.push('slotId');
	return [...new Set(fields)];
}

export interface SentWish {
	id: string;
	/** Shown for an hour after sending; undefined then, or when there is a newer one. */
	accessCode: string | undefined;
}

/**
 * Sends a draft: it becomes a wish, with the time whose seat was held. Sent twice, it is the same wish. Throws invalid with the first
 * missing field, and what the time is refused for; the draft stays then.
 */
export async function sendWishDraft(tx: Tx, token: string, language: Lang): Promise<string> {
	const draft = await draftWhere(tx, token, sql`FOR UPDATE`);
	if (draft.wishId !== null) return draft.wishId;
	const { body } = draft;
	const [lack] = lackOf(body);
	if (lack !== undefined) throw invalid(lack, 'required');
	const slot = body.slotId === undefined ? undefined : { slotId: body.slotId, hold: body.hold };
	const input = wishInput.parse({ ...body, language });
	const { id } = await receiveWish(tx, ANONYMOUS, input, { channel: 'web', slot, accessCode: accessCodeFor(token) });
	// The body goes: what it held is now in the wish, with its own protection.
	await tx
		.updateTable('wish_draft')
		.set({ wish_id: id, body: seal('{}'), language, changed_at: now() })
		.where('id', '=', draft.id)
		.execute();
	return id;
}

/** Whether a refusal is of the time that was chosen: another one is to be chosen, all else stays. */
export const isOfTime = (error: unknown): boolean => error instanceof Refusal && error.code.startsWith('receptions.');

const CODE_SHOWN = { hours: 1 };

/** What a draft became. Throws not_found, conflict `wishes.not_now` while it is not sent. */
export async function sentWish(db: Reader, token: string): Promise<SentWish> {
	const draft = await draftWhere(db, token);
	if (draft.wishId === null) throw conflict('wishes.not_now');
	const fresh = Temporal.Instant.compare(now(), draft.changedAt.add(CODE_SHOWN)) < 0;
	return { id: draft.wishId, accessCode: fresh ? await codeOfToken(db, draft.wishId, token) : undefined };
}

/** Removes drafts that nobody touched within their term; what was sent is a wish and stays. Returns how many went. */
export async function sweepWishDrafts(tx: Tx): Promise<number> {
	const days = await getSetting(tx as unknown as Reader, 'drafts_kept_days');
	const before = startOfDay(dayOf(now()).subtract({ days }));
	const gone = await rows(tx, sql`DELETE FROM wish_draft WHERE changed_at < ${before} RETURNING id`);
	return gone.length;
}
