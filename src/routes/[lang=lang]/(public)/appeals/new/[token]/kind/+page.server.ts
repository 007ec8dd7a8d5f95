import { redirect } from '@sveltejs/kit';
import { draftInput } from '#modules/appeals/input.ts';
import { messages } from '#modules/appeals/messages/index.ts';
import { electionMessages } from '#modules/appeals/election-messages/index.ts';
import { pageMessages } from '#modules/appeals/messages-page/index.ts';
import { isTaken } from '#modules/appeals/rules/election.ts';
import { suggestKind, suggestTheme } from '#modules/appeals/rules/suggest.ts';
import { electionNow, kindsOn, openThemes, presentElection } from '#modules/appeals/server/index.ts';
import { BESIDE, saidInput, toBeside } from '#modules/rights/input.ts';
import { messages as rightsMessages } from '#modules/rights/messages/index.ts';
import { presentChoices } from '#modules/rights/server/index.ts';
import { parseForm } from '#lib/server/forms.ts';
import { termFor } from '#platform/calendar/index.ts';
import { now } from '#platform/clock.ts';
import { reader } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { after, frameOf, keep, openDraft } from '../draft.ts';
import type { Actions, PageServerLoad } from './$types';

const input = draftInput.pick({ kind: true, themeId: true }).extend(saidInput.shape);

export const load: PageServerLoad = async (event) => {
	const draft = await openDraft(event);
	const { lang } = event.locals;
	const t = pageMessages[lang];
	const today = dayOf(now());
	const [kinds, themes, period] = await Promise.all([kindsOn(reader(), today), openThemes(reader()), electionNow(reader())]);
	const terms = await Promise.all(kinds.map((kind) => termFor(reader(), kind.ruleId, today)));
	const text = draft.body.text ?? '';
	const suggested = suggestKind(text);
	return {
		frame: frameOf(event, draft, 'kind'),
		election: period === undefined ? undefined : await presentElection(reader(), lang, period),
		kind: draft.body.kind ?? suggested,
		themeId: draft.body.themeId ?? suggestTheme(text, themes) ?? '',
		kinds: kinds.map((kind, at) => {
			const term = terms[at];
			const length = term === undefined ? '' : t.intake.kind.term(t.explain.units[term.unit](term.n));
			const mark = kind.id === suggested && text !== '' ? ` (${t.intake.kind.suggested})` : '';
			const note = isTaken(period, kind.id) ? length : electionMessages[lang].public.notTaken;
			return { value: kind.id, label: kind.name[lang] + mark, hint: `${kind.explanation[lang]}. ${note}` };
		}),
		themes: themes.map((theme) => ({ value: theme.id, label: theme.name[lang] })),
		rights: { choices: await presentChoices(reader(), lang), said: draft.body.beside?.[BESIDE] ?? {} }
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { lang } = event.locals;
		const form = await event.request.formData();
		const parsed = parseForm(form, input, lang, messages[lang].errors, rightsMessages[lang].errors);
		if (!parsed.ok) return parsed.failure;
		const { kind, themeId, ...said } = parsed.input;
		const draft = await openDraft(event);
		await keep(event, { kind, themeId, beside: { ...draft.body.beside, [BESIDE]: toBeside(said) } });
		redirect(303, after(event, 'kind', form));
	}
};
