import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { log } from '#platform/log.ts';

const AGAIN = 1_000;

export interface Listening {
	/** Settles when the first connection stands, or was refused: without it the topics are still looked at now and then. */
	ready: Promise<void>;
	stop: () => Promise<void>;
}

/** Calls `heard` with each notice on the channel `live`, over a connection of its own that is made anew when it breaks. */
export function listenTo(databaseUrl: string | undefined, heard: (topic: string) => void): Listening {
	const stopping = new AbortController();
	const first = Promise.withResolvers<void>();
	let client: pg.Client | undefined;

	async function listen(): Promise<void> {
		const ours = new pg.Client({ connectionString: databaseUrl, application_name: 'jauap-live', options: '-c role=jauap_app' });
		client = ours;
		const lost = new Promise<void>((resolve) => {
			ours.on('error', () => undefined);
			ours.on('end', resolve);
		});
		ours.on('notification', ({ payload }) => {
			if (payload !== undefined) heard(payload);
		});
		await ours.connect();
		await ours.query('LISTEN live');
		first.resolve();
		await lost;
	}

	async function keepListening(): Promise<void> {
		while (!stopping.signal.aborted) {
			await listen().catch((error: unknown) => {
				if (!stopping.signal.aborted) log.warn({ err: error }, 'the connection for live pages broke');
			});
			first.resolve();
			await sleep(AGAIN, undefined, { signal: stopping.signal }).catch(() => undefined);
		}
	}

	const ended = keepListening();
	return {
		ready: first.promise,
		stop: async () => {
			stopping.abort();
			await client?.end().catch(() => undefined);
			await ended;
		}
	};
}
