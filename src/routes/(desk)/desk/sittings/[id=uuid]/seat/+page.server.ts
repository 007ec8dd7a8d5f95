import { fail, redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { deskActs } from '#lib/server/desk-acts.ts';
import { actForm } from '#lib/server/forms.ts';
import { reader, type Tx } from '#platform/db/index.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { askOwnInput, castInput, chairVoiceInput, ownNoteInput, speakerInput } from '#modules/floor/input.ts';
import { messages } from '#modules/floor/messages/index.ts';
import * as floor from '#modules/floor/server/index.ts';
import { messages as sittings } from '#modules/sittings/messages/index.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** The page of staff who hold a seat in the sitting. */
export const load: PageServerLoad = async (event) => {
	const { lang } = event.locals;
	const { id } = event.params;
	const own = await floor.seatOfStaff(reader(), requireStaff(event), id);
	return {
		page: floor.presentOwn(await floor.sharedFloor(id), lang, own.seatId),
		stream: paths.desk.floorStream(id),
		minutes: paths.desk.minutes(id),
		done: messages[lang].done[event.url.searchParams.get('done') ?? '']
	};
};

const words = (lang: Lang) => [messages[lang].errors, sittings[lang].errors];
const act = deskActs<{ id: string }>({
	words,
	about: async (actor, { id }) => (await floor.seatOfStaff(reader(), actor, id)).eventId,
	next: ({ id }, done) => paths.desk.ownSeat(id, done)
});

/** An act of the seat that whoever signed in holds. */
const own =
	<T>(run: (tx: Tx, actor: Staff, seat: floor.OwnSeat, input: T) => Promise<void>) =>
	async (tx: Tx, actor: Staff, id: string, input: T) =>
		run(tx, actor, await floor.seatOfStaff(tx, actor, id), input);

/** A voice goes with whoever else gives one at this moment. */
async function cast(event: RequestEvent) {
	const { id } = event.params;
	const actor = requireStaff(event);
	const seat = await floor.seatOfStaff(reader(), actor, id);
	const refused = await actForm(event, castInput, words(event.locals.lang), (input) => floor.castSoon({ actor, own: seat, input }));
	if (refused !== undefined) return fail(refused.status, { ...refused.data, act: 'cast' });
	redirect(303, paths.desk.ownSeat(id, 'cast'));
}

export const actions = {
	note: act('note', ownNoteInput, own(floor.noteMyself)),
	cast,
	chairVoice: act('chairVoice', chairVoiceInput, own(floor.sayOwnChairVoice)),
	ask: act('ask', askOwnInput, own(floor.askOwn)),
	withdraw: act('withdraw', speakerInput, own(floor.withdrawOwn))
} satisfies Actions;
