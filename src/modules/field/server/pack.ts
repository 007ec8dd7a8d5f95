/** What a device takes along: all that its forms need for one day, in the language of who works with it. */
import { asReader, type Tx } from '#platform/db/index.ts';
import { formatDate, formatTime, startOfDay, ZONE } from '#platform/i18n/format.ts';
import { LANGS, type Lang, type Texts } from '#platform/i18n/lang.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { eventById, invitedOf } from '#modules/events/server/index.ts';
import { gatheringById, openList } from '#modules/participation/server/index.ts';
import { daysOn, hostsFor, keepsHost, priorityGroups } from '#modules/receptions/server/index.ts';
import { hostOf, wishUrl } from '#modules/wishes/server/index.ts';
import { placeNames, territoriesBelow } from '#modules/territory/server/index.ts';
import { statusUrl } from '#modules/appeals/server/index.ts';
import type { NumberedKind } from '../rules.ts';
import { numbersOf, type KitRow } from './queries.ts';

export interface PackEvent {
	title: Texts;
	units: { id: string; name: Texts }[];
	/** Who is expected; who came already is not asked again. */
	people: { id: string; name: string; unit: string; came: boolean }[];
	/** Of an event that citizens come to: who registered, each with how many come, and how many came already. */
	registered: { number: number; name: string; people: number; came: number | null }[] | undefined;
}

/** Somebody who receives people; `today`: the hours in which they do on this day. */
export interface PackHost {
	id: string;
	name: Texts;
	today: string | undefined;
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
	numbers: Record<NumberedKind, string[]>;
	/** The page that says how one stands; `~` stands for its number. */
	statusUrl: Record<NumberedKind, Texts>;
	/** For whom wishes to meet may be taken in: who receives on this day first. */
	hosts: PackHost[];
	/** Groups that go first, as they are in force on this day. */
	groups: { code: string; name: Texts }[];
	event: PackEvent | undefined;
}

const words = (of: (lang: Lang) => string): Texts => ({ kk: of('kk'), ru: of('ru'), en: of('en') });

async function placesOf(tx: Tx, territoryId: string): Promise<Pack['places']> {
	const db = asReader(tx);
	const ids = [territoryId, ...(await territoriesBelow(db, territoryId)).map(({ id }) => id)];
	const [kk, ru, en] = await Promise.all(LANGS.map((lang) => placeNames(db, ids, lang)));
	return ids.map((id) => ({ id, name: { kk: kk?.get(id) ?? '', ru: ru?.get(id) ?? '', en: en?.get(id) ?? '' } }));
}

async function hostsOf(tx: Tx, actor: Staff, { day }: KitRow): Promise<PackHost[]> {
	const hosts = (await hostsFor(tx)).filter((host) => keepsHost(actor, host));
	const days = await daysOn(
		tx,
		hosts.map(({ id }) => id),
		day
	);
	const hours = (hostId: string) =>
		days
			.filter((one) => one.hostId === hostId)
			.map(({ startsAt, endsAt }) => `${formatTime('kk', startsAt)}–${formatTime('kk', endsAt)}`)
			.join(', ');
	return hosts
		.map(({ id, name, title }) => ({
			id,
			name: words((lang) => hostOf(lang, { hostName: name, hostTitle: title })),
			today: hours(id) || undefined
		}))
		.toSorted((a, b) => Number(a.today === undefined) - Number(b.today === undefined));
}

/** Names are opened for who runs the event; each look is journalled. */
async function registeredOf(tx: Tx, actor: Staff, eventId: string): Promise<PackEvent['registered']> {
	if ((await gatheringById(asReader(tx), eventId)) === undefined) return undefined;
	const list = await openList(tx, actor, eventId);
	return list.map(({ number, name, people, came }) => ({ number, name: name ?? '', people, came }));
}

async function eventOf(tx: Tx, actor: Staff, eventId: string | null): Promise<PackEvent | undefined> {
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
		),
		registered: await registeredOf(tx, actor, eventId)
	};
}

/** The pack of a kit as it stands now. */
export async function packOf(tx: Tx, actor: Staff, kit: KitRow): Promise<Pack> {
	const next = startOfDay(kit.day.add({ days: 1 }));
	const [numbers, places] = [await numbersOf(tx, kit.id), await placesOf(tx, kit.territoryId)];
	const groups = await priorityGroups(tx, kit.day);
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
		numbers: { appeal: numbers.get('appeal') ?? [], wish: numbers.get('wish') ?? [] },
		statusUrl: { appeal: words((lang) => statusUrl(lang, '~')), wish: words((lang) => wishUrl({ language: lang, number: '~' })) },
		hosts: await hostsOf(tx, actor, kit),
		groups: groups.map(({ code, name }) => ({ code, name })),
		event: await eventOf(tx, actor, kit.eventId)
	};
}
