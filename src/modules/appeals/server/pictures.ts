/** Pictures for the applicant's pages: the QR code of a slip, a small copy of a photo. */
import QRCode from 'qrcode';

/** A QR code (ISO/IEC 18004, level M) as the address of an image: nothing is fetched for it. */
export async function qrImage(text: string): Promise<string> {
	const svg = await QRCode.toString(text, { type: 'svg', margin: 1, errorCorrectionLevel: 'M' });
	return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

const SMALL = 480;

/** A copy of a photo for a slow line: at most 480 pixels wide or high, WebP, some 20 KB. */
export async function smallPhoto(bytes: Buffer): Promise<Buffer> {
	// Loaded when the first photo is looked at: the library takes 30 MB.
	const { default: sharp } = await import('sharp');
	return sharp(bytes).rotate().resize(SMALL, SMALL, { fit: 'inside', withoutEnlargement: true }).webp({ quality: 60 }).toBuffer();
}
