import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate } from '../src/platform/db/migrate.ts';
import { seed } from '../src/cli/seed.ts';
import { testCluster } from './cluster.ts';

declare module 'vitest' {
	interface ProvidedContext {
		clusterUrl: string;
	}
}

/** One real PostgreSQL for the run, migrated and seeded once; each test file clones the template. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const folder = mkdtempSync(path.join(tmpdir(), 'jauap-test-'));
	const cluster = await testCluster(folder);
	const admin = new pg.Client({ connectionString: cluster.url });
	await admin.connect();
	await admin.query('CREATE DATABASE template_jauap');
	const template = cluster.url.replace(/postgres$/, 'template_jauap');
	await migrate(template);
	await seed(template);
	await admin.end();
	project.provide('clusterUrl', cluster.url);
	return async () => {
		await cluster.stop();
		rmSync(folder, { recursive: true, force: true });
	};
}
