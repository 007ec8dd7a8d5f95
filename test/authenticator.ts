import { createHash, createSign, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';

/** CBOR (RFC 8949), as much as an authenticator writes: small integers, bytes, text, maps. */
function cbor(value: number | string | Buffer | Map<number | string, unknown>): Buffer {
	const head = (major: number, n: number) =>
		n < 24
			? Buffer.from([(major << 5) | n])
			: n < 256
				? Buffer.from([(major << 5) | 24, n])
				: Buffer.from([(major << 5) | 25, n >> 8, n & 255]);
	if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value);
	if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
	if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
	return Buffer.concat([head(5, value.size), ...[...value].flatMap(([k, v]) => [cbor(k), cbor(v as never)])]);
}

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest();
const text = (bytes: Buffer) => bytes.toString('base64url');

const PRESENT = 0x01;
const VERIFIED = 0x04;
const ATTESTED = 0x40;

export interface Ceremony {
	challenge: string;
	/** Where the browser says it is. */
	origin: string;
	/** Whom the passkey is for: the host name. */
	site: string;
	/** Whether the owner showed finger, face or PIN (default yes). */
	verified?: boolean;
	/** Sent instead of the next count, to play a copy of the key. */
	counter?: number;
}

/** A passkey in software (WebAuthn level 3): P-256, attestation "none", as a browser's JSON. */
export class Authenticator {
	readonly id = randomBytes(16);
	private readonly key: KeyObject;
	private readonly publicKey: Buffer;
	private count = 0;

	constructor() {
		const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
		this.key = privateKey;
		const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
		// COSE key (RFC 9053): EC2, ES256, P-256.
		this.publicKey = cbor(
			new Map<number, number | Buffer>([
				[1, 2],
				[3, -7],
				[-1, 1],
				[-2, Buffer.from(x, 'base64url')],
				[-3, Buffer.from(y, 'base64url')]
			])
		);
	}

	private data(ceremony: Ceremony, attested: boolean): Buffer {
		const flags = PRESENT | (ceremony.verified === false ? 0 : VERIFIED) | (attested ? ATTESTED : 0);
		const counter = Buffer.alloc(4);
		counter.writeUInt32BE(ceremony.counter ?? ++this.count);
		const credential = attested ? [Buffer.alloc(16), Buffer.from([0, this.id.length]), this.id, this.publicKey] : [];
		return Buffer.concat([sha256(ceremony.site), Buffer.from([flags]), counter, ...credential]);
	}

	private client(type: 'webauthn.create' | 'webauthn.get', ceremony: Ceremony): Buffer {
		return Buffer.from(JSON.stringify({ type, challenge: ceremony.challenge, origin: ceremony.origin, crossOrigin: false }));
	}

	/** What navigator.credentials.create answers. */
	make(ceremony: Ceremony): string {
		const attestation = cbor(
			new Map<string, unknown>([
				['fmt', 'none'],
				['attStmt', new Map()],
				['authData', this.data(ceremony, true)]
			])
		);
		return JSON.stringify({
			id: text(this.id),
			rawId: text(this.id),
			type: 'public-key',
			clientExtensionResults: {},
			response: {
				clientDataJSON: text(this.client('webauthn.create', ceremony)),
				attestationObject: text(attestation),
				transports: ['internal']
			}
		});
	}

	/** What navigator.credentials.get answers. */
	use(ceremony: Ceremony): string {
		const authenticatorData = this.data(ceremony, false);
		const clientData = this.client('webauthn.get', ceremony);
		const signature = createSign('sha256')
			.update(Buffer.concat([authenticatorData, sha256(clientData)]))
			.sign(this.key);
		return JSON.stringify({
			id: text(this.id),
			rawId: text(this.id),
			type: 'public-key',
			clientExtensionResults: {},
			response: { clientDataJSON: text(clientData), authenticatorData: text(authenticatorData), signature: text(signature) }
		});
	}
}
