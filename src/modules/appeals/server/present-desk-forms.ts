/** What an actor can do with an appeal now, and what each form offers to choose from. */
import type { Option } from '#lib/ui/shapes.ts';
import { termFor } from '#platform/calendar/index.ts';
import { deadline, nextWorkingDay } from '#platform/calendar/rules.ts';
import { ACCEPT, MAX_BYTES, MAX_REQUEST_MB } from '#platform/files/index.ts';
import { formatDate, formatDateTime } from '#platform/i18n/format.ts';
import { LANG_NAMES, LANGS, type Lang } from '#platform/i18n/lang.ts';
import type { Role, Staff } from '#platform/identity/actor.ts';
import { personNames, rootUnit, staffOf, unitsUnder, type Unit } from '#modules/organisation/server/index.ts';
import { DESK_CHANNELS } from '../desk-input.ts';
import { deskMessages } from '../desk-messages/index.ts';
import { messages } from '../messages/index.ts';
import { next, OUTCOMES, type AppealAct, type AppealState } from '../rules.ts';
import { suggestTheme } from '../rules/suggest.ts';
import { intakeUnits } from './desk.ts';
import { kindsOn, openThemes } from './directory.ts';
import { groundById, groundsFor } from './grounds.ts';
import { withMembers } from './family.ts';
import { can, type AppealAction } from './policy.ts';
import type { DeskContext } from './present-desk.ts';
import { deliveryState } from './present-desk-case.ts';
import { accessOf, decisionDraftOf, deliveriesOf, type AppealRow } from './queries.ts';
import { loadOfExecutors } from './queue.ts';
import { routeFor } from './route.ts';
import { considerStart, ruleDay } from './terms.ts';
import { keptOut } from './visible.ts';

/** The forms of a case, in the order of its way. */
export const CASE_ACTS = ['register', 'assign', 'report', 'decide', 'sign', 'return', 'deliver', 'extend', 'remark', 'code'] as const;
export type CaseAct = (typeof CASE_ACTS)[number];

/** What each form needs: the right, and an act possible in this state. */
const NEEDS: Record<CaseAct, [AppealAction, AppealAct | undefined]> = {
	register: ['register', 'register'],
	assign: ['assign', 'assign'],
	report: ['report', 'report'],
	decide: ['decide', 'draft'],
	sign: ['sign', 'sign'],
	return: ['sign', 'return'],
	deliver: ['deliver', undefined],
	extend: ['extend', 'extend'],
	remark: ['remark', 'add'],
	code: ['reissue_code', undefined]
};

/** What the actor may do with the appeal as it stands. Commands check again. */
export function caseActs(actor: Staff, row: AppealRow, waiting: boolean): CaseAct[] {
	const thing = accessOf(row);
	return CASE_ACTS.filter((name) => {
		const [action, act] = NEEDS[name];
		if (!can(actor, action, thing)) return false;
		if (name === 'deliver') return waiting;
		if (name === 'code') return row.state !== 'withdrawn';
		return act === undefined || next(row.state, act) !== undefined;
	});
}

const FIRST: Record<AppealState, readonly CaseAct[]> = {
	received: ['register'],
	registered: ['assign'],
	correction: ['decide'],
	in_work: ['decide'],
	with_body: [],
	on_approval: ['sign'],
	answered: ['deliver'],
	closed: [],
	withdrawn: [],
	merged: []
};

/** The form that stands open: the one asked for, else what this state waits for. */
function openAct(acts: readonly CaseAct[], state: AppealState, asked: string | undefined): CaseAct | undefined {
	return acts.find((act) => act === asked) ?? FIRST[state].find((act) => acts.includes(act));
}

/** The forms of a case for this actor: only those that are possible carry anything. */
export async function presentForms(context: DeskContext, row: AppealRow, asked: { act?: string | undefined; unit?: string | undefined }) {
	const deliver = await deliveryForm(context, row);
	const acts = caseActs(context.actor, row, deliver.options.length > 0);
	const has = (act: CaseAct) => acts.includes(act);
	const [register, assign, decision, extend] = await Promise.all([
		has('register') ? registerForm(context, row) : undefined,
		has('assign') ? assignForm(context, row, asked.unit) : undefined,
		has('decide') || has('sign') ? decisionForm(context, row) : undefined,
		has('extend') ? extendForm(context, row) : undefined
	]);
	return {
		acts,
		open: openAct(
			acts.filter((act) => act !== 'deliver' || act === asked.act || deliver.reachable),
			row.state,
			asked.act
		),
		register,
		assign,
		decision,
		extend,
		deliver
	};
}

export type DeskForms = Awaited<ReturnType<typeof presentForms>>;

/** Deliveries that did not reach the applicant, and whether the desk knows how to reach them. */
async function deliveryForm({ db, lang }: DeskContext, row: AppealRow) {
	const [deliveries, left] = await Promise.all([
		deliveriesOf(db, row.id),
		db.selectFrom('appeal_applicant').select(['phone_index', 'address']).where('appeal_id', '=', row.id).executeTakeFirst()
	]);
	const words = deskMessages[lang].case.decisions;
	const open = deliveries.filter((one) => one.state === 'waiting' || one.state === 'failed');
	const reachable = left !== undefined && (left.phone_index !== null || left.address !== null);
	return {
		options: open.map((one) => ({
			value: one.id,
			label: `${words.channel[one.channel as 'letter']}, ${formatDateTime(lang, one.at)}`,
			hint: deliveryState(lang, one)
		})),
		reachable,
		/** What to do, when nothing can be printed and posted. */
		note: open.some((one) => one.channel === 'page') ? (reachable ? words.call : words.nobody) : undefined
	};
}

/** Kinds in force and themes, as options. */
async function kindsAndThemes({ db, lang, today }: DeskContext): Promise<{ kinds: Option[]; themes: Option[] }> {
	const [kinds, themes] = await Promise.all([kindsOn(db, today), openThemes(db)]);
	return {
		kinds: kinds.map((kind) => ({ value: kind.id, label: kind.name[lang], hint: kind.explanation[lang] })),
		themes: themes.map((theme) => ({ value: theme.id, label: theme.name[lang] }))
	};
}

async function registerForm(context: DeskContext, row: AppealRow) {
	const [lists, themes] = await Promise.all([kindsAndThemes(context), openThemes(context.db)]);
	const suggested = suggestTheme(row.text, themes);
	return { ...lists, kind: row.kind, themeId: row.theme_id ?? suggested ?? '' };
}

const DASH = '– ';

/** Units as options, deeper ones indented by dashes. */
export function unitOptions(lang: Lang, units: readonly Unit[]): Option[] {
	const least = Math.min(...units.map((unit) => unit.path.split('.').length));
	return units.map((unit) => ({
		value: unit.id,
		label: `${DASH.repeat(unit.path.split('.').length - least)}${unit.name[lang]}`
	}));
}

const WORKING: readonly Role[] = ['executor', 'head', 'branch_head', 'aide'];

async function assignForm(context: DeskContext, row: AppealRow, askedUnit: string | undefined) {
	const { db, lang, today } = context;
	const [root, suggested] = await Promise.all([rootUnit(db), routeFor(db, { territoryId: row.territory_id, themeId: row.theme_id })]);
	const units = await unitsUnder(db, root.path);
	const current = units.find((unit) => unit.id === row.unit_id);
	// The root is what is left when no rule and no unit covers the place: then it stays where it was handed in.
	const fits = suggested.id !== root.id;
	const chosen = units.find((unit) => unit.id === askedUnit) ?? (row.state === 'registered' && fits ? suggested : current) ?? suggested;
	const [staff, load] = await Promise.all([staffOf(db, chosen.id, WORKING), loadOfExecutors(db, context.actor, chosen.id, today)]);
	const words = deskMessages[lang].case.assign;
	const people = [...new Map(staff.map((person) => [person.personId, person])).values()];
	const kept = await keptOut(
		db,
		row.guard,
		people.map((person) => person.personId)
	);
	return {
		units: unitOptions(lang, units),
		unitId: chosen.id,
		suggested: suggested.id === chosen.id || !fits ? undefined : words.suggested(suggested.name[lang]),
		executorId: chosen.id === row.unit_id ? (row.executor_id ?? '') : '',
		executors: [
			{ value: '', label: words.nobody, hint: undefined },
			...people.map((person) => {
				const work = load.find((one) => one.personId === person.personId);
				const why = kept.get(person.personId);
				return {
					value: person.personId,
					label: `${person.name}, ${person.title[lang]}`,
					hint: why === undefined ? words.load(work?.open ?? 0, work?.overdue ?? 0) : words.kept[why],
					disabled: why === 'conflict'
				};
			})
		] satisfies Option[]
	};
}

async function decisionForm({ db, lang, today }: DeskContext, row: AppealRow) {
	const [draft, grounds] = await Promise.all([decisionDraftOf(db, row.id), groundsFor(db, 'stop', row.kind, today)]);
	const people = await personNames(db, draft === undefined || draft.drafted_by === null ? [] : [draft.drafted_by]);
	const words = deskMessages[lang].case;
	// A draft may name what is not offered any more.
	const ground = await groundById(db, draft?.ground_id);
	const outcome = OUTCOMES.find((one) => one === draft?.outcome);
	return {
		outcomes: OUTCOMES.map((value) => ({ value, label: messages[lang].outcome[value] })),
		grounds: [{ value: '', label: words.decide.noGround }, ...grounds.map((one) => ({ value: one.id, label: one.name[lang] }))],
		languages: LANGS.map((value) => ({ value, label: LANG_NAMES[value].long })),
		appealLanguage: row.language,
		otherLanguage: words.decide.otherLanguage(LANG_NAMES[row.language as Lang].long),
		outcome: outcome ?? '',
		outcomeText: outcome === undefined ? '' : messages[lang].outcome[outcome],
		groundId: draft?.ground_id ?? '',
		groundText: ground?.name[lang] ?? '',
		language: draft?.language ?? row.language,
		text: draft?.text ?? '',
		exists: draft !== undefined,
		savedAt: draft?.changed_at.toString() ?? '',
		savedText: draft === undefined ? '' : words.decide.savedAt(formatDateTime(lang, draft.changed_at)),
		draftedBy: words.sign.draftedBy(people.get(draft?.drafted_by ?? '') ?? ''),
		returnReason: draft?.return_reason ?? ''
	};
}

async function extendForm({ db, lang, calendar }: DeskContext, row: AppealRow) {
	const start = await considerStart(db, ...(await withMembers(db, [row.id])));
	const latest = deadline(calendar, start, await termFor(db, 'extend_cap', ruleDay(start))).dueOn;
	const earliest = nextWorkingDay(calendar, row.due_on);
	const possible = Temporal.PlainDate.compare(earliest, latest) <= 0;
	return {
		possible,
		min: earliest.toString(),
		max: latest.toString(),
		limits: deskMessages[lang].case.extend.limits(formatDate(lang, earliest), formatDate(lang, latest))
	};
}

/** What the intake form offers to choose from. */
export async function presentIntake(context: DeskContext) {
	const { db, lang, actor } = context;
	const [lists, units] = await Promise.all([kindsAndThemes(context), intakeUnits(db, actor)]);
	const words = deskMessages[lang].intake;
	return {
		channels: DESK_CHANNELS.map((value) => ({ value, label: words.channels[value] })),
		languages: LANGS.map((value) => ({ value, label: LANG_NAMES[value].long })),
		units: units.map((unit) => ({ value: unit.id, label: unit.name[lang] })),
		kinds: [{ value: '', label: words.auto }, ...lists.kinds.map(({ value, label }) => ({ value, label }))],
		themes: [{ value: '', label: words.auto }, ...lists.themes],
		filesHint: words.filesHint(MAX_BYTES / 1024 / 1024, MAX_REQUEST_MB),
		accept: ACCEPT,
		today: context.today.toString()
	};
}

export type DeskIntake = Awaited<ReturnType<typeof presentIntake>>;
