/** Everything the applicant's page of one appeal is made of, in one read. What of it leaves, present-public.ts names. */
import { loadCalendar } from '#platform/calendar/index.ts';
import type { Calendar } from '#platform/calendar/rules.ts';
import type { Reader } from '#platform/db/index.ts';
import { filesOf, type FileRow } from '#platform/files/index.ts';
import type { Lang, Texts } from '#platform/i18n/lang.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { timelineOf, type JournalRow } from '#platform/journal/index.ts';
import { personNames, staffOf, unitCard, unitsByIds, type UnitCard } from '#modules/organisation/server/index.ts';
import { placeName } from '#modules/territory/server/index.ts';
import { kindName, themeName } from './directory.ts';
import { groundsByIds } from './grounds.ts';
import { followed, givingTerm, type Followed } from './followed.ts';
import { appealForApplicant, decisionsOf, deliveriesOf, disagreeUntil, remarksOf, verdictsOf, type AppealRow } from './queries.ts';
import { decisionTerm, ruleDay, type DecisionTerm } from './terms.ts';
import { tracesOf } from './traces.ts';
import { dayOf } from '#platform/i18n/format.ts';

export interface StatusSource {
	/** Of one that went into another: its own, with the root's state, unit and dates. */
	appeal: AppealRow;
	into: Pick<Followed, 'root' | 'since' | 'joined'> | undefined;
	unit: UnitCard | undefined;
	unitNames: ReadonlyMap<string, Texts>;
	place: string;
	theme: Texts | undefined;
	kind: Texts | undefined;
	term: DecisionTerm | undefined;
	calendar: Calendar;
	timeline: readonly JournalRow[];
	remarks: Awaited<ReturnType<typeof remarksOf>>;
	files: readonly FileRow[];
	decisions: Awaited<ReturnType<typeof decisionsOf>>;
	deliveries: Awaited<ReturnType<typeof deliveriesOf>>;
	verdicts: Awaited<ReturnType<typeof verdictsOf>>;
	grounds: ReadonlyMap<string, Texts>;
	/** Who signed decisions: the only staff a citizen is told by name. */
	signers: ReadonlyMap<string, string>;
	/** Last day to rate and to disagree with the latest decision. */
	disagreeUntil: Temporal.PlainDate | undefined;
}

/** Reads an appeal for its applicant. Throws not_found when it is not there or not theirs. */
export async function statusFor(db: Reader, actor: Actor, number: string, lang: Lang): Promise<StatusSource> {
	const own = await appealForApplicant(db, actor, number);
	const into = await followed(db, own);
	const appeal = into?.appeal ?? own;
	const subject = { kind: 'appeal', id: appeal.id } as const;
	const traces = await tracesOf(db, appeal.id, ['appeal_remark', 'decision', 'delivery', 'appeal_verdict']);
	const decided = traces.has('decision') || traces.has('delivery');
	const [unit, place, theme, kind, term, calendar, ownActs, remarks, files, decisions, deliveries, verdicts] = await Promise.all([
		unitCard(db, appeal.unit_id),
		appeal.territory_id === null ? '' : placeName(db, appeal.territory_id, lang),
		themeName(db, appeal.theme_id),
		kindName(db, appeal.kind, ruleDay(dayOf(appeal.received_at))),
		givingTerm(db, appeal),
		loadCalendar(db),
		timelineOf(db, subject, 'applicant'),
		traces.has('appeal_remark') ? remarksOf(db, appeal.id, 'applicant') : [],
		filesOf(db, subject),
		decided ? decisionsOf(db, appeal.id) : [],
		decided ? deliveriesOf(db, appeal.id) : [],
		traces.has('appeal_verdict') ? verdictsOf(db, appeal.id) : []
	]);
	const timeline = [...ownActs, ...(into?.acts ?? [])].toSorted((a, b) => Temporal.Instant.compare(a.at, b.at));
	const [units, signers, grounds, until] = await Promise.all([
		unitsByIds(db, timeline.flatMap(unitIdsIn)),
		personNames(
			db,
			decisions.flatMap((d) => (d.signed_by === null ? [] : [d.signed_by]))
		),
		groundsByIds(
			db,
			decisions.map((decision) => decision.ground_id)
		),
		decisions[0] === undefined ? undefined : disagreeUntil(db, decisions[0].signed_at)
	]);
	return {
		appeal,
		into: into === undefined ? undefined : { root: into.root, since: into.since, joined: into.joined },
		unit,
		unitNames: new Map([...units].map(([id, { name }]) => [id, name])),
		place,
		theme,
		kind,
		term,
		calendar,
		timeline,
		remarks,
		files: files.filter((file) => file.seenBy === 'applicant'),
		decisions,
		deliveries,
		verdicts,
		grounds: new Map([...grounds].map(([id, { name }]) => [id, name])),
		signers,
		disagreeUntil: until
	};
}

function unitIdsIn(row: JournalRow): string[] {
	return row.act === 'appeal.assigned' && typeof row.data.unit === 'string' ? [row.data.unit] : [];
}

export interface ReceiptSource {
	appeal: AppealRow;
	unit: UnitCard | undefined;
	term: DecisionTerm | undefined;
	/** Who took it in at a counter or a telephone, with their post; undefined when the site did. */
	operator: { name: string; title: Texts | undefined } | undefined;
	/** A mail address was left, so the slip went there too. */
	mailed: boolean;
}

/** What the receipt slip of Art. 64 says. Throws not_found when the appeal is not theirs. */
export async function receiptFor(db: Reader, actor: Actor, number: string): Promise<ReceiptSource> {
	const appeal = await appealForApplicant(db, actor, number);
	const [unit, term, operator, applicant] = await Promise.all([
		unitCard(db, appeal.unit_id),
		decisionTerm(db, appeal.id),
		appeal.received_by === null ? undefined : operatorOf(db, appeal.received_by, appeal.unit_id),
		db.selectFrom('appeal_applicant').select('email_index').where('appeal_id', '=', appeal.id).executeTakeFirst()
	]);
	return { appeal, unit, term, operator, mailed: applicant?.email_index != null };
}

async function operatorOf(db: Reader, personId: string, unitId: string): Promise<ReceiptSource['operator']> {
	const [names, staff] = await Promise.all([personNames(db, [personId]), staffOf(db, unitId)]);
	const name = names.get(personId);
	return name === undefined ? undefined : { name, title: staff.find((member) => member.personId === personId)?.title };
}
