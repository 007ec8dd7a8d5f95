/** What somebody wrote in an answer, without our letter that their program quoted under it. Pure. */

// "On 5 May Ala wrote:", "5 мая 2026 г., … пишет:", "… жазды:"; long ones are broken over two lines.
const ATTRIBUTION = /(?:wrote|writes|пишет|писал\(?а?\)?|написал\(?а?\)?|жазды|жазған)\s*:?$/iu;

/**
 * Cuts off a quotation at the end, with the line that introduces it. A quotation between the lines of an answer stays, and
 * so does a text that is nothing but a quotation.
 */
export function withoutQuote(text: string): string {
	const lines = text.replace(/\r\n?/g, '\n').trim().split('\n');
	let end = lines.length;
	while (end > 0 && /^\s*(?:>|$)/.test(lines[end - 1] ?? '')) end -= 1;
	if (end === lines.length) return lines.join('\n');
	if (ATTRIBUTION.test(lines[end - 1]?.trim() ?? ''))
		end -= /^\s*(?:on |\d|сс|дс|ср|бс|жм|сб|жс|пн|вт|чт|пт|вс)/iu.test(lines[end - 1] ?? '') ? 1 : 2;
	const own = lines.slice(0, end).join('\n').trim();
	return own === '' ? lines.join('\n') : own;
}
