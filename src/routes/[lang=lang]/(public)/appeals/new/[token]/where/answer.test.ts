import { expect, test } from 'vitest';
import { inWords } from './answer.ts';

test('a place that no list knows keeps all words that were typed of it', () => {
	expect(inWords('', undefined)).toBeUndefined();
	expect(inWords('', 'Абай 12')).toBe('Абай 12');
	expect(inWords('Жаңажол', undefined)).toBe('Жаңажол');
	expect(inWords('Жаңажол', 'Абай 12')).toBe('Жаңажол, Абай 12');
	expect(inWords('жаңажол', 'Жаңажол, Абай 12')).toBe('Жаңажол, Абай 12');
});
