/** Saved views and exports as the desk shows them: every field that leaves is named. */
import { paths } from '#lib/paths.ts';
import { formatDateTime } from '#platform/i18n/format.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import { holds, type Staff } from '#platform/identity/actor.ts';
import { filterParts, type DeskContext } from '#modules/appeals/server/index.ts';
import { personNames, unitsByIds, type Unit } from '#modules/organisation/server/index.ts';
import { messages } from '../messages/index.ts';
import { MOST_ROWS, MOST_WITH_APPLICANTS } from '../rules.ts';
import type { ExportRow } from './exports.ts';
import { searched } from './filters.ts';
import type { SavedView } from './views.ts';

const hrefOf = (query: string) => paths.desk.search(Object.fromEntries(new URLSearchParams(query)));

/** The column's entries: a name and where it leads. */
export function presentViewLinks(list: readonly SavedView[]) {
	return list.map(({ id, name, query }) => ({ id, label: name, href: hrefOf(query) }));
}

/** A filter as a line of words. */
async function inWords(context: DeskContext, query: URLSearchParams): Promise<string> {
	const parts = await filterParts(context, searched(query));
	return parts.map(({ text }) => text).join('; ');
}

function mayRemove(actor: Staff, view: SavedView, unit: Unit | undefined): boolean {
	return view.ownerId === actor.personId || (unit !== undefined && holds(actor, ['head', 'branch_head'], unit.path));
}

export async function presentViews(context: DeskContext, list: readonly SavedView[]) {
	const { db, lang, actor } = context;
	const words = messages[lang].views;
	const [units, people] = await Promise.all([
		unitsByIds(db, [...new Set(list.flatMap((view) => view.unitId ?? []))]),
		personNames(db, [...new Set(list.map((view) => view.ownerId))])
	]);
	return Promise.all(
		list.map(async (view) => {
			const unit = units.get(view.unitId ?? '');
			const mine = view.ownerId === actor.personId;
			return {
				id: view.id,
				name: view.name,
				href: hrefOf(view.query),
				filter: (await inWords(context, new URLSearchParams(view.query))) || words.all,
				seen: unit === undefined ? words.own : words.shared(unit.name[lang]),
				by: mine ? undefined : words.by(people.get(view.ownerId) ?? ''),
				mayRemove: mayRemove(actor, view, unit)
			};
		})
	);
}

/** With whom one may share: nobody, or the people of a unit of one's own. */
export async function viewShares({ db, lang, actor }: DeskContext) {
	const words = messages[lang].views;
	const units = await unitsByIds(db, [...new Set(actor.posts.map((post) => post.unitId))]);
	const shared = [...units.values()].map((unit) => ({ value: unit.id, label: words.shared(unit.name[lang]) }));
	return [{ value: '', label: words.own }, ...shared];
}

/** What the form of the export says of its limits. */
export function exportLimits({ lang, actor }: DeskContext) {
	const words = messages[lang].exports;
	const knows = actor.posts.some((post) => ['operator', 'executor', 'head', 'branch_head', 'aide'].includes(post.role));
	return {
		lead: words.lead(formatNumber(lang, MOST_ROWS)),
		applicants: knows ? words.applicantsHint(formatNumber(lang, MOST_WITH_APPLICANTS)) : undefined
	};
}

export async function presentExports(context: DeskContext, list: readonly ExportRow[]) {
	const { db, lang } = context;
	const words = messages[lang].exports.register;
	const people = await personNames(db, [...new Set(list.map((row) => row.personId))]);
	return Promise.all(
		list.map(async ({ id, at, personId, data }) => {
			const filter = await inWords(context, new URLSearchParams(data.filter));
			return {
				id,
				at: formatDateTime(lang, at),
				who: people.get(personId) ?? '',
				filter: [...(data.words ? [words.words] : []), ...(filter === '' ? [] : [filter])].join('; ') || words.all,
				rows: `${formatNumber(lang, data.rows)}${data.cut ? ` (${words.cut})` : ''}`,
				people: formatNumber(lang, data.applicants),
				sensitive: formatNumber(lang, data.sensitive)
			};
		})
	);
}
