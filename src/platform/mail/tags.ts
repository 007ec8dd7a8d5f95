/**
 * What our letters carry so that an answer or a bounce finds its way back: an id under our signature. It stands in an
 * address (`name+tag@…`), where some servers change the case, so it is written in base 32. Everything else that a
 * letter says of itself (From, Subject, In-Reply-To) anybody can write.
 */
import { timingSafeEqual } from 'node:crypto';
import { sign, signatures } from '../secrets.ts';

export type TagKind = 'thread' | 'bounce';

const LETTER: Record<TagKind, string> = { thread: 't', bounce: 'b' };
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
// 128 bits of the id and 80 of the signature: 42 characters, so that a name of 20 stays within the 64 of a local part (RFC 5321 4.5.3.1.1).
const ID_BYTES = 16;
const PROOF_BYTES = 10;
const TAG = /^[tb][a-z2-7]{42}$/;

function toBase32(bytes: Buffer): string {
	let bits = '';
	for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
	return (bits.match(/.{1,5}/g) ?? []).map((five) => ALPHABET[parseInt(five.padEnd(5, '0'), 2)]).join('');
}

function fromBase32(text: string): Buffer {
	const bits = [...text].map((c) => ALPHABET.indexOf(c).toString(2).padStart(5, '0')).join('');
	return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => parseInt(eight, 2)));
}

const subjectOf = (kind: TagKind, id: string, bound: string) => `mail-${kind}:${id}:${bound}`;
const proofOf = (signature: string) => Buffer.from(signature, 'base64url').subarray(0, PROOF_BYTES);

/** A tag for the thing `id` (a UUID); `bound` is what it stands and falls with, such as the contact it was sent to. */
export function makeTag(kind: TagKind, id: string, bound = ''): string {
	return LETTER[kind] + toBase32(Buffer.concat([Buffer.from(id.replaceAll('-', ''), 'hex'), proofOf(sign(subjectOf(kind, id, bound)))]));
}

export interface Tag {
	id: string;
	/** Whether we made it for this id and what it is bound to. */
	proves: (bound?: string) => boolean;
}

/** Reads a tag of a kind; undefined for what cannot be one. It says nothing until it `proves`. */
export function readTag(kind: TagKind, text: string): Tag | undefined {
	const plain = text.toLowerCase();
	if (!TAG.test(plain) || !plain.startsWith(LETTER[kind])) return undefined;
	const bytes = fromBase32(plain.slice(1));
	// The last letter has bits to spare: only one way to write a tag is ours.
	if (toBase32(bytes.subarray(0, ID_BYTES + PROOF_BYTES)) !== plain.slice(1)) return undefined;
	const id = bytes.toString('hex', 0, ID_BYTES).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
	const proof = bytes.subarray(ID_BYTES, ID_BYTES + PROOF_BYTES);
	// A letter may be answered after the key was changed.
	const proves = (bound = '') => signatures(subjectOf(kind, id, bound)).some((one) => timingSafeEqual(proof, proofOf(one)));
	return { id, proves };
}

/** "oz@example.kz" with a tag: "oz+tag@example.kz". */
export function taggedAddress(address: string, tag: string): string {
	const at = address.lastIndexOf('@');
	return `${address.slice(0, at)}+${tag}${address.slice(at)}`;
}

/** The tag in one of our addresses; undefined for an address that is not ours or has none. */
export function tagIn(address: string, ours: string): string | undefined {
	const at = ours.lastIndexOf('@');
	const [before, after, plain] = [`${ours.slice(0, at)}+`, ours.slice(at), address.toLowerCase()];
	return plain.startsWith(before) && plain.endsWith(after) ? plain.slice(before.length, plain.length - after.length) : undefined;
}
