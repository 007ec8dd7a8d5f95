/** The panels by which case pages show a forwarding: to the desk, and to the applicant. */
import { paths } from '#lib/paths.ts';
import type { Fact, Panel } from '#lib/ui/shapes.ts';
import { now } from '#platform/clock.ts';
import type { Reader } from '#platform/db/index.ts';
import { dayOf, formatDate } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { can, type AppealRow, type ApplicantPart, type DeskContext, type StatusSource } from '#modules/appeals/server/index.ts';
import { messages as appealMessages } from '#modules/appeals/messages/index.ts';
import { next as nextOfAppeal } from '#modules/appeals/rules.ts';
import { bodiesByIds, type Body } from '#modules/bodies/server/index.ts';
import { unitsByIds } from '#modules/organisation/server/index.ts';
import { messages } from '../messages/index.ts';
import { isSilent } from '../rules.ts';
import { answerDated, clocksOf, factsOf, forwardBy, numberOf, tagOf, type View } from './present.ts';
import { contactOf } from './tell.ts';
import { forwardingsOf, type Forwarding } from './store.ts';

export const accessOf = (row: AppealRow) => ({
	id: row.id,
	unitPath: row.unit_path,
	executorId: row.executor_id,
	accountId: row.account_id,
	guard: row.guard
});

/** Bodies and units that forwardings name, each in one read. */
export async function namesOf(db: Reader, lang: Lang, list: readonly Forwarding[]) {
	const [bodies, units] = await Promise.all([
		bodiesByIds(
			db,
			list.flatMap((row) => row.body_id ?? [])
		),
		unitsByIds(
			db,
			list.flatMap((row) => row.unit_id ?? [])
		)
	]);
	const body = (row: Forwarding): Body | undefined => bodies.get(row.body_id ?? '');
	return { body, name: (row: Forwarding): string => body(row)?.name[lang] ?? units.get(row.unit_id ?? '')?.name[lang] ?? '' };
}

/** What the desk's case page shows: how the latest forwarding stands with its two clocks, or the way to begin one. */
export async function forwardingPanels(context: DeskContext, appeal: AppealRow): Promise<Panel[]> {
	const { db, lang, actor } = context;
	const t = messages[lang];
	const list = await forwardingsOf(db, appeal.id);
	const shown = list.find((row) => row.state !== 'rejected' && row.state !== 'withdrawn');
	const may = can(actor, 'forward', accessOf(appeal)) && nextOfAppeal(appeal.state, 'forward') !== undefined;
	const atOnce = appeal.state === 'received' && can(actor, 'register', accessOf(appeal));
	if (shown === undefined) {
		if (!may && !atOnce && list.length === 0) return [];
		const link = { href: paths.desk.forward(appeal.id), text: may ? t.begin : atOnce ? t.acts.atOnce.title : t.open };
		return [{ id: 'forwarding', title: t.title, sentences: [], facts: [], links: [link] }];
	}
	const names = await namesOf(db, lang, [shown]);
	const by = await forwardBy(context, shown);
	return [
		{
			id: 'forwarding',
			title: t.title,
			tag: tagOf(context, shown),
			sentences: [sentenceOf(context, shown)],
			clocks: await clocksOf(context, appeal, shown, names.name(shown)),
			facts: [...(by === undefined ? [] : [by]), ...factsOf(context, shown, names.name(shown), names.body(shown))],
			links: [{ href: paths.desk.forward(appeal.id), text: t.open }],
			quote: quoteOf(lang, appeal.language, shown)
		}
	];
}

function sentenceOf({ lang, today }: View, row: Forwarding): string {
	const p = messages[lang].panel;
	if (isSilent(row.state, row.due_on, today)) return p.silent;
	if (row.way === 'upward' && row.state === 'done') return p.upward;
	switch (row.state) {
		case 'draft':
		case 'approved':
		case 'sent':
		case 'answered':
		case 'returned':
			return p[row.state];
		default:
			return messages[lang].states[row.state];
	}
}

function quoteOf(lang: Lang, language: string, row: Forwarding): Panel['quote'] {
	return row.answer_text === null ? undefined : { title: messages[lang].citizen.answerTitle, text: row.answer_text, lang: language };
}

/** On the applicant's page of an appeal that was forwarded. */
export const APPLICANT_FORWARDING: readonly ApplicantPart[] = [{ on: ['forwarding'], panels: applicantForwardings }];

/** What the applicant reads: who has it, by which two clocks, what silence means, the body's answer. Drafts are not theirs to read. */
async function applicantForwardings(db: Reader, lang: Lang, source: StatusSource): Promise<Panel[]> {
	const { appeal, calendar } = source;
	const list = (await forwardingsOf(db, appeal.id)).filter((row) => row.way === 'body' && row.sent_at !== null);
	const [latest, ...before] = list;
	if (latest === undefined) return [];
	const view: View = { db, lang, calendar, today: dayOf(now()) };
	const t = messages[lang];
	const names = await namesOf(db, lang, list);
	const body = names.body(latest);
	const higher = body?.parentId == null ? undefined : (await bodiesByIds(db, [body.parentId])).get(body.parentId);
	const facts: Fact[] = [
		{ term: t.facts.body, value: names.name(latest) },
		{ term: t.facts.reason, value: latest.reason },
		{ term: t.facts.sent, value: latest.sent_at === null ? '' : formatDate(lang, dayOf(latest.sent_at)) },
		{ term: t.facts.number, value: numberOf(view, latest) },
		{ term: t.facts.contact, value: body === undefined ? '' : contactOf(lang, body) },
		{
			term: t.facts.answer,
			value: latest.answer_outcome === null ? '' : appealMessages[lang].outcome[latest.answer_outcome],
			note: answerDated(view, latest) || undefined
		}
	];
	return [
		{
			id: 'forwarding',
			title: t.citizen.title,
			tag: tagOf(view, latest),
			sentences: [...citizenSentences(view, latest, body, higher), ...before.map((row) => t.citizen.before(names.name(row)))],
			clocks: await clocksOf(view, appeal, latest, names.name(latest)),
			facts: facts.filter((fact) => fact.value !== ''),
			links: [],
			quote: quoteOf(lang, appeal.language, latest)
		}
	];
}

function citizenSentences({ lang, today }: View, row: Forwarding, body: Body | undefined, higher: Body | undefined): string[] {
	const c = messages[lang].citizen;
	if (isSilent(row.state, row.due_on, today)) return [c.silent, higher === undefined ? c.complainPlain : c.complain(higher.name[lang])];
	if (row.state === 'answered') return [c.answered, c.can];
	if (row.state === 'returned') return [c.returned];
	return [...(row.previous_id === null ? [c.sent(body?.nameDat[lang] ?? '')] : [c.passed]), c.next, c.can];
}
