/** The election period in force, and those that were or will be. A small table, read whole. */
import type { Selectable } from 'kysely';
import { onConstraint } from '#platform/db/constraints.ts';
import { asReader, type DB, type Reader, type Tx } from '#platform/db/index.ts';
import { conflict, invalid } from '#platform/errors.ts';
import { dayOf, formatDate } from '#platform/i18n/format.ts';
import type { Lang, Texts } from '#platform/i18n/lang.ts';
import { now } from '#platform/clock.ts';
import { electionMessages } from '../election-messages/index.ts';
import { holdsOn, isTaken, takenKinds, type ElectionPeriod } from '../rules/election.ts';
import type { KindId } from '../rules/suggest.ts';
import { kindsOn } from './directory.ts';

onConstraint('election_period__one_at_a_time_excl', () => conflict('election.overlap'));

export interface KeptPeriod extends ElectionPeriod {
	reason: string;
	added: { at: Temporal.Instant; by: string | null };
	withdrawn: { at: Temporal.Instant; by: string | null; reason: string } | undefined;
}

/** Every period that was entered, the latest first. */
export async function electionPeriods(db: Reader): Promise<KeptPeriod[]> {
	const list = await db.selectFrom('election_period').selectAll().orderBy('starts_on', 'desc').orderBy('added_at', 'desc').execute();
	return list.map(toPeriod);
}

function toPeriod(row: Selectable<DB['election_period']>): KeptPeriod {
	return {
		id: row.id,
		startsOn: row.starts_on,
		endsOn: row.ends_on,
		kinds: row.kinds as KindId[],
		text: row.text as Texts,
		suspended: row.suspended as Texts,
		instead: row.instead as Texts,
		source: row.source as Texts,
		reason: row.reason,
		added: { at: row.added_at, by: row.added_by },
		withdrawn: row.withdrawn_at === null ? undefined : { at: row.withdrawn_at, by: row.withdrawn_by, reason: row.withdrawn_reason ?? '' }
	};
}

/** The period in force on a day, undefined for most of them. */
export async function electionOn(db: Reader, day: Temporal.PlainDate): Promise<ElectionPeriod | undefined> {
	const row = await db
		.selectFrom('election_period')
		.selectAll()
		.where('withdrawn_at', 'is', null)
		.where('starts_on', '<=', day)
		.where('ends_on', '>=', day)
		.executeTakeFirst();
	return row === undefined ? undefined : toPeriod(row);
}

/** The period in force now, by the date in the deployment's zone. */
export function electionNow(db: Reader): Promise<ElectionPeriod | undefined> {
	return electionOn(db, dayOf(now()));
}

/** Throws invalid `kind` when an appeal of this kind, received on that day, is not taken. It is then kept as a draft. */
export async function refuseUntaken(tx: Tx, kind: KindId, day: Temporal.PlainDate): Promise<void> {
	if (!isTaken(await electionOn(asReader(tx), day), kind)) throw invalid('kind', 'appeals.election');
}

/** How many appeals of kinds that a period does not take came since then: what it would turn away. */
export async function countUntaken(db: Reader, kinds: readonly KindId[], since: Temporal.Instant): Promise<number> {
	const [row] = await db
		.selectFrom('appeal')
		.select((eb) => eb.fn.countAll<string>().as('n'))
		.where('received_at', '>=', since)
		.where('kind', 'not in', [...takenKinds(kinds)])
		.execute();
	return Number(row?.n ?? 0);
}

export type PeriodState = 'in_force' | 'to_come' | 'past' | 'withdrawn';

export function periodState(period: KeptPeriod, today: Temporal.PlainDate): PeriodState {
	if (period.withdrawn !== undefined) return 'withdrawn';
	if (holdsOn(period, today)) return 'in_force';
	return Temporal.PlainDate.compare(period.startsOn, today) > 0 ? 'to_come' : 'past';
}

export interface ElectionView {
	title: string;
	text: string;
	suspended: string;
	instead: string;
	source: string;
	/** Names of the kinds that are taken. */
	taken: string[];
}

/** What citizens are told of a period, in their language. */
export async function presentElection(db: Reader, lang: Lang, period: ElectionPeriod): Promise<ElectionView> {
	const kinds = await kindsOn(db, dayOf(now()));
	return {
		title: electionMessages[lang].public.title(formatDate(lang, period.startsOn), formatDate(lang, period.endsOn)),
		text: period.text[lang],
		suspended: period.suspended[lang],
		instead: period.instead[lang],
		source: period.source[lang],
		taken: kinds.filter((kind) => isTaken(period, kind.id)).map((kind) => kind.name[lang])
	};
}

/** What a visitor is told now; undefined when no period is in force. */
export async function electionNotice(db: Reader, lang: Lang): Promise<ElectionView | undefined> {
	const period = await electionNow(db);
	return period === undefined ? undefined : presentElection(db, lang, period);
}
