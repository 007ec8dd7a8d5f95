import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { remarkInput } from '#modules/appeals/input.ts';
import { messages } from '#modules/appeals/messages/index.ts';
import { pageMessages } from '#modules/appeals/messages-page/index.ts';
import { addToAppeal, appealForApplicant } from '#modules/appeals/server/index.ts';
import { next } from '#modules/appeals/rules.ts';
import { parseForm, refusedForm, type FormRefusal } from '#lib/server/forms.ts';
import { paths } from '#lib/paths.ts';
import { reader, write } from '#platform/db/index.ts';
import { optional } from '#platform/fields.ts';
import { ACCEPT, MAX_BYTES, MAX_REQUEST_MB } from '#platform/files/index.ts';
import { applicantOn, PRIVATE } from '../../access.ts';
import { chosenFiles, formWithFiles, MOST_FILES, typedBeforeFiles } from '../../uploads.ts';
import type { Actions, PageServerLoad } from './$types';

const input = z.object({ text: optional(remarkInput.shape.text) });

export const load: PageServerLoad = async (event) => {
	const { lang } = event.locals;
	const { number } = event.params;
	event.setHeaders(PRIVATE);
	const appeal = await appealForApplicant(reader(), await applicantOn(event, number), number);
	if (next(appeal.state, 'add') === undefined) redirect(303, paths.appeals.status(lang, number));
	return { number, title: appeal.title, accept: ACCEPT, megabytes: MAX_BYTES / 1024 / 1024, most: MOST_FILES, total: MAX_REQUEST_MB };
};

export const actions: Actions = {
	default: async (event) => {
		const { lang } = event.locals;
		const { number } = event.params;
		const actor = await applicantOn(event, number);
		const { id } = await appealForApplicant(reader(), actor, number);
		const words = messages[lang].errors;
		const page = pageMessages[lang];
		const form = await formWithFiles(event.request);
		if (form === undefined) {
			const typed = await typedBeforeFiles(event.request, event.platform?.req);
			return fail<FormRefusal>(422, { values: typed, errors: { files: page.intake.files.tooHeavy } });
		}
		const parsed = parseForm(form, input, lang, words);
		if (!parsed.ok) return parsed.failure;
		const { values } = parsed;
		const text = parsed.input.text;
		const files = chosenFiles(form);
		if (text === undefined && files.length === 0) return fail(422, { values, errors: { text: page.add.empty } });
		if (files.length > MOST_FILES) return fail(422, { values, errors: { files: page.intake.files.tooMany(MOST_FILES) } });
		const documents = await Promise.all(files.map(async (file) => ({ name: file.name, bytes: Buffer.from(await file.arrayBuffer()) })));
		try {
			await write((tx) => addToAppeal(tx, actor, id, text === undefined ? {} : { text }, documents));
		} catch (error) {
			return refusedForm(error, lang, values, words);
		}
		redirect(303, paths.appeals.status(lang, number, 'added'));
	}
};
