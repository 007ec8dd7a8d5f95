import type { TestProject } from 'vitest/node';
import { startApp } from './app.ts';

declare module 'vitest' {
	interface ProvidedContext {
		httpOrigin: string;
		httpDatabase: string;
		httpLog: string;
	}
}

/** One running server for all files of the project. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const app = await startApp(['start'], { API_LIMIT: '0', LOG_LEVEL: 'info' });
	project.provide('httpOrigin', app.origin);
	project.provide('httpDatabase', app.databaseUrl);
	project.provide('httpLog', app.log);
	return app.stop;
}
