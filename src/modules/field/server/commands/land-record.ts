import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { conflict, notFound } from '#platform/errors.ts';
import { startOfDay } from '#platform/i18n/format.ts';
import { fingerprint } from '#platform/idempotency/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { receiveAppeal } from '#modules/appeals/server/index.ts';
import { addAttendee, eventFor, markAttendance, openEvent } from '#modules/events/server/index.ts';
import type { AppealRecord, CameRecord, FieldRecord, Sent } from '../../input.ts';
import { countedAt } from '../../rules.ts';
import { workingKit, type KitRow } from '../queries.ts';

/** What a device is told when something is kept for good: it lets go of nothing that is not named so. */
export interface Landed {
	id: string;
}

/**
 * Takes one record that a device made without a network, in the name of who took it, by the rules of its own room. The same record sent
 * again is done already and gets the same answer; all of it is one transaction, so that what was answered is kept. Throws not_found,
 * conflict `field.revoked`, `field.handed_in`, `field.changed`, `field.late`, `field.number`, and what the room refuses it with.
 */
export async function landRecord(tx: Tx, actor: Staff, kitId: string, { record, sentAt }: Sent): Promise<Landed> {
	const kit = await workingKit(tx, actor, kitId);
	const hash = Buffer.from(fingerprint(record), 'hex');
	const before = await tx.selectFrom('field_record').select(['kit_id', 'body_hash']).where('id', '=', record.id).executeTakeFirst();
	if (before !== undefined) {
		if (before.kit_id !== kitId) throw notFound();
		if (!before.body_hash.equals(hash)) throw conflict('field.changed');
		return { id: record.id };
	}
	const arrived = now();
	const at = whenOf(kit, record, sentAt, arrived);
	const subjectId = await take(tx, actor, kit, record, at);
	await tx
		.insertInto('field_record')
		.values({
			...{ id: record.id, kit_id: kitId, kind: record.kind, body_hash: hash, counted_at: at, landed_at: arrived, subject_id: subjectId },
			...{ said_at: Temporal.Instant.fromEpochMilliseconds(record.saidAt), sent_at: Temporal.Instant.fromEpochMilliseconds(sentAt) }
		})
		.execute();
	if (record.kind === 'appeal') await useNumber(tx, record);
	await tx.updateTable('field_kit').set({ seen_at: arrived }).where('id', '=', kitId).execute();
	return { id: record.id };
}

/** When it was taken, as it counts. A kit is for one day: what is taken after it is no longer of this reception. */
function whenOf(kit: KitRow, record: FieldRecord, sentAt: number, arrived: Temporal.Instant): Temporal.Instant {
	if (kit.takenAt === null) throw notFound();
	const clocks = { saidAt: record.saidAt, sentAt, arrivedAt: arrived.epochMilliseconds };
	const at = Temporal.Instant.fromEpochMilliseconds(countedAt(clocks, kit.takenAt.epochMilliseconds));
	if (Temporal.Instant.compare(at, startOfDay(kit.day.add({ days: 1 }))) >= 0) throw conflict('field.late');
	return at;
}

function take(tx: Tx, actor: Staff, kit: KitRow, record: FieldRecord, at: Temporal.Instant): Promise<string> {
	return record.kind === 'appeal' ? takeAppeal(tx, actor, kit, record, at) : takeCame(tx, actor, kit, record, at);
}

async function takeAppeal(tx: Tx, actor: Staff, kit: KitRow, record: AppealRecord, at: Temporal.Instant): Promise<string> {
	const { number, code: accessCode, body } = record;
	const free = await tx
		.selectFrom('field_number')
		.select('number')
		.where('number', '=', number)
		.where('kit_id', '=', kit.id)
		.where('kind', '=', 'appeal')
		.where('record_id', 'is', null)
		.executeTakeFirst();
	if (free === undefined) throw conflict('field.number');
	const reception = { channel: 'visit', unitId: kit.unitId, receivedAt: at, number, accessCode } as const;
	const { id } = await receiveAppeal(tx, actor, { ...body, text: body.text ?? '' }, reception);
	return id;
}

async function useNumber(tx: Tx, { id, number }: AppealRecord): Promise<void> {
	await tx.updateTable('field_number').set({ record_id: id }).where('number', '=', number).execute();
}

/** Who came is marked by the rules of events; the first one of a device that was alone there begins it. */
async function takeCame(tx: Tx, actor: Staff, kit: KitRow, { body }: CameRecord, at: Temporal.Instant): Promise<string> {
	const { eventId } = kit;
	if (eventId === null) throw notFound();
	const event = await eventFor(asReader(tx), actor, eventId);
	if (event.state === 'invited') await openEvent(tx, actor, eventId, at);
	if ('personId' in body) await markAttendance(tx, actor, eventId, { units: [], people: [body.personId], mark: 'came', at });
	else await addAttendee(tx, actor, eventId, { ...body, at });
	return eventId;
}
