import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import pg from 'pg';
import { config, readConfig } from '../platform/config.ts';
import { openDatabase } from '../platform/db/index.ts';
import { journal } from '../platform/journal/index.ts';
import { addKeyToFile, forgetOldKeysInFile, keys, NOTICED_WITHIN_MS } from '../platform/keys.ts';
import { PLATFORM_SEALED, resealAll, UnknownKey } from '../platform/reseal.ts';
import { prepareDatabase } from './database.ts';
import { CommandError } from './sentence.ts';
import { step } from './steps.ts';

const ROTATION = '6b657973-0000-4000-8000-000000000000';

async function reseal(url: string): Promise<number> {
	const rooms = await Promise.all([
		import('../modules/appeals/server/index.ts'),
		import('../modules/channels/server/index.ts'),
		import('../modules/discussion/server/index.ts'),
		import('../modules/events/server/index.ts'),
		import('../modules/participation/server/index.ts'),
		import('../modules/promises/server/index.ts'),
		import('../modules/rights/server/index.ts'),
		import('../modules/structure/server/index.ts'),
		import('../modules/tickets/server/index.ts'),
		import('../modules/wishes/server/index.ts')
	]);
	const tables = [...PLATFORM_SEALED, ...rooms.flatMap(({ SEALED }) => SEALED)];
	const client = new pg.Client({ connectionString: url, application_name: 'jauap-rotate-key' });
	await client.connect();
	try {
		return await step('Sealed values', async (say) => {
			const done = await resealAll(client, tables, (rows, of) => {
				say(`${rows.toLocaleString('en')} of ${of.toLocaleString('en')}`);
			});
			say(
				done === 0 ? `all sealed with the key ${keys()[0].id} already` : `${done.toLocaleString('en')} sealed with the key ${keys()[0].id}`
			);
			return done;
		});
	} catch (error) {
		if (!(error instanceof UnknownKey)) throw error;
		throw new CommandError(
			`${error.place} holds values that none of the given keys opens: add the key they were sealed with to JAUAP_SECRET_PREVIOUS and run this again. Nothing is lost.`
		);
	} finally {
		await client.end();
	}
}

/** The change stands in the journal: when, to which key (its name, never the key), how much. */
async function tell(url: string, rows: number): Promise<void> {
	const db = openDatabase(url, { max: 1 });
	try {
		await db.write((tx) =>
			journal(tx, {
				subject: { kind: 'setting', id: ROTATION },
				actor: { kind: 'system', job: 'rotate-key' },
				act: 'key.rotated',
				seenBy: 'staff',
				data: { key: keys()[0].id, rows }
			})
		);
	} finally {
		await db.close();
	}
}

interface Options {
	new?: boolean;
	forget?: boolean;
}

async function makeNewKey(): Promise<void> {
	if (config().JAUAP_SECRET !== undefined)
		throw new CommandError(
			'The key is in JAUAP_SECRET: put the new one there, the old one into JAUAP_SECRET_PREVIOUS, and leave out --new.'
		);
	if (keys().length > 1)
		throw new CommandError('An older key is still there: finish that change with `jauap rotate-key --forget` before the next.');
	addKeyToFile();
	// A running server notices the file within this time; only then is anything sealed with the new key.
	await sleep(2 * NOTICED_WITHIN_MS);
}

async function rotate(options: Options): Promise<void> {
	const database = await prepareDatabase(readConfig(), () => undefined);
	try {
		if (options.new === true) await makeNewKey();
		const done = await reseal(database.url);
		if (done > 0) await tell(database.url, done);
		if (keys().length === 1) return;
		if (options.forget === true && config().JAUAP_SECRET === undefined && config().JAUAP_SECRET_PREVIOUS.length === 0) {
			forgetOldKeysInFile();
			console.log('  The older keys are forgotten; backups made before this need them, if you keep a copy.');
		} else
			console.log('  The older keys open nothing that is kept here any more: take them away (--forget, or out of JAUAP_SECRET_PREVIOUS).');
	} finally {
		if (database.started) await database.stop();
	}
}

export function registerRotateKey(program: Command): void {
	program
		.command('rotate-key')
		.description('seal all personal data anew with the newest key; the server may run, and a run cut short goes on with the next')
		.option('--new', 'make a new key in the file of JAUAP_DATA first')
		.option('--forget', 'take the older keys out of that file when nothing is sealed with them')
		.action(rotate);
}
