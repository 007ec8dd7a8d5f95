import { now } from '#platform/clock.ts';
import type { Tx } from '#platform/db/index.ts';
import { conflict, found, invalid } from '#platform/errors.ts';
import { storeFile } from '#platform/files/index.ts';
import type { Actor } from '#platform/identity/actor.ts';
import type { PhotosInput, TakeDownInput } from '../../input.ts';
import { hasBegun, MOST_PHOTOS } from '../../rules.ts';
import { PHOTO, photosOf, type PhotoUpload } from '../photos.ts';
import { runGathering, tell } from '../store.ts';

/**
 * Adds photos to an event that has begun. Throws not_found, forbidden, conflict `participation.photos_early`, invalid `photos` for none,
 * too many, one that is there already (a form sent twice) or was taken down, and what a file is refused for.
 */
export async function addPhotos(
	tx: Tx,
	actor: Actor,
	id: string,
	{ caption, photos }: PhotosInput & { photos: readonly PhotoUpload[] }
): Promise<void> {
	const gathering = await runGathering(tx, actor, id);
	const at = now();
	if (!hasBegun(gathering, at)) throw conflict('participation.photos_early');
	if (photos.length === 0) throw invalid('photos', 'participation.no_photo');
	const there = new Map((await photosOf(tx, id)).map(({ sha256, down }) => [sha256, down ? 'photo_down' : 'photo_twice']));
	if (there.size + photos.length > MOST_PHOTOS) throw invalid('photos', 'participation.many_photos', { most: MOST_PHOTOS });
	for (const photo of photos) {
		const file = await storeFile(tx, actor, { subject: { kind: PHOTO, id }, seenBy: 'applicant', ...photo });
		if (!file.mime.startsWith('image/')) throw invalid('photos', 'participation.photo', { file: file.name });
		const before = there.get(file.sha256);
		if (before !== undefined) throw invalid('photos', `participation.${before}`, { file: file.name });
		there.set(file.sha256, 'photo_twice');
		await tx
			.insertInto('gathering_photo')
			.values({ file_id: file.id, event_id: id, caption: caption ?? null })
			.execute();
	}
	await tell(tx, actor, id, 'photos_added', at, { photos: photos.length });
}

/** Takes a photo down, with the reason: somebody on it asked, or it does not belong there. Nobody opens it any more. Throws not_found, forbidden, conflict `participation.photo_down`. */
export async function takePhotoDown(tx: Tx, actor: Actor, id: string, { photoId, reason }: TakeDownInput): Promise<void> {
	await runGathering(tx, actor, id);
	const photo = found((await photosOf(tx, id)).find((one) => one.id === photoId));
	if (photo.down) throw conflict('participation.photo_down');
	const at = now();
	await tx.updateTable('gathering_photo').set({ down_at: at, down_reason: reason }).where('file_id', '=', photoId).execute();
	await tell(tx, actor, id, 'photo_down', at, { photo: photoId, reason });
}
