import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { canEdit, canRead, recentChanges } from '#platform/calendar/edit.ts';
import { loadCalendar } from '#platform/calendar/index.ts';
import { presentChanges, knownYears, presentYear } from '#platform/calendar/present.ts';
import { now } from '#platform/clock.ts';
import { reader } from '#platform/db/index.ts';
import { forbidden } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { personNames } from '#modules/organisation/server/index.ts';
import type { PageServerLoad } from './$types';

const SHOWN = 20;

export const load: PageServerLoad = async (event) => {
	const { lang } = event.locals;
	const staff = requireStaff(event);
	if (!canRead(staff)) throw forbidden();
	const db = reader();
	// A day may be opened by its date; a form without JavaScript comes here first.
	const day = event.url.searchParams.get('day') ?? '';
	if (/^\d{4}-\d\d-\d\d$/.test(day)) redirect(303, paths.desk.calendarDay(day));
	const [calendar, changes] = await Promise.all([loadCalendar(db), recentChanges(db, SHOWN)]);
	const today = dayOf(now());
	const asked = Number(event.url.searchParams.get('year') ?? today.year);
	const year = Number.isInteger(asked) && asked >= 2015 && asked <= 2100 ? asked : today.year;
	const known = knownYears(calendar);
	const names = await personNames(
		db,
		changes.flatMap((change) => (change.personId === null ? [] : [change.personId]))
	);
	return {
		// The year after the last known one is where the next decree goes.
		years: [...known, (known.at(-1) ?? today.year) + 1],
		view: presentYear(lang, calendar, year, today),
		changes: presentChanges(lang, changes, names),
		mayEdit: canEdit(staff),
		today: today.toString(),
		saved: event.url.searchParams.has('saved')
	};
};
