import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { reader } from '#platform/db/index.ts';
import { monthNames } from '#platform/i18n/format.ts';
import { requireRole } from '#platform/identity/http.ts';
import { draftSeries, issuersFor, LEADING, newSeriesValues } from '#modules/directives/server/index.ts';
import { writeSeries } from '../../draft.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, ...LEADING);
	const { lang } = event.locals;
	const issuers = await issuersFor(reader(), actor, lang);
	return { issuers, months: monthNames(lang), begun: { ...newSeriesValues(), issuerUnitId: issuers[0]?.value ?? '' } };
};

export const actions = {
	default: async (event) => {
		const actor = requireRole(event, ...LEADING);
		const result = await writeSeries(event, (tx, input) => draftSeries(tx, actor, input));
		if ('failure' in result) return result.failure;
		redirect(303, paths.desk.directiveSeriesOf(result.done));
	}
} satisfies Actions;
