/** How the server answers a device: in JSON, a refusal with its words, so that they can be shown when there is no network again. */
import { json, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import { messages as appealWords } from '#modules/appeals/messages/index.ts';
import { messages as eventWords } from '#modules/events/messages/index.ts';
import { messages } from '#modules/field/messages/index.ts';
import { messages as doorWords } from '#modules/participation/messages/index.ts';
import { messages as wishWords } from '#modules/wishes/messages/index.ts';
import { write, type Tx } from '#platform/db/index.ts';
import { Refusal } from '#platform/errors.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { fieldErrors, refusalText, type RefusalWord, type RefusalWords } from '#platform/i18n/refusals/index.ts';
import { requireStaff } from '#platform/identity/http.ts';
import type { Staff } from '#platform/identity/actor.ts';

const ROOMS = { field: messages, appeals: appealWords, wishes: wishWords, events: eventWords, participation: doorWords };

/**
 * What is taken on a device is refused by the rooms that it belongs to: their words by whole codes, since several have one for a number
 * or a contact.
 */
const wordsOf = (lang: Lang): RefusalWords =>
	Object.fromEntries(
		Object.entries(ROOMS).flatMap(([room, words]) =>
			Object.entries<RefusalWord>(words[lang].errors).map(([code, word]) => [code.includes('.') ? code : `${room}.${code}`, word])
		)
	);

/** Runs one act of a device in a transaction. What it sent is refused with 422 when it is not what the schema says, before the act. */
export async function answer<S extends z.ZodType>(
	event: RequestEvent,
	schema: S,
	sent: unknown,
	act: (tx: Tx, actor: Staff, input: z.output<S>) => Promise<unknown>
): Promise<Response> {
	const actor = requireStaff(event);
	const { lang } = event.locals;
	const words = wordsOf(lang);
	const parsed = schema.safeParse(sent);
	if (!parsed.success) {
		const errors = Object.values(fieldErrors(lang, parsed.error.issues, words));
		return json({ code: 'invalid', text: errors.join(' ') }, { status: 422 });
	}
	try {
		const result = await write((tx) => act(tx, actor, parsed.data));
		return json(result ?? {});
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		return json({ code: error.code, text: refusalText(lang, error.code, error.data, words) }, { status: error.status });
	}
}

/** A body that is no JSON is nothing that a schema takes. */
export const bodyOf = (event: RequestEvent): Promise<unknown> => event.request.json().catch(() => undefined);
