/** Draws: the list of months, one month with all that is needed to draw it again, and its pool as a table. */
import { paths } from '#lib/paths.ts';
import type { Reader } from '#platform/db/index.ts';
import { lotOf } from '#platform/draw.ts';
import { found } from '#platform/errors.ts';
import { dayOf, formatDate, formatMonth } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import type { Sheet } from '#platform/tables/index.ts';
import { unitsByIds } from '#modules/organisation/server/index.ts';
import { messages } from '../messages/index.ts';
import { controlRules } from './control-rules.ts';
import { drawById, drawnUnits, latestDraws, poolOf } from './queries.ts';

const SHOWN = 24;

/** The latest months. */
export async function presentDraws(db: Reader, lang: Lang) {
	return (await latestDraws(db, SHOWN)).map((draw) => ({
		id: draw.id,
		href: paths.desk.lookDraw(draw.id),
		month: formatMonth(lang, draw.month),
		pool: formatNumber(lang, draw.pool),
		drawn: formatNumber(lang, draw.drawn)
	}));
}

/** One month's draw. Throws not_found. */
export async function presentDraw(db: Reader, lang: Lang, id: string) {
	const draw = found(await drawById(db, id));
	const [list, rules] = await Promise.all([drawnUnits(db, id), controlRules(db)]);
	const rule = rules.find((one) => one.id === draw.ruleId);
	const units = await unitsByIds(db, [...list.map((one) => one.unitId), ...(rule?.groupUnitId == null ? [] : [rule.groupUnitId])]);
	const t = messages[lang];
	const n = (value: number) => formatNumber(lang, value);
	const group = rule?.groupUnitId == null ? t.rules.auditors : (units.get(rule.groupUnitId)?.name[lang] ?? '');
	return {
		title: t.draw.title(formatMonth(lang, draw.month)),
		facts: [
			{ term: t.draw.at, value: formatDate(lang, dayOf(draw.at)) },
			{ term: t.draw.rule, value: rule === undefined ? '' : t.rules.amount(n(rule.share), n(rule.least)), note: rule?.source },
			{ term: t.draw.group, value: group },
			{ term: t.draw.pool, value: n(draw.pool) },
			{ term: t.draw.drawn, value: n(draw.drawn) }
		],
		seed: draw.seed,
		file: paths.desk.lookPool(id),
		units: list.map((one) => ({
			id: one.unitId,
			name: units.get(one.unitId)?.name[lang] ?? '',
			accepted: n(one.accepted),
			drawn: n(one.drawn),
			confirmed: n(one.confirmed),
			unconfirmed: n(one.unconfirmed)
		}))
	};
}

/** What a month was drawn from, in the order of the draw: with the seed it is drawn again from this alone. Throws not_found. */
export async function drawnPool(db: Reader, lang: Lang, id: string): Promise<{ name: string; sheet: Sheet }> {
	const draw = found(await drawById(db, id));
	const pool = (await poolOf(db, id)).map((one) => ({ ...one, lot: lotOf(`${draw.seed} ${one.id}`) }));
	const order = pool.toSorted((a, b) => (a.unit < b.unit ? -1 : a.unit > b.unit ? 1 : a.lot - b.lot));
	const { file } = messages[lang].draw;
	return {
		name: `${file.name}-${draw.month.toString().slice(0, 7)}`,
		sheet: {
			name: file.name,
			head: file.columns,
			rows: order.map(({ id: part, unit, lot, drawn }, i) => [i, unit, part, lot.toString(16).padStart(13, '0'), drawn ? 1 : 0])
		}
	};
}
