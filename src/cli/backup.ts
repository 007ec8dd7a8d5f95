import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { readConfig, type Config } from '../platform/config.ts';
import { startCluster } from '../platform/db/cluster.ts';
import { verifyJournal } from '../platform/journal/verify.ts';
import { prepareDatabase } from './database.ts';
import { dump, type Summary } from './dump.ts';
import { load } from './load.ts';
import { CommandError } from './sentence.ts';
import { step } from './steps.ts';

function told({ tables, rows, files, jobs }: Summary): string {
	return `${rows.toLocaleString('en')} rows of ${String(tables)} tables, ${files.toLocaleString('en')} files, ${String(jobs)} waiting jobs`;
}

const keyFile = ({ JAUAP_DATA }: Config) => path.join(JAUAP_DATA, 'secret');

async function backup(file: string, options: { withKey?: boolean }): Promise<void> {
	if (existsSync(file)) throw new CommandError(`The file ${file} is there already; give another name.`);
	const config = readConfig();
	const database = await prepareDatabase(config, () => undefined);
	try {
		const hasKey = options.withKey === true && existsSync(keyFile(config));
		const summary = await step('Backup', async (say) => {
			const result = await dump(database.url, file, hasKey ? readFileSync(keyFile(config), 'utf8') : undefined, say);
			say(told(result));
			return result;
		});
		if (summary.missing.length > 0) console.log(`  The bytes of ${String(summary.missing.length)} attached files were not in the store.`);
		if (!hasKey)
			console.log(
				'  The key that opens personal data is not in it: keep JAUAP_SECRET (or the file "secret" under JAUAP_DATA) apart, or use --with-key.'
			);
	} finally {
		if (database.started) await database.stop();
	}
}

async function restore(file: string): Promise<void> {
	const config = readConfig();
	mkdirSync(config.JAUAP_DATA, { recursive: true });
	const cluster = config.DATABASE_URL === undefined ? await startCluster({ folder: path.join(config.JAUAP_DATA, 'postgres') }) : undefined;
	const url = cluster?.url ?? config.DATABASE_URL ?? '';
	try {
		const restored = await step('Restore', async (say) => {
			const result = await load(url, file, say);
			say(told(result.summary));
			return result;
		});
		if (restored.secret !== undefined && !existsSync(keyFile(config))) writeFileSync(keyFile(config), restored.secret, { mode: 0o600 });
		if (restored.secret === undefined && config.JAUAP_SECRET === undefined && !existsSync(keyFile(config))) {
			console.log(
				`  The key was not in the backup: put it back as JAUAP_SECRET or ${keyFile(config)} before the first start, else personal data stays closed.`
			);
		}
		await step('Journal', async (say) => {
			const { rows, chains, faults } = await verifyJournal(url);
			if (faults > 0) throw new CommandError(`The restored journal has ${String(faults)} faults; see: jauap verify`);
			say(`${rows.toLocaleString('en')} rows in ${chains.toLocaleString('en')} chains are whole`);
		});
	} finally {
		if (cluster?.started === true) await cluster.stop();
	}
}

export function registerBackup(program: Command): void {
	program
		.command('backup <file>')
		.description('write everything (database, waiting jobs, attached files) as it is now into one .tar.gz; the server may run')
		.option('--with-key', 'put the key that opens personal data into the same file')
		.action(backup);
	program.command('restore <file>').description('bring a backup into an empty database and check its journal').action(restore);
}
