import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { writeForm } from '#lib/server/forms.ts';
import { deskContext } from '#modules/appeals/server/index.ts';
import { decisionInput } from '#modules/scorecards/input.ts';
import { messages } from '#modules/scorecards/messages/index.ts';
import { decideProposal, presentProposals, PROPOSAL_LISTS } from '#modules/scorecards/server/index.ts';
import { asReader, write } from '#platform/db/index.ts';
import { requireStaff } from '#platform/identity/http.ts';
import type { Actions, PageServerLoad } from './$types';

/** Proposed open meetings of the reader's units and those below. */
export const load: PageServerLoad = async (event) => {
	const actor = requireStaff(event);
	const { lang } = event.locals;
	const query = event.url.searchParams;
	const list = PROPOSAL_LISTS.find((one) => one === query.get('list')) ?? 'open';
	// Read where it is written: what was just decided shows.
	const page = await write(async (tx) =>
		presentProposals(await deskContext(asReader(tx), lang, actor), list, query.get('after') ?? undefined)
	);
	return { list, page, done: query.get('done') === '1' ? messages[lang].proposals.done : undefined };
};

export const actions = {
	decide: async (event) => {
		const actor = requireStaff(event);
		const refused = await writeForm(event, decisionInput, messages[event.locals.lang].errors, (tx, input) =>
			decideProposal(tx, actor, input)
		);
		if (refused !== undefined) return refused;
		redirect(303, paths.desk.scorecardProposals({ list: 'decided', done: '1' }));
	}
} satisfies Actions;
