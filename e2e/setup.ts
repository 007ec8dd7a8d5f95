import { SECRET, startApp } from '../test/app.ts';
import { testProvider } from '../test/sms-provider.ts';
import { browserOptions } from './browser.ts';

/** The application for the whole run; the answer takes it away again. */
export default async function setup(): Promise<() => Promise<void>> {
	await browserOptions();
	const provider = await testProvider();
	const app = await startApp(['start'], { SMS_URL: provider.route });
	const known = { E2E_ORIGIN: app.origin, E2E_DATABASE_URL: app.databaseUrl, E2E_SMS: provider.origin, JAUAP_SECRET: SECRET };
	Object.assign(process.env, known);
	return async () => {
		await app.stop();
		await provider.stop();
	};
}
