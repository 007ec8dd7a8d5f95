import { log } from '#platform/log.ts';

type Controller = ReadableStreamDefaultController<Uint8Array>;

/** A viewer who is so many messages behind is let go: their browser comes back and gets the newest. */
const BEHIND = 20;
const encoder = new TextEncoder();
const BEAT = encoder.encode(':\n\n');

/** One thing that is watched: what was seen of it last, and who sees it. */
export class Topic {
	readonly #look: () => Promise<unknown>;
	/** Each with what is to be done when they go. */
	readonly #viewers = new Map<Controller, () => void>();
	#coming = 0;
	#seen = '';
	#looking: Promise<void> | undefined;
	#again = false;

	constructor(look: () => Promise<unknown>) {
		this.#look = look;
	}

	get size(): number {
		return this.#viewers.size;
	}

	/** Nobody sees it, nor is about to. */
	get unwatched(): boolean {
		return this.#viewers.size + this.#coming === 0;
	}

	/** Keeps the topic while a viewer is on the way: others may leave meanwhile. */
	async await<T>(work: () => Promise<T>): Promise<T> {
		this.#coming += 1;
		try {
			return await work();
		} finally {
			this.#coming -= 1;
		}
	}

	/** Looks, and tells everybody when what is seen is new. A change while one looks is looked at after it, once. */
	async refresh(): Promise<void> {
		if (this.#looking !== undefined) {
			this.#again = true;
			return this.#looking;
		}
		this.#looking = this.#lookUntilStill();
		try {
			await this.#looking;
		} finally {
			this.#looking = undefined;
		}
	}

	async #lookUntilStill(): Promise<void> {
		do {
			this.#again = false;
			const seen = JSON.stringify(await this.#look());
			if (seen === this.#seen) continue;
			this.#seen = seen;
			this.#send(this.#message());
		} while (this.#again);
	}

	/** As `refresh`, when nobody waits for it: what fails now is tried at the next beat. */
	async refreshQuietly(): Promise<void> {
		await this.refresh().catch((error: unknown) => {
			log.warn({ err: error }, 'a live page could not be looked at');
		});
	}

	/** Keeps the connections open, and looks again. */
	beat(): void {
		this.#send(BEAT);
		void this.refreshQuietly();
	}

	#message(): Uint8Array {
		return encoder.encode(`data: ${this.#seen}\n\n`);
	}

	#send(bytes: Uint8Array): void {
		for (const [viewer, left] of this.#viewers) {
			if ((viewer.desiredSize ?? 0) >= -BEHIND) {
				viewer.enqueue(bytes);
				continue;
			}
			this.#viewers.delete(viewer);
			viewer.close();
			left();
		}
	}

	/** A new viewer's stream, beginning with what was seen last; `left` is called when they go. */
	stream(left: () => void): ReadableStream<Uint8Array> {
		let own: Controller | undefined;
		return new ReadableStream<Uint8Array>({
			start: (controller) => {
				own = controller;
				this.#viewers.set(controller, left);
				controller.enqueue(encoder.encode(`retry: 3000\ndata: ${this.#seen}\n\n`));
			},
			cancel: () => {
				if (own !== undefined) this.#viewers.delete(own);
				left();
			}
		});
	}

	end(): void {
		for (const viewer of this.#viewers.keys()) viewer.close();
		this.#viewers.clear();
	}
}
