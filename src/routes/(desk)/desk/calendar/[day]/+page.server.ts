import { fail, redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { canEdit, canRead, changeDay, previewChange } from '#platform/calendar/edit.ts';
import { isWorkingDay, loadCalendar, rulesInForce } from '#platform/calendar/index.ts';
import { dayInput, toChange } from '#platform/calendar/input.ts';
import { pageMessages } from '#platform/calendar/messages-page/index.ts';
import { presentPreview } from '#platform/calendar/present.ts';
import { reader, write } from '#platform/db/index.ts';
import { forbidden, notFound } from '#platform/errors.ts';
import { formatWeekday } from '#platform/i18n/format.ts';
import { requireStaff } from '#platform/identity/http.ts';
import type { Actions, PageServerLoad } from './$types';

function dayFrom(text: string): Temporal.PlainDate {
	if (!/^20\d\d-\d\d-\d\d$/.test(text)) throw notFound();
	try {
		return Temporal.PlainDate.from(text, { overflow: 'reject' });
	} catch {
		throw notFound();
	}
}

export const load: PageServerLoad = async (event) => {
	const staff = requireStaff(event);
	if (!canRead(staff)) throw forbidden();
	const day = dayFrom(event.params.day);
	const calendar = await loadCalendar(reader());
	const special = calendar.days.get(day.toString());
	return {
		title: `${formatWeekday(event.locals.lang, day)} ${String(day.year)}`,
		year: day.year,
		special: special ?? null,
		works: isWorkingDay(calendar, day),
		mayEdit: canEdit(staff),
		values: {
			kind: special?.kind ?? 'off',
			nameKk: special?.name.kk ?? '',
			nameRu: special?.name.ru ?? '',
			nameEn: special?.name.en ?? '',
			sourceKk: special?.source.kk ?? '',
			sourceRu: special?.source.ru ?? '',
			sourceEn: special?.source.en ?? '',
			reason: ''
		}
	};
};

export const actions: Actions = {
	preview: async (event) => {
		const { lang } = event.locals;
		if (!canEdit(requireStaff(event))) return fail(403, { values: {}, errors: { '': pageMessages[lang].editor.readOnly } });
		const day = dayFrom(event.params.day);
		const form = parseForm(await event.request.formData(), dayInput, lang);
		if (!form.ok) return form.failure;
		const rules = new Map((await rulesInForce(reader(), day)).map((rule) => [rule.ruleId, rule.name]));
		return { values: form.values, preview: presentPreview(lang, await previewChange(reader(), toChange(day, form.input)), rules) };
	},
	save: async (event) => {
		const { lang } = event.locals;
		const staff = requireStaff(event);
		const day = dayFrom(event.params.day);
		const form = parseForm(await event.request.formData(), dayInput, lang);
		if (!form.ok) return form.failure;
		try {
			await write((tx) => changeDay(tx, staff, toChange(day, form.input), form.input.reason));
		} catch (error) {
			return refusedForm(error, lang, form.values, pageMessages[lang].editor.errors);
		}
		redirect(303, `${paths.desk.calendarYear(day.year)}&saved`);
	}
};
