/** The road between a browser and the server, which can be cut: also after the server has done what was asked, so that its answer is lost. */
import { createServer, connect, type Server, type Socket } from 'node:net';

export class Link {
	readonly #to: URL;
	readonly #server: Server;
	readonly #sockets = new Set<Socket>();
	/** The browser's name for the server. */
	origin = '';
	up = true;
	#left = Number.POSITIVE_INFINITY;

	private constructor(to: string) {
		this.#to = new URL(to);
		this.#server = createServer((browser) => {
			this.#join(browser);
		});
	}

	static async open(to: string): Promise<Link> {
		const link = new Link(to);
		await new Promise<void>((resolve) => {
			link.#server.listen(0, '127.0.0.1', resolve);
		});
		const address = link.#server.address();
		link.origin = `http://127.0.0.1:${String(typeof address === 'object' ? address?.port : 0)}`;
		return link;
	}

	#join(browser: Socket): void {
		if (!this.up) {
			browser.destroy();
			return;
		}
		const server = connect(Number(this.#to.port), this.#to.hostname);
		for (const socket of [browser, server]) {
			this.#sockets.add(socket);
			socket.on('error', () => socket.destroy());
			socket.on('close', () => {
				this.#sockets.delete(socket);
				browser.destroy();
				server.destroy();
			});
		}
		let last = false;
		browser.on('data', (chunk) => {
			if (/^POST \S+\/(records|photos)/.test(chunk.toString('latin1')) && --this.#left <= 0) last = true;
			server.write(chunk);
		});
		server.on('data', (chunk) => {
			// What the server says to the last thing that was sent never arrives.
			if (last) this.cut();
			else browser.write(chunk);
		});
	}

	/** Nothing goes through any more. */
	cut(): void {
		this.up = false;
		for (const socket of this.#sockets) socket.destroy();
	}

	/** It goes through again; with a number only so many records and photos, and the answer to the last of them is lost. */
	mend(records = Number.POSITIVE_INFINITY): void {
		this.#left = records;
		this.up = true;
	}

	close(): void {
		this.cut();
		this.#server.close();
	}
}
