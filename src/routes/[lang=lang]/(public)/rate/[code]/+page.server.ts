import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { messages } from '#modules/reports/messages/index.ts';
import { objectInput, rateInput } from '#modules/reports/rating-input.ts';
import { readCode } from '#modules/reports/rules/ratings.ts';
import { objectComment, presentRate, rateReport } from '#modules/reports/server/index.ts';
import { database, reader, write } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import { throttle } from '#platform/identity/throttle.ts';
import { PRIVATE } from '../../appeals/access.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** From one address in an hour: a hall may share one, and of 2^50 codes that is nothing. */
const MANY = { limit: 300, seconds: 3600 };

/** Whoever tries many codes is stopped before the database is asked. */
async function codeOf({ params, getClientAddress }: Pick<RequestEvent, 'params' | 'getClientAddress'>): Promise<string> {
	await throttle(database(), `rate:${getClientAddress()}`, MANY.limit, MANY.seconds);
	return found(readCode(params.code));
}

/** One voice: the form, or what became of it. */
export const load: PageServerLoad = async (event) => {
	event.setHeaders(PRIVATE);
	return { rate: await presentRate(reader(), event.locals.lang, await codeOf(event)) };
};

export const actions = {
	rate: async (event) => {
		const { lang } = event.locals;
		const code = await codeOf(event);
		const words = messages[lang].errors;
		const parsed = parseForm(await event.request.formData(), rateInput, lang, words);
		if (!parsed.ok) return parsed.failure;
		try {
			await write((tx) => rateReport(tx, code, parsed.input, lang));
		} catch (error) {
			return refusedForm(error, lang, parsed.values, words);
		}
		redirect(303, paths.rate.one(lang, code));
	},
	object: async (event) => {
		const { lang } = event.locals;
		const code = await codeOf(event);
		const words = messages[lang].errors;
		const parsed = parseForm(await event.request.formData(), objectInput, lang, words);
		if (!parsed.ok) return parsed.failure;
		try {
			await write((tx) => objectComment(tx, code, parsed.input));
		} catch (error) {
			return refusedForm(error, lang, parsed.values, words);
		}
		redirect(303, paths.rate.one(lang, code));
	}
} satisfies Actions;
