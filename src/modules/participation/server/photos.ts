/** Photos of an event: which there are, and who may open one. */
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { onFileAccess } from '#platform/files/index.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { paths } from '#lib/paths.ts';
import { messages } from '../messages/index.ts';

/** What the files of an event are filed under. */
export const PHOTO = 'gathering';

export interface PhotoUpload {
	name: string;
	bytes: Buffer;
}

export interface PhotoRow {
	id: string;
	sha256: string;
	caption: string | null;
	/** It was taken down. */
	down: boolean;
}

/** All photos of an event in the order they came, those that were taken down too. */
export async function photosOf(db: Reader | Tx, eventId: string): Promise<PhotoRow[]> {
	return rows(
		db,
		sql<PhotoRow>`SELECT f.id, encode(f.sha256, 'hex') AS sha256, p.caption, p.down_at IS NOT NULL AS down
			FROM gathering_photo p JOIN file f ON f.id = p.file_id WHERE p.event_id = ${eventId} ORDER BY f.uploaded_at, f.id`
	);
}

// Only an event that began has photos, so it was announced: whoever reads of it sees them.
onFileAccess(PHOTO, async (db, _, file) => {
	const photo = await db.selectFrom('gathering_photo').select('down_at').where('file_id', '=', file.id).executeTakeFirst();
	return photo?.down_at === null;
});

/** The photos that are shown: each with what is said instead of it to who cannot see it. */
export function toPhotos(lang: Lang, photos: readonly PhotoRow[]) {
	return photos
		.filter(({ down }) => !down)
		.map(({ id, caption }, i) => ({
			id,
			href: paths.file(id),
			alt: caption ?? messages[lang].photos.one(formatNumber(lang, i + 1)),
			caption: caption ?? undefined
		}));
}
