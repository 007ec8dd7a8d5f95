import { describe, expect, it } from 'vitest';
import { seeded, type Random } from '../../../cli/demo/random.ts';
import { MEASURES, type Measure } from '../rules.ts';
import { flag, fromBytes, keyOf, packFacts, replaced, rowOf, toBytes, type Fact } from './block.ts';
import { epochDay, tallyBy, type By, type Wish } from './tally.ts';

const TODAY = 20_700;
const id = (n: number) => `01900000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

function factOf(random: Random, n: number): Fact {
	const day = TODAY - random.below(90);
	const firstDue = day + 15;
	const merged = random.chance(0.1);
	const answered = !merged && random.chance(0.5) ? day + random.below(30) : 0;
	const open = !merged && answered === 0 && random.chance(0.8);
	const flags = (['extended', 'reopened', 'repeated', 'kept', 'formal', 'sound', 'weak', 'failed'] as const).reduce(
		(sum, name) => sum + (random.chance(0.2) ? flag(name) : 0),
		0
	);
	return {
		id: id(n),
		unit: random.pick(['u1', 'u2', 'u3']),
		theme: random.pick(['t1', 't2', 'none']),
		territory: random.pick(['p1', 'none']),
		kind: 'application',
		channel: random.pick(['web', 'phone']),
		outcome: answered > 0 ? 'refused' : 'none',
		verdict: answered > 0 ? random.pick(['solved', 'partly', 'not_solved', 'none']) : 'none',
		day,
		firstDue,
		answered,
		due: firstDue + random.below(10),
		days: answered === 0 ? 0 : 1 + random.below(200),
		version: 1,
		flags: flags + (merged ? flag('merged') : 0) + (open ? flag('open') : 0)
	};
}

const facts = (seed: number, count: number, from = 0) => {
	const random = seeded(seed);
	return Array.from({ length: count }, (_, n) => factOf(random, from + n));
};

/** The measures of one appeal, said plainly. */
function measures(fact: Fact): Measure[] {
	const is = (name: Parameters<typeof flag>[0]) => (fact.flags & flag(name)) !== 0;
	if (is('merged')) return ['merged'];
	const decided = fact.answered > 0;
	const undecided = !decided && is('open');
	const found: Partial<Record<Measure, boolean>> = {
		received: true,
		onTime: decided && fact.answered <= fact.firstDue,
		late: decided && fact.answered > fact.firstDue,
		waiting: undecided && fact.due >= TODAY,
		overdue: undecided && fact.due < TODAY,
		apart: !decided && !is('open'),
		past: undecided && fact.firstDue < TODAY,
		extended: is('extended'),
		reopened: is('reopened'),
		repeated: is('repeated'),
		solved: fact.verdict === 'solved',
		partly: fact.verdict === 'partly',
		notSolved: fact.verdict === 'not_solved',
		silent: decided && fact.verdict === 'none',
		formal: is('formal'),
		sound: is('sound'),
		weak: is('weak'),
		failed: is('failed')
	};
	return MEASURES.filter((measure) => found[measure] === true);
}

const dayText = (day: number) => Temporal.PlainDate.from('1970-01-01').add({ days: day }).toString();
const KEYS: Record<By, (fact: Fact) => string> = {
	unit: (one) => one.unit,
	theme: (one) => one.theme,
	territory: (one) => one.territory,
	kind: (one) => one.kind,
	channel: (one) => one.channel,
	outcome: (one) => one.outcome,
	month: (one) => dayText(one.day).slice(0, 7),
	open_received: (one) => dayText(one.day),
	open_due: (one) => dayText(one.due)
};

/** The same count, one appeal at a time. */
function plainly(list: readonly Fact[], { from = 0, to = Infinity, openOnly = false, only }: Wish, by: By) {
	const fitting = list.filter(
		(one) =>
			one.day >= from &&
			one.day <= to &&
			(!openOnly || (one.flags & flag('open')) !== 0) &&
			(['unit', 'theme', 'channel'] as const).every((name) => only[name]?.has(one[name]) ?? true)
	);
	return Object.fromEntries(
		[...Map.groupBy(fitting, KEYS[by])].map(([key, group]) => {
			const sums = Object.fromEntries(MEASURES.map((measure) => [measure, group.filter((one) => measures(one).includes(measure)).length]));
			const days = group.filter((one) => one.days > 0 && (one.flags & flag('merged')) === 0).map((one) => one.days - 1);
			return [
				key,
				{
					sums,
					days: Object.fromEntries(
						Map.groupBy(days, String)
							.entries()
							.map(([day, all]) => [day, all.length])
					)
				}
			];
		})
	);
}

const WISHES: Wish[] = [
	{ only: {}, today: TODAY },
	{ only: { unit: new Set(['u1', 'u9']), channel: new Set(['web']) }, from: TODAY - 40, to: TODAY - 10, today: TODAY },
	{ only: { theme: new Set(['none']) }, openOnly: true, today: TODAY },
	{ only: { unit: new Set(['u9']) }, today: TODAY }
];

describe('what is counted in blocks', () => {
	it('is what is counted one by one, by every dimension and filter, also after rows are taken away', () => {
		const lists = [facts(1, 300), facts(2, 200, 1_000), []];
		const blocks = lists.map((list) => fromBytes(toBytes(packFacts(list))));
		const gone = [3, 17, 1_050].map((n) => {
			const block = blocks[n < 1_000 ? 0 : 1] ?? packFacts([]);
			return { block, row: rowOf(block, keyOf(id(n))) };
		});
		expect(gone.every(({ row }) => row >= 0)).toBe(true);
		const left = lists.flat().filter((one) => ![3, 17, 1_050].map(id).includes(one.id));
		for (const wish of WISHES)
			for (const by of Object.keys(KEYS) as By[]) {
				const counted = tallyBy({ blocks, less: gone }, wish, [by, 'channel']).get(by) ?? new Map<string, never>();
				const found = Object.fromEntries([...counted].map(([key, { sums, days }]) => [key, { sums, days: Object.fromEntries(days) }]));
				expect(found, `${by} ${JSON.stringify(wish)}`).toEqual(plainly(left, wish, by));
			}
	});

	it('stays the same when a block is put right and when it is packed anew', () => {
		const [before, after] = [facts(3, 50), facts(4, 20, 40)];
		const block = replaced(packFacts(before), new Set(after.map((one) => keyOf(one.id))), after);
		const anew = packFacts([...before.filter((one) => !after.some((other) => other.id === one.id)), ...after]);
		expect(tallyBy({ blocks: [block], less: [] }, { only: {}, today: TODAY }, ['unit'])).toEqual(
			tallyBy({ blocks: [anew], less: [] }, { only: {}, today: TODAY }, ['unit'])
		);
		expect([...block.keys]).toEqual([...anew.keys]);
		expect(replaced(block, new Set([keyOf(id(9_999))]), [])).toBe(block);
	});

	it('finds an appeal by its id, and none that is not there', () => {
		const block = packFacts(facts(5, 100));
		expect(rowOf(block, keyOf(id(0)))).toBe(0);
		expect(rowOf(block, keyOf(id(99)))).toBe(99);
		expect(rowOf(block, keyOf(id(100)))).toBe(-1);
		expect(rowOf(packFacts([]), keyOf(id(1)))).toBe(-1);
	});

	it('counts days from 1970', () => {
		expect(epochDay(Temporal.PlainDate.from('1970-01-02'))).toBe(1);
	});
});
