/** Kits as their list shows them, and what the form for a new one offers. */
import type { Option, Tone } from '#lib/ui/shapes.ts';
import { now } from '#platform/clock.ts';
import type { Reader } from '#platform/db/index.ts';
import { dayOf, formatDate, formatDateTime } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { intakeUnits } from '#modules/appeals/server/index.ts';
import { canRun, eventsFor } from '#modules/events/server/index.ts';
import { unitsUnder } from '#modules/organisation/server/index.ts';
import { placeNames } from '#modules/territory/server/index.ts';
import { messages } from '../messages/index.ts';
import { isWorker, mayRevoke } from './policy.ts';
import { kitsOf, type KitCounts, type KitRow } from './queries.ts';

export interface DeskKit {
	id: string;
	label: string;
	day: string;
	place: string;
	unit: string;
	who: string;
	state: { text: string; tone: Tone };
	seen: string | undefined;
	/** What has landed, and how many numbers were given to nobody. */
	landed: string;
	/** Why records were set aside that were. */
	aside: string[];
	/** What the device said it still holds alone. */
	left: { text: string; late: boolean };
	/** The actor works with it, and it is not over. */
	opens: boolean;
	revocable: boolean;
}

type Row = KitRow & KitCounts;

const stateOf = (kit: KitRow) => kit.endedHow ?? (kit.takenAt === null ? 'made' : 'out');
const TONES: Record<ReturnType<typeof stateOf>, Tone> = { made: 'new', out: 'underway', handed_in: 'done', revoked: 'neutral' };

function leftOf(lang: Lang, kit: KitRow): DeskKit['left'] {
	const t = messages[lang].desk;
	if (kit.takenAt === null) return { text: t.nothing, late: false };
	const parts = [kit.waiting > 0 ? t.waiting(kit.waiting) : '', kit.refused > 0 ? t.refused(kit.refused) : ''].filter(Boolean);
	return parts.length > 0 ? { text: parts.join(', '), late: true } : { text: t.nothing, late: false };
}

function toKit(lang: Lang, actor: Staff, kit: Row, place: string): DeskKit {
	const t = messages[lang].desk;
	const state = stateOf(kit);
	const landed = [t.records(kit.landed), kit.photos > 0 ? t.photos(kit.photos) : '', kit.endedHow === null ? '' : t.unused(kit.unused)];
	return {
		id: kit.id,
		label: kit.label,
		day: formatDate(lang, kit.day),
		place,
		unit: kit.unitName[lang],
		who: kit.personName,
		state: { text: t.states[state], tone: TONES[state] },
		seen: kit.seenAt === null ? undefined : t.seen(formatDateTime(lang, kit.seenAt)),
		landed: landed.filter(Boolean).join(', '),
		aside: kit.aside.map((reason) => t.aside(reason)),
		left: leftOf(lang, kit),
		opens: kit.endedHow === null && isWorker(actor, kit),
		revocable: kit.endedHow === null && mayRevoke(actor, kit)
	};
}

/** The units whose kits the actor knows of: where they take appeals in, and below. */
async function knownUnits(db: Reader, actor: Staff): Promise<string[]> {
	const lists = await Promise.all((await intakeUnits(db, actor)).map(({ path }) => unitsUnder(db, path)));
	return [...new Set(lists.flat().map(({ id }) => id))];
}

/** A page of kits, the last made first. */
export async function presentKits(
	db: Reader,
	lang: Lang,
	actor: Staff,
	cursor?: string
): Promise<{ kits: DeskKit[]; next: string | undefined }> {
	const page = await kitsOf(db, await knownUnits(db, actor), cursor);
	const places = await placeNames(
		db,
		page.rows.map(({ territoryId }) => territoryId),
		lang
	);
	return { kits: page.rows.map((kit) => toKit(lang, actor, kit, places.get(kit.territoryId) ?? '')), next: page.next };
}

export interface KitForm {
	units: Option[];
	events: Option[];
	today: string;
}

/** What a new kit may be for; no units: the actor takes nothing in. */
export async function presentKitForm(db: Reader, lang: Lang, actor: Staff): Promise<KitForm> {
	const [units, ahead] = [await intakeUnits(db, actor), await eventsFor(db, actor, { list: 'ahead' })];
	const run = ahead.rows.filter((event) => event.state !== 'planned' && canRun(actor, event));
	return {
		units: units.map((unit) => ({ value: unit.id, label: unit.name[lang] })),
		events: [
			{ value: '', label: messages[lang].desk.noEvent },
			...run.map((event) => ({ value: event.id, label: `${formatDate(lang, dayOf(event.startsAt))}. ${event.title[lang]}` }))
		],
		today: dayOf(now()).toString()
	};
}
