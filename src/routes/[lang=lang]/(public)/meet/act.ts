/** What a person does with their own booking: each act has a form, and leads back to the booking's page. */
import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import { messages as receptionMessages } from '#modules/receptions/messages/index.ts';
import { messages } from '#modules/wishes/messages/index.ts';
import { wishForVisitor } from '#modules/wishes/server/index.ts';
import { writeForm } from '#lib/server/forms.ts';
import { paths } from '#lib/paths.ts';
import { reader, type Tx } from '#platform/db/index.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { visitorOf } from './access.ts';

/** Done, the page is told `done`. Throws not_found for a booking that is not theirs. */
export function visitorAct<S extends z.ZodType>(
	done: string,
	schema: S,
	run: (tx: Tx, actor: Actor, id: string, input: z.output<S>) => Promise<void>
) {
	return async (event: RequestEvent<{ number: string }>) => {
		const { lang } = event.locals;
		const { number } = event.params;
		const actor = await visitorOf(event, number);
		const { id } = await wishForVisitor(reader(), actor, number);
		const words = [messages[lang].errors, receptionMessages[lang].errors];
		const refused = await writeForm(event, schema, words, (tx, input) => run(tx, actor, id, input));
		if (refused !== undefined) return refused;
		redirect(303, paths.meet.status(lang, number, done));
	};
}
