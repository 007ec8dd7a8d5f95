/** The page of one conference: for who runs it, and for who is invited. */
import { now } from '#platform/clock.ts';
import type { Reader } from '#platform/db/index.ts';
import { dayOf, formatDate, formatDateTime } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { timelineOf } from '#platform/journal/index.ts';
import { paths } from '#lib/paths.ts';
import type { Fact, Option, TimelineItem } from '#lib/ui/shapes.ts';
import { messages as eventMessages } from '#modules/events/messages/index.ts';
import { isRunning } from '#modules/events/rules.ts';
import * as events from '#modules/events/server/index.ts';
import { personNames, staffOf, unitsNamed, type Unit } from '#modules/organisation/server/index.ts';
import { messages } from '../messages/index.ts';
import { presentWhom } from './present.ts';
import { responsibleIn } from './responsible.ts';
import { draftOf, pointsOf, type Point } from './queries.ts';

type EventRow = events.EventRow;

/** The year, where it is not this one. */
function yearNote(at: Temporal.Instant): string {
	const { year } = dayOf(at);
	return year === dayOf(now()).year ? '' : `, ${String(year)}`;
}

async function factsOf(db: Reader, lang: Lang, event: EventRow): Promise<Fact[]> {
	const f = eventMessages[lang].fields;
	const names = await personNames(db, [event.chairId, event.secretaryId]);
	return [
		{ term: messages[lang].protocol.kind, value: event.kindName[lang] },
		{ term: f.when, value: `${events.whenOf(lang, event)}${yearNote(event.startsAt)}` },
		{ term: f.where, value: event.place ?? messages[lang].protocol.online },
		{ term: f.host, value: event.hostName[lang] },
		...(event.public ? [{ term: f.seen, value: f.public }] : []),
		{ term: f.chair, value: names.get(event.chairId) ?? '' },
		{ term: f.secretary, value: names.get(event.secretaryId) ?? '' },
		...(event.movedFrom === null || event.movedUntil === null
			? []
			: [
					{
						term: f.movedFrom,
						value: events.whenOf(lang, { startsAt: event.movedFrom, endsAt: event.movedUntil }),
						note: event.moveReason ?? undefined
					}
				]),
		...(event.cancelReason === null ? [] : [{ term: f.cancelReason, value: event.cancelReason }])
	];
}

/** What whoever opens an old link must see first: that it will not be, or is at another time than they were told. */
function noticeOf(lang: Lang, event: EventRow) {
	const t = messages[lang];
	if (event.cancelReason !== null) return { title: t.cancelledTitle, text: t.cancelledText(event.cancelReason) };
	if (event.state !== 'invited' || event.movedFrom === null || event.movedUntil === null) return undefined;
	const before = events.whenOf(lang, { startsAt: event.movedFrom, endsAt: event.movedUntil });
	return { title: t.movedTitle, text: t.movedText(before, event.moveReason ?? '') };
}

function toPoint(lang: Lang, point: Point, named: ReadonlyMap<string, Unit>, host: boolean) {
	const t = messages[lang];
	const who = point.audience === null ? '' : responsibleIn(lang, point.audience, named);
	return {
		id: point.id,
		kind: point.kind,
		text: point.text,
		// Those it is addressed to have it as an assignment of their own.
		href: host && point.directiveId !== null ? paths.desk.directive(point.directiveId) : undefined,
		notes: [
			point.item === null ? '' : t.itemOf(point.item),
			who === '' ? '' : `${t.responsible}: ${who} (${t.units(point.units)})`,
			point.dueOn === null ? '' : t.due(formatDate(lang, point.dueOn))
		].filter((note) => note !== '')
	};
}

/** The answer of one's own unit, or the reason for its absence afterwards; undefined when there is nothing to say. */
async function replyOf(db: Reader, lang: Lang, actor: Staff, event: EventRow, invited: readonly events.InvitedUnit[]) {
	const own = events.ownUnits(actor, invited);
	if (own.length === 0) return undefined;
	const t = messages[lang];
	const closed = event.state === 'closed';
	const late = event.absenceUntil !== null && Temporal.PlainDate.compare(dayOf(now()), event.absenceUntil) > 0;
	if (event.state === 'cancelled' || event.state === 'planned' || (closed && late)) return undefined;
	const open = closed ? own.filter(({ people }) => people.every(({ cameAt }) => cameAt === null)) : own;
	const [first] = open;
	if (first === undefined) return undefined;
	const [head] = await staffOf(db, first.unitId, ['head', 'branch_head']);
	// Who holds a seat is on the list already.
	const seated = first.people.some(({ seatId }) => seatId !== null);
	const people = first.people.flatMap(({ name, seatId }) => (seatId === null ? name : [])).join('\n');
	return {
		title: closed ? t.absenceTitle : t.replyTitle,
		text:
			closed && event.absenceUntil !== null
				? t.absenceText(formatDate(lang, event.absenceUntil))
				: first.forOldTime
					? t.replyAgainText
					: t.replyText,
		onlyAbsence: closed,
		peopleHint: seated ? t.guestsHint : undefined,
		units: open.map(({ unitId, name }) => ({ value: unitId, label: name[lang] })),
		values: {
			unitId: first.unitId,
			reply: first.reply ?? (closed ? 'absent' : ''),
			reason: first.reason ?? '',
			people: people || (seated ? '' : (head?.name ?? ''))
		}
	};
}

async function historyOf(db: Reader, lang: Lang, eventId: string): Promise<TimelineItem[]> {
	const list = await timelineOf(db, { kind: 'event', id: eventId }, 'staff');
	const names = await personNames(
		db,
		list.flatMap(({ actorId }) => actorId ?? [])
	);
	return list.toReversed().map((row) => ({
		id: String(row.seq),
		when: formatDateTime(lang, row.at),
		datetime: row.at.toString(),
		what: eventMessages[lang].acts[row.act] ?? messages[lang].acts[row.act] ?? row.act,
		note: names.get(row.actorId ?? '')
	}));
}

/** Members of bodies who did not come, of whom the reader may say why. */
function excusable(actor: Staff, event: EventRow, invited: readonly events.InvitedUnit[]): Option[] {
	const late = event.absenceUntil !== null && Temporal.PlainDate.compare(dayOf(now()), event.absenceUntil) > 0;
	if (!['invited', 'open', 'closed'].includes(event.state) || late) return [];
	const own = events.canRun(actor, event) ? invited : events.ownUnits(actor, invited);
	return own.flatMap(({ people }) =>
		people.flatMap(({ id, name, seatId, cameAt }) => (seatId === null || cameAt !== null ? [] : { value: id, label: name }))
	);
}

/** The way to the plan, and to another time or place once units were invited. */
function changeOf(lang: Lang, { id, state }: EventRow, runs: boolean) {
	if (!runs || (state !== 'planned' && state !== 'invited')) return undefined;
	return { href: paths.desk.conferencePlan(id), label: state === 'planned' ? messages[lang].change : messages[lang].move.title };
}

function videoOf(event: EventRow) {
	if (event.video === 'none' || event.state === 'closed' || event.state === 'cancelled') return undefined;
	return { href: events.mayJoin(event, now()) ? paths.desk.conferenceJoin(event.id) : undefined };
}

/** All that the page shows this reader. Throws not_found. */
export async function presentConference(db: Reader, lang: Lang, actor: Staff, id: string) {
	const event = await events.eventFor(db, actor, id);
	const runs = events.canRun(actor, event);
	const [facts, agenda, invited, documents, points, draft] = await Promise.all([
		factsOf(db, lang, event),
		events.agendaOf(db, id),
		events.invitedOf(db, id),
		events.documentsOf(db, id),
		pointsOf(db, id),
		draftOf(db, id)
	]);
	const named = await unitsNamed(
		db,
		points.flatMap(({ audience }) => audience ?? [])
	);
	const all = points.map((point) => toPoint(lang, point, named, events.isHost(actor, event)));
	const counts = events.toDeskCounts(lang, event, invited);
	const planned = event.state === 'planned';
	return {
		id,
		kind: event.kind,
		title: event.title[lang],
		tag: events.stateTag(lang, event),
		notice: noticeOf(lang, event),
		facts,
		agenda: events.toDeskAgenda(lang, event, agenda),
		invited: events.toDeskInvited(lang, event, invited),
		counts: counts.tags,
		documents: documents.map(events.toDeskDocument),
		priorities: all.filter(({ kind }) => kind === 'priority'),
		decisions: all.filter(({ kind }) => kind === 'decision'),
		items: agenda.map((item) => ({ value: item.id, label: `${String(item.position)}. ${item.title}` })),
		running: agenda.find(isRunning)?.id ?? '',
		video: videoOf(event),
		run: runs ? event.state : undefined,
		whom: planned ? await presentWhom(db, lang, event.audience) : undefined,
		reply: await replyOf(db, lang, actor, event, invited),
		excusable: excusable(actor, event, invited),
		protocol: draft === undefined ? undefined : { href: paths.desk.protocol(id), title: messages[lang].protocol.title(draft.number) },
		change: changeOf(lang, event, runs),
		total: counts.total,
		history: events.isHost(actor, event) || runs ? await historyOf(db, lang, id) : []
	};
}
export type ConferencePage = Awaited<ReturnType<typeof presentConference>>;
