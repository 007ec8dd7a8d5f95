import fc from 'fast-check';
import { expect, it } from 'vitest';
import { recordingInput, secondField, secondOf, secondText } from './recording-input.ts';

it('reads a second of a recording as it writes it', () => {
	fc.assert(
		fc.property(fc.integer({ min: 0, max: 359_999 }), (second) => {
			expect(secondOf(secondText(second))).toBe(second);
		})
	);
	expect(['12:40', '1:02:03', ' 0:05 ', '90:00'].map(secondOf)).toEqual([760, 3723, 5, 5400]);
	expect(['12', '1:60', '1:75:00', 'x', '-1:00'].map(secondOf)).toEqual([undefined, undefined, undefined, undefined, undefined]);
});

it('takes the address and the items of a form, and says which field is no time', () => {
	const id = '0198c0de-0000-7000-8000-000000000001';
	expect(recordingInput.parse({ recordingUrl: '', [secondField(id)]: '' })).toEqual({ recordingUrl: null, seconds: new Map([[id, null]]) });
	const read = recordingInput.safeParse({ recordingUrl: 'ftp://x', [secondField(id)]: 'x' });
	expect(read.error?.issues.map(({ path, message }) => [path[0], message])).toEqual([['recordingUrl', 'url']]);
	expect(recordingInput.safeParse({ [secondField(id)]: 'x' }).error?.issues[0]).toMatchObject({
		path: [secondField(id)],
		message: 'sittings.second'
	});
});
