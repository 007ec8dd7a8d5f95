import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { writeForm } from '#lib/server/forms.ts';
import { deskContext } from '#modules/appeals/server/index.ts';
import { messages as mandates } from '#modules/mandates/messages/index.ts';
import { BODY_KINDS } from '#modules/mandates/rules.ts';
import { replyInput } from '#modules/scorecards/input.ts';
import { messages } from '#modules/scorecards/messages/index.ts';
import { presentScorecard, replyToScorecard } from '#modules/scorecards/server/index.ts';
import { asReader, write } from '#platform/db/index.ts';
import { requireStaff } from '#platform/identity/http.ts';
import type { Actions, PageServerLoad } from './$types';

/** The scorecard of one unit: own, of one below, or of a peer. */
export const load: PageServerLoad = async (event) => {
	const actor = requireStaff(event);
	const { lang } = event.locals;
	const query = event.url.searchParams;
	// Read where it is written: a reply just given shows.
	const page = await write(async (tx) => presentScorecard(await deskContext(asReader(tx), lang, actor), event.params.id, query));
	// Whose seats are kept says who sits there.
	const seated = BODY_KINDS.some((kind) => kind === page.unit.code);
	const members = seated ? { href: paths.desk.mandatesOf(page.unit.id), text: mandates[lang].toMembers } : undefined;
	return { page, members, done: query.get('done') === 'replied' ? messages[lang].reply.done : undefined };
};

export const actions = {
	reply: async (event) => {
		const actor = requireStaff(event);
		const { id } = event.params;
		let period = '';
		const refused = await writeForm(event, replyInput, messages[event.locals.lang].errors, (tx, input) => {
			period = input.period;
			return replyToScorecard(tx, actor, id, input);
		});
		if (refused !== undefined) return refused;
		redirect(303, paths.desk.scorecard(id, { period, done: 'replied' }));
	}
} satisfies Actions;
