import { fail, redirect } from '@sveltejs/kit';
import { messages } from '#modules/wishes/messages/index.ts';
import { openByCode } from '#modules/wishes/server/index.ts';
import { refusedForm, typedValues } from '#lib/server/forms.ts';
import { paths } from '#lib/paths.ts';
import { database, reader, write } from '#platform/db/index.ts';
import { forgive, throttle } from '#platform/identity/throttle.ts';
import { grant } from '../access.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => ({
	number: url.searchParams.get('number')?.slice(0, 40) ?? '',
	left: url.searchParams.has('left')
});

const text = (value: FormDataEntryValue | null) => (typeof value === 'string' ? value.trim() : '');

export const actions: Actions = {
	default: async (event) => {
		const { lang } = event.locals;
		const form = await event.request.formData();
		const number = text(form.get('number')).toUpperCase().replace(/\s/g, '').slice(0, 40);
		const code = text(form.get('code')).slice(0, 100);
		const values: Record<string, string> = { ...typedValues(form), code };
		const words = messages[lang].errors;
		const bucket = `find:${event.getClientAddress()}`;
		try {
			await throttle(database(), bucket, 30, 600);
		} catch (error) {
			return refusedForm(error, lang, values, words);
		}
		const id = await openByCode(reader(), number, code);
		// The same words whether the number is unknown or the code is wrong: a guess learns nothing.
		if (id === undefined) return fail(422, { values, errors: { code: words['wishes.code'] } });
		await write((tx) => forgive(tx, bucket));
		grant(event, id);
		redirect(303, paths.meet.status(lang, number));
	}
};
