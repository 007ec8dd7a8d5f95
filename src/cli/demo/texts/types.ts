/** What is written by hand for one theme in one language. Every sentence stands by itself; slots are filled by index.ts. */
export interface ThemeTexts {
	/** What happened, as a person tells it: one to four sentences. Slots: {street} {house} {place} {n}. */
	stories: readonly string[];
	/** What it means for people's lives: one or two sentences that fit every story of the theme. */
	effects: readonly string[];
	/** What is asked for. */
	requests: readonly string[];
	/** The executor's reports. */
	reports: readonly string[];
	/** Reasoned final decisions by outcome, two to five sentences each. */
	decisions: Readonly<Record<Outcome, readonly string[]>>;
}

export type Outcome = 'satisfied' | 'partly_satisfied' | 'clarified' | 'refused' | 'noted';

/** What belongs to no theme: greetings, since when, who writes, what the citizen says of a decision. */
export interface CommonTexts {
	greetings: readonly string[];
	/** "Бұл жағдай екі айдан бері жалғасып келеді." */
	since: readonly string[];
	/** Who writes: "Мен осы көшеде отыз жылдан бері тұрамын." */
	writers: readonly string[];
	/** What was tried before: "Әкімдікке екі рет хабарластық, жауап болмады." */
	tried: readonly string[];
	closings: readonly string[];
	/** Names of streets, indeclinable in the sentence patterns. */
	streets: readonly string[];
	/** What the applicant says with a verdict. */
	thanks: readonly string[];
	complaints: readonly string[];
	/** Reasons of a head who returns a draft. */
	returns: readonly string[];
	/** Reasons of an extension. */
	extensions: readonly string[];
	remarks: readonly string[];
}
