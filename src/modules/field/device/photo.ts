/** A photo as it is kept and sent: no wider than a screen, without the place at which it was made. */
const SIDE = 1_600;
const MOST_BYTES = 2_000_000;

const drawn = (canvas: HTMLCanvasElement, quality: number): Promise<Blob | null> =>
	new Promise((resolve) => {
		canvas.toBlob(resolve, 'image/jpeg', quality);
	});

/** A picture made smaller, as JPEG of at most two megabytes. Throws when it is no picture. */
export async function shrink(file: Blob): Promise<ArrayBuffer> {
	const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
	const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
	const canvas = document.createElement('canvas');
	canvas.width = Math.max(1, Math.round(picture.width * scale));
	canvas.height = Math.max(1, Math.round(picture.height * scale));
	canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
	picture.close();
	for (const quality of [0.8, 0.6, 0.4]) {
		const blob = await drawn(canvas, quality);
		if (blob !== null && blob.size <= MOST_BYTES) return blob.arrayBuffer();
	}
	throw new Error('a picture that stays too heavy');
}
