import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { now } from '#platform/clock.ts';
import { reader, write } from '#platform/db/index.ts';
import { dayOf, formatDate } from '#platform/i18n/format.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import { requireRole } from '#platform/identity/http.ts';
import { kindsOn } from '#modules/appeals/server/index.ts';
import { endRuleInput, ruleInput } from '#modules/privacy/input.ts';
import { messages } from '#modules/privacy/messages/index.ts';
import { addRule, endRule, mayKeepRules, REMOVED, retentionPreview, retentionRules } from '#modules/privacy/server/index.ts';
import type { Actions, PageServerLoad } from './$types';

const ROLES = ['administrator', 'auditor'] as const;

/** The rules of retention, and what they would remove in the next night. */
export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, ...ROLES);
	const { lang } = event.locals;
	const t = messages[lang].retention;
	const parts = { ...messages[lang].gone.parts, ...t.loose };
	const db = reader();
	const today = dayOf(now());
	const [rules, kinds, preview] = await Promise.all([retentionRules(db), kindsOn(db, today), retentionPreview(db, actor)]);
	const kindName = (id: string | null) => (id === null ? t.every : (kinds.find((kind) => kind.id === id)?.name[lang] ?? id));
	const done: Partial<Record<string, string>> = t.done;
	return {
		mayEdit: mayKeepRules(actor),
		today: today.toString(),
		done: done[event.url.searchParams.get('done') ?? ''],
		kinds: [{ value: '', label: t.every }, ...kinds.map(({ id, name }) => ({ value: id, label: name[lang] }))],
		parts: REMOVED.map((part) => ({ value: part, label: parts[part] })),
		rules: rules.map((rule) => ({
			id: rule.id,
			kind: rule.what in t.loose ? '' : kindName(rule.kind),
			what: parts[rule.what],
			months: t.months(rule.months),
			from: formatDate(lang, rule.validFrom),
			ended: rule.validTo !== null,
			source: rule.source
		})),
		preview: preview.map((line) => ({
			kind: line.kind === null ? '' : kindName(line.kind),
			what: parts[line.what],
			count: formatNumber(lang, line.count),
			numbers: line.first.join(', '),
			more: line.count > line.first.length ? t.more(line.count - line.first.length) : ''
		}))
	};
};

export const actions = {
	add: async (event) => {
		const actor = requireRole(event, ...ROLES);
		const { lang } = event.locals;
		const words = messages[lang].errors;
		const form = parseForm(await event.request.formData(), ruleInput, lang, words);
		if (!form.ok) return form.failure;
		try {
			await write((tx) => addRule(tx, actor, form.input));
		} catch (error) {
			return refusedForm(error, lang, form.values, words);
		}
		redirect(303, paths.desk.retention('added'));
	},
	end: async (event) => {
		const actor = requireRole(event, ...ROLES);
		const { lang } = event.locals;
		const words = messages[lang].errors;
		const form = parseForm(await event.request.formData(), endRuleInput, lang, words);
		if (!form.ok) return form.failure;
		try {
			await write((tx) => endRule(tx, actor, form.input.id));
		} catch (error) {
			return refusedForm(error, lang, form.values, words);
		}
		redirect(303, paths.desk.retention('ended'));
	}
} satisfies Actions;
