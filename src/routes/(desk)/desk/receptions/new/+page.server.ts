import { paths } from '#lib/paths.ts';
import { now } from '#platform/clock.ts';
import { reader } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { requireRole } from '#platform/identity/http.ts';
import { hostInput } from '#modules/receptions/input.ts';
import { candidates, KEEPING, makeHost } from '#modules/receptions/server/index.ts';
import { actOn } from '../forms.ts';
import { keptUnit, keptUnitId } from '../unit.ts';
import type { Actions, PageServerLoad } from './$types';

/** Who may become a host of a unit that the reader keeps; the first of their own unless another is asked for by its code. */
export const load: PageServerLoad = async (event) => {
	const staff = requireRole(event, ...KEEPING);
	const { lang } = event.locals;
	const db = reader();
	const unit = await keptUnit(db, staff, event.url.searchParams.get('unit'));
	return {
		unit: unit === undefined ? undefined : { code: unit.code, name: unit.name[lang] },
		asked: event.url.searchParams.get('unit') ?? unit?.code ?? '',
		who: unit === undefined ? [] : await candidates(db, lang, unit),
		today: dayOf(now()).toString()
	};
};

export const actions = {
	default: actOn(
		hostInput,
		async (tx, staff, event, input) => makeHost(tx, staff, await keptUnitId(tx, staff, event), input),
		(_, id) => paths.desk.receptionHost(id, { done: 'made' })
	)
} satisfies Actions;
