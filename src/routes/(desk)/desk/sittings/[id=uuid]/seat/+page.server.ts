import { paths } from '#lib/paths.ts';
import { deskActs } from '#lib/server/desk-acts.ts';
import { reader, type Tx } from '#platform/db/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { askOwnInput, castInput, chairVoiceInput, ownNoteInput, speakerInput } from '#modules/floor/input.ts';
import { messages } from '#modules/floor/messages/index.ts';
import * as floor from '#modules/floor/server/index.ts';
import { messages as sittings } from '#modules/sittings/messages/index.ts';
import type { Actions, PageServerLoad } from './$types';

/** The page of staff who hold a seat in the sitting. */
export const load: PageServerLoad = async (event) => {
	const { lang } = event.locals;
	const { id } = event.params;
	const own = await floor.seatOfStaff(reader(), requireStaff(event), id);
	return {
		page: await floor.presentOwn(reader(), lang, own),
		stream: paths.desk.floorStream(id),
		minutes: paths.desk.minutes(id),
		done: messages[lang].done[event.url.searchParams.get('done') ?? '']
	};
};

const act = deskActs<{ id: string }>({
	words: (lang) => [messages[lang].errors, sittings[lang].errors],
	about: async (actor, { id }) => (await floor.seatOfStaff(reader(), actor, id)).eventId,
	next: ({ id }, done) => paths.desk.ownSeat(id, done)
});

/** An act of the seat that whoever signed in holds. */
const own =
	<T>(run: (tx: Tx, actor: Staff, seat: floor.OwnSeat, input: T) => Promise<void>) =>
	async (tx: Tx, actor: Staff, id: string, input: T) =>
		run(tx, actor, await floor.seatOfStaff(tx, actor, id), input);

export const actions = {
	note: act('note', ownNoteInput, own(floor.noteMyself)),
	cast: act('cast', castInput, own(floor.castBallot)),
	chairVoice: act('chairVoice', chairVoiceInput, own(floor.sayOwnChairVoice)),
	ask: act('ask', askOwnInput, own(floor.askOwn)),
	withdraw: act('withdraw', speakerInput, own(floor.withdrawOwn))
} satisfies Actions;
