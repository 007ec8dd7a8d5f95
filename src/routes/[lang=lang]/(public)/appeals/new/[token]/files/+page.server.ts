import { fail, redirect } from '@sveltejs/kit';
import { presentFile, saveDraft } from '#modules/appeals/server/index.ts';
import { pageMessages } from '#modules/appeals/messages-page/index.ts';
import { paths } from '#lib/paths.ts';
import { reader, write } from '#platform/db/index.ts';
import { ACCEPT, filesOf, MAX_BYTES, MAX_REQUEST_MB, removeDraftFile, storeFile } from '#platform/files/index.ts';
import { ANONYMOUS } from '#platform/identity/actor.ts';
import { chosenFiles, fileRefusal, formWithFiles, MOST_FILES } from '../../../uploads.ts';
import { after, frameOf, openDraft, wantsBack } from '../draft.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const draft = await openDraft(event);
	const files = await filesOf(reader(), { kind: 'draft', id: draft.id });
	return {
		frame: frameOf(event, draft, 'files'),
		files: files.map((file) => presentFile(event.locals.lang, file)),
		accept: ACCEPT,
		megabytes: MAX_BYTES / 1024 / 1024,
		most: MOST_FILES,
		total: MAX_REQUEST_MB
	};
};

/** Keeps what can be kept; says of each of the others why not. */
async function upload(event: RequestEvent, files: readonly File[]): Promise<string[]> {
	const { lang } = event.locals;
	const t = pageMessages[lang].intake.files;
	const draft = await openDraft(event);
	const subject = { kind: 'draft', id: draft.id };
	const room = MOST_FILES - (await filesOf(reader(), subject)).length;
	const problems: string[] = files.length > room ? [t.tooMany(MOST_FILES)] : [];
	for (const file of files.slice(0, Math.max(0, room))) {
		const bytes = Buffer.from(await file.arrayBuffer());
		try {
			await write(async (tx) => {
				await storeFile(tx, ANONYMOUS, { subject, seenBy: 'applicant', name: file.name, bytes });
				// A file is a change of the draft: it is kept longer, and must still be there.
				await saveDraft(tx, event.params.token, {});
			});
		} catch (error) {
			problems.push(fileRefusal(lang, file.name, error));
		}
	}
	return problems;
}

export const actions: Actions = {
	upload: async (event) => {
		const { lang } = event.locals;
		const t = pageMessages[lang].intake.files;
		const form = await formWithFiles(event.request);
		if (form === undefined) return fail(422, { errors: { files: t.tooHeavy } });
		const files = chosenFiles(form);
		const goOn = form.get('then') === 'next' || wantsBack(form);
		if (files.length === 0 && !goOn) return fail(422, { errors: { files: t.nothing } });
		const problems = await upload(event, files);
		if (problems.length > 0) return fail(422, { errors: { files: problems.join(' ') } });
		const to = event.url.searchParams.get('to');
		redirect(303, goOn ? after(event, 'files', form) : paths.appeals.draft(lang, event.params.token, 'files', { ...(to && { to }) }));
	},
	remove: async (event) => {
		const draft = await openDraft(event);
		const id = (await event.request.formData()).get('id');
		const files = await filesOf(reader(), { kind: 'draft', id: draft.id });
		// Pressed twice, it is gone all the same.
		const file = files.find((one) => one.id === id);
		if (file !== undefined) await write((tx) => removeDraftFile(tx, draft.id, file.id));
		const to = event.url.searchParams.get('to');
		redirect(303, paths.appeals.draft(event.locals.lang, event.params.token, 'files', { ...(to && { to }) }));
	}
};
