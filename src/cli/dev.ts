/** `npm run dev`: the database and Vite's development server, for those who change Jauap. */
import { createServer } from 'vite';
import { readConfig } from '../platform/config.ts';
import { prepareDatabase } from './database.ts';

const config = readConfig();
const database = await prepareDatabase(config, (step) => {
	console.log(`  ${step}`);
});
process.env.DATABASE_URL = database.url;
const vite = await createServer({ server: { port: config.PORT, host: '127.0.0.1', strictPort: true } });
await vite.listen();
vite.printUrls();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	process.once(signal, () => {
		void vite
			.close()
			.then(() => database.stop())
			.finally(() => process.exit(0));
	});
}
