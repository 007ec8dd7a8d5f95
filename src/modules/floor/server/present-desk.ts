/** The floor for the chair and the secretary: every seat, the items, the list, the vote, with what may be done. */
import type { Reader } from '#platform/db/index.ts';
import { formatTime } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { paths } from '#lib/paths.ts';
import type { Option } from '#lib/ui/shapes.ts';
import { canRun } from '#modules/events/server/index.ts';
import { reviewPage, sittingFor } from '#modules/sittings/server/index.ts';
import { leftField } from '#modules/sittings/agenda-input.ts';
import { leftOver } from '#modules/sittings/rules/agenda.ts';
import { possible } from '#modules/sittings/rules/stage.ts';
import { messages } from '../messages/index.ts';
import { clockText } from '../rules/live.ts';
import { ORDER_ABOUT, queue, SPEECH_KINDS } from '../rules/speakers.ts';
import { speakerFor, tieVoice, WAYS } from '../rules/votes.ts';
import { entriesOf, type Entry } from './entries.ts';
import { floorOf, leftFor, presentFloor, presentFrame, whereIs, type Floor } from './floor.ts';
import type { Speaker, Vote } from './queries.ts';

function seatsOf(lang: Lang, floor: Floor) {
	const { seats, house, groups } = floor;
	const nameOf = (id: string | undefined) => seats.find(({ seatId }) => seatId === id)?.name ?? '';
	return seats.map(({ seatId, name, groupId }) => {
		const there = whereIs(floor, seatId);
		const holder = there === 'p' ? messages[lang].seats.heldBy(nameOf(house.there.proxies.get(seatId))) : undefined;
		return { id: seatId, name, group: groups.get(groupId ?? '')?.name[lang], there, holder };
	});
}

function itemsFor(lang: Lang, floor: Floor, mayTake: boolean) {
	const letters = presentFloor(floor, 'inside').items;
	return floor.items.map((item, i) => ({
		id: item.id,
		number: item.number,
		title: item.title[lang],
		state: messages[lang].items.states[(letters[i] ?? 'w') as 'w'],
		review: reviewPage(floor.sitting.id, item),
		running: letters[i] === 'r',
		mayBegin: mayTake && letters[i] === 'w'
	}));
}

function speakersFor(lang: Lang, floor: Floor) {
	const t = messages[lang].speak;
	const list = floor.speakers.filter(({ itemId }) => itemId === floor.running?.id);
	const shown = ({ id, name, kind, orderAbout, state }: Speaker) => ({
		id,
		name,
		state,
		what: orderAbout === null ? t.kinds[kind] : `${t.kinds[kind]}: ${t.about[orderAbout]}`
	});
	return {
		onFloor: list.filter(({ state }) => state === 'speaking' || state === 'paused').map(shown),
		queue: queue(list).map(shown),
		questions: list
			.filter(({ kind, state }) => kind === 'question' && state !== 'withdrawn')
			.map(({ id, name }): Option => ({ value: id, label: name }))
	};
}

function budgetsFor(lang: Lang, floor: Floor) {
	return [...floor.groups.values()].map(({ id, name }) => {
		const left = leftFor(floor, id);
		const seconds = floor.budgets.find(({ groupId }) => groupId === id)?.seconds;
		return {
			id,
			name: name[lang],
			minutes: seconds === undefined ? '' : String(seconds / 60),
			left: left === undefined ? undefined : messages[lang].speak.left(clockText(left))
		};
	});
}

function entryFor(lang: Lang, floor: Floor, entry: Entry, actor: Staff) {
	const t = messages[lang].vote;
	const mine = entry.enteredBy === actor.personId;
	const named = new Map(entry.voices?.map(({ seat, voice }) => [seat, voice]));
	const voices = floor.seats.flatMap(({ seatId, name }) => {
		const voice = named.get(seatId);
		return voice === undefined ? [] : [{ name, voice: t.voices[voice] }];
	});
	// Whoever confirms hands counts them without knowing what the other found.
	const shown = mine || entry.voices !== null || entry.accepted === true;
	return {
		id: entry.id,
		text: t.entered(entry.enteredByName, formatTime(lang, entry.enteredAt)),
		hands: entry.voices === null,
		voices,
		counts: shown ? { yes: entry.yes, no: entry.no, abstain: entry.abstain } : undefined,
		confirmed: entry.accepted === true,
		mayDecide: entry.accepted === null && !mine
	};
}

async function voteFor(db: Reader, lang: Lang, floor: Floor, actor: Staff, vote: Vote) {
	const { rule, there } = floor.house;
	const entries = (await entriesOf(db, floor.sitting.id)).filter((one) => one.voteId === vote.id);
	const entry = entries.find(({ accepted }) => accepted !== false);
	const heard = floor.seats.filter(({ seatId }) => speakerFor(rule.quorum.proxies, there, seatId) !== undefined);
	return {
		id: vote.id,
		way: vote.way,
		state: vote.state,
		tie: tieVoice(vote.rule),
		entry: entry && entryFor(lang, floor, entry, actor),
		refused: entry === undefined ? (entries.at(-1)?.refusedWords ?? undefined) : undefined,
		mayEnter: vote.state === 'open' && vote.way !== 'device' && entry === undefined,
		mayClose: vote.state === 'open' && (vote.way === 'device' || entry?.accepted === true),
		seats: heard.map(({ seatId, name }) => ({ id: seatId, name }))
	};
}

function choices(lang: Lang, { house, running }: Floor) {
	const t = messages[lang];
	const option = <K extends string>(list: readonly K[], words: Record<K, string>) => list.map((value) => ({ value, label: words[value] }));
	return {
		ways: option(WAYS, t.vote.ways),
		majorities: house.rule.majorities.map(({ name }, i) => ({ value: String(i + 1), label: name[lang] })),
		majority: String(running?.majority ?? 1),
		kinds: option(SPEECH_KINDS, t.speak.kinds),
		orders: option(ORDER_ABOUT, t.speak.about)
	};
}

/** Throws not_found for who may not read of the sitting. */
export async function presentDeskFloor(db: Reader, lang: Lang, actor: Staff, id: string) {
	const sitting = await sittingFor(db, actor, id);
	const floor = await floorOf(db, id);
	const runs = canRun(actor, sitting);
	const may = runs ? possible(sitting.stage) : [];
	const pending = floor.votes.find(({ state }) => state === 'open' || state === 'tied');
	const seats = seatsOf(lang, floor);
	const own = floor.seats.some(({ personId }) => personId === actor.personId);
	return {
		id,
		title: sitting.title[lang],
		body: sitting.hostName[lang],
		live: presentFloor(floor, 'inside'),
		frame: presentFrame(floor, 'inside'),
		links: {
			hall: paths.floor.hall(lang, id),
			live: paths.floor.live(lang, id),
			keys: runs ? paths.desk.seatKeys(id) : undefined,
			own: own ? paths.desk.ownSeat(id) : undefined
		},
		may: {
			checkIn: may.includes('check_in'),
			note: may.includes('note'),
			open: may.includes('open') && floor.house.met,
			take: may.includes('item'),
			end: may.includes('end') && pending === undefined,
			openVote: may.includes('item') && floor.running !== undefined && pending === undefined && floor.house.met,
			proxy: may.includes('note') && floor.house.rule.quorum.proxies !== 'none'
		},
		seats,
		inside: seats.filter(({ there }) => there === 'i').map(({ id: value, name }) => ({ value, label: name })),
		items: itemsFor(lang, floor, may.includes('item') && pending === undefined),
		/** What was not taken: of each it is said what becomes of it before the sitting ends. */
		left:
			sitting.stage === 'open'
				? leftOver(floor.items).map(({ id: itemId, number, title }) => ({ field: leftField(itemId), label: `${number}. ${title[lang]}` }))
				: [],
		speakers: speakersFor(lang, floor),
		budgets: budgetsFor(lang, floor),
		vote: pending && (await voteFor(db, lang, floor, actor, pending)),
		choices: choices(lang, floor)
	};
}
export type DeskFloor = Awaited<ReturnType<typeof presentDeskFloor>>;
