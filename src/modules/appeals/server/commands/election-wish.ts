import { paths } from '#lib/paths.ts';
import { publicOrigin } from '#platform/config.ts';
import { now } from '#platform/clock.ts';
import { asReader, rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { conflict } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { ANONYMOUS } from '#platform/identity/actor.ts';
import type { JobContext } from '#platform/jobs/index.ts';
import { journal } from '#platform/journal/index.ts';
import { queueMail } from '#platform/mail/index.ts';
import { blindIndex, blindIndexes, open, seal } from '#platform/secrets.ts';
import { electionMessages } from '../../election-messages/index.ts';
import { isTaken } from '../../rules/election.ts';
import { suggestKind } from '../../rules/suggest.ts';
import { electionOn } from '../election.ts';
import { lockDraft, type Draft } from './drafts.ts';

const SYSTEM = { kind: 'system', job: 'appeals.wishes' } as const;
/** A form without an account must not make us write to one address again and again. */
const MOST_FOR_ONE = 3;
const BATCH = 500;

const kindOf = ({ body }: Pick<Draft, 'body'>) => body.kind ?? suggestKind(body.text ?? '');
const subjectOf = (id: string) => ({ kind: 'draft', id }) as const;

/**
 * Keeps the address of somebody whose draft is not taken while an election runs, only to say when it can be sent. Asked
 * again, the later address stands. Throws not_found, conflict when the draft can be sent now, or for an address that has
 * asked for others already.
 */
export async function askToBeTold(tx: Tx, token: string, input: { email: string }, language: Lang): Promise<void> {
	const draft = await lockDraft(tx, token);
	const at = now();
	if (draft.appealId !== null || isTaken(await electionOn(asReader(tx), dayOf(at)), kindOf(draft))) throw conflict('election.taken_now');
	const others = await rows(
		tx,
		sql`SELECT FROM election_wish WHERE email_index = ANY(${blindIndexes('email', input.email)}::bytea[]) AND draft_id <> ${draft.id}`
	);
	if (others.length >= MOST_FOR_ONE) throw conflict('election.told_enough');
	const wish = {
		language,
		email: seal(input.email),
		email_index: blindIndex('email', input.email),
		token: seal(token),
		asked_at: at
	};
	await tx
		.insertInto('election_wish')
		.values({ draft_id: draft.id, ...wish })
		.onConflict((oc) => oc.column('draft_id').doUpdateSet(wish))
		.execute();
	await journal(tx, { subject: subjectOf(draft.id), actor: ANONYMOUS, act: 'draft.wish_asked', seenBy: 'staff', at });
}

/** Takes the wish back: the address is gone. Twice is as good as once. Throws not_found. */
export async function dropWish(tx: Tx, token: string): Promise<void> {
	const draft = await lockDraft(tx, token);
	const gone = await tx.deleteFrom('election_wish').where('draft_id', '=', draft.id).returning('draft_id').execute();
	if (gone.length > 0) await journal(tx, { subject: subjectOf(draft.id), actor: ANONYMOUS, act: 'draft.wish_dropped', seenBy: 'staff' });
}

/** Whether this draft's writer will be told. */
export async function isWished(db: Reader, draftId: string): Promise<boolean> {
	const row = await db.selectFrom('election_wish').select('draft_id').where('draft_id', '=', draftId).executeTakeFirst();
	return row !== undefined;
}

/** What is kept of a citizen in wishes: which drafts, since when. */
export async function wishesOf(db: Reader, email: string): Promise<{ draft: string; askedAt: Temporal.Instant }[]> {
	return rows(
		db,
		sql<{ draft: string; askedAt: Temporal.Instant }>`
			SELECT d.number AS draft, w.asked_at AS "askedAt" FROM election_wish w JOIN appeal_draft d ON d.id = w.draft_id
			WHERE w.email_index = ANY(${blindIndexes('email', email)}::bytea[]) ORDER BY w.asked_at`
	);
}

/**
 * Writes to those whose drafts can be sent now, each once: the address goes in the transaction that queues the letter. Who
 * sent the draft meanwhile, as another kind, is not written to. Returns how many letters went.
 */
export async function tellWishes(reader: Reader, write: JobContext['write']): Promise<number> {
	let told = 0;
	let after = '00000000-0000-0000-0000-000000000000';
	for (;;) {
		const list = await reader
			.selectFrom('election_wish')
			.select('draft_id')
			.where('draft_id', '>', after)
			.orderBy('draft_id')
			.limit(BATCH)
			.execute();
		for (const { draft_id: id } of list) told += await write((tx) => tellOne(tx, id));
		const last = list.at(-1);
		if (last === undefined) return told;
		after = last.draft_id;
	}
}

async function tellOne(tx: Tx, id: string): Promise<number> {
	const wish = await tx.selectFrom('election_wish').selectAll().where('draft_id', '=', id).forUpdate().executeTakeFirst();
	if (wish === undefined) return 0;
	const draft = await lockDraft(tx, open(wish.token));
	const sent = draft.appealId !== null;
	if (!sent && !isTaken(await electionOn(asReader(tx), dayOf(now())), kindOf(draft))) return 0;
	await tx.deleteFrom('election_wish').where('draft_id', '=', id).execute();
	if (sent) return 0;
	const lang = wish.language as Lang;
	const t = electionMessages[lang].public.wish;
	const url = `${publicOrigin()}${paths.appeals.draft(lang, open(wish.token), 'review')}`;
	await queueMail(tx, { to: open(wish.email), lang, subject: t.subject(draft.number), text: t.letter({ number: draft.number, url }) });
	await journal(tx, { subject: subjectOf(id), actor: SYSTEM, act: 'draft.wish_told', seenBy: 'staff' });
	return 1;
}
