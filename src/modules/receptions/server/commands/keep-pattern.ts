/** Hours that come again: added, changed from a day on, ended. Each act says what it made of the days to come. */
import { holdsOn, roomFor } from '#platform/calendar/editions.ts';
import { loadCalendar } from '#platform/calendar/index.ts';
import { now } from '#platform/clock.ts';
import { rows, sql, type Tx } from '#platform/db/index.ts';
import { conflict, found, invalid } from '#platform/errors.ts';
import { dayOf, ZONE } from '#platform/i18n/format.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import type { PatternInput } from '../../input.ts';
import { slotsOf } from '../../rules.ts';
import { firstClash, hoursOn, plannedDays, type Edition } from '../../rules/hours.ts';
import { comingDays, editionsOf, followHours, hoursOfHost, lastAhead, type Followed } from '../hours.ts';
import { openHost, placeById, tellHost, type Host } from '../hosts.ts';

const before = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b) < 0;

/** Throws invalid `validFrom`, `validTo`, `to`, `placeId`, `modes` for hours that cannot be. */
async function check(tx: Tx, input: PatternInput): Promise<void> {
	const { from, to, validFrom, validTo, placeId, modes } = input;
	if (before(validFrom, dayOf(now()))) throw invalid('validFrom', 'receptions.day_past');
	if (validTo !== undefined && before(validTo, validFrom)) throw invalid('validTo', 'receptions.day_past');
	if (slotsOf({ ...input, ...hoursOn(ZONE, validFrom, { from, to }) }).length < 1) throw invalid('to', 'receptions.short');
	const place = await placeById(tx, placeId);
	if (place === undefined || !holdsOn(place, validFrom)) throw invalid('placeId', 'choose');
	if (place.validTo !== null && (validTo === undefined || before(place.validTo, validTo)))
		throw invalid('placeId', 'receptions.place_ends');
	if (modes.includes('video') && !place.video) throw invalid('modes', 'receptions.no_video');
}

async function insert(
	tx: Tx,
	patternId: string,
	input: PatternInput,
	anchor: Temporal.PlainDate,
	validTo: Temporal.PlainDate | null
): Promise<void> {
	const { rhythm, from, to, slotMinutes, seats, walkInShare, languages, modes, placeId, validFrom } = input;
	await tx
		.insertInto('reception_edition')
		.values({
			pattern_id: patternId,
			valid_from: validFrom,
			valid_to: validTo,
			place_id: placeId,
			every: rhythm.every,
			step: rhythm.step,
			anchor,
			weekdays: [...rhythm.weekdays],
			nth: rhythm.every === 'month' ? rhythm.nth : null,
			from_time: from.toString(),
			to_time: to.toString(),
			slot_minutes: slotMinutes,
			seats,
			walk_in_share: walkInShare,
			languages,
			modes
		})
		.execute();
}

/** Nobody is in two places at once: refused before it is found out at night. Throws invalid `from` (`receptions.clash`). */
async function checkClash(tx: Tx, host: Host): Promise<void> {
	const [today, until, calendar, standing] = [dayOf(now()), await lastAhead(tx), await loadCalendar(tx), await comingDays(tx, host.id)];
	const planned = plannedDays(calendar, ZONE, await hoursOfHost(tx, host, today), { from: today, until });
	const clash = firstClash([...planned, ...standing.filter(({ patternId }) => patternId === null)]);
	if (clash !== undefined) throw invalid('from', 'receptions.clash', { day: clash[1].day.toString() });
}

/** Adds hours to a host. Throws as openHost, invalid as said above. */
export async function addPattern(tx: Tx, actor: Actor, hostId: string, input: PatternInput): Promise<Followed & { patternId: string }> {
	const host = await openHost(tx, actor, hostId);
	await check(tx, input);
	const [patternId, at] = [newId(), now()];
	await tx.insertInto('reception_pattern').values({ id: patternId, host_id: hostId, made_at: at }).execute();
	await insert(tx, patternId, input, input.validFrom, input.validTo ?? null);
	await checkClash(tx, host);
	await tellHost(tx, actor, hostId, 'pattern_added', at, { pattern: patternId, from: input.validFrom.toString() });
	return { patternId, ...(await followHours(tx, actor, host)) };
}

interface Opened {
	host: Host;
	editions: Edition[];
}

/** Opens a pattern with its host. Throws not_found, forbidden. */
async function openPattern(tx: Tx, actor: Actor, patternId: string): Promise<Opened> {
	const [pattern] = await rows(tx, sql<{ hostId: string }>`SELECT host_id AS "hostId" FROM reception_pattern WHERE id = ${patternId}`);
	const host = await openHost(tx, actor, found(pattern).hostId);
	return { host, editions: (await editionsOf(tx, host.id)).filter((one) => one.patternId === patternId) };
}

async function endOn(tx: Tx, patternId: string, { validFrom }: Edition, validTo: Temporal.PlainDate): Promise<void> {
	const edition = tx.updateTable('reception_edition').set({ valid_to: validTo });
	await edition.where('pattern_id', '=', patternId).where('valid_from', '=', validFrom).execute();
}

/**
 * Changes hours from a day on: what was before that day keeps its edition, what was to come from it on is replaced. Whoever booked a time
 * that stays keeps it. Throws as openPattern, invalid as addPattern.
 */
export async function changePattern(tx: Tx, actor: Actor, patternId: string, input: PatternInput): Promise<Followed> {
	const { host, editions } = await openPattern(tx, actor, patternId);
	await check(tx, input);
	const { validFrom, rhythm } = input;
	const later = editions.filter((one) => !before(one.validFrom, validFrom)).map((one) => one.validFrom);
	if (later.length > 0)
		await tx.deleteFrom('reception_edition').where('pattern_id', '=', patternId).where('valid_from', 'in', later).execute();
	const { ends, eve } = roomFor(
		editions.filter((one) => before(one.validFrom, validFrom)),
		validFrom
	);
	if (ends !== undefined) await endOn(tx, patternId, ends, eve);
	// Every second week stays the same second week.
	const old = (ends ?? editions[0])?.rhythm;
	const anchor = old?.every === rhythm.every && old.step === rhythm.step ? old.anchor : validFrom;
	await insert(tx, patternId, input, anchor, input.validTo ?? null);
	await checkClash(tx, host);
	await tellHost(tx, actor, host.id, 'pattern_changed', now(), { pattern: patternId, from: validFrom.toString() });
	return followHours(tx, actor, host);
}

/** Ends hours after a last day. Throws as openPattern, invalid `lastDay`, conflict `receptions.pattern_over`. */
export async function endPattern(tx: Tx, actor: Actor, patternId: string, { lastDay }: { lastDay: Temporal.PlainDate }): Promise<Followed> {
	const { host, editions } = await openPattern(tx, actor, patternId);
	if (before(lastDay, dayOf(now()).subtract({ days: 1 }))) throw invalid('lastDay', 'receptions.day_past');
	const going = editions.filter((one) => one.validTo == null || before(lastDay, one.validTo));
	if (going.length === 0) throw conflict('receptions.pattern_over');
	for (const one of going) {
		if (!before(lastDay, one.validFrom)) await endOn(tx, patternId, one, lastDay);
		else await tx.deleteFrom('reception_edition').where('pattern_id', '=', patternId).where('valid_from', '=', one.validFrom).execute();
	}
	await tellHost(tx, actor, host.id, 'pattern_ended', now(), { pattern: patternId, to: lastDay.toString() });
	return followHours(tx, actor, host);
}
