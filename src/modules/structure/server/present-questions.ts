/** The questions of an appeal as the desk works on them and as the applicant follows them. */
import { paths } from '#lib/paths.ts';
import type { Option, Tone } from '#lib/ui/shapes.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { accessOf, can, openThemes, unitOptions, type AppealRow, type DeskContext } from '#modules/appeals/server/index.ts';
import { messages as appealMessages } from '#modules/appeals/messages/index.ts';
import { next, OUTCOMES } from '#modules/appeals/rules.ts';
import { rootUnit, unitsUnder } from '#modules/organisation/server/index.ts';
import { messages } from '../messages/index.ts';
import { outcomeOf, standingOf, type Standing } from '../rules.ts';
import { questionsFor } from './queries.ts';

export const TONES: Record<Standing, Tone> = { open: 'new', apart: 'underway', answered: 'done' };

/** The list with what may be done with each, and what a new one chooses from. */
export async function presentQuestions(context: DeskContext, row: AppealRow) {
	const { db, lang, actor } = context;
	const [list, themes, root] = await Promise.all([questionsFor(context, row.id), openThemes(db), rootUnit(db)]);
	const units = await unitsUnder(db, root.path);
	const words = messages[lang].questions;
	const open = next(row.state, 'take_in') !== undefined;
	const [arrange, decide] = [open && can(actor, 'merge', accessOf(row)), open && can(actor, 'decide', accessOf(row))];
	return {
		list: list.map((one) => {
			const [standing, outcome] = [standingOf(one), outcomeOf(one)];
			const unit = units.find(({ id }) => id === one.unitId);
			return {
				id: one.id,
				title: words.one(one.ordinal),
				text: one.text,
				tag: { text: words.standing[standing], tone: TONES[standing] },
				facts: [
					{ term: words.theme, value: themes.find(({ id }) => id === one.themeId)?.name[lang] ?? words.anyTheme },
					{ term: words.unit, value: unit?.name[lang] ?? words.anyUnit },
					{ term: words.due, value: formatDate(lang, one.part?.dueOn ?? one.dueOn ?? row.due_on) },
					...(outcome === null
						? []
						: [{ term: words.outcome, value: appealMessages[lang].outcome[outcome], note: one.answer ?? undefined }])
				],
				part:
					one.part === null || one.part.id === '' ? undefined : { text: words.part(one.part.number), href: paths.desk.appeal(one.part.id) },
				outcome: one.outcome ?? '',
				answer: one.answer ?? '',
				may: {
					answer: decide && one.part === null,
					split: arrange && standing === 'open',
					unsplit: arrange && standing === 'apart' && one.part?.id !== '',
					remove: arrange && standing === 'open'
				}
			};
		}),
		mayAdd: arrange,
		outcomes: OUTCOMES.map((value) => ({ value, label: appealMessages[lang].outcome[value] })) satisfies Option[],
		themes: [{ value: '', label: words.anyTheme }, ...themes.map(({ id, name }) => ({ value: id, label: name[lang] }))],
		units: [{ value: '', label: words.anyUnit }, ...unitOptions(lang, units)]
	};
}

export type DeskQuestions = Awaited<ReturnType<typeof presentQuestions>>;
