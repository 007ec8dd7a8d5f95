/** `npm run demo`: the application with a fictional organisation, made at the first start. */
import type { Command } from 'commander';
import { openDatabase } from '../../platform/db/index.ts';
import { getSetting } from '../../platform/settings/index.ts';
import { paths } from '../../lib/paths.ts';
import { countAll } from '../../modules/statistics/server/index.ts';
import { CommandError } from '../sentence.ts';
import { step } from '../steps.ts';
import { filled, generate, knownAppeals } from './generate.ts';
import { PASSWORD } from './organisation.ts';

const FULL = 20_000;
const SMALL = 1_000;

interface Options {
	small?: boolean;
}

/** Makes the demo's data where there are none yet; returns what the start tells. */
export async function fillDemo(url: string, appeals: number): Promise<string[]> {
	const db = openDatabase(url, { max: 1 });
	try {
		const state = await filled(db.reader);
		if (state === 'foreign') {
			throw new CommandError('This database holds an organisation of its own, no demo. Set JAUAP_DATA (or DATABASE_URL) to another place.');
		}
		if (state !== 'demo') {
			await step('Fictional organisation', async (say) => {
				const made = await generate(url, { appeals, say });
				say(`${made.appeals.toLocaleString('en')} appeals, ${made.journalRows.toLocaleString('en')} acts`);
			});
			// Whoever looks around first finds figures, not a page that asks to wait for them.
			await step('Statistics', () => countAll(db.write));
		}
		const accounts = await getSetting(db.reader, 'demo_accounts');
		const known = await knownAppeals(db.reader);
		return [
			`Everything here is made up. Staff sign in at ${paths.account.staff('kk')}, password ${PASSWORD}:`,
			...accounts.map(({ role, email, unit }) => `  ${role.padEnd(14)} ${email.padEnd(36)} ${unit.en}`),
			`Appeals to look at as their writers, at ${paths.appeals.find('kk')}:`,
			...known.map(({ number, code, state: now }) => `  ${number}  ${code}  ${now}`)
		];
	} finally {
		await db.close();
	}
}

async function demo({ small = false }: Options): Promise<void> {
	process.env.JAUAP_DEMO = 'true';
	process.env.JAUAP_DATA ||= './data-demo';
	const { start } = await import('../start.ts');
	await start({ fill: (url) => fillDemo(url, small ? SMALL : FULL) });
}

export function registerDemo(program: Command): void {
	program
		.command('demo')
		.description('start with a fictional organisation, its people and thousands of appeals')
		.option('--small', `${String(SMALL)} appeals instead of ${String(FULL)}`)
		.action(demo);
}
