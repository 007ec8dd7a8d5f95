import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { reader } from '#platform/db/index.ts';
import { monthNames } from '#platform/i18n/format.ts';
import { requireRole } from '#platform/identity/http.ts';
import { changeSeries, issuersFor, LEADING, seriesFor, seriesValues } from '#modules/directives/server/index.ts';
import { writeSeries } from '../../../draft.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, ...LEADING);
	const [db, { id }, { lang }] = [reader(), event.params, event.locals];
	const { state } = await seriesFor(db, actor, id);
	const values = await seriesValues(db, actor, id);
	const issuers = await issuersFor(db, actor, lang);
	return { back: paths.desk.directiveSeriesOf(id), reasoned: state !== 'draft', values, issuers, months: monthNames(lang) };
};

export const actions = {
	default: async (event) => {
		const actor = requireRole(event, ...LEADING);
		const seriesId = event.params.id;
		const result = await writeSeries(event, (tx, input) => changeSeries(tx, actor, { seriesId, ...input }));
		if ('failure' in result) return result.failure;
		redirect(303, paths.desk.directiveSeriesOf(seriesId, { done: 1 }));
	}
} satisfies Actions;
