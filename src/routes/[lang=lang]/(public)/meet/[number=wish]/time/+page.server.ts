import { redirect } from '@sveltejs/kit';
import { slotInput } from '#modules/wishes/input.ts';
import { messages as receptionMessages } from '#modules/receptions/messages/index.ts';
import { messages } from '#modules/wishes/messages/index.ts';
import { bookTime, freeTimes, wishForVisitor } from '#modules/wishes/server/index.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { paths } from '#lib/paths.ts';
import { reader, write } from '#platform/db/index.ts';
import { PRIVATE } from '../../../appeals/access.ts';
import { visitorOf } from '../../access.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { lang } = event.locals;
	const { number } = event.params;
	event.setHeaders(PRIVATE);
	const { hostId, regionId, mode } = await wishForVisitor(reader(), await visitorOf(event, number), number);
	const asked = { hostId: hostId ?? undefined, territoryId: regionId ?? undefined, mode };
	return { number, times: await freeTimes(reader(), lang, asked, event.url.searchParams.get('after') ?? '') };
};

export const actions: Actions = {
	default: async (event) => {
		const { lang } = event.locals;
		const { number } = event.params;
		const words = [messages[lang].errors, receptionMessages[lang].errors];
		const parsed = parseForm(await event.request.formData(), slotInput, lang, ...words);
		if (!parsed.ok) return parsed.failure;
		const actor = await visitorOf(event, number);
		const { id } = await wishForVisitor(reader(), actor, number);
		try {
			await write((tx) => bookTime(tx, actor, id, parsed.input));
		} catch (error) {
			return refusedForm(error, lang, parsed.values, ...words);
		}
		redirect(303, paths.meet.status(lang, number, 'booked'));
	}
};
