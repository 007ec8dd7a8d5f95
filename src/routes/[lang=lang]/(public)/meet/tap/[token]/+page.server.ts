import { redirect } from '@sveltejs/kit';
import { messages as receptionMessages } from '#modules/receptions/messages/index.ts';
import { messages } from '#modules/wishes/messages/index.ts';
import { pageMessages } from '#modules/wishes/messages-page/index.ts';
import { answerByTap, presentTap } from '#modules/wishes/server/index.ts';
import { refusedForm } from '#lib/server/forms.ts';
import { paths } from '#lib/paths.ts';
import { reader, write } from '#platform/db/index.ts';
import { PRIVATE } from '../../../appeals/access.ts';
import type { Actions, PageServerLoad } from './$types';

/** What the link is for, or what became of it. Opening it changes nothing: programs that look into mail open links, too. */
export const load: PageServerLoad = async ({ locals: { lang }, params, url, setHeaders }) => {
	setHeaders(PRIVATE);
	const { done } = pageMessages[lang].status;
	const said = Object.entries(done).find(([act]) => act === url.searchParams.get('done'))?.[1];
	return { tap: await presentTap(reader(), lang, params.token), said };
};

export const actions: Actions = {
	default: async ({ request, locals: { lang }, params }) => {
		const deed = (await request.formData()).get('deed');
		let done;
		try {
			done = await write((tx) => answerByTap(tx, params.token, typeof deed === 'string' ? deed : undefined));
		} catch (error) {
			return refusedForm(error, lang, {}, messages[lang].errors, receptionMessages[lang].errors);
		}
		redirect(303, paths.meet.tap(lang, params.token, done));
	}
};
