/** One day with its times; a place with its week; what an act would do; priority groups. */
import { canEdit } from '#platform/calendar/edit.ts';
import { daysOf as daysText, whoOf } from '#platform/calendar/editions.ts';
import { now } from '#platform/clock.ts';
import { sql, type Reader, type Tx } from '#platform/db/index.ts';
import { found, forbidden } from '#platform/errors.ts';
import { dayOf, formatDate, formatTime, formatWeekday } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import { holds, type Staff } from '#platform/identity/actor.ts';
import { formatPoint, mapLink, pointOf } from '#platform/point.ts';
import { paths } from '#lib/paths.ts';
import type { Fact, Option } from '#lib/ui/shapes.ts';
import { personNames } from '#modules/organisation/server/index.ts';
import { placeName, placeNames, territoryById } from '#modules/territory/server/index.ts';
import { messages } from '../messages/index.ts';
import { dayById, daysWhere } from './days.ts';
import type { Fallen } from './fallen.ts';
import { comingDays } from './hours.ts';
import { hostsWhere, placeById, placesWhere, type Place } from './hosts.ts';
import { KEEPING, keepsHost, keepsUnit } from './policy.ts';
import { hostFor, keepsAny, languagesText, modesText, placesByIds, presentDays, presentWeek } from './present.ts';
import { priorityEditions } from './priority.ts';
import { slotCounts } from './seen.ts';

/** The page of one day. Throws not_found, forbidden. */
export async function presentDay(db: Reader, actor: Staff, lang: Lang, id: string) {
	const t = messages[lang];
	const day = found(await dayById(db, id));
	const host = await hostFor(db, actor, day.hostId);
	const [place, slots] = [(await placesByIds(db, [day.placeId])).get(day.placeId), await slotCounts(db, id, now())];
	const facts: Fact[] = [
		{ term: t.day.facts.host, value: host.name, href: paths.desk.receptionHost(host.id), note: host.title[lang] },
		{ term: t.day.facts.place, value: place?.name[lang] ?? '', href: paths.desk.receptionPlace(day.placeId), note: place?.address[lang] },
		{ term: t.day.facts.time, value: `${formatTime(lang, day.startsAt)}–${formatTime(lang, day.endsAt)}` },
		{ term: t.day.facts.modes, value: modesText(lang, day.modes) },
		{ term: t.day.facts.languages, value: languagesText(day.languages) },
		...(day.why === null ? [] : [{ term: t.day.facts.why, value: t.whys[day.why], note: day.reason ?? undefined }])
	];
	const coming = day.state === 'planned' && Temporal.Instant.compare(day.startsAt, now()) > 0;
	return {
		id,
		title: formatWeekday(lang, day.day),
		hostId: host.id,
		hostName: host.name,
		state: t.states[day.state],
		planned: day.state === 'planned',
		facts,
		times: { from: formatTime(lang, day.startsAt), to: formatTime(lang, day.endsAt) },
		mayChange: coming && keepsHost(actor, host),
		keepsLine: day.state === 'planned' && keepsHost(actor, host),
		slots: slots.map((slot) => ({
			id: slot.id,
			time: `${formatTime(lang, slot.startsAt)}–${formatTime(lang, slot.endsAt)}`,
			booked: t.taken(formatNumber(lang, slot.taken), formatNumber(lang, slot.all)),
			held: slot.held === 0 ? '' : formatNumber(lang, slot.held),
			walkIn: formatNumber(lang, slot.walkIn)
		}))
	};
}

const PAGE = 50;

/** The places that the reader keeps or audits. */
export async function presentPlaces(db: Reader, actor: Staff, lang: Lang, after: string | undefined) {
	const roots = actor.posts.filter(({ role }) => role === 'auditor' || KEEPING.includes(role)).map((post) => post.unitPath);
	const further = after === undefined ? sql`true` : sql`p.id::text > ${after}`;
	const list = await placesWhere(db, sql`u.path <@ ANY(${roots}::ltree[]) AND ${further} ORDER BY p.id LIMIT ${PAGE + 1}`);
	const places = list.slice(0, PAGE);
	const where = await placeNames(
		db,
		places.map(({ territoryId }) => territoryId),
		lang
	);
	const last = list.length > PAGE ? places.at(-1) : undefined;
	return {
		mayKeep: keepsAny(actor),
		items: places.map((place) => ({
			id: place.id,
			href: paths.desk.receptionPlace(place.id),
			name: place.name[lang],
			address: place.address[lang],
			where: where.get(place.territoryId) ?? ''
		})),
		more: last === undefined ? undefined : paths.desk.receptionPlaces({ after: last.id })
	};
}

/** The page of a place with its week. Throws not_found, forbidden. */
export async function presentPlace(db: Reader, actor: Staff, lang: Lang, id: string, monday: Temporal.PlainDate) {
	const t = messages[lang];
	const place = found(await placeById(db, id));
	if (!keepsUnit(actor, place.unitPath) && !holds(actor, ['auditor'], place.unitPath)) throw forbidden();
	const days = await daysWhere(
		db,
		sql`d.place_id = ${id} AND d.day BETWEEN ${monday} AND ${monday.add({ days: 6 })} ORDER BY d.starts_at, d.id`
	);
	const hosts = new Map(
		(await hostsWhere(db, sql`h.id = ANY(${days.map(({ hostId }) => hostId)}::uuid[])`)).map((host) => [host.id, host.name])
	);
	const point = pointOf(place);
	const access = place.access.map((one) => t.access[one]).join(', ');
	const facts: Fact[] = [
		{ term: t.place.facts.address, value: place.address[lang] },
		{ term: t.place.facts.where, value: await placeName(db, place.territoryId, lang) },
		...(point === undefined ? [] : [{ term: t.place.point, value: formatPoint(point), href: mapLink(point) }]),
		...(access === '' ? [] : [{ term: t.place.facts.access, value: access }]),
		{ term: t.place.facts.video, value: place.video ? t.place.hasVideo : t.place.noVideo },
		...(place.validTo === null ? [] : [{ term: t.place.validTo, value: formatDate(lang, place.validTo) }])
	];
	return {
		id,
		name: place.name[lang],
		facts,
		mayKeep: keepsUnit(actor, place.unitPath),
		values: await placeValues(db, lang, place),
		week: presentWeek(lang, monday, (week) => paths.desk.receptionPlace(id, { week })),
		days: await presentDays(db, lang, days, (day) => hosts.get(day.hostId) ?? '')
	};
}

async function placeValues(db: Reader, lang: Lang, place: Place): Promise<Record<string, string>> {
	const point = pointOf(place);
	return {
		nameKk: place.name.kk,
		nameRu: place.name.ru,
		nameEn: place.name.en,
		addressKk: place.address.kk,
		addressRu: place.address.ru,
		addressEn: place.address.en,
		territory: (await territoryById(db, place.territoryId))?.code ?? '',
		territoryName: await placeName(db, place.territoryId, lang),
		point: point === undefined ? '' : formatPoint(point),
		access: place.access.join(','),
		video: place.video ? 'on' : '',
		validTo: place.validTo?.toString() ?? ''
	};
}

/** Days to come that a preview names. */
const COMING = 8;

/** What an act would do, as it is shown before it is done. Asked within the act's own transaction, which is undone. */
export async function presentOutcome(
	tx: Tx,
	lang: Lang,
	hostId: string,
	{ made = 0, changed = 0, fallen }: { made?: number; changed?: number; fallen: readonly Fallen[] }
) {
	const t = messages[lang].preview;
	const coming = await comingDays(tx, hostId);
	const lost = fallen.filter(({ wishIds }) => wishIds.length > 0);
	const ids = lost.map(({ dayId }) => dayId);
	const days = new Map((await daysWhere(tx, sql`d.id = ANY(${ids}::uuid[])`)).map(({ id, day }) => [id, day]));
	const people = lost.reduce((sum, { wishIds }) => sum + wishIds.length, 0);
	return {
		sentences: [...(made > 0 ? [t.made(made)] : []), ...(changed > 0 ? [t.changed(changed)] : []), people > 0 ? t.lost(people) : t.nobody],
		lost: lost.map(({ dayId, wishIds }) => {
			const day = days.get(dayId);
			return t.lostOn(day === undefined ? '' : formatDate(lang, day), formatNumber(lang, wishIds.length));
		}),
		coming: coming.slice(0, COMING).map(({ id, day, startsAt, endsAt }) => ({
			id,
			text: `${formatWeekday(lang, day)}, ${formatTime(lang, startsAt)}–${formatTime(lang, endsAt)}`
		}))
	};
}
export type Outcome = Awaited<ReturnType<typeof presentOutcome>>;

/** Priority groups as their administrator keeps them. */
export async function presentPriority(db: Reader, actor: Staff, lang: Lang) {
	const t = messages[lang].priority;
	const editions = await priorityEditions(db);
	const names = await personNames(
		db,
		editions.flatMap(({ added }) => added?.by ?? [])
	);
	return {
		mayEdit: canEdit(actor),
		tomorrow: dayOf(now()).add({ days: 1 }).toString(),
		list: editions.map((one) => ({
			id: `${one.code} ${one.validFrom.toString()}`,
			name: one.name[lang],
			code: one.code,
			rank: formatNumber(lang, one.rank),
			days: daysText(lang, one, messages[lang].since),
			source: one.source,
			who: whoOf(lang, one.added, names, t.shipped)
		})),
		open: editions.flatMap(({ code, name, validTo }): Option[] => (validTo == null ? [{ value: code, label: name[lang] }] : []))
	};
}
