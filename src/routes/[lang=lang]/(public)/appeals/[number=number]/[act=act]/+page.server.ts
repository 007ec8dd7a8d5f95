import { fail, redirect } from '@sveltejs/kit';
import { messages as appealMessages } from '#modules/appeals/messages/index.ts';
import { pageMessages } from '#modules/appeals/messages-page/index.ts';
import { appealForApplicant, statusFor } from '#modules/appeals/server/index.ts';
import { isApplicantAct } from '#modules/procedure/rules/acts.ts';
import { messages } from '#modules/procedure/messages/index.ts';
import { presentApplicantAct } from '#modules/procedure/server/index.ts';
import { parseForm, refusedForm, type FormRefusal } from '#lib/server/forms.ts';
import { paths } from '#lib/paths.ts';
import { reader, write } from '#platform/db/index.ts';
import { notFound } from '#platform/errors.ts';
import { applicantOn, PRIVATE } from '../../access.ts';
import { chosenFiles, formWithFiles, MOST_FILES, typedBeforeFiles } from '../../uploads.ts';
import { ACTS } from './acts.ts';
import type { Actions, PageServerLoad } from './$types';

/** A page of one act of the applicant: what they must know for it, and its form. */
export const load: PageServerLoad = async (event) => {
	const { lang } = event.locals;
	const { number, act } = event.params;
	if (!isApplicantAct(act)) throw notFound();
	event.setHeaders(PRIVATE);
	const db = reader();
	const source = await statusFor(db, await applicantOn(event, number), number, lang);
	const page = await presentApplicantAct(db, lang, source, act);
	// Done already (a button pressed twice), or not possible any more: the appeal's page says how it stands.
	if (page === undefined) redirect(303, paths.appeals.status(lang, number));
	return { number, title: source.appeal.title, ...page };
};

export const actions: Actions = {
	default: async (event) => {
		const { lang } = event.locals;
		const { number, act } = event.params;
		if (!isApplicantAct(act)) throw notFound();
		const actor = await applicantOn(event, number);
		const { id } = await appealForApplicant(reader(), actor, number);
		const words = [messages[lang].errors, appealMessages[lang].errors];
		const page = pageMessages[lang];
		const form = await formWithFiles(event.request);
		if (form === undefined) {
			const typed = await typedBeforeFiles(event.request, event.platform?.req);
			return fail<FormRefusal>(422, { values: typed, errors: { files: page.intake.files.tooHeavy } });
		}
		const { schema, run } = ACTS[act];
		const parsed = parseForm(form, schema, lang, ...words);
		if (!parsed.ok) return parsed.failure;
		const files = chosenFiles(form);
		if (files.length > MOST_FILES) return fail(422, { values: parsed.values, errors: { files: page.intake.files.tooMany(MOST_FILES) } });
		const documents = await Promise.all(files.map(async (file) => ({ name: file.name, bytes: Buffer.from(await file.arrayBuffer()) })));
		try {
			await write((tx) => run({ tx, actor, id, input: parsed.input, files: documents }));
		} catch (error) {
			return refusedForm(error, lang, parsed.values, ...words);
		}
		redirect(303, paths.appeals.status(lang, number, 'added'));
	}
};
