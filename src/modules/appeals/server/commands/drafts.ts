import { now } from '#platform/clock.ts';
import { nextNumber, type Tx } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import { moveFiles } from '#platform/files/index.ts';
import { ZONE } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { actorId, type Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { accessCodeFor, makeToken, open, seal, sha256 } from '#platform/secrets.ts';
import type { Channel } from '../../rules.ts';
import { draftInput, type DraftBody } from '../../input.ts';
import { receiveAppeal, type Received } from './receive-appeal.ts';

export interface Draft {
	id: string;
	number: string;
	language: Lang;
	channel: Channel;
	body: DraftBody;
	/** The appeal that it became, once sent. */
	appealId: string | null;
	/** The unit of the operator who takes it in, if any. */
	unitId: string | null;
}

export interface StartedDraft {
	id: string;
	number: string;
	/** Opens the draft; kept hashed. */
	token: string;
}

/** Opens a draft: from its first words an appeal has a number and cannot be lost. */
export async function startDraft(
	tx: Tx,
	actor: Actor,
	language: Lang,
	channel: Channel,
	body: DraftBody,
	unitId?: string
): Promise<StartedDraft> {
	const { id, token } = { id: newId(), token: makeToken() };
	const number = await insertDraft(tx, actor, { id, token, language, channel, body, unitId });
	return { id, number, token };
}

export interface NewDraft {
	id: string;
	token: string;
	language: Lang;
	channel: Channel;
	/** `draftInput`, and what a room's own form keeps beside it. */
	body: DraftBody;
	unitId?: string | undefined;
}

/** Writes a draft under the next number and returns the number. */
export async function insertDraft(tx: Tx, actor: Actor, draft: NewDraft): Promise<string> {
	const at = now();
	const year = at.toZonedDateTimeISO(ZONE).year;
	const counter = await nextNumber(tx, `draft:${String(year)}`);
	const number = `D-${String(year)}-${String(counter).padStart(6, '0')}`;
	await tx
		.insertInto('appeal_draft')
		.values({
			id: draft.id,
			number,
			token_hash: sha256(draft.token),
			language: draft.language,
			channel: draft.channel,
			body: seal(JSON.stringify(draft.body)),
			unit_id: draft.unitId ?? null,
			person_id: actor.kind === 'staff' ? actorId(actor) : null,
			created_at: at,
			changed_at: at
		})
		.execute();
	return number;
}

/** Keeps what was typed, and the language it is written in now. Throws not_found when the token opens no draft. */
export async function saveDraft(tx: Tx, token: string, changes: DraftBody, language?: Lang): Promise<Draft> {
	const draft = await lockDraft(tx, token);
	if (draft.appealId !== null) return draft;
	const body = { ...draft.body, ...changes };
	await tx
		.updateTable('appeal_draft')
		.set({ body: seal(JSON.stringify(body)), language: language ?? draft.language, changed_at: now() })
		.where('id', '=', draft.id)
		.execute();
	return { ...draft, language: language ?? draft.language, body };
}

export type Sent = ({ again: false } & Received) | { again: true; id: string; number: string };

/**
 * Sends a draft: it becomes an appeal, with its files. Sent twice, it is the same appeal. Its code belongs to the
 * draft's token: `sentDraft` shows it again for a while. Throws invalid with the first missing field.
 */
export async function sendDraft(tx: Tx, actor: Actor, token: string, accountId?: string): Promise<Sent> {
	const draft = await lockDraft(tx, token);
	if (draft.appealId !== null) {
		const { id, number } = await tx
			.selectFrom('appeal')
			.select(['id', 'number'])
			.where('id', '=', draft.appealId)
			.executeTakeFirstOrThrow();
		return { again: true, id, number };
	}
	const received = await receiveAppeal(
		tx,
		actor,
		{ ...draft.body, text: draft.body.text ?? '', language: draft.language },
		{
			channel: draft.channel,
			accessCode: accessCodeFor(token),
			...(draft.unitId === null ? {} : { unitId: draft.unitId }),
			...(accountId === undefined ? {} : { accountId })
		}
	);
	await moveFiles(tx, { kind: 'draft', id: draft.id }, { kind: 'appeal', id: received.id });
	// The body goes: what it held is now in the appeal, with its own protection.
	await tx
		.updateTable('appeal_draft')
		.set({ appeal_id: received.id, body: seal('{}'), changed_at: received.receivedAt })
		.where('id', '=', draft.id)
		.execute();
	return { again: false, ...received };
}

/** The draft that a token opens, locked. Throws not_found. */
export async function lockDraft(tx: Tx, token: string): Promise<Draft> {
	const row = await tx.selectFrom('appeal_draft').selectAll().where('token_hash', '=', sha256(token)).forUpdate().executeTakeFirst();
	return presentDraft(found(row));
}

/** A stored draft opened. Fields that the rules have outgrown are dropped, not fatal. */
export function presentDraft(row: {
	id: string;
	number: string;
	language: string;
	channel: string;
	body: Buffer;
	appeal_id: string | null;
	unit_id: string | null;
}): Draft {
	const parsed = draftInput.safeParse(JSON.parse(open(row.body)));
	return {
		id: row.id,
		number: row.number,
		language: row.language as Lang,
		channel: row.channel as Channel,
		body: parsed.success ? parsed.data : {},
		appealId: row.appeal_id,
		unitId: row.unit_id
	};
}
