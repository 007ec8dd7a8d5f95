/** The register of employers as the desk shows it. */
import { paths } from '#lib/paths.ts';
import type { Option } from '#lib/ui/shapes.ts';
import type { Reader } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import { formatDateTime } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { timelineOf } from '#platform/journal/index.ts';
import { bodyById } from '#modules/bodies/server/index.ts';
import { placeNames, territoryById } from '#modules/territory/server/index.ts';
import { messages } from '../messages/index.ts';
import { FIELDS } from '../rules.ts';
import { employerById, suggestEmployers, type Employer } from './employers.ts';

/** Rows of the register, with the names of their places in one read. */
export async function presentEmployers(db: Reader, lang: Lang, list: readonly Employer[]) {
	const places = await placeNames(
		db,
		list.flatMap((one) => one.territoryId ?? []),
		lang
	);
	return list.map((one) => ({
		id: one.id,
		href: paths.desk.employer(one.id),
		name: one.name,
		bin: one.bin ?? '',
		field: one.field === null ? '' : messages[lang].field[one.field],
		place: one.territoryId === null ? '' : (places.get(one.territoryId) ?? '')
	}));
}

/** What a field of employers suggests while somebody types: the name to put in, and what tells two of one name apart. */
export function toSuggestion({ name, bin }: Employer): { name: string; bin: string } {
	return { name, bin: bin ?? '' };
}

export function fieldOptions(lang: Lang): Option[] {
	return [{ value: '', label: messages[lang].employers.notSet }, ...FIELDS.map((value) => ({ value, label: messages[lang].field[value] }))];
}

/** One employer with its form, its journal and rows it may be the same as. Throws not_found. */
export async function presentEmployer(db: Reader, lang: Lang, id: string) {
	const one = found(await employerById(db, id));
	const [[row], body, place, acts, alike] = await Promise.all([
		presentEmployers(db, lang, [one]),
		one.bodyId === null ? undefined : bodyById(db, one.bodyId),
		one.territoryId === null ? undefined : territoryById(db, one.territoryId),
		timelineOf(db, { kind: 'employer', id }, 'staff'),
		suggestEmployers(db, one.name.split(/\s+/).toSorted((a, b) => b.length - a.length)[0] ?? '', 20)
	]);
	return {
		employer: found(row),
		mergedInto: one.mergedInto === null ? undefined : paths.desk.employer(one.mergedInto),
		values: { name: one.name, bin: one.bin ?? '', field: one.field ?? '', territory: place?.code ?? '', body: body?.code ?? '' } as Record<
			string,
			string
		>,
		others: alike
			.filter((other) => other.id !== id)
			.map((other): Option => ({ value: other.id, label: [other.name, other.bin].filter(Boolean).join(', ') })),
		history: acts.toReversed().map((act) => ({
			id: String(act.seq),
			when: formatDateTime(lang, act.at),
			datetime: act.at.toString(),
			what: messages[lang].employers.acts[act.act] ?? act.act
		}))
	};
}
