/** The files of a dump, each with what is in it. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Document, Problem } from '../rules/dump.ts';

export interface Documents {
	documents: Document[];
	/** What could not be read; the rest was. */
	problems: Problem[];
}

/** A document out of the bytes of a file (UTF-8, with or without a byte order mark). */
export function readDocument(place: string, bytes: Buffer): Document | Problem {
	try {
		return { place, json: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown };
	} catch (error) {
		return { place, text: `this is no JSON in UTF-8: ${(error as Error).message}` };
	}
}

export function sortedOut(read: readonly (Document | Problem)[]): Documents {
	return { documents: read.filter((one) => 'json' in one), problems: read.filter((one) => 'text' in one) };
}

/** Every .json file of a folder and below, in the order of their names. Throws what the file system says when there is no such folder. */
export async function readFolder(folder: string): Promise<Documents> {
	const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.json')).toSorted();
	const read: (Document | Problem)[] = [];
	for (const name of names) read.push(readDocument(name, await readFile(path.join(folder, name))));
	return sortedOut(read);
}
