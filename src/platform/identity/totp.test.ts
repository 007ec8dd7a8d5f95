import { generateSync } from 'otplib';
import { describe, expect, it } from 'vitest';
import { newTotpSecret, qrImage, readableSecret, totpStep, totpUri } from './totp.ts';

// RFC 6238 appendix B: the secret is the ASCII text 12345678901234567890, here in base 32.
const RFC = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const at = (seconds: number) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000);

describe('totpStep', () => {
	it.each([
		[59, '287082'],
		[1111111109, '081804'],
		[1111111111, '050471'],
		[1234567890, '005924'],
		[2000000000, '279037']
	])('agrees with RFC 6238 at %i', (seconds, code) => {
		expect(totpStep(RFC, code, at(seconds))).toBe(Math.floor(seconds / 30));
	});

	it('takes the step before and the step after, and no other', () => {
		const step = 41_152_263;
		for (const [offset, second] of [0, 15, 29].flatMap((s) => [-2, -1, 0, 1, 2].map((o) => [o, s] as const))) {
			const code = generateSync({ secret: RFC, epoch: (step + offset) * 30 });
			expect(totpStep(RFC, code, at(step * 30 + second))).toBe(Math.abs(offset) <= 1 ? step + offset : undefined);
		}
	});

	it('reads a code with a space in it, and refuses what is not six digits', () => {
		expect(totpStep(RFC, '287 082', at(59))).toBe(1);
		for (const typed of ['', '28708', '2870822', 'abcdef', '２８７０８２']) expect(totpStep(RFC, typed, at(59))).toBeUndefined();
	});
});

it('makes secrets of 160 bits, shown in groups of four', () => {
	const secret = newTotpSecret();
	expect(secret).toMatch(/^[A-Z2-7]{32}$/);
	expect(newTotpSecret()).not.toBe(secret);
	expect(readableSecret(secret)).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
});

it('draws the QR code as an image of its own', async () => {
	const uri = totpUri(RFC, 'aidana@example.org', 'Қоғамдық қабылдау');
	expect(uri).toMatch(/^otpauth:\/\/totp\/.+secret=GEZDGNBV/);
	const image = await qrImage(uri);
	expect(image).toMatch(/^data:image\/svg\+xml;base64,/);
	expect(Buffer.from(image.split(',')[1] ?? '', 'base64').toString()).toContain('<svg');
});
