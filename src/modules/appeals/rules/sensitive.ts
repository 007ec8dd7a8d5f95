/**
 * Words by which a text may tell of something that only few should know: a hint for the operator, who decides. Stems
 * in Kazakh and Russian and a few in English; one hit is enough, since a needless question costs less than a missed one.
 */
import { stems } from '#platform/search/index.ts';

export const SENSITIVE_KINDS = ['violence', 'health', 'official'] as const;
export type SensitiveKind = (typeof SENSITIVE_KINDS)[number];

const WORDS: Record<SensitiveKind, readonly string[]> = {
	violence: [
		'зорлық зомбылық ұрып-соғады сабады қорқытады күйеуім тұрмыстық',
		'насилие избивает избил бьёт угрожает сожитель домогательство изнасилование',
		'violence abuse beaten threatens rape harassment'
	],
	health: [
		'диагнозым мүгедектігім жүктімін психиатр есірткі АИТВ туберкулез онкология',
		'диагноз инвалидность беременна психиатр наркозависимость ВИЧ туберкулёз онкология',
		'diagnosis disability pregnant HIV tuberculosis cancer'
	],
	official: [
		'пара парақорлық сыбайлас жемқорлық бопсалады',
		'взятка взятку вымогает вымогательство коррупция откат',
		'bribe corruption extortion kickback whistleblower'
	]
};

const STEMS = new Map(SENSITIVE_KINDS.flatMap((kind) => WORDS[kind].flatMap((line) => stems(line).map((stem) => [stem, kind] as const))));

/** What a text may tell of; undefined when no word of it says so. */
export function suggestSensitive(text: string): SensitiveKind | undefined {
	for (const stem of stems(text)) {
		const kind = STEMS.get(stem);
		if (kind !== undefined) return kind;
	}
	return undefined;
}
