import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { canEdit } from '#platform/calendar/edit.ts';
import { daysOf, whoOf } from '#platform/calendar/editions.ts';
import { rulesInForce } from '#platform/calendar/index.ts';
import { ruleMessages } from '#platform/calendar/messages-rules/index.ts';
import { canStudyRules } from '#platform/calendar/rule-versions.ts';
import { now } from '#platform/clock.ts';
import { reader, write } from '#platform/db/index.ts';
import { forbidden } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { closeKindInput, kindInput, toEdition } from '#modules/appeals/kind-input.ts';
import { kindMessages } from '#modules/appeals/kind-messages/index.ts';
import { messages } from '#modules/appeals/messages/index.ts';
import { addKindEdition, closeKind, kindEditions, KIND_RULES } from '#modules/appeals/server/index.ts';
import { personNames } from '#modules/organisation/server/index.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { lang } = event.locals;
	const staff = requireStaff(event);
	if (!canStudyRules(staff)) throw forbidden();
	const t = kindMessages[lang];
	const today = dayOf(now());
	const [editions, rules] = await Promise.all([kindEditions(reader()), rulesInForce(reader(), today)]);
	const names = await personNames(
		reader(),
		editions.flatMap((edition) => edition.added?.by ?? [])
	);
	const terms = new Map(rules.map((rule) => [rule.ruleId, `${rule.name[lang]}: ${ruleMessages[lang].term(rule.unit, rule.n)}`]));
	const latest = [...Map.groupBy(editions, (edition) => edition.id).values()].flatMap((list) => list[0] ?? []);
	const done = event.url.searchParams.get('done');
	return {
		mayEdit: canEdit(staff),
		tomorrow: today.add({ days: 1 }).toString(),
		done: done === 'saved' ? t.saved : done === 'closed' ? t.closed : undefined,
		kinds: latest.map((edition) => ({ value: edition.id, label: edition.name[lang] })),
		rules: KIND_RULES.map((id) => ({ value: id, label: terms.get(id) ?? id })),
		editions: editions.map((edition) => ({
			key: `${edition.id} ${edition.validFrom.toString()}`,
			name: edition.name[lang],
			explanation: edition.explanation[lang],
			days: daysOf(lang, edition, t.since),
			rule: terms.get(edition.ruleId) ?? edition.ruleId,
			source: edition.source,
			who: whoOf(lang, edition.added, names, t.shipped)
		}))
	};
};

export const actions: Actions = {
	save: async (event) => {
		const { lang } = event.locals;
		const staff = requireStaff(event);
		const words = [kindMessages[lang].errors, messages[lang].errors];
		const form = parseForm(await event.request.formData(), kindInput, lang, ...words);
		if (!form.ok) return form.failure;
		try {
			await write((tx) => addKindEdition(tx, staff, toEdition(form.input)));
		} catch (error) {
			return refusedForm(error, lang, form.values, ...words);
		}
		redirect(303, paths.desk.kinds('saved'));
	},
	close: async (event) => {
		const { lang } = event.locals;
		const staff = requireStaff(event);
		const words = [kindMessages[lang].errors, messages[lang].errors];
		const form = parseForm(await event.request.formData(), closeKindInput, lang, ...words);
		if (!form.ok) return form.failure;
		const { closeKind: kind, validTo, closeReason } = form.input;
		try {
			await write((tx) => closeKind(tx, staff, kind, validTo, closeReason));
		} catch (error) {
			return refusedForm(error, lang, form.values, ...words);
		}
		redirect(303, paths.desk.kinds('closed'));
	}
};
