import { sql, type Reader, type Tx } from '../db/index.ts';
import { now } from '../clock.ts';
import { actorId, type Actor } from '../identity/actor.ts';

/** Who may read a row: everyone, the applicant and staff, or staff only. */
export type SeenBy = 'public' | 'applicant' | 'staff';

/** Subjects that have a chain of their own. */
export type SubjectKind =
	| 'appeal'
	| 'mail'
	| 'draft'
	| 'forwarding'
	| 'complaint'
	| 'body'
	| 'assignment'
	| 'directive'
	| 'directive_series'
	| 'recheck'
	| 'recheck_draw'
	| 'control_look'
	| 'control_draw'
	| 'scorecard'
	| 'account'
	| 'person'
	| 'unit'
	| 'territory'
	| 'calendar'
	| 'rule'
	| 'kind'
	| 'ground'
	| 'election'
	| 'setting'
	| 'import'
	| 'theme'
	| 'problem'
	| 'employer'
	| 'group_case'
	| 'rights'
	| 'export'
	| 'view'
	| 'template'
	| 'subscription'
	| 'event'
	| 'ticket'
	| 'gathering'
	| 'reception_host'
	| 'reception_place'
	| 'wish'
	| 'visit'
	| 'report'
	| 'duty'
	| 'field_kit'
	| 'programme'
	| 'promise'
	| 'sitting';

export interface Subject {
	kind: SubjectKind;
	id: string;
}

export interface Act {
	subject: Subject;
	actor: Actor;
	/** What was done, as `room.verb`: appeal.registered, calendar.day_set. */
	act: string;
	seenBy: SeenBy;
	/**
	 * What is needed to tell it later. Never personal data of an applicant: the journal is kept for ever. What somebody wrote
	 * about an appeal or a wish (`text`, `reason`) is kept beside the chain, so that it can be removed when its term is over.
	 */
	data?: Record<string, unknown>;
	at?: Temporal.Instant;
}

/** Names under which the data of an act holds what somebody wrote. */
const WORDS = ['text', 'reason'];
/** Subjects of which what somebody wrote is removed when its term is over. */
const PERSONAL: readonly SubjectKind[] = ['appeal', 'wish'];

/** An act without its words, and the words. */
function parted(entry: Act): { act: Act; words: { name: string; text: string }[] } {
	if (!PERSONAL.includes(entry.subject.kind)) return { act: entry, words: [] };
	const words = Object.entries(entry.data ?? {}).flatMap(([name, text]) =>
		WORDS.includes(name) && typeof text === 'string' ? [{ name, text }] : []
	);
	const data = Object.fromEntries(Object.entries(entry.data ?? {}).filter(([name]) => !words.some((word) => word.name === name)));
	return { act: { ...entry, data }, words };
}

/** Appends one act to its subject's chain, in the transaction of the act. The database gives place and hash. */
export async function journal(tx: Tx, entry: Act): Promise<void> {
	const { act, words } = parted(entry);
	const { seq } = await tx.insertInto('journal').values(toValues(act)).returning('seq').executeTakeFirstOrThrow();
	if (words.length === 0) return;
	const { kind, id } = entry.subject;
	await tx
		.insertInto('journal_word')
		.values(words.map((word) => ({ subject_kind: kind, subject_id: id, seq, ...word })))
		.execute();
}

/** Tells one act on a subject, for staff to read. */
export type Tell = (tx: Tx, actor: Actor, id: string, act: string, at: Temporal.Instant, data?: Record<string, unknown>) => Promise<void>;

/** How a room whose subjects are staff's alone tells of them: `telling('event')` writes `event.opened` on the chain of an event. */
export function telling(kind: SubjectKind): Tell {
	return (tx, actor, id, act, at, data = {}) =>
		journal(tx, { subject: { kind, id }, actor, act: `${kind}.${act}`, seenBy: 'staff', at, data });
}

/** Rows of one statement: ten values each, and PostgreSQL takes 65,535. */
const BATCH = 2_000;

/** Appends many acts with few statements, in the order given: for acts on thousands of subjects at once; none of them writes words. */
export async function journalAll(tx: Tx, entries: readonly Act[]): Promise<void> {
	for (let from = 0; from < entries.length; from += BATCH) {
		await tx
			.insertInto('journal')
			.values(entries.slice(from, from + BATCH).map(toValues))
			.execute();
	}
}

function toValues(entry: Act) {
	return {
		subject_kind: entry.subject.kind,
		subject_id: entry.subject.id,
		seq: 0,
		// Milliseconds: what the hash covers is what is stored.
		at: (entry.at ?? now()).round('millisecond'),
		actor_kind: entry.actor.kind,
		actor_id: actorId(entry.actor),
		act: entry.act,
		seen_by: entry.seenBy,
		data: JSON.stringify(entry.data ?? {}),
		hash: Buffer.alloc(0)
	};
}

export interface JournalRow {
	seq: number;
	at: Temporal.Instant;
	actorKind: Actor['kind'];
	actorId: string | null;
	act: string;
	data: Record<string, unknown>;
}

const SEES: Record<SeenBy, SeenBy[]> = { public: ['public'], applicant: ['public', 'applicant'], staff: ['public', 'applicant', 'staff'] };

/** The acts on a subject that a reader may see, oldest first. */
export async function timelineOf(db: Reader, subject: Subject, seenBy: SeenBy): Promise<JournalRow[]> {
	const rows = await db
		.selectFrom('journal')
		.select(['seq', 'at', 'actor_kind', 'actor_id', 'act', 'data'])
		.select(
			sql<Record<string, string> | null>`(SELECT jsonb_object_agg(w.name, w.text) FROM journal_word w
				WHERE w.subject_kind = journal.subject_kind AND w.subject_id = journal.subject_id AND w.seq = journal.seq)`.as('words')
		)
		.where('subject_kind', '=', subject.kind)
		.where('subject_id', '=', subject.id)
		.where('seen_by', 'in', SEES[seenBy])
		.orderBy('seq')
		.execute();
	return rows.map((r) => ({
		seq: r.seq,
		at: r.at,
		actorKind: r.actor_kind as Actor['kind'],
		actorId: r.actor_id,
		act: r.act,
		data: { ...(JSON.parse(r.data) as Record<string, unknown>), ...r.words }
	}));
}
