/** Events that citizens come to, as the desk of their host shows them. */
import { now } from '#platform/clock.ts';
import type { Reader } from '#platform/db/index.ts';
import { dayOf, formatDateTime } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { timelineOf } from '#platform/journal/index.ts';
import { formatPoint } from '#platform/point.ts';
import { paths } from '#lib/paths.ts';
import type { Fact, TimelineItem } from '#lib/ui/shapes.ts';
import { planValues, presentPlanForm } from '#modules/conferences/server/index.ts';
import { canRun, hostUnitIds, stateTag } from '#modules/events/server/index.ts';
import { seatsBeside, seatsByIds } from '#modules/mandates/server/index.ts';
import { personNames } from '#modules/organisation/server/index.ts';
import { placeName, placeNames, territoryById } from '#modules/territory/server/index.ts';
import { messages } from '../messages/index.ts';
import { hasBegun, EVENT_LANGUAGES, standing } from '../rules.ts';
import { whereOf } from './calendar.ts';
import { countsOf, type Participant } from './participants.ts';
import { photosOf, toPhotos } from './photos.ts';
import { gatheringFor } from './policy.ts';
import { dateOf } from './present-public.ts';
import { openQuestions } from './questions.ts';
import { deskGatherings, GATHERING_LISTS, type Gathering, type GatheringList } from './queries.ts';

const tagOf = (lang: Lang, gathering: Gathering) => ({ ...stateTag(lang, gathering), text: messages[lang].desk.states[gathering.state] });

/** How many people have a place, of how many. */
function takenText(lang: Lang, { taken, capacity }: Pick<Gathering, 'taken' | 'capacity'>): string {
	const t = messages[lang].desk;
	const people = formatNumber(lang, taken);
	return capacity === null ? t.coming(people) : t.comingOf(people, formatNumber(lang, capacity));
}

/** A page of the list: what is ahead, or what is over. */
export async function presentDeskList(db: Reader, lang: Lang, actor: Staff, list: GatheringList, cursor: string | undefined) {
	const page = await deskGatherings(db, actor, list, cursor);
	const places = await placeNames(
		db,
		page.rows.map(({ territoryId }) => territoryId),
		lang
	);
	return {
		list,
		lists: GATHERING_LISTS.map((one) => ({ list: one, href: paths.desk.gatherings({ list: one }) })),
		items: page.rows.map((row) => ({
			id: row.id,
			href: paths.desk.gathering(row.id),
			title: row.title[lang],
			kind: row.kindName[lang],
			when: dateOf(lang, row),
			where: places.get(row.territoryId) ?? '',
			people: takenText(lang, row),
			tag: tagOf(lang, row)
		})),
		older: page.next === undefined ? undefined : paths.desk.gatherings({ list, after: page.next }),
		mayPlan: hostUnitIds(actor).length > 0
	};
}

/** What the form of a plan chooses from: what a conference's does, and deputies of the branches of the units. */
export async function presentGatheringForm(db: Reader, lang: Lang, unitIds: readonly string[]) {
	const [plan, seats] = await Promise.all([presentPlanForm(db, lang, unitIds, true), seatsBeside(db, unitIds, dayOf(now()))]);
	const f = messages[lang].fields;
	return {
		...plan,
		deputies: [{ value: '', label: f.noDeputy }, ...seats.map(({ id, name, body }) => ({ value: id, label: `${name} (${body[lang]})` }))],
		languages: EVENT_LANGUAGES.map((value) => ({ value, label: f.languages[value] }))
	};
}

/** What citizens are told, as its form takes it. */
async function toldValues(db: Reader, gathering: Gathering): Promise<Record<string, string>> {
	const { latitude, longitude, territoryId } = gathering;
	return {
		territory: (await territoryById(db, territoryId))?.code ?? '',
		mandateId: gathering.mandateId ?? '',
		language: gathering.language,
		capacity: gathering.capacity === null ? '' : String(gathering.capacity),
		point: latitude === null || longitude === null ? '' : formatPoint({ latitude, longitude }),
		access: gathering.access ?? ''
	};
}

/** The fields of a plan as its form takes them. */
export async function gatheringValues(db: Reader, gathering: Gathering): Promise<Record<string, string>> {
	return { ...(await planValues(db, gathering)), ...(await toldValues(db, gathering)) };
}

async function historyOf(db: Reader, lang: Lang, id: string): Promise<TimelineItem[]> {
	const list = await timelineOf(db, { kind: 'gathering', id }, 'staff');
	// Of hundreds of registrations the numbers above tell enough.
	const acts = list.filter(({ act }) => act !== 'gathering.registered' && act !== 'gathering.withdrawn');
	const names = await personNames(
		db,
		acts.flatMap(({ actorId }) => actorId ?? [])
	);
	return acts.toReversed().map((row) => ({
		id: String(row.seq),
		when: formatDateTime(lang, row.at),
		datetime: row.at.toString(),
		what: messages[lang].acts[row.act] ?? row.act,
		note: names.get(row.actorId ?? '')
	}));
}

async function factsOf(db: Reader, lang: Lang, gathering: Gathering): Promise<Fact[]> {
	const { public: t, fields: f } = messages[lang];
	const [place, seats, names] = await Promise.all([
		placeName(db, gathering.territoryId, lang),
		seatsByIds(db, gathering.mandateId === null ? [] : [gathering.mandateId]),
		personNames(db, [gathering.chairId])
	]);
	const seat = seats.get(gathering.mandateId ?? '');
	return [
		{ term: f.kind, value: gathering.kindName[lang] },
		{ term: t.when, value: dateOf(lang, gathering) },
		{ term: t.where, value: whereOf(lang, gathering), note: place },
		{ term: t.host, value: gathering.hostName[lang], note: names.get(gathering.chairId) },
		...(seat === undefined ? [] : [{ term: f.deputy, value: seat.name, note: seat.body[lang] }])
	];
}

/** The page of one event for the side that holds it. Throws not_found. */
export async function presentDeskGathering(db: Reader, lang: Lang, actor: Staff, id: string) {
	const gathering = await gatheringFor(db, actor, id);
	const runs = canRun(actor, gathering);
	const [facts, counts, open, form, values, photos, history] = await Promise.all([
		factsOf(db, lang, gathering),
		countsOf(db, id),
		openQuestions(db, id),
		presentGatheringForm(db, lang, [gathering.hostId]),
		toldValues(db, gathering),
		photosOf(db, id),
		historyOf(db, lang, id)
	]);
	const t = messages[lang].desk;
	const announced = gathering.invitedAt !== null;
	const stands = announced ? standing(gathering, now()) : undefined;
	const { state, outcome, recordingUrl } = gathering;
	const begun = runs && hasBegun(gathering, now());
	return {
		id,
		title: gathering.title[lang],
		tag: tagOf(lang, gathering),
		facts,
		counts: [takenText(lang, gathering), ...(counts.waiting === 0 ? [] : [t.waiting(formatNumber(lang, counts.waitingPeople))])],
		anybody: counts.coming + counts.waiting > 0,
		questions: announced ? { href: paths.desk.gatheringQuestions(id), text: messages[lang].questions.desk.link(open) } : undefined,
		door: announced && stands !== 'cancelled' ? paths.desk.gatheringDoor(id) : undefined,
		publicPage: announced ? paths.events.one(lang, id) : undefined,
		run: announced && state !== 'cancelled' ? paths.desk.conference(id) : undefined,
		change:
			runs && (state === 'planned' || state === 'invited')
				? { href: paths.desk.gatheringPlan(id), text: state === 'planned' ? t.change : t.move }
				: undefined,
		mayAnnounce: runs && state === 'planned',
		mayList: runs,
		told: runs && announced && stands !== 'cancelled' ? { ...form, values } : undefined,
		outcome: begun
			? { outcomeKk: outcome?.kk ?? '', outcomeRu: outcome?.ru ?? '', outcomeEn: outcome?.en ?? '', recordingUrl: recordingUrl ?? '' }
			: undefined,
		photos: begun ? toPhotos(lang, photos) : undefined,
		history
	};
}
export type DeskGathering = Awaited<ReturnType<typeof presentDeskGathering>>;

/** A line of the list that was opened: whom to expect, and how to reach them. */
export function toListed(lang: Lang, { eventId, number, name, people, phone, email, needs, state }: Participant) {
	return {
		number: String(number),
		href: paths.desk.gatheringDoor(eventId, number),
		name: name ?? '',
		people: formatNumber(lang, people),
		contact: [phone, email].filter((part) => part !== null).join(', '),
		needs: needs ?? '',
		state: messages[lang].desk.participant[state]
	};
}
