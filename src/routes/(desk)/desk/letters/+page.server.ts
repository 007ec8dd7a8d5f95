import { paths } from '#lib/paths.ts';
import { reader } from '#platform/db/index.ts';
import { requireRole } from '#platform/identity/http.ts';
import { keptLetters, LETTER_ROLES, presentLetterRow } from '#modules/channels/server/index.ts';
import type { PageServerLoad } from './$types';

/** Letters that came by mail and became no appeal, for the front desk of the root unit. */
export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, ...LETTER_ROLES);
	const after = event.url.searchParams.get('after') ?? undefined;
	const { rows, next } = await keptLetters(reader(), actor, after);
	return {
		letters: rows.map((row) => presentLetterRow(event.locals.lang, row)),
		first: after === undefined ? undefined : paths.desk.letters(),
		older: next === undefined ? undefined : paths.desk.letters(next)
	};
};
