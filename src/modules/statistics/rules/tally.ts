/** Adds blocks up by whatever is asked. Pure. */
import { emptyTally, MEASURES, type Dimension, type Measure, type OpenDay, type Tally } from '../rules.ts';
import { flag, FLAGS, LARGEST, NAMED, type Block, type Flag, type Named } from './block.ts';

export type By = Dimension | OpenDay;

/** Which appeals are asked for; days since 1970, both included. */
export interface Wish {
	from?: number | undefined;
	to?: number | undefined;
	openOnly?: boolean | undefined;
	/** Of a named column only these. */
	only: { [name in Named]?: ReadonlySet<string> | undefined };
	today: number;
}

/** A count: blocks, and what of them is not so any more. */
export interface Count {
	blocks: readonly Block[];
	/** Rows that are taken away again: the appeal changed since, or the reader may not know of it. */
	less: readonly { block: Block; row: number }[];
}

/** Groups of each grouping by their key. */
export type Groups = ReadonlyMap<By, ReadonlyMap<string, Tally>>;

const EPOCH = Temporal.PlainDate.from('1970-01-01');
export const epochDay = (day: Temporal.PlainDate): number => EPOCH.until(day, { largestUnit: 'days' }).days;
const dayText = (day: number) => EPOCH.add({ days: day }).toString();

const bit = (measure: Measure) => 1 << MEASURES.indexOf(measure);
const [ON_TIME, LATE, WAITING, OVERDUE, APART] = (['onTime', 'late', 'waiting', 'overdue', 'apart'] as const).map(bit) as [
	...[number, number, number, number, number]
];
const [RECEIVED, PAST, SILENT, MERGED] = (['received', 'past', 'silent', 'merged'] as const).map(bit) as [number, number, number, number];
/** Measures that are a flag of the appeal and nothing more. */
const OF_FLAG: Partial<Record<Flag, Measure>> = {
	extended: 'extended',
	reopened: 'reopened',
	repeated: 'repeated',
	formal: 'formal',
	sound: 'sound',
	weak: 'weak',
	failed: 'failed'
};
const OF_VERDICT: Partial<Record<string, Measure>> = { solved: 'solved', partly: 'partly', not_solved: 'notSolved' };
const [OPEN, IS_MERGED] = [flag('open'), flag('merged')];
/** The measures of each combination of flags. */
const BY_FLAGS = Int32Array.from({ length: 1 << FLAGS.length }, (_, flags) =>
	FLAGS.reduce((mask, name) => {
		const measure = OF_FLAG[name];
		return measure !== undefined && (flags & flag(name)) !== 0 ? mask | bit(measure) : mask;
	}, RECEIVED)
);

/** All appeals of a count that fit, by each dimension and key. */
export function tallyBy({ blocks, less }: Count, wish: Wish, dimensions: readonly By[]): Groups {
	const groups = dimensions.map((dimension) => new Gathering(dimension));
	for (const block of blocks) addRows(block, undefined, wish, groups);
	for (const [block, rows] of Map.groupBy(less, (one) => one.block)) {
		const gone = rows.map(({ row }) => row);
		addRows(block, gone, wish, groups);
	}
	return new Map(groups.map((group) => [group.dimension, group.tallies()]));
}

/** Rows with the same measures are of one class; they are counted by class, and the classes are taken apart at the end. */
const classes = new Map<number, number>([[0, 0]]);
const classMasks = [0];

function classOf(mask: number): number {
	let known = classes.get(mask);
	if (known === undefined) {
		known = classMasks.push(mask) - 1;
		classes.set(mask, known);
	}
	return known;
}

/** What of a block is the same whenever it is counted. */
interface Prepared {
	/** The class of each row; of those in `undecided` without what depends on the day. */
	classes: Uint16Array;
	undecided: Int32Array;
	/** Working days to the decision, and one; 0 without. */
	days: Uint16Array;
	first: number;
	last: number;
	longest: number;
}
const prepared = new WeakMap<Block, Prepared>();
const UNDECIDED = 1 << 30;

function prepare(block: Block): Prepared {
	const known = prepared.get(block);
	if (known !== undefined) return known;
	const { day } = block.columns;
	const made = { classes: new Uint16Array(block.size), days: block.columns.days.slice(), first: LARGEST, last: 0, longest: 0 };
	const undecided: number[] = [];
	for (let row = 0; row < block.size; row++) {
		const mask = maskOf(block, row);
		made.classes[row] = classOf(mask & ~UNDECIDED);
		if ((mask & UNDECIDED) !== 0) undecided.push(row);
		if (mask === MERGED) made.days[row] = 0;
		made.first = Math.min(made.first, day[row] as number);
		made.last = Math.max(made.last, day[row] as number);
		made.longest = Math.max(made.longest, made.days[row] as number);
	}
	const whole = { ...made, undecided: Int32Array.from(undecided) };
	prepared.set(block, whole);
	return whole;
}

/** Bits of the measures: how it stands to its term, what it is, what the applicant said. */
function maskOf({ columns: c, names }: Block, row: number): number {
	const flags = c.flags[row] as number;
	if ((flags & IS_MERGED) !== 0) return MERGED;
	const said = OF_VERDICT[names.verdict[c.verdict[row] as number] ?? ''];
	const mask = (BY_FLAGS[flags] as number) | (said === undefined ? 0 : bit(said));
	const answered = c.answered[row] as number;
	if (answered > 0) return mask | (answered <= (c.firstDue[row] as number) ? ON_TIME : LATE) | (said === undefined ? SILENT : 0);
	return mask | ((flags & OPEN) === 0 ? APART : UNDECIDED);
}

/** Adds the rows of a block that fit where they belong; takes rows away when they are given. */
function addRows(block: Block, gone: readonly number[] | undefined, wish: Wish, groups: readonly Gathering[]): void {
	const { first, last, undecided, days, longest } = prepare(block);
	const filters = filtersOf(block, wish);
	const { from = 0, to = LARGEST, openOnly = false } = wish;
	if (first > to || last < from || (openOnly && undecided.length === 0) || filters === undefined) return;
	const classes = classesOf(block, wish, gone);
	for (const filter of filters) strike(classes, filter);
	for (const group of groups) group.add(block, { classes, days, longest }, gone === undefined ? 1 : -1);
}

/** The class of each row as of the day asked for; 0 where it is not asked for by itself. */
function classesOf(
	block: Block,
	{ from = 0, to = LARGEST, openOnly = false, today }: Wish,
	gone: readonly number[] | undefined
): Uint16Array {
	const { classes, undecided, first, last } = prepare(block);
	const { day, due, firstDue, flags } = block.columns;
	const made = classes.slice();
	for (const row of undecided) {
		const late = ((due[row] as number) < today ? OVERDUE : WAITING) | ((firstDue[row] as number) < today ? PAST : 0);
		made[row] = classOf((classMasks[made[row] as number] as number) | late);
	}
	if (openOnly) for (let row = 0; row < made.length; row++) if (((flags[row] as number) & OPEN) === 0) made[row] = 0;
	if (first < from || last > to)
		for (let row = 0; row < made.length; row++) if ((day[row] as number) < from || (day[row] as number) > to) made[row] = 0;
	if (gone === undefined) return made;
	const left = new Uint16Array(made.length);
	for (const row of gone) left[row] = made[row] as number;
	return left;
}

/** Leaves out what does not fit. */
function strike(classes: Uint16Array, { column, fits }: Filter): void {
	for (let row = 0; row < classes.length; row++) if (fits[column[row] as number] === 0) classes[row] = 0;
}

interface Filter {
	column: Uint16Array;
	/** By code: 1 where it fits. */
	fits: Uint8Array;
}

/** The columns that have to be looked at; undefined when nothing of the block can fit. */
function filtersOf({ names, columns }: Block, { only }: Wish): Filter[] | undefined {
	const filters: Filter[] = [];
	for (const name of NAMED) {
		const wanted = only[name];
		if (wanted === undefined) continue;
		const fits = Uint8Array.from(names[name], (one) => Number(wanted.has(one)));
		if (!fits.includes(1)) return undefined;
		if (fits.includes(0)) filters.push({ column: columns[name], fits });
	}
	return filters;
}

/** Where the rows of one block belong in a dimension: by the code or the day in a column. */
interface Places {
	column: Uint16Array;
	at: Int32Array;
}

/** Dimensions of days: what a number stands for. */
const DAYS: Partial<Record<By, { column: 'day' | 'due'; text: (day: number) => string }>> = {
	month: { column: 'day', text: (day) => dayText(day).slice(0, 7) },
	open_received: { column: 'day', text: dayText },
	open_due: { column: 'due', text: dayText }
};

/** Counts by key and one thing more, in a field that grows. */
class Field {
	width: number;
	counts: Int32Array;
	private height = 16;

	constructor(width: number) {
		this.width = width;
		this.counts = new Int32Array(this.height * width);
	}

	/** Makes room for so many keys and so wide a row. */
	fit(keys: number, wide: number): void {
		if (keys <= this.height && wide <= this.width) return;
		const [width, height] = [wide <= this.width ? this.width : wide + 32, keys <= this.height ? this.height : keys * 2];
		const counts = new Int32Array(width * height);
		for (let key = 0; key < this.height; key++) counts.set(this.rowOf(key), key * width);
		Object.assign(this, { width, height, counts });
	}

	rowOf(key: number): Int32Array {
		return this.counts.subarray(key * this.width, (key + 1) * this.width);
	}
}

interface Rows {
	classes: Uint16Array;
	days: Uint16Array;
	longest: number;
}

/** The sums of one dimension while they are added up. */
class Gathering {
	readonly dimension: By;
	private readonly keys = new Map<string, number>();
	private readonly byDay = new Int32Array(LARGEST + 1).fill(-1);
	private readonly byClass = new Field(64);
	private readonly byDays = new Field(64);

	constructor(dimension: By) {
		this.dimension = dimension;
	}

	/** Adds the rows that have a class. The hottest loop of the room: no branches, nothing allocated. */
	add(block: Block, { classes, days, longest }: Rows, sign: number): void {
		const { column, at } = this.placesIn(block);
		this.byClass.fit(this.keys.size, classMasks.length);
		this.byDays.fit(this.keys.size, longest + 1);
		const { counts, width } = this.byClass;
		for (let row = 0; row < classes.length; row++) {
			const place = (at[column[row] as number] as number) * width + (classes[row] as number);
			counts[place] = (counts[place] as number) + sign;
		}
		const { counts: daily, width: most } = this.byDays;
		for (let row = 0; row < classes.length; row++) {
			const place = (at[column[row] as number] as number) * most + (classes[row] === 0 ? 0 : (days[row] as number));
			daily[place] = (daily[place] as number) + sign;
		}
	}

	private placesIn({ names, columns, size }: Block): Places {
		const days = DAYS[this.dimension];
		if (days === undefined) {
			const name = this.dimension as Named;
			return { column: columns[name], at: Int32Array.from(names[name], (key) => this.at(key)) };
		}
		const column = columns[days.column];
		for (let row = 0; row < size; row++) {
			const day = column[row] as number;
			if (this.byDay[day] === -1) this.byDay[day] = this.at(days.text(day));
		}
		return { column, at: this.byDay };
	}

	/** The place of a key among the sums. */
	private at(key: string): number {
		const known = this.keys.get(key) ?? this.keys.size;
		this.keys.set(key, known);
		return known;
	}

	/** What there is something of. */
	tallies(): Map<string, Tally> {
		const made = new Map<string, Tally>();
		for (const [key, at] of this.keys) {
			const tally = emptyTally();
			let any = false;
			this.byClass.rowOf(at).forEach((n, one) => {
				const mask = classMasks[one] ?? 0;
				if (n === 0 || mask === 0) return;
				any = true;
				for (const [i, measure] of MEASURES.entries()) if ((mask & (1 << i)) !== 0) tally.sums[measure] += n;
			});
			this.byDays.rowOf(at).forEach((n, days) => {
				// The column has one more than there were days.
				if (n !== 0 && days > 0) tally.days.set(days - 1, n);
			});
			if (any) made.set(key, tally);
		}
		return made;
	}
}
