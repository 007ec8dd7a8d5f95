import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';

// Modules of its own: the keys that other files' tests have read are not this folder's.
vi.resetModules();
const { setConfig } = await import('./config.ts');
const { addKeyToFile, forgetOldKeysInFile, keys, NOTICED_WITHIN_MS, secretFile } = await import('./keys.ts');
const { open, seal } = await import('./secrets.ts');

const folder = mkdtempSync(path.join(tmpdir(), 'jauap-keys-'));
setConfig({ JAUAP_DATA: folder, JAUAP_SECRET: undefined });

afterAll(() => {
	rmSync(folder, { recursive: true });
});

it('is made once, is followed by a newer one that another process puts above it, and is forgotten when told', () => {
	vi.useFakeTimers({ toFake: ['performance'] });
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
	vi.advanceTimersByTime(NOTICED_WITHIN_MS);
	expect(() => keys()).toThrow('does not hold a key');
	vi.useRealTimers();
});
