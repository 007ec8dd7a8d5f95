/** What a citizen's pages read: by a draft's token, by the code they showed, by their own account. */
import { now } from '#platform/clock.ts';
import type { Database, Reader } from '#platform/db/index.ts';
import { found, notFound } from '#platform/errors.ts';
import { filesOf, readFile, type FileRow } from '#platform/files/index.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { accessCodeGiven, sha256 } from '#platform/secrets.ts';
import type { AppealState } from '../rules.ts';
import { presentDraft, type Draft } from './commands/drafts.ts';
import { draftKeptUntil } from './commands/sweep-drafts.ts';
import { recordReading } from './commands/deliver-decision.ts';
import { appealForApplicant } from './queries.ts';
import { statusFor, type StatusSource } from './status.ts';

const TOKEN = /^[\w-]{43}$/;

/** The draft that a token opens, sent or not, and the last day on which it is kept as it is. Throws not_found. */
export async function draftByToken(db: Reader, token: string): Promise<Draft & { keptUntil: Temporal.PlainDate }> {
	if (!TOKEN.test(token)) throw notFound();
	const row = await db.selectFrom('appeal_draft').selectAll().where('token_hash', '=', sha256(token)).executeTakeFirst();
	const draft = found(row);
	return { ...presentDraft(draft), keptUntil: await draftKeptUntil(db, draft.changed_at) };
}

/** How long the page after sending shows the code: long enough to copy it, and to come back when the line broke. */
const CODE_SHOWN = { hours: 1 };

export interface SentDraft {
	appealId: string;
	number: string;
	/** Absent when the hour is over, or when a newer code was given since. */
	accessCode: string | undefined;
	renewed: boolean;
}

/** What a draft became, with its code for an hour after sending. Undefined while it is not sent. */
export async function sentDraft(db: Reader, token: string): Promise<SentDraft | undefined> {
	if (!TOKEN.test(token)) throw notFound();
	const draft = await db.selectFrom('appeal_draft').select('appeal_id').where('token_hash', '=', sha256(token)).executeTakeFirst();
	if (found(draft).appeal_id === null) return undefined;
	const appeal = await db
		.selectFrom('appeal as a')
		.innerJoin('appeal_draft as d', 'd.appeal_id', 'a.id')
		.select(['a.id', 'a.number', 'a.access_code_hash', 'd.changed_at'])
		.where('d.token_hash', '=', sha256(token))
		.executeTakeFirst();
	const { id, number, access_code_hash: hash, changed_at: sentAt } = found(appeal);
	const code = hash === null ? undefined : accessCodeGiven(token, hash);
	const fresh = Temporal.Instant.compare(now(), sentAt.add(CODE_SHOWN)) < 0;
	return { appealId: id, number, accessCode: fresh ? code : undefined, renewed: code === undefined };
}

/**
 * As whom a reader may open an appeal: its applicant when its code was shown in this browser (`granted`), else who they
 * are signed in as. A number that does not exist gives the same as one that is not theirs.
 */
export async function actorOnAppeal(db: Reader, actor: Actor, number: string, granted: readonly string[]): Promise<Actor> {
	if (granted.length === 0) return actor;
	const row = await db.selectFrom('appeal').select('id').where('number', '=', number).executeTakeFirst();
	return row !== undefined && granted.includes(row.id) ? { kind: 'applicant', appealId: row.id } : actor;
}

export interface OwnAppeal {
	number: string;
	title: string;
	state: AppealState;
	dueOn: Temporal.PlainDate;
	receivedAt: Temporal.Instant;
}

const MOST = 100;

/** Appeals that a citizen sent while signed in, newest first; on a page no more than so many. */
export async function appealsOfAccount(db: Reader, accountId: string, most = MOST): Promise<OwnAppeal[]> {
	const rows = await db
		.selectFrom('appeal_applicant as p')
		.innerJoin('appeal as a', 'a.id', 'p.appeal_id')
		.select(['a.number', 'a.title', 'a.state', 'a.due_on', 'a.received_at'])
		.where('p.account_id', '=', accountId)
		.orderBy('a.received_at', 'desc')
		.limit(most)
		.execute();
	return rows.map((row) => ({
		number: row.number,
		title: row.title,
		state: row.state as AppealState,
		dueOn: row.due_on,
		receivedAt: row.received_at
	}));
}

/** A decision lies on the page and its applicant was not seen to read it: `recordReading` is due. */
const unread = ({ channel, state }: StatusSource['deliveries'][number]) =>
	(channel === 'page' && state === 'waiting') || (channel === 'mail' && state === 'failed');

/**
 * Opens an appeal for its applicant, who reads the decision there if it has one: the first time is written down.
 * Throws not_found when it is not there or not theirs.
 */
export async function openStatus(db: Reader, write: Database['write'], actor: Actor, number: string, lang: Lang): Promise<StatusSource> {
	const source = await statusFor(db, actor, number, lang);
	if (!source.deliveries.some(unread)) return source;
	await write((tx) => recordReading(tx, actor, source.appeal.id));
	return statusFor(db, actor, number, lang);
}

/** A file of an appeal for its applicant; what is for staff only is not there. Throws not_found. */
export async function applicantFile(db: Reader, actor: Actor, number: string, fileId: string): Promise<{ row: FileRow; bytes: Buffer }> {
	const appeal = await appealForApplicant(db, actor, number);
	const files = await filesOf(db, { kind: 'appeal', id: appeal.id });
	const file = files.find((row) => row.id === fileId && row.seenBy === 'applicant');
	return readFile(db, found(file).id);
}
