/** The minutes for a member by the link of their seat: the draft, what is proposed to it and decided on it, whether they may propose. */
import { now } from '#platform/clock.ts';
import type { Reader } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import { dayOf, formatDate } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { paths } from '#lib/paths.ts';
import { mayAmend } from '#modules/events/rules/amending.ts';
import type { OwnSeat } from '#modules/floor/server/index.ts';
import { itemsOf, sittingById } from '#modules/sittings/server/index.ts';
import { messages } from '../messages/index.ts';
import type { MinutesState } from '../rules.ts';
import { amendedItems, paperOf, STATE_TONES, toAmendment } from './present-desk.ts';
import { amendmentsOf, draftOf, frozenOf, minutesState, type Draft } from './queries.ts';
import { presentSeats, seatIn } from './store.ts';

/** Why this member proposes nothing; undefined when they may. */
function whyNot(lang: Lang, state: MinutesState, { amendUntil }: Draft, wasThere: boolean): string | undefined {
	const t = messages[lang].own;
	if (state !== 'draft') return t.frozen[state === 'published' ? 'published' : 'approved'];
	if (!mayAmend(state, { today: dayOf(now()), amendUntil })) return t.over(formatDate(lang, amendUntil));
	return wasThere ? undefined : t.absent;
}

/**
 * All of a draft, closed items too: the member sat there. Once it is approved the link shows what became of the amendments, and everybody
 * reads the text where it is published. Throws not_found before the sitting is over, and for a seat in which nobody sat.
 */
export async function presentOwnMinutes(db: Reader, lang: Lang, { eventId, seatId }: OwnSeat) {
	const sitting = found(await sittingById(db, eventId));
	const [draft, seat, frozen] = await Promise.all([draftOf(db, eventId).then(found), seatIn(db, eventId, seatId), frozenOf(db, eventId)]);
	const state = minutesState(draft, frozen);
	const [items, amendments, there] = await Promise.all([itemsOf(db, eventId), amendmentsOf(db, eventId), presentSeats(db, sitting)]);
	const t = messages[lang];
	const no = whyNot(
		lang,
		state,
		draft,
		there.some((one) => one.seatId === seatId)
	);
	return {
		title: t.title(sitting.number),
		body: sitting.hostName[lang],
		name: seat.name,
		tag: { text: t.states[state], tone: STATE_TONES[state] },
		until: no === undefined ? t.amendUntil(formatDate(lang, draft.amendUntil)) : undefined,
		whyNot: no,
		open: state === 'published' ? paths.sittings.minutes(lang, eventId) : undefined,
		paper: state === 'draft' ? await paperOf(db, lang, sitting) : undefined,
		items: amendedItems(lang, items),
		amendments: amendments.map((one) => toAmendment(lang, items, one))
	};
}
export type OwnMinutes = Awaited<ReturnType<typeof presentOwnMinutes>>;
