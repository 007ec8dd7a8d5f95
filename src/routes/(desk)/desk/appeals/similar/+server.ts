import { reader } from '#platform/db/index.ts';
import { forbidden } from '#platform/errors.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { similarInput } from '#modules/appeals/desk-input.ts';
import { deskContext, intakeUnits, presentNearby } from '#modules/appeals/server/index.ts';
import type { RequestHandler } from './$types';

/** What looks like the text that is being typed. By POST: a phone or an IIN has no place in an address. */
export const POST: RequestHandler = async (event) => {
	const actor = requireStaff(event);
	const context = await deskContext(reader(), event.locals.lang, actor);
	if ((await intakeUnits(context.db, actor)).length === 0) throw forbidden();
	const typed = similarInput.safeParse(await event.request.json().catch(() => undefined));
	if (!typed.success) return new Response(null, { status: 422 });
	return Response.json(await presentNearby(context, typed.data));
};
