/** The page of an appeal's forwarding: how it stands, what may be done with it now, whom it may go to. */
import type { Option } from '#lib/ui/shapes.ts';
import { formatDateTime } from '#platform/i18n/format.ts';
import { messages as appealMessages } from '#modules/appeals/messages/index.ts';
import { can, stateTag, type AppealRow, type DeskContext } from '#modules/appeals/server/index.ts';
import { next as nextOfAppeal, OUTCOMES } from '#modules/appeals/rules.ts';
import { bodiesFor, findBodies, type Body } from '#modules/bodies/server/index.ts';
import { personNames, unitsAbove } from '#modules/organisation/server/index.ts';
import { messages as rightsMessages } from '#modules/rights/messages/index.ts';
import { isEmployer } from '#modules/rights/server/index.ts';
import { messages } from '../messages/index.ts';
import { BODY_ARTICLES, next, WAYS, type ForwardAct } from '../rules.ts';
import { accessOf, namesOf } from './present-panels.ts';
import { clocksOf, factsOf, forwardBy, letterHref, tagOf } from './present.ts';
import { forwardingsOf, type Forwarding } from './store.ts';

/** The forms of the page, in the order of a forwarding's way. */
export const PAGE_ACTS = [
	'draft',
	'edit',
	'approve',
	'sign',
	'reject',
	'post',
	'register',
	'answer',
	'pass',
	'return',
	'withdraw',
	'atOnce'
] as const;
export type PageAct = (typeof PAGE_ACTS)[number];

const RIGHTS: Record<ForwardAct, Parameters<typeof can>[1]> = {
	edit: 'forward',
	approve: 'sign',
	reject: 'sign',
	withdraw: 'forward',
	sign: 'sign',
	post: 'deliver',
	register: 'forward',
	answer: 'forward',
	return: 'forward',
	pass: 'forward'
};

/** What the actor may do now. Commands check again. */
function actsNow(context: DeskContext, appeal: AppealRow, open: Forwarding | undefined): PageAct[] {
	const may = (action: Parameters<typeof can>[1]) => can(context.actor, action, accessOf(appeal));
	const main = nextOfAppeal(appeal.state, open?.state === 'sent' ? 'take_back' : 'forward') !== undefined;
	const waits = open?.letter_state === 'failed' || (open?.letter_way === 'letter' && open.letter_state === 'waiting');
	return PAGE_ACTS.filter((act) => {
		if (act === 'draft') return open === undefined && main && may('forward');
		if (act === 'atOnce') return open?.state !== 'sent' && (main || appeal.state === 'received') && may('register');
		if (open === undefined || !may(RIGHTS[act]) || (!main && act !== 'withdraw' && act !== 'reject')) return false;
		return next(open.way, open.state, act) !== undefined && (act !== 'post' || waits);
	});
}

/** Everything that the page shows. `q` looks for a body by its name; without it those of the place are offered. */
export async function presentForwardPage(context: DeskContext, appeal: AppealRow, q: string) {
	const { db, lang, today } = context;
	const t = messages[lang];
	const list = await forwardingsOf(db, appeal.id);
	const open = list.find((row) => row.state === 'draft' || row.state === 'approved' || row.state === 'sent');
	const current = open ?? list.find((row) => row.state === 'answered' || row.state === 'done' || row.state === 'returned');
	const acts = actsNow(context, appeal, open);
	const choosing = acts.some((act) => act === 'draft' || act === 'edit' || act === 'atOnce' || act === 'pass');
	const [names, people, bodies, units] = await Promise.all([
		namesOf(db, lang, list),
		personNames(
			db,
			list.flatMap((row) => [row.drafted_by, row.approved_by, row.signed_by].filter((id) => id !== null))
		),
		choosing ? bodiesToChoose(context, appeal, q, open) : [],
		acts.includes('draft') || acts.includes('edit') ? unitsAbove(db, appeal.unit_path) : []
	]);
	const chosen = open?.body_id ?? null;
	const employer = chosen !== null && (await isEmployer(db, appeal.id, chosen));
	const view = async (row: Forwarding) => {
		const by = await forwardBy(context, row);
		return {
			id: row.id,
			tag: tagOf(context, row),
			facts: [...(by === undefined ? [] : [by]), ...factsOf(context, row, names.name(row), names.body(row))],
			clocks: await clocksOf(context, appeal, row, names.name(row)),
			steps: stepsOf(context, row, people),
			answer: row.answer_text ?? '',
			letter: row.way === 'body' && row.sent_at !== null && row.previous_id === null ? letterHref(row) : undefined
		};
	};
	return {
		id: appeal.id,
		number: appeal.number,
		title: appeal.title,
		language: appeal.language,
		version: appeal.version,
		state: stateTag(lang, appeal.state),
		current: current === undefined ? undefined : await view(current),
		history: await Promise.all(list.filter((row) => row !== current).map(view)),
		acts,
		/** Said where the body chosen is the employer that the appeal is about. */
		warning: employer ? rightsMessages[lang].forwarding.employer : undefined,
		q,
		bodies,
		units: units
			.filter((unit) => unit.open)
			.toReversed()
			.map((unit): Option => ({ value: unit.id, label: unit.name[lang] })),
		ways: WAYS.map((value): Option => ({ value, label: t.ways[value] })),
		articles: BODY_ARTICLES.map((value): Option => ({ value, label: t.articles[value] })),
		outcomes: OUTCOMES.map((value): Option => ({ value, label: appealMessages[lang].outcome[value] })),
		draft: draftValues(open),
		today: today.toString()
	};
}

export type ForwardPage = Awaited<ReturnType<typeof presentForwardPage>>;

function stepsOf({ lang }: DeskContext, row: Forwarding, people: Map<string, string>): string[] {
	const t = messages[lang];
	const who = (id: string | null) => people.get(id ?? '') ?? '';
	const steps = row.emergency ? [] : [t.drafted(who(row.drafted_by), formatDateTime(lang, row.drafted_at))];
	if (row.approved_at !== null) steps.push(t.by(t.acts.approve.title, who(row.approved_by), formatDateTime(lang, row.approved_at)));
	if (row.sent_at !== null && row.signed_by !== null) {
		const what = row.emergency ? t.acts.atOnce.title : t.acts.sign.title;
		steps.push(t.by(what, who(row.signed_by), formatDateTime(lang, row.sent_at)));
	}
	return steps;
}

/** What was typed into the draft there is. */
function draftValues(open: Forwarding | undefined): Record<string, string> {
	if (open?.state !== 'draft') return { way: 'body', article: '65.1' };
	const { way, body_id, unit_id, article, reason } = open;
	return { way, bodyId: body_id ?? '', unitId: unit_id ?? '', article, reason };
}

/** Those that the search finds, or that cover the place; the one of the draft is always among them. */
async function bodiesToChoose({ db, lang }: DeskContext, appeal: AppealRow, q: string, open: Forwarding | undefined): Promise<Option[]> {
	const found = q.trim() === '' ? await bodiesFor(db, appeal.territory_id) : (await findBodies(db, { q, limit: 60 })).rows;
	const chosen = open?.body_id ?? undefined;
	const there = chosen === undefined || found.some((body) => body.id === chosen);
	const own: Body[] = there
		? []
		: [(await namesOf(db, lang, open === undefined ? [] : [open])).body(open as Forwarding)].filter((body) => body !== undefined);
	return [...own, ...found].map((body): Option => ({ value: body.id, label: body.name[lang] }));
}
