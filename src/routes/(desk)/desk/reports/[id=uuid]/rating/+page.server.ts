import { paths } from '#lib/paths.ts';
import { deskActs } from '#lib/server/desk-acts.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { messages } from '#modules/reports/messages/index.ts';
import { commentInput, slipsInput, upholdInput, withholdInput } from '#modules/reports/rating-input.ts';
import { issueSlips, presentRatingDesk, showComment, toSlips, upholdComment, withholdComment } from '#modules/reports/server/index.ts';
import { reader, write } from '#platform/db/index.ts';
import { requireStaff } from '#platform/identity/http.ts';
import type { Actions, PageServerLoad } from './$types';

/** Codes and words of those who came to a report meeting. */
export const load: PageServerLoad = async (event) => {
	const actor = requireStaff(event);
	const { lang } = event.locals;
	const page = await presentRatingDesk(reader(), lang, actor, event.params.id);
	return { page, done: messages[lang].rate.done[event.url.searchParams.get('done') ?? ''] };
};

const act = deskActs<{ id: string }>({
	words: (lang) => messages[lang].errors,
	about: (_, { id }) => id,
	next: ({ id }, done) => paths.desk.reportRating(id, done)
});

export const actions = {
	/** The codes are shown on this answer alone. */
	slips: async (event) => {
		const actor = requireStaff(event);
		const { lang } = event.locals;
		const words = messages[lang].errors;
		const parsed = parseForm(await event.request.formData(), slipsInput, lang, words);
		if (!parsed.ok) return parsed.failure;
		try {
			const codes = await write((tx) => issueSlips(tx, actor, event.params.id, parsed.input));
			return { slips: toSlips(lang, codes) };
		} catch (error) {
			return refusedForm(error, lang, parsed.values, words);
		}
	},
	show: act('shown', commentInput, showComment),
	withhold: act('withheld', withholdInput, withholdComment),
	uphold: act('upheld', upholdInput, upholdComment)
} satisfies Actions;
