/** Rules of accounts and sessions. Pure: no I/O, no clock. */
/** What was shown in a session. `demo` stands for the second factor of a demo account, and counts in demo mode only. */
export const FACTORS = ['password', 'totp', 'passkey', 'mail', 'sms', 'demo'] as const;
export type Factor = (typeof FACTORS)[number];
export type AccountKind = 'staff' | 'citizen';

/**
 * Whether the factors are enough to act. A passkey is asked with user verification, so it is two in one
 * (NIST SP 800-63B 4.2); a password alone only opens the pages where the second factor is shown or set up.
 */
export function isComplete(kind: AccountKind, factors: readonly string[], demoMode: boolean): boolean {
	if (kind === 'citizen') return factors.includes('mail') || factors.includes('sms');
	if (factors.includes('passkey')) return true;
	return factors.includes('password') && (factors.includes('totp') || (demoMode && factors.includes('demo')));
}

/** How long a session lasts from its last rise: a shift for staff, a month for citizens, half an hour between two factors. */
export function sessionLife(kind: AccountKind, complete: boolean): Temporal.Duration {
	if (!complete) return Temporal.Duration.from({ minutes: 30 });
	return Temporal.Duration.from({ hours: kind === 'staff' ? 12 : 30 * 24 });
}

export const PASSWORD_MIN = 10;
export const PASSWORD_MAX = 200;

/** Long passwords that everybody tries first; runs, repeats and the mail address are found by rule. */
const COMMON = new Set(
	`1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx3edc 1qazxsw23edc q1w2e3r4t5 q1w2e3r4t5y6 qazwsxedcrfv zaq12wsxcde3 qwer1234asdf asdf1234qwer
	password12 password123 password1234 password12345 password123456 password2024 password2025 password2026 passw0rd123 p@ssw0rd123 p@ssword123
	qwerty1234 qwerty12345 qwerty123456 qwerty123456789 1234qwerty 12345qwerty 123456qwerty 1234567qwe qweasdzxc123 qweasdzxc1 йцукен1234 йцукен12345 йцукен123456
	admin12345 admin123456 administrator administrator1 administrator123 adminadmin adminadmin1 letmein123 welcome123 welcome1234 welcome12345 changeme123
	iloveyou123 iloveyou12 sunshine123 princess123 football123 football12 baseball123 superman123 superman12 dragon12345 monkey12345 abcd123456
	abc1234567 abc123456789 a123456789 a1234567890 aa123456789 aa12345678 1234567890a 123456789a 123456789q 0123456789a q123456789 z123456789 qq123456789
	пароль1234 пароль12345 пароль123456 парольпароль құпиясөз123 қазақстан123 казахстан123 kazakhstan kazakhstan1 kazakhstan123 qazaqstan123 astana2024 astana2025 astana2026 almaty2024 almaty2025 almaty2026
	jauap12345 jauapjauap test123456 test1234567 testtest123 secret12345 master12345 trustno1trustno1 internet123 computer123 samsung123 google12345 google123456`.split(
		/\s+/
	)
);
const RUNS = [
	'01234567890123456789',
	'abcdefghijklmnopqrstuvwxyz',
	'qwertyuiopasdfghjklzxcvbnm',
	'йцукенгшщзхъфывапролджэячсмитьбю',
	'1qaz2wsx3edc4rfv5tgb6yhn7ujm'
];

/** Whether the text is one or two characters again and again, one short piece repeated, or a run along keyboard or alphabet. */
function isPattern(text: string): boolean {
	if (new Set(text).size <= 2) return true;
	if (/^(.{1,6}?)\1+$/u.test(text)) return true;
	const backwards = [...text].toReversed().join('');
	return RUNS.some((run) => run.includes(text) || run.includes(backwards));
}

/** NIST SP 800-63B 5.1.1.2: length and the commonest, no composition rules. Returns a refusal code, or nothing when it will do. */
export function passwordProblem(password: string, email: string): 'password_short' | 'password_long' | 'password_common' | undefined {
	const length = [...password.normalize('NFKC')].length;
	if (length < PASSWORD_MIN) return 'password_short';
	if (length > PASSWORD_MAX) return 'password_long';
	const plain = password.normalize('NFKC').toLowerCase();
	const mail = email.toLowerCase();
	if (COMMON.has(plain) || isPattern(plain) || plain === mail || plain === (mail.split('@')[0] ?? '')) return 'password_common';
	return undefined;
}

/** Mail addresses are compared without case and surrounding space; the rest is left as it is. */
export function plainEmail(email: string): string {
	return email.trim().normalize('NFC').toLowerCase();
}

/**
 * Where to go after sign-in: a path of our own site, or the fallback. Refuses other hosts in all their disguises
 * (`//evil`, `/\evil`, `https:…`, control characters), so that a link to us cannot carry people elsewhere.
 */
export function localPath(wanted: string | null | undefined, fallback: string): string {
	if (wanted === null || wanted === undefined || wanted.length > 2000) return fallback;
	// oxlint-disable-next-line no-control-regex -- browsers drop tabs and line ends inside an address
	if (!/^\/(?![/\\])/.test(wanted) || /[\u0000-\u001f\u007f\\]/.test(wanted)) return fallback;
	const base = 'http://local.invalid';
	if (!URL.canParse(wanted, base)) return fallback;
	const url = new URL(wanted, base);
	// Dots may fold to a second slash: /.//evil.example
	return url.origin === base && !url.pathname.startsWith('//') ? url.pathname + url.search : fallback;
}

const BROWSERS: [RegExp, string][] = [
	[/\bEdgA?\//, 'Edge'],
	[/\b(OPR|Opera)\//, 'Opera'],
	[/\bYaBrowser\//, 'Yandex'],
	[/\bSamsungBrowser\//, 'Samsung Internet'],
	[/\b(Firefox|FxiOS)\//, 'Firefox'],
	[/\b(Chrome|CriOS)\//, 'Chrome'],
	[/\bSafari\//, 'Safari']
];
const SYSTEMS: [RegExp, string][] = [
	[/\bAndroid\b/, 'Android'],
	[/\b(iPhone|iPad)\b/, 'iOS'],
	[/\bWindows\b/, 'Windows'],
	[/\bMac OS X\b/, 'macOS'],
	[/\bLinux\b/, 'Linux']
];

/** A User-Agent in two words ("Firefox, Windows"), enough to recognise one's own session; empty when unknown. */
export function clientLabel(userAgent: string | null): string {
	const agent = userAgent ?? '';
	const pick = (list: [RegExp, string][]) => list.find(([pattern]) => pattern.test(agent))?.[1];
	return [pick(BROWSERS), pick(SYSTEMS)].filter((part) => part !== undefined).join(', ');
}
