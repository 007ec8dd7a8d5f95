/** The list behind a number. */
import { paths } from '#lib/paths.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { notFound } from '#platform/errors.ts';
import type { MeasuredCase } from '#platform/measures.ts';
import type { DeskContext } from '#modules/appeals/server/index.ts';
import { unitsByIds } from '#modules/organisation/server/index.ts';
import { periodName } from '#modules/statistics/server/index.ts';
import { messages } from '../messages/index.ts';
import { mayOpen, seenUnit } from './access.ts';
import { askedFrom, askedQuery } from './ask.ts';
import { countState, figuresOf } from './figures.ts';
import { casesOf, cursorOf } from './records.ts';
import { shownOf } from './shapes.ts';

const SHOWN = 50;
const HREF: Record<MeasuredCase['about'], (id: string) => string> = {
	appeal: paths.desk.appeal,
	assignment: paths.desk.assignment,
	recheck: paths.desk.recheck,
	event: paths.desk.conference,
	events_of: (unitId) => paths.desk.conferences({ list: 'past', host: unitId }),
	look: paths.desk.look
};

/** The cases of a unit and below that a number of its scorecard counts. Throws not_found for who sees the number only. */
export async function presentCases(context: DeskContext, unitId: string, query: URLSearchParams) {
	const { db, lang, actor } = context;
	const unit = await seenUnit(db, actor, unitId);
	const state = await countState(db);
	if (state === undefined || !mayOpen(actor, unit.path)) throw notFound();
	const asked = await askedFrom(context, query, state);
	const indicator = asked.method.find(({ code }) => code === query.get('indicator'));
	if (indicator === undefined) throw notFound();
	const met = ({ '1': true, '0': false } as Partial<Record<string, boolean>>)[query.get('met') ?? ''];
	const { period, asOf } = asked;
	const wish = { unitPath: unit.path, measure: indicator.measure, from: period.from, to: period.to, asOf, met };
	const [figures, found] = await Promise.all([
		figuresOf(db, { units: [unit.id], ...period, asOf }),
		casesOf(db, { ...wish, after: query.get('after') ?? undefined, limit: SHOWN + 1 })
	]);
	const list = found.slice(0, SHOWN);
	const units = await unitsByIds(
		db,
		list.map((one) => one.unitId)
	);
	const t = messages[lang].records;
	const kept = { ...askedQuery(asked, state), indicator: indicator.code };
	const last = list.at(-1);
	return {
		title: t.title(indicator.name[lang]),
		about: `${unit.name[lang]}, ${periodName(lang, period)}`,
		now: messages[lang].now(formatDate(lang, asOf)),
		formula: indicator.formula[lang],
		shown: shownOf(lang, indicator, figures.get(unit.id)?.get(indicator.measure)),
		back: paths.desk.scorecard(unit.id, askedQuery(asked, state)),
		lists: [
			{ text: t.all, href: paths.desk.scorecardCases(unit.id, kept), current: met === undefined },
			{ text: t.met, href: paths.desk.scorecardCases(unit.id, { ...kept, met: '1' }), current: met === true },
			{ text: t.unmet, href: paths.desk.scorecardCases(unit.id, { ...kept, met: '0' }), current: met === false }
		],
		items: list.map((one) => ({
			key: `${one.id} ${one.unitId}`,
			label: one.label,
			href: HREF[one.about](one.aboutId),
			unit: units.get(one.unitId)?.name[lang] ?? '',
			day: formatDate(lang, one.day),
			met: one.met ? t.yes : t.no
		})),
		older:
			found.length > SHOWN && last !== undefined
				? paths.desk.scorecardCases(unit.id, { ...kept, met: query.get('met') ?? undefined, after: cursorOf(last) })
				: undefined
	};
}

export type CasesPage = Awaited<ReturnType<typeof presentCases>>;
