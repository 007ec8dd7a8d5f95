import { redirect, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { paths } from '#lib/paths.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { asReader, write, type Tx } from '#platform/db/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import { presentLooksOf } from '#modules/control/server/index.ts';
import { reasonInput } from '#modules/directives/input.ts';
import { SILENT_AFTER } from '#modules/directives/rules.ts';
import {
	cancelDirective,
	closeDirective,
	directiveFor,
	issueDirective,
	presentAddressees,
	presentHead,
	presentHistory,
	presentMatrix,
	showAddressees
} from '#modules/directives/server/index.ts';
import { wordsOf } from '../draft.ts';
import type { Actions, PageServerLoad } from './$types';

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Read where it is written: what was just issued shows, whatever the replica's lag. */
export const load: PageServerLoad = (event) => {
	const staff = requireStaff(event);
	const { lang } = event.locals;
	const query = event.url.searchParams;
	return write(async (tx) => {
		const db = asReader(tx);
		const row = await directiveFor(db, staff, event.params.id);
		const draft = row.issuedAt === null;
		const unit = ID.test(query.get('unit') ?? '') ? (query.get('unit') ?? undefined) : undefined;
		return {
			id: row.id,
			draft,
			silentAfter: formatNumber(lang, SILENT_AFTER),
			head: await presentHead(db, staff, lang, row),
			addressees: draft ? await presentAddressees(db, lang, row, query.has('all')) : undefined,
			matrix: draft ? undefined : await presentMatrix(db, staff, lang, row, unit),
			looks: draft ? undefined : await presentLooksOf(db, lang, staff, row.id),
			history: await presentHistory(db, lang, row.id),
			done: query.has('done')
		};
	});
};

/** An act of the issuing side: parse, act in one transaction, back to the page. */
function action<S extends z.ZodType>(input: S, act: (tx: Tx, staff: Staff, directiveId: string, values: z.output<S>) => Promise<unknown>) {
	return async (event: RequestEvent<{ id: string }>) => {
		const { lang } = event.locals;
		const staff = requireStaff(event);
		const form = parseForm(await event.request.formData(), input, lang, ...wordsOf(lang));
		if (!form.ok) return form.failure;
		try {
			await write((tx) => act(tx, staff, event.params.id, form.input));
		} catch (error) {
			return refusedForm(error, lang, form.values, ...wordsOf(lang));
		}
		redirect(303, paths.desk.directive(event.params.id, { done: 1 }));
	};
}

const nothing = z.object({});
export const actions = {
	again: action(nothing, (tx, staff, directiveId) => showAddressees(tx, staff, { directiveId })),
	issue: action(nothing, (tx, staff, directiveId) => issueDirective(tx, staff, { directiveId })),
	close: action(nothing, (tx, staff, directiveId) => closeDirective(tx, staff, { directiveId })),
	cancel: action(reasonInput, (tx, staff, directiveId, { reason }) => cancelDirective(tx, staff, { directiveId, reason }))
} satisfies Actions;
