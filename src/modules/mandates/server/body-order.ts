import type { Lang, Texts } from '#platform/i18n/lang.ts';

export interface Placed {
	name: Texts;
	/** The branch that it is at; a body right below the root is its own. */
	branch: Texts;
	/** How deep in the tree: 2 right below the root. */
	level: number;
}

/** The whole country's bodies first, then branch by branch by their names in `lang`, a branch's own before those of its districts. */
export function inBodyOrder<B extends Placed>(lang: Lang, bodies: readonly B[]): B[] {
	const names = new Intl.Collator(lang, { numeric: true });
	return bodies.toSorted(
		(a, b) =>
			Number(a.level > 2) - Number(b.level > 2) ||
			names.compare(a.branch[lang], b.branch[lang]) ||
			a.level - b.level ||
			names.compare(a.name[lang], b.name[lang])
	);
}
