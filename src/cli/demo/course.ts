/** How an appeal goes from the day it came until now: who does what when, by the habits of its desk. */
import type { DeliveryWay, Outcome, Verdict } from '../../modules/appeals/rules.ts';
import type { Case } from './case.ts';
import type { Pictures, Scene } from './pictures.ts';
import { PHRASES } from './phrases.ts';
import type { Random } from './random.ts';
import { COMMON } from './texts/index.ts';
import type { Desk, Style, World } from './world.ts';
import { DAY, dayNumber, HOUR, midnight, MINUTE } from './worktime.ts';

/**
 * What is certain of a case: the state in which it waits now (in work: for a room beside the main line), that it was taken
 * back, that nobody gets to it for months.
 */
export type Fate = 'received' | 'registered' | 'in_work' | 'on_approval' | 'withdrawn' | 'lies';

/** What a letter would be answered with; written with the letter. */
export interface Content {
	report: string;
	outcome: Outcome;
	decision: string;
	/** The street, as the formal answers name it. */
	where: string;
	scene: Scene;
	fate: Fate | undefined;
	/** What a second round brings, should there be one. */
	second: { report: string; outcome: Outcome; decision: string };
}

interface Habits {
	/** Working days until the decision is submitted: at least, and how many more at most in an ordinary case. */
	days: readonly [least: number, spread: number];
	/** Share of cases that are left lying far beyond the term. */
	stuck: number;
	lateRegistration: number;
	evidence: number;
	returns: number;
	extends: number;
	/** Verdicts: shares of solved and partly; the rest is not solved. */
	solved: number;
	partly: number;
	unsent: number;
}

const HABITS: Record<Style, Habits> = {
	good: {
		days: [3, 8],
		stuck: 0.002,
		lateRegistration: 0,
		evidence: 0.45,
		returns: 0.08,
		extends: 0.03,
		solved: 0.68,
		partly: 0.22,
		unsent: 0
	},
	usual: {
		days: [5, 10],
		stuck: 0.015,
		lateRegistration: 0.02,
		evidence: 0.25,
		returns: 0.12,
		extends: 0.05,
		solved: 0.48,
		partly: 0.27,
		unsent: 0.01
	},
	slow: {
		days: [8, 15],
		stuck: 0.08,
		lateRegistration: 0.15,
		evidence: 0.12,
		returns: 0.15,
		extends: 0.1,
		solved: 0.36,
		partly: 0.28,
		unsent: 0.06
	},
	formal: {
		days: [11, 4],
		stuck: 0.01,
		lateRegistration: 0.01,
		evidence: 0.03,
		returns: 0.02,
		extends: 0.02,
		solved: 0.14,
		partly: 0.24,
		unsent: 0.01
	}
};

/** Citizens do at night what they do in the morning. */
function awake(random: Random, at: number): number {
	const morning = midnight(dayNumber(at)) + 8 * HOUR;
	return at < morning ? morning + random.next() * 3 * HOUR : at;
}

export class Course {
	readonly #w: World;
	readonly #c: Case;
	readonly #content: Content;
	readonly #pictures: Pictures;
	readonly #habits: Habits;
	readonly #head: string;
	/** When the applicant takes it back, if ever. */
	readonly #withdrawsAt: number;

	constructor(world: World, one: Case, content: Content, pictures: Pictures) {
		this.#w = world;
		this.#c = one;
		this.#content = content;
		this.#pictures = pictures;
		this.#habits = HABITS[one.desk.style];
		this.#head = world.random.pick(one.desk.heads);
		const soon = awake(world.random, one.at + world.random.next() * 4 * DAY);
		const takesBack = content.fate === undefined ? world.random.chance(0.02) : content.fate === 'withdrawn';
		this.#withdrawsAt = takesBack ? soon : Infinity;
	}

	/** Moves the time of the case to `at`; false when that is still to come, or the applicant took it back before. */
	#reach(at: number): boolean {
		const c = this.#c;
		if (c.state === this.#content.fate) return false;
		const next = Math.max(Math.floor(at), c.at + 1000);
		const withdraws = this.#withdrawsAt <= next && c.state !== 'answered' && c.state !== 'withdrawn';
		if (withdraws && this.#withdrawsAt <= this.#w.now) {
			c.at = Math.max(Math.floor(this.#withdrawsAt), c.at + 1000);
			const { random } = this.#w;
			c.withdraw(random.chance(0.6) ? random.pick(PHRASES[c.lang].withdrawals) : undefined);
			return false;
		}
		if (next > this.#w.now) return false;
		c.at = next;
		return true;
	}

	/** Lives the case through until now. `operator` took it in at a counter or telephone and registers at once. */
	live(operator: string | undefined): void {
		if (!this.#register(operator)) return;
		const executor = this.#assign();
		if (executor === undefined) return;
		if (!this.#talk(executor)) return;
		if (!this.#workOn(executor)) return;
		this.#afterDecision(executor, true);
	}

	#register(operator: string | undefined): boolean {
		const { random, work } = this.#w;
		const c = this.#c;
		const by = operator ?? random.pick(c.desk.operators);
		const late = random.chance(this.#habits.lateRegistration);
		const at =
			operator !== undefined ? c.at + 1 : late ? work.onDay(random, c.at, 1 + random.below(2)) : work.after(c.at, 10 + random.below(200));
		if (operator === undefined) {
			if (!this.#reach(at - 2 * MINUTE)) return false;
			c.look(by);
		}
		if (!this.#reach(at)) return false;
		c.register(by);
		return true;
	}

	/** From a branch the case goes to one of its districts in half of the cases. Returns the executor. */
	#assign(): string | undefined {
		const { random, work, desks } = this.#w;
		const c = this.#c;
		const slow = c.desk.style === 'slow' && random.chance(0.3);
		if (!this.#reach(work.onDay(random, c.at, slow ? 1 + random.below(3) : random.chance(0.75) ? 0 : 1))) return undefined;
		const below = c.desk.branch === c.desk.code ? desks.filter((d) => d.branch === c.desk.code && d !== c.desk) : [];
		const unit: Desk = below.length > 0 && random.chance(0.5) ? random.pick(below) : c.desk;
		const busiest = unit.executors[0];
		// One of them always carries more than the others.
		const executor = busiest !== undefined && random.chance(0.25) ? busiest : random.pick(unit.executors);
		c.assign(random.pick(c.desk.operators), unit, executor);
		return executor;
	}

	#talk(executor: string): boolean {
		const { random, work } = this.#w;
		const c = this.#c;
		if (!this.#reach(work.onDay(random, c.at, random.below(3)))) return false;
		c.look(executor);
		if (random.chance(0.14)) {
			if (!this.#reach(work.onDay(random, c.at, random.below(2)))) return false;
			c.remark({ person: executor }, 'applicant', random.pick(PHRASES[c.lang].questions));
		}
		if (random.chance(0.1)) {
			if (!this.#reach(awake(random, c.at + random.next() * 2 * DAY))) return false;
			c.remark('applicant', 'applicant', random.pick(COMMON[c.lang].remarks));
		}
		if (random.chance(0.08)) {
			if (!this.#reach(work.onDay(random, c.at, random.below(2)))) return false;
			c.remark({ person: executor }, 'staff', random.pick(PHRASES[c.lang].notes));
		}
		return true;
	}

	/** Report, draft, approval, once or with a return. False when the case has not come to its decision yet. */
	#workOn(executor: string): boolean {
		const { random, work } = this.#w;
		const { fate } = this.#content;
		const { days, stuck }: Pick<Habits, 'days' | 'stuck'> = fate === 'on_approval' ? { days: [3, 0], stuck: 0 } : this.#habits;
		const c = this.#c;
		const received = c.at;
		const left = fate === 'lies' || random.chance(stuck);
		let total =
			days[0] +
			Math.floor(days[1] * (random.next() + random.next()) * 0.5 + random.next() * 1.5) +
			(left ? (fate === 'lies' ? 60 : 12) + random.below(90) : 0);
		if (fate === undefined && random.chance(this.#habits.extends)) {
			if (!this.#extend()) return false;
			total += 5 + random.below(6);
		}
		const reportOn = work.onDay(random, received, Math.max(1, Math.floor(total * (0.4 + random.next() * 0.4)) - 1));
		if (!this.#reach(reportOn)) return false;
		this.#report(executor);
		const draftOn = Math.max(c.at, work.onDay(random, received, Math.max(1, total - 3)));
		if (!this.#reach(draftOn)) return false;
		this.#draft(executor);
		if (!this.#reach(work.onDay(random, c.at, random.below(2)))) return false;
		c.submit();
		return this.#approve(executor, random.chance(this.#habits.returns));
	}

	#approve(executor: string, returned: boolean): boolean {
		const { random, work } = this.#w;
		const c = this.#c;
		if (returned) {
			if (!this.#reach(work.onDay(random, c.at, random.below(2)))) return false;
			c.sendBack(this.#head, random.pick(COMMON[c.lang].returns));
			if (!this.#reach(work.onDay(random, c.at, 1 + random.below(3)))) return false;
			if (random.chance(0.7)) this.#report(executor);
			if (!this.#reach(work.onDay(random, c.at, 0))) return false;
			this.#draft(executor);
			c.submit();
		}
		if (!this.#reach(work.onDay(random, c.at, random.chance(0.4) ? 0 : 1 + random.below(2)))) return false;
		this.#deliver(c.sign(this.#head));
		return true;
	}

	#extend(): boolean {
		const { random, work, terms } = this.#w;
		const c = this.#c;
		if (!this.#reach(work.onDay(random, c.at, 4 + random.below(4)))) return false;
		const cap = terms.due('extend_cap', c.start).dueOn;
		const later = Temporal.PlainDate.from(c.dueOn).add({ days: 7 * (1 + random.below(2)) });
		const to = Temporal.PlainDate.compare(later, cap) > 0 ? cap : later;
		if (Temporal.PlainDate.compare(to, c.dueOn) > 0 && work.isWorkingOn(to))
			c.extend(this.#head, random.pick(COMMON[c.lang].extensions), to);
		return true;
	}

	#report(executor: string): void {
		const { random } = this.#w;
		const { report, scene } = this.#content;
		const c = this.#c;
		const formal = c.desk.style === 'formal' && random.chance(0.7);
		const shown = this.#pictures[scene];
		const first = random.below(shown.length);
		const pictures = random.chance(this.#habits.evidence) ? shown.slice(first, first + 1 + random.below(2)) : [];
		c.report(executor, formal ? random.pick(PHRASES[c.lang].formalReports) : report, pictures);
	}

	#draft(executor: string): void {
		const { random } = this.#w;
		const { outcome, decision, where } = this.#content;
		const c = this.#c;
		const formal = c.desk.style === 'formal' && random.chance(0.75);
		const text = random.pick(PHRASES[c.lang].formal).replace('{place}', where);
		if (formal) c.draft(executor, 'clarified', text);
		else c.draft(executor, outcome, decision);
	}

	#deliver(channel: DeliveryWay): void {
		const { random, work, now } = this.#w;
		const c = this.#c;
		const by = random.pick(c.desk.operators);
		const how = random.pick(PHRASES[c.lang][channel === 'page' ? 'told' : 'handed']);
		if (channel === 'mail') {
			if (random.chance(0.97)) {
				if (this.#reach(c.at + 4000 + random.below(30_000))) c.deliver('mail', 'sent', '250 2.0.0 OK', null);
				else c.deliver('mail', 'waiting', null, null);
				return;
			}
			const at = work.onDay(random, c.at, 1 + random.below(3));
			if (!this.#reach(c.at + 20_000) || at > now || random.chance(0.15)) {
				c.deliver('mail', 'failed', '550 5.1.1 mailbox unavailable', null);
				return;
			}
			c.mailFailed();
			this.#reach(at);
			c.deliver('mail', 'handed', how, by);
			return;
		}
		const at = work.onDay(random, c.at, random.below(4));
		const itself = channel === 'page' && random.chance(0.5);
		if (random.chance(this.#habits.unsent) || !this.#reach(at)) c.deliver(channel, 'waiting', null, null);
		else if (itself) c.deliver(channel, 'read', null, null);
		else c.deliver(channel, 'handed', how, by);
	}

	#verdict(): Verdict {
		const at = this.#w.random.next();
		const { solved, partly } = this.#habits;
		return at < solved ? 'solved' : at < solved + partly ? 'partly' : 'not_solved';
	}

	/** The citizen's word, a second round when they disagree, the closing by the term. */
	#afterDecision(executor: string, first: boolean): void {
		const { random, work } = this.#w;
		const c = this.#c;
		const closesAt = midnight(work.dayAfter(c.at, 10)) + DAY + 2 * HOUR + 10 * MINUTE + random.below(40_000);
		if (random.chance(0.37)) {
			if (!this.#reach(awake(random, Math.min(c.at + HOUR + random.next() ** 2 * 9 * DAY, closesAt - DAY)))) return;
			if (this.#rate(first) && !this.#again(executor)) return;
			if (c.state !== 'answered') return;
		}
		if (this.#reach(closesAt)) c.close('term');
	}

	/** Returns whether it was reopened. */
	#rate(first: boolean): boolean {
		const { random } = this.#w;
		const c = this.#c;
		const verdict = this.#verdict();
		const disagrees = first && ((verdict === 'not_solved' && random.chance(0.4)) || (verdict === 'partly' && random.chance(0.07)));
		const rating = { solved: 4 + random.below(2), partly: 2 + random.below(3), not_solved: 1 + random.below(2) }[verdict];
		const words = verdict === 'solved' ? COMMON[c.lang].thanks : COMMON[c.lang].complaints;
		const text = disagrees || random.chance(0.4) ? random.pick(words) : undefined;
		c.rate(verdict, random.chance(0.9) ? rating : null, disagrees, text);
		return disagrees;
	}

	/** The second round: what is said to the report of the first was not enough. False when it is still going on. */
	#again(executor: string): boolean {
		const { random, work } = this.#w;
		const c = this.#c;
		if (!this.#reach(work.onDay(random, c.at, 1 + random.below(3)))) return false;
		const { report, outcome, decision } = this.#content.second;
		c.report(executor, report, []);
		if (!this.#reach(work.onDay(random, c.at, 1))) return false;
		c.draft(executor, outcome, decision);
		c.submit();
		if (!this.#approve(executor, false)) return false;
		this.#afterDecision(executor, false);
		return false;
	}
}
