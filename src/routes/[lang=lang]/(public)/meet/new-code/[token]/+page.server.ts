import { messages } from '#modules/wishes/messages/index.ts';
import { takeNewCode } from '#modules/wishes/server/index.ts';
import { refusedForm } from '#lib/server/forms.ts';
import { write } from '#platform/db/index.ts';
import { grant } from '../../access.ts';
import type { Actions } from './$types';

export const actions: Actions = {
	// A button, not the link itself: programs that look into mail must not use it up.
	default: async (event) => {
		const { lang } = event.locals;
		try {
			const { wishId, number, accessCode } = await write((tx) => takeNewCode(tx, event.params.token));
			grant(event, wishId);
			return { number, accessCode };
		} catch (error) {
			return refusedForm(error, lang, {}, messages[lang].errors);
		}
	}
};
