import { stateInput } from '#modules/field/input.ts';
import { sayState } from '#modules/field/server/index.ts';
import { answer, bodyOf } from '../../answer.ts';
import type { RequestHandler } from './$types';

/** A device says what still lies on it alone, and learns whether it may send. */
export const POST: RequestHandler = async (event) =>
	answer(event, stateInput, await bodyOf(event), (tx, actor, input) => sayState(tx, actor, event.params.id, input));
