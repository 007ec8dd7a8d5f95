/** The page behind a link of a letter: what its button will do, or what became of it. */
import { now } from '#platform/clock.ts';
import type { Reader } from '#platform/db/index.ts';
import { formatDateTime } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { timelineOf } from '#platform/journal/index.ts';
import type { Fact, Tone } from '#lib/ui/shapes.ts';
import { unitById } from '#modules/organisation/server/index.ts';
import { slotById, slotsByIds, type SlotRow } from '#modules/receptions/server/index.ts';
import { messages } from '../messages/index.ts';
import { pageMessages } from '../messages-page/index.ts';
import { waits } from '../rules.ts';
import { factsOf, tagOf, timeOf, toOption } from './present-public.ts';
import { standOfTap, timeOfDeed, type Deed, type TapStand } from './taps.ts';
import { whenOf } from './words.ts';

export interface TapPage {
	number: string;
	tag: { text: string; tone: Tone };
	title: string;
	lead: string | undefined;
	facts: Fact[];
	buttons: { deed: Deed; label: string; hint: string | undefined }[];
}

/** Says what a link is for and changes nothing, however often it is opened. Throws not_found. */
export async function presentTap(db: Reader, lang: Lang, token: string): Promise<TapPage> {
	const stand = await standOfTap(db, token);
	const { wish, offer, deeds, tap } = stand;
	const [only] = tap.act === 'answer' ? [] : deeds;
	const chosen = timeOfDeed(only, offer);
	const slot = chosen === undefined ? await timeOf(db, wish) : await slotById(db, chosen.slotId);
	const unit = await unitById(db, wish.unitId);
	const when = slot === undefined ? [] : [{ term: pageMessages[lang].facts.when, value: whenOf(lang, slot.startsAt) }];
	return {
		number: wish.number,
		tag: tagOf(lang, wish),
		...(deeds.length === 0 ? await ended(db, lang, stand) : asked(lang, stand, only)),
		facts: [...when, ...(await factsOf(db, lang, wish, slot, unit?.name[lang] ?? ''))],
		buttons: await buttonsOf(db, lang, stand)
	};
}

type Said = Pick<TapPage, 'title' | 'lead'>;

function asked(lang: Lang, { offer, wish }: TapStand, only: Deed | undefined): Said {
	const { tap: t, cancel, status } = pageMessages[lang];
	if (only === 'cancel') return { title: cancel.title, lead: cancel.lead };
	if (only === 'decline') return { title: t.decline, lead: t.declineLead };
	if (offer === undefined) return { title: t.confirm, lead: wish.confirmedAt === null ? undefined : status.confirmed };
	const lead = status.offerUntil(whenOf(lang, offer.until));
	return only === undefined ? { title: status.offer, lead } : { title: t.choose, lead };
}

/** What became of it: it was used, or what its letter spoke of is no longer so. */
async function ended(db: Reader, lang: Lang, { tap, wish, same }: TapStand): Promise<Said> {
	const { tap: t, status } = pageMessages[lang];
	if (tap.usedAt !== null) {
		// The journal has the act of this tap: the first one since.
		const since = tap.usedAt.round({ smallestUnit: 'millisecond', roundingMode: 'floor' });
		const acts = await timelineOf(db, { kind: 'wish', id: wish.id }, 'applicant');
		const act = acts.find(({ at, actorKind }) => actorKind === 'visitor' && Temporal.Instant.compare(at, since) >= 0);
		return { title: t.used, lead: t.usedLead(formatDateTime(lang, tap.usedAt), messages[lang].timeline[act?.act ?? ''] ?? '') };
	}
	const over = Temporal.Instant.compare(tap.until, now()) <= 0;
	if (wish.state === 'withdrawn') return { title: t.over, lead: status.done.cancelled };
	if (tap.subjectKind === 'wish_offer')
		return { title: t.over, lead: over && waits(wish.state) ? messages[lang].errors['wishes.offer_over'] : t.changed };
	if (over) return { title: t.over, lead: t.begun };
	return { title: t.over, lead: same ? status.confirmed : t.changed };
}

async function buttonsOf(db: Reader, lang: Lang, { tap, wish, offer, deeds }: TapStand): Promise<TapPage['buttons']> {
	const { status, cancel, tap: t } = pageMessages[lang];
	const slots =
		offer === undefined
			? new Map<string, SlotRow>()
			: await slotsByIds(
					db,
					offer.times.map(({ slotId }) => slotId)
				);
	return deeds.map((deed) => {
		const time = slots.get(timeOfDeed(deed, offer)?.slotId ?? '');
		if (deed === 'confirm') return { deed, label: status.confirm, hint: undefined };
		if (deed === 'cancel') return { deed, label: tap.act === 'answer' ? t.cannot : cancel.yes, hint: undefined };
		if (deed === 'decline' || time === undefined) return { deed, label: status.decline, hint: undefined };
		if (tap.act !== 'answer') return { deed, label: status.choose, hint: undefined };
		const { label, hint } = toOption(lang, wish, time);
		return { deed, label, hint };
	});
}
