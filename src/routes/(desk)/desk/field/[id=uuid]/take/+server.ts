import { takeInput } from '#modules/field/input.ts';
import { takeKit } from '#modules/field/server/index.ts';
import { answer, bodyOf } from '../../answer.ts';
import type { RequestHandler } from './$types';

/** A device takes its kit. By POST: it is given to this device alone. */
export const POST: RequestHandler = async (event) =>
	answer(event, takeInput, await bodyOf(event), (tx, actor, input) => takeKit(tx, actor, event.params.id, input));
