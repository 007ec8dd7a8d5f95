import { loadCalendar } from '#platform/calendar/index.ts';
import { now } from '#platform/clock.ts';
import { asReader, write } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { timelineOf } from '#platform/journal/index.ts';
import {
	assignmentFor,
	evidenceOf,
	namesFor,
	presentActs,
	presentExtensions,
	presentFacts,
	presentHistory,
	presentItem,
	presentReports
} from '#modules/assignments/server/index.ts';
import { presentLookAt } from '#modules/control/server/index.ts';
import { presentPart } from '#modules/directives/server/index.ts';
import { staffOf } from '#modules/organisation/server/index.ts';
import type { PageServerLoad } from './$types';
import { assignmentActions } from './actions.ts';

/** Read where it is written: what was just reported or decided shows, whatever the replica's lag. */
export const load: PageServerLoad = (event) => {
	const staff = requireStaff(event);
	return write(async (tx) => {
		const db = asReader(tx);
		const page = await assignmentFor(db, staff, event.params.id);
		const acts = presentActs(staff, page);
		const history = await timelineOf(db, { kind: 'assignment', id: page.row.id }, 'staff');
		const people = [
			...page.access.helperIds,
			...page.reports.map((report) => report.personId),
			...page.extensions.flatMap((asked) => [asked.askedBy, asked.decidedBy]),
			...history.map((row) => row.actorId)
		];
		const names = await namesFor(db, [page.row, ...page.parts], people);
		const around = { lang: event.locals.lang, calendar: await loadCalendar(tx), today: dayOf(now()), ...names };
		const evidence = await evidenceOf(
			db,
			page.reports.map((report) => report.id)
		);
		const colleagues = acts.reassign ? await staffOf(db, page.row.unitId) : [];
		return {
			item: presentItem(page.row, around),
			text: page.row.text,
			acts,
			part: await presentPart(db, staff, event.locals.lang, page.row, acts),
			look: await presentLookAt(db, event.locals.lang, staff, page.row.id),
			facts: presentFacts(page, around),
			reports: presentReports(page, evidence, around),
			extensions: presentExtensions(page, around),
			parts: page.parts.map((part) => presentItem(part, around)),
			history: presentHistory(history, around),
			personId: page.row.personId ?? '',
			staff: [...new Map(colleagues.map((one) => [one.personId, one.name]))].map(([value, label]) => ({ value, label })),
			done: event.url.searchParams.has('done')
		};
	});
};

export const actions = assignmentActions;
