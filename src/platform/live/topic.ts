import { setTimeout as sleep } from 'node:timers/promises';
import { log } from '#platform/log.ts';

type Controller = ReadableStreamDefaultController<Uint8Array>;

/** A viewer who is so many messages behind is let go: their browser comes back and gets the newest. */
const BEHIND = 20;
/** Milliseconds between two looks: what changes many times a second (voices in a vote) is told a few times a second. */
const REST = 250;
const encoder = new TextEncoder();
const BEAT = encoder.encode(':\n\n');

/** One thing that is watched: what was seen of it last, and who sees it. */
export class Topic {
	readonly #look: () => Promise<unknown>;
	/** Each with what is to be done when they go. */
	readonly #viewers = new Map<Controller, () => void>();
	#coming = 0;
	#seen = '';
	/** The look that is going on, the one that is to begin, and when the last one began. */
	#looking: Promise<void> | undefined;
	#due: Promise<void> | undefined;
	#looked = -Infinity;

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

	/** Looks, and tells everybody when what is seen is new: at once after a rest, and once for all who ask before the look begins. */
	refresh(): Promise<void> {
		this.#due ??= this.#lookRested();
		return this.#due;
	}

	async #lookRested(): Promise<void> {
		await sleep(Math.max(0, this.#looked + REST - performance.now()), undefined, { ref: false });
		await this.#looking?.catch(() => undefined);
		// Who asks from here on may know of something newer.
		this.#due = undefined;
		this.#looked = performance.now();
		this.#looking = this.#lookNow();
		await this.#looking;
	}

	async #lookNow(): Promise<void> {
		const seen = JSON.stringify(await this.#look());
		if (seen === this.#seen) return;
		this.#seen = seen;
		this.#send(this.#message());
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
