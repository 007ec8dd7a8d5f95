import { sentInput } from '#modules/field/input.ts';
import { landRecord } from '#modules/field/server/index.ts';
import { answer, bodyOf } from '../../answer.ts';
import type { RequestHandler } from './$types';

/** One record of a device; sent again it is done already. */
export const POST: RequestHandler = async (event) =>
	answer(event, sentInput, await bodyOf(event), (tx, actor, input) => landRecord(tx, actor, event.params.id, input));
