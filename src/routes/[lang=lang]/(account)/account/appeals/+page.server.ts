import { messages } from '#modules/appeals/messages/index.ts';
import { appealsOfAccount } from '#modules/appeals/server/index.ts';
import { reader } from '#platform/db/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { requireCitizen } from '#platform/identity/http.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const citizen = requireCitizen(event);
	const { lang } = event.locals;
	const own = await appealsOfAccount(reader(), citizen.accountId);
	return {
		appeals: own.map((appeal) => ({
			number: appeal.number,
			title: appeal.title,
			state: messages[lang].state[appeal.state],
			due: formatDate(lang, appeal.dueOn)
		}))
	};
};
