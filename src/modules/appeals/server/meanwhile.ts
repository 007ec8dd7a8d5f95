/** Two people at one appeal: a form says what it was made from, and an act on something else is refused. */
import { asReader, type Reader, type Tx } from '#platform/db/index.ts';
import { conflict, notFound } from '#platform/errors.ts';
import type { Actor, Staff } from '#platform/identity/actor.ts';
import { timelineOf, type JournalRow } from '#platform/journal/index.ts';
import { lockAppeal } from './access.ts';
import { can } from './policy.ts';
import { decisionDraftOf } from './queries.ts';

/** Locks the appeal. Throws not_found, or conflict `appeals.meanwhile` when it is not the version the form showed. */
export async function expectVersion(tx: Tx, actor: Actor, id: string, version: number): Promise<void> {
	const appeal = await lockAppeal(tx, id);
	if (!can(actor, 'read', appeal)) throw notFound();
	if (appeal.version !== version) throw conflict('appeals.meanwhile');
}

/**
 * Throws conflict `appeals.draft_meanwhile` when somebody else saved the draft of the decision since `savedAt` (its
 * time of change as the form showed it, empty when there was none). One's own later save is no conflict.
 */
export async function expectDraft(tx: Tx, actor: Staff, id: string, savedAt: string): Promise<void> {
	const draft = await decisionDraftOf(asReader(tx), id);
	if (draft === undefined || draft.drafted_by === actor.personId) return;
	if (draft.changed_at.toString() !== savedAt) throw conflict('appeals.draft_meanwhile');
}

/** What was done since row `seq` of the appeal's journal, looks at personal data left out. */
export async function actsSince(db: Reader, id: string, seq: number): Promise<JournalRow[]> {
	const all = await timelineOf(db, { kind: 'appeal', id }, 'staff');
	return all.filter((row) => row.seq > seq && row.act !== 'appeal.applicant_seen');
}
