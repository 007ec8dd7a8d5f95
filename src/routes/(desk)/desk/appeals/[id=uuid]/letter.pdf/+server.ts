import { reader, write } from '#platform/db/index.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { letterPdf } from '#platform/pdf/index.ts';
import { appealForStaff, decisionLetter, lookAtApplicant } from '#modules/appeals/server/index.ts';
import type { RequestHandler } from './$types';

/** The decision as a letter. Its addressee is personal data: printing it is a journalled look. */
export const GET: RequestHandler = async (event) => {
	const actor = requireStaff(event);
	const { id } = event.params;
	const row = await appealForStaff(reader(), actor, id);
	// Before the look: what has no decision is not printed, and nothing is looked at.
	await decisionLetter(reader(), row, undefined);
	const applicant = await write((tx) => lookAtApplicant(tx, actor, id));
	const pdf = await letterPdf(await decisionLetter(reader(), row, applicant));
	return new Response(new Uint8Array(pdf), {
		headers: {
			'content-type': 'application/pdf',
			'content-disposition': `inline; filename="${row.number}.pdf"`,
			'cache-control': 'private, no-store'
		}
	});
};
