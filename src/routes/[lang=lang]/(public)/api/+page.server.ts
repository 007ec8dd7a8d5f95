import { publicOrigin } from '#platform/config.ts';
import { apiGuide } from '../../../../api/guide.ts';
import { messages } from '../../../../api/messages/index.ts';
import { paths } from '#lib/paths.ts';
import type { PageServerLoad } from './$types';

/** What the API can do, made of the same definitions that serve it. */
export const load: PageServerLoad = ({ locals: { lang } }) => {
	const t = messages[lang].docs;
	const base = `${publicOrigin()}${paths.api.docs}`;
	return { t, about: t.about.map((line) => line.replace('{base}', base)), base, guide: apiGuide(lang) };
};
