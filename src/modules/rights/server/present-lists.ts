/** The lists and rules of this room as their administrator reads them. */
import type { Option } from '#lib/ui/shapes.ts';
import { daysOf, whoOf, type Dated } from '#platform/calendar/editions.ts';
import { now } from '#platform/clock.ts';
import type { Reader } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { z } from 'zod';
import { personNames } from '#modules/organisation/server/index.ts';
import { placeNames } from '#modules/territory/server/index.ts';
import type { alikeWishInput } from '../input.ts';
import { messages } from '../messages/index.ts';
import { EVIDENCE, FIELDS } from '../rules.ts';
import { MATCHES } from '../rules/alike.ts';
import { wouldGather } from './alike.ts';
import { alikeRules } from './alike-rules.ts';
import { editionOf, listsOf } from './directory.ts';

/** Professions and rights with all their editions, and what their forms offer. */
export async function presentLists(db: Reader, lang: Lang) {
	const { jobs, rights } = await listsOf(db);
	const names = await personNames(
		db,
		[...jobs, ...rights].flatMap((one) => one.added?.by ?? [])
	);
	const words = messages[lang];
	const open = (list: readonly (Dated & { code: string; name: Record<Lang, string> })[]): Option[] =>
		list.filter((one) => one.validTo === null).map((one) => ({ value: one.code, label: one.name[lang] }));
	return {
		tomorrow: dayOf(now()).add({ days: 1 }).toString(),
		fields: FIELDS.map((value): Option => ({ value, label: words.field[value] })),
		evidence: EVIDENCE.map((value): Option => ({ value, label: words.evidence[value] })),
		open: { professions: open(jobs), rights: open(rights) },
		professions: jobs.map((one) => ({
			key: `${one.code} ${one.validFrom.toString()}`,
			code: one.code,
			name: one.name[lang],
			field: words.field[one.field],
			days: daysOf(lang, one, words.lists.since),
			source: one.source,
			who: whoOf(lang, one.added, names, words.lists.shipped)
		})),
		rights: rights.map((one) => ({
			key: `${one.code} ${one.validFrom.toString()}`,
			code: one.code,
			name: one.name[lang],
			ground: one.ground[lang],
			evidence: words.evidence[one.evidence],
			days: daysOf(lang, one, words.lists.since),
			source: one.source,
			who: whoOf(lang, one.added, names, words.lists.shipped)
		}))
	};
}

/** The rules of what is alike; with one that is tried in thought, what it would raise now. */
export async function presentAlikeRules(db: Reader, lang: Lang, wish: z.output<typeof alikeWishInput> | undefined) {
	const list = await alikeRules(db);
	const names = await personNames(
		db,
		list.flatMap((one) => one.added?.by ?? [])
	);
	const { alike: t, lists } = messages[lang];
	return {
		tomorrow: dayOf(now()).add({ days: 1 }).toString(),
		matches: MATCHES.map((value): Option => ({ value, label: t.matches[value] })),
		open: list.filter((one) => one.validTo === null).map((one): Option => ({ value: one.match, label: t.matches[one.match] })),
		rules: list.map((one) => ({
			key: `${one.match} ${one.validFrom.toString()}`,
			match: t.matches[one.match],
			n: String(one.n),
			days: String(one.days),
			dates: daysOf(lang, one, lists.since),
			source: one.source,
			who: whoOf(lang, one.added, names, lists.shipped)
		})),
		preview: wish === undefined ? undefined : await preview(db, lang, wish)
	};
}

async function preview(db: Reader, lang: Lang, { match, n, days }: z.output<typeof alikeWishInput>) {
	const today = dayOf(now());
	const [groups, { jobs, rights }] = await Promise.all([wouldGather(db, match, n, today.subtract({ days: days - 1 })), listsOf(db)]);
	const places = await placeNames(
		db,
		groups.flatMap((one) => one.territoryId ?? []),
		lang
	);
	return groups.map((one, at) => ({
		key: String(at),
		who: [one.employer, editionOf(jobs, one.profession, today)?.name[lang], places.get(one.territoryId ?? '')].filter(Boolean).join(', '),
		right: editionOf(rights, one.violatedRight, today)?.name[lang] ?? '',
		people: messages[lang].alike.people(one.people)
	}));
}
