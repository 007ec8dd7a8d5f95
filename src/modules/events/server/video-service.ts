import { rows, sql, type Reader } from '#platform/db/index.ts';
import { open } from '#platform/secrets.ts';

export type VideoService = { name: 'jitsi'; url: string } | { name: 'bbb'; url: string; secret: string };

/** The service in use, if one is. */
export async function videoService(db: Reader): Promise<VideoService | undefined> {
	const [row] = await rows(
		db,
		sql<{ name: 'jitsi' | 'bbb'; url: string; secret: Buffer | null }>`SELECT name, url, secret FROM video_service WHERE used`
	);
	if (row === undefined) return undefined;
	if (row.name === 'jitsi') return { name: 'jitsi', url: row.url };
	return row.secret === null ? undefined : { name: 'bbb', url: row.url, secret: open(row.secret) };
}

/** The BigBlueButton server, also when another service is in use now: rooms that were made there stay there. */
export async function bbbServer(db: Reader): Promise<{ url: string; secret: string } | undefined> {
	const [row] = await rows(db, sql<{ url: string; secret: Buffer }>`SELECT url, secret FROM video_service WHERE name = 'bbb'`);
	return row && { url: row.url, secret: open(row.secret) };
}
