/** The states of a series of directives and what may follow. Pure. */

export const SERIES_STATES = ['draft', 'active', 'paused', 'ended'] as const;
export type SeriesState = (typeof SERIES_STATES)[number];
export const SERIES_ACTS = ['change', 'start', 'pause', 'resume', 'end'] as const;
export type SeriesAct = (typeof SERIES_ACTS)[number];

/** Why it is paused: somebody chose so, or it could not be issued and nobody had to notice that by themselves. */
export const HALTS = ['chosen', 'issuer', 'keeper', 'nobody'] as const;
export type Halt = (typeof HALTS)[number];

/** Why a period has no directive: its due day passed while the server was away, or while the series was paused. */
export type Skipped = 'missed' | 'paused';

const TRANSITIONS = {
	draft: { change: 'draft', start: 'active', end: 'ended' },
	active: { change: 'active', pause: 'paused', end: 'ended' },
	paused: { change: 'paused', resume: 'active', end: 'ended' },
	ended: {}
} as const satisfies Record<SeriesState, Partial<Record<SeriesAct, SeriesState>>>;

/** The state after an act, or undefined when the act is not possible in this state. */
export function nextSeries(state: SeriesState, act: SeriesAct): SeriesState | undefined {
	const from: Partial<Record<SeriesAct, SeriesState>> = TRANSITIONS[state];
	return from[act];
}

export interface Grounds {
	/** The issuing unit exists today. */
	issuerOpen: boolean;
	/** Whoever keeps it leads the issuing unit today. */
	keeperLeads: boolean;
	/** Units that the rule means today. */
	units: number;
}

/** What keeps a series from being issued today, the first that would have to be mended; undefined when nothing does. */
export function haltOf({ issuerOpen, keeperLeads, units }: Grounds): Exclude<Halt, 'chosen'> | undefined {
	if (!issuerOpen) return 'issuer';
	if (!keeperLeads) return 'keeper';
	return units === 0 ? 'nobody' : undefined;
}
