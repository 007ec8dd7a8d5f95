/** What the two pages of a plan share: its words, and showing whom a rule would invite before anything is kept. */
import { joinTicked, parseForm, refusedForm } from '#lib/server/forms.ts';
import { reader } from '#platform/db/index.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { audienceInput } from '#modules/organisation/audience-input.ts';
import { messages as organisationMessages } from '#modules/organisation/messages/index.ts';
import { checkedAudience } from '#modules/organisation/server/index.ts';
import { messages as eventMessages } from '#modules/events/messages/index.ts';
import { presentWhom } from '#modules/conferences/server/index.ts';

export const planWords = (lang: Lang) => [eventMessages[lang].errors, organisationMessages[lang].errors];

/** The form with its ticked boxes joined. */
export async function planForm(request: Request): Promise<FormData> {
	const form = await request.formData();
	for (const name of ['kinds', 'levels']) joinTicked(form, name);
	return form;
}

/** Whom the rule of the form would invite; what was typed comes back as it is. */
export async function previewWhom(form: FormData, lang: Lang) {
	const parsed = parseForm(form, audienceInput, lang, ...planWords(lang));
	if (!parsed.ok) return parsed.failure;
	try {
		const whom = await presentWhom(reader(), lang, await checkedAudience(reader(), parsed.input));
		return { values: parsed.values, errors: {} as Record<string, string>, whom };
	} catch (error) {
		return refusedForm(error, lang, parsed.values, ...planWords(lang));
	}
}
