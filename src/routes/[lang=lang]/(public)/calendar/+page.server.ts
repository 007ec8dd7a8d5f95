import { knownYears, presentYear } from '#platform/calendar/present.ts';
import { loadCalendar } from '#platform/calendar/index.ts';
import { now } from '#platform/clock.ts';
import { reader } from '#platform/db/index.ts';
import { notFound } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const calendar = await loadCalendar(reader());
	const today = dayOf(now());
	const years = knownYears(calendar);
	const year = Number(url.searchParams.get('year') ?? today.year);
	if (!years.includes(year) && year !== today.year) throw notFound();
	return { years, view: presentYear(locals.lang, calendar, year, today) };
};
