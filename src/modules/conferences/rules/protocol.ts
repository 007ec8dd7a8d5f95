/**
 * The protocol of a conference: made of its facts and of nothing else, so that it says what was and can be made again. Pure;
 * the result is plain data, and its JSON is what is frozen and hashed.
 */
import type { Texts } from '#platform/i18n/lang.ts';
import { attendance, firstCame, lastLeft, minutesLate, tally, type Attendance } from '#modules/events/rules.ts';
import type { AmendmentDecision } from '#modules/events/rules/amending.ts';
import type { PointKind } from '../rules.ts';

type Instant = Temporal.Instant;

/** Somebody with the post they held on the day. */
export interface Named {
	name: string;
	post: Texts;
}

export interface UnitFacts {
	name: Texts;
	reply: 'coming' | 'absent' | null;
	forOldTime: boolean;
	reason: string | null;
	people: readonly { name: string; cameAt: Instant | null; leftAt: Instant | null }[];
}

export interface ProtocolAmendment {
	unit: Texts;
	name: string;
	text: string;
	decision: AmendmentDecision | null;
	reason: string | null;
}

export interface PointFacts {
	kind: PointKind;
	position: number;
	text: string;
	/** Which item of the agenda it came from. */
	item: number | null;
	/** Who is responsible, in the words of the rule, and the units it named; all by name when they are few. */
	responsible: { rule: Texts; count: number; units: readonly Texts[] } | null;
	dueOn: Temporal.PlainDate | null;
}

/** What stands at its head as it was. */
interface Head {
	number: string;
	title: Texts;
	kind: Texts;
	host: Texts;
	place: string | null;
	online: boolean;
	graceMinutes: number;
	chair: Named;
	secretary: Named;
}

export interface Facts extends Head {
	startsAt: Instant;
	endsAt: Instant;
	openedAt: Instant;
	closedAt: Instant;
	units: readonly UnitFacts[];
	agenda: readonly {
		position: number;
		title: string;
		speaker: string;
		minutes: number;
		startedAt: Instant | null;
		endedAt: Instant | null;
	}[];
	points: readonly PointFacts[];
	amendments: readonly ProtocolAmendment[];
}

export interface ProtocolUnit {
	name: Texts;
	attendance: Attendance;
	minutesLate: number;
	/** Instants in ISO 8601; null for who did not come. */
	came: string | null;
	left: string | null;
	people: { name: string; came: string; left: string | null }[];
	reason: string | null;
}

export interface Protocol extends Head {
	/** Of this shape: a later one is read beside it. */
	version: 1;
	planned: { starts: string; ends: string };
	held: { opened: string; closed: string };
	counts: { invited: number; present: number; late: number; excused: number; absent: number };
	units: ProtocolUnit[];
	agenda: { position: number; title: string; speaker: string; minutes: number; started: string | null; ended: string | null }[];
	priorities: { position: number; text: string; item: number | null }[];
	decisions: { position: number; text: string; item: number | null; rule: Texts; count: number; units: Texts[]; dueOn: string }[];
	amendments: ProtocolAmendment[];
}

const iso = (at: Instant | null | undefined): string | null => at?.toString({ smallestUnit: 'second' }) ?? null;
const sure = (at: Instant): string => at.toString({ smallestUnit: 'second' });
// Field by field: what else a row carries is no part of the protocol, and the order of keys is always the same.
const texts = ({ kk, ru, en }: Texts): Texts => ({ kk, ru, en });
const named = ({ name, post }: Named): Named => ({ name, post: texts(post) });

function unitOf(unit: UnitFacts, { startsAt, graceMinutes }: Facts): ProtocolUnit {
	const how = attendance(unit, { startsAt, graceMinutes, over: true });
	const came = unit.people.flatMap(({ name, cameAt, leftAt }) =>
		cameAt === null ? [] : [{ name, came: sure(cameAt), left: iso(leftAt) }]
	);
	return {
		name: texts(unit.name),
		attendance: how,
		minutesLate: minutesLate(unit.people, { startsAt, graceMinutes }),
		came: iso(firstCame(unit.people)),
		left: iso(lastLeft(unit.people)),
		people: came,
		reason: how === 'excused' ? unit.reason : null
	};
}

/** The protocol of these facts. */
export function protocolOf(facts: Facts): Protocol {
	const units = facts.units.map((unit) => unitOf(unit, facts));
	const { present, late, excused, absent } = tally(units.map((unit) => unit.attendance));
	const points = facts.points.toSorted((a, b) => a.position - b.position);
	return {
		version: 1,
		number: facts.number,
		title: texts(facts.title),
		kind: texts(facts.kind),
		host: texts(facts.host),
		place: facts.place,
		online: facts.online,
		planned: { starts: sure(facts.startsAt), ends: sure(facts.endsAt) },
		held: { opened: sure(facts.openedAt), closed: sure(facts.closedAt) },
		graceMinutes: facts.graceMinutes,
		chair: named(facts.chair),
		secretary: named(facts.secretary),
		counts: { invited: units.length, present, late, excused, absent },
		units,
		agenda: facts.agenda.map(({ position, title, speaker, minutes, startedAt, endedAt }) => ({
			position,
			title,
			speaker,
			minutes,
			started: iso(startedAt),
			ended: iso(endedAt)
		})),
		priorities: points.flatMap(({ kind, position, text, item }) => (kind === 'priority' ? [{ position, text, item }] : [])),
		decisions: points.flatMap(({ position, text, item, responsible, dueOn }) =>
			responsible === null || dueOn === null
				? []
				: [
						{
							position,
							text,
							item,
							rule: texts(responsible.rule),
							count: responsible.count,
							units: responsible.units.map(texts),
							dueOn: dueOn.toString()
						}
					]
		),
		amendments: facts.amendments.map(({ unit, name, text, decision, reason }) => ({ unit: texts(unit), name, text, decision, reason }))
	};
}
