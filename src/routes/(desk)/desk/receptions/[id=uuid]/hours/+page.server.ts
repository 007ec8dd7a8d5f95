import { paths } from '#lib/paths.ts';
import { reader } from '#platform/db/index.ts';
import { requireRole } from '#platform/identity/http.ts';
import { patternInput } from '#modules/receptions/input.ts';
import { addPattern, hostFor, newPatternValues, placeOptions, READING } from '#modules/receptions/server/index.ts';
import { actOn, lostOf, previewOn, type Done } from '../../forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const staff = requireRole(event, ...READING);
	const host = await hostFor(reader(), staff, event.params.id);
	return {
		host: { id: host.id, name: host.name },
		places: await placeOptions(reader(), event.locals.lang, host),
		begun: newPatternValues()
	};
};

const id = (event: { params: Partial<Record<string, string>> }) => event.params.id ?? '';
const add = async (...[tx, staff, event, input]: Parameters<Parameters<typeof previewOn<typeof patternInput>>[1]>): Promise<Done> => ({
	hostId: id(event),
	...(await addPattern(tx, staff, id(event), input))
});

export const actions = {
	preview: previewOn(patternInput, add),
	save: actOn(patternInput, add, (event, done) => paths.desk.receptionHost(id(event), { done: 'made', lost: lostOf(done) }))
} satisfies Actions;
