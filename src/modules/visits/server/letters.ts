/** What those who receive at the stops are written: a trip was told, a stop was added, moved or called off. */
import { publicOrigin } from '#platform/config.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { dayOf, formatTime, formatWeekday } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { queueMails } from '#platform/mail/index.ts';
import { paths } from '#lib/paths.ts';
import { headsOf, writableOf, type Writable } from '#modules/organisation/server/index.ts';
import { placeNames } from '#modules/territory/server/index.ts';
import { messages } from '../messages/index.ts';
import type { Timed } from '../rules.ts';
import type { StopRow, VisitRow } from './queries.ts';

/** "Monday, 2 November, 10:00 – 11:30". */
export function whenOf(lang: Lang, { startsAt, endsAt }: Timed): string {
	return `${formatWeekday(lang, dayOf(startsAt))}, ${formatTime(lang, startsAt)} – ${formatTime(lang, endsAt)}`;
}

export type Telling = 'published' | 'added' | 'moved' | 'dropped';

interface Told {
	stop: StopRow;
	/** As it was before it was moved. */
	before: StopRow | undefined;
}

/** One letter to each head of a host, with the stops at their place, and to the deputy with all of them. Returns how many. */
export async function tellHosts(tx: Tx, visit: VisitRow, list: readonly Told[], what: Telling): Promise<number> {
	const db = asReader(tx);
	const hostsOf = ({ stop, before }: Told) => [...new Set([stop.hostId, ...(before === undefined ? [] : [before.hostId])])];
	const [heads, deputy] = await Promise.all([
		headsOf(db, [...new Set(list.flatMap(hostsOf))]),
		writableOf(db, visit.personId === null ? [] : [visit.personId])
	]);
	const people = [...new Map([...heads, ...deputy].map((one) => [one.personId, one])).values()];
	const letters = await Promise.all(
		people.map(async (person) => {
			const units = heads.filter(({ personId }) => personId === person.personId).map(({ unitId }) => unitId);
			const own = list.filter((one) => person.personId === visit.personId || hostsOf(one).some((id) => units.includes(id)));
			const places = await placeNames(
				db,
				own.map(({ stop }) => stop.territoryId),
				person.language
			);
			return letterOf(visit, own, what, person, places);
		})
	);
	await queueMails(tx, letters);
	return letters.length;
}

function letterOf(visit: VisitRow, list: readonly Told[], what: Telling, to: Writable, places: ReadonlyMap<string, string>) {
	const lang = to.language;
	const t = messages[lang].letters;
	const lines = list.map(({ stop, before }) =>
		[
			`${whenOf(lang, stop)}: ${places.get(stop.territoryId) ?? ''}`,
			...(stop.place === null ? [] : [t.place(stop.place)]),
			...(before === undefined ? [] : [t.before(whenOf(lang, before))]),
			...(what === 'moved' && stop.moveReason !== null ? [t.reason(stop.moveReason)] : []),
			...(what === 'dropped' ? [t.reason(stop.cancelReason ?? '')] : [])
		].join('\n')
	);
	return {
		to: to.email,
		lang,
		subject: t.subject[what](visit.name),
		text: [visit.purpose[lang], lines.join('\n\n'), t.page(`${publicOrigin()}${paths.visits.one(lang, visit.id)}`)].join('\n\n')
	};
}
