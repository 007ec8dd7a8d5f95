import { rows, sql, type Reader } from '#platform/db/index.ts';
import { invalid } from '#platform/errors.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { messages } from '../messages/index.ts';
import { namedCodes, namesAnybody, tidied, type Audience } from '../rules/audience.ts';
import { open, UNIT, type Unit } from './queries.ts';

/** SQL: the unit `u` is addressed by the rule; as `isAddressed`. */
function addressed(rule: Audience) {
	const { kinds, within, levels, also, except } = rule;
	const among = (list: readonly string[]) => sql`${[...list]}::text[]`;
	return sql`${open('u')} AND u.code <> ALL(${among(except)}) AND (u.code = ANY(${among(also)}) OR (
		u.kind = ANY(${among(kinds)})
		AND (${within.length === 0} OR EXISTS (SELECT FROM unit w WHERE w.code = ANY(${among(within)}) AND w.path @> u.path))
		AND (${levels.length === 0} OR EXISTS (SELECT FROM territory t WHERE t.id = u.territory_id AND t.level = ANY(${[...levels]}::int[])))))`;
}

/** The open units that a rule addresses, parents before children: what is shown before it is sent is what it is sent to. */
export async function unitsOf(db: Reader, rule: Audience): Promise<Unit[]> {
	if (!namesAnybody(rule)) return [];
	return rows(db, sql<Unit>`SELECT ${UNIT()} FROM unit u WHERE ${addressed(rule)} ORDER BY u.path`);
}

/** The rule tidied, when every unit it names is there. Refuses with `organisation.unknown_code` beside the list that names another, and `organisation.nobody`. */
export async function checkedAudience(db: Reader, rule: Audience): Promise<Audience> {
	if (!namesAnybody(rule)) throw invalid('kinds', 'organisation.nobody');
	const known = await unitsNamed(db, [rule]);
	for (const field of ['within', 'also', 'except'] as const) {
		const unknown = rule[field].find((code) => !known.has(code));
		if (unknown !== undefined) throw invalid(field, 'organisation.unknown_code', { code: unknown });
	}
	return tidied(rule);
}

/** The units that some rules name, by code. */
export async function unitsNamed(db: Reader, rules: readonly Audience[]): Promise<Map<string, Unit>> {
	const codes = [...new Set(rules.flatMap(namedCodes))];
	if (codes.length === 0) return new Map();
	const named = await rows(db, sql<Unit>`SELECT ${UNIT()} FROM unit u WHERE u.code = ANY(${codes}::text[])`);
	return new Map(named.map((unit) => [unit.code, unit]));
}

/** A rule part by part, each with its label; the first is who is meant, by kind, where kinds are. */
export function audienceParts(lang: Lang, rule: Audience, units: ReadonlyMap<string, Unit>): { label: string; words: string }[] {
	const t = messages[lang].audience;
	const named = (codes: readonly string[]) => codes.map((code) => units.get(code)?.name[lang] ?? code).join(', ');
	const places = new Set(rule.levels.map((level) => t.places[level as keyof typeof t.places]));
	const parts = [
		{ label: t.who, words: rule.kinds.map((kind) => t.kinds[kind]).join(', ') },
		{ label: t.within, words: named(rule.within) },
		{ label: t.levels, words: [...places].join(', ') },
		{ label: t.also, words: named(rule.also) },
		{ label: t.except, words: named(rule.except) }
	];
	return parts.filter(({ words }) => words !== '');
}

/** The rule in words, for whoever is about to send and for whoever asks later why somebody was meant. */
export async function describeAudience(db: Reader, lang: Lang, rule: Audience): Promise<string[]> {
	return audienceParts(lang, rule, await unitsNamed(db, [rule])).map(({ label, words }) => `${label}: ${words}`);
}
