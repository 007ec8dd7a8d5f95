import { setTimeout as sleep } from 'node:timers/promises';

/** What the server acknowledged: from here on it may not be lost, nor be there twice. */
export interface Acknowledged {
	key: string;
	text: string;
	number: string;
	accessCode: string;
	/** How often it had to be asked. */
	tries: number;
}

export interface Stream {
	acknowledged: Acknowledged[];
	/** Answers that were no acknowledgement: lost connections and refusals while something was away. */
	failures: number;
	/** Ends when every sender has its last answer. */
	stop: () => Promise<void>;
}

/** Sends one appeal until it is acknowledged, always under the same key, as a careful client does. */
async function send(origin: string, key: string, failed: () => void): Promise<Acknowledged> {
	const text = `Сынақ ${key}: көшедегі жарық бір айдан бері жанбайды, балалар қараңғыда жүреді.`;
	const body = JSON.stringify({
		text,
		language: 'kk',
		territory: '750000000',
		applicant: { name: 'Сынақ Өтінішші', email: `${key}@example.kz` }
	});
	for (let tries = 1; ; tries++) {
		try {
			const response = await fetch(`${origin}/api/v1/appeals`, {
				method: 'POST',
				headers: { 'content-type': 'application/json', 'idempotency-key': key },
				body,
				signal: AbortSignal.timeout(20_000)
			});
			const answer = (await response.json()) as { number: string; accessCode: string };
			if (response.status === 201) return { key, text, tries, number: answer.number, accessCode: answer.accessCode };
			if (response.status < 500) throw new TypeError(`a right appeal was refused: ${String(response.status)} ${JSON.stringify(answer)}`);
		} catch (error) {
			if (error instanceof TypeError && error.message.startsWith('a right appeal')) throw error;
		}
		failed();
		await sleep(100);
	}
}

/** `senders` clients that send one appeal after another until they are told to stop. */
export function intake(origin: string, senders: number, run: string): Stream {
	let running = true;
	const stream: Stream = {
		acknowledged: [],
		failures: 0,
		stop: async () => {
			running = false;
			await Promise.all(clients);
		}
	};
	const clients = Array.from({ length: senders }, async (_, sender) => {
		for (let n = 0; running; n++) {
			stream.acknowledged.push(await send(origin, `${run}-${String(sender)}-${String(n)}`, () => (stream.failures += 1)));
		}
	});
	return stream;
}
