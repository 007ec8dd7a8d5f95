/** Directives as the desk shows them: every field named, every text in the reader's language. */
import type { Reader } from '#platform/db/index.ts';
import { formatDate, formatDateTime } from '#platform/i18n/format.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { timelineOf, type JournalRow } from '#platform/journal/index.ts';
import { paths } from '#lib/paths.ts';
import type { Fact, TimelineItem, Tone } from '#lib/ui/shapes.ts';
import { openOn } from '#modules/assignments/server/index.ts';
import { describeAudience, personNames, unitsByIds } from '#modules/organisation/server/index.ts';
import { messages } from '../messages/index.ts';
import { next, type DirectiveList, type DirectiveState } from '../rules.ts';
import { mayDirect } from './policy.ts';
import { seriesFact } from './present-series.ts';
import { criteriaOf, directivesOf } from './queries.ts';
import { KIND, type DirectiveRow } from './visible.ts';

export const STATE_TONES: Record<DirectiveState, Tone> = { draft: 'new', issued: 'underway', closed: 'done', cancelled: 'neutral' };

/** One page of a list. */
export async function presentDirectives(db: Reader, actor: Staff, lang: Lang, list: DirectiveList, after: string | undefined) {
	const { rows, next: further } = await directivesOf(db, actor, list, after);
	const units = await unitsByIds(
		db,
		rows.map((row) => row.issuerUnitId)
	);
	return {
		items: rows.map((row) => ({
			id: row.id,
			href: paths.desk.directive(row.id),
			title: row.title,
			priority: row.priority ?? '',
			from: units.get(row.issuerUnitId)?.name[lang] ?? '',
			state: messages[lang].states[row.state],
			tone: STATE_TONES[row.state],
			due: formatDate(lang, row.dueOn)
		})),
		older: further === undefined ? undefined : paths.desk.directives({ list, after: further })
	};
}

/** What is said at the head of a directive's page, whatever its state. */
export async function presentHead(db: Reader, actor: Staff, lang: Lang, row: DirectiveRow) {
	const t = messages[lang].page;
	const [units, people, audience, criteria] = await Promise.all([
		unitsByIds(db, [row.issuerUnitId]),
		personNames(db, row.issuerPersonId === null ? [] : [row.issuerPersonId]),
		describeAudience(db, lang, row.audience),
		criteriaOf(db, row.id)
	]);
	const facts: Fact[] = [
		{ term: t.due, value: formatDate(lang, row.dueOn) },
		...(await seriesFact(db, actor, lang, row.id)),
		{
			term: t.issuer,
			value: units.get(row.issuerUnitId)?.name[lang] ?? '',
			note: row.issuerPersonId === null ? undefined : people.get(row.issuerPersonId)
		},
		...(row.issuedAt === null ? [] : [{ term: t.issued, value: formatDateTime(lang, row.issuedAt) }]),
		...(row.priority === null ? [] : [{ term: t.priority, value: row.priority }]),
		{ term: t.audience, value: audience.join('; ') },
		...(row.reason === null ? [] : [{ term: t.reason, value: row.reason }])
	];
	const may = (act: Parameters<typeof next>[1]) => mayDirect(actor, row.issuerPath) && next(row.state, act) !== undefined;
	const over = may('close') && (await openOn(db, { kind: KIND, id: row.id })) === 0;
	return {
		title: row.title,
		text: row.text,
		state: messages[lang].states[row.state],
		tone: STATE_TONES[row.state],
		facts,
		criteria: criteria.map(({ position, text, evidence }) => ({ position, text, evidence })),
		acts: { change: may('change'), issue: may('issue'), close: over, cancel: may('cancel') }
	};
}

/** What was done with a directive, newest first. */
export async function presentHistory(db: Reader, lang: Lang, id: string): Promise<TimelineItem[]> {
	const all = await timelineOf(db, { kind: KIND, id }, 'staff');
	// Letters about a split follow from the split: its row says enough.
	const rows = all.filter((row) => row.act !== 'directive.told' || row.data.part === null);
	const t = messages[lang];
	const people = await personNames(
		db,
		rows.map((row) => row.actorId).filter((one) => one !== null)
	);
	const units = await unitsByIds(
		db,
		rows.flatMap((row) => (row.act === 'directive.split' && typeof row.data.unit === 'string' ? [row.data.unit] : []))
	);
	const acts: Record<string, string> = t.acts;
	const note = ({ actorKind, actorId, data, act }: JournalRow) =>
		[
			actorKind === 'system' ? t.system : (people.get(actorId ?? '') ?? ''),
			act === 'directive.split' && typeof data.unit === 'string' ? (units.get(data.unit)?.name[lang] ?? '') : '',
			typeof data.units === 'number' ? t.units(formatNumber(lang, data.units)) : '',
			typeof data.letters === 'number' ? t.letters(formatNumber(lang, data.letters)) : '',
			typeof data.due === 'string' ? t.page.bar.due(formatDate(lang, Temporal.PlainDate.from(data.due))) : ''
		]
			.filter((part) => part !== '')
			.join(' · ');
	return rows.toReversed().map((row) => ({
		id: String(row.seq),
		when: formatDateTime(lang, row.at),
		datetime: row.at.toString(),
		what: acts[row.act] ?? row.act,
		note: note(row),
		text: typeof row.data.reason === 'string' ? row.data.reason : undefined
	}));
}
