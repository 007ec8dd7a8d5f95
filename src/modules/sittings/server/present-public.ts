/** What citizens read of sittings, every field named: of a closed item its number and ground, of a closed sitting when and why not. */
import { now } from '#platform/clock.ts';
import type { Reader } from '#platform/db/index.ts';
import { dayOf, formatDateTime } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { paths } from '#lib/paths.ts';
import type { Fact, Tone } from '#lib/ui/shapes.ts';
import { whenOf } from '#modules/events/server/index.ts';
import { bodyUnit } from '#modules/mandates/server/index.ts';
import { messages } from '../messages/index.ts';
import { publicMessages } from '../public-messages/index.ts';
import { minutesOf, type Numbered } from '../rules/agenda.ts';
import { groundOf } from '../rules/papers.ts';
import type { Stage } from '../rules/stage.ts';
import { sittingBodies } from './agendas.ts';
import { publicPapers, type PublicPapers } from './papers.ts';
import { otherSittings, publicSittings, type Item, type OtherSitting, type Paper, type PublicWish, type Sitting } from './queries.ts';

const TONES: Record<Stage, Tone> = {
	planned: 'neutral',
	discussed: 'new',
	announced: 'new',
	check_in: 'underway',
	open: 'underway',
	ended: 'done',
	not_held: 'neutral',
	cancelled: 'neutral'
};

export const stageTag = (lang: Lang, stage: Stage) => ({ text: publicMessages[lang].stages[stage], tone: TONES[stage] });

/** With the year, where it is not this one. */
export function sittingWhen(lang: Lang, sitting: Pick<Sitting, 'startsAt' | 'endsAt'>): string {
	const { year } = dayOf(sitting.startsAt);
	return year === dayOf(now()).year ? whenOf(lang, sitting) : `${whenOf(lang, sitting)}, ${String(year)}`;
}

/** When it was really held, from its opening to its end; undefined where it was not. */
export function heldWhen(lang: Lang, { sittingOpenedAt, endedAt }: Pick<Sitting, 'sittingOpenedAt' | 'endedAt'>): string | undefined {
	return sittingOpenedAt === null || endedAt === null ? undefined : sittingWhen(lang, { startsAt: sittingOpenedAt, endsAt: endedAt });
}

/** The place, or that it is held by video: the link to join is the members'. */
export const sittingWhere = (lang: Lang, { place }: Pick<Sitting, 'place'>): string => place ?? publicMessages[lang].online;

/** "Mäslihat: № 4 отырыс" */
export const sittingName = (lang: Lang, { hostName, title }: Pick<Sitting, 'hostName' | 'title'>) => `${hostName[lang]}: ${title[lang]}`;

/** A page of the sittings of which citizens know. Throws not_found for a unit that has no members. */
export async function presentSittings(db: Reader, lang: Lang, wish: PublicWish) {
	const bodies = await sittingBodies(db, lang);
	const body = wish.bodyId === undefined ? undefined : await bodyUnit(db, wish.bodyId);
	const page = await publicSittings(db, wish);
	const chosen = { body: body?.id, list: wish.list === 'ahead' ? undefined : wish.list };
	const to = (more: Record<string, string | undefined> = {}) => paths.sittings.list(lang, { ...chosen, ...more });
	return {
		list: wish.list,
		chosen,
		body: body?.name[lang],
		bodies: bodies.map(({ id, name }) => ({ value: id, label: name[lang] })),
		lists: (['ahead', 'past'] as const).map((list) => ({ list, href: to({ list: list === 'ahead' ? undefined : list }) })),
		sittings: page.rows.map((sitting) => ({
			id: sitting.id,
			href: paths.sittings.one(lang, sitting.id),
			title: sittingName(lang, sitting),
			when: heldWhen(lang, sitting) ?? sittingWhen(lang, sitting),
			where: sittingWhere(lang, sitting),
			closed: sitting.closedGround !== null,
			tag: stageTag(lang, sitting.stage)
		})),
		newer: wish.cursor === undefined ? undefined : to(),
		older: page.next === undefined ? undefined : to({ cursor: page.next }),
		feeds: { calendar: paths.sittings.feed('ics', { lang, body: body?.id }), news: paths.sittings.feed('atom', { lang, body: body?.id }) }
	};
}

function toPaper(lang: Lang, eventId: string, paper: Paper) {
	const t = publicMessages[lang];
	const [last] = paper.versions;
	return {
		id: paper.id,
		title: paper.title,
		kind: t.kinds[paper.kind],
		href: paper.withdrawnAt === null ? paths.sittings.paper(lang, eventId, paper.id) : undefined,
		note:
			paper.withdrawnReason === null
				? t.versionAt(last?.version ?? 1, formatDateTime(lang, paper.changedAt))
				: t.withdrawn(paper.withdrawnReason)
	};
}

function notesOf(lang: Lang, { addedReason, withdrawnReason, movedAt, movedReason, startedAt, endedAt }: Item): string[] {
	const t = publicMessages[lang];
	return [
		addedReason === null ? '' : t.late(addedReason),
		withdrawnReason === null ? '' : t.withdrawn(withdrawnReason),
		movedAt === null ? '' : t.moved(movedReason),
		startedAt === null ? '' : endedAt === null ? t.running : t.done
	].filter((note) => note !== '');
}

/** That an item was left at another sitting before, or went on there. */
export const otherText = (lang: Lang, { way, ordinal }: OtherSitting): string =>
	way === 'from' ? messages[lang].leftFrom(ordinal) : messages[lang].wentTo(ordinal);

function toItem(lang: Lang, { sitting, items, papers }: PublicPapers, others: readonly OtherSitting[]) {
	const t = publicMessages[lang];
	return (item: Numbered<Item>) => {
		const { id, number, depth } = item;
		const ground = groundOf(sitting, items, item);
		if (ground !== null)
			return { id, number, depth, title: t.closedItem, closed: t.ground(ground), facts: '', notes: [], links: [], papers: [], open: false };
		return {
			id,
			number,
			depth,
			title: item.title[lang],
			closed: undefined,
			facts: [item.rapporteur === '' ? '' : t.rapporteur(item.rapporteur), t.minutesOf(item.minutes)]
				.filter((fact) => fact !== '')
				.join(' · '),
			notes: notesOf(lang, item),
			links: others
				.filter(({ itemId, known }) => itemId === id && known)
				.map((other) => ({ text: otherText(lang, other), href: paths.sittings.one(lang, other.eventId) })),
			papers: papers.filter(({ itemId }) => itemId === id).map((paper) => toPaper(lang, sitting.id, paper)),
			/** Citizens may speak of it while the draft is discussed. */
			open: item.withdrawnAt === null
		};
	};
}

/** Why it is not as it should be: cancelled, not held, undiscussed, a short notice. */
function warningsOf(lang: Lang, sitting: Sitting): string[] {
	const t = publicMessages[lang];
	return [
		sitting.cancelReason === null ? '' : t.cancelReason(sitting.cancelReason),
		sitting.stage === 'not_held' ? t.notHeld : '',
		sitting.undiscussedReason === null ? '' : t.undiscussed(sitting.undiscussedReason),
		sitting.noticeReason === null ? '' : t.short(sitting.noticeShortDays, sitting.noticeReason)
	].filter((text) => text !== '');
}

/** When it was held, and for when it was announced. */
function whenFacts(lang: Lang, sitting: Sitting): Fact[] {
	const t = publicMessages[lang];
	const [planned, held] = [sittingWhen(lang, sitting), heldWhen(lang, sitting)];
	return held === undefined ? [{ term: t.when, value: planned }] : [{ term: t.held, value: held, note: t.planned(planned) }];
}

/** One sitting of which citizens may know. Throws not_found. */
export async function presentPublicSitting(db: Reader, lang: Lang, id: string) {
	const [read, others] = await Promise.all([publicPapers(db, id), otherSittings(db, id)]);
	const { sitting, items } = read;
	const t = publicMessages[lang];
	const closed = sitting.closedGround !== null;
	const facts: Fact[] = [
		...whenFacts(lang, sitting),
		{ term: t.where, value: sittingWhere(lang, sitting) },
		{ term: t.how, value: sitting.closedGround === null ? t.openToAll : t.closed(sitting.closedGround) },
		{ term: t.body, value: sitting.hostName[lang], href: paths.councils.one(lang, sitting.hostId) }
	];
	return {
		id,
		title: sittingName(lang, sitting),
		tag: stageTag(lang, sitting.stage),
		draft: sitting.finalAt === null,
		facts,
		warnings: warningsOf(lang, sitting),
		items: items.map(toItem(lang, read, others)),
		total: closed ? undefined : t.total(minutesOf(items)),
		stream: closed || !['announced', 'check_in', 'open'].includes(sitting.stage) ? undefined : (sitting.streamUrl ?? undefined),
		recording: closed ? undefined : (sitting.recordingUrl ?? undefined),
		follow: ['check_in', 'open'].includes(sitting.stage) ? paths.floor.live(lang, id) : undefined,
		/** Once it is over. */
		minutes: sitting.endedAt === null ? undefined : paths.sittings.minutes(lang, id),
		calendar: paths.sittings.feed('ics', { lang, sitting: id })
	};
}
export type PublicSitting = Awaited<ReturnType<typeof presentPublicSitting>>;
