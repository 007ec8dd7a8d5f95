/** Looks as pages and lists show them. */
import { paths } from '#lib/paths.ts';
import type { Fact, Tone } from '#lib/ui/shapes.ts';
import { loadCalendar } from '#platform/calendar/index.ts';
import { now } from '#platform/clock.ts';
import type { Reader } from '#platform/db/index.ts';
import { found, notFound } from '#platform/errors.ts';
import { dayOf, formatDate, formatDateTime } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { assignmentFor, evidenceOf, namesFor, presentReports, readsAllOf, reportsOfParts } from '#modules/assignments/server/index.ts';
import { criteriaOf, directiveFor, marksOf } from '#modules/directives/server/index.ts';
import { personNames, unitsByIds } from '#modules/organisation/server/index.ts';
import { messages } from '../messages/index.ts';
import { ANSWERS, type Finding } from '../rules.ts';
import { questionsOn } from './control-rules.ts';
import { isLooker, mayMend, mayRead, sideOf } from './policy.ts';
import { answersOf, lookById, lookList, repliesOf, type LookList, type LookRow } from './queries.ts';

const SYSTEM = { kind: 'system', job: 'control.look' } as const;
const TONES: Record<Finding, Tone> = { confirmed: 'done', unconfirmed: 'late' };
/** Reports of parts below that a page shows. */
const PARTS = 20;

export const findingTag = (lang: Lang, finding: Finding) => ({ text: messages[lang].findings[finding], tone: TONES[finding] });

function tagOf(lang: Lang, { finding, dueOn }: LookRow, today: Temporal.PlainDate): { text: string; tone: Tone } {
	if (finding !== null) return findingTag(lang, finding);
	const late = Temporal.PlainDate.compare(dueOn, today) < 0;
	return late ? { text: messages[lang].late, tone: 'late' } : { text: messages[lang].waiting, tone: 'new' };
}

/** One page of a list. */
export async function presentLooks(db: Reader, lang: Lang, actor: Staff, list: LookList, after: string | undefined) {
	const { rows, next } = await lookList(db, actor, list, after);
	const units = await unitsByIds(
		db,
		rows.flatMap((row) => [row.unitId, row.issuerUnitId])
	);
	const today = dayOf(now());
	return {
		items: rows.map((row) => ({
			id: row.id,
			href: paths.desk.look(row.id),
			title: row.title,
			unit: units.get(row.unitId)?.name[lang] ?? '',
			issuer: units.get(row.issuerUnitId)?.name[lang] ?? '',
			when: formatDate(lang, row.endedAt === null ? row.dueOn : dayOf(row.endedAt)),
			tag: tagOf(lang, row, today)
		})),
		older: next === undefined ? undefined : paths.desk.looks({ list, after: next })
	};
}

/** Throws not_found for who neither looks nor, once it is done, reads what either unit does. */
export async function presentLook(db: Reader, lang: Lang, actor: Staff, id: string) {
	const look = found(await lookById(db, id));
	if (!mayRead(actor, look)) throw notFound();
	const page = await assignmentFor(db, SYSTEM, look.assignmentId);
	const [directive, shown, work] = await Promise.all([
		directiveFor(db, SYSTEM, page.row.origin.id),
		criteria(db, page.row.origin.id, look.assignmentId),
		workOf(db, lang, page)
	]);
	const today = dayOf(now());
	const side = sideOf(actor, look);
	const replies = await repliesOf(db, id);
	const inTime = look.replyUntil !== null && Temporal.PlainDate.compare(today, look.replyUntil) <= 0;
	const mended = look.mendedBy === null ? undefined : await directiveFor(db, SYSTEM, look.mendedBy);
	return {
		id,
		title: directive.title,
		text: directive.text,
		tag: tagOf(lang, look, today),
		partHref: readsAllOf(actor, look.unitPath) || readsAllOf(actor, look.issuerPath) ? paths.desk.assignment(look.assignmentId) : undefined,
		drawHref: paths.desk.lookDraw(look.drawId),
		facts: await factsOf(db, lang, look, page.row.closedAt),
		criteria: shown,
		...work,
		form: look.state === 'waiting' && isLooker(actor, look) ? await formOf(db, lang, today) : undefined,
		result: look.state === 'done' ? await resultOf(db, lang, look) : undefined,
		replies: await repliesFor(db, lang, look, replies),
		mayReply: side !== undefined && inTime && !replies.some((one) => one.side === side),
		mend: mayMend(actor, look) && (mended === undefined || mended.state === 'cancelled'),
		// A draft is its leadership's alone.
		mendedHref: mended !== undefined && (mended.issuedAt !== null || mayMend(actor, look)) ? paths.desk.directive(mended.id) : undefined
	};
}

export type LookPage = Awaited<ReturnType<typeof presentLook>>;

/** The criteria, and what the last judge said of each. */
async function criteria(db: Reader, directiveId: string, assignmentId: string) {
	const [list, marks] = await Promise.all([criteriaOf(db, directiveId), marksOf(db, assignmentId)]);
	const last = marks.filter((mark) => mark.round === marks[0]?.round);
	return list.map(({ id, text, evidence }) => ({ id, text, evidence, met: last.find((mark) => mark.criterionId === id)?.met }));
}

/** What was reported with its evidence, of the part itself and of the parts directly below it. */
async function workOf(db: Reader, lang: Lang, page: Awaited<ReturnType<typeof assignmentFor>>) {
	const below = await reportsOfParts(db, page.row.id, PARTS);
	const people = page.reports.map((report) => report.personId);
	const names = await namesFor(db, [page.row], people);
	const around = { lang, calendar: await loadCalendar(db), today: dayOf(now()), ...names };
	const ids = [...page.reports, ...below].map(({ id }) => id);
	const evidence = await evidenceOf(db, ids);
	const units = await unitsByIds(
		db,
		below.map((one) => one.unitId)
	);
	return {
		reports: presentReports(page, evidence, around),
		below: below.map(({ id, unitId, text }) => ({
			id,
			unit: units.get(unitId)?.name[lang] ?? '',
			text,
			files: (evidence.get(id) ?? []).map((file) => ({ id: file.id, name: file.name, href: paths.file(file.id) }))
		}))
	};
}

async function factsOf(db: Reader, lang: Lang, look: LookRow, closedAt: Temporal.Instant | null): Promise<Fact[]> {
	const [units, people] = await Promise.all([
		unitsByIds(db, [look.unitId, look.issuerUnitId]),
		personNames(db, look.endedAt === null || look.lookerId === null ? [] : [look.lookerId])
	]);
	const f = messages[lang].facts;
	return [
		{ term: f.unit, value: units.get(look.unitId)?.name[lang] ?? '' },
		{ term: f.issuer, value: units.get(look.issuerUnitId)?.name[lang] ?? '' },
		...(closedAt === null ? [] : [{ term: f.accepted, value: formatDate(lang, dayOf(closedAt)) }]),
		look.endedAt === null
			? { term: f.due, value: formatDate(lang, look.dueOn) }
			: { term: f.looker, value: people.get(look.lookerId ?? '') ?? '', note: formatDate(lang, dayOf(look.endedAt)) }
	];
}

async function formOf(db: Reader, lang: Lang, today: Temporal.PlainDate) {
	const { answers } = messages[lang];
	return {
		questions: (await questionsOn(db, today)).map(({ id, name, hint }) => ({ id, name: name[lang], hint: hint[lang] })),
		answers: ANSWERS.map((value) => ({ value, label: answers[value] }))
	};
}

async function resultOf(db: Reader, lang: Lang, { id }: LookRow) {
	const answers = (await answersOf(db, [id])).get(id) ?? [];
	return answers.map(({ name, answer, remark }) => ({
		term: name[lang],
		value: messages[lang].answers[answer],
		note: remark ?? undefined
	}));
}

async function repliesFor(db: Reader, lang: Lang, look: LookRow, replies: Awaited<ReturnType<typeof repliesOf>>) {
	const [units, people] = await Promise.all([
		unitsByIds(db, [look.unitId, look.issuerUnitId]),
		personNames(
			db,
			replies.map((one) => one.by)
		)
	]);
	const unitOf = { accepted: look.issuerUnitId, did: look.unitId };
	return {
		until: look.replyUntil === null ? undefined : messages[lang].reply.until(formatDate(lang, look.replyUntil)),
		list: replies.map(({ side, text, by, at }) => ({
			id: side,
			unit: units.get(unitOf[side])?.name[lang] ?? '',
			text,
			by: [people.get(by), formatDateTime(lang, at)].filter(Boolean).join(' · ')
		}))
	};
}
