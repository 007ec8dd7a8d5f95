import { fail, redirect } from '@sveltejs/kit';
import type { z } from 'zod';
import { paths } from '#lib/paths.ts';
import { actForm } from '#lib/server/forms.ts';
import { lookup, reader, write, type Tx } from '#platform/db/index.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { askOwnInput, castInput, chairVoiceInput, ownNoteInput, speakerInput } from '#modules/floor/input.ts';
import { messages } from '#modules/floor/messages/index.ts';
import * as floor from '#modules/floor/server/index.ts';
import { messages as sittings } from '#modules/sittings/messages/index.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

// It follows the sitting, and works without scripts too.
export const csr = true;

/** A member's page by the key of their link. */
export const load: PageServerLoad = async ({ locals: { lang }, params: { token }, url }) => {
	const { eventId, seatId } = await floor.seatByKey(lookup(), token);
	return {
		page: floor.presentOwn(await floor.sharedFloor(eventId), lang, seatId),
		stream: paths.floor.seatStream(lang, token),
		minutes: paths.floor.seatMinutes(lang, token),
		done: messages[lang].done[url.searchParams.get('done') ?? '']
	};
};

/** What is done with the seat whose key it is; a key that opens nothing is no page, whatever was posted. */
function ofSeat<S extends z.ZodType>(
	done: string,
	schema: S,
	run: (actor: Actor, own: floor.OwnSeat, input: z.output<S>) => Promise<void>
) {
	return async (event: RequestEvent) => {
		const { lang, actor } = event.locals;
		const own = await floor.seatByKey(reader(), event.params.token);
		const refused = await actForm(event, schema, [messages[lang].errors, sittings[lang].errors], (input) => run(actor, own, input));
		if (refused !== undefined) return fail(refused.status, refused.data);
		redirect(303, paths.floor.seat(lang, event.params.token, done));
	};
}

/** The same in a transaction of its own. */
const act = <S extends z.ZodType>(
	done: string,
	schema: S,
	run: (tx: Tx, actor: Actor, own: floor.OwnSeat, input: z.output<S>) => Promise<void>
) => ofSeat(done, schema, (actor, own, input) => write((tx) => run(tx, actor, own, input)));

export const actions = {
	note: act('note', ownNoteInput, floor.noteMyself),
	cast: ofSeat('cast', castInput, (actor, own, input) => floor.castSoon({ actor, own, input })),
	chairVoice: act('chairVoice', chairVoiceInput, floor.sayOwnChairVoice),
	ask: act('ask', askOwnInput, floor.askOwn),
	withdraw: act('withdraw', speakerInput, floor.withdrawOwn)
} satisfies Actions;
