import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { paths } from '#lib/paths.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { reader, write } from '#platform/db/index.ts';
import { LANGS, type Texts } from '#platform/i18n/lang.ts';
import { requireRole } from '#platform/identity/http.ts';
import { getSetting, putSetting } from '#platform/settings/index.ts';
import { mayKeepVideo } from '#modules/events/server/index.ts';
import { deskMessages } from '#modules/appeals/desk-messages/index.ts';
import { messages as debtMessages } from '#modules/debts/messages/index.ts';
import type { Actions, PageServerLoad } from './$types';

const line = z.string().trim().max(2000);
const shape = z.object({
	name_kk: line.min(1),
	name_ru: line.min(1),
	name_en: line.min(1),
	address_kk: line,
	address_ru: line,
	address_en: line,
	letterhead_kk: line,
	letterhead_ru: line,
	letterhead_en: line,
	phone: z.string().trim().max(100),
	ends: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'time'),
	mailFrom: z.string().trim().max(200),
	suppressBelow: z.coerce.number().int().min(0).max(100),
	draftsKept: z.coerce.number().int().min(7).max(3650),
	letterDay: z.coerce.number().int().min(1).max(7),
	letterHour: z.coerce.number().int().min(0).max(23),
	weeksAhead: z.coerce.number().int().min(1).max(52),
	holdMinutes: z.coerce.number().int().min(1).max(60),
	textCodes: z.coerce.number().int().min(0).max(1_000_000),
	textPrefixes: z
		.string()
		.transform((typed) => typed.split(/[\s,;]+/).filter((one) => one !== ''))
		.pipe(
			z
				.array(z.string().regex(/^\+[1-9]\d{0,8}$/, 'prefixes'))
				.min(1, 'prefixes')
				.max(20)
		),
	checkInHours: z.coerce.number().int().min(0).max(24)
});

/** What the organisation says of itself, as a flat form: one field for each language. */
export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, 'administrator');
	const db = reader();
	const [organisation, hours, mailFrom, suppressBelow, draftsKept, letter, weeksAhead, holdMinutes, codes, checkInHours] =
		await Promise.all([
			getSetting(db, 'organisation'),
			getSetting(db, 'working_hours'),
			getSetting(db, 'mail_from'),
			getSetting(db, 'suppress_below'),
			getSetting(db, 'drafts_kept_days'),
			getSetting(db, 'weekly_letter'),
			getSetting(db, 'reception_weeks_ahead'),
			getSetting(db, 'reception_hold_minutes'),
			getSetting(db, 'text_codes'),
			getSetting(db, 'sitting_check_in_hours')
		]);
	const { phone, ...texts } = organisation;
	const flat = Object.entries(texts).flatMap(([name, text]) => LANGS.map((lang) => [`${name}_${lang}`, text[lang]]));
	const values: Record<string, string> = {
		...(Object.fromEntries(flat) as Record<string, string>),
		phone,
		ends: hours.ends,
		mailFrom,
		suppressBelow: String(suppressBelow),
		draftsKept: String(draftsKept),
		letterDay: String(letter.day),
		letterHour: String(letter.hour),
		weeksAhead: String(weeksAhead),
		holdMinutes: String(holdMinutes),
		textCodes: String(codes.aDay),
		textPrefixes: codes.prefixes.join(' '),
		checkInHours: String(checkInHours)
	};
	const days = debtMessages[event.locals.lang].letter.days.map((label, at) => ({ value: String(at + 1), label }));
	const video = mayKeepVideo(actor) ? paths.desk.video() : undefined;
	return { values, days, video, done: event.url.searchParams.has('done') };
};

export const actions = {
	default: async (event) => {
		const actor = requireRole(event, 'administrator');
		const { lang } = event.locals;
		const parsed = parseForm(await event.request.formData(), shape, lang, deskMessages[lang].errors);
		if (!parsed.ok) return parsed.failure;
		const { input } = parsed;
		const texts = (name: 'name' | 'address' | 'letterhead'): Texts => ({
			kk: input[`${name}_kk`],
			ru: input[`${name}_ru`],
			en: input[`${name}_en`]
		});
		try {
			await write(async (tx) => {
				const organisation = { name: texts('name'), address: texts('address'), letterhead: texts('letterhead'), phone: input.phone };
				await putSetting(tx, actor, 'organisation', organisation);
				await putSetting(tx, actor, 'working_hours', { ends: input.ends });
				await putSetting(tx, actor, 'mail_from', input.mailFrom);
				await putSetting(tx, actor, 'suppress_below', input.suppressBelow);
				await putSetting(tx, actor, 'drafts_kept_days', input.draftsKept);
				await putSetting(tx, actor, 'weekly_letter', { day: input.letterDay, hour: input.letterHour });
				await putSetting(tx, actor, 'reception_weeks_ahead', input.weeksAhead);
				await putSetting(tx, actor, 'reception_hold_minutes', input.holdMinutes);
				await putSetting(tx, actor, 'text_codes', { aDay: input.textCodes, prefixes: input.textPrefixes });
				await putSetting(tx, actor, 'sitting_check_in_hours', input.checkInHours);
			});
		} catch (error) {
			return refusedForm(error, lang, parsed.values);
		}
		redirect(303, paths.desk.settingsDone);
	}
} satisfies Actions;
