import { paths } from '#lib/paths.ts';
import { asReader, write } from '#platform/db/index.ts';
import { requireRole } from '#platform/identity/http.ts';
import { absenceInput, dropAbsenceInput, endInput, onceInput } from '#modules/receptions/input.ts';
import {
	addAbsence,
	dropAbsence,
	endHost,
	hostFor,
	makeDayOf,
	newPatternValues,
	placeOptions,
	presentHost,
	presentHostHistory,
	READING,
	weekAsked
} from '#modules/receptions/server/index.ts';
import { actOn, doneText, lostOf, previewOn, type Done } from '../forms.ts';
import type { Actions, PageServerLoad } from './$types';

/** Read where it is written: what was just changed shows, whatever the replica's lag. */
export const load: PageServerLoad = (event) => {
	const staff = requireRole(event, ...READING);
	const { lang } = event.locals;
	return write(async (tx) => {
		const db = asReader(tx);
		const host = await hostFor(db, staff, event.params.id);
		return {
			host: await presentHost(db, staff, lang, host, weekAsked(event.url.searchParams.get('week'))),
			places: await placeOptions(db, lang, host),
			begun: newPatternValues(),
			history: await presentHostHistory(db, lang, host.id),
			done: doneText(event)
		};
	});
};

const id = (event: { params: Partial<Record<string, string>> }) => event.params.id ?? '';
const absence = async (...[tx, staff, event, input]: Parameters<Parameters<typeof previewOn<typeof absenceInput>>[1]>): Promise<Done> => ({
	hostId: id(event),
	...(await addAbsence(tx, staff, id(event), input))
});
const end = async (...[tx, staff, event, input]: Parameters<Parameters<typeof previewOn<typeof endInput>>[1]>): Promise<Done> => ({
	hostId: id(event),
	...(await endHost(tx, staff, id(event), input))
});
const back = (done: string) => (event: { params: Partial<Record<string, string>> }, result: Done) =>
	paths.desk.receptionHost(id(event), { done, lost: lostOf(result) });

export const actions = {
	once: actOn(
		onceInput,
		async (tx, staff, event, input) => {
			await makeDayOf(tx, staff, id(event), input);
			return input.day.toString();
		},
		(event, week) => paths.desk.receptionHost(id(event), { week, done: 'made' })
	),
	previewAbsence: previewOn(absenceInput, absence),
	absence: actOn(absenceInput, absence, back('saved')),
	dropAbsence: actOn(
		dropAbsenceInput,
		async (tx, staff, event, input) => ({ hostId: id(event), ...(await dropAbsence(tx, staff, id(event), input)) }),
		back('saved')
	),
	previewEnd: previewOn(endInput, end),
	end: actOn(endInput, end, back('ended'))
} satisfies Actions;
