import { paths } from '#lib/paths.ts';
import { reader } from '#platform/db/index.ts';
import { requireRole } from '#platform/identity/http.ts';
import { placeInput } from '#modules/receptions/input.ts';
import { KEEPING, makePlace } from '#modules/receptions/server/index.ts';
import { actOn } from '../../forms.ts';
import { keptUnit, keptUnitId } from '../../unit.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const staff = requireRole(event, ...KEEPING);
	const code = event.url.searchParams.get('unit');
	const unit = await keptUnit(reader(), staff, code);
	return {
		unit: unit === undefined ? undefined : { code: unit.code, name: unit.name[event.locals.lang] },
		asked: code ?? unit?.code ?? ''
	};
};

export const actions = {
	default: actOn(
		placeInput,
		async (tx, staff, event, input) => makePlace(tx, staff, await keptUnitId(tx, staff, event), input),
		(_, id) => paths.desk.receptionPlace(id, { done: 'made' })
	)
} satisfies Actions;
