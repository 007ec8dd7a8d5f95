import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { joinTicked, parseForm, refusedForm } from '#lib/server/forms.ts';
import { canEdit } from '#platform/calendar/edit.ts';
import { canStudyRules } from '#platform/calendar/rule-versions.ts';
import { now } from '#platform/clock.ts';
import { reader, write } from '#platform/db/index.ts';
import { forbidden, found } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { closeGroundInput, groundInput, toGroundEdition } from '#modules/appeals/ground-input.ts';
import { groundMessages } from '#modules/appeals/ground-messages/index.ts';
import { messages } from '#modules/appeals/messages/index.ts';
import { BY_ITSELF } from '#modules/appeals/rules/grounds.ts';
import { KINDS } from '#modules/appeals/rules/suggest.ts';
import * as appeals from '#modules/appeals/server/index.ts';
import { personNames } from '#modules/organisation/server/index.ts';
import { groundPreview } from '../preview.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { lang } = event.locals;
	const staff = requireStaff(event);
	if (!canStudyRules(staff)) throw forbidden();
	const db = reader();
	const today = dayOf(now());
	const [editions, kinds] = await Promise.all([appeals.groundEditions(db, event.params.code), appeals.kindNames(db)]);
	const shown = found(appeals.editionOn(editions, today) ?? editions[0]);
	const by = editions.flatMap((edition) => edition.added?.by ?? []);
	const tomorrow = today.add({ days: 1 }).toString();
	const { name, source } = shown;
	const done = event.url.searchParams.get('done');
	return {
		title: name[lang],
		purpose: groundMessages[lang].purposes[shown.purpose],
		editions: appeals.presentEditions(lang, editions, { kinds, people: await personNames(db, by) }, today),
		mayEdit: canEdit(staff),
		open: editions[0]?.validTo === undefined,
		byItself: BY_ITSELF.includes(shown.purpose),
		kinds: KINDS.map((value) => ({ value, label: kinds.get(value)?.[lang] ?? value })),
		today: today.toString(),
		tomorrow,
		done: done === 'saved' ? groundMessages[lang].saved : done === 'closed' ? groundMessages[lang].closed : undefined,
		values: {
			validFrom: tomorrow,
			nameKk: name.kk,
			nameRu: name.ru,
			nameEn: name.en,
			reason: '',
			sourceKk: source.kk,
			sourceRu: source.ru,
			sourceEn: source.en,
			evidence: shown.evidence,
			kinds: (shown.kinds ?? KINDS).join(','),
			byItself: shown.byItself ? 'on' : ''
		}
	};
};

export const actions: Actions = {
	preview: async (event) => {
		const { lang } = event.locals;
		const staff = requireStaff(event);
		if (!canEdit(staff)) throw forbidden();
		found((await appeals.groundEditions(reader(), event.params.code))[0]);
		const data = await event.request.formData();
		joinTicked(data, 'kinds');
		const form = parseForm(data, groundInput, lang, groundMessages[lang].errors, messages[lang].errors);
		if (!form.ok) return form.failure;
		return { values: form.values, preview: await groundPreview(lang, staff, event.params.code, toGroundEdition(form.input)) };
	},
	save: async (event) => {
		const { lang } = event.locals;
		const staff = requireStaff(event);
		const words = [groundMessages[lang].errors, messages[lang].errors];
		const data = await event.request.formData();
		joinTicked(data, 'kinds');
		const form = parseForm(data, groundInput, lang, ...words);
		if (!form.ok) return form.failure;
		try {
			await write((tx) => appeals.addGroundEdition(tx, staff, event.params.code, toGroundEdition(form.input)));
		} catch (error) {
			return refusedForm(error, lang, form.values, ...words);
		}
		redirect(303, paths.desk.ground(event.params.code, 'saved'));
	},
	close: async (event) => {
		const { lang } = event.locals;
		const staff = requireStaff(event);
		const words = groundMessages[lang].errors;
		const form = parseForm(await event.request.formData(), closeGroundInput, lang, words);
		if (!form.ok) return form.failure;
		try {
			await write((tx) => appeals.closeGround(tx, staff, event.params.code, form.input.validTo, form.input.closeReason));
		} catch (error) {
			return refusedForm(error, lang, form.values, words);
		}
		redirect(303, paths.desk.ground(event.params.code, 'closed'));
	}
};
