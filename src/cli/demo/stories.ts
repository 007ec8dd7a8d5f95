/** Appeals that stay in work for what the rooms beside the main line do with them: how many of each, how old, about what. */
import type { KindId } from '../../modules/appeals/rules/suggest.ts';
import { COMMON, type DemoLang } from './texts/index.ts';
import { ABOUT_STAFF, DANGER, SECRET } from './rooms/letters.ts';
import { EXTRA, NIGHTS, PAY, SUBSIDY } from './rooms/rights-words.ts';
import { DEMO_UNIT, type World } from './world.ts';
import type { Spark } from './letters.ts';
import { DAY, MINUTE } from './worktime.ts';

/** What becomes of an appeal, or of a group of them. */
export type Play =
	| 'answered_by_body'
	| 'answer_came'
	| 'returned'
	| 'silent'
	| 'with_body'
	| 'to_sign'
	| 'passed'
	| 'upward'
	| 'at_once'
	| 'corrected'
	| 'correction_open'
	| 'correction_lapsed'
	| 'correction_stopped'
	| 'hearing_called'
	| 'heard_refused'
	| 'hearing_declined'
	| 'hearing_waived'
	| 'complaint_filed'
	| 'complaint_passed'
	| 'complaint_upheld'
	| 'complaint_cancelled'
	| 'complaint_satisfied'
	| 'merged'
	| 'collective'
	| 'sensitive'
	| 'conflicted'
	| 'rights'
	| 'rights_open'
	| 'problem'
	| 'package';

export interface Story {
	play: Play;
	/** Appeals of one group have the same. */
	group: number;
	/** Streets have the same place in both languages' lists. */
	street: number;
}

interface Plan {
	play: Play;
	/** In a demo of the full size. */
	count: number;
	/** Age in days: the youngest and the oldest. */
	days: readonly [number, number];
	size?: readonly [least: number, most: number];
	themes?: readonly string[];
	text?: Record<DemoLang, readonly string[]>;
	/** Lives on by itself, as appeals that nobody but a problem touches. */
	free?: boolean;
}

const BODIES_THEMES = [
	'water',
	'roads',
	'power',
	'heating',
	'health',
	'school',
	'land',
	'social',
	'labour',
	'ecology',
	'transport',
	'safety'
];
const COMMON_THEMES = ['street_light', 'roads', 'water', 'waste', 'heating'];

const PLANS: readonly Plan[] = [
	{ play: 'answered_by_body', count: 40, days: [70, 250], themes: BODIES_THEMES },
	{ play: 'answer_came', count: 12, days: [17, 20], themes: BODIES_THEMES },
	{ play: 'returned', count: 10, days: [9, 13], themes: BODIES_THEMES },
	{ play: 'silent', count: 12, days: [45, 75], themes: BODIES_THEMES },
	{ play: 'with_body', count: 18, days: [6, 14], themes: BODIES_THEMES },
	{ play: 'to_sign', count: 8, days: [2, 4], themes: BODIES_THEMES },
	{ play: 'passed', count: 8, days: [15, 21], themes: BODIES_THEMES },
	{ play: 'upward', count: 8, days: [5, 9], themes: BODIES_THEMES },
	{ play: 'at_once', count: 6, days: [3, 20], themes: ['safety'], text: DANGER },
	{ play: 'corrected', count: 24, days: [50, 200] },
	{ play: 'correction_open', count: 14, days: [3, 6] },
	{ play: 'correction_lapsed', count: 8, days: [14, 18] },
	{ play: 'correction_stopped', count: 14, days: [50, 150] },
	{ play: 'hearing_called', count: 8, days: [7, 10] },
	{ play: 'heard_refused', count: 14, days: [40, 180] },
	{ play: 'hearing_declined', count: 5, days: [40, 120] },
	{ play: 'hearing_waived', count: 3, days: [40, 120] },
	{ play: 'complaint_filed', count: 8, days: [20, 24] },
	{ play: 'complaint_passed', count: 10, days: [26, 36] },
	{ play: 'complaint_upheld', count: 8, days: [80, 180] },
	{ play: 'complaint_cancelled', count: 8, days: [50, 70] },
	{ play: 'complaint_satisfied', count: 6, days: [30, 50] },
	{ play: 'merged', count: 25, days: [4, 12], size: [2, 2] },
	{ play: 'collective', count: 3, days: [5, 9], themes: ['heating', 'water', 'roads'] },
	{ play: 'sensitive', count: 6, days: [3, 10], themes: ['labour', 'corruption'], text: SECRET },
	{ play: 'conflicted', count: 4, days: [3, 10], themes: ['services'], text: ABOUT_STAFF },
	{ play: 'rights', count: 14, days: [60, 250], size: [2, 4], themes: ['labour'], text: PAY, free: true },
	{ play: 'rights', count: 10, days: [60, 250], size: [2, 4], themes: ['school'], text: EXTRA, free: true },
	{ play: 'rights', count: 8, days: [60, 250], size: [2, 3], themes: ['health'], text: NIGHTS, free: true },
	{ play: 'rights', count: 8, days: [60, 250], size: [2, 4], themes: ['farming'], text: SUBSIDY, free: true },
	{ play: 'rights_open', count: 4, days: [6, 12], size: [4, 6], themes: ['labour'], text: PAY },
	{ play: 'rights_open', count: 3, days: [6, 12], size: [4, 6], themes: ['school'], text: EXTRA },
	{ play: 'problem', count: 26, days: [35, 160], size: [6, 10], themes: COMMON_THEMES, free: true },
	{ play: 'package', count: 14, days: [12, 17], size: [5, 7], themes: COMMON_THEMES }
];

/** A demo of so many appeals has all of them; a smaller one has its share, and one of each. */
const FULL = 8_000;

/** What starts the stories of a demo of `count` appeals: the first of each play, and every third, at the desk that one signs in to. */
export function storySparks(w: World, count: number): Spark[] {
	const { random } = w;
	const desks = w.desks.filter((desk) => desk.branch !== desk.code);
	const home = desks.filter((desk) => desk.code === DEMO_UNIT);
	let group = 0;
	return PLANS.flatMap((plan) =>
		Array.from({ length: Math.max(1, Math.round((plan.count * Math.min(count, FULL)) / FULL)) }, (_, i) => {
			const desk = random.pick(i % 3 === 0 ? home : desks);
			const [youngest, oldest] = plan.days;
			const from = w.now - (youngest + random.next() * (oldest - youngest)) * DAY;
			return groupOf(w, plan, { desk, from, group: group++ });
		}).flat()
	);
}

function groupOf({ random, now, themes }: World, plan: Plan, about: { desk: Spark['desk']; from: number; group: number }): Spark[] {
	const { play, size: [least, most] = [1, 1], text, free = false } = plan;
	const theme = random.pick(plan.themes ?? themes.map(({ code }) => code));
	const street = random.below(Math.min(COMMON.kk.streets.length, COMMON.ru.streets.length, 12));
	const kind: KindId = 'application';
	return Array.from({ length: least + random.below(most - least + 1) }, (_, i): Spark => ({
		// The first is the oldest: what it began the others join, within some days.
		at: Math.min(Math.floor(about.from + i * (0.2 + random.next()) * DAY * (free ? 1 : 0.4)), now - 40 * MINUTE),
		desk: about.desk,
		theme,
		street: { kk: COMMON.kk.streets[street] ?? '', ru: COMMON.ru.streets[street] ?? '' },
		kind,
		...(free ? {} : { fate: 'in_work' as const }),
		...(text === undefined ? {} : { text: { kk: random.pick(text.kk), ru: random.pick(text.ru) } }),
		story: { play, group: about.group, street }
	}));
}
