import { availableParallelism } from 'node:os';
import path from 'node:path';
import { defineConfig } from 'vitest/config';

/** Node itself strips the types and finds the imports: on a new clone Vite's own way takes twice as long before the first test. */
const byNode = { experimental: { viteModuleRunner: false, nodeLoader: false } };

export default defineConfig({
	test: {
		// What a test keeps without saying where stays out of the folder of a real installation.
		env: { LOG_LEVEL: 'silent', JAUAP_DATA: path.resolve('node_modules/.cache/jauap-test') },
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
					exclude: ['**/*.db.test.ts', '**/*.http.test.ts'],
					environment: 'node',
					// Pure: a file leaves nothing behind that the next could find.
					isolate: false,
					// Properties run hundreds of cases: a busy machine needs its time.
					testTimeout: 30_000
				}
			},
			{
				extends: true,
				test: {
					name: 'db',
					...byNode,
					include: ['src/**/*.db.test.ts', 'test/**/*.db.test.ts'],
					environment: 'node',
					globalSetup: ['test/db.global.ts'],
					setupFiles: ['test/db.setup.ts'],
					isolate: false,
					// Half of a test's time is PostgreSQL's: on two cores one worker alone would leave one of them waiting.
					maxWorkers: Math.max(2, availableParallelism() - 1),
					// Against a hang, not a measure of speed: two other stages run beside it.
					testTimeout: 120_000,
					hookTimeout: 120_000
				}
			},
			{
				extends: true,
				test: {
					name: 'http',
					...byNode,
					include: ['src/**/*.http.test.ts', 'test/**/*.http.test.ts'],
					exclude: ['test/{http,access}/**'],
					environment: 'node',
					// Each starts the whole application, and waits for it most of the time.
					maxWorkers: 2,
					testTimeout: 120_000,
					hookTimeout: 120_000
				}
			},
			{
				extends: true,
				test: {
					name: 'api',
					...byNode,
					// One running server for all of them.
					include: ['test/{http,access}/**/*.http.test.ts'],
					environment: 'node',
					globalSetup: ['test/http.global.ts'],
					isolate: false,
					testTimeout: 120_000,
					hookTimeout: 120_000
				}
			}
		]
	}
});
