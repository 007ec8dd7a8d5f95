import { expect, it } from 'vitest';
import { ATTACHMENTS } from '../../../test/attachments.ts';
import { Refusal } from '../errors.ts';
import { clean } from './clean.ts';
import { kindOf } from './kinds.ts';
import { cleanName } from './name.ts';

it.each(ATTACHMENTS)('$what ends as it should', async ({ name, bytes, ends, without = [] }) => {
	const given = await bytes();
	const taken = await kindOf(name, given)
		.then(async (kind) => ({ kept: cleanName(name, kind.extension), mime: kind.mime, bytes: await clean(kind, given) }))
		.catch((error: unknown) => {
			if (error instanceof Refusal) return { refused: error.code };
			throw error;
		});
	expect(taken).toMatchObject(ends);
	for (const trace of without) {
		// What should go was there.
		expect(given.includes(trace)).toBe(true);
		expect('bytes' in taken && taken.bytes.includes(trace)).toBe(false);
	}
});
