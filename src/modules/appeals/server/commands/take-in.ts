import { now } from '#platform/clock.ts';
import { asReader, sql, type Tx } from '#platform/db/index.ts';
import { forbidden, found, invalid, notFound } from '#platform/errors.ts';
import { moveFiles, storeFile } from '#platform/files/index.ts';
import { dayOf, ZONE } from '#platform/i18n/format.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { seal, sha256 } from '#platform/secrets.ts';
import { unitById } from '#modules/organisation/server/index.ts';
import type { IntakeBody, IntakeInput } from '../../desk-input.ts';
import { missing, type MissingField } from '../../rules.ts';
import { isTaken } from '../../rules/election.ts';
import { suggestKind } from '../../rules/suggest.ts';
import { electionOn } from '../election.ts';
import { canIntake } from '../policy.ts';
import { insertDraft } from './drafts.ts';
import { receiveAppeal, type Received } from './receive-appeal.ts';
import { registerAppeal } from './register-appeal.ts';
import type { NewFile } from './report-appeal.ts';

/** Which draft a form speaks of: one that is there, or a new one under the form's own key. */
export type IntakeKey = { draftId: string } | { key: string };

export interface IntakeWish {
	/** Keep it as a draft although nothing is missing. */
	keepOnly?: boolean;
	/** Register at once with the kind and theme given: the operator has confirmed them. */
	register?: boolean;
}

export type TakenIn =
	| ({ kind: 'received' } & Received)
	| { kind: 'again'; id: string; number: string }
	/** `suspended`: nothing may be missing, but its kind is not taken while an election runs. */
	| { kind: 'draft'; draftId: string; number: string; missing: MissingField[]; suspended: boolean };

/**
 * Takes in an appeal on behalf of a visitor, a caller or the writer of a letter. What is complete becomes an appeal;
 * what is not, or is not taken while an election runs, stays as a draft with a number and the list of what is missing. The same form sent twice is the same
 * appeal (its code is not shown again). Throws forbidden, invalid `receivedOn` for a day that is still to come.
 */
export async function takeIn(
	tx: Tx,
	actor: Staff,
	key: IntakeKey,
	input: IntakeInput,
	documents: readonly NewFile[] = [],
	wish: IntakeWish = {}
): Promise<TakenIn> {
	const unit = found(await unitById(asReader(tx), input.unitId));
	if (!canIntake(actor, unit.path)) throw forbidden();
	const receivedAt = receivedInstant(input);
	const draft = await openDraft(tx, actor, key, input, documents);
	if (draft.appealId !== null) {
		const { id, number } = await tx
			.selectFrom('appeal')
			.select(['id', 'number'])
			.where('id', '=', draft.appealId)
			.executeTakeFirstOrThrow();
		return { kind: 'again', id, number };
	}
	const lack = missing(input);
	const period = await electionOn(asReader(tx), dayOf(receivedAt ?? now()));
	const suspended = !isTaken(period, input.kind ?? suggestKind(input.text ?? ''));
	if (lack.length > 0 || suspended || wish.keepOnly === true)
		return { kind: 'draft', draftId: draft.id, number: draft.number, missing: lack, suspended };
	const received = await receiveAppeal(
		tx,
		actor,
		{ ...input, text: input.text ?? '' },
		{ channel: input.channel, unitId: unit.id, ...(receivedAt === undefined ? {} : { receivedAt }) }
	);
	await moveFiles(tx, { kind: 'draft', id: draft.id }, { kind: 'appeal', id: received.id });
	await tx
		.updateTable('appeal_draft')
		.set({ appeal_id: received.id, body: seal('{}'), changed_at: now() })
		.where('id', '=', draft.id)
		.execute();
	if (wish.register === true && input.kind !== undefined) {
		await registerAppeal(tx, actor, received.id, { kind: input.kind, themeId: input.themeId });
	}
	return { kind: 'received', ...received };
}

/** A letter counts from the day it came; a day in the past is taken at noon, within working hours. Today is now. */
function receivedInstant(input: IntakeInput): Temporal.Instant | undefined {
	if (input.receivedOn === undefined || (input.channel !== 'letter' && input.channel !== 'mail')) return undefined;
	const day = Temporal.PlainDate.from(input.receivedOn);
	const order = Temporal.PlainDate.compare(day, dayOf(now()));
	if (order > 0) throw invalid('receivedOn', 'future');
	return order === 0 ? undefined : day.toZonedDateTime({ timeZone: ZONE, plainTime: '12:00' }).toInstant();
}

interface OpenedDraft {
	id: string;
	number: string;
	appealId: string | null;
}

async function openDraft(tx: Tx, actor: Staff, key: IntakeKey, input: IntakeInput, documents: readonly NewFile[]): Promise<OpenedDraft> {
	const { language, channel, unitId, ...fields } = input;
	const body: IntakeBody = fields;
	// Two posts of one form wait for one another here.
	if ('key' in key) await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`intake:${key.key}`}, 0))`.execute(tx);
	const row = await lockDraft(tx, key);
	if (row === undefined && 'draftId' in key) throw notFound();
	if (row !== undefined) await checkOwn(tx, actor, row);
	if (row !== undefined && row.appeal_id !== null) return { id: row.id, number: row.number, appealId: row.appeal_id };
	const id = row?.id ?? newId();
	// Before the counter of drafts is locked: an image takes its time.
	for (const file of documents) await storeFile(tx, actor, { subject: { kind: 'draft', id }, seenBy: 'applicant', ...file });
	if (row !== undefined) {
		await tx
			.updateTable('appeal_draft')
			.set({ body: seal(JSON.stringify(body)), language, channel, unit_id: unitId, changed_at: now() })
			.where('id', '=', id)
			.execute();
		return { id, number: row.number, appealId: null };
	}
	const token = 'key' in key ? key.key : '';
	return { id, number: await insertDraft(tx, actor, { id, token, language, channel, body, unitId }), appealId: null };
}

function lockDraft(tx: Tx, key: IntakeKey) {
	const drafts = tx.selectFrom('appeal_draft').select(['id', 'number', 'appeal_id', 'unit_id', 'person_id']).forUpdate();
	return ('key' in key ? drafts.where('token_hash', '=', sha256(key.key)) : drafts.where('id', '=', key.draftId)).executeTakeFirst();
}

/** A draft belongs to whoever began it and to the desk of its unit; a citizen's own draft to no desk. */
async function checkOwn(tx: Tx, actor: Staff, row: { unit_id: string | null; person_id: string | null }): Promise<void> {
	if (row.person_id === null || row.unit_id === null) throw notFound();
	const unit = found(await unitById(asReader(tx), row.unit_id));
	if (row.person_id !== actor.personId && !canIntake(actor, unit.path)) throw notFound();
}
