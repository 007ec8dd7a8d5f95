import { paths } from '#lib/paths.ts';
import { reader } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import { requireRole } from '#platform/identity/http.ts';
import { endInput, patternInput } from '#modules/receptions/input.ts';
import { changePattern, editionsOf, endPattern, hostFor, patternValues, placeOptions, READING } from '#modules/receptions/server/index.ts';
import { actOn, lostOf, previewOn, type Done } from '../../../forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const staff = requireRole(event, ...READING);
	const db = reader();
	const host = await hostFor(db, staff, event.params.id);
	const editions = (await editionsOf(db, host.id)).filter(({ patternId }) => patternId === event.params.pattern);
	found(editions[0]);
	return {
		host: { id: host.id, name: host.name },
		places: await placeOptions(db, event.locals.lang, host),
		begun: patternValues(editions)
	};
};

type Of = { params: Partial<Record<string, string>> };
const id = (event: Of) => event.params.id ?? '';
const pattern = (event: Of) => event.params.pattern ?? '';
const change = async (...[tx, staff, event, input]: Parameters<Parameters<typeof previewOn<typeof patternInput>>[1]>): Promise<Done> => ({
	hostId: id(event),
	...(await changePattern(tx, staff, pattern(event), input))
});
const end = async (...[tx, staff, event, input]: Parameters<Parameters<typeof previewOn<typeof endInput>>[1]>): Promise<Done> => ({
	hostId: id(event),
	...(await endPattern(tx, staff, pattern(event), input))
});
const back = (done: string) => (event: Of, result: Done) => paths.desk.receptionHost(id(event), { done, lost: lostOf(result) });

export const actions = {
	preview: previewOn(patternInput, change),
	save: actOn(patternInput, change, back('saved')),
	previewEnd: previewOn(endInput, end),
	end: actOn(endInput, end, back('ended'))
} satisfies Actions;
