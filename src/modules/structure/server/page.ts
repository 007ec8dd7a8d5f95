/** The desk's page of one appeal's structure: what it lies in, what lies in it, what it may be merged with. */
import { paths } from '#lib/paths.ts';
import type { Option } from '#lib/ui/shapes.ts';
import { dayOf, formatDate } from '#platform/i18n/format.ts';
import { DESK_CHANNELS } from '#modules/appeals/desk-input.ts';
import { LANG_NAMES, LANGS, type Lang } from '#platform/i18n/lang.ts';
import { accessOf, alikeFor, can, wishOf, type AppealRow, type Applicant, type DeskContext } from '#modules/appeals/server/index.ts';
import { messages as appealMessages } from '#modules/appeals/messages/index.ts';
import { next } from '#modules/appeals/rules.ts';
import { messages } from '../messages/index.ts';
import { presentQuestions } from './present-questions.ts';
import { familyOf } from './queries.ts';

/** Everything the page shows; the forms are for who may use them. */
export async function presentStructure(context: DeskContext, row: AppealRow) {
	const { lang, actor } = context;
	const words = messages[lang];
	const [family, questions] = await Promise.all([familyOf(context, row), presentQuestions(context, row)]);
	const may = can(actor, 'merge', accessOf(row));
	const ways = (['into', 'from'] as const).filter((way) => may && next(row.state, way === 'into' ? 'merge' : 'take_in') !== undefined);
	return {
		id: row.id,
		number: row.number,
		title: row.title,
		root: family.root === undefined ? undefined : { ...family.root, href: paths.desk.appeal(family.root.id) },
		merged: row.state === 'merged',
		may,
		questions,
		joined: family.members.filter((one) => one.joined).map(({ id, number }) => ({ id, number, href: paths.desk.appeal(id) })),
		mayJoin: may && next(row.state, 'take_in') !== undefined,
		lists: {
			channels: DESK_CHANNELS.map((value) => ({ value, label: appealMessages[lang].channel[value] })),
			languages: LANGS.map((value) => ({ value, label: LANG_NAMES[value].long }))
		},
		language: row.language,
		members: family.members
			.filter((one) => !one.joined)
			.map((one) => ({
				id: one.id,
				number: one.number,
				title: one.title,
				reason: one.reason,
				since: words.inside.since(formatDate(lang, dayOf(one.mergedAt))),
				href: paths.desk.appeal(one.id),
				out: paths.desk.appealStructure(one.id)
			})),
		ways: ways.map((value) => ({ value, label: words.merge.ways[value] })) satisfies Option[],
		alike: ways.length === 0 ? [] : await alikeOptions(context, row)
	};
}

/** Who joined, after a journalled look at each. */
export function presentJoined(lang: Lang, joined: readonly { id: string; number: string }[], people: ReadonlyMap<string, Applicant>) {
	return joined
		.map(({ id, number }) => ({ id, number, who: people.get(id) }))
		.map(({ id, number, who }) => ({
			id,
			number,
			href: paths.desk.appeal(id),
			name: who?.name ?? '',
			contact: [who?.phone, who?.email, who?.address].filter((part) => part != null).join(', ')
		}))
		.toSorted((a, b) => a.name.localeCompare(b.name, lang));
}

/** Open appeals that look alike, to choose from. */
async function alikeOptions({ db, lang, actor }: DeskContext, row: AppealRow): Promise<Option[]> {
	const alike = await alikeFor(db, actor, wishOf(row), { limit: 10, except: row.id });
	return alike
		.filter((one) => next(one.state, 'take_in') !== undefined)
		.slice(0, 5)
		.map((one) => ({
			value: one.number,
			label: `${one.number}: ${one.title}`,
			hint: `${appealMessages[lang].state[one.state]}, ${formatDate(lang, dayOf(one.received_at))}`
		}));
}
