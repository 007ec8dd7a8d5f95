/**
 * The command that started the process and the server it loaded are two module graphs; here they meet. The loaded
 * server says how far it is and how it is stopped.
 */
export interface RunningServer {
	/** Ends what stays open by itself, so that the requests at hand can be waited for. */
	endStreams: () => Promise<void>;
	/** Ends jobs and closes every connection. */
	stop: () => Promise<void>;
}

const KEY = Symbol.for('jauap.server');
const place = globalThis as unknown as Record<symbol, RunningServer | undefined>;

export function announceServer(server: RunningServer): void {
	place[KEY] = server;
}

export function runningServer(): RunningServer | undefined {
	return place[KEY];
}
