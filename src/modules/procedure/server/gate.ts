/** What must have been done before a decision may be signed. */
import { now } from '#platform/clock.ts';
import { asReader, type Reader, type Tx } from '#platform/db/index.ts';
import { conflict } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { LockedAppeal, SignedDraft } from '#modules/appeals/server/index.ts';
import { hearingMissing, isUnfavourable, type HeardOf, type Unfavourable } from '../rules.ts';
import { groundsFor } from './grounds.ts';
import { objectionTerm } from './hearing-terms.ts';
import { correctionsOf, hearingsOf, roundOf, type Hearing } from './store.ts';

/**
 * Stops a signature that the procedure does not allow yet. An appeal is stopped for not being put right only after that
 * was asked and its day passed; an unfavourable decision is signed only when its applicant was heard, or a listed ground
 * says why not. Throws conflict.
 */
export async function checkSigning(tx: Tx, appeal: LockedAppeal, draft: SignedDraft): Promise<void> {
	if (draft.groundId === 'not_corrected') {
		const [latest] = await correctionsOf(tx, appeal.id);
		if (latest?.state !== 'lapsed') throw conflict('procedure.not_asked');
	}
	if (!isUnfavourable(draft.outcome)) return;
	const missing = await missingFor(asReader(tx), appeal, draft.outcome);
	if (missing !== undefined) throw conflict(missing);
}

/** What still hinders an unfavourable decision of this outcome; undefined when it may be signed. */
export async function missingFor(db: Reader, appeal: { id: string; kind: string }, outcome: Unfavourable) {
	const today = dayOf(now());
	if ((await groundsFor(db, 'no_hearing', appeal.kind, today)).some((ground) => ground.byItself)) return undefined;
	const [round, list] = await Promise.all([roundOf(db, appeal.id), hearingsOf(db, appeal.id)]);
	const heard = await Promise.all(list.filter((row) => row.round === round).map((row) => heardOf(db, row, today)));
	return hearingMissing(outcome, heard);
}

async function heardOf(db: Reader, row: Hearing, today: Temporal.PlainDate): Promise<HeardOf> {
	// Who came was heard there; who did not had the term to write.
	const until = row.state === 'held' ? (await objectionTerm(db, row))?.dueOn : undefined;
	const answered = row.position !== null || row.attended === true || (until !== undefined && Temporal.PlainDate.compare(today, until) > 0);
	return { state: row.state, outcome: row.outcome, answered };
}
