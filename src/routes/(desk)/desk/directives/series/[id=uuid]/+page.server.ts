import { z } from 'zod';
import { paths } from '#lib/paths.ts';
import { asReader, write } from '#platform/db/index.ts';
import { requireRole } from '#platform/identity/http.ts';
import { reasonInput } from '#modules/directives/input.ts';
import {
	DRAFT_READING,
	endSeries,
	pauseSeries,
	presentOccurrences,
	presentSeries,
	presentSeriesHistory,
	resumeSeries,
	seriesFor,
	startSeries
} from '#modules/directives/server/index.ts';
import { actionOn } from '../../draft.ts';
import type { Actions, PageServerLoad } from './$types';

/** Read where it is written: what was just started shows, whatever the replica's lag. */
export const load: PageServerLoad = (event) => {
	const staff = requireRole(event, ...DRAFT_READING);
	const { lang } = event.locals;
	const query = event.url.searchParams;
	return write(async (tx) => {
		const db = asReader(tx);
		const row = await seriesFor(db, staff, event.params.id);
		return {
			id: row.id,
			series: await presentSeries(db, staff, lang, row, query.has('all')),
			past: await presentOccurrences(db, lang, row.id, query.get('after') ?? undefined),
			history: await presentSeriesHistory(db, lang, row.id),
			done: query.has('done')
		};
	});
};

const nothing = z.object({});
const page = (id: string) => paths.desk.directiveSeriesOf(id, { done: 1 });
export const actions = {
	start: actionOn(page, nothing, (tx, staff, seriesId) => startSeries(tx, staff, { seriesId })),
	pause: actionOn(page, reasonInput, (tx, staff, seriesId, { reason }) => pauseSeries(tx, staff, { seriesId, reason })),
	resume: actionOn(page, nothing, (tx, staff, seriesId) => resumeSeries(tx, staff, { seriesId })),
	end: actionOn(page, reasonInput, (tx, staff, seriesId, { reason }) => endSeries(tx, staff, { seriesId, reason }))
} satisfies Actions;
