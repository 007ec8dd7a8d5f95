import { z } from 'zod';
import { paths } from '#lib/paths.ts';
import { asReader, write } from '#platform/db/index.ts';
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
	presentHead,
	presentHistory,
	presentMatrix,
	presentShown,
	showAddressees
} from '#modules/directives/server/index.ts';
import { actionOn } from '../draft.ts';
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
			addressees: draft ? await presentShown(db, lang, row, query.has('all')) : undefined,
			matrix: draft ? undefined : await presentMatrix(db, staff, lang, row, unit),
			looks: draft ? undefined : await presentLooksOf(db, lang, staff, row.id),
			history: await presentHistory(db, lang, row.id),
			done: query.has('done')
		};
	});
};

const nothing = z.object({});
const page = (id: string) => paths.desk.directive(id, { done: 1 });
export const actions = {
	again: actionOn(page, nothing, (tx, staff, directiveId) => showAddressees(tx, staff, { directiveId })),
	issue: actionOn(page, nothing, (tx, staff, directiveId) => issueDirective(tx, staff, { directiveId })),
	close: actionOn(page, nothing, (tx, staff, directiveId) => closeDirective(tx, staff, { directiveId })),
	cancel: actionOn(page, reasonInput, (tx, staff, directiveId, { reason }) => cancelDirective(tx, staff, { directiveId, reason }))
} satisfies Actions;
