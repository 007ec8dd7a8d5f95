/**
 * The way of an appeal: its states, the acts that move it, and what is derived from it. Pure.
 * Overdue, due soon, repeated are computed here and never stored.
 */

export const STATES = [
	'received',
	'registered',
	'correction',
	'in_work',
	'with_body',
	'on_approval',
	'answered',
	'closed',
	'withdrawn',
	'merged'
] as const;
export type AppealState = (typeof STATES)[number];

/**
 * Who holds the ball: us, the competent body it was forwarded to, the applicant, or nobody any more. It never stops a
 * clock: the Code knows no pause while somebody else is waited for.
 */
export const CATEGORY: Record<AppealState, 'ours' | 'theirs' | 'applicant' | 'done'> = {
	received: 'ours',
	registered: 'ours',
	correction: 'applicant',
	in_work: 'ours',
	with_body: 'theirs',
	on_approval: 'ours',
	answered: 'done',
	closed: 'done',
	withdrawn: 'done',
	merged: 'done'
};
export const DONE_STATES = STATES.filter((s) => CATEGORY[s] === 'done');

/** Whether somebody still owes something. */
export function isOpen(state: AppealState): boolean {
	return CATEGORY[state] !== 'done';
}

export const OUTCOMES = ['satisfied', 'partly_satisfied', 'clarified', 'refused', 'noted', 'stopped'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const VERDICTS = ['solved', 'partly', 'not_solved'] as const;
export type Verdict = (typeof VERDICTS)[number];

export const CHANNELS = ['web', 'api', 'visit', 'phone', 'letter', 'mail', 'telegram', 'import'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Acts that move the state or need a certain one. */
export const ACTS = [
	'register',
	'assign',
	'ask_correction',
	'correct',
	'forward',
	'take_back',
	'hear',
	'report',
	'draft',
	'submit',
	'return',
	'sign',
	'extend',
	'withdraw',
	'rate',
	'reopen',
	'close',
	'add',
	'merge',
	'unmerge',
	'take_in'
] as const;
export type AppealAct = (typeof ACTS)[number];

type Next = Partial<Record<AppealAct, AppealState>>;

/** From each state: the acts that are possible and the state each leads to. Nothing else is. */
const NEXT = {
	received: {
		register: 'registered',
		extend: 'received',
		withdraw: 'withdrawn',
		add: 'received',
		merge: 'merged',
		take_in: 'received'
	},
	registered: {
		assign: 'in_work',
		ask_correction: 'correction',
		forward: 'with_body',
		extend: 'registered',
		withdraw: 'withdrawn',
		add: 'registered',
		merge: 'merged',
		take_in: 'registered'
	},
	// What was asked for may never come: then it can be decided as it is, such as by stopping on a legal ground.
	correction: {
		correct: 'registered',
		draft: 'correction',
		submit: 'on_approval',
		extend: 'correction',
		withdraw: 'withdrawn',
		add: 'correction',
		take_in: 'correction'
	},
	in_work: {
		assign: 'in_work',
		ask_correction: 'correction',
		forward: 'with_body',
		hear: 'in_work',
		report: 'in_work',
		draft: 'in_work',
		submit: 'on_approval',
		extend: 'in_work',
		withdraw: 'withdrawn',
		add: 'in_work',
		merge: 'merged',
		take_in: 'in_work'
	},
	with_body: { take_back: 'in_work', extend: 'with_body', withdraw: 'withdrawn', add: 'with_body', take_in: 'with_body' },
	on_approval: {
		hear: 'on_approval',
		return: 'in_work',
		sign: 'answered',
		extend: 'on_approval',
		withdraw: 'withdrawn',
		add: 'on_approval'
	},
	answered: { rate: 'answered', reopen: 'in_work', close: 'closed', add: 'answered' },
	closed: { rate: 'closed', reopen: 'in_work' },
	withdrawn: {},
	// Whoever wrote it goes on: adds, judges the decision on the root, takes back their own. Taken out, it is as it was before.
	merged: { unmerge: 'registered', add: 'merged', rate: 'merged', withdraw: 'withdrawn' }
} as const satisfies Record<AppealState, Next>;

/** The state that an act leads to, or undefined when it is not possible now. */
export function next(state: AppealState, act: AppealAct): AppealState | undefined {
	const possible: Next = NEXT[state];
	return possible[act];
}

/** All acts possible in a state. */
export function possibleActs(state: AppealState): AppealAct[] {
	return ACTS.filter((act) => next(state, act) !== undefined);
}

/** The five steps a citizen sees. */
export const STEPS = ['received', 'registered', 'in_work', 'on_approval', 'answered'] as const;
const STEP_OF: Record<AppealState, number> = {
	received: 1,
	registered: 2,
	correction: 2,
	in_work: 3,
	with_body: 3,
	on_approval: 4,
	answered: 5,
	closed: 5,
	withdrawn: -1,
	merged: -1
};

/** How many of the steps are behind it; -1 where none can be claimed (withdrawn, gone into another). */
export function stepOf(state: AppealState): number {
	return STEP_OF[state];
}

/** Where an appeal goes on when it comes back from the applicant or out of another appeal: to whoever had it, else to be assigned. */
export function resumed(assigned: boolean): 'in_work' | 'registered' {
	return assigned ? 'in_work' : 'registered';
}

export type Urgency = 'overdue' | 'today' | 'soon' | 'calm' | 'done';

/** How pressing the term is on a given day; `workingDaysLeft` as counted by the calendar. */
export function urgency(state: AppealState, due: Temporal.PlainDate, today: Temporal.PlainDate, workingDaysLeft: number): Urgency {
	if (CATEGORY[state] === 'done') return 'done';
	const order = Temporal.PlainDate.compare(due, today);
	if (order < 0) return 'overdue';
	if (order === 0) return 'today';
	return workingDaysLeft <= 3 ? 'soon' : 'calm';
}

/**
 * The new term of a reopened appeal: the redo term, but never before the date first given, so that reopening
 * cannot launder a breach (casework 3.1). The first date itself stays as it was.
 */
export function redoDueOn(redo: Temporal.PlainDate, firstDueOn: Temporal.PlainDate): Temporal.PlainDate {
	return Temporal.PlainDate.compare(redo, firstDueOn) > 0 ? redo : firstDueOn;
}

// "Құрметті қабылдау қызметкерлері!", "Здравствуйте!": a list of greetings tells nobody what is asked. Without Kazakh letters too.
const GREETING =
	/^(?:с[әа]лем|армыс|ассала|[қк][ұу]рметт[іи]|[қк]айырлы|здравствуй|добр(?:ый|ое|ого) |уважаем|hello|dear |good (?:day|morning|afternoon))[^.!?]*[.!?,]+\s+(?=.{12})/iu;

/**
 * The first words of the text, as a title for lists: the first sentence after a greeting, at most 110 characters, cut at
 * a word.
 */
export function titleOf(text: string): string {
	const line = text.replace(/\s+/g, ' ').trim().replace(GREETING, '');
	const sentence = /^.{12,110}?[.!?…](?=\s|$)/u.exec(line)?.[0].replace(/[.…]$/, '') ?? line;
	if (sentence.length <= 110) return sentence;
	const cut = sentence.slice(0, 109);
	return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 60)).replace(/[\s,;:–-]+$/, '')}…`;
}

export type DeliveryWay = 'mail' | 'letter' | 'page';

/**
 * How a signed decision travels to whoever wrote: by mail, else by post. Without either it lies on the appeal's page,
 * which the access code opens; the desk tells those who left a telephone.
 */
export function deliveryWay(left: { email: string | null; address: string | null }): DeliveryWay {
	if (left.email !== null) return 'mail';
	return left.address === null ? 'page' : 'letter';
}

/** `ALA-2026-000123`: unit's code, year, counter of six digits or more. */
export function formatAppealNumber(unitCode: string, year: number, counter: number): string {
	return `${unitCode}-${year}-${String(counter).padStart(6, '0')}`;
}

/** What a citizen may leave out, and what an appeal cannot do without. */
export interface Completeness {
	text?: string | undefined;
	name?: string | undefined;
	phone?: string | undefined;
	email?: string | undefined;
	address?: string | undefined;
	territoryId?: string | undefined;
	place?: string | undefined;
	latitude?: number | undefined;
}
export type MissingField = 'text' | 'name' | 'contact' | 'territory';

/** What is still missing before it can be considered (Art. 63): essence, who writes, how to reach them, where. */
export function missing(body: Completeness): MissingField[] {
	const lacks: MissingField[] = [];
	if ((body.text ?? '').trim().length < 10) lacks.push('text');
	if (body.territoryId === undefined && body.place === undefined && body.latitude === undefined) lacks.push('territory');
	if ((body.name ?? '').trim() === '') lacks.push('name');
	if (body.phone === undefined && body.email === undefined && body.address === undefined) lacks.push('contact');
	return lacks;
}

/** Why somebody of the staff looks at an applicant's data; the applicant reads it. */
export const LOOK_REASONS = ['work', 'contact', 'letter', 'check'] as const;
/** `list`: with a list that was taken away; nobody chooses it. */
export type LookReason = (typeof LOOK_REASONS)[number] | 'list';
