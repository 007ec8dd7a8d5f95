import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { canEdit } from '#platform/calendar/edit.ts';
import { canStudyRules } from '#platform/calendar/rule-versions.ts';
import { now } from '#platform/clock.ts';
import { reader, write } from '#platform/db/index.ts';
import { forbidden } from '#platform/errors.ts';
import { dayOf, formatDate, formatDateTime } from '#platform/i18n/format.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { electionInput, toElection, withdrawElectionInput } from '#modules/appeals/election-input.ts';
import { electionMessages } from '#modules/appeals/election-messages/index.ts';
import { ALWAYS_TAKEN, isTaken } from '#modules/appeals/rules/election.ts';
import * as appeals from '#modules/appeals/server/index.ts';
import { personNames } from '#modules/organisation/server/index.ts';
import type { Actions, PageServerLoad } from './$types';

const MONTH = { hours: 30 * 24 };

export const load: PageServerLoad = async (event) => {
	const { lang } = event.locals;
	const staff = requireStaff(event);
	if (!canStudyRules(staff)) throw forbidden();
	const db = reader();
	const today = dayOf(now());
	const [periods, kinds] = await Promise.all([appeals.electionPeriods(db), appeals.kindsOn(db, today)]);
	const names = await personNames(
		db,
		periods.flatMap((period) => [period.added.by ?? [], period.withdrawn?.by ?? []].flat())
	);
	const t = electionMessages[lang];
	const done = event.url.searchParams.get('done');
	return {
		mayEdit: canEdit(staff),
		today: today.toString(),
		kinds: kinds.map(({ id, name }) => ({ value: id, label: name[lang], disabled: ALWAYS_TAKEN.includes(id) })),
		always: ALWAYS_TAKEN.join(','),
		done: done === 'saved' ? t.saved : done === 'withdrawn' ? t.withdrawnDone : undefined,
		periods: periods.map((period) => {
			const state = appeals.periodState(period, today);
			const said = [period.reason, names.get(period.added.by ?? ''), formatDateTime(lang, period.added.at)];
			const back = period.withdrawn;
			return {
				id: period.id,
				days: `${formatDate(lang, period.startsOn)} – ${formatDate(lang, period.endsOn)}`,
				state,
				stateWord: t.states[state],
				kinds: kinds
					.filter((kind) => isTaken(period, kind.id))
					.map((kind) => kind.name[lang])
					.join(', '),
				source: period.source[lang],
				who: said.filter((part) => part !== undefined).join(' · '),
				withdrawn: back === undefined ? '' : [back.reason, names.get(back.by ?? '')].filter((part) => part !== undefined).join(' · ')
			};
		})
	};
};

/** The chosen kinds as one field. */
async function formOf(request: Request): Promise<FormData> {
	const form = await request.formData();
	form.set(
		'kinds',
		form
			.getAll('kinds')
			.filter((kind) => typeof kind === 'string')
			.join(',')
	);
	return form;
}

export const actions: Actions = {
	preview: async (event) => {
		const { lang } = event.locals;
		if (!canEdit(requireStaff(event))) throw forbidden();
		const form = parseForm(await formOf(event.request), electionInput, lang, electionMessages[lang].errors);
		if (!form.ok) return form.failure;
		const db = reader();
		const period = { id: '', ...toElection(form.input) };
		const [notice, count] = await Promise.all([
			appeals.presentElection(db, lang, period),
			appeals.countUntaken(db, period.kinds, now().subtract(MONTH))
		]);
		return { values: form.values, preview: { notice, affected: electionMessages[lang].affected(count) } };
	},
	save: async (event) => {
		const { lang } = event.locals;
		const staff = requireStaff(event);
		const words = electionMessages[lang].errors;
		const form = parseForm(await formOf(event.request), electionInput, lang, words);
		if (!form.ok) return form.failure;
		try {
			await write((tx) => appeals.announceElection(tx, staff, toElection(form.input)));
		} catch (error) {
			return refusedForm(error, lang, form.values, words);
		}
		redirect(303, paths.desk.elections('saved'));
	},
	withdraw: async (event) => {
		const { lang } = event.locals;
		const staff = requireStaff(event);
		const words = electionMessages[lang].errors;
		const form = parseForm(await event.request.formData(), withdrawElectionInput, lang, words);
		if (!form.ok) return form.failure;
		try {
			await write((tx) => appeals.withdrawElection(tx, staff, form.input.id, form.input.reason));
		} catch (error) {
			return refusedForm(error, lang, form.values, words);
		}
		redirect(303, paths.desk.elections('withdrawn'));
	}
};
