/** A rights case as its pages show it: every field named, every text in the reader's language. */
import type { Fact, Option, Tone } from '#lib/ui/shapes.ts';
import { now } from '#platform/clock.ts';
import type { Reader } from '#platform/db/index.ts';
import { dayOf, formatDate } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { accessOf, type AppealRow, type DeskContext } from '#modules/appeals/server/index.ts';
import { messages as appealMessages } from '#modules/appeals/messages/index.ts';
import { messages } from '../messages/index.ts';
import { FIELDS, RIGHT_OUTCOMES, standingOf, type Standing } from '../rules.ts';
import { editionOf, inForce, listsOf, type Lists, type Profession } from './directory.ts';
import { factsOf, type Facts } from './facts.ts';
import { canLay } from './policy.ts';

const TONES: Record<Standing, Tone> = {
	in_work: 'underway',
	unsaid: 'underway',
	restored: 'done',
	partly: 'done',
	not_restored: 'neutral',
	not_confirmed: 'neutral',
	sent_on: 'neutral'
};

export function standingTag(lang: Lang, standing: Standing): { text: string; tone: Tone } {
	return { text: messages[lang].standing[standing], tone: TONES[standing] };
}

/** Professions to choose from, those of one field together. */
function professionOptions(lang: Lang, list: readonly Profession[]): Option[] {
	const words = messages[lang];
	const order = (one: Profession) => FIELDS.indexOf(one.field);
	const named = (one: Profession) => (one.field === 'other' ? one.name[lang] : `${words.field[one.field]}: ${one.name[lang]}`);
	return list.toSorted((a, b) => order(a) - order(b)).map((one) => ({ value: one.code, label: named(one) }));
}

/** What the fields of a rights case are chosen from today; the first of each is nothing. */
export async function presentChoices(db: Reader, lang: Lang): Promise<RightsChoices> {
	return choicesOf(await listsOf(db), lang);
}

export type RightsChoices = ReturnType<typeof choicesOf>;

function choicesOf({ jobs, rights }: Lists, lang: Lang) {
	const day = dayOf(now());
	const words = messages[lang];
	const none: Option = { value: '', label: words.form.choose };
	return {
		professions: [none, ...professionOptions(lang, inForce(jobs, day))],
		rights: [none, ...inForce(rights, day).map((one): Option => ({ value: one.code, label: one.name[lang] }))],
		membership: [none, { value: 'yes', label: words.words.yes }, { value: 'no', label: words.words.no }] satisfies Option[]
	};
}

/** What is laid on an appeal, in words. */
export function presentFacts({ jobs, rights }: Lists, lang: Lang, facts: Facts, day: Temporal.PlainDate): Fact[] {
	const { words, evidence, case: page } = messages[lang];
	const [job, right] = [editionOf(jobs, facts.profession, day), editionOf(rights, facts.violatedRight, day)];
	const bin = facts.employer?.bin ?? null;
	const list: Fact[] = [];
	if (job !== undefined) list.push({ term: words.profession, value: job.name[lang] });
	if (facts.member !== null) list.push({ term: words.member, value: facts.member ? words.yes : words.no });
	if (facts.employer !== null)
		list.push({ term: words.employer, value: facts.employer.name, note: bin === null ? page.inRegister : `${words.bin}: ${bin}` });
	if (facts.employerWords !== null) list.push({ term: words.employer, value: facts.employerWords, note: page.asNamed });
	if (right !== undefined) list.push({ term: words.right, value: right.name[lang] });
	const ground = [right?.ground[lang] ?? '', facts.ground ?? ''].filter((part) => part !== '').join('; ');
	if (ground !== '') list.push({ term: words.ground, value: ground, note: right === undefined ? undefined : evidence[right.evidence] });
	return list;
}

/** What an applicant says with the appeal, before it is sent: for the page that shows all answers. */
export async function presentSaid(db: Reader, lang: Lang, beside: Readonly<Record<string, string>> | undefined): Promise<Fact[]> {
	if (beside === undefined || Object.keys(beside).length === 0) return [];
	const { professions: jobs, rights, membership } = await presentChoices(db, lang);
	const { form, words } = messages[lang];
	const label = (options: readonly Option[], value: string | undefined) => options.find((one) => one.value === value)?.label ?? '';
	const list: Fact[] = [
		{ term: words.profession, value: label(jobs, beside.profession) },
		{ term: words.right, value: label(rights, beside.violatedRight) },
		{ term: words.employer, value: [beside.employer, beside.bin].filter((part) => part !== undefined).join(', ') },
		{ term: form.isMember, value: beside.isMember === undefined ? '' : label(membership, beside.isMember) }
	];
	return list.filter((one) => one.value !== '' && one.value !== form.choose);
}

/** What came of the right, with the applicant's own word beside: the two are never made one. */
export function presentOutcome(lang: Lang, facts: Facts, row: Pick<AppealRow, 'verdict' | 'answered_at'>): Fact[] {
	const { words } = messages[lang];
	const said = row.verdict === null ? words.saidNothing : appealMessages[lang].verdict[row.verdict];
	const list: Fact[] = [];
	if (facts.outcomeOn !== null) list.push({ term: words.outcomeOn, value: formatDate(lang, facts.outcomeOn) });
	if (facts.restored !== null) list.push({ term: words.restored, value: facts.restored });
	if (row.answered_at !== null) list.push({ term: words.applicantSays, value: said });
	return list;
}

/** The page of one appeal's rights case: what is laid, the forms of who may lay it. */
export async function presentRights(context: DeskContext, row: AppealRow) {
	const { db, lang, actor } = context;
	const day = dayOf(row.received_at);
	const [facts, lists] = await Promise.all([factsOf(db, row.id), listsOf(db)]);
	const merged = row.state === 'merged';
	return {
		id: row.id,
		number: row.number,
		title: row.title,
		merged,
		may: canLay(actor, accessOf(row)) && !merged,
		choices: choicesOf(lists, lang),
		outcomes: RIGHT_OUTCOMES.map((value): Option => ({ value, label: messages[lang].standing[value] })),
		today: dayOf(now()).toString(),
		standing: facts === undefined ? undefined : standingTag(lang, standingOf(facts.outcome, row.answered_at !== null)),
		saidBy: facts === undefined ? '' : messages[lang].words.saidBy[facts.saidBy],
		facts: facts === undefined ? [] : presentFacts(lists, lang, facts, day),
		ends: facts === undefined ? [] : presentOutcome(lang, facts, row),
		values: valuesOf(facts)
	};
}

export type RightsPage = Awaited<ReturnType<typeof presentRights>>;

function valuesOf(facts: Facts | undefined): Record<string, string> {
	if (facts === undefined) return {};
	const member = facts.member === null ? '' : facts.member ? 'yes' : 'no';
	return {
		profession: facts.profession ?? '',
		isMember: member,
		employer: facts.employer?.name ?? facts.employerWords ?? '',
		bin: facts.employer?.bin ?? '',
		violatedRight: facts.violatedRight ?? '',
		ground: facts.ground ?? '',
		outcome: facts.outcome ?? '',
		outcomeOn: facts.outcomeOn?.toString() ?? '',
		restored: facts.restored ?? ''
	};
}
