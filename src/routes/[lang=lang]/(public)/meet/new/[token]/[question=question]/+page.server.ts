import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { draftInput } from '#modules/wishes/input.ts';
import { messages as receptionMessages } from '#modules/receptions/messages/index.ts';
import { messages } from '#modules/wishes/messages/index.ts';
import { chooseTime, isOfTime, saveWishDraft, sendWishDraft } from '#modules/wishes/server/index.ts';
import { parseForm, refusedForm, type FormRefusal } from '#lib/server/forms.ts';
import { paths } from '#lib/paths.ts';
import { write } from '#platform/db/index.ts';
import type { Question } from '#modules/wishes/rules/questions.ts';
import { grant } from '../../../access.ts';
import { after, frameOf, openDraft } from '../draft.ts';
import { show } from '../show.ts';
import type { Actions, PageServerLoad } from './$types';

const FIELDS = {
	whom: z
		.object({ hostId: z.union([z.literal('anybody'), z.guid()], 'choose') })
		.transform(({ hostId }) => (hostId === 'anybody' ? { hostId: undefined, anybody: true as const } : { hostId, anybody: undefined })),
	where: draftInput.pick({ territoryId: true }),
	how: draftInput.pick({ mode: true }),
	what: draftInput.pick({ topic: true, needs: true }),
	who: draftInput.pick({ firstName: true, lastName: true, phone: true, email: true, group: true })
} satisfies Partial<Record<Question, z.ZodType>>;
const time = z.object({ slotId: z.union([z.literal('line'), z.guid()], 'choose') });

export const load: PageServerLoad = async (event) => {
	const draft = await openDraft(event);
	const { question } = event.params;
	return {
		question,
		taken: event.url.searchParams.has('taken'),
		frame: await frameOf(event, draft, question),
		...(await show(event, draft, question))
	};
};

export const actions: Actions = {
	save: async (event) => {
		const { lang } = event.locals;
		const { token, question } = event.params;
		const form = await event.request.formData();
		const words = [messages[lang].errors, receptionMessages[lang].errors];
		if (form.get('territoryId') === 'none') form.set('territoryId', '');
		// Typed a name and pressed "next" without looking for it: that is a search.
		const typed = form.get('q');
		if (question === 'where' && typeof typed === 'string' && typed.trim() !== '' && typed.trim() !== event.url.searchParams.get('q'))
			redirect(
				303,
				`${paths.meet.draft(lang, token, question, { q: typed.trim().slice(0, 100), to: event.url.searchParams.get('to') ?? undefined })}#territoryId`
			);
		if (question === 'time' || question === 'review') {
			const parsed = parseForm(form, time, lang, ...words);
			if (!parsed.ok) return form.get('go') === 'back' ? redirect(303, await after(event, question, form)) : parsed.failure;
			const { slotId } = parsed.input;
			try {
				await write((tx) => chooseTime(tx, token, slotId === 'line' ? undefined : slotId, lang));
			} catch (error) {
				const { status, data } = refusedForm(error, lang, {}, ...words);
				// Beside the times: they are shown anew, without the one that is gone.
				return fail<FormRefusal>(status, { values: {}, errors: { slotId: Object.values(data.errors)[0] ?? '' } });
			}
			redirect(303, await after(event, 'time', form));
		}
		const parsed = parseForm(form, FIELDS[question], lang, ...words);
		if (!parsed.ok) return parsed.failure;
		await write((tx) => saveWishDraft(tx, token, parsed.input, lang));
		redirect(303, await after(event, question, form));
	},
	send: async (event) => {
		const { lang } = event.locals;
		const { token } = event.params;
		try {
			grant(event, await write((tx) => sendWishDraft(tx, token, lang)));
		} catch (error) {
			// Somebody else has the time: another one is chosen, and all else stays.
			if (isOfTime(error)) redirect(303, paths.meet.draft(lang, token, 'time', { to: 'review', taken: '1' }));
			return refusedForm(error, lang, {}, messages[lang].errors);
		}
		redirect(303, paths.meet.draft(lang, token, 'sent'));
	}
};
