/**
 * The way of an appeal: its states, the acts that move it, and what is derived from it. Pure.
 * Overdue, due soon, repeated are computed here and never stored.
 */

export const STATES = ['received', 'registered', 'in_work', 'on_approval', 'answered', 'closed', 'withdrawn'] as const;
export type AppealState = (typeof STATES)[number];

/** Who holds the ball: us, or nobody any more. */
export const CATEGORY: Record<AppealState, 'open' | 'done'> = {
	received: 'open',
	registered: 'open',
	in_work: 'open',
	on_approval: 'open',
	answered: 'done',
	closed: 'done',
	withdrawn: 'done'
};
export const OPEN_STATES = STATES.filter((s) => CATEGORY[s] === 'open');

export const OUTCOMES = ['satisfied', 'partly_satisfied', 'clarified', 'refused', 'noted', 'stopped'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const VERDICTS = ['solved', 'partly', 'not_solved'] as const;
export type Verdict = (typeof VERDICTS)[number];

export const CHANNELS = ['web', 'api', 'visit', 'phone', 'letter', 'mail', 'import'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Acts that move the state or need a certain one. */
export const ACTS = [
	'register',
	'assign',
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
	'add'
] as const;
export type AppealAct = (typeof ACTS)[number];

type Next = Partial<Record<AppealAct, AppealState>>;

/** From each state: the acts that are possible and the state each leads to. Nothing else is. */
const NEXT = {
	received: { register: 'registered', extend: 'received', withdraw: 'withdrawn', add: 'received' },
	registered: { assign: 'in_work', extend: 'registered', withdraw: 'withdrawn', add: 'registered' },
	in_work: {
		assign: 'in_work',
		report: 'in_work',
		draft: 'in_work',
		submit: 'on_approval',
		extend: 'in_work',
		withdraw: 'withdrawn',
		add: 'in_work'
	},
	on_approval: { return: 'in_work', sign: 'answered', extend: 'on_approval', withdraw: 'withdrawn', add: 'on_approval' },
	answered: { rate: 'answered', reopen: 'in_work', close: 'closed', add: 'answered' },
	closed: { rate: 'closed', reopen: 'in_work' },
	withdrawn: {}
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

/** The five steps a citizen sees, and how far the appeal is (0-4; all done is 5). */
export const STEPS = ['received', 'registered', 'in_work', 'on_approval', 'answered'] as const;
export function stepOf(state: AppealState): number {
	if (state === 'withdrawn') return -1;
	return state === 'answered' || state === 'closed' ? STEPS.length : STEPS.indexOf(state) + 1;
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
