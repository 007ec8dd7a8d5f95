import { paths } from '#lib/paths.ts';
import { reader } from '#platform/db/index.ts';
import { Refusal } from '#platform/errors.ts';
import { requireStaff } from '#platform/identity/http.ts';
import {
	appealForStaff,
	caseActs,
	deskContext,
	firstView,
	intakeUnits,
	monthFigures,
	openCounts,
	presentPreview,
	presentRows,
	presentStats,
	queuePage,
	soonDay,
	viewsOf,
	type DeskContext
} from '#modules/appeals/server/index.ts';
import { mayBulk } from '#modules/desk/server/index.ts';
import type { PageServerLoad } from './$types';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The preview of one row. One that is gone, or was never this reader's, leaves the queue as it is. */
async function previewOf(context: DeskContext, id: string | null) {
	if (id === null || !UUID.test(id)) return undefined;
	try {
		const row = await appealForStaff(context.db, context.actor, id);
		return { preview: await presentPreview(context, row), acts: caseActs(context.actor, row, false) };
	} catch (error) {
		if (error instanceof Refusal && error.status === 404) return undefined;
		throw error;
	}
}

/** The desk's front: the queue that this role works off, what is due first on top. */
export const load: PageServerLoad = async (event) => {
	const actor = requireStaff(event);
	const { lang } = event.locals;
	const { searchParams } = event.url;
	const context = await deskContext(reader(), lang, actor);
	const views = viewsOf(actor);
	const view = views.find((name) => name === searchParams.get('view')) ?? firstView(actor);
	const cursor = searchParams.get('cursor') ?? undefined;
	const { db, today } = context;
	const [page, counts, month, opened, desks] = await Promise.all([
		queuePage(db, actor, view, { cursor }),
		openCounts(db, actor, view === 'mine' ? 'mine' : 'unit', today, soonDay(context)),
		monthFigures(db, actor),
		previewOf(context, searchParams.get('open')),
		intakeUnits(db, actor)
	]);
	return {
		view,
		views,
		cursor,
		takesIn: desks.length > 0,
		bulk: mayBulk(actor),
		stats: presentStats(lang, counts, month, view),
		rows: await presentRows(context, page.rows),
		next: page.next === undefined ? undefined : paths.desk.queue(view, page.next),
		preview: opened?.preview,
		acts: opened?.acts ?? []
	};
};
