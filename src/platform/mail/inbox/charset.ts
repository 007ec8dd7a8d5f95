/** Mail whose letters came out broken: a charset that is not named, wrongly named, or not known. Pure. */

const BROKEN = '\uFFFD';
/** What Kazakh and Russian mail was written in before UTF-8. */
const OLD = ['windows-1251', 'koi8-r'] as const;

/** How often a letter could not be read. */
export function brokenLetters(text: string): number {
	return text.split(BROKEN).length - 1;
}

/**
 * Copies of a raw message in which the charset is guessed: each of the old ones put in the place of the one that is named, and the
 * whole message rewritten from it (headers with bare letters, parts that name none).
 */
export function guesses(raw: Buffer): Buffer[] {
	return OLD.flatMap((charset) => {
		const named = Buffer.from(withCharset(raw.toString('latin1'), charset), 'latin1');
		const rewritten = Buffer.from(withCharset(new TextDecoder(charset).decode(raw), 'utf-8'), 'utf8');
		return [named, rewritten];
	});
}

function withCharset(message: string, charset: string): string {
	return message.replace(/(charset\s*=\s*)(?:"[^"\r\n]{1,60}"|[\w.:-]{1,60})/gi, `$1"${charset}"`);
}

/**
 * How much a text looks like one that people write in Cyrillic: small letters follow one another. One old charset read as
 * another turns small letters into capitals.
 */
function likeness(text: string): number {
	const small = text.match(/\p{Script=Cyrillic}/gu)?.filter((c) => c === c.toLowerCase()).length ?? 0;
	const capitals = text.match(/\p{Script=Cyrillic}/gu)?.filter((c) => c !== c.toLowerCase()).length ?? 0;
	return small - capitals - 5 * (text.match(/[\u0080-\u009F\u2500-\u259F]/g)?.length ?? 0);
}

/** The reading in which the fewest letters are broken; of equals the one that looks most like a text. */
export function bestReading<T extends { text: string }>(readings: readonly [T, ...T[]]): T {
	return readings.reduce((best, other) => {
		const fewer = brokenLetters(best.text) - brokenLetters(other.text);
		return fewer > 0 || (fewer === 0 && likeness(other.text) > likeness(best.text)) ? other : best;
	});
}
