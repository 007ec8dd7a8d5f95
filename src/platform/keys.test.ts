import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { setConfig } from './config.ts';
import { addKeyToFile, forgetOldKeysInFile, keys, NOTICED_WITHIN_MS, secretFile } from './keys.ts';
import { open, seal } from './secrets.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'jauap-keys-'));
const restore = setConfig({ JAUAP_DATA: folder, JAUAP_SECRET: undefined });

afterAll(() => {
	// The process is shared with other files' tests: it reads its own keys anew.
	writeFileSync(secretFile(), `${'0d'.repeat(32)}\n`);
	forgetOldKeysInFile();
	restore();
	rmSync(folder, { recursive: true });
});

it('is made once, is followed by a newer one that another process puts above it, and is forgotten when told', () => {
	// Whole milliseconds: with a part of one, a second later may be a hair less than a second.
	const began = Math.ceil(performance.now());
	vi.useFakeTimers({ toFake: ['performance'] });
	// What other files' tests have read in this process is not new any more.
	vi.advanceTimersByTime(began + NOTICED_WITHIN_MS);
	const [first] = keys();
	const old = seal('Әсел');
	addKeyToFile();
	const [second, ...older] = keys();
	expect(older).toEqual([expect.objectContaining({ id: first.id })]);
	expect(open(old)).toBe('Әсел');

	// Another process: this one looks at most once a second.
	writeFileSync(secretFile(), `${'0d'.repeat(32)}\n${'0e'.repeat(32)}\n`);
	utimesSync(secretFile(), 1, 1);
	expect(keys()[0].id).toBe(second.id);
	vi.advanceTimersByTime(NOTICED_WITHIN_MS);
	expect(keys()).toHaveLength(2);
	expect(() => open(old)).toThrow('not given');

	forgetOldKeysInFile();
	expect(keys()).toHaveLength(1);
	writeFileSync(secretFile(), 'short');
	// The clock of files ticks every few milliseconds: written within one tick, it would look as it did.
	utimesSync(secretFile(), 2, 2);
	vi.advanceTimersByTime(NOTICED_WITHIN_MS);
	expect(() => keys()).toThrow('does not hold a key');
	vi.useRealTimers();
});
