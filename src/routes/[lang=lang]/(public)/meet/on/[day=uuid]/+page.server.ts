import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { messages as receptionMessages } from '#modules/receptions/messages/index.ts';
import { messages } from '#modules/wishes/messages/index.ts';
import { chooseTime, hoursOn, startWishDraft } from '#modules/wishes/server/index.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { paths } from '#lib/paths.ts';
import { database, reader, write } from '#platform/db/index.ts';
import { found, invalid } from '#platform/errors.ts';
import { throttle } from '#platform/identity/throttle.ts';
import type { Actions, PageServerLoad } from './$types';

const input = z.object({ slotId: z.union([z.literal('line'), z.guid()], 'choose') });

/** The hours of one reception day, with what is free of them. */
export const load: PageServerLoad = async ({ locals: { lang }, params }) => ({ hours: found(await hoursOn(reader(), lang, params.day)) });

export const actions: Actions = {
	default: async ({ request, locals: { lang }, params, getClientAddress }) => {
		const words = [messages[lang].errors, receptionMessages[lang].errors];
		const parsed = parseForm(await request.formData(), input, lang, ...words);
		if (!parsed.ok) return parsed.failure;
		const { slotId } = parsed.input;
		const { hostId, territoryId, mode, times } = found(await hoursOn(reader(), lang, params.day));
		let token: string;
		try {
			// As where the form begins.
			await throttle(database(), `draft:${getClientAddress()}`, 60, 600);
			if (slotId !== 'line' && !times.options.some(({ value }) => value === slotId)) throw invalid('slotId', 'receptions.full');
			token = await write(async (tx) => {
				const made = await startWishDraft(tx, lang, { hostId, territoryId, mode, ...(slotId === 'line' ? { line: true } : {}) });
				if (slotId !== 'line') await chooseTime(tx, made, slotId, lang);
				return made;
			});
		} catch (error) {
			return refusedForm(error, lang, {}, ...words);
		}
		redirect(303, paths.meet.draft(lang, token, 'what'));
	}
};
