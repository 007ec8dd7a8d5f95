import { fail, redirect } from '@sveltejs/kit';
import type { z } from 'zod';
import { paths } from '#lib/paths.ts';
import { writeForm } from '#lib/server/forms.ts';
import { write, type Tx } from '#platform/db/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { arriveInput, nothing, outInput, ticketInput, walkInInput } from '#modules/tickets/input.ts';
import { messages } from '#modules/tickets/messages/index.ts';
import * as tickets from '#modules/tickets/server/index.ts';
import { messages as wishes } from '#modules/wishes/messages/index.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** The line of a reception day for whoever keeps it. Its reading of names is written down. */
export const load: PageServerLoad = async (event) => {
	const actor = requireStaff(event);
	const { lang } = event.locals;
	const { searchParams } = event.url;
	const page = await write((tx) => tickets.presentLine(tx, lang, actor, event.params.id));
	const given = searchParams.get('number');
	const done = given === null ? messages[lang].told[searchParams.get('done') ?? ''] : messages[lang].given(given.slice(0, 5));
	return { page, done };
};

/** An act with a form of its own; a refusal says which form it was. What it returns is told on the page it leads to. */
function act<S extends z.ZodType>(
	name: string,
	schema: S,
	run: (tx: Tx, actor: Staff, dayId: string, input: z.output<S>) => Promise<tickets.Given | undefined>
) {
	return async (event: RequestEvent) => {
		const actor = requireStaff(event);
		const { lang } = event.locals;
		const words = [messages[lang].errors, wishes[lang].errors];
		const { id } = event.params;
		let given: tickets.Given | undefined;
		const refused = await writeForm(event, schema, words, async (tx, input) => {
			given = await run(tx, actor, id, input);
		});
		if (refused !== undefined) return fail(refused.status, { ...refused.data, act: name });
		redirect(303, paths.desk.line(id, { done: name, number: given?.label }));
	};
}

/** An act on one ticket of this day. */
const turn = (name: tickets.PlainAct) =>
	act(name, ticketInput, async (tx, actor, dayId, input) => {
		await tickets.turnTicket(tx, actor, name, { dayId, ...input });
		return undefined;
	});

export const actions = {
	arrive: act('arrive', arriveInput, tickets.arriveBooked),
	walkIn: act('walkIn', walkInInput, tickets.arriveWalkIn),
	call: act('call', nothing, async (tx, actor, dayId) => {
		await tickets.callNext(tx, actor, dayId);
		return undefined;
	}),
	out: act('out', outInput, async (tx, actor, dayId, input) => {
		await tickets.callOut(tx, actor, { dayId, ...input });
		return undefined;
	}),
	recall: turn('recall'),
	begin: turn('begin'),
	miss: turn('miss'),
	return: turn('return'),
	leave: turn('leave'),
	open: act('open', nothing, async (tx, actor, dayId) => {
		await tickets.openLine(tx, actor, dayId);
		return undefined;
	}),
	close: act('close', nothing, async (tx, actor, dayId) => {
		await tickets.closeLine(tx, actor, dayId);
		return undefined;
	})
} satisfies Actions;
