import { redirect } from '@sveltejs/kit';
import { draftInput } from '#modules/appeals/input.ts';
import { messages } from '#modules/appeals/messages/index.ts';
import { pageMessages } from '#modules/appeals/messages-page/index.ts';
import { suggestKind, suggestTheme } from '#modules/appeals/rules/suggest.ts';
import { kindsOn, openThemes } from '#modules/appeals/server/index.ts';
import { parseForm } from '#lib/server/forms.ts';
import { termFor } from '#platform/calendar/index.ts';
import { now } from '#platform/clock.ts';
import { reader } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { after, frameOf, keep, openDraft } from '../draft.ts';
import type { Actions, PageServerLoad } from './$types';

const input = draftInput.pick({ kind: true, themeId: true });

export const load: PageServerLoad = async (event) => {
	const draft = await openDraft(event);
	const { lang } = event.locals;
	const t = pageMessages[lang];
	const today = dayOf(now());
	const [kinds, themes] = await Promise.all([kindsOn(reader(), today), openThemes(reader())]);
	const terms = await Promise.all(kinds.map((kind) => termFor(reader(), kind.ruleId, today)));
	const text = draft.body.text ?? '';
	const suggested = suggestKind(text);
	return {
		frame: frameOf(event, draft, 'kind'),
		kind: draft.body.kind ?? suggested,
		themeId: draft.body.themeId ?? suggestTheme(text, themes) ?? '',
		kinds: kinds.map((kind, at) => {
			const term = terms[at];
			const length = term === undefined ? '' : t.intake.kind.term(t.explain.units[term.unit](term.n));
			const mark = kind.id === suggested && text !== '' ? ` (${t.intake.kind.suggested})` : '';
			return { value: kind.id, label: kind.name[lang] + mark, hint: `${kind.explanation[lang]}. ${length}` };
		}),
		themes: themes.map((theme) => ({ value: theme.id, label: theme.name[lang] }))
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { lang } = event.locals;
		const form = await event.request.formData();
		const parsed = parseForm(form, input, lang, messages[lang].errors);
		if (!parsed.ok) return parsed.failure;
		await keep(event, parsed.input);
		redirect(303, after(event, 'kind', form));
	}
};
