import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { write } from '#platform/db/index.ts';
import { invalid } from '#platform/errors.ts';
import { isLang } from '#platform/i18n/lang.ts';
import { setChosenLanguage, wantedPath } from '#platform/identity/http.ts';
import { chooseLanguage } from '#platform/identity/own-account.ts';
import type { RequestHandler } from './$types';

/** The desk's language switch: kept in a cookie and in the account, so that letters come in it too. */
export const POST: RequestHandler = async (event) => {
	const form = await event.request.formData();
	const lang = form.get('lang');
	if (!isLang(lang)) throw invalid('lang', 'choose');
	const { session } = event.locals;
	if (session !== undefined) await write((tx) => chooseLanguage(tx, session, lang));
	setChosenLanguage(event, lang);
	redirect(303, wantedPath(form.get('back'), paths.desk.home));
};
