import { asideInput } from '#modules/field/input.ts';
import { setAside } from '#modules/field/server/index.ts';
import { answer, bodyOf } from '../../answer.ts';
import type { RequestHandler } from './$types';

/** A mark that was refused is set aside, in writing. */
export const POST: RequestHandler = async (event) =>
	answer(event, asideInput, await bodyOf(event), (tx, actor, input) => setAside(tx, actor, event.params.id, input));
