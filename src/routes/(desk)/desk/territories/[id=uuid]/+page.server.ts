import { reader } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import { requireRole } from '#platform/identity/http.ts';
import { messages } from '#modules/territory/messages/index.ts';
import {
	territoriesAbove,
	territoriesBelow,
	territoryById,
	territoryHistory,
	toDeskRow,
	toDeskState
} from '#modules/territory/server/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { lang } = event.locals;
	requireRole(event, 'administrator', 'auditor');
	const place = found(await territoryById(reader(), event.params.id));
	const states = (await territoryHistory(reader(), place.code)).map((state) => toDeskState(lang, state));
	const shown = found(states.find((state) => state.id === place.id));
	return {
		place: shown,
		former: states.filter((state) => state.id !== place.id),
		above: (await territoriesAbove(reader(), place.id)).map(({ id, name }) => ({ id, name: name[lang] })),
		below: (await territoriesBelow(reader(), place.id)).map((row) => toDeskRow(lang, row)),
		t: messages[lang]
	};
};
