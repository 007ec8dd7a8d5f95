import { startCluster, type Cluster } from '../src/platform/db/cluster.ts';

/** A PostgreSQL that lives no longer than a run of tests: it waits for no disk, and nobody tidies up in it. */
export function testCluster(folder: string): Promise<Cluster> {
	return startCluster({ folder, settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' } });
}
