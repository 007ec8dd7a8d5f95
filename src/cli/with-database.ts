import { readConfig } from '../platform/config.ts';
import { openDatabase, type Database } from '../platform/db/index.ts';
import { prepareDatabase } from './database.ts';

/** Runs a command of the line against the database of this installation, whether or not the server is up. */
export async function withDatabase<T>(act: (db: Database) => Promise<T>): Promise<T> {
	const prepared = await prepareDatabase(readConfig(), (step) => {
		console.error(`  ${step}`);
	});
	const db = openDatabase(prepared.url, { max: 4 });
	try {
		return await act(db);
	} finally {
		await db.close();
		// A cluster that was found running belongs to the server.
		if (prepared.started) await prepared.stop();
	}
}
