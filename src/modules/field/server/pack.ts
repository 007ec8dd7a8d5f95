/** What a device takes along: all that its forms need for one day, in the language of who works with it. */
import { asReader, type Tx } from '#platform/db/index.ts';
import { formatDate, startOfDay, ZONE } from '#platform/i18n/format.ts';
import { LANGS, type Lang, type Texts } from '#platform/i18n/lang.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { eventById, invitedOf } from '#modules/events/server/index.ts';
import { placeNames, territoriesBelow } from '#modules/territory/server/index.ts';
import { statusUrl } from '#modules/appeals/server/index.ts';
import { numbersOf, type KitRow } from './queries.ts';

export interface PackEvent {
	title: Texts;
	units: { id: string; name: Texts }[];
	/** Who is expected; who came already is not asked again. */
	people: { id: string; name: string; unit: string; came: boolean }[];
}

export interface Pack {
	kitId: string;
	lang: Lang;
	label: string;
	worker: { id: string; name: string };
	unit: Texts;
	/** The day, written in each language: browsers have no Kazakh dates to trust. */
	day: Texts;
	/** Nothing is taken from this instant on (milliseconds since 1970). */
	until: number;
	/** Minutes east of Greenwich on that day. */
	offset: number;
	/** The place of the reception, and the places in it. */
	places: { id: string; name: Texts }[];
	numbers: { appeal: string[] };
	/** The page that says how an appeal stands; `#` stands for its number. */
	statusUrl: Texts;
	event: PackEvent | undefined;
}

const words = (of: (lang: Lang) => string): Texts => ({ kk: of('kk'), ru: of('ru'), en: of('en') });

async function placesOf(tx: Tx, territoryId: string): Promise<Pack['places']> {
	const db = asReader(tx);
	const ids = [territoryId, ...(await territoriesBelow(db, territoryId)).map(({ id }) => id)];
	const [kk, ru, en] = await Promise.all(LANGS.map((lang) => placeNames(db, ids, lang)));
	return ids.map((id) => ({ id, name: { kk: kk?.get(id) ?? '', ru: ru?.get(id) ?? '', en: en?.get(id) ?? '' } }));
}

async function eventOf(tx: Tx, eventId: string | null): Promise<PackEvent | undefined> {
	if (eventId === null) return undefined;
	const db = asReader(tx);
	const event = await eventById(db, eventId);
	if (event === undefined) return undefined;
	const invited = await invitedOf(db, eventId);
	return {
		title: event.title,
		units: invited.map(({ unitId, name }) => ({ id: unitId, name })),
		people: invited.flatMap(({ people }) =>
			people.map(({ id, name, unitId, cameAt }) => ({ id, name, unit: unitId, came: cameAt !== null }))
		)
	};
}

/** The pack of a kit as it stands now. */
export async function packOf(tx: Tx, actor: Staff, kit: KitRow): Promise<Pack> {
	const next = startOfDay(kit.day.add({ days: 1 }));
	const [numbers, places, event] = [await numbersOf(tx, kit.id), await placesOf(tx, kit.territoryId), await eventOf(tx, kit.eventId)];
	return {
		kitId: kit.id,
		lang: actor.language,
		label: kit.label,
		worker: { id: actor.personId, name: actor.name },
		unit: kit.unitName,
		day: words((lang) => formatDate(lang, kit.day)),
		until: next.epochMilliseconds,
		offset: startOfDay(kit.day).toZonedDateTimeISO(ZONE).offsetNanoseconds / 60e9,
		places,
		numbers: { appeal: numbers.get('appeal') ?? [] },
		statusUrl: words((lang) => statusUrl(lang, '#')),
		event
	};
}
