/**
 * What kind of appeal a text looks like: a hint for the screen, never a decision (casework 1.7). The order of
 * questions is the law's: is an act or inaction challenged, is information asked, is an idea given, is a fact told.
 */
import { fold } from '#platform/search/letters.ts';

export const KINDS = ['application', 'complaint', 'proposal', 'message', 'response', 'inquiry'] as const;
export type KindId = (typeof KINDS)[number];

export function isKind(value: unknown): value is KindId {
	return KINDS.some((kind) => kind === value);
}

// Beginnings of words; kk, ru, en together since one letter often mixes them. Compared folded, as the text is.
const SIGNS = folded([
	[
		'complaint',
		['шагымдан', 'шагым', 'арекетсизди', 'занга кайшы', 'жалоб', 'обжал', 'бездейств', 'незаконн', 'отказал', 'complain', 'unlawful']
	],
	[
		'inquiry',
		[
			'акпарат беру',
			'маглумат беру',
			'тусиндирип бер',
			'билгим кел',
			'прошу сообщить',
			'прошу разъяснить',
			'предоставить информац',
			'подскажите',
			'please inform',
			'please explain',
			'information about'
		]
	],
	['proposal', ['усынамын', 'усынамыз', 'усыныс', 'предлага', 'предложен', 'i propose', 'we propose', 'i suggest', 'we suggest']],
	['response', ['алгыс айт', 'рахмет айт', 'ризашыл', 'благодар', 'thank you', 'grateful']],
	[
		'application',
		['отинемин', 'отинемиз', 'суранам', 'сураймын', 'сураймыз', 'комектес', 'прошу', 'просим', 'помогите', 'please', 'ask for help']
	],
	['message', ['хабарлаймын', 'хабарлаймыз', 'сообща', 'доводим до сведения', 'i report', 'we report']]
]);

function folded(signs: [KindId, readonly string[]][]): [KindId, readonly string[]][] {
	return signs.map(([kind, beginnings]) => [kind, beginnings.map((sign) => ` ${fold(sign)}`)]);
}

/** The kind whose sign comes first in the law's order; an application when nothing speaks. */
export function suggestKind(text: string): KindId {
	const words = ` ${fold(text)} `;
	const hit = SIGNS.find(([, signs]) => signs.some((sign) => words.includes(sign)));
	return hit?.[0] ?? 'application';
}

export interface ThemeWords {
	id: string;
	keywords: readonly string[];
}

// The same few hundred keywords meet every text.
const keys = new Map<string, string>();

function keyOf(keyword: string): string {
	const known = keys.get(keyword) ?? fold(keyword);
	if (keys.size > 5_000) keys.clear();
	keys.set(keyword, known);
	return known;
}

/** The theme with most keyword hits in the text (beginnings of words, folded); undefined when there is none. */
export function suggestTheme(text: string, themes: readonly ThemeWords[]): string | undefined {
	const words = fold(text).split(/[^\p{L}\p{N}]+/u);
	let best: { id: string; hits: number } | undefined;
	for (const theme of themes) {
		const hits = theme.keywords.map(keyOf).filter((key) => words.some((word) => word.startsWith(key))).length;
		if (hits > (best?.hits ?? 0)) best = { id: theme.id, hits };
	}
	return best?.id;
}
