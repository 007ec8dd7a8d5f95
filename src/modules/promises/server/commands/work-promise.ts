/** What is done for a promise and what shows it: milestones are assignments, evidence is hashed, a verdict rests on evidence. */
import { createHash } from 'node:crypto';
import { loadCalendar } from '#platform/calendar/index.ts';
import { now } from '#platform/clock.ts';
import { onConstraint } from '#platform/db/constraints.ts';
import { sql, type Tx } from '#platform/db/index.ts';
import { conflict, found, invalid } from '#platform/errors.ts';
import { storeFile } from '#platform/files/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { staffId, type Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { dateFault } from '#modules/assignments/rules.ts';
import { issueAssignment, onStanding } from '#modules/assignments/server/index.ts';
import type { EvidenceInput, MilestoneInput, VerdictInput } from '../../input.ts';
import { verdictFault, type VerdictFault } from '../../rules.ts';
import { EVIDENCE, type Upload } from '../files.ts';
import { evidenceOf, programmeById, verdictsOf, type PromiseRow } from '../queries.ts';
import { openPromise, tellAll } from '../store.ts';

// A milestone is reported, returned for rework, moved and accepted as any assignment.
onStanding('promise', { ownDates: true, judgedInRoom: false });
onConstraint('promise_evidence__twice_key', () => conflict('promises.evidence_twice'));
onConstraint('promise_verdict__proved_check', () => conflict('promises.no_evidence'));

/**
 * Sets a milestone: an assignment of the unit that answers for the promise, issued by the unit that pledged. Returns its id. Throws
 * not_found, forbidden, conflict `promises.not_now`, invalid `milestoneDue`.
 */
export async function setMilestone(
	tx: Tx,
	actor: Actor,
	id: string,
	{ milestone: text, milestoneDue: dueOn }: MilestoneInput
): Promise<string> {
	const promise = await openPromise(tx, actor, id, 'milestone');
	const at = now();
	const fault = dateFault(await loadCalendar(tx), dueOn, dayOf(at));
	if (fault !== undefined) throw invalid('milestoneDue', `assignments.${fault}`);
	const { unitId } = found(await programmeById(tx, promise.programmeId));
	const owed = {
		text,
		dueOn,
		unitId: promise.responsibleId,
		issuerUnitId: unitId,
		...(promise.personId !== null && { personId: promise.personId })
	};
	const assignmentId = await issueAssignment(tx, actor, { ...owed, subject: { kind: 'promise', id } });
	await tx.insertInto('promise_milestone').values({ assignment_id: assignmentId, promise_id: id }).execute();
	await tellAll(tx, actor, { kind: 'promise', id }, 'milestone_set', at, { milestone: assignmentId, text, due: dueOn.toString() });
	return assignmentId;
}

/** What is hashed where there is no file: the words by which everybody finds the thing. */
const wordsOf = ({ kind, title, url, contract, onDay }: EvidenceInput) =>
	createHash('sha256')
		.update(JSON.stringify([kind, title, url ?? contract, onDay.toString()]))
		.digest();

/**
 * Brings evidence, of a milestone or of the promise; with a value it is a reading of the indicator. A document or a photo comes as a
 * file. Returns its id. Throws not_found, forbidden, conflict `promises.not_now`, `promises.evidence_twice`, invalid `file`, `onDay`,
 * `value`, `milestoneId`, and what a file is refused for.
 */
export async function addEvidence(tx: Tx, actor: Actor, promiseId: string, input: EvidenceInput, upload?: Upload): Promise<string> {
	const promise = await openPromise(tx, actor, promiseId, 'evidence');
	const [id, at] = [newId(), now()];
	if (Temporal.PlainDate.compare(input.onDay, dayOf(at)) > 0) throw invalid('onDay', 'promises.ahead');
	if (input.value !== undefined && promise.measure === null) throw invalid('value', 'promises.no_indicator');
	const sha256 = await hashed(tx, actor, id, input, upload);
	await checkNew(tx, promiseId, input.milestoneId, sha256);
	await tx
		.insertInto('promise_evidence')
		.values({
			id,
			promise_id: promiseId,
			milestone_id: input.milestoneId ?? null,
			kind: input.kind,
			title: input.title,
			url: input.url ?? null,
			contract: input.contract ?? null,
			place: input.place ?? null,
			on_day: input.onDay,
			at_time: input.atTime?.toString() ?? null,
			value: input.value ?? null,
			sha256,
			added_at: at,
			added_by: staffId(actor)
		})
		.execute();
	await keepMoved(tx, promiseId);
	const data = {
		evidence: id,
		kind: input.kind,
		title: input.title,
		sha256: sha256.toString('hex'),
		value: input.value,
		milestone: input.milestoneId
	};
	await tellAll(tx, actor, { kind: 'promise', id: promiseId }, 'evidence_added', at, data);
	return id;
}

/** Its milestone is one of this promise's, and the same thing was not brought before. */
async function checkNew(tx: Tx, promiseId: string, milestoneId: string | undefined, sha256: Buffer): Promise<void> {
	const steps = await tx.selectFrom('promise_milestone').select('assignment_id').where('promise_id', '=', promiseId).execute();
	if (milestoneId !== undefined && !steps.some((step) => step.assignment_id === milestoneId)) throw invalid('milestoneId', 'choose');
	const same = tx.selectFrom('promise_evidence').select('id').where('promise_id', '=', promiseId).where('sha256', '=', sha256);
	if ((await same.executeTakeFirst()) !== undefined) throw conflict('promises.evidence_twice');
}

async function hashed(tx: Tx, actor: Actor, id: string, input: EvidenceInput, upload: Upload | undefined): Promise<Buffer> {
	if (input.kind === 'link' || input.kind === 'contract') return wordsOf(input);
	if (upload === undefined) throw invalid('file', 'required');
	const file = await storeFile(tx, actor, { subject: { kind: EVIDENCE, id }, seenBy: 'applicant', ...upload });
	if (input.kind === 'photo' && !file.mime.startsWith('image/')) throw invalid('file', 'promises.photo', { file: file.name });
	return Buffer.from(file.sha256, 'hex');
}

/** The day of the latest evidence that stands. */
export async function keepMoved(tx: Tx, promiseId: string): Promise<void> {
	await sql`UPDATE promise SET moved_on = (SELECT max(on_day) FROM promise_evidence WHERE promise_id = ${promiseId} AND struck_at IS NULL)
		WHERE id = ${promiseId}`.execute(tx);
}

const FIELD: Record<VerdictFault, string> = {
	not_published: '',
	no_evidence: 'evidenceIds',
	own_evidence: 'evidenceIds',
	done_missing: 'doneOn',
	done_ahead: 'doneOn',
	late: 'verdict',
	not_late: 'verdict',
	too_early: 'verdict',
	not_reached: 'verdict'
};

/**
 * Says what came of a promise, resting on evidence that stands and that others brought; the earlier verdicts stay to be read. Throws
 * not_found, forbidden, conflict `promises.not_now`, `promises.same_verdict`, invalid for what `verdictFault` says.
 */
export async function giveVerdict(tx: Tx, actor: Actor, promiseId: string, input: VerdictInput): Promise<void> {
	const promise = await openPromise(tx, actor, promiseId, 'judge');
	const at = now();
	const named = [...new Set(input.evidenceIds)];
	const evidence = (await evidenceOf(tx, promiseId)).filter(({ id, struckAt }) => struckAt === null && named.includes(id));
	const facts = { ...promise, indicator: indicatorOf(promise), evidence, named: named.length, judge: staffId(actor), today: dayOf(at) };
	const fault = verdictFault(input.verdict, input.doneOn, facts);
	if (fault !== undefined) throw invalid(FIELD[fault], `promises.${fault}`);
	const [last] = await verdictsOf(tx, promiseId);
	const same = promise.verdict === input.verdict && last?.reason === input.verdictReason && named.length === last.evidenceIds.length;
	if (same && named.every((id) => last.evidenceIds.includes(id))) throw conflict('promises.same_verdict');
	const kept = input.verdict === 'kept' || input.verdict === 'kept_late';
	await tx
		.insertInto('promise_verdict')
		.values({
			id: newId(),
			promise_id: promiseId,
			verdict: input.verdict,
			done_on: kept ? (input.doneOn ?? null) : null,
			reason: input.verdictReason,
			evidence_ids: sql<string>`${named}::uuid[]`,
			on_day: dayOf(at),
			at,
			by_id: staffId(actor)
		})
		.execute();
	const data = {
		verdict: input.verdict,
		before: promise.verdict,
		done: kept ? input.doneOn?.toString() : undefined,
		reason: input.verdictReason,
		evidence: named
	};
	await tellAll(tx, actor, { kind: 'promise', id: promiseId }, 'judged', at, data);
}

/** The indicator, where the promise has one. */
export function indicatorOf({ measure, baseline, target }: PromiseRow): { measure: string; baseline: number; target: number } | undefined {
	return measure === null || baseline === null || target === null ? undefined : { measure, baseline, target };
}
