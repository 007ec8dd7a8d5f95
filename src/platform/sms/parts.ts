/** How a text goes into short messages (3GPP TS 23.038 for the letters, TS 23.040 for the parts). Pure. */

/** `gsm` has 7 bits a letter and Latin letters only; everything else, Kazakh and Russian too, is written in UCS-2. */
export type Alphabet = 'gsm' | 'ucs2';

export interface SmsParts {
	alphabet: Alphabet;
	/** The text in order; one part when it fits into one message. */
	parts: string[];
}

/** A longer text is refused: each part is paid for, and a long one is no text message. */
export const MAX_PARTS = 3;

// The place of a letter is its code; the one at 27 begins an extended one.
const BASIC =
	'@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const ESCAPE = 0x1b;
const EXTENDED: Readonly<Record<string, number>> = {
	'\f': 0x0a,
	'^': 0x14,
	'{': 0x28,
	'}': 0x29,
	'\\': 0x2f,
	'[': 0x3c,
	'~': 0x3d,
	']': 0x3e,
	'|': 0x40,
	'€': 0x65
};

/** The codes of a letter in the 7-bit alphabet: one, or two with the escape; none when it is not in it. */
function septets(letter: string): number[] {
	const extended = EXTENDED[letter];
	if (extended !== undefined) return [ESCAPE, extended];
	const code = BASIC.indexOf(letter);
	return code === -1 || code === ESCAPE ? [] : [code];
}

/** How much one message holds, alone and as a part of several (the header that joins them takes its room). */
const ROOM: Record<Alphabet, { alone: number; joined: number }> = { gsm: { alone: 160, joined: 153 }, ucs2: { alone: 70, joined: 67 } };

/** The text in as many messages as it takes; a letter, an emoji too, is never cut in two. */
export function splitSms(text: string): SmsParts {
	const letters = [...text];
	const alphabet: Alphabet = letters.every((letter) => septets(letter).length > 0) ? 'gsm' : 'ucs2';
	const width = (letter: string) => (alphabet === 'gsm' ? septets(letter).length : letter.length);
	const { alone, joined } = ROOM[alphabet];
	if (letters.reduce((sum, letter) => sum + width(letter), 0) <= alone) return { alphabet, parts: [text] };
	const parts: string[] = [];
	let [part, taken] = ['', 0];
	for (const letter of letters) {
		if (taken + width(letter) > joined) {
			parts.push(part);
			[part, taken] = ['', 0];
		}
		part += letter;
		taken += width(letter);
	}
	return { alphabet, parts: [...parts, part] };
}

/** The octets of a part as a message centre takes them: one for each 7-bit code, two for each UCS-2 unit. */
export function encodeSms(alphabet: Alphabet, part: string): Buffer {
	return alphabet === 'gsm' ? Buffer.from([...part].flatMap(septets)) : Buffer.from(part, 'utf16le').swap16();
}

/** The header that joins parts on the telephone: the same `reference` (one octet) for all of them, `part` from 1. */
export function joiningHeader(reference: number, total: number, part: number): Buffer {
	return Buffer.from([5, 0, 3, reference & 0xff, total, part]);
}
