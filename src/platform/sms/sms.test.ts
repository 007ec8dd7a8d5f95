import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeSms, joiningHeader, splitSms } from './parts.ts';
import { readReceipt } from './receipts.ts';
import { smsRoute } from './route.ts';
import { turns } from './transport.ts';

const sizes = (text: string) => {
	const { alphabet, parts } = splitSms(text);
	return [alphabet, ...parts.map((part) => part.length)];
};

describe('a text in short messages', () => {
	it.each([
		['a'.repeat(160), ['gsm', 160]],
		['a'.repeat(161), ['gsm', 153, 8]],
		['a'.repeat(306), ['gsm', 153, 153]],
		['a'.repeat(307), ['gsm', 153, 153, 1]],
		// A letter of the extended table takes two, and is not cut from its escape.
		['€'.repeat(80), ['gsm', 80]],
		['€'.repeat(81), ['gsm', 76, 5]],
		['ж'.repeat(70), ['ucs2', 70]],
		['ж'.repeat(71), ['ucs2', 67, 4]],
		['ж'.repeat(201), ['ucs2', 67, 67, 67]],
		// An emoji is two units, and stays whole.
		['😀'.repeat(35), ['ucs2', 70]],
		['😀'.repeat(36), ['ucs2', 66, 6]],
		['', ['gsm', 0]]
	])('%#', (text, parts) => {
		expect(sizes(text)).toEqual(parts);
	});

	it('needs the wide alphabet for each of the Kazakh letters, and for Russian', () => {
		expect([...'әғқңөұүһіӘҒҚҢӨҰҮҺІя'].map((letter) => splitSms(letter).alphabet)).toEqual(Array.from({ length: 19 }, () => 'ucs2'));
		expect(splitSms('Jauap: ALA-2026-000123, https://example.kz/kk?a=1&b=2 @£Ç').alphabet).toBe('gsm');
		expect(splitSms('a`b').alphabet).toBe('ucs2');
	});

	it('loses and adds nothing, and never exceeds the 140 octets of a message', () => {
		const letter = fc.constantFrom(...'aZ9 €[\\қаә😀ё`\n');
		fc.assert(
			fc.property(fc.array(letter, { maxLength: 400 }), (letters) => {
				const { alphabet, parts } = splitSms(letters.join(''));
				expect(parts.join('')).toBe(letters.join(''));
				const header = parts.length > 1 ? 6 : 0;
				for (const part of parts) {
					const { length } = encodeSms(alphabet, part);
					expect(header + (alphabet === 'gsm' ? Math.ceil((length * 7) / 8) : length)).toBeLessThanOrEqual(140);
				}
			})
		);
	});

	it('is written in octets', () => {
		expect([...encodeSms('gsm', '@a€')]).toEqual([0x00, 0x61, 0x1b, 0x65]);
		expect([...encodeSms('ucs2', 'қ')]).toEqual([0x04, 0x9b]);
		expect([...joiningHeader(0x1ff, 3, 2)]).toEqual([5, 0, 3, 0xff, 3, 2]);
	});
});

describe('a receipt', () => {
	const words = (stat: string) => `id:0A1B sub:001 dlvrd:000 submit date:2611300815 done date:2611300816 stat:${stat} err:005 text:id:7`;
	const receipt = (stat: string, more = {}) => readReceipt({ esm_class: 4, short_message: { message: words(stat) }, ...more });

	it.each([
		['DELIVRD', 'delivered'],
		['EXPIRED', 'failed'],
		['DELETED', 'failed'],
		['UNDELIV', 'failed'],
		['REJECTD', 'failed'],
		['undeliv', 'failed']
	])('says %s: %s', (stat, state) => {
		expect(receipt(stat)).toEqual({ smscId: '0A1B', state, detail: `${stat.toUpperCase()} err:005` });
	});

	it('is told by its own fields where the centre gives them', () => {
		expect(receipt('ACCEPTD', { receipted_message_id: 'm7', message_state: 2 })).toMatchObject({ smscId: 'm7', state: 'delivered' });
		expect(readReceipt({ esm_class: 4, receipted_message_id: 'm7', message_state: 5 })).toEqual({
			smscId: 'm7',
			state: 'failed',
			detail: 'state 5'
		});
	});

	it('is none on the way, without an id, and when somebody wrote to us', () => {
		expect([receipt('ENROUTE'), receipt('UNKNOWN'), receipt('ACCEPTD')]).toEqual([undefined, undefined, undefined]);
		expect(readReceipt({ esm_class: 4, short_message: { message: 'stat:DELIVRD' } })).toBeUndefined();
		expect(receipt('DELIVRD', { esm_class: 0 })).toBeUndefined();
	});
});

describe('the setting', () => {
	it('names a message centre or a provider', () => {
		expect(smsRoute('smpp://me:p%40ss@sms.example.kz?from=1414')).toEqual({
			kind: 'smpp',
			host: 'sms.example.kz',
			port: 2775,
			tls: false,
			user: 'me',
			password: 'p@ss',
			from: '1414',
			rate: 10
		});
		expect(smsRoute('smpps://me:x@sms.example.kz?from=Jauap&rate=3')).toMatchObject({ tls: true, port: 3550, rate: 3 });
		expect(smsRoute('https://:t0ken@sms.example.kz/v1/send?from=%2B77011234567&account=7')).toEqual({
			kind: 'http',
			url: 'https://sms.example.kz/v1/send?account=7',
			token: 't0ken',
			from: '+77011234567',
			rate: 10
		});
	});

	it.each([
		['sms.example.kz', 'it must be an address'],
		['smpp://me:x@sms.example.kz', 'it must end in ?from='],
		['smpp://me:x@sms.example.kz?from=Жауап', 'it must end in ?from='],
		['smpp://me:x@sms.example.kz?from=Parliament+of+us', 'it must end in ?from='],
		['smpp://sms.example.kz?from=1414', 'it must name the user'],
		['smpp://me:x@sms.example.kz?from=1414&rate=0', 'rate must be'],
		['http://:t@sms.example.kz?from=1414', 'it must begin with'],
		['ftp://:t@sms.example.kz?from=1414', 'it must begin with'],
		['https://sms.example.kz?from=1414', 'it must hold the token']
	])('refuses %s', (text, fault) => {
		expect(smsRoute(text)).toContain(fault);
	});
});

it('gives turns at a rate, in order', async () => {
	const turn = turns(100);
	const started = performance.now();
	const said: number[] = [];
	await Promise.all([1, 2, 3, 4].map((n) => turn().then(() => said.push(n))));
	expect(said).toEqual([1, 2, 3, 4]);
	// Three pauses of 10 ms; timers may be a little early.
	expect(performance.now() - started).toBeGreaterThan(25);
});
