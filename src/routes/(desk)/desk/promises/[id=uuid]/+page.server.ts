import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { paths } from '#lib/paths.ts';
import { joinTicked, parseForm, refusedForm } from '#lib/server/forms.ts';
import { uploadsOf } from '#lib/server/uploads.ts';
import { messages as assignmentMessages } from '#modules/assignments/messages/index.ts';
import { auditorInput, commentInput, decideInput, factionInput, officeInput, replyInput } from '#modules/promises/assess-input.ts';
import { assessMessages } from '#modules/promises/assess-messages/index.ts';
import { correctInput, evidenceInput, milestoneInput, promiseInput, verdictInput } from '#modules/promises/input.ts';
import { messages } from '#modules/promises/messages/index.ts';
import {
	addEvidence,
	assess,
	changePromise,
	correctPromise,
	decideDispute,
	giveVerdict,
	presentPromise,
	readComment,
	removePromise,
	replyTo,
	setMilestone
} from '#modules/promises/server/index.ts';
import { reader, write, type Tx } from '#platform/db/index.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { requireStaff } from '#platform/identity/http.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** `office`, `auditor` and `faction` are all an assessment. */
function doneOf(lang: Lang, done: string): string | undefined {
	const assessed = ['office', 'auditor', 'faction'].includes(done) ? 'assessed' : done;
	return messages[lang].done[done] ?? assessMessages[lang].done[assessed];
}

/** One promise with what may be done for it. */
export const load: PageServerLoad = async (event) => ({
	page: await presentPromise(reader(), event.locals.lang, requireStaff(event), event.params.id),
	done: doneOf(event.locals.lang, event.url.searchParams.get('done') ?? '')
});

/** An act with a form of its own on this page; a refusal says which form it was. `run` may say where to go after it. */
function act<S extends z.ZodType>(
	name: string,
	schema: S,
	run: (tx: Tx, actor: Staff, id: string, input: z.output<S>, form: FormData) => Promise<unknown>
) {
	return async (event: RequestEvent) => {
		const actor = requireStaff(event);
		const { lang } = event.locals;
		const { id } = event.params;
		const words = [messages[lang].errors, assessMessages[lang].errors, assignmentMessages[lang].errors];
		const form = await event.request.formData();
		if (name === 'judge') joinTicked(form, 'evidenceIds');
		const parsed = parseForm(form, schema, lang, ...words);
		if (!parsed.ok) return fail(parsed.failure.status, { ...parsed.failure.data, act: name });
		let gone: unknown;
		try {
			gone = await write((tx) => run(tx, actor, id, parsed.input, form));
		} catch (error) {
			const refused = refusedForm(error, lang, parsed.values, ...words);
			return fail(refused.status, { ...refused.data, act: name });
		}
		redirect(303, name === 'removed' ? paths.desk.programme(String(gone), { done: name }) : paths.desk.promise(id, name));
	};
}

export const actions = {
	change: act('changed', promiseInput, changePromise),
	correct: act('correct', correctInput, correctPromise),
	remove: act('removed', z.object({}), (tx, actor, id) => removePromise(tx, actor, id)),
	milestone: act('milestone', milestoneInput, setMilestone),
	evidence: act('evidence', evidenceInput, async (tx, actor, id, input, form) =>
		addEvidence(tx, actor, id, input, (await uploadsOf(form, 'file'))[0])
	),
	judge: act('judge', verdictInput, giveVerdict),
	office: act('office', officeInput, (tx, actor, id, input) => assess(tx, actor, 'office', id, input)),
	auditor: act('auditor', auditorInput, (tx, actor, id, input) => assess(tx, actor, 'auditor', id, input)),
	faction: act('faction', factionInput, (tx, actor, id, input) => assess(tx, actor, 'faction', id, input)),
	reply: act('replied', replyInput, replyTo),
	decide: act('decided', decideInput, decideDispute),
	comment: act('comment', commentInput, readComment)
} satisfies Actions;
