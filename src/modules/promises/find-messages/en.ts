import { plural } from '#platform/i18n/plural.ts';
import type { FindMessages } from './kk.ts';

export const en: FindMessages = {
	place: 'Your village, town or district',
	placeHint: 'Spelling need not be exact.',
	which: 'Which one?',
	nothing: (q) => `Nothing was found for “${q}”.`,
	nothingHelp: 'Try only the beginning of the name, or choose a region on the map below.',
	count: (n) => plural('en', n, { one: '# promise', other: '# promises' }),
	noneOfPlace: 'Nothing was promised to this very place.',
	above: 'What was promised to the territory it lies in',
	noneNarrowed: 'There is no such promise.',
	widen: 'Show all promises',
	table: {
		value: 'The cell says',
		several: (list) =>
			`This name means several: ${list}. Give the district and the region in columns of their own, or the code instead of the name.`,
		more: (n) => `${n} more`
	},
	desk: {
		place: 'Place',
		placeHint: 'Its name or KATO code.',
		anyUnit: 'Every unit',
		words: 'Words',
		all: 'Clear the filter'
	}
};
