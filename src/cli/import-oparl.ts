import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { pipeline, type Transform } from 'node:stream';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import type { Command } from 'commander';
import { readDocument, readFolder, sortedOut, type Documents } from '../modules/oparl/import/folder.ts';
import { walk } from '../modules/oparl/import/walk.ts';
import { readDump, type Dump, type Problem } from '../modules/oparl/rules/dump.ts';
import { forgetCouncil, importCouncil, LossRefused, sourceUrl, type Taken } from '../modules/oparl/server/index.ts';
import { deviceTime } from '../platform/clock.ts';
import type { Database } from '../platform/db/index.ts';
import { fetchJson } from '../platform/outbound/index.ts';
import { CommandError } from './sentence.ts';
import { runImport } from './report.ts';
import { step } from './steps.ts';
import { tarFiles } from './tar.ts';
import { withDatabase } from './with-database.ts';

export interface CouncilOptions {
	licence?: string;
	partial?: boolean;
	acceptLoss?: boolean;
	forget?: boolean;
	minutes?: string;
}

export interface CouncilResult {
	dump: Dump;
	/** Undefined when there was no council in it. */
	taken?: Taken;
}

const ACTOR = { kind: 'system', job: 'import oparl' } as const;
/** A page of a large council is some 2 MB; a million objects are some 20,000 pages of 50. */
const PAGE = { bytes: 32_000_000, time: 60_000 };
const MOST_PAGES = 50_000;
const MINUTES = 60;

const isAddress = (from: string) => /^https?:\/\//i.test(from);

const UNPACK: Readonly<Record<string, () => Transform>> = { '.zst': createZstdDecompress, '.gz': createGunzip, '.tgz': createGunzip };

/** The .json files of a tar archive, packed by zstd or gzip or not at all. Throws CommandError for anything else. */
async function readArchive(file: string): Promise<Documents> {
	const [bytes, unpack] = [createReadStream(file), UNPACK[path.extname(file)]];
	const source = unpack === undefined ? bytes : pipeline(bytes, unpack(), () => undefined);
	const read: ReturnType<typeof readDocument>[] = [];
	try {
		for await (const { name, content } of tarFiles(source)) if (name.endsWith('.json')) read.push(readDocument(name, content));
	} catch (error) {
		throw new CommandError(`${file} cannot be read: ${(error as Error).message}.`);
	}
	return sortedOut(read);
}

/** The .json files of a folder. Throws CommandError for one that holds none but an archive: that can be given itself. */
async function readUnpacked(folder: string): Promise<Documents> {
	const found = await readFolder(folder);
	if (found.documents.length + found.problems.length > 0) return found;
	const archive = readdirSync(folder).find((name) => /\.(tar|tgz|tar\.gz|tar\.zst)$/.test(name));
	if (archive === undefined) return found;
	throw new CommandError(`${folder} holds no .json files but an archive, which can be given itself: ${path.join(folder, archive)}`);
}

/** The documents of a folder, an archive or an endpoint. Throws CommandError when there is none of them. */
export async function readCouncil(
	from: string,
	{ minutes = String(MINUTES) }: CouncilOptions,
	say: (text: string) => void
): Promise<Documents> {
	if (!isAddress(from)) {
		if (!existsSync(from)) throw new CommandError(`There is no folder or archive ${from}.`);
		return statSync(from).isDirectory() ? readUnpacked(from) : readArchive(from);
	}
	const most = Number(minutes);
	if (!(most > 0)) throw new CommandError(`--minutes takes a number of minutes, not "${minutes}".`);
	const end = deviceTime() + most * 60_000;
	const bounds = { pages: MOST_PAGES, isOver: () => deviceTime() > end };
	return walk(
		from,
		(address) => fetchJson(address, PAGE),
		bounds,
		(read) => {
			say(`${String(read)} pages`);
		}
	);
}

/** `AgendaItem` -> `agenda items`. */
const inWords = (type: string): string => `${type.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase()}s`;

function lossSentence({ losses }: LossRefused): string {
	const parts = losses.map(({ type, had, has }) => `${String(has)} of ${String(had)} ${inWords(type)}`);
	return `The source now has ${parts.join(', ')}. Nothing was changed: run with --accept-loss to take it, or with --partial if it is only a part.`;
}

/** Takes in what the documents say. Throws CommandError when most of what stands here would be gone. A page that could not be read counts as a problem: then nothing is taken for deleted. */
export async function takeCouncil(db: Database, { documents, problems }: Documents, options: CouncilOptions): Promise<CouncilResult> {
	const read = readDump(documents);
	const dump = { ...read, problems: [...problems, ...read.problems], complete: read.complete && problems.length === 0 };
	const url = sourceUrl(dump);
	if (url === undefined || dump.tops.length === 0) return { dump };
	const input = { url, dump, licence: options.licence, partial: options.partial, acceptLoss: options.acceptLoss };
	try {
		return { dump, taken: await db.write((tx) => importCouncil(tx, ACTOR, input)) };
	} catch (error) {
		throw error instanceof LossRefused ? new CommandError(lossSentence(error)) : error;
	}
}

function print(problems: readonly Problem[], taken: Taken | undefined, partial: boolean): void {
	for (const { place, text } of problems) console.log(`problem: ${place === '' ? '' : `${place}: `}${text}`);
	if (taken === undefined) {
		console.log('Nothing was taken in.');
		return;
	}
	const { made, changed, gone, unchanged } = taken;
	console.log(`${String(made)} objects new, ${String(changed)} changed, ${String(gone)} deleted, ${String(unchanged)} as before.`);
	if (problems.length > 0 && !partial) console.log('Since something was not read, nothing that is missing was taken for deleted.');
}

async function forget(url: string): Promise<boolean> {
	const gone = await withDatabase((db) => db.write((tx) => forgetCouncil(tx, ACTOR, url)));
	console.log(gone === undefined ? `Nothing was taken in from ${url}.` : `${String(gone)} objects were let go of.`);
	return gone !== undefined;
}

/** `oparl DIR|ARCHIVE|URL`, under the command `import`. */
export function registerCouncilImport(program: Command): void {
	program
		.command('oparl <from>')
		.description(
			'take in what a council publishes by OParl 1.0 or 1.1: a folder or a tar archive of its answers (.json), or the address of its system'
		)
		.option('--licence <url>', 'under which licence it may be shown, where the source does not say it')
		.option('--partial', 'it is only a part: what is not in it was not deleted')
		.option('--accept-loss', 'take it though more than half of what was taken in before is not there any more')
		.option('--forget', 'let go of what was taken in from the system at this address; nothing is asked of it')
		.option('--minutes <n>', 'how long an address is read at most', String(MINUTES))
		.action((from: string, options: CouncilOptions) =>
			runImport(async () => {
				if (options.forget === true) return forget(from);
				const documents = await step(`reading ${from}`, (say) => readCouncil(from, options, say));
				const { dump, taken } = await withDatabase((db) => takeCouncil(db, documents, options));
				print(dump.problems, taken, options.partial === true);
				return dump.problems.length === 0;
			})
		);
}
