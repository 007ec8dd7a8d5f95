import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, it } from 'vitest';

/** Runs a line of code with a fresh log, as the server has it, and reads what it wrote. */
function logged(code: string, level = 'info'): Record<string, unknown>[] {
	const log = path.resolve(import.meta.dirname, 'log.ts');
	const script = `import { log } from ${JSON.stringify(log)};\n${code}`;
	const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
		env: { ...process.env, LOG_LEVEL: level },
		encoding: 'utf8'
	});
	expect(stderr).toBe('');
	return stdout
		.split('\n')
		.filter((line) => line !== '')
		.map((line) => JSON.parse(line) as Record<string, unknown>);
}

it('writes one JSON object a line with time, level and what was said', () => {
	const [line] = logged("log.info({ requestId: 'r1', route: '/kk', status: 200, ms: 4 }, 'request');");
	expect(line).toMatchObject({ level: 30, requestId: 'r1', route: '/kk', status: 200, ms: 4, msg: 'request' });
	expect(Temporal.Instant.from(String(line?.time))).toBeDefined();
});

it('hides what personal data and secrets are called, at the top and one step down', () => {
	const lines = logged(
		"log.info({ email: 'a@b.kz', password: 'p', applicant: { phone: '+7', iin: '1', name: 'Айгерім' }, authorization: 'Bearer x' }, 'x');"
	);
	expect(JSON.stringify(lines)).not.toMatch(/a@b\.kz|\+7|Айгерім|Bearer/);
	expect(lines[0]).toMatchObject({ email: '[hidden]', applicant: { phone: '[hidden]' } });
});

it('tells of an error its kind, message and code, and not the row that PostgreSQL quotes', () => {
	const [line] = logged(
		"log.error({ err: Object.assign(new Error('broken'), { code: '23505', detail: 'Key (email)=(a@b.kz)', constraint: 'c' }) }, 'x');"
	);
	expect(line?.err).toMatchObject({ type: 'Error', message: 'broken', errorCode: '23505', constraint: 'c' });
	expect(JSON.stringify(line)).not.toContain('a@b.kz');
});

it('keeps quiet below the level that is set', () => {
	expect(logged("log.info('a'); log.warn('b');", 'warn').map((line) => line.msg)).toEqual(['b']);
	expect(logged("log.fatal('a');", 'silent')).toEqual([]);
});
