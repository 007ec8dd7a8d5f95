/** The page of the editor of criteria: every edition, and what its forms choose from. */
import type { Option } from '#lib/ui/shapes.ts';
import { daysOf, whoOf } from '#platform/calendar/editions.ts';
import { now } from '#platform/clock.ts';
import type { Reader } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { personNames } from '#modules/organisation/server/index.ts';
import { assessMessages } from '../assess-messages/index.ts';
import { criteria } from './criteria.ts';

export async function presentCriteria(db: Reader, lang: Lang) {
	const all = await criteria(db);
	const names = await personNames(
		db,
		all.flatMap(({ addedBy }) => addedBy ?? [])
	);
	const t = assessMessages[lang].criteria;
	const open = all.filter(({ validTo }) => validTo === null).map(({ code, name }): Option => ({ value: code, label: name[lang] }));
	return {
		tomorrow: dayOf(now()).add({ days: 1 }).toString(),
		list: all.map((one) => ({
			id: `${one.code} ${one.validFrom.toString()}`,
			name: one.name[lang],
			days: daysOf(lang, one, t.since),
			source: one.source,
			who: whoOf(lang, one.addedAt === null ? undefined : { at: one.addedAt, by: one.addedBy, reason: one.reason ?? '' }, names, t.shipped)
		})),
		which: [{ value: '', label: t.fresh }, ...open],
		open
	};
}
