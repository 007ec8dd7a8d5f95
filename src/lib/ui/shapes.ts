/** What the parts take. They stand apart from the components so that loads and presenters can name them. */

/** Gold for what is under way, red only for what is late. */
export type Tone = 'neutral' | 'new' | 'underway' | 'done' | 'late';

/** What a control inside a Field must carry. */
export interface ControlAttributes {
	id: string;
	name: string;
	class: string;
	'aria-describedby': string | undefined;
	'aria-invalid': 'true' | undefined;
}

export interface Option {
	value: string;
	label: string;
	hint?: string | undefined;
	disabled?: boolean;
}

/** A photo that everybody here may open. */
export interface Photo {
	id: string;
	href: string;
	/** What is said instead of it. */
	alt: string;
	caption?: string | undefined;
}

/** All texts are formatted for the reader, on the server. */
export interface TimelineItem {
	id: string;
	when: string;
	/** Machine form: ISO 8601. */
	datetime: string;
	what: string;
	/** One line below: who, where, how many files. */
	note?: string | undefined;
	/** What a person wrote. */
	text?: string | undefined;
	tone?: Tone | undefined;
}

export type StepState = 'done' | 'current' | 'late' | 'todo';

export interface Step {
	label: string;
	state: StepState;
}

export interface Fact {
	term: string;
	value: string;
	/** The language of the value, where it may be another than the page's. */
	lang?: string | undefined;
	note?: string | undefined;
	href?: string | undefined;
}

/**
 * What a room adds to a case page of another room: its own process (a forwarding, a hearing, a complaint) as it stands.
 * The pages put the panels of all rooms together (panels.ts beside them), so that no room needs to know the others.
 */
export interface Panel {
	/** Unique on the page; the heading's id. */
	id: string;
	title: string;
	tag?: { text: string; tone: Tone } | undefined;
	sentences: readonly string[];
	facts: readonly Fact[];
	links: readonly { href: string; text: string }[];
	/** Terms side by side, each named for whose it is. */
	clocks?: readonly Clock[];
	/** What somebody wrote that belongs here, such as a body's answer. */
	quote?: { title: string; text: string; lang: string } | undefined;
}

/** A term with the reason of its date, day by day. */
export interface Clock {
	/** Whose term it is. */
	name: string;
	date: string;
	/** ISO. */
	datetime: string;
	/** How it stands: "5 working days left", "met". */
	left: { text: string; tone: Tone } | undefined;
	notes: readonly string[];
	/** The question that the explanation answers; no explanation without it. */
	why: string;
	sentences: readonly string[];
	/** Days that were not counted, or counted although they look like days off; each with its reason and its act. */
	days: readonly { day: string; text: string; source?: string | undefined }[];
}

export interface Stat {
	/** Already formatted: "96,2 %". */
	value: string;
	/** The words that make it a sentence: "в срок за 30 дней". */
	label: string;
	note?: string | undefined;
	href?: string | undefined;
	late?: boolean | undefined;
}

export interface Bar {
	label: string;
	/** For the length. */
	value: number;
	/** As read: "1 284", "63,5 %". */
	text: string;
	href?: string | undefined;
}

export interface Tile {
	/** First two digits of the region's KATO code: where it lies. */
	code: string;
	name: string;
	/** Formatted: "1 284", or the sign of a suppressed count. */
	value: string;
	/** 0 (none) to 4 (most): shade and thickness of the lower edge; the number says the same. */
	level: Level;
	href: string;
	/** Said after the number to those who hear it: "өтініш". */
	words: string;
	current?: boolean | undefined;
}

export type Level = 0 | 1 | 2 | 3 | 4;

/** 0 for nothing, else the quarter of the largest that a value falls in: 1 to 4. */
export function levelOf(value: number, largest: number): Level {
	if (value <= 0 || largest <= 0) return 0;
	const quarter = Math.ceil((value / largest) * 4);
	return quarter <= 1 ? 1 : quarter === 2 ? 2 : quarter === 3 ? 3 : 4;
}
