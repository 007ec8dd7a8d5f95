import type { Tx } from '../db/index.ts';
import { now } from '../clock.ts';
import { actorId, type Actor } from '../identity/actor.ts';

/** Who may read a row: everyone, the applicant and staff, or staff only. */
export type SeenBy = 'public' | 'applicant' | 'staff';

/** Subjects that have a chain of their own. */
export type SubjectKind =
	'appeal' | 'draft' | 'assignment' | 'account' | 'person' | 'unit' | 'territory' | 'calendar' | 'setting' | 'import' | 'theme';

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
	/** What is needed to tell it later. Never personal data of an applicant: the journal is kept for ever. */
	data?: Record<string, unknown>;
	at?: Temporal.Instant;
}

/** Appends one act to its subject's chain, in the transaction of the act. The database gives place and hash. */
export async function journal(tx: Tx, entry: Act): Promise<void> {
	await tx
		.insertInto('journal')
		.values({
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
		})
		.execute();
}
