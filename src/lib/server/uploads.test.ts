import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { formWithFiles, typedBeforeFiles } from './uploads.ts';

const post = (body: BodyInit) =>
	new Request('http://jauap.test/', {
		method: 'POST',
		body,
		duplex: 'half',
		...(body instanceof FormData ? {} : { headers: { 'content-type': 'multipart/form-data; boundary=x' } })
	} as RequestInit);
const broken = (error: Error) =>
	new ReadableStream({
		start: (controller) => {
			controller.error(error);
		}
	});

test('a form heavier than the server takes is told apart from a form and from a fault', async () => {
	const form = new FormData();
	form.set('go', 'back');
	expect((await formWithFiles(post(form)))?.get('go')).toBe('back');
	expect(await formWithFiles(post(broken(Object.assign(new Error('Payload Too Large'), { status: 413 }))))).toBeUndefined();
	await expect(formWithFiles(post(broken(new Error('gone'))))).rejects.toThrow('gone');
});

test('the words of a form that is too heavy are read before its files', async () => {
	const form = new FormData();
	form.set('text', 'Шам әлі жанбайды');
	form.set('files', new File([new Uint8Array(2_000_000)], 'видео.mp4'));
	const whole = new Request('http://jauap.test/', { method: 'POST', body: form });
	const { headers } = whole;
	const bytes = Buffer.from(await whole.arrayBuffer());
	const chunks = Array.from({ length: Math.ceil(bytes.length / 65_536) }, (_, n) => bytes.subarray(n * 65_536, (n + 1) * 65_536));
	const raw = Readable.from(chunks);
	const refused = new Request('http://jauap.test/', { method: 'POST', headers });
	expect(await typedBeforeFiles(refused, raw)).toEqual({ text: 'Шам әлі жанбайды' });
	expect(raw.destroyed).toBe(false);
	expect(await typedBeforeFiles(refused, undefined)).toEqual({});
});
