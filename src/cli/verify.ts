import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { readConfig } from '../platform/config.ts';
import { verifyJournal, type KnownDigest, type Verified } from '../platform/journal/verify.ts';
import type { FrozenFault } from '../platform/journal/frozen.ts';
import { prepareDatabase } from './database.ts';
import { CommandError } from './sentence.ts';

/** Lines of a saved list of digests: day, digest; what else stands in a line does not matter. Throws CommandError. */
export function readDigests(text: string): KnownDigest[] {
	const lines = text.split('\n').filter((line) => /^\d{4}-/.test(line));
	return lines.map((line) => {
		const [, day, digest] = /^(\d{4}-\d\d-\d\d)[,;\s]+([0-9a-f]{64})\b/.exec(line) ?? [];
		if (day === undefined || digest === undefined) throw new CommandError(`This line holds no day and digest: ${line.slice(0, 80)}`);
		return { day, digest };
	});
}

const count = (n: number, one: string, many: string) => `${n.toLocaleString('en')} ${n === 1 ? one : many}`;

function print(result: Verified, seconds: number): void {
	for (const { place, at, what } of result.first) console.log(`  ${what}: ${place} ${at}`);
	if (result.faults > result.first.length) console.log(`  and ${count(result.faults - result.first.length, 'more', 'more')}`);
	const read = `${count(result.rows, 'row', 'rows')} in ${count(result.chains, 'chain', 'chains')}, ${count(result.digests, 'digest', 'digests')}`;
	const speed = `${seconds.toFixed(1)} s, ${Math.round(result.rows / Math.max(seconds, 0.001)).toLocaleString('en')} rows/s`;
	const verdict = result.faults === 0 ? 'The journal is whole' : `The journal was changed: ${count(result.faults, 'fault', 'faults')}`;
	console.log(`${verdict}. ${read} (${speed}).`);
}

/** `one`, `many`: what the texts are called. */
function printFrozen(one: string, many: string, texts: number, faults: readonly FrozenFault[]): void {
	for (const { place, at, what } of faults) console.log(`  ${what}: ${place} ${at}`);
	const verdict =
		faults.length === 0
			? `Frozen ${many} are as they were frozen`
			: `Frozen ${many} were changed: ${count(faults.length, 'fault', 'faults')}`;
	console.log(`${verdict}. ${count(texts, one, many)}.`);
}

async function verify(options: { digests?: string }): Promise<void> {
	// Whole rooms: loaded for this command, not by every command for its name.
	const { verifyProtocols } = await import('../modules/conferences/server/index.ts');
	const { verifyMinutes } = await import('../modules/minutes/server/index.ts');
	const { verifyReports } = await import('../modules/reports/server/index.ts');
	const known = options.digests === undefined ? [] : readDigests(readFileSync(options.digests, 'utf8'));
	const database = await prepareDatabase(readConfig(), () => undefined);
	const started = performance.now();
	const live = process.stderr.isTTY;
	try {
		const result = await verifyJournal(database.url, known, (rows) => {
			if (live) process.stderr.write(`\r  ${rows.toLocaleString('en')} rows`);
		});
		if (live) process.stderr.write('\r\u001b[K');
		print(result, (performance.now() - started) / 1000);
		const { protocols, faults } = await verifyProtocols(database.url);
		printFrozen('protocol', 'protocols', protocols, faults);
		const reports = await verifyReports(database.url);
		printFrozen('report', 'reports', reports.texts, reports.faults);
		const minutes = await verifyMinutes(database.url);
		printFrozen('text of minutes', 'texts of minutes', minutes.texts, minutes.faults);
		if (result.faults + faults.length + reports.faults.length + minutes.faults.length > 0) process.exitCode = 1;
	} finally {
		if (database.started) await database.stop();
	}
}

export function registerVerify(program: Command): void {
	program
		.command('verify')
		.description(
			'compute the chains of the journal again and find what was changed, taken out, reordered or cut off; compare frozen protocols, reports and minutes with it'
		)
		.option('--digests <file>', 'compare with digests somebody kept: a saved copy of /digests.txt')
		.action(verify);
}
