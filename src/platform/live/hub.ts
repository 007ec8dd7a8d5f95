import { listenTo, type Listening } from './listen.ts';
import { Topic } from './topic.ts';

const LOOK_AGAIN = 10_000;

export interface Hub {
	/** See `watch` of the door. */
	watch: (name: string, look: () => Promise<unknown>) => Promise<ReadableStream<Uint8Array>>;
	viewers: () => number;
	end: () => Promise<void>;
}

/** Who watches what in one process. It is connected to the database while somebody watches. */
export function makeHub(databaseUrl: string | undefined): Hub {
	const topics = new Map<string, Topic>();
	let listening: Listening | undefined;
	let pulse: NodeJS.Timeout | undefined;

	async function begin(): Promise<void> {
		listening ??= listenTo(databaseUrl, (name) => void topics.get(name)?.refreshQuietly());
		pulse ??= setInterval(() => {
			for (const topic of topics.values()) topic.beat();
		}, LOOK_AGAIN).unref();
		await listening.ready;
	}

	async function end(): Promise<void> {
		clearInterval(pulse);
		const ended = listening;
		pulse = listening = undefined;
		for (const topic of topics.values()) topic.end();
		topics.clear();
		await ended?.stop();
	}

	/** The last viewer of a topic went: it is looked at no longer. */
	function forget(name: string, topic: Topic): void {
		if (!topic.unwatched || topics.get(name) !== topic) return;
		topics.delete(name);
		if (topics.size === 0) void end();
	}

	return {
		watch: async (name, look) => {
			const topic = topics.get(name) ?? new Topic(look);
			topics.set(name, topic);
			const left = () => {
				forget(name, topic);
			};
			try {
				return await topic.await(async () => {
					// Listening first: what changes while one looks is heard.
					await begin();
					await topic.refresh();
					return topic.stream(left);
				});
			} catch (error) {
				left();
				throw error;
			}
		},
		viewers: () => [...topics.values()].reduce((sum, topic) => sum + topic.size, 0),
		end
	};
}
