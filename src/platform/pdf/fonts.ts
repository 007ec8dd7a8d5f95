import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const fonts = new Map<string, Buffer>();

/** Golos Text as one static file for each weight: it has every letter of Kazakh, Russian and English. */
export function font(weight: '400Regular' | '600SemiBold'): Buffer {
	let bytes = fonts.get(weight);
	if (bytes === undefined) {
		bytes = readFileSync(require.resolve(`@expo-google-fonts/golos-text/${weight}/GolosText_${weight}.ttf`));
		fonts.set(weight, bytes);
	}
	return bytes;
}
