/** The page of one mandate: who holds it, to what they came, what they were named for. */
import { now } from '#platform/clock.ts';
import type { Reader } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { paths } from '#lib/paths.ts';
import { taskRecord } from '#modules/assignments/server/index.ts';
import { tally, type Attendance } from '#modules/events/rules.ts';
import { memberTag, speechesOf } from '#modules/events/server/index.ts';
import { placeNames } from '#modules/territory/server/index.ts';
import { messages } from '../messages/index.ts';
import { toMember } from './present.ts';
import { bodyUnit, mandateOf, type Mandate } from './queries.ts';
import { attendanceShown, eventLists, sittingsOf, toSitting, type Sitting } from './sittings.ts';

const HELD = ['present', 'late', 'excused', 'absent'] as const satisfies readonly Attendance[];

/** How often in which way, those that are none left out. */
function waysOf(lang: Lang, sittings: readonly Sitting[]) {
	const counts = tally(sittings.map(({ attendance }) => attendance));
	return HELD.filter((way) => counts[way] > 0).map((way) => {
		const { text, tone } = memberTag(lang, { state: 'closed' }, way);
		return { way, tone, text: `${text}: ${formatNumber(lang, counts[way])}` };
	});
}

/** Figures of the assignments with their name on them; undefined for who is not in the register of staff. */
async function presentTasks(db: Reader, lang: Lang, unitId: string, mandate: Mandate) {
	if (mandate.personId === null) return undefined;
	const days = { from: mandate.validFrom, to: mandate.validTo };
	const record = await taskRecord(db, { unitId, personId: mandate.personId, ...days });
	const t = messages[lang].tasks;
	return (['of', 'accepted', 'inTime', 'overdue', 'returned'] as const).map((name) => ({
		term: t[name],
		value: formatNumber(lang, record[name])
	}));
}

/** One mandate of a body, for the desk. `cursor`: a page of sittings. Throws not_found. */
export async function presentMember(
	db: Reader,
	lang: Lang,
	actor: Actor,
	{ unitId, mandateId, cursor }: { unitId: string; mandateId: string; cursor: string | undefined }
) {
	const [unit, mandate, today] = [await bodyUnit(db, unitId), await mandateOf(db, unitId, mandateId), dayOf(now())];
	const [places, all, lists, speeches, tasks] = await Promise.all([
		placeNames(db, mandate.territoryId === null ? [] : [mandate.territoryId], lang),
		sittingsOf(db, [mandate], today),
		eventLists(db, actor, { unitId, held: mandate, day: today, cursor }),
		speechesOf(db, [mandateId]),
		presentTasks(db, lang, unitId, mandate)
	]);
	const sittings = all.get(mandateId) ?? [];
	const byEvent = new Map(sittings.map((one) => [one.eventId, one]));
	const spoken = Map.groupBy(speeches, ({ eventId }) => eventId);
	const t = messages[lang];
	return {
		body: { id: unit.id, name: unit.name[lang] },
		member: toMember(lang, mandate, places.get(mandate.territoryId ?? '')),
		attendance: attendanceShown(lang, sittings),
		ways: waysOf(lang, sittings),
		ahead: lists.ahead.map((event) => toSitting(lang, unitId, event)),
		past: lists.past.map((event) => {
			const mine = byEvent.get(event.id);
			return {
				...toSitting(lang, unitId, event),
				how: mine && memberTag(lang, event, mine.attendance),
				reason: mine?.reason ?? undefined,
				spoke: (spoken.get(event.id) ?? []).map(({ title, held }) => (held ? t.spoke(title) : t.namedToSpeak(title)))
			};
		}),
		older: lists.next === undefined ? undefined : paths.desk.mandate(unitId, mandateId, lists.next),
		tasks
	};
}

export type MemberPage = Awaited<ReturnType<typeof presentMember>>;
