/** Norms of duties as their administrator keeps them. */
import type { Option } from '#lib/ui/shapes.ts';
import { daysOf, whoOf } from '#platform/calendar/editions.ts';
import { now } from '#platform/clock.ts';
import type { Reader } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import { deputyBodies } from '#modules/mandates/server/index.ts';
import { personNames } from '#modules/organisation/server/index.ts';
import { messages } from '../messages/index.ts';
import { LEVELS, PARTIALS, PERIODS, type Level } from '../rules.ts';
import { dutyKinds, norms, type NormEdition } from './norms.ts';

const isLevel = (scope: string): scope is Level => LEVELS.some((level) => level === scope);

/** How often an edition asks for its duty. */
export function oftenOf(lang: Lang, { times, months }: Pick<NormEdition, 'times' | 'months'>): string {
	const t = messages[lang].norms;
	return t.often(formatNumber(lang, times), t.periods[months]);
}

/** The page of the editor: every edition, and what its forms choose from. */
export async function presentNorms(db: Reader, lang: Lang) {
	const [editions, kinds, bodies] = await Promise.all([norms(db), dutyKinds(db), deputyBodies(db)]);
	const names = await personNames(
		db,
		editions.flatMap(({ addedBy }) => addedBy ?? [])
	);
	const t = messages[lang].norms;
	const kindName = (code: string) => kinds.find((one) => one.code === code)?.name[lang] ?? code;
	const whose = (scope: string) => (isLevel(scope) ? t.levels[scope] : (bodies.find(({ id }) => id === scope)?.name[lang] ?? scope));
	const list = editions.map((one) => ({
		key: `${one.duty} ${one.scope}`,
		open: one.validTo === null,
		id: `${one.duty} ${one.scope} ${one.validFrom.toString()}`,
		duty: kindName(one.duty),
		whose: whose(one.scope),
		often: oftenOf(lang, one),
		partial: t.partials[one.partial],
		days: daysOf(lang, one, t.since),
		source: one.source[lang],
		approved: one.approved[lang],
		link: one.link ?? undefined,
		who: whoOf(lang, { at: one.addedAt, by: one.addedBy, reason: one.reason }, names, '')
	}));
	return {
		tomorrow: dayOf(now()).add({ days: 1 }).toString(),
		list,
		duties: kinds.map(({ code, name }): Option => ({ value: code, label: name[lang] })),
		scopes: [
			...LEVELS.map((value): Option => ({ value, label: t.levels[value] })),
			...bodies.map(({ id, name }): Option => ({ value: id, label: name[lang] }))
		],
		periods: PERIODS.map((value): Option => ({ value: String(value), label: t.periods[value] })),
		partials: PARTIALS.map((value): Option => ({ value, label: t.partials[value] })),
		open: list.flatMap(({ open, key, duty, whose: of }): Option[] => (open ? [{ value: key, label: `${duty}: ${of}` }] : []))
	};
}
export type NormsPage = Awaited<ReturnType<typeof presentNorms>>;
