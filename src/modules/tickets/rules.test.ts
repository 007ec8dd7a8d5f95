import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	AT_THE_DOOR,
	CALL_MINUTES,
	estimates,
	GRACE_MINUTES,
	inOrder,
	labelOf,
	next,
	partOf,
	serviceMinutes,
	seriesOf,
	type Ticket,
	type TicketAct
} from './rules.ts';

const TEN = Temporal.Instant.from('2026-11-02T05:00:00Z');
const at = (minutes: number) => TEN.add({ minutes });

function ticket(id: string, changes: Partial<Ticket> = {}): Ticket {
	const plain = {
		state: 'waiting',
		slotAt: null,
		priority: false,
		arrivedAt: TEN,
		calledAt: null,
		returnedAt: null,
		n: Number(id)
	} as const;
	return { id, ...plain, ...changes };
}

const ids = (tickets: readonly Ticket[]) => tickets.map(({ id }) => id);

describe('the order of the line', () => {
	it('calls who is booked at their time, then who goes first, then who came, then who is early', () => {
		const line = [
			ticket('1', { arrivedAt: at(-30) }),
			ticket('2', { arrivedAt: at(-5), priority: true }),
			ticket('3', { arrivedAt: at(-1), slotAt: at(0) }),
			ticket('4', { arrivedAt: at(-40), slotAt: at(15) }),
			ticket('5', { arrivedAt: at(-20) })
		];
		expect(ids(inOrder(line, at(0)))).toEqual(['3', '2', '1', '5', '4']);
		expect(ids(inOrder(line, at(15)))).toEqual(['3', '4', '2', '1', '5']);
	});

	it('keeps a booked time for the minutes of grace and not longer', () => {
		const minute = (late: number) => partOf(ticket('1', { slotAt: at(0), arrivedAt: at(late) }), at(30));
		expect(minute(GRACE_MINUTES)).toBe('booked');
		expect(minute(GRACE_MINUTES + 1)).toBe('general');
	});

	it('puts who came back after everybody who was there before them', () => {
		const line = [ticket('1', { slotAt: at(0), arrivedAt: at(-10), returnedAt: at(20) }), ticket('2', { arrivedAt: at(10) })];
		expect(ids(inOrder(line, at(25)))).toEqual(['2', '1']);
	});
});

describe('a ticket', () => {
	it('is missed only after it was waited for, and comes back once', () => {
		const called = ticket('1', { state: 'called', calledAt: at(0) });
		expect(next(called, 'miss', at(CALL_MINUTES - 1))).toBeUndefined();
		expect(next(called, 'miss', at(CALL_MINUTES))).toBe('missed');
		const missed = { ...called, state: 'missed' as const };
		expect(next(missed, 'return', at(9))).toBe('waiting');
		expect(next({ ...missed, returnedAt: at(9) }, 'return', at(20))).toBeUndefined();
	});

	it('has a letter by which one sees whether a time was booked', () => {
		expect(labelOf(seriesOf(ticket('1', { slotAt: at(0) })), 7)).toBe('A7');
		expect(labelOf(seriesOf(ticket('1')), 12)).toBe('B12');
	});
});

describe('the estimate', () => {
	it('is the middle of the last services, and the planned length while there are too few', () => {
		expect(serviceMinutes([5, 40], 15)).toBe(15);
		expect(serviceMinutes([5, 40, 8], 15)).toBe(8);
		expect(serviceMinutes([...Array<number>(30).fill(60), ...Array<number>(20).fill(10)], 15)).toBe(10);
	});

	it('walks through the line, lets nobody hope for less than their booked time, and waits for the doors to open', () => {
		const line = [ticket('1'), ticket('2'), ticket('3', { slotAt: at(60), arrivedAt: at(-5) })];
		const pace = { at: at(0), busySince: at(-4), minutes: 10, opensAt: at(-60) };
		const minutes = (when: Map<string, Temporal.Instant>) => [...when].map(([id, then]) => [id, TEN.until(then).total('minutes')]);
		expect(minutes(estimates(line, pace))).toEqual([
			['1', 6],
			['2', 16],
			['3', 60]
		]);
		expect(minutes(estimates([ticket('1')], { ...pace, busySince: undefined, opensAt: at(30) }))).toEqual([['1', 30]]);
	});
});

/** A day driven by acts. It keeps to itself who came and in what order; the rules decide the rest. */
class Day {
	tickets: Ticket[] = [];
	minute = 0;
	closed = false;
	readonly returns = new Map<string, number>();

	arrive(slot: number | null, priority: boolean): void {
		const n = this.tickets.length + 1;
		const slotAt = slot === null ? null : at(slot);
		this.tickets.push(ticket(String(n), { slotAt, priority, arrivedAt: at(this.minute), n }));
	}

	/** Does the act when the rules allow it; says whether they did. */
	act(one: Ticket, act: TicketAct): boolean {
		const state = next(one, act, at(this.minute));
		if (state === undefined) return false;
		Object.assign(one, { state });
		if (act === 'call') one.calledAt = at(this.minute);
		if (act === 'return') {
			Object.assign(one, { returnedAt: at(this.minute), calledAt: null });
			this.returns.set(one.id, (this.returns.get(one.id) ?? 0) + 1);
		}
		return true;
	}

	atDoor = () => this.tickets.filter(({ state }) => AT_THE_DOOR.includes(state));
}

/** What stands on the wall, said of two people: whether `a` has to be called before `b`. Written without the parts of the rules. */
function goesBefore(a: Ticket, b: Ticket, now: Temporal.Instant): boolean {
	const before = (x: Temporal.Instant, y: Temporal.Instant) => Temporal.Instant.compare(x, y) < 0;
	const held = (x: Ticket) => x.slotAt !== null && x.returnedAt === null && !before(x.slotAt.add({ minutes: 10 }), x.arrivedAt);
	const due = (x: Ticket) => held(x) && x.slotAt !== null && !before(now, x.slotAt);
	const first = (x: Ticket) => x.priority && x.returnedAt === null && !due(x);
	const early = (x: Ticket) => held(x) && !due(x) && !x.priority;
	const stands = (x: Ticket) => x.returnedAt ?? x.arrivedAt;
	if (due(a) || due(b)) return due(a) && (!due(b) || before(a.slotAt ?? now, b.slotAt ?? now));
	if (first(a) || first(b)) return first(a) && (!first(b) || before(stands(a), stands(b)));
	if (early(a) || early(b)) return !early(a) || (early(b) && before(a.slotAt ?? now, b.slotAt ?? now));
	return before(stands(a), stands(b));
}

type Step = fc.Command<{ came: number }, Day>;
const open = () => true;

function step(name: string, run: (model: { came: number }, day: Day) => void): Step {
	return {
		check: open,
		run: (model, day) => {
			run(model, day);
			holds(model, day);
		},
		toString: () => name
	};
}

/** What is true after every act. */
function holds({ came }: { came: number }, day: Day): void {
	expect(day.tickets).toHaveLength(came);
	expect(day.atDoor().length).toBeLessThanOrEqual(1);
	expect(Math.max(0, ...day.returns.values())).toBeLessThanOrEqual(1);
	const line = inOrder(day.tickets, at(day.minute));
	expect(ids(line).toSorted()).toEqual(ids(day.tickets.filter(({ state }) => state === 'waiting')).toSorted());
	if (day.closed) expect(day.tickets.filter(({ state }) => ['waiting', 'called', 'serving'].includes(state))).toEqual([]);
}

const arrive = fc.tuple(fc.option(fc.integer({ min: 0, max: 24 })), fc.boolean()).map(([slot, priority]) =>
	step(`arrive ${String(slot)} ${String(priority)}`, (model, day) => {
		day.arrive(slot === null ? null : slot * 10, priority);
		model.came += 1;
	})
);
const wait = fc.integer({ min: 1, max: 15 }).map((minutes) =>
	step(`wait ${String(minutes)}`, (_, day) => {
		day.minute += minutes;
	})
);
const call = fc.constant(
	step('call', (_, day) => {
		if (day.atDoor().length > 0) return;
		const [first, ...rest] = inOrder(day.tickets, at(day.minute));
		if (first === undefined) return;
		for (const other of rest) expect(goesBefore(other, first, at(day.minute))).toBe(false);
		expect(day.act(first, 'call')).toBe(true);
	})
);
const door = fc.constantFrom<TicketAct>('recall', 'begin', 'finish', 'miss', 'leave').map((act) =>
	step(act, (_, day) => {
		for (const one of day.atDoor()) day.act(one, act);
	})
);
const comeBack = fc.nat(30).map((which) =>
	step(`return ${String(which)}`, (_, day) => {
		const missed = day.tickets.filter(({ state }) => state === 'missed');
		const one = missed[which % Math.max(1, missed.length)];
		if (one === undefined) return;
		const again = day.returns.has(one.id);
		expect(day.act(one, 'return')).toBe(!again);
	})
);
const goAway = fc.nat(30).map((which) =>
	step(`leave ${String(which)}`, (_, day) => {
		const waiting = day.tickets.filter(({ state }) => state === 'waiting');
		const one = waiting[which % Math.max(1, waiting.length)];
		if (one !== undefined) day.act(one, 'leave');
	})
);
/** The doors close: who is before the host is heard to the end, who still waits is kept. */
function close(day: Day): void {
	for (const one of day.atDoor()) day.act(one, 'finish');
	for (const one of day.tickets) day.act(one, 'keep');
	day.closed = true;
}

describe('a whole day, whatever happens in it', () => {
	it('loses nobody, keeps the written order, lets a missed call come back once', () => {
		const acts = [arrive, arrive, wait, call, call, door, door, comeBack, goAway];
		fc.assert(
			fc.property(fc.commands(acts, { maxCommands: 80, size: 'max' }), (steps) => {
				const day = new Day();
				const model = { came: 0 };
				fc.modelRun(() => ({ model, real: day }), steps);
				close(day);
				holds(model, day);
			}),
			{ numRuns: 200 }
		);
	});
});
