/** The id of what a field is called by: its label, or the legend of a choice. */
export const labelId = (field: string): string => `${field}-label`;

/** What stands before the error of a field: "Place: ", but "Where was it? " as it is; nothing for a field without a label. */
export function named(label: string): string {
	const text = label.trim();
	return text === '' ? '' : /[?!.:…]$/.test(text) ? `${text} ` : `${text}: `;
}

const PLACE = /<span data-named-by="([^"]+)">/g;

/**
 * Puts the labels of a finished page into its error summary, which is written before the fields are.
 * @param html a page as the server wrote it; comes back as it was when it holds no summary.
 */
export function nameErrors(html: string): string {
	return html.replace(PLACE, (place, id: string) => {
		// A label may end in "(optional)", in an element of its own.
		const label = html
			.split(` id="${id}"`)[1]
			?.replace(/^[^>]*>(?:<!--.*?-->)*/s, '')
			.split(/&nbsp;|<|\u00a0/)[0];
		return place + named(label ?? '');
	});
}
