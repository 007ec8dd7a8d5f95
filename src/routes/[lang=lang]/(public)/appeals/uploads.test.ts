import { expect, test } from 'vitest';
import { formWithFiles } from './uploads.ts';

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
