import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { forbidden, invalid, notFound } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { allotNumbers } from '#modules/appeals/server/index.ts';
import { canRun, eventFor } from '#modules/events/server/index.ts';
import { allotWishNumbers } from '#modules/wishes/server/index.ts';
import { unitById } from '#modules/organisation/server/index.ts';
import { territoryByCode } from '#modules/territory/server/index.ts';
import type { KitInput } from '../../input.ts';
import { NUMBERED } from '../../rules.ts';
import { mayMake } from '../policy.ts';
import { tell } from '../tell.ts';

/** A kit is made when the road is planned, not a season ahead: its numbers are of no use to anybody else. */
const AHEAD = { days: 14 };

/**
 * Makes a kit for the actor's own use on one device and one day, and sets its numbers apart. Throws not_found, forbidden, invalid `day`
 * (`field.day`), `territory`, `eventId` (`field.event`: only who runs an event that is still ahead ticks off who comes).
 */
export async function makeKit(tx: Tx, actor: Staff, input: KitInput): Promise<string> {
	const unit = await unitById(asReader(tx), input.unitId);
	if (unit?.open !== true) throw notFound();
	if (!mayMake(actor, unit.path)) throw forbidden();
	const at = now();
	const today = dayOf(at);
	const late = Temporal.PlainDate.compare(input.day, today.add(AHEAD)) > 0;
	if (Temporal.PlainDate.compare(input.day, today) < 0 || late) throw invalid('day', 'field.day');
	const territory = await territoryByCode(asReader(tx), input.territory);
	if (territory === undefined) throw invalid('territory', 'field.territory');
	if (input.eventId !== undefined) {
		const event = await eventFor(asReader(tx), actor, input.eventId);
		if (!canRun(actor, event) || (event.state !== 'invited' && event.state !== 'open')) throw invalid('eventId', 'field.event');
	}
	const id = newId();
	await tx
		.insertInto('field_kit')
		.values({
			id,
			unit_id: unit.id,
			person_id: actor.personId,
			label: input.label,
			day: input.day,
			made_at: at,
			territory_id: territory.id,
			event_id: input.eventId ?? null
		})
		.execute();
	const numbers = {
		appeal: await allotNumbers(tx, unit.code, input.day.year, input.numbers),
		wish: input.wishNumbers === 0 ? [] : await allotWishNumbers(tx, unit.code, input.day.year, input.wishNumbers)
	};
	const rows = NUMBERED.flatMap((kind) => numbers[kind].map((number, position) => ({ number, kit_id: id, kind, position })));
	await tx.insertInto('field_number').values(rows).execute();
	const series = Object.fromEntries(NUMBERED.map((kind) => [kind, [numbers[kind][0] ?? null, numbers[kind].at(-1) ?? null]]));
	const data = { unit: unit.id, day: input.day.toString(), numbers: series, event: input.eventId ?? null };
	await tell(tx, actor, id, 'made', at, data);
	return id;
}
