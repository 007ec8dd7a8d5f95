import { reader } from '#platform/db/index.ts';
import { requireRole } from '#platform/identity/http.ts';
import { toDeskUnitRow, unitRoots, unitsBelow } from '#modules/organisation/server/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { lang } = event.locals;
	const staff = requireRole(event, 'administrator', 'auditor');
	const roots = await unitRoots(reader(), staff);
	const trees = await Promise.all(
		roots.map(async (root) => ({
			unit: toDeskUnitRow(lang, root),
			below: (await unitsBelow(reader(), root.id)).map((unit) => toDeskUnitRow(lang, unit))
		}))
	);
	return { trees };
};
