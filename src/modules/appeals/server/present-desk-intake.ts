/** What the intake page shows beside its fields: places found, appeals alike, the slip with the code. */
import { now } from '#platform/clock.ts';
import { dayOf, formatDate, formatDateTime } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { unitById } from '#modules/organisation/server/index.ts';
import { placeName, searchTerritories } from '#modules/territory/server/index.ts';
import { normalizeEmail, normalizePhone } from '#platform/contact.ts';
import type { IntakeInput } from '../desk-input.ts';
import { suggestKind, suggestTheme } from '../rules/suggest.ts';
import type { Received } from './commands/receive-appeal.ts';
import { alikeFor } from './alike.ts';
import { openThemes } from './directory.ts';
import { earlierOfSamePerson } from './find.ts';
import { statusUrl } from './notices.ts';
import { qrImage } from './pictures.ts';
import { presentRows, type DeskContext, type DeskRow } from './present-desk.ts';

export interface Place {
	id: string;
	label: string;
}

/** Places by what is typed, in the reader's language. */
export async function presentPlaces({ db, lang }: DeskContext, q: string): Promise<Place[]> {
	return (await searchTerritories(db, q, lang, 8)).map(({ id, label }) => ({ id, label }));
}

/** The place that is chosen already, as the first of the options. */
export async function chosenPlace({ db, lang }: DeskContext, id: string | undefined): Promise<Place[]> {
	if (id === undefined || id === '') return [];
	const label = await placeName(db, id, lang);
	return label === '' ? [] : [{ id, label }];
}

export interface Typed {
	text?: string | undefined;
	territoryId?: string | undefined;
	phone?: string | undefined;
	email?: string | undefined;
	iin?: string | undefined;
}

export interface Nearby {
	similar: DeskRow[];
	earlier: DeskRow[];
	/** What kind and theme the text looks like; empty for a text too short to tell. */
	kind: string;
	themeId: string;
}

/** A text shorter than this tells neither kind nor theme. */
const LONG = 20;
/** A place by its name only, while an appeal is being typed. */
const NOWHERE = { regionId: null, latitude: null, longitude: null };

/** What looks like the text so far, what the same person sent before, and what it seems to be about. */
export async function presentNearby(context: DeskContext, typed: Typed): Promise<Nearby> {
	const { db, actor } = context;
	const text = typed.text ?? '';
	const iin = typed.iin?.replace(/\s/g, '');
	const themes = await openThemes(db);
	const theme = text.trim().length >= LONG ? suggestTheme(text, themes) : undefined;
	const [similar, earlier] = await Promise.all([
		typed.territoryId === undefined || typed.territoryId === ''
			? []
			: alikeFor(db, actor, { ...NOWHERE, text, themeId: theme ?? null, territoryId: typed.territoryId, at: now() }, { limit: 5 }),
		earlierOfSamePerson(db, actor, {
			phone: normalizePhone(typed.phone ?? ''),
			email: normalizeEmail(typed.email ?? ''),
			iin: iin?.length === 12 ? iin : undefined
		})
	]);
	return {
		similar: await presentRows(context, similar),
		earlier: await presentRows(context, earlier),
		kind: text.trim().length >= LONG ? suggestKind(text) : '',
		themeId: theme ?? ''
	};
}

/** The receipt slip of Art. 64(2), in the language of the appeal: it goes to the person who came. */
export async function presentSlip({ db, actor }: DeskContext, received: Received, input: IntakeInput) {
	const lang: Lang = input.language;
	const url = statusUrl(lang, received.number);
	const [unit, qr] = await Promise.all([unitById(db, input.unitId), qrImage(url)]);
	return {
		id: received.id,
		lang,
		number: received.number,
		code: received.accessCode,
		received: formatDateTime(lang, received.receivedAt),
		day: formatDate(lang, dayOf(received.receivedAt)),
		due: formatDate(lang, received.dueOn),
		by: actor.name,
		unit: unit?.name[lang] ?? '',
		url,
		qr
	};
}

export type Slip = Awaited<ReturnType<typeof presentSlip>>;
