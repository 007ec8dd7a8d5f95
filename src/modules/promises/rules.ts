/** The three things said of a promise, kept apart: how it goes (computed), what came of it (judged), whether it is published. Pure. */
export const PUBLICATIONS = ['draft', 'published', 'corrected'] as const;
export type Publication = (typeof PUBLICATIONS)[number];

export const PROGRESSES = ['not_rated', 'in_works', 'stalled'] as const;
/** Nobody types it: it follows from evidence and days. */
export type Progress = (typeof PROGRESSES)[number];

export const VERDICTS = ['kept', 'kept_late', 'compromise', 'broken', 'withdrawn'] as const;
export type Verdict = (typeof VERDICTS)[number];

export const EVIDENCE_KINDS = ['document', 'photo', 'link', 'contract'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

const isBefore = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b) < 0;

/**
 * How it goes: `not_rated` while there is no evidence yet, `in_works` while the latest is no older than `stillSince`, `stalled` when
 * nothing was shown since then. What was never begun stalls too, counted from its publication.
 */
export function progressOf(
	{ publishedOn, movedOn }: { publishedOn: Temporal.PlainDate | null; movedOn: Temporal.PlainDate | null },
	stillSince: Temporal.PlainDate
): Progress {
	const since = movedOn ?? publishedOn;
	if (since !== null && isBefore(since, stillSince)) return 'stalled';
	return movedOn === null ? 'not_rated' : 'in_works';
}

export const MILESTONE_STATES = ['owed', 'late', 'reported', 'unproved', 'met', 'met_late', 'cancelled'] as const;
/** `unproved`: accepted, but nothing shows it; it counts for nothing until something does. */
export type MilestoneState = (typeof MILESTONE_STATES)[number];

export interface MilestoneFacts {
	assignment: 'issued' | 'reported' | 'returned' | 'accepted' | 'cancelled';
	dueOn: Temporal.PlainDate;
	firstDueOn: Temporal.PlainDate;
	/** The day of the report that stands. */
	reportedOn: Temporal.PlainDate | null;
	/** How much evidence of it stands. */
	proofs: number;
}

export function milestoneState(facts: MilestoneFacts, today: Temporal.PlainDate): MilestoneState {
	if (facts.assignment === 'cancelled') return 'cancelled';
	if (facts.assignment === 'accepted') {
		if (facts.proofs === 0) return 'unproved';
		return isBefore(facts.firstDueOn, facts.reportedOn ?? facts.firstDueOn) ? 'met_late' : 'met';
	}
	if (facts.assignment === 'reported') return 'reported';
	return isBefore(facts.dueOn, today) ? 'late' : 'owed';
}

/** Milestones that count, and those of them that are met: no per cent of anything. */
export function milestonesMet(states: readonly MilestoneState[]): { met: number; of: number } {
	const counted = states.filter((state) => state !== 'cancelled');
	return { met: counted.filter((state) => state === 'met' || state === 'met_late').length, of: counted.length };
}

/** Whether a reading has reached the target, whichever way the target lies from where it began. */
export function reaches(value: number, { baseline, target }: { baseline: number; target: number }): boolean {
	return target > baseline ? value >= target : value <= target;
}

export type VerdictFault =
	'no_evidence' | 'own_evidence' | 'not_published' | 'done_missing' | 'done_ahead' | 'late' | 'not_late' | 'too_early' | 'not_reached';

export interface VerdictFacts {
	publication: Publication;
	firstDueOn: Temporal.PlainDate;
	/** The evidence it is to rest on, as far as it stands and belongs to the promise. */
	evidence: readonly { addedBy: string | null; value: number | null }[];
	/** How much was named: what does not stand or is another's is missing above. */
	named: number;
	judge: string | null;
	indicator: { baseline: number; target: number } | undefined;
	today: Temporal.PlainDate;
}

/**
 * Why a verdict cannot be given; undefined when it can. It rests on evidence that stands and that the judge did not bring; kept means the
 * target was read; broken is said when the promised day is over.
 */
export function verdictFault(verdict: Verdict, doneOn: Temporal.PlainDate | undefined, facts: VerdictFacts): VerdictFault | undefined {
	if (facts.publication === 'draft') return 'not_published';
	if (facts.evidence.length === 0 || facts.evidence.length !== facts.named) return 'no_evidence';
	if (facts.judge !== null && facts.evidence.some(({ addedBy }) => addedBy === facts.judge)) return 'own_evidence';
	if (verdict === 'broken') return isBefore(facts.firstDueOn, facts.today) ? undefined : 'too_early';
	if (verdict !== 'kept' && verdict !== 'kept_late') return undefined;
	return keptFault(verdict, doneOn, facts);
}

function keptFault(
	verdict: 'kept' | 'kept_late',
	doneOn: Temporal.PlainDate | undefined,
	{ firstDueOn, evidence, indicator, today }: VerdictFacts
): VerdictFault | undefined {
	if (doneOn === undefined) return 'done_missing';
	if (isBefore(today, doneOn)) return 'done_ahead';
	const late = isBefore(firstDueOn, doneOn);
	if (late !== (verdict === 'kept_late')) return late ? 'late' : 'not_late';
	if (indicator !== undefined && !evidence.some(({ value }) => value !== null && reaches(value, indicator))) return 'not_reached';
	return undefined;
}

export const PROMISE_ACTS = ['change', 'remove', 'correct', 'milestone', 'evidence', 'judge'] as const;
export type PromiseAct = (typeof PROMISE_ACTS)[number];

const ACTS: Record<Publication, readonly PromiseAct[]> = {
	draft: ['change', 'remove'],
	published: ['correct', 'milestone', 'evidence', 'judge'],
	corrected: ['correct', 'milestone', 'evidence', 'judge']
};

/** The acts possible as it is published; a verdict ends none of them: ratings may move both ways. */
export function possible(publication: Publication): readonly PromiseAct[] {
	return ACTS[publication];
}
