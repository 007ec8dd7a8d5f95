import { now } from '#platform/clock.ts';
import { rows, sql, type Tx } from '#platform/db/index.ts';
import { conflict, notFound } from '#platform/errors.ts';
import { startOfDay } from '#platform/i18n/format.ts';
import { fingerprint } from '#platform/idempotency/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { receiveAppeal } from '#modules/appeals/server/index.ts';
import { addAttendee, lockEvent, markAttendance, openEvent } from '#modules/events/server/index.ts';
import { addWalkIns, markCame } from '#modules/participation/server/index.ts';
import { receiveWish } from '#modules/wishes/server/index.ts';
import type { AppealRecord, CameRecord, FieldRecord, NumberedRecord, Sent, WishRecord } from '../../input.ts';
import { countedAt, keptInOrder } from '../../rules.ts';
import { workingKit, type KitRow } from '../queries.ts';

/** What a device is told when something is kept for good: it lets go of nothing that is not named so. */
export interface Landed {
	id: string;
}

/**
 * Takes one record that a device made without a network, in the name of who took it, by the rules of its own room. The same record sent
 * again is done already and gets the same answer; all of it is one transaction, so that what was answered is kept. Throws not_found,
 * conflict `field.revoked`, `field.handed_in`, `field.changed`, `field.aside`, `field.late`, `field.number`, and what the room refuses it with.
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
	const aside = await tx.selectFrom('field_aside').select('id').where('id', '=', record.id).executeTakeFirst();
	if (aside !== undefined) throw conflict('field.aside');
	const arrived = now();
	const at = await whenOf(tx, kit, { record, sentAt }, arrived);
	const subjectId = await take(tx, actor, kit, record, at);
	await tx
		.insertInto('field_record')
		.values({
			id: record.id,
			kit_id: kitId,
			kind: record.kind,
			body_hash: hash,
			counted_at: at,
			landed_at: arrived,
			subject_id: subjectId,
			said_at: Temporal.Instant.fromEpochMilliseconds(record.saidAt),
			sent_at: Temporal.Instant.fromEpochMilliseconds(sentAt)
		})
		.execute();
	if (record.kind !== 'came') await useNumber(tx, record);
	await tx.updateTable('field_kit').set({ seen_at: arrived }).where('id', '=', kitId).execute();
	return { id: record.id };
}

/** When it was taken, as it counts. A kit is for one day: what is taken after it is no longer of this reception. */
async function whenOf(tx: Tx, kit: KitRow, { record: { saidAt }, sentAt }: Sent, arrived: Temporal.Instant): Promise<Temporal.Instant> {
	if (kit.takenAt === null) throw notFound();
	const said = Temporal.Instant.fromEpochMilliseconds(saidAt);
	const [beside] = await rows(
		tx,
		sql<{ before: Temporal.Instant | null; after: Temporal.Instant | null }>`
			SELECT max(counted_at) FILTER (WHERE said_at <= ${said}::timestamptz) AS before,
				min(counted_at) FILTER (WHERE said_at > ${said}::timestamptz) AS after
			FROM field_record WHERE kit_id = ${kit.id}`
	);
	const counted = countedAt({ saidAt, sentAt, arrivedAt: arrived.epochMilliseconds }, kit.takenAt.epochMilliseconds);
	const [before, after] = [beside?.before?.epochMilliseconds, beside?.after?.epochMilliseconds];
	const at = Temporal.Instant.fromEpochMilliseconds(keptInOrder(counted, { before, after }));
	if (Temporal.Instant.compare(at, startOfDay(kit.day.add({ days: 1 }))) >= 0) throw conflict('field.late');
	return at;
}

function take(tx: Tx, actor: Staff, kit: KitRow, record: FieldRecord, at: Temporal.Instant): Promise<string> {
	switch (record.kind) {
		case 'appeal':
			return takeAppeal(tx, actor, kit, record, at);
		case 'wish':
			return takeWish(tx, actor, kit, record, at);
		case 'came':
			return takeCame(tx, actor, kit, record, at);
	}
}

/** Throws conflict `field.number` for one that is not of this kit, or was given out already. */
async function checkNumber(tx: Tx, kit: KitRow, { kind, number }: NumberedRecord): Promise<void> {
	const free = await tx
		.selectFrom('field_number')
		.select('number')
		.where('number', '=', number)
		.where('kit_id', '=', kit.id)
		.where('kind', '=', kind)
		.where('record_id', 'is', null)
		.executeTakeFirst();
	if (free === undefined) throw conflict('field.number');
}

async function takeAppeal(tx: Tx, actor: Staff, kit: KitRow, record: AppealRecord, at: Temporal.Instant): Promise<string> {
	const { number, code: accessCode, body } = record;
	await checkNumber(tx, kit, record);
	const reception = { channel: 'visit', unitId: kit.unitId, receivedAt: at, number, accessCode } as const;
	const { id } = await receiveAppeal(tx, actor, { ...body, text: body.text ?? '' }, reception);
	return id;
}

/**
 * Who came by themselves to be received is recorded like everybody who wants to meet, with the hour. The line of a reception's day is not led
 * here: one order for all, the booked ones and the next free number need one place that knows who is there, and two devices without a
 * network would each call their own first.
 */
async function takeWish(tx: Tx, actor: Staff, kit: KitRow, record: WishRecord, at: Temporal.Instant): Promise<string> {
	const { number, code: accessCode, body } = record;
	await checkNumber(tx, kit, record);
	const taking = { channel: 'field', unitId: kit.unitId, receivedAt: at, number, accessCode, walkIn: body.walkIn === true } as const;
	const { id } = await receiveWish(tx, actor, body, taking);
	return id;
}

async function useNumber(tx: Tx, { id, number }: NumberedRecord): Promise<void> {
	await tx.updateTable('field_number').set({ record_id: id }).where('number', '=', number).execute();
}

/** Who came is marked by the rules of events, and of participation for those who registered; the first one of a device that was alone there begins it. */
async function takeCame(tx: Tx, actor: Staff, kit: KitRow, { body }: CameRecord, at: Temporal.Instant): Promise<string> {
	const { eventId } = kit;
	if (eventId === null) throw notFound();
	if ('number' in body) await markCame(tx, actor, eventId, { ...body, at });
	else if ('walkIns' in body) await addWalkIns(tx, actor, eventId, { ...body, at });
	else await takeListed(tx, actor, eventId, body, at);
	return eventId;
}

type Listed = Exclude<CameRecord['body'], { number: number } | { walkIns: number }>;

async function takeListed(tx: Tx, actor: Staff, eventId: string, body: Listed, at: Temporal.Instant): Promise<void> {
	// Held before it is looked at: of two devices whose first ones arrive together one begins it, and the other finds it begun.
	const event = await lockEvent(tx, actor, eventId);
	if (event.state === 'invited') await openEvent(tx, actor, eventId, at);
	if ('personId' in body) await markAttendance(tx, actor, eventId, { units: [], people: [body.personId], mark: 'came', at });
	else await addAttendee(tx, actor, eventId, { ...body, at });
}
