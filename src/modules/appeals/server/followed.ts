/**
 * What the applicant of a merged appeal follows: how the root stands, who is responsible for it and by when. Of whoever
 * wrote the root nothing: no text, no file, no remark, no name.
 */
import type { Reader } from '#platform/db/index.ts';
import { timelineOf, type JournalRow } from '#platform/journal/index.ts';
import { membersOf, rootOf } from './family.ts';
import { appealById, type AppealRow } from './queries.ts';
import { decisionTerm, type DecisionTerm } from './terms.ts';

export interface Followed {
	/** The applicant's own appeal, with the root's state, unit and dates. */
	appeal: AppealRow;
	/** The number of the root, and since when it is followed. */
	root: string;
	since: Temporal.Instant;
	/** They joined a collective appeal. */
	joined: boolean;
	/** What was done on the root since then, as far as it is everybody's. */
	acts: JournalRow[];
}

/** Acts on a root that are told to each whose appeal lies in it. What one applicant did or was told is between us and them. */
const SHARED: ReadonlySet<string> = new Set([
	'appeal.registered',
	'appeal.assigned',
	'appeal.moved_up',
	'appeal.extended',
	'appeal.decision_submitted',
	'appeal.decided',
	'appeal.reopened',
	'appeal.reopened_by_other',
	'appeal.sent_back',
	'appeal.forwarded',
	'appeal.forwarded_at_once',
	'appeal.passed_up',
	'appeal.body_registered',
	'appeal.body_passed',
	'appeal.body_returned',
	'appeal.body_answered',
	'appeal.body_silent'
]);

/** What a merged appeal's applicant follows; undefined for an appeal that stands alone. */
export async function followed(db: Reader, own: AppealRow): Promise<Followed | undefined> {
	if (own.state !== 'merged') return undefined;
	const root = await appealById(db, await rootOf(db, own.id));
	const merge = await db
		.selectFrom('appeal_merge')
		.select(['merged_at', 'joined'])
		.where('appeal_id', '=', own.id)
		.where('ended_at', 'is', null)
		.executeTakeFirstOrThrow();
	const since = merge.merged_at;
	const { state, unit_id, unit_path, due_on, answered_at, answered_days, closed_at, outcome, reopens } = root;
	const acts = await timelineOf(db, { kind: 'appeal', id: root.id }, 'applicant');
	return {
		appeal: { ...own, state, unit_id, unit_path, due_on, answered_at, answered_days, closed_at, outcome, reopens },
		root: root.number,
		since,
		joined: merge.joined,
		acts: acts.filter((act) => Temporal.Instant.compare(act.at, since) >= 0).flatMap((act) => shared(act, own.id))
	};
}

/** Counted downward, so that no place in the root's chain is taken for one in the appeal's own. */
function shared(act: JournalRow, ownId: string): JournalRow[] {
	if (!SHARED.has(act.act) || act.data.by === ownId) return [];
	return [{ ...act, seq: -act.seq, act: act.act === 'appeal.reopened' ? 'appeal.reopened_by_other' : act.act }];
}

/** The term that gives an appeal its date: its own, else that of one that is answered together with it. */
export async function givingTerm(db: Reader, appeal: AppealRow): Promise<DecisionTerm | undefined> {
	const own = await decisionTerm(db, appeal.id);
	if (own?.dueOn.equals(appeal.due_on) === true) return own;
	const root = await rootOf(db, appeal.id);
	const members = await membersOf(db, root);
	const giver = members.find((one) => one.dueOn.equals(appeal.due_on))?.id ?? root;
	const term = giver === appeal.id ? undefined : await decisionTerm(db, giver);
	return term?.dueOn.equals(appeal.due_on) === true ? term : own;
}
