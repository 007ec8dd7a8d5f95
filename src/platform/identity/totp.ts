import { generateSecret, generateURI, verifySync } from 'otplib';
import QRCode from 'qrcode';

/** RFC 6238 with what every authenticator app knows: SHA-1, six digits, thirty seconds. */
const PERIOD = 30;

/** A new secret of 160 bits in base 32. */
export function newTotpSecret(): string {
	return generateSecret({ length: 20 });
}

/** The secret in groups of four, for those who type it. */
export function readableSecret(secret: string): string {
	return secret.replace(/(.{4})(?=.)/g, '$1 ');
}

/** The address that authenticator apps read. */
export function totpUri(secret: string, email: string, issuer: string): string {
	return generateURI({ issuer, label: email, secret });
}

/** A QR code as the data URI of an SVG: no script, no request. */
export async function qrImage(text: string): Promise<string> {
	const svg = await QRCode.toString(text, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 });
	return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}

/**
 * The time step of a right code, or nothing. One step to either side is allowed for clocks that differ (5.2).
 * A code works once: the caller keeps the step and refuses it and all before it.
 */
export function totpStep(secret: string, typed: string, at: Temporal.Instant): number | undefined {
	const token = typed.replace(/\s/g, '');
	if (!/^\d{6}$/.test(token)) return undefined;
	const epoch = Math.floor(at.epochMilliseconds / 1000);
	const result = verifySync({ secret, token, epoch, period: PERIOD, epochTolerance: PERIOD });
	return result.valid && 'timeStep' in result ? result.timeStep : undefined;
}
