import { now } from '#platform/clock.ts';
import type { Tx } from '#platform/db/index.ts';
import { conflict, invalid, notFound } from '#platform/errors.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { sha256 } from '#platform/secrets.ts';
import { keepAddition } from '#modules/appeals/server/index.ts';
import type { PhotoInput } from '../../input.ts';
import { MOST_PHOTOS } from '../../rules.ts';
import { workingKit } from '../queries.ts';
import type { Landed } from './land-record.ts';

/**
 * Takes a photo of an appeal that has landed: whole by its sum, once by the id that the device made. Throws not_found, conflict
 * `field.changed`, `field.revoked`, `field.handed_in`, invalid `field.torn` (it came damaged: send it again), `field.photos`, and what a
 * file is refused with.
 */
export async function landPhoto(tx: Tx, actor: Staff, kitId: string, photo: PhotoInput, bytes: Buffer): Promise<Landed> {
	await workingKit(tx, actor, kitId);
	const record = await tx
		.selectFrom('field_record')
		.select('subject_id')
		.where('id', '=', photo.record)
		.where('kit_id', '=', kitId)
		.where('kind', '=', 'appeal')
		.executeTakeFirst();
	if (record === undefined) throw notFound();
	const hash = sha256(bytes);
	if (hash.toString('hex') !== photo.sha256) throw invalid('photos', 'field.torn');
	const landed = await tx.selectFrom('field_file').select(['id', 'sent_hash']).where('record_id', '=', photo.record).execute();
	const before = landed.find(({ id }) => id === photo.id);
	if (before !== undefined) {
		if (!before.sent_hash.equals(hash)) throw conflict('field.changed');
		return { id: photo.id };
	}
	if (landed.length >= MOST_PHOTOS) throw invalid('photos', 'field.photos', { most: MOST_PHOTOS });
	await keepAddition(tx, actor, record.subject_id, {}, [{ name: photo.name, bytes }]);
	await tx.insertInto('field_file').values({ id: photo.id, record_id: photo.record, sent_hash: hash, landed_at: now() }).execute();
	return { id: photo.id };
}
