/** What the server says to the device, and what is no word of the server at all. */

/**
 * `landed`: kept for good; `refused`: to be mended; the rest leaves everything as it is: the `link` (also a village's Wi-Fi that answers
 * instead of the server), whoever is signed in, a kit that is over.
 */
export type Reply =
	| { says: 'landed' }
	| { says: 'refused'; text: string }
	| { says: 'link' | 'signed_out' | 'not_yours' }
	| { says: 'over'; text: string; code: string };

interface Said {
	id?: unknown;
	code?: unknown;
	text?: unknown;
}

const OVER = ['field.revoked', 'field.handed_in', 'field.taken'];
const PATIENCE = 60_000;

async function saidBy(response: Response): Promise<Said | undefined> {
	if (response.headers.get('content-type')?.includes('json') !== true) return undefined;
	return (await response.json().catch(() => undefined)) as Said | undefined;
}

/** What an answer means for the thing with this id. */
function replyOf(status: number, said: Said | undefined, id: string): Reply {
	if (status === 401) return { says: 'signed_out' };
	if (status === 404) return { says: 'not_yours' };
	if (said === undefined || status >= 500 || status === 429) return { says: 'link' };
	if (status < 300) return said.id === id ? { says: 'landed' } : { says: 'link' };
	const [code, text] = [String(said.code), String(said.text)];
	if (OVER.includes(code)) return { says: 'over', text, code };
	return code === 'field.torn' ? { says: 'link' } : { says: 'refused', text };
}

/** Posts to the server. Without an answer, or with one that is not the server's own, nothing is known. */
export async function post(path: string, body: BodyInit, id: string): Promise<Reply> {
	try {
		const headers = { 'content-type': typeof body === 'string' ? 'application/json' : 'application/octet-stream' };
		const signal = AbortSignal.timeout(PATIENCE);
		const response = await fetch(path, { method: 'POST', headers, body, signal, redirect: 'manual', cache: 'no-store' });
		if (response.type === 'opaqueredirect') return { says: 'signed_out' };
		return replyOf(response.status, await saidBy(response), id);
	} catch {
		return { says: 'link' };
	}
}

export type Taken = { pack: unknown } | { text: string | undefined };

/** Asks for a kit; without it, the server's words, or nothing when there were none. */
export async function fetchPack(path: string, deviceId: string): Promise<Taken> {
	try {
		const headers = { 'content-type': 'application/json' };
		const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify({ deviceId }), redirect: 'manual' });
		const said = response.type === 'opaqueredirect' ? undefined : await saidBy(response);
		if (response.ok && said !== undefined) return { pack: said };
		return { text: typeof said?.text === 'string' ? said.text : undefined };
	} catch {
		return { text: undefined };
	}
}
