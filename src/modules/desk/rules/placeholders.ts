/** What a template may name of an appeal. Never a person: an applicant's name stands in the letter's head, not in a text. Pure. */
export const PLACEHOLDERS = ['number', 'received', 'due', 'today', 'kind', 'theme', 'place', 'unit'] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

const NAMED = /\{([^{}]*)\}/g;

function isPlaceholder(name: string): name is Placeholder {
	return (PLACEHOLDERS as readonly string[]).includes(name);
}

/** Names in braces that mean nothing, each once, in the order they stand. */
export function unknownPlaceholders(text: string): string[] {
	const names = [...text.matchAll(NAMED)].map((match) => (match[1] ?? '').trim());
	return [...new Set(names)].filter((name) => !isPlaceholder(name));
}

/** The text with every placeholder filled; what an appeal does not have becomes a gap to fill in by hand. */
export function fillPlaceholders(text: string, values: Partial<Record<Placeholder, string>>, gap: string): string {
	return text.replace(NAMED, (whole, inside: string) => {
		const name = inside.trim();
		if (!isPlaceholder(name)) return whole;
		return values[name] === undefined || values[name] === '' ? gap : values[name];
	});
}

export const PURPOSES = ['decision', 'notice'] as const;
export type Purpose = (typeof PURPOSES)[number];
