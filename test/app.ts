import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { testCluster } from './cluster.ts';
import { freePort, jauap, scratch } from './server.ts';

/** Seals what the started application keeps: the same in the tests that write beside it. */
export const SECRET = '00'.repeat(32);

export interface StartedApp {
	origin: string;
	databaseUrl: string;
	/** The file of what the server printed: its log. */
	log: string;
	/** Ends the server and its PostgreSQL and takes their folder away. */
	stop: () => Promise<void>;
}

/** `jauap start` (or another command that serves) on a free port over a PostgreSQL of its own; it builds when the sources have changed. */
export async function startApp(command: string[] = ['start'], env: Record<string, string> = {}): Promise<StartedApp> {
	const { folder, remove } = scratch();
	const [cluster, port] = await Promise.all([testCluster(path.join(folder, 'postgres')), freePort()]);
	const origin = `http://127.0.0.1:${String(port)}`;
	const own = { PORT: String(port), ORIGIN: origin, DATABASE_URL: cluster.url, JAUAP_DATA: folder, JAUAP_SECRET: SECRET };
	const server = jauap(command, { ...own, ...env });
	server.process.stderr?.pipe(process.stderr);
	const log = path.join(folder, 'log');
	server.process.stdout?.pipe(createWriteStream(log));
	const stop = async () => {
		await server.stop();
		await cluster.stop();
		remove();
	};
	try {
		await server.ready;
	} catch (error) {
		await stop();
		throw error;
	}
	return { origin, databaseUrl: cluster.url, log, stop };
}
