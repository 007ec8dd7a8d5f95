import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clientLabel, isComplete, localPath, passwordProblem, plainEmail, sessionLife, type Factor } from './rules.ts';

describe('isComplete', () => {
	it.each<[Factor[], boolean]>([
		[[], false],
		[['password'], false],
		[['totp'], false],
		[['password', 'totp'], true],
		[['passkey'], true],
		[['password', 'mail'], false],
		[['password', 'demo'], false]
	])('staff with %j: %s', (factors, complete) => {
		expect(isComplete('staff', factors, false)).toBe(complete);
	});

	it('lets a demo account stand without TOTP in demo mode only, and never without its password', () => {
		expect(isComplete('staff', ['password', 'demo'], true)).toBe(true);
		expect(isComplete('staff', ['demo'], true)).toBe(false);
		expect(isComplete('staff', ['password'], true)).toBe(false);
	});

	it('takes the code by mail from citizens, and nothing else', () => {
		for (const factor of ['mail', 'sms']) expect(isComplete('citizen', [factor], false)).toBe(true);
		expect(isComplete('staff', ['sms'], false)).toBe(false);
		expect(isComplete('citizen', ['password', 'totp'], false)).toBe(false);
	});
});

describe('sessionLife', () => {
	it('is half an hour between factors, a shift for staff, a month for citizens', () => {
		expect(sessionLife('staff', false).total('minutes')).toBe(30);
		expect(sessionLife('staff', true).total('hours')).toBe(12);
		expect(sessionLife('citizen', true).total('hours')).toBe(720);
	});
});

describe('passwordProblem', () => {
	it.each([
		['тоғызтаңб', 'password_short'], // 9 today
		['оң', 'password_short'],
		['x'.repeat(201), 'password_long'],
		['password123', 'password_common'],
		['PASSWORD123', 'password_common'],
		['qwertyuiop', 'password_common'],
		['poiuytrewq', 'password_common'],
		['1234567890', 'password_common'],
		['йцукенгшщзх', 'password_common'],
		['aaaaaaaaaa', 'password_common'],
		['abababababab', 'password_common'],
		['abcabcabcabc', 'password_common'],
		['aidana@example.org', 'password_common'],
		['Aidana@Example.org', 'password_common']
	])('refuses %s: %s', (password, code) => {
		expect(passwordProblem(password, 'aidana@example.org')).toBe(code);
	});

	it.each(['он таңба иә', 'тау бөктеріндегі үй', 'correct horse battery', 'x1!yZ9?qwe', '🐎🔋📎🐎🔋📎🧷🪡🪢🧵'])('takes %s', (password) => {
		expect(passwordProblem(password, 'aidana@example.org')).toBeUndefined();
	});
});

describe('localPath', () => {
	it.each(['/desk', '/desk/people?q=a%20b&after=1', '/kk/account', '/'])('goes back to %s', (path) => {
		expect(localPath(path, '/x')).toBe(path);
	});

	it.each([
		null,
		undefined,
		'',
		'desk',
		'//evil.example',
		'///evil.example',
		'/\\evil.example',
		'\\\\evil.example',
		'https://evil.example/desk',
		'javascript:alert(1)',
		'/\t/evil.example',
		'/\n/evil.example',
		'\t//evil.example',
		'/.//evil.example',
		'/desk/..//evil.example',
		`/${'a'.repeat(2000)}`
	])('refuses %j', (path) => {
		expect(localPath(path, '/fallback')).toBe('/fallback');
	});

	it('never leaves the site, whatever is asked', () => {
		const pieces = fc.array(fc.constantFrom('/', '\\', '.', '..', ':', '@', '?', '#', '\t', '%2f', 'evil.example', 'a', 'https:'), {
			maxLength: 8
		});
		fc.assert(
			fc.property(
				fc.oneof(
					pieces.map((p) => p.join('')),
					fc.string()
				),
				(wanted) => {
					const path = localPath(wanted, '/fallback');
					expect(new URL(path, 'https://jauap.example/kk/staff').origin).toBe('https://jauap.example');
					expect(new URL(path, 'https://jauap.example/kk/staff').pathname.startsWith('//')).toBe(false);
				}
			),
			{ numRuns: 2000 }
		);
	});
});

it('compares mail addresses without case and space', () => {
	expect(plainEmail('  Aidana@Example.ORG ')).toBe('aidana@example.org');
});

describe('clientLabel', () => {
	it.each([
		['Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0', 'Firefox, Linux'],
		[
			'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36 Edg/130.0',
			'Edge, Windows'
		],
		[
			'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121 Mobile Safari/537.36',
			'Samsung Internet, Android'
		],
		['Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Mobile/15E148 Safari/604.1', 'Safari, iOS'],
		['curl/8', ''],
		[null, '']
	])('%s', (agent, label) => {
		expect(clientLabel(agent)).toBe(label);
	});
});
