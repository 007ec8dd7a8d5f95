/** Rules, their versions and what a version would do, in the reader's words. */
import { paths } from '#lib/paths.ts';
import { formatDate, formatDateTime } from '../i18n/format.ts';
import type { Lang, Texts } from '../i18n/lang.ts';
import { formatNumber } from '../i18n/plural.ts';
import type { Rule } from './index.ts';
import { ruleMessages } from './messages-rules/index.ts';
import { inForceOn, versionState, type RuleVersion, type VersionState } from './rule-versions.ts';
import type { Simulation } from './simulate.ts';

export interface DutyRow {
	id: string;
	name: string;
	term: string;
	since: string;
	source: string;
	/** The nearest version to come. */
	next: string;
}

/** One row for each duty, by its version in force; `versions` come latest first. */
export function presentDuties(lang: Lang, versions: readonly RuleVersion[], today: Temporal.PlainDate): DutyRow[] {
	const t = ruleMessages[lang];
	return [...Map.groupBy(versions, (v) => v.ruleId)].flatMap(([id, list]) => {
		const version = inForceOn(list, today) ?? list.at(-1);
		if (version === undefined) return [];
		const next = list.findLast((v) => versionState(v, list, today) === 'to_come');
		return [
			{
				id,
				name: version.name[lang],
				term: t.term(version.unit, version.n),
				since: formatDate(lang, version.validFrom),
				source: version.source[lang],
				next: next === undefined ? t.noNext : `${formatDate(lang, next.validFrom)}: ${t.term(next.unit, next.n)}`
			}
		];
	});
}

export interface VersionRow {
	number: number;
	from: string;
	term: string;
	state: VersionState;
	stateWord: string;
	source: string;
	why: string;
	/** Who took it back and why. */
	withdrawn: string;
}

/** The versions of one duty, the latest first day first. */
export function presentVersions(
	lang: Lang,
	versions: readonly RuleVersion[],
	today: Temporal.PlainDate,
	names: ReadonlyMap<string, string>
): VersionRow[] {
	const t = ruleMessages[lang];
	const said = (note: RuleVersion['added'], none: string) =>
		note === undefined
			? none
			: [note.reason, names.get(note.by ?? ''), formatDateTime(lang, note.at)]
					.filter((part) => part !== undefined && part !== '')
					.join(' · ');
	return versions.map((version) => {
		const state = versionState(version, versions, today);
		return {
			number: version.ruleVersion,
			from: formatDate(lang, version.validFrom),
			term: t.term(version.unit, version.n),
			state,
			stateWord: t.states[state],
			source: version.source[lang],
			why: said(version.added, t.shipped),
			withdrawn: said(version.withdrawn, '')
		};
	});
}

export interface SimulationView {
	summary: string;
	governed: string;
	stats: { label: string; value: string; late?: boolean }[];
	units: { key: string; name: string; earlier: string; later: string; overdue: string }[];
	firstTitle: string;
	first: { key: string; what: string; href: string | undefined; unit: string; from: string; to: string; change: string; late: boolean }[];
}

/** What a version would do: totals, units, the first cases. `units` are the names of the units it speaks of. */
export function presentSimulation(
	lang: Lang,
	simulation: Simulation,
	units: ReadonlyMap<string, Texts>,
	today: Temporal.PlainDate
): SimulationView {
	const t = ruleMessages[lang].result;
	const { earlier, later, overdue, relieved } = simulation;
	const n = (value: number) => formatNumber(lang, value);
	const nameOf = (id: string | null) => units.get(id ?? '')?.[lang] ?? t.noUnit;
	const late = (day: Temporal.PlainDate) => Temporal.PlainDate.compare(day, today) < 0;
	const stats = [
		{ label: t.later, value: n(later) },
		{ label: t.earlier, value: n(earlier) },
		{ label: t.overdue, value: n(overdue), late: overdue > 0 },
		{ label: t.relieved, value: n(relieved) }
	];
	return {
		summary: earlier + later === 0 ? t.none : t.moves(earlier + later),
		governed: t.governed(simulation.governed),
		stats: earlier + later === 0 ? [] : stats,
		units: simulation.byUnit.map((row) => ({
			key: row.unitId ?? '',
			name: nameOf(row.unitId),
			earlier: n(row.earlier),
			later: n(row.later),
			overdue: n(row.overdue)
		})),
		firstTitle: t.first(simulation.first.length),
		first: simulation.first.map((move) => {
			const becomesLate = late(move.to) && !late(move.from);
			const order = Temporal.PlainDate.compare(move.to, move.from);
			return {
				key: `${move.kind} ${move.id}`,
				what: [t.subjects[move.kind] ?? move.kind, move.label].filter((part) => part !== null).join(' '),
				href: hrefOf(move.kind, move.id),
				unit: nameOf(move.unitId),
				from: formatDate(lang, move.from),
				to: formatDate(lang, move.to),
				change: becomesLate ? t.changes.overdue : order > 0 ? t.changes.later : t.changes.earlier,
				late: becomesLate
			};
		})
	};
}

function hrefOf(kind: string, id: string): string | undefined {
	if (kind === 'appeal') return paths.desk.appeal(id);
	return kind === 'assignment' ? paths.desk.assignment(id) : undefined;
}

export interface PublicRule {
	id: string;
	name: string;
	term: string;
	since: string;
	source: string;
}

/** The rules in force for anybody to read. */
export function presentPublicRules(lang: Lang, rules: readonly Rule[]): PublicRule[] {
	const t = ruleMessages[lang];
	return rules.map((rule) => ({
		id: rule.ruleId,
		name: rule.name[lang],
		term: t.term(rule.unit, rule.n),
		since: formatDate(lang, rule.validFrom),
		source: rule.source[lang]
	}));
}
