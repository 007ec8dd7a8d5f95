import { fail, redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { canEdit } from '#platform/calendar/edit.ts';
import { ruleMessages } from '#platform/calendar/messages-rules/index.ts';
import { presentVersions } from '#platform/calendar/present-rules.ts';
import { toVersion, versionInput, withdrawVersionInput } from '#platform/calendar/rule-input.ts';
import { addRuleVersion, canStudyRules, inForceOn, ruleVersions, withdrawRuleVersion } from '#platform/calendar/rule-versions.ts';
import { now } from '#platform/clock.ts';
import { reader, write } from '#platform/db/index.ts';
import { forbidden, found } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { personNames } from '#modules/organisation/server/index.ts';
import { simulated } from '../simulation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { lang } = event.locals;
	const staff = requireStaff(event);
	if (!canStudyRules(staff)) throw forbidden();
	const versions = await ruleVersions(reader(), event.params.rule);
	const today = dayOf(now());
	const current = found(inForceOn(versions, today) ?? versions[0]);
	const people = versions.flatMap((v) => [v.added?.by ?? [], v.withdrawn?.by ?? []].flat());
	const done = event.url.searchParams.get('done');
	return {
		id: current.ruleId,
		title: current.name[lang],
		versions: presentVersions(lang, versions, today, await personNames(reader(), people)),
		mayEdit: canEdit(staff),
		done: done === 'saved' ? ruleMessages[lang].saved : done === 'withdrawn' ? ruleMessages[lang].withdrawnDone : undefined,
		values: {
			validFrom: today.add({ days: 1 }).toString(),
			n: String(current.n),
			unit: current.unit,
			sourceKk: current.source.kk,
			sourceRu: current.source.ru,
			sourceEn: current.source.en,
			reason: ''
		}
	};
};

export const actions: Actions = {
	preview: async (event) => {
		const { lang } = event.locals;
		const staff = requireStaff(event);
		if (!canEdit(staff)) return fail(403, { values: {}, errors: { '': ruleMessages[lang].readOnly } });
		found((await ruleVersions(reader(), event.params.rule))[0]);
		const form = parseForm(await event.request.formData(), versionInput, lang, ruleMessages[lang].errors);
		if (!form.ok) return form.failure;
		return { values: form.values, simulation: await simulated(lang, staff, toVersion(event.params.rule, form.input)) };
	},
	save: async (event) => {
		const { lang } = event.locals;
		const staff = requireStaff(event);
		const words = ruleMessages[lang].errors;
		const form = parseForm(await event.request.formData(), versionInput, lang, words);
		if (!form.ok) return form.failure;
		try {
			await write((tx) => addRuleVersion(tx, staff, toVersion(event.params.rule, form.input)));
		} catch (error) {
			return refusedForm(error, lang, form.values, words);
		}
		redirect(303, paths.desk.rule(event.params.rule, 'saved'));
	},
	withdraw: async (event) => {
		const { lang } = event.locals;
		const staff = requireStaff(event);
		const words = ruleMessages[lang].errors;
		const form = parseForm(await event.request.formData(), withdrawVersionInput, lang, words);
		if (!form.ok) return form.failure;
		try {
			await write((tx) => withdrawRuleVersion(tx, staff, event.params.rule, form.input.version, form.input.reason));
		} catch (error) {
			return refusedForm(error, lang, form.values, words);
		}
		redirect(303, paths.desk.rule(event.params.rule, 'withdrawn'));
	}
};
