import { describe, expect, it } from 'vitest';
import { labelId, nameErrors } from './error-names.ts';

// As the parts of `lib/ui` write it: the marks are those of the server's renderer.
const line = (field: string, error: string) => `<li><a href="#${field}"><span data-named-by="${labelId(field)}"></span>${error}</a></li>`;
const summary = line('place', 'Fill in.') + line('when', 'Fill in.') + line('how', 'Choose.') + line('gone', 'No field.');
const fields =
	'<label class="ds-label" id="place-label" for="place">Place &amp; street<!--[-->&nbsp;<span class="optional">(optional)</span><!--]--></label>' +
	'<label class="ds-label" id="when-label" for="when"><!---->When was it?<!--[!--><!--]--></label>' +
	'<fieldset><legend class="ds-label" id="how-label">How<!--[!--><!--]--></legend><label for="how">By mail</label></fieldset>';

describe('an error summary', () => {
	it('calls each field by its label', () => {
		const lines = [...nameErrors(summary + fields).matchAll(/<li>(.*?)<\/li>/g)].map((found) => (found[1] ?? '').replace(/<[^>]+>/g, ''));
		expect(lines).toEqual(['Place &amp; street: Fill in.', 'When was it? Fill in.', 'How: Choose.', 'No field.']);
	});

	it('leaves a page without one alone', () => {
		expect(nameErrors(fields)).toBe(fields);
	});
});
