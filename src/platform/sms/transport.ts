import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { now } from '../clock.ts';
import type { Lang } from '../i18n/lang.ts';
import { Hopeless } from '../jobs/index.ts';
import type { SmsParts } from './parts.ts';
import type { HttpRoute } from './route.ts';

/** A message on its way. */
export interface Outgoing extends SmsParts {
	/** The same at every attempt. */
	id: string;
	/** E.164. */
	to: string;
	text: string;
	lang: Lang;
	/** How many parts were taken at an earlier attempt: they are not handed over again. */
	done: number;
	/** When it has no use any more. */
	until: Temporal.Instant | undefined;
}

export interface Transport {
	/** Hands a message over; `taken` is awaited as soon as the other side has a part, or the whole where it asks for no parts. */
	send: (message: Outgoing, taken: (id: string) => Promise<void>) => Promise<void>;
	/** Where receipts come by an open line: opens it when it is not. */
	listen?: () => Promise<void>;
	close?: () => void;
}

/** A turn for each call, in their order, at most `rate` a second. */
export function turns(rate: number): () => Promise<void> {
	let next = 0;
	return async () => {
		const at = performance.now();
		const turn = Math.max(at, next);
		next = turn + 1000 / rate;
		if (turn > at) await sleep(turn - at);
	};
}

const PATIENCE = 10_000;
const REFUSED = new Set([400, 422]);

/**
 * A provider's HTTP address (docs/sms.md says what is posted). The key in the header and the id are the same at every attempt, so that
 * the provider can tell a message it has. 400 and 422 refuse the message for good; everything else may be mended and is tried again.
 */
export function httpTransport({ url, token, from, rate }: HttpRoute): Transport {
	const turn = turns(rate);
	return {
		send: async ({ id, to, text, lang, done }, taken) => {
			if (done > 0) return;
			await turn();
			const answer = await fetch(url, {
				method: 'POST',
				headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': id },
				body: JSON.stringify({ id, from, to, text, language: lang }),
				redirect: 'error',
				signal: AbortSignal.timeout(PATIENCE)
			});
			if (REFUSED.has(answer.status)) throw new Hopeless(`refused by the provider: ${String(answer.status)}`);
			if (!answer.ok) throw new Error(`the provider answered ${String(answer.status)}`);
			await taken(id);
		}
	};
}

/** Without a way out each message is a file; only the owner may read it. */
export function folderTransport(folder: string): Transport {
	return {
		send: async ({ id, to, text, done }, taken) => {
			if (done > 0) return;
			await mkdir(folder, { recursive: true, mode: 0o700 });
			const stamp = now().toString({ smallestUnit: 'second' }).replace(/[-:]/g, '');
			const file = path.join(folder, `${stamp}-${id}.txt`);
			await writeFile(`${file}.part`, `${to}\n\n${text}\n`, { mode: 0o600 });
			await rename(`${file}.part`, file);
			await taken(id);
		}
	};
}
