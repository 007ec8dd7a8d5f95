/** What must have been done before a decision may be signed. */
import { now } from '#platform/clock.ts';
import { asReader, type Reader, type Tx } from '#platform/db/index.ts';
import { conflict } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { groundById, groundsByIds, groundsFor, withMembers, type LockedAppeal, type SignedDraft } from '#modules/appeals/server/index.ts';
import { hearingMissing, isUnfavourable, type HeardOf, type Unfavourable } from '../rules.ts';
import { objectionTerm, wasTold } from './hearing-terms.ts';
import { correctionsOf, ownHearings, partiesOf, roundOf, type Hearing } from './store.ts';

/**
 * Stops a signature that the procedure does not allow yet. An appeal is stopped for not being put right only after that
 * was asked and its day passed; an unfavourable decision is signed only when its applicant was heard, or a listed ground
 * says why not. Throws conflict.
 */
export async function checkSigning(tx: Tx, appeal: LockedAppeal, draft: SignedDraft): Promise<void> {
	if ((await groundById(tx, draft.groundId))?.code === 'not_corrected') {
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
	const round = await roundOf(db, appeal.id);
	const list = (await ownHearings(db, appeal.id)).filter((row) => row.round === round);
	const own = hearingMissing(outcome, await Promise.all(list.map((row) => heardOf(db, row, today))));
	return own ?? (await missingForOthers(db, appeal.id, outcome, list));
}

/** Each whose appeal lies in this one is heard as well: they are given the same decision. */
async function missingForOthers(db: Reader, appealId: string, outcome: Unfavourable, list: readonly Hearing[]) {
	const [, ...others] = await withMembers(db, [appealId]);
	if (others.length === 0) return undefined;
	const parties = Map.groupBy(
		await partiesOf(
			db,
			list.map((row) => row.id)
		),
		(one) => one.appeal_id
	);
	const grounds = await groundsByIds(
		db,
		list.map((row) => row.ground_id)
	);
	for (const id of others) {
		const heard: HeardOf[] = [];
		for (const row of list) {
			const party = parties.get(id)?.find((one) => one.hearing_id === row.id);
			// A ground of the head holds for all; that somebody declined holds for those who were asked.
			if (party !== undefined) heard.push(...(await heardAsParty(db, { ...row, ...party })));
			else if (row.state === 'waived' && grounds.get(row.ground_id ?? '')?.code !== 'declined')
				heard.push({ state: 'waived', outcome: null, answered: true });
		}
		const missing = hearingMissing(outcome, heard);
		if (missing !== undefined) return missing === 'procedure.hearing_due' ? 'procedure.hearing_others_due' : missing;
	}
	return undefined;
}

/** Who did not come, said nothing and was not told in time was not heard. */
async function heardAsParty(db: Reader, row: Hearing): Promise<HeardOf[]> {
	const unheard = row.state === 'held' && row.position === null && row.attended !== true && !(await wasTold(db, row));
	return unheard ? [] : [await heardOf(db, row, dayOf(now()))];
}

async function heardOf(db: Reader, row: Hearing, today: Temporal.PlainDate): Promise<HeardOf> {
	// Who came was heard there; who did not had the term to write.
	const answered = row.position !== null || row.attended === true || (row.state === 'held' && (await isOver(db, row, today)));
	return { state: row.state, outcome: row.outcome, answered };
}

/** Whether the term to object is over: it runs only for who was told. */
async function isOver(db: Reader, row: Hearing, today: Temporal.PlainDate): Promise<boolean> {
	const until = (await objectionTerm(db, row))?.dueOn;
	return until !== undefined && Temporal.PlainDate.compare(today, until) > 0;
}
