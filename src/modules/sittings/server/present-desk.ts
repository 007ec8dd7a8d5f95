/** Sittings as the desk shows them: the list, the form of a plan, one with its agenda and what may be done next. */
import { now } from '#platform/clock.ts';
import type { Reader } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import { dayOf, formatDate, formatDateTime, formatTime } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import type { Actor, Staff } from '#platform/identity/actor.ts';
import { timelineOf } from '#platform/journal/index.ts';
import { paths } from '#lib/paths.ts';
import type { Fact, Option, TimelineItem, Tone } from '#lib/ui/shapes.ts';
import { canRun, leadingPaths, possibleChairs, videoService } from '#modules/events/server/index.ts';
import { BODY_KINDS } from '#modules/mandates/rules.ts';
import { personNames, unitById, unitsOfKind } from '#modules/organisation/server/index.ts';
import { placesById } from '#modules/territory/server/index.ts';
import { deskMessages } from '../desk-messages/index.ts';
import { ITEM_KINDS, minutesOf, type Numbered } from '../rules/agenda.ts';
import { possible, type SittingAct } from '../rules/stage.ts';
import { editionsOf, ruleOn } from './decision-rules.ts';
import { houseOf } from './presence.ts';
import { heldWhen, otherText, sittingWhen, stageTag } from './present-public.ts';
import {
	deskSittings,
	itemsOf,
	otherSittings,
	SITTING_LISTS,
	sittingFor,
	type Item,
	type OtherSitting,
	type Sitting,
	type SittingList
} from './queries.ts';

/** The page on which the promises of an item's place are reviewed. */
export function reviewPage(eventId: string, { id, territoryId, withdrawnAt }: Pick<Item, 'id' | 'territoryId' | 'withdrawnAt'>) {
	return territoryId === null || withdrawnAt !== null ? undefined : paths.desk.promiseReview(eventId, id);
}

/** A page of the list: what is ahead, or what is over. */
export async function presentDeskSittings(db: Reader, lang: Lang, actor: Staff, list: SittingList, cursor?: string) {
	const page = await deskSittings(db, actor, list, cursor);
	return {
		list,
		lists: SITTING_LISTS.map((one) => ({ list: one, href: paths.desk.sittings({ list: one }) })),
		items: page.rows.map((sitting) => ({
			id: sitting.id,
			href: paths.desk.sitting(sitting.id),
			title: sitting.title[lang],
			body: sitting.hostName[lang],
			when: sittingWhen(lang, sitting),
			day: formatDate(lang, dayOf(sitting.startsAt)),
			tag: stageTag(lang, sitting.stage)
		})),
		more: page.next && paths.desk.sittings({ list, after: page.next }),
		mayPlan: leadingPaths(actor).length > 0
	};
}

/** The bodies whose sittings the actor holds, in the order of the tree. */
async function bodiesOf(db: Reader, actor: Actor) {
	const lists = await Promise.all(BODY_KINDS.map((kind) => unitsOfKind(db, kind, leadingPaths(actor))));
	return lists.flat().toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/** What the form of a plan chooses from; without a body, which bodies there are. Throws not_found for another's body. */
export async function presentSittingForm(db: Reader, lang: Lang, actor: Staff, bodyId: string | undefined) {
	const bodies = await bodiesOf(db, actor);
	const body = bodyId === undefined ? (bodies.length === 1 ? bodies[0] : undefined) : found(bodies.find(({ id }) => id === bodyId));
	return {
		bodies: bodies.map(({ id, name }) => ({ value: id, label: name[lang] })),
		body: body && { id: body.id, name: body.name[lang] },
		...(body === undefined ? { chairs: [], mayMakeRooms: false } : await heldChoices(db, lang, body)),
		today: dayOf(now()).toString()
	};
}

async function heldChoices(db: Reader, lang: Lang, body: Parameters<typeof possibleChairs>[1]) {
	const chairs = new Map((await possibleChairs(db, body)).map((one) => [one.personId, one]));
	return {
		chairs: [...chairs.values()].map(({ personId, name, title }): Option => ({ value: personId, label: `${name}, ${title[lang]}` })),
		mayMakeRooms: (await videoService(db)) !== undefined
	};
}

function factsOf(lang: Lang, sitting: Sitting, chair: string): Fact[] {
	const t = deskMessages[lang];
	const { noticeShortDays: short, finalAt, discussedUntil, undiscussedReason, closedGround } = sitting;
	const held = heldWhen(lang, sitting);
	return [
		{ term: t.columns.when, value: sittingWhen(lang, sitting), ...(sitting.place !== null && { note: sitting.place }) },
		...(held === undefined ? [] : [{ term: t.held, value: held }]),
		{ term: t.number, value: sitting.number },
		{ term: t.chair, value: chair },
		closedGround === null
			? { term: t.body, value: sitting.hostName[lang], note: t.openSitting }
			: { term: t.closedSitting, value: closedGround, note: sitting.hostName[lang] },
		...(discussedUntil === null ? [] : [{ term: t.discussion, value: t.discussedUntil(formatDate(lang, discussedUntil)) }]),
		...(undiscussedReason === null ? [] : [{ term: t.discussion, value: t.undiscussed, note: undiscussedReason }]),
		...(finalAt === null
			? []
			: [
					{
						term: t.notice,
						value: formatDateTime(lang, finalAt),
						...(short > 0 && { note: `${t.noticeShort(formatNumber(lang, short))}: ${sitting.noticeReason ?? ''}` })
					}
				])
	];
}

/** The sitting's other pages. */
function linksOf(lang: Lang, { id, draftAt, finalAt }: Sitting) {
	const t = deskMessages[lang];
	return [
		{ label: t.papers, href: paths.desk.sittingPapers(id) },
		...(finalAt === null ? [] : [{ label: t.floor, href: paths.desk.floor(id) }]),
		{ label: t.toMinutes, href: paths.desk.minutes(id) },
		...(draftAt === null ? [] : [{ label: t.discussion, href: paths.desk.sittingDiscussion(id) }]),
		...(draftAt === null && finalAt === null ? [] : [{ label: t.toPublic, href: paths.sittings.one(lang, id) }])
	];
}

/** What stands beside an item that is not plain. */
function itemTag(lang: Lang, item: Item): { text: string; tone: Tone } | undefined {
	const t = deskMessages[lang];
	if (item.withdrawnAt !== null) return { text: t.withdrawn, tone: 'neutral' };
	if (item.movedAt !== null) return { text: t.movedNext, tone: 'neutral' };
	if (item.endedAt !== null) return { text: t.taken, tone: 'done' };
	if (item.startedAt !== null) return { text: t.running, tone: 'underway' };
	return item.addedReason === null ? undefined : { text: t.late, tone: 'new' };
}

function toItem(
	lang: Lang,
	eventId: string,
	item: Numbered<Item>,
	others: readonly OtherSitting[],
	majorities: readonly Option[],
	place: { name: string; code: string } | undefined
) {
	const t = deskMessages[lang];
	return {
		id: item.id,
		number: item.number,
		depth: item.depth,
		title: item.title[lang],
		rapporteur: item.rapporteur,
		minutes: t.minutes(formatNumber(lang, item.minutes)),
		kind: item.kind === 'ordinary' ? undefined : [t.itemKinds[item.kind], place?.name].filter((part) => part !== undefined).join(': '),
		review: reviewPage(eventId, item),
		closed: item.closedGround === null ? undefined : `${t.closedItem}: ${item.closedGround}`,
		reason: item.withdrawnReason ?? item.movedReason ?? item.addedReason ?? undefined,
		links: others
			.filter(({ itemId }) => itemId === item.id)
			.map((other) => ({ text: otherText(lang, other), href: paths.desk.sitting(other.eventId) })),
		tag: itemTag(lang, item),
		majority: majorities[item.majority - 1]?.label ?? '',
		fixed: item.withdrawnAt !== null || item.movedAt !== null || item.startedAt !== null,
		values: {
			kind: item.kind,
			itemKk: item.title.kk,
			itemRu: item.title.ru,
			itemEn: item.title.en,
			rapporteur: item.rapporteur,
			minutes: String(item.minutes),
			majority: String(item.majority),
			closedGround: item.closedGround ?? '',
			parentId: item.parentId ?? '',
			territory: place?.code ?? ''
		}
	};
}

/** One sitting: how it stands, its agenda, what who runs it may do now. Throws not_found. */
export async function presentSitting(db: Reader, lang: Lang, actor: Staff, id: string) {
	const sitting = await sittingFor(db, actor, id);
	const t = deskMessages[lang];
	const [items, others, editions, names, runs] = [
		await itemsOf(db, id),
		await otherSittings(db, id),
		await editionsOf(db, sitting.hostId),
		await personNames(db, [sitting.chairId]),
		canRun(actor, sitting)
	];
	const places = await placesById(
		db,
		items.flatMap(({ territoryId }) => territoryId ?? [])
	);
	const majorities = (ruleOn(editions, dayOf(sitting.startsAt))?.majorities ?? []).map(({ name }, i) => ({
		value: String(i + 1),
		label: name[lang]
	}));
	const house = sitting.checkInAt === null ? undefined : await houseOf(db, sitting);
	const acts: readonly SittingAct[] = runs ? possible(sitting.stage) : [];
	return {
		id,
		title: `${sitting.hostName[lang]}: ${sitting.title[lang]}`,
		tag: stageTag(lang, sitting.stage),
		stage: sitting.stage,
		runs,
		acts,
		links: linksOf(lang, sitting),
		facts: factsOf(lang, sitting, names.get(sitting.chairId) ?? ''),
		...(house && {
			quorum: {
				text: t.quorumNow({ present: formatNumber(lang, house.present), needed: formatNumber(lang, house.needed) }),
				tone: house.met ? ('done' as const) : ('late' as const)
			}
		}),
		cancelReason: sitting.cancelReason ?? undefined,
		items: items.map((item) => {
			const place = places.get(item.territoryId ?? '');
			return toItem(lang, id, item, others, majorities, place && { name: place.name[lang], code: place.code });
		}),
		total: items.length === 0 ? undefined : t.agendaTotal(formatNumber(lang, minutesOf(items))),
		majorities,
		kinds: ITEM_KINDS.map((value): Option => ({ value, label: t.itemKinds[value] })),
		parents: [
			{ value: '', label: t.fields.top },
			...items
				.filter(({ depth, withdrawnAt }) => depth === 0 && withdrawnAt === null)
				.map((item): Option => ({ value: item.id, label: `${item.number}. ${item.title[lang]}` }))
		],
		...(acts.includes('change') ? await heldForm(db, lang, sitting) : {}),
		history: await historyOf(db, lang, id)
	};
}
export type SittingPage = Awaited<ReturnType<typeof presentSitting>>;

/** The form of a plan as it stands. */
async function heldForm(db: Reader, lang: Lang, sitting: Sitting) {
	return {
		held: {
			...(await heldChoices(db, lang, found(await unitById(db, sitting.hostId)))),
			values: {
				day: dayOf(sitting.startsAt).toString(),
				from: formatTime('kk', sitting.startsAt),
				to: formatTime('kk', sitting.endsAt),
				place: sitting.place ?? '',
				chairId: sitting.chairId,
				closedGround: sitting.closedGround ?? '',
				streamUrl: sitting.streamUrl ?? '',
				video: sitting.video === 'jitsi' || sitting.video === 'bbb' ? 'room' : sitting.video,
				videoUrl: sitting.video === 'url' ? (sitting.videoUrl ?? '') : ''
			}
		}
	};
}

async function historyOf(db: Reader, lang: Lang, id: string): Promise<TimelineItem[]> {
	const list = await timelineOf(db, { kind: 'sitting', id }, 'staff');
	const names = await personNames(
		db,
		list.flatMap(({ actorId }) => actorId ?? [])
	);
	const { acts } = deskMessages[lang];
	return list.toReversed().flatMap((row) => {
		const what = acts[row.act];
		const reason = typeof row.data.reason === 'string' ? row.data.reason : undefined;
		return what === undefined
			? []
			: [
					{
						id: String(row.seq),
						when: formatDateTime(lang, row.at),
						datetime: row.at.toString(),
						what,
						note: names.get(row.actorId ?? ''),
						text: reason
					}
				];
	});
}
