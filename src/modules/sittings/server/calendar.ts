/** Sittings as calendar programs and feed readers take them: of all bodies, of one, or one sitting. Of what is closed they say no more than the page. */
import { writeFeed } from '#platform/atom/index.ts';
import { now } from '#platform/clock.ts';
import { publicOrigin } from '#platform/config.ts';
import type { Reader } from '#platform/db/index.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { writeCalendar, type CalendarEvent } from '#platform/ical/index.ts';
import { mailDomain } from '#platform/mail/index.ts';
import { paths } from '#lib/paths.ts';
import { bodyUnit } from '#modules/mandates/server/index.ts';
import { publicMessages } from '../public-messages/index.ts';
import { groundOf } from '../rules/papers.ts';
import { agendasOf, type AgendaLine } from './agendas.ts';
import { sittingName, sittingWhen, sittingWhere } from './present-public.ts';
import type { Numbered } from '../rules/agenda.ts';
import { publicSitting, sittingsFrom, type Sitting } from './queries.ts';

/** What is over is told for so long, so that a calendar that slept keeps what it had. */
const BACK = { hours: 24 * 90 };
const MOST = 500;
const REFRESH = Temporal.Duration.from({ hours: 1 });

const urlOf = (lang: Lang, id: string) => `${publicOrigin()}${paths.sittings.one(lang, id)}`;
const howOf = (lang: Lang, { closedGround }: Sitting) =>
	closedGround === null ? publicMessages[lang].openToAll : publicMessages[lang].closed(closedGround);

function toCalendarEvent(lang: Lang, sitting: Sitting): CalendarEvent {
	const { id, startsAt, endsAt, stage, changedAt, cancelReason } = sitting;
	const t = publicMessages[lang];
	return {
		uid: `event-${id}@${mailDomain()}`,
		// Nothing counts the changes; the second of the last one rises as well (3.8.7.4).
		sequence: Math.floor(changedAt.epochMilliseconds / 1_000),
		changedAt,
		status: stage === 'cancelled' ? 'CANCELLED' : 'CONFIRMED',
		when: { at: startsAt, minutes: Math.round(startsAt.until(endsAt).total('minutes')) },
		summary: sittingName(lang, sitting),
		description: [cancelReason === null ? howOf(lang, sitting) : t.cancelReason(cancelReason), t.stages[stage]].join('\n'),
		location: sittingWhere(lang, sitting),
		url: urlOf(lang, id)
	};
}

export interface SittingFeedWish {
	/** A faction or a council. */
	body?: string | undefined;
	/** One sitting alone. */
	sitting?: string | undefined;
}

/** Throws not_found for a unit without members, and for a sitting of which citizens do not know. */
async function wished(db: Reader, lang: Lang, { body, sitting }: SittingFeedWish) {
	const { title } = publicMessages[lang];
	if (sitting !== undefined) return { name: title, list: [await publicSitting(db, sitting)] };
	const named = body === undefined ? undefined : await bodyUnit(db, body);
	const list = await sittingsFrom(db, now().subtract(BACK), body, MOST);
	return { name: named === undefined ? title : `${title}: ${named.name[lang]}`, list };
}

/** The calendar (RFC 5545). */
export async function sittingsCalendar(db: Reader, lang: Lang, wish: SittingFeedWish): Promise<string> {
	const { name, list } = await wished(db, lang, wish);
	const head = { name, product: `-//Jauap//Jauap//${lang.toUpperCase()}`, refresh: REFRESH };
	return writeCalendar(
		head,
		list.map((sitting) => toCalendarEvent(lang, sitting))
	);
}

/** The agenda in one line; of a closed item that it is one. */
function agendaLine(lang: Lang, sitting: Sitting, items: readonly Numbered<AgendaLine>[]): string {
	const t = publicMessages[lang];
	return items
		.filter(({ depth, withdrawnAt }) => depth === 0 && withdrawnAt === null)
		.map((item) => `${item.number}. ${groundOf(sitting, items, item) === null ? item.title[lang] : t.closedItem}`)
		.join('; ');
}

/** Agendas as a feed of news (RFC 4287): what was announced or changed last stands first. */
export async function sittingsFeed(db: Reader, lang: Lang, wish: SittingFeedWish, self: string): Promise<string> {
	const { name, list } = await wished(db, lang, wish);
	const agendas = await agendasOf(
		db,
		list.map(({ id }) => id)
	);
	const t = publicMessages[lang];
	const entries = list
		.toSorted((a, b) => Temporal.Instant.compare(b.changedAt, a.changedAt))
		.map((sitting) => ({
			id: `urn:uuid:${sitting.id}`,
			title: `${t.stages[sitting.stage]}: ${sittingName(lang, sitting)}`,
			updated: sitting.changedAt,
			published: sitting.draftAt ?? sitting.finalAt ?? sitting.changedAt,
			url: urlOf(lang, sitting.id),
			summary: [
				sittingWhen(lang, sitting),
				sittingWhere(lang, sitting),
				howOf(lang, sitting),
				`${sitting.finalAt === null ? t.draftAgenda : t.agenda}: ${agendaLine(lang, sitting, agendas.get(sitting.id) ?? [])}`
			]
				.map((part) => part.replace(/\.$/, ''))
				.join('. ')
		}));
	return writeFeed(
		{ id: self, self, url: `${publicOrigin()}${paths.sittings.list(lang, { body: wish.body })}`, title: name, lang, updated: now() },
		entries
	);
}
