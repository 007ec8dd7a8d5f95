/** A council of another system, which the demo takes in as an installation would; and what our own rooms publish. */
import path from 'node:path';
import type { Database } from '../../platform/db/index.ts';
import { readFolder } from '../../modules/oparl/import/folder.ts';
import { readDump } from '../../modules/oparl/rules/dump.ts';
import { importCouncil, publishOwn, sourceUrl } from '../../modules/oparl/server/index.ts';

/** The fictional district's dump: OParl 1.0 with the oddities of a real one. */
export const COUNCIL = path.join(import.meta.dirname, 'oparl');

export async function takeCouncils(db: Database): Promise<void> {
	const dump = readDump((await readFolder(COUNCIL)).documents);
	const licence = 'https://creativecommons.org/licenses/by/4.0/';
	await db.write((tx) => importCouncil(tx, { kind: 'system', job: 'demo' }, { url: sourceUrl(dump) ?? '', dump, licence }));
	await db.write(publishOwn);
}
