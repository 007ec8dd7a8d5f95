/** Whom a complaint is about, who judges it, and until when it may be filed. */
import { dueFrom } from '#platform/calendar/index.ts';
import { type ComputedDeadline } from '#platform/calendar/rules.ts';
import { now } from '#platform/clock.ts';
import type { Reader } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { holds, type Actor, type Role } from '#platform/identity/actor.ts';
import {
	groundsFor,
	type Ground,
	appealById,
	decidersOf,
	decisionsOf,
	deliveriesOf,
	keptFrom,
	rootOf,
	ruleDay,
	type Against,
	type AppealRow
} from '#modules/appeals/server/index.ts';
import { isOpen, next, type AppealState } from '#modules/appeals/rules.ts';
import { unitById, type Unit } from '#modules/organisation/server/index.ts';
import { complaintsOf, type Complaint } from './store.ts';

const REVIEWING: readonly Role[] = ['head', 'branch_head', 'central'];

/** What a complaint goes by of an appeal: of one that lies in another the state, the unit and the term are those of the other. */
export type Appealed = {
	id: string;
	kind: string;
	state: AppealState;
	unitId: string;
	unitPath: string;
	executorId: string | null;
	dueOn: Temporal.PlainDate;
};

export interface Cause {
	/** The decision complained of; undefined: the silence. */
	decision: Awaited<ReturnType<typeof decisionsOf>>[number] | undefined;
	/** What the silence means. */
	silence: Ground | undefined;
	/** Whose act it is: the highest unit whose head signed it, else the unit that has the appeal. */
	unit: Unit;
	/** Who judges it; undefined when nobody stands above. */
	review: Unit | undefined;
	/** Until when it may be filed; undefined while the decision has not reached its applicant. */
	until: ComputedDeadline | undefined;
}

/** What an applicant can complain of now: the latest decision, or that the term passed without one. Undefined: of nothing. */
export async function causeOf(db: Reader, appeal: Appealed): Promise<Cause | undefined> {
	const today = dayOf(now());
	if (isOpen(appeal.state)) {
		if (appeal.state === 'with_body' || Temporal.PlainDate.compare(today, appeal.dueOn) <= 0) return undefined;
		const silence = (await groundsFor(db, 'silence', appeal.kind, today))[0];
		if (silence === undefined) return undefined;
		const units = await decidersOf(db, appeal, null);
		return units === undefined ? undefined : { decision: undefined, silence, ...units, until: await fileTerm(db, appeal.dueOn) };
	}
	const decision = next(appeal.state, 'reopen') === undefined ? undefined : (await decisionsOf(db, appeal.id))[0];
	if (decision === undefined) return undefined;
	const units = await decidersOf(db, appeal, decision.signed_by);
	if (units === undefined) return undefined;
	const known = await knownOn(db, appeal.id, decision.id);
	return { decision, silence: undefined, ...units, until: known === undefined ? undefined : await fileTerm(db, known) };
}

function fileTerm(db: Reader, known: Temporal.PlainDate): Promise<ComputedDeadline> {
	return dueFrom(db, 'complaint_file', known, ruleDay(known));
}

/** The day on which the applicant came to know of a decision (Art. 92(1)): when it was delivered. */
async function knownOn(db: Reader, appealId: string, decisionId: string): Promise<Temporal.PlainDate | undefined> {
	const delivered = (await deliveriesOf(db, appealId)).find(
		(row) => row.decision_id === decisionId && (row.state === 'sent' || row.state === 'handed' || row.state === 'read')
	);
	return delivered === undefined ? undefined : dayOf(delivered.at);
}

/**
 * Whether this actor judges complaints of the reviewing unit, and is not whom this one is about: who signed or prepared the
 * decision, who let the term pass, and the people under them judge nothing of their own (the appeal's own rule of who may
 * know, asked of the complaint).
 */
export async function mayReview(db: Reader, actor: Actor, row: Complaint, executorId: string | null): Promise<boolean> {
	if (actor.kind === 'system') return true;
	if (actor.kind !== 'staff') return false;
	const review = await unitById(db, row.review_unit_id);
	if (review === undefined || !holds(actor, REVIEWING, review.path)) return false;
	const against = await aboutWhom(db, row, executorId);
	return keptFrom(actor, { sensitive: false, readers: [], against }) === undefined;
}

async function aboutWhom(db: Reader, row: Complaint, executorId: string | null): Promise<Against[]> {
	const [decisions, unit] = await Promise.all([decisionsOf(db, row.appeal_id), unitById(db, row.unit_id)]);
	const decision = decisions.find((one) => one.id === row.decision_id);
	const signer = decision?.signed_by ?? null;
	const doers = decision === undefined ? [executorId] : [decision.drafted_by];
	return [
		...(signer === null ? [] : [{ personId: signer, heads: unit === undefined ? [] : [unit.path] }]),
		...doers.flatMap((personId) => (personId === null ? [] : [{ personId, heads: [] }]))
	];
}

/** The same of an appeal that was read. */
export async function appealedOf(db: Reader, row: AppealRow): Promise<Appealed> {
	const matter = row.state === 'merged' ? await appealById(db, await rootOf(db, row.id)) : row;
	return {
		id: row.id,
		kind: row.kind,
		state: matter.state,
		unitId: matter.unit_id,
		unitPath: matter.unit_path,
		executorId: matter.executor_id,
		dueOn: matter.due_on
	};
}

/** The complaint that is open, of an appeal. */
export async function openComplaint(db: Reader, appealId: string): Promise<Complaint | undefined> {
	return (await complaintsOf(db, appealId)).find((row) => row.ended_at === null);
}
