/** Small acts that many send at once, done many to a transaction: what they share is read once, and the disk is waited for once. */

interface Waiting<In, Out> {
	item: In;
	settle: PromiseWithResolvers<Out>;
}

/** So many are done in one transaction. */
const MOST = 1_000;

/**
 * Makes one act of many: what comes while a transaction runs waits for the next one, so that a lone act waits for nothing and a crowd shares.
 * `take` does all of its list in one transaction and returns what each gets, in order; each caller's promise settles after the commit.
 * Where a list is refused or fails, each of it is done alone: one that may not be done is refused by itself and takes nobody with it.
 */
export function inBatches<In, Out>(take: (items: readonly In[]) => Promise<readonly Out[]>): (item: In) => Promise<Out> {
	let waiting: Waiting<In, Out>[] = [];
	let running = false;

	async function alone({ item, settle }: Waiting<In, Out>): Promise<void> {
		try {
			const [out] = await take([item]);
			settle.resolve(out as Out);
		} catch (error) {
			settle.reject(error);
		}
	}

	async function together(batch: readonly Waiting<In, Out>[]): Promise<void> {
		let outs: readonly Out[];
		try {
			outs = await take(batch.map(({ item }) => item));
		} catch {
			for (const one of batch) await alone(one);
			return;
		}
		for (const [i, { settle }] of batch.entries()) settle.resolve(outs[i] as Out);
	}

	async function run(): Promise<void> {
		running = true;
		// What is sent in this turn of the loop goes together.
		await Promise.resolve();
		while (waiting.length > 0) {
			const batch = waiting.slice(0, MOST);
			waiting = waiting.slice(MOST);
			await (batch[0] !== undefined && batch.length === 1 ? alone(batch[0]) : together(batch));
		}
		running = false;
	}

	return (item) => {
		const settle = Promise.withResolvers<Out>();
		waiting.push({ item, settle });
		if (!running) void run();
		return settle.promise;
	};
}

/** The same for acts that share what they read by a key: what comes for one key waits for nobody who comes for another. */
export function inBatchesOf<In, Out>(
	keyOf: (item: In) => string,
	take: (key: string, items: readonly In[]) => Promise<readonly Out[]>
): (item: In) => Promise<Out> {
	const lines = new Map<string, { give: (item: In) => Promise<Out>; pending: number }>();
	return async (item) => {
		const key = keyOf(item);
		const line = lines.get(key) ?? { give: inBatches((items: readonly In[]) => take(key, items)), pending: 0 };
		lines.set(key, line);
		line.pending += 1;
		try {
			return await line.give(item);
		} finally {
			line.pending -= 1;
			if (line.pending === 0) lines.delete(key);
		}
	};
}
