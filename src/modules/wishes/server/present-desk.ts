/** The lines and one wish as staff see them. Who is behind a wish is not here: that is looked at, and the look is journalled. */
import { now } from '#platform/clock.ts';
import { rows, sql, type Reader } from '#platform/db/index.ts';
import { dayOf, formatDate, formatDateTime } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { timelineOf } from '#platform/journal/index.ts';
import type { Fact, Option, TimelineItem } from '#lib/ui/shapes.ts';
import { paths } from '#lib/paths.ts';
import { personNames, unitById, unitsByIds } from '#modules/organisation/server/index.ts';
import { hostsFor, slotById, slotsByIds } from '#modules/receptions/server/index.ts';
import { placeName } from '#modules/territory/server/index.ts';
import { deskMessages } from '../desk-messages/index.ts';
import { messages } from '../messages/index.ts';
import { pageMessages } from '../messages-page/index.ts';
import { isSeated, next, waits, type WishAct } from '../rules.ts';
import { cursorOf, lineFor, PAGE, standingOf, WAITS } from './line.ts';
import { openOffer, timesForWish, type Offer } from './offers.ts';
import { keeps, LINE_ROLES, showsCode } from './policy.ts';
import { askedText, forecastText, tagOf, toOption, whomOf } from './present-public.ts';
import type { WishRow } from './store.ts';
import { hostOf, placeOf, whenOf } from './words.ts';

interface Sum {
	unitId: string;
	hostId: string | null;
	waiting: number;
	longest: Temporal.Instant;
}

const LINES = 50;

/** The lines of the reader's units, whose longest wait is the longest first. */
function linesFor(db: Reader, actor: Staff): Promise<Sum[]> {
	const own = actor.posts.filter(({ role }) => LINE_ROLES.includes(role)).map(({ unitPath }) => unitPath);
	return rows(
		db,
		sql<Sum>`
			SELECT w.unit_id AS "unitId", w.host_id AS "hostId", count(*)::int AS waiting, min(w.since) AS longest
			FROM wish w JOIN unit u ON u.id = w.unit_id WHERE ${WAITS} AND u.path <@ ANY(${own}::ltree[])
			GROUP BY 1, 2 ORDER BY 4 LIMIT ${LINES}`
	);
}

const days = (since: Temporal.Instant) => dayOf(since).until(dayOf(now())).days;

/** How long the lines are, and one of them in its order. */
export async function presentLines(db: Reader, lang: Lang, actor: Staff, asked: { unit?: string; host?: string; after?: string }) {
	const t = deskMessages[lang];
	const sums = await linesFor(db, actor);
	const [units, hosts] = await Promise.all([
		unitsByIds(
			db,
			sums.map(({ unitId }) => unitId)
		),
		hostsFor(db, { ids: sums.flatMap(({ hostId }) => hostId ?? []) })
	]);
	const whom = (hostId: string | null) => hosts.find(({ id }) => id === hostId)?.name ?? messages[lang].anybody;
	const chosen = sums.find(({ unitId, hostId }) => unitId === asked.unit && (asked.host === undefined || hostId === asked.host)) ?? sums[0];
	const list = chosen === undefined ? [] : await lineFor(db, { unitId: chosen.unitId, hostId: asked.host }, asked.after);
	const shown = list.slice(0, PAGE);
	const last = list.length > PAGE ? shown.at(-1) : undefined;
	const today = dayOf(now());
	return {
		lines: sums.map(({ unitId, hostId, waiting, longest }) => ({
			key: `${unitId} ${hostId ?? ''}`,
			whom: whom(hostId),
			unit: units.get(unitId)?.name[lang] ?? '',
			waiting: t.waiting(waiting),
			longest: t.days(days(longest)),
			href: paths.desk.wishes({ unit: unitId, host: hostId ?? undefined })
		})),
		line: shown.map((wish) => ({
			number: wish.number,
			whom: whom(wish.hostId),
			how: messages[lang].modes[wish.mode],
			since: formatDate(lang, dayOf(wish.since)),
			waits: t.days(days(wish.since)),
			first: wish.priorityGroup !== null,
			due: formatDate(lang, wish.dueOn),
			late: Temporal.PlainDate.compare(wish.dueOn, today) < 0,
			tag: tagOf(lang, wish),
			href: paths.desk.wish(wish.number)
		})),
		next:
			last === undefined || chosen === undefined
				? undefined
				: paths.desk.wishes({ unit: chosen.unitId, host: asked.host, after: cursorOf(last) })
	};
}

/** One wish for staff who see its line. */
export async function presentDeskWish(db: Reader, lang: Lang, actor: Staff, wish: WishRow) {
	const [slot, standing, offer, unit, acts] = await Promise.all([
		wish.slotId === null ? undefined : slotById(db, wish.slotId),
		standingOf(db, wish),
		openOffer(db, wish.id),
		unitById(db, wish.unitId),
		timelineOf(db, { kind: 'wish', id: wish.id }, 'staff')
	]);
	const t = deskMessages[lang];
	const f = pageMessages[lang].facts;
	const may = (act: WishAct) => keeps(actor, wish) && next(wish, act) !== undefined;
	const people = await personNames(
		db,
		acts.flatMap(({ actorKind, actorId }) => (actorKind === 'staff' && actorId !== null ? [actorId] : []))
	);
	const facts: Fact[] = [
		{ term: f.whom, value: await whomOf(db, lang, wish) },
		{ term: f.how, value: messages[lang].modes[wish.mode] },
		{ term: f.unit, value: unit?.name[lang] ?? '' },
		...(wish.territoryId === null ? [] : [{ term: t.lives, value: await placeName(db, wish.territoryId, lang) }]),
		{ term: t.channel, value: messages[lang].channels[wish.channel] },
		{ term: t.received, value: formatDateTime(lang, wish.receivedAt), note: wish.walkIn ? t.walkIn : undefined },
		...(slot === undefined
			? []
			: [{ term: f.when, value: whenOf(lang, slot.startsAt), note: `${hostOf(lang, slot)} · ${placeOf(lang, wish.mode, slot)}` }]),
		...(offer === undefined ? [] : [{ term: t.offeredUntil, value: whenOf(lang, offer.until) }]),
		...(waits(wish.state) ? [{ term: t.due, value: formatDate(lang, wish.dueOn) }] : []),
		...(standing === undefined ? [] : [{ term: t.before, value: String(standing.before), note: forecastText(lang, standing.forecast) }]),
		...(wish.outcome === null ? [] : [{ term: t.outcome, value: messages[lang].outcomes[wish.outcome] }])
	];
	return {
		number: wish.number,
		tag: tagOf(lang, wish),
		facts,
		times: keeps(actor, wish) ? await timesOf(db, lang, wish, offer) : undefined,
		may: {
			confirm: keeps(actor, wish) && isAhead(wish) && wish.confirmedAt === null,
			decline: may('decline'),
			code: keeps(actor, wish),
			showCode: showsCode(actor, wish),
			look: keeps(actor, wish),
			offer: may('offer'),
			arrive: may('arrive') || may('come_late'),
			meet: may('meet'),
			miss: may('miss'),
			excuse: may('excuse'),
			again: may('again'),
			refer: may('refer'),
			withdraw: may('withdraw')
		},
		timeline: acts.toReversed().map<TimelineItem>(({ seq, at, act, actorId, data }) => ({
			id: String(seq),
			when: formatDateTime(lang, at),
			datetime: at.toString(),
			what: messages[lang].timeline[act] ?? act,
			note: [people.get(actorId ?? ''), askedText(lang, data)].filter(Boolean).join(' · '),
			text: typeof data.reason === 'string' ? data.reason : undefined
		}))
	};
}

const isAhead = ({ state, startsAt }: WishRow) => isSeated(state) && startsAt !== null && Temporal.Instant.compare(startsAt, now()) > 0;

/** The times that staff may set when the person asks for one: those that were offered, else free ones. */
async function timesOf(db: Reader, lang: Lang, wish: WishRow, offer: Offer | undefined) {
	if (wish.state === 'offered' && offer !== undefined) {
		const slots = await slotsByIds(
			db,
			offer.times.map(({ slotId }) => slotId)
		);
		return { offered: true, options: [...slots.values()].map((one) => toOption(lang, wish, one)) };
	}
	if (!waits(wish.state) && !isAhead(wish)) return undefined;
	const free = (await timesForWish(db, wish, 6)).filter(({ slotId }) => slotId !== wish.slotId);
	return free.length === 0 ? undefined : { offered: false, options: free.map((one) => toOption(lang, wish, one)) };
}

/** Every host there is, to take somebody in for. */
export async function everyHost(db: Reader, lang: Lang): Promise<Option[]> {
	return (await hostsFor(db)).map((host) => ({ value: host.id, label: hostOf(lang, { hostName: host.name, hostTitle: host.title }) }));
}

/** Whom somebody may be referred to: a host, or whoever of a unit can help. */
export async function referTargets(db: Reader, lang: Lang): Promise<Option[]> {
	const hosts = await hostsFor(db);
	const units = await unitsByIds(
		db,
		hosts.map(({ unitId }) => unitId)
	);
	return [
		...hosts.map((host) => ({ value: `host:${host.id}`, label: hostOf(lang, { hostName: host.name, hostTitle: host.title }) })),
		...[...units.values()].map(({ id, name }) => ({ value: `unit:${id}`, label: `${messages[lang].anybody} · ${name[lang]}` }))
	];
}
