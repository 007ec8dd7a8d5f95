/** Units of one kind side by side. */
import { paths } from '#lib/paths.ts';
import type { Option } from '#lib/ui/shapes.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import type { DeskContext } from '#modules/appeals/server/index.ts';
import { messages as organisation } from '#modules/organisation/messages/index.ts';
import type { Unit } from '#modules/organisation/server/index.ts';
import { periodsUpTo } from '#modules/statistics/rules.ts';
import { percent, periodName } from '#modules/statistics/server/index.ts';
import { messages } from '../messages/index.ts';
import { standingsOf, weighedAnew, type Standing } from '../rules.ts';
import type { Share } from '../rules/interval.ts';
import { viewer } from './access.ts';
import { askedFrom, askedQuery, peersOf, type Asked } from './ask.ts';
import { countState, figuresOf } from './figures.ts';
import { byIndicator } from './method.ts';
import { barOf, betweenText, placeText, shownOf } from './shapes.ts';

const SHOWN = 50;

/** By place, ties by name: whoever has none comes last, in no order but that of names. */
function inOrder(lang: string, standings: readonly Standing[], nameOf: (id: string) => string): Standing[] {
	const names = new Intl.Collator(lang);
	const last = Number.MAX_SAFE_INTEGER;
	return standings.toSorted(
		(a, b) =>
			(a.place?.best ?? last) - (b.place?.best ?? last) ||
			(a.place?.worst ?? last) - (b.place?.worst ?? last) ||
			names.compare(nameOf(a.id), nameOf(b.id))
	);
}

/** The page of all scorecards of a kind; undefined before the first count. */
export async function presentScorecards(context: DeskContext, query: URLSearchParams) {
	const { db, lang, actor, today } = context;
	const [state, view] = await Promise.all([countState(db), viewer(db, actor)]);
	if (state === undefined) return undefined;
	const t = messages[lang];
	const kind = view.kinds.find((one) => one === query.get('kind')) ?? view.kinds.find((one) => one !== 'national') ?? 'national';
	const [asked, peers] = await Promise.all([askedFrom(context, query, state), peersOf(db, view, kind, query.get('under') ?? undefined)]);
	const units = new Map(peers.units.map((unit) => [unit.id, unit]));
	const figures = await figuresOf(db, { units: [...units.keys()], ...asked.period, asOf: asked.asOf });
	const method = weighedAnew(asked.method, asked.weights);
	const counts = new Map([...units.keys()].map((id) => [id, byIndicator(method, figures.get(id))]));
	const ordered = inOrder(lang, standingsOf(method, counts), (id) => units.get(id)?.name[lang] ?? '');
	const from = Math.min(Math.max(0, Number(query.get('from') ?? 0) || 0), Math.max(0, ordered.length - 1));
	const kept = { kind, under: peers.under, ...askedQuery(asked, state) };
	const own = new Set(view.own.map(({ id }) => id));
	const kinds = organisation[lang].audience.kinds;
	return {
		kind,
		about: t.list.caption(kinds[kind], periodName(lang, asked.period)),
		now: t.now(formatDate(lang, asked.asOf)),
		early: Temporal.PlainDate.compare(asked.period.from, state.from) < 0 ? t.before(formatDate(lang, state.from)) : undefined,
		tried: asked.weights.size > 0,
		columns: method.map(({ code, name, better }) => ({ code, name: name[lang], better: t.better[better] })),
		rows: ordered
			.slice(from, from + SHOWN)
			.map((one) => rowOf(context, asked, method, one, units.get(one.id) as Unit, counts.get(one.id), own, askedQuery(asked, state))),
		form: {
			kinds: view.kinds.map((value): Option => ({ value, label: kinds[value] })),
			periods: periodsUpTo(today).map((period): Option => ({ value: period.text, label: periodName(lang, period) })),
			branches: [
				...(peers.whole ? [{ value: '', label: t.form.all }] : []),
				...peers.branches.map((unit): Option => ({ value: unit.id, label: unit.name[lang] }))
			],
			chosen: { kind, period: asked.period.text, under: peers.under ?? '', asOf: kept.asOf ?? '', latest: state.countedOn.toString() },
			weights: method.map(({ code, name, weight }) => ({ code, label: name[lang], value: String(weight) })),
			clear: paths.desk.scorecards({ kind, under: peers.under, period: asked.period.text, asOf: kept.asOf })
		},
		earlier: from === 0 ? undefined : paths.desk.scorecards({ ...kept, from: from > SHOWN ? from - SHOWN : undefined }),
		later: from + SHOWN < ordered.length ? paths.desk.scorecards({ ...kept, from: from + SHOWN }) : undefined,
		between: `${formatNumber(lang, from + 1)}–${formatNumber(lang, Math.min(ordered.length, from + SHOWN))} / ${formatNumber(lang, ordered.length)}`
	};
}

function rowOf(
	{ lang }: DeskContext,
	asked: Asked,
	method: Asked['method'],
	{ total, place }: Standing,
	unit: Unit,
	counts: ReadonlyMap<string, Share> | undefined,
	own: ReadonlySet<string>,
	kept: Record<string, string | undefined>
) {
	return {
		key: unit.id,
		name: unit.name[lang],
		own: own.has(unit.id),
		href: paths.desk.scorecard(unit.id, kept),
		total: total && { text: percent(lang, total.share), between: betweenText(lang, total), bar: barOf(total) },
		place: placeText(lang, place),
		cells: method.map((one) => ({ code: one.code, ...shownOf(lang, one, counts?.get(one.code)) }))
	};
}

export type ScorecardsPage = NonNullable<Awaited<ReturnType<typeof presentScorecards>>>;
