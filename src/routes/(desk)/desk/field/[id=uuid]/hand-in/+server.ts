import { stateInput } from '#modules/field/input.ts';
import { handIn } from '#modules/field/server/index.ts';
import { answer, bodyOf } from '../../answer.ts';
import type { RequestHandler } from './$types';

/** The day is over and nothing is left on the device. */
export const POST: RequestHandler = async (event) =>
	answer(event, stateInput, await bodyOf(event), (tx, actor, input) => handIn(tx, actor, event.params.id, input));
