import { paths } from '#lib/paths.ts';
import { reader } from '#platform/db/index.ts';
import { forbidden } from '#platform/errors.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { deskContext, ledUnits, loadOfExecutors, unitOptions } from '#modules/appeals/server/index.ts';
import type { PageServerLoad } from './$types';

/** How work is shared out in a unit that the reader leads; each number opens the appeals behind it. */
export const load: PageServerLoad = async (event) => {
	const actor = requireStaff(event);
	const { lang } = event.locals;
	const { db, today } = await deskContext(reader(), lang, actor);
	const units = await ledUnits(db, actor);
	const unit = units.find(({ id }) => id === event.url.searchParams.get('unit')) ?? units[0];
	if (unit === undefined) throw forbidden();
	const people = await loadOfExecutors(db, actor, unit.id, today);
	const number = (n: number) => formatNumber(lang, n);
	return {
		units: unitOptions(lang, units),
		unit: { id: unit.id, name: unit.name[lang] },
		people: people.map((one) => ({
			id: one.personId,
			name: one.name,
			href: paths.desk.search({ executor: one.personId, open: '1' }),
			open: number(one.open),
			overdue: number(one.overdue),
			late: one.overdue > 0,
			returned: number(one.returned)
		}))
	};
};
