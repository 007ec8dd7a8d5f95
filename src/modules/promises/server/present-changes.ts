/** What changed, from the journal: on a promise's page, in a programme's list, for staff with who did it. */
import type { Reader } from '#platform/db/index.ts';
import { formatDate, formatDateTime } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import { timelineOf, type JournalRow, type Subject } from '#platform/journal/index.ts';
import type { TimelineItem } from '#lib/ui/shapes.ts';
import { themeNames } from '#modules/appeals/server/index.ts';
import { personNames, unitsByIds, unitsThen } from '#modules/organisation/server/index.ts';
import { placeNames, territoryByCode } from '#modules/territory/server/index.ts';
import { assessMessages } from '../assess-messages/index.ts';
import { messages } from '../messages/index.ts';
import { actName } from './changes.ts';

interface Change {
	field: string;
	before: string | null;
	after: string | null;
}

type Naming = (field: string, value: string) => string;

const changesIn = ({ data }: JournalRow): Change[] => (Array.isArray(data.changes) ? (data.changes as Change[]) : []);

/** Ids and days of corrections as people read them. */
async function namingOf(db: Reader, lang: Lang, list: readonly JournalRow[]): Promise<Naming> {
	const all = list.flatMap(changesIn);
	const of = (field: string) =>
		all.filter((one) => one.field === field).flatMap(({ before, after }) => [before, after].filter((id) => id !== null));
	const [places, units, themes] = [
		await placeNames(db, of('territoryId'), lang),
		await unitsByIds(db, of('responsibleId')),
		await themeNames(db)
	];
	return (field, value) => {
		if (field === 'territoryId') return places.get(value) ?? '';
		if (field === 'responsibleId') return units.get(value)?.name[lang] ?? '';
		if (field === 'themeId') return themes.get(value)?.[lang] ?? '';
		if (field === 'dueOn' || field === 'saidOn') return formatDate(lang, Temporal.PlainDate.from(value));
		if (field === 'language') return messages[lang].languages[value as Lang];
		return value;
	};
}

/** The places in which residents were asked, by their codes: a programme asks in a few. */
async function panelPlaces(db: Reader, lang: Lang, list: readonly JournalRow[]): Promise<ReadonlyMap<string, string>> {
	const codes = new Set(list.flatMap(({ act, data }) => (act === 'programme.panel_opened' ? String(data.territory) : [])));
	const places = await Promise.all([...codes].map((code) => territoryByCode(db, code)));
	return new Map(places.flatMap((place) => (place === undefined ? [] : [[place.code, place.name[lang]]])));
}

function textOf(lang: Lang, row: JournalRow, naming: Naming): string | undefined {
	const t = messages[lang].changed;
	const value = (field: string, one: string | null) => (one === null ? t.empty : naming(field, one));
	const changes = changesIn(row).map(({ field, before, after }) => {
		const name = t.fields[field] ?? t.other;
		return field === 'personId' ? name : `${name}. ${t.before(value(field, before))}. ${t.after(value(field, after))}`;
	});
	const reason = typeof row.data.reason === 'string' ? [t.because(row.data.reason)] : [];
	const text = [...changes, ...reason].join('\n');
	return text === '' ? undefined : text;
}

function noteOf(lang: Lang, { act, data }: JournalRow, panels: ReadonlyMap<string, string>): string | undefined {
	const t = messages[lang];
	if (act === 'promise.judged' && typeof data.verdict === 'string') return t.verdicts[data.verdict as keyof typeof t.verdicts];
	if (act === 'promise.milestone_set' && typeof data.text === 'string') return data.text;
	if (act === 'promise.assessed') return assessMessages[lang].assessors[data.assessor as 'office'];
	if (act === 'programme.panel_opened') return panels.get(String(data.territory));
	if (typeof data.title === 'string') return data.title;
	if (act === 'programme.promises_added') return t.count(Number(data.to) - Number(data.from) + 1);
	return typeof data.number === 'number' && act.startsWith('programme.') ? t.number(formatNumber(lang, data.number)) : undefined;
}

/** Who did each, by the place in the list: for staff the person, for everybody the unit they worked for. */
async function doersOf(
	db: Reader,
	lang: Lang,
	list: readonly JournalRow[],
	seenBy: 'public' | 'staff'
): Promise<(place: number) => string | undefined> {
	const acted = list.flatMap(({ actorId, actorKind, at }, place) =>
		actorKind === 'staff' && actorId !== null ? [{ place, personId: actorId, at }] : []
	);
	if (seenBy === 'public') {
		const units = await unitsThen(db, acted);
		const byPlace = new Map(acted.map(({ place }, i) => [place, units.get(i)?.[lang]]));
		return (place) => byPlace.get(place);
	}
	const people = await personNames(
		db,
		acted.map(({ personId }) => personId)
	);
	return (place) => people.get(list[place]?.actorId ?? '');
}

/** The acts on a promise or a programme, the newest first, each with who did it. */
export async function courseOf(db: Reader, lang: Lang, subject: Subject, seenBy: 'public' | 'staff'): Promise<TimelineItem[]> {
	const list = await timelineOf(db, subject, seenBy);
	const naming = await namingOf(db, lang, list);
	const [doer, panels] = [await doersOf(db, lang, list, seenBy), await panelPlaces(db, lang, list)];
	const items = list.map((row, place) => ({
		id: String(row.seq),
		when: formatDateTime(lang, row.at),
		datetime: row.at.toString(),
		what: actName(lang, row.act),
		note: [noteOf(lang, row, panels), doer(place)].filter((part) => part !== undefined).join(' · ') || undefined,
		text: textOf(lang, row, naming)
	}));
	return items.toReversed();
}
