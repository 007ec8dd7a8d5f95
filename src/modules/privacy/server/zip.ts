import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

export interface ZipEntry {
	name: string;
	bytes: Uint8Array;
}

/** A ZIP archive as a stream: one entry in memory at a time. What is compressed already (pictures, office files) is stored. */
export function zipStream(entries: AsyncGenerator<ZipEntry>): ReadableStream<Uint8Array> {
	let out: ReadableStreamDefaultController<Uint8Array>;
	const zip = new Zip((error, chunk, last) => {
		if (error !== null) out.error(error);
		else out.enqueue(chunk);
		if (error === null && last) out.close();
	});
	return new ReadableStream({
		start: (controller) => {
			out = controller;
		},
		pull: async () => {
			const next = await entries.next();
			if (next.done === true) {
				zip.end();
				return;
			}
			const { value } = next;
			const file = value.name.endsWith('.json') ? new ZipDeflate(value.name, { level: 6 }) : new ZipPassThrough(value.name);
			zip.add(file);
			file.push(value.bytes, true);
		},
		cancel: async () => {
			zip.terminate();
			await entries.return(undefined);
		}
	});
}

export const json = (value: unknown): Uint8Array => Buffer.from(`${JSON.stringify(value, null, '\t')}\n`);

/** Headers of an archive that only its owner gets. */
export function zipHeaders(name: string): Record<string, string> {
	return {
		'Content-Type': 'application/zip',
		'Content-Disposition': `attachment; filename="${name}"`,
		'Cache-Control': 'private, no-store',
		'X-Content-Type-Options': 'nosniff'
	};
}
