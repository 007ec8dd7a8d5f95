/**
 * Pages that follow something as it happens, by server-sent events (HTML Living Standard, 9.2). Whatever changes a topic says
 * `touch` in its transaction; every process looks at the topic once, and sends what it saw to all who watch: the work grows with
 * changes, not with viewers. Between changes the topic is looked at anew now and then, so that a lost notice or a late
 * replica shows for seconds at most.
 */
import { config } from '#platform/config.ts';
import { sql, type Tx } from '#platform/db/index.ts';
import { gauge } from '#platform/metrics.ts';
import { makeHub, type Hub } from './hub.ts';

let hub: Hub | undefined;

/** The hub of this process, made when somebody watches. */
function ours(): Hub {
	hub ??= makeHub(config().DATABASE_URL);
	return hub;
}

gauge('jauap_live_viewers', 'Open streams of pages that follow something as it happens.', () => hub?.viewers() ?? 0);

/** Tells whoever watches the topic that it changed, when the transaction commits. */
export async function touch(tx: Tx, topic: string): Promise<void> {
	await sql`SELECT pg_notify('live', ${topic})`.execute(tx);
}

/**
 * Answers with a stream of what `look` sees of the topic (anything JSON can hold): at once, and again whenever that differs. The
 * first look is awaited, so that its refusal is the answer's.
 */
export async function watch(topic: string, look: () => Promise<unknown>): Promise<Response> {
	const body = await ours().watch(topic, look);
	// `no-transform`: a compressed stream would be held back until a block is full. `x-accel-buffering`: the same for a proxy.
	const headers = {
		'content-type': 'text/event-stream; charset=utf-8',
		'cache-control': 'no-store, no-transform',
		'x-accel-buffering': 'no'
	};
	return new Response(body, { headers });
}

/** Ends every stream of this process; browsers come back by themselves. For a server that stops. */
export async function endStreams(): Promise<void> {
	await hub?.end();
	hub = undefined;
}
