/** `npm run dev`: the database and Vite's development server, for those who change Jauap. */
import path from 'node:path';
import { createServer } from 'vite';
import { readConfig } from '../platform/config.ts';
import { openDatabase } from '../platform/db/index.ts';
import { firstAdministratorLink } from '../platform/identity/invitations.ts';
import { prepareDatabase } from './database.ts';

const config = readConfig();
const database = await prepareDatabase(config, (step) => {
	console.log(`  ${step}`);
});
process.env.DATABASE_URL = database.url;
// A cache of its own beside the data: two servers of one checkout would take it from each other.
const cacheDir = path.join(config.JAUAP_DATA, 'vite');
const vite = await createServer({ cacheDir, server: { port: config.PORT, host: '127.0.0.1', strictPort: true } });
await vite.listen();
vite.printUrls();
const opened = openDatabase(database.url, { max: 2 });
const link = await firstAdministratorLink(opened, `http://localhost:${config.PORT}`);
await opened.close();
if (link !== undefined) console.log(`  The first administrator is made here, once: ${link}`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	process.once(signal, () => {
		void vite
			.close()
			.then(() => database.stop())
			.finally(() => process.exit(0));
	});
}
