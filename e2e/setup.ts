import { SECRET, startApp } from '../test/app.ts';
import { browserOptions } from './browser.ts';

/** The application for the whole run; the answer takes it away again. */
export default async function setup(): Promise<() => Promise<void>> {
	await browserOptions();
	const app = await startApp();
	Object.assign(process.env, { E2E_ORIGIN: app.origin, E2E_DATABASE_URL: app.databaseUrl, JAUAP_SECRET: SECRET });
	return app.stop;
}
