/** An appeal returned to be put right, as the desk, its applicant and the forms of both show it. */
import { paths } from '#lib/paths.ts';
import type { Fact, Panel, Tone } from '#lib/ui/shapes.ts';
import { loadCalendar, termFor } from '#platform/calendar/index.ts';
import { deadline } from '#platform/calendar/rules.ts';
import type { Reader } from '#platform/db/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import {
	accessOf,
	can,
	groundsByIds,
	groundsFor,
	groundSource,
	rootOf,
	type AppealRow,
	type DeskContext,
	type StatusSource
} from '#modules/appeals/server/index.ts';
import { next } from '#modules/appeals/rules.ts';
import { messages } from '../messages/index.ts';
import { offeredDay, type CorrectionState } from '../rules.ts';
import type { ActForm, FormField } from './form.ts';
import { correctionsOf, type Correction } from './store.ts';

const TONES: Record<CorrectionState, Tone> = { asked: 'underway', done: 'done', lapsed: 'late', ended: 'neutral' };

async function factsOf(db: Reader, lang: Lang, row: Correction): Promise<Fact[]> {
	const t = messages[lang].correction;
	const named = await groundsByIds(db, row.grounds);
	return [
		...[...named.values()].map((ground, at) => ({
			term: at === 0 ? t.missing : `${t.missing} (${String(at + 1)})`,
			value: ground.name[lang],
			note: ground.source[lang]
		})),
		{ term: t.by, value: formatDate(lang, row.due_on) }
	];
}

/** What is asked is over when the appeal went on without it. */
const stateOf = (row: Correction, appeal: Pick<AppealRow, 'state'>): CorrectionState =>
	row.state === 'asked' && appeal.state !== 'correction' ? 'ended' : row.state;

export async function correctionPanels({ db, lang }: DeskContext, appeal: AppealRow): Promise<Panel[]> {
	const [latest] = await correctionsOf(db, appeal.id);
	if (latest === undefined) return [];
	const t = messages[lang].correction;
	const state = stateOf(latest, appeal);
	return [
		{
			id: 'correction',
			title: t.title,
			tag: { text: t.states[state], tone: TONES[state] },
			sentences: [t[state]],
			facts: await factsOf(db, lang, latest),
			links: [],
			quote: { title: t.what, text: latest.text, lang: appeal.language }
		}
	];
}

/** What the applicant reads while something is asked, or since its day passed. */
export async function applicantCorrections(db: Reader, lang: Lang, source: StatusSource): Promise<Panel[]> {
	const { appeal } = source;
	if (source.into !== undefined) return correctionOfOther(db, lang, appeal);
	const [latest] = await correctionsOf(db, appeal.id);
	if (latest === undefined) return [];
	const state = stateOf(latest, appeal);
	const open = next(appeal.state, 'add') !== undefined;
	if (state !== 'asked' && !(state === 'lapsed' && open)) return [];
	const [t, words] = [messages[lang].citizen.correction, messages[lang].correction];
	const act = state === 'asked' ? paths.appeals.act(lang, appeal.number, 'correct') : paths.appeals.add(lang, appeal.number);
	return [
		{
			id: 'correction',
			title: t.title,
			tag: { text: words.states[state], tone: TONES[state] },
			sentences: state === 'asked' ? [t.text, t.consequence] : [t.lapsed],
			facts: await factsOf(db, lang, latest),
			links: [{ href: act, text: t.link }],
			quote: { title: words.what, text: latest.text, lang: appeal.language }
		}
	];
}

/** Whose appeal lies in another learns that something is waited for and until when; not what, which may be about one person alone. */
async function correctionOfOther(db: Reader, lang: Lang, appeal: AppealRow): Promise<Panel[]> {
	const [latest] = await correctionsOf(db, await rootOf(db, appeal.id));
	if (latest === undefined || stateOf(latest, appeal) !== 'asked') return [];
	const [t, words] = [messages[lang].citizen.correctionOfOther, messages[lang].correction];
	return [
		{
			id: 'correction',
			title: t.title,
			tag: { text: words.states.asked, tone: TONES.asked },
			sentences: [t.text],
			facts: [{ term: words.by, value: formatDate(lang, latest.due_on) }],
			links: [{ href: paths.appeals.add(lang, appeal.number), text: t.link }]
		}
	];
}

/** The forms of the desk. */
export async function correctionForms(context: DeskContext, appeal: AppealRow): Promise<ActForm[]> {
	if (!can(context.actor, 'ask_correction', accessOf(appeal))) return [];
	const t = messages[context.lang].acts;
	if (next(appeal.state, 'correct') !== undefined) {
		const fields: FormField[] = [
			{ name: 'text', kind: 'area', label: t.recordCorrection.words, lang: appeal.language },
			{ name: 'files', kind: 'files', label: messages[context.lang].files, optional: true }
		];
		return [{ act: 'recordCorrection', ...formWords(t.recordCorrection), fields }];
	}
	if (next(appeal.state, 'ask_correction') === undefined) return [];
	return [{ act: 'askCorrection', ...formWords(t.askCorrection), fields: await askFields(context, appeal) }];
}

const formWords = ({ title, text, submit }: { title: string; text: string; submit: string }) => ({ title, text, submit });

async function askFields({ db, lang, today }: DeskContext, appeal: AppealRow): Promise<FormField[]> {
	const words = messages[lang].acts.askCorrection;
	const [grounds, calendar, term] = await Promise.all([
		groundsFor(db, 'correction', appeal.kind, today),
		loadCalendar(db),
		termFor(db, 'correct', today)
	]);
	const day = offeredDay(calendar, deadline(calendar, today, term).dueOn, { today, dueOn: appeal.due_on });
	return [
		{
			name: 'grounds',
			kind: 'ticks',
			label: words.grounds,
			options: grounds.map((ground) => ({ value: ground.id, label: ground.name[lang], hint: groundSource(lang, ground) }))
		},
		{ name: 'text', kind: 'area', label: words.what, hint: words.whatHint, lang: appeal.language },
		{ name: 'dueOn', kind: 'date', label: words.dueOn, value: day.toString() }
	];
}
