/** Hands over what was taken, one thing after another, whenever there is a network; after a break it goes on where it stood. */
import { nextOf, retryIn, type QueuedPhoto, type QueuedRecord } from '../rules.ts';
import type { Reply } from './send.ts';

/** What is sent, and how: the open desk. */
interface Desk {
	readonly items: readonly { stored: QueuedRecord }[];
	readonly photos: readonly QueuedPhoto[];
	sendRecord: (id: string) => Promise<Reply>;
	sendPhoto: (id: string) => Promise<Reply>;
	say: () => Promise<Reply>;
}

export type Link = 'idle' | 'sending' | 'retry' | 'signed_out' | 'not_yours' | 'over';

export class Sender {
	link = $state<Link>('idle');
	/** Seconds until the next try. */
	retry = $state(0);
	/** Why nothing more is taken from this kit, in the server's words. */
	over = $state('');
	online = $state(true);
	readonly #desk: Desk;
	#running = false;
	#again = false;
	#failures = 0;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(desk: Desk) {
		this.#desk = desk;
	}

	start(): void {
		this.online = navigator.onLine;
		addEventListener('online', this.#onOnline);
		addEventListener('offline', this.#onOffline);
		this.soon();
	}

	stop(): void {
		clearTimeout(this.#timer);
		removeEventListener('online', this.#onOnline);
		removeEventListener('offline', this.#onOffline);
	}

	readonly #onOnline = () => {
		this.online = true;
		this.#failures = 0;
		this.soon();
	};
	readonly #onOffline = () => {
		this.online = false;
	};

	/** Something new is there: it is sent now, unless a break is being waited out. */
	soon(): void {
		if (this.#running) this.#again = true;
		else if (this.online && (this.link === 'idle' || this.#failures === 0)) void this.run();
	}

	/** Sends until nothing waits or no answer comes. One run at a time. */
	async run(): Promise<void> {
		if (this.#running) return;
		clearTimeout(this.#timer);
		this.#running = true;
		this.link = 'sending';
		let reply: Reply;
		do {
			this.#again = false;
			reply = await this.#once();
		} while (this.#again && reply.says === 'landed');
		this.#running = false;
		this.heard(reply);
	}

	/** First and last the device says how it is: the desk at home sees what is not there yet, and nothing is sent without an answer. */
	async #once(): Promise<Reply> {
		let reply = await this.#desk.say();
		while (reply.says === 'landed') {
			const next = nextOf(
				this.#desk.items.map(({ stored }) => stored),
				this.#desk.photos
			);
			if (next === undefined) return this.#desk.say();
			const answer = next.what === 'record' ? await this.#desk.sendRecord(next.id) : await this.#desk.sendPhoto(next.id);
			// What was refused waits for somebody; the rest goes on.
			if (answer.says !== 'refused') reply = answer;
		}
		return reply;
	}

	/** What an answer means for what comes next. */
	heard(reply: Reply): void {
		if (reply.says === 'over') this.over = reply.text;
		if (reply.says === 'link') {
			this.#failures++;
			this.link = 'retry';
			this.retry = Math.ceil(retryIn(this.#failures) / 1_000);
			this.#timer = setTimeout(() => void this.run(), retryIn(this.#failures));
			return;
		}
		this.#failures = 0;
		this.link = reply.says === 'landed' || reply.says === 'refused' ? 'idle' : reply.says;
	}
}
