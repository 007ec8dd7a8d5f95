import path from 'node:path';
import type { Config } from '../platform/config.ts';
import { startCluster } from '../platform/db/cluster.ts';
import { migrate } from '../platform/db/migrate.ts';
import { seed } from './seed.ts';

export interface PreparedDatabase {
	url: string;
	/** Whether this call started the server; one that was found running belongs to another process. */
	started: boolean;
	/** Starts our own server again whenever it is gone; a server of DATABASE_URL is its owner's to keep up. */
	keepUp: (onRestart: () => void) => void;
	stop: () => Promise<void>;
}

/**
 * A database ready for the application: our own cluster under JAUAP_DATA (or DATABASE_URL), migrated, with the data
 * that ships. `say` is told each step. Throws ClusterError or MigrationError, each one sentence.
 */
export async function prepareDatabase(config: Config, say: (step: string) => void): Promise<PreparedDatabase> {
	let prepared: PreparedDatabase;
	if (config.DATABASE_URL === undefined) {
		const folder = path.join(config.JAUAP_DATA, 'postgres');
		say(`PostgreSQL in ${folder}`);
		const cluster = await startCluster({ folder });
		prepared = { url: cluster.url, started: cluster.started, keepUp: cluster.keepUp, stop: cluster.stop };
	} else {
		prepared = { url: config.DATABASE_URL, started: false, keepUp: () => undefined, stop: () => Promise.resolve() };
	}
	try {
		await migrate(prepared.url, (name) => {
			say(`migration ${name}`);
		});
		for (const name of await seed(prepared.url)) say(`data ${name}`);
	} catch (error) {
		await prepared.stop();
		throw error;
	}
	return prepared;
}
