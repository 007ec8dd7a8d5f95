/** The built application with its own PostgreSQL under JAUAP_DATA, for the browser's tests. Says `ready` with the database's address. */
import { pathToFileURL } from 'node:url';
import path from 'node:path';
import { prepareDatabase } from '../src/cli/database.ts';
import { readConfig } from '../src/platform/config.ts';

const database = await prepareDatabase(readConfig(), () => undefined);
process.env.DATABASE_URL = database.url;
process.once('SIGTERM', () => {
	void database.stop().finally(() => process.exit(0));
});
await import(pathToFileURL(path.resolve(import.meta.dirname, '../build/index.js')).href);
console.log(`ready ${database.url}`);
