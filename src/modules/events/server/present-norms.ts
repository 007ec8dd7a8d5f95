/** Norms of events as their administrator keeps them. */
import type { Option } from '#lib/ui/shapes.ts';
import { daysOf, whoOf } from '#platform/calendar/editions.ts';
import { now } from '#platform/clock.ts';
import type { Reader } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import { messages as organisation } from '#modules/organisation/messages/index.ts';
import { UNIT_KINDS } from '#modules/organisation/rules.ts';
import { personNames } from '#modules/organisation/server/index.ts';
import { messages } from '../messages/index.ts';
import { NORM_PERIODS } from '../rules.ts';
import { norms } from './owed.ts';
import { eventKinds } from './queries.ts';

/** The page of the editor: every edition, and what its forms choose from. */
export async function presentNorms(db: Reader, lang: Lang) {
	const [editions, kinds] = await Promise.all([norms(db), eventKinds(db)]);
	const names = await personNames(
		db,
		editions.flatMap(({ addedBy }) => addedBy ?? [])
	);
	const t = messages[lang].norms;
	const kindName = (code: string) => kinds.find((one) => one.code === code)?.name[lang] ?? code;
	const list = editions.map((one) => ({
		key: `${one.kind} ${one.unitKind}`,
		open: one.validTo === null,
		id: `${one.kind} ${one.unitKind} ${one.validFrom.toString()}`,
		event: kindName(one.kind),
		unit: organisation[lang].kinds[one.unitKind],
		often: t.often(formatNumber(lang, one.times), t.periods[one.months]),
		days: daysOf(lang, one, t.since),
		source: one.source,
		who: whoOf(lang, { at: one.addedAt, by: one.addedBy, reason: one.reason }, names, '')
	}));
	return {
		tomorrow: dayOf(now()).add({ days: 1 }).toString(),
		list,
		kinds: kinds.map(({ code, name }): Option => ({ value: code, label: name[lang] })),
		unitKinds: UNIT_KINDS.map((value): Option => ({ value, label: organisation[lang].kinds[value] })),
		periods: NORM_PERIODS.map((value): Option => ({ value: String(value), label: t.periods[value] })),
		open: list.flatMap(({ open, key, event, unit }): Option[] => (open ? [{ value: key, label: `${event}, ${unit}` }] : []))
	};
}
export type NormsPage = Awaited<ReturnType<typeof presentNorms>>;
