import { exportInput } from '#modules/desk/input.ts';
import { exportAppeals } from '#modules/desk/server/index.ts';
import { write } from '#platform/db/index.ts';
import { Refusal } from '#platform/errors.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { tableHeaders } from '#platform/tables/index.ts';
import type { RequestHandler } from './$types';

/** The list of a filter as a file. A post, since it is journalled. */
export const POST: RequestHandler = async (event) => {
	const actor = requireStaff(event);
	const parsed = exportInput.safeParse(Object.fromEntries(await event.request.formData()));
	if (!parsed.success) throw new Refusal('invalid', 422);
	const file = await write((tx) => exportAppeals(tx, actor, event.locals.lang, parsed.data));
	return new Response(new Uint8Array(file.bytes), { headers: tableHeaders(file.name, parsed.data.format) });
};
