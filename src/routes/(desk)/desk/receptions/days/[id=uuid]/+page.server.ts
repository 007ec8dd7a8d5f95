import { paths } from '#lib/paths.ts';
import { asReader, write, type Tx } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import { requireRole } from '#platform/identity/http.ts';
import { cancelInput, exceptionInput } from '#modules/receptions/input.ts';
import { cancelDay, dayById, moveDay, presentDay, READING, type Fallen } from '#modules/receptions/server/index.ts';
import { actOn, doneText, lostOf, previewOn, type Done } from '../../forms.ts';
import type { Actions, PageServerLoad } from './$types';

/** Read where it is written: what was just changed shows. */
export const load: PageServerLoad = (event) => {
	const staff = requireRole(event, ...READING);
	return write(async (tx) => ({
		day: await presentDay(asReader(tx), staff, event.locals.lang, event.params.id),
		done: doneText(event)
	}));
};

type Of = { params: Partial<Record<string, string>> };
const id = (event: Of) => event.params.id ?? '';

/** An act on the day, with the host whose days it may change. */
async function acted(tx: Tx, event: Of, act: () => Promise<Fallen[]>): Promise<Done> {
	const { hostId } = found(await dayById(tx, id(event)));
	return { hostId, fallen: await act() };
}

const move = (...[tx, staff, event, input]: Parameters<Parameters<typeof previewOn<typeof exceptionInput>>[1]>) =>
	acted(tx, event, () => moveDay(tx, staff, id(event), input));
const cancel = (...[tx, staff, event, input]: Parameters<Parameters<typeof previewOn<typeof cancelInput>>[1]>) =>
	acted(tx, event, () => cancelDay(tx, staff, { dayId: id(event), reason: input.reason }));
const back = (done: string) => (event: Of, result: Done) => paths.desk.receptionDay(id(event), { done, lost: lostOf(result) });

export const actions = {
	preview: previewOn(exceptionInput, move),
	save: actOn(exceptionInput, move, back('saved')),
	previewCancel: previewOn(cancelInput, cancel),
	cancel: actOn(cancelInput, cancel, back('cancelled'))
} satisfies Actions;
