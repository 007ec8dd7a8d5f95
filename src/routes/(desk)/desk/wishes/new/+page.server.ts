import { LANG_NAMES, LANGS } from '#platform/i18n/lang.ts';
import { intakeInput } from '#modules/wishes/input.ts';
import { messages } from '#modules/wishes/messages/index.ts';
import { everyHost, groupsFor, receiveWish, takesInAnywhere } from '#modules/wishes/server/index.ts';
import { MODES } from '#modules/receptions/rules.ts';
import { regions } from '#modules/territory/server/index.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { reader, write } from '#platform/db/index.ts';
import { forbidden } from '#platform/errors.ts';
import { requireStaff } from '#platform/identity/http.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { lang } = event.locals;
	if (!takesInAnywhere(requireStaff(event))) throw forbidden();
	const [hosts, groups, places] = await Promise.all([everyHost(reader(), lang), groupsFor(reader(), lang), regions(reader())]);
	return {
		hosts,
		groups,
		places: places.map(({ id, name }) => ({ value: id, label: name[lang] })),
		modes: MODES.map((value) => ({ value, label: messages[lang].modes[value] })),
		channels: (['phone', 'desk'] as const).map((value) => ({ value, label: messages[lang].channels[value] })),
		languages: LANGS.map((value) => ({ value, label: LANG_NAMES[value].long }))
	};
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireStaff(event);
		if (!takesInAnywhere(actor)) throw forbidden();
		const { lang } = event.locals;
		const words = messages[lang].errors;
		const parsed = parseForm(await event.request.formData(), intakeInput, lang, words);
		if (!parsed.ok) return parsed.failure;
		const { channel, ...input } = parsed.input;
		try {
			const { number, accessCode } = await write((tx) => receiveWish(tx, actor, input, { channel }));
			return { values: {}, errors: {}, taken: { number, accessCode } };
		} catch (error) {
			return refusedForm(error, lang, parsed.values, words);
		}
	}
};
