import { reader, write } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { letterPdf } from '#platform/pdf/index.ts';
import { appealForStaff, lookAtApplicant } from '#modules/appeals/server/index.ts';
import { forwardingLetter, letterNames } from '#modules/forwarding/server/index.ts';
import type { RequestHandler } from './$types';

/** The letter to the body as a sheet. It names the applicant, unless the body is the employer complained of: printing it is a journalled look. */
export const GET: RequestHandler = async (event) => {
	const actor = requireStaff(event);
	const row = await appealForStaff(reader(), actor, event.params.id);
	const id = event.url.searchParams.get('forwarding') ?? '';
	// Before the look: what was not sent is not printed, and nothing is looked at.
	found(await forwardingLetter(reader(), row, id, undefined));
	const given = (await letterNames(reader(), row, id)) ? await write((tx) => lookAtApplicant(tx, actor, row.id)) : undefined;
	const letter = found(await forwardingLetter(reader(), row, id, given));
	return new Response(new Uint8Array(await letterPdf(letter)), {
		headers: {
			'content-type': 'application/pdf',
			'content-disposition': `inline; filename="${row.number}-forwarding.pdf"`,
			'cache-control': 'private, no-store'
		}
	});
};
