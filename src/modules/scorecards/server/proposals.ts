/** Proposed open meetings, for the staff of the unit and those above. */
import { paths } from '#lib/paths.ts';
import { older, pageOf } from '#platform/db/pages.ts';
import { rows, sql, type Reader } from '#platform/db/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import type { Texts } from '#platform/i18n/lang.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { DeskContext } from '#modules/appeals/server/index.ts';
import { parsePeriod } from '#modules/statistics/rules.ts';
import { percent, periodName } from '#modules/statistics/server/index.ts';
import { messages } from '../messages/index.ts';
import type { Interval } from '../rules/interval.ts';
import { decidesOn } from './access.ts';
import { indicators } from './method.ts';
import { barOf, betweenText } from './shapes.ts';

/** Those that wait for a decision, and those decided on. */
export const PROPOSAL_LISTS = ['open', 'decided'] as const;
export type ProposalList = (typeof PROPOSAL_LISTS)[number];

interface Row {
	id: string;
	unitId: string;
	unit: Texts;
	path: string;
	indicator: string | null;
	threshold: number;
	figures: ({ period: string } & Interval)[];
	openedAt: Temporal.Instant;
	state: 'open' | 'held' | 'refused';
	heldOn: Temporal.PlainDate | null;
	reason: string | null;
	decidedAt: Temporal.Instant | null;
}

/** SQL over `u`, the unit of a proposal: the actor knows of it. The same as `knowsOf`, asked of many rows. */
const known = (actor: Staff) => sql`u.path <@ ANY(${actor.posts.map(({ unitPath }) => unitPath)}::ltree[])`;

const ROW = sql`p.id, p.unit_id AS "unitId", u.name AS unit, u.path::text AS path, g.indicator, g.threshold, p.figures, p.opened_at AS "openedAt", p.state,
	p.held_on AS "heldOn", p.reason, p.decided_at AS "decidedAt"
	FROM scorecard_proposal p JOIN unit u ON u.id = p.unit_id JOIN scorecard_trigger g ON g.id = p.trigger_id`;

/** What waits for a decision about a unit, for who may know of it. */
export async function openProposals(db: Reader, actor: Staff, unitId: string): Promise<Row[]> {
	return rows(db, sql<Row>`SELECT ${ROW} WHERE p.unit_id = ${unitId} AND p.state = 'open' AND ${known(actor)} ORDER BY p.opened_at DESC`);
}

const SHOWN = 20;

/** One page of the proposals, the newest first. */
export async function presentProposals({ db, lang, actor, today }: DeskContext, list: ProposalList, cursor: string | undefined) {
	const t = messages[lang];
	const where = list === 'open' ? sql`p.state = 'open'` : sql`p.state <> 'open'`;
	const [found, editions] = await Promise.all([
		rows(
			db,
			sql<Row>`SELECT ${ROW} WHERE ${where} AND ${known(actor)} AND ${older(sql`p.opened_at, p.id`, cursor)}
				ORDER BY p.opened_at DESC, p.id DESC LIMIT ${SHOWN + 1}`
		),
		indicators(db)
	]);
	const page = pageOf(found, SHOWN, ({ openedAt }) => openedAt);
	const nameOf = (code: string | null) =>
		code === null ? t.triggers.total : (editions.find((one) => one.code === code)?.name[lang] ?? code);
	return {
		today: today.toString(),
		items: page.rows.map((row) => ({
			id: row.id,
			unit: row.unit[lang],
			href: paths.desk.scorecard(row.unitId, { period: row.figures[0]?.period }),
			why: t.proposals.why(nameOf(row.indicator), percent(lang, row.threshold / 100)),
			periods: row.figures.map((one) => {
				const period = parsePeriod(one.period);
				const name = period === undefined ? one.period : periodName(lang, period);
				return { key: one.period, name, text: percent(lang, one.share), between: betweenText(lang, one), bar: barOf(one) };
			}),
			opened: formatDate(lang, dayOf(row.openedAt)),
			decided: decidedText(lang, row),
			reason: row.state === 'held' ? (row.reason ?? undefined) : undefined,
			mayDecide: row.state === 'open' && decidesOn(actor, row.path)
		})),
		older: page.next === undefined ? undefined : paths.desk.scorecardProposals({ list, after: page.next })
	};
}

function decidedText(lang: DeskContext['lang'], { state, heldOn, reason }: Row): string | undefined {
	const t = messages[lang].proposals;
	if (state === 'held' && heldOn !== null) return t.held(formatDate(lang, heldOn));
	return state === 'refused' ? t.refused(reason ?? '') : undefined;
}
