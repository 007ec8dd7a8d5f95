import { loadCalendar } from '#platform/calendar/index.ts';
import { now } from '#platform/clock.ts';
import { reader } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { paths } from '#lib/paths.ts';
import { namesFor, owed, OWED_LISTS, owedCounts, presentItem } from '#modules/assignments/server/index.ts';
import type { PageServerLoad } from './$types';

const PAGE = 30;

function afterFrom(text: string | null) {
	const [, dueOn, id] = /^(\d{4}-\d\d-\d\d)~([0-9a-f-]{36})$/.exec(text ?? '') ?? [];
	return dueOn === undefined || id === undefined ? undefined : { dueOn: Temporal.PlainDate.from(dueOn, { overflow: 'constrain' }), id };
}

export const load: PageServerLoad = async (event) => {
	const staff = requireStaff(event);
	const db = reader();
	const today = dayOf(now());
	const list = OWED_LISTS.find((name) => name === event.url.searchParams.get('list')) ?? 'mine';
	const after = afterFrom(event.url.searchParams.get('after'));
	const [calendar, found, counts] = await Promise.all([
		loadCalendar(db),
		owed(db, staff, list, { after, limit: PAGE + 1 }),
		owedCounts(db, staff, today)
	]);
	const rows = found.slice(0, PAGE);
	const last = found.length > PAGE ? rows.at(-1) : undefined;
	const around = { lang: event.locals.lang, calendar, today, ...(await namesFor(db, rows)) };
	return {
		list,
		counts,
		items: rows.map((row) => presentItem(row, around)),
		first: after === undefined ? undefined : paths.desk.assignmentList(list),
		older: last === undefined ? undefined : paths.desk.assignmentList(list, `${last.dueOn.toString()}~${last.id}`)
	};
};
