/** The way out for text messages, as `SMS_URL` says it. Pure. */

interface Common {
	/** Who the message is from, on the reader's telephone: a number, or a name of up to eleven Latin letters that the provider knows. */
	from: string;
	/** At most so many messages a second from one server; a message in parts counts each. */
	rate: number;
}
export interface SmppRoute extends Common {
	kind: 'smpp';
	host: string;
	port: number;
	tls: boolean;
	user: string;
	password: string;
}
export interface HttpRoute extends Common {
	kind: 'http';
	url: string;
	token: string;
}
export type SmsRoute = SmppRoute | HttpRoute;

const DEFAULT_RATE = 10;
const PORT = { 'smpp:': 2775, 'smpps:': 3550 };
const LOCAL = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Reads `smpp://user:password@host:2775?from=1414&rate=10` (`smpps:` for TLS) or `https://:token@host/path?from=…`; what else stands
 * in the query of the second belongs to the provider. Returns what is wrong as a clause when it cannot be used.
 */
export function smsRoute(text: string): SmsRoute | string {
	const url = URL.parse(text);
	if (url === null) return 'it must be an address, such as smpp://user:password@host:2775?from=1414';
	const [from, rate] = [url.searchParams.get('from') ?? '', Number(url.searchParams.get('rate') ?? DEFAULT_RATE)];
	if (!/^(\+?\d{3,15}|(?=.*[A-Za-z])[A-Za-z0-9 ._-]{1,11})$/.test(from))
		return 'it must end in ?from= with the number or the name (up to 11 Latin letters) that messages come from';
	if (!Number.isInteger(rate) || rate < 1 || rate > 1000) return 'rate must be a whole number from 1 to 1000';
	const [user, password] = [decodeURIComponent(url.username), decodeURIComponent(url.password)];
	if (url.protocol === 'smpp:' || url.protocol === 'smpps:') {
		if (user === '' || url.hostname === '') return 'it must name the user, the password and the host, as in smpp://user:password@host';
		const port = url.port === '' ? PORT[url.protocol] : Number(url.port);
		return { kind: 'smpp', host: url.hostname, port, tls: url.protocol === 'smpps:', user, password, from, rate };
	}
	if (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOCAL.has(url.hostname)))
		return 'it must begin with smpp:, smpps: or https:';
	if (password === '') return 'it must hold the token before the host, as in https://:token@host/path';
	for (const name of ['from', 'rate']) url.searchParams.delete(name);
	[url.username, url.password] = ['', ''];
	return { kind: 'http', url: url.href, token: password, from, rate };
}
