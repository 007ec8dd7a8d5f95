/** Group cases as the desk shows them. */
import { paths } from '#lib/paths.ts';
import type { Fact, Option, Tone } from '#lib/ui/shapes.ts';
import { now } from '#platform/clock.ts';
import { found, notFound } from '#platform/errors.ts';
import { dayOf, formatDate, formatDateTime } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { timelineOf } from '#platform/journal/index.ts';
import { presentRows, readableAppeals, type DeskContext } from '#modules/appeals/server/index.ts';
import { personNames, unitsByIds } from '#modules/organisation/server/index.ts';
import { placeNames } from '#modules/territory/server/index.ts';
import { messages } from '../messages/index.ts';
import { RIGHT_OUTCOMES } from '../rules.ts';
import { editionOf, professions, violatedRights } from './directory.ts';
import { groupById, groupMembers, notesOf, type GroupPage, type GroupRow } from './groups.ts';
import { canGroup } from './policy.ts';
import { standingTag } from './present.ts';

function stateTag(lang: Lang, group: GroupRow): { text: string; tone: Tone } {
	if (group.outcome !== null) return standingTag(lang, group.outcome);
	const late = group.dueOn !== null && Temporal.PlainDate.compare(group.dueOn, dayOf(now())) < 0;
	return { text: messages[lang].group[late ? 'late' : 'open'], tone: late ? 'late' : 'underway' };
}

/** The names that group cases need, in a fixed number of reads. */
async function around({ db, lang }: DeskContext, list: readonly GroupRow[]) {
	const [jobs, rights, places, units] = await Promise.all([
		professions(db),
		violatedRights(db),
		placeNames(
			db,
			list.flatMap((one) => one.territoryId ?? []),
			lang
		),
		unitsByIds(
			db,
			list.map((one) => one.unitId)
		)
	]);
	return {
		job: (one: GroupRow) => editionOf(jobs, one.profession, dayOf(one.raisedAt))?.name[lang] ?? '',
		right: (one: GroupRow) => editionOf(rights, one.violatedRight, dayOf(one.raisedAt))?.name[lang] ?? '',
		place: (one: GroupRow) => places.get(one.territoryId ?? '') ?? '',
		unit: (one: GroupRow) => units.get(one.unitId)?.name[lang] ?? ''
	};
}

/** Rows of the list. */
export async function presentGroups(context: DeskContext, { rows: list }: GroupPage) {
	const names = await around(context, list);
	return list.map((one) => ({
		id: one.id,
		href: paths.desk.groupCase(one.id),
		number: one.number,
		right: names.right(one),
		who: one.employer ?? [names.job(one), names.place(one)].filter(Boolean).join(', '),
		unit: names.unit(one),
		members: one.members,
		raised: formatDate(context.lang, dayOf(one.raisedAt)),
		due: one.dueOn === null ? '' : formatDate(context.lang, one.dueOn),
		state: stateTag(context.lang, one)
	}));
}

/** One group case: what is alike, the appeals as far as the reader may know of each, what was done. Throws not_found. */
export async function presentGroup(context: DeskContext, id: string) {
	const { db, lang, actor } = context;
	const row = found(await groupById(db, id));
	if (!canGroup(actor, 'read', row.unitPath)) throw notFound();
	const [names, ids, notes, acts] = await Promise.all([
		around(context, [row]),
		groupMembers(db, actor, id),
		notesOf(db, id),
		timelineOf(db, { kind: 'group_case', id }, 'staff')
	]);
	const mine = await readableAppeals(db, actor, ids);
	const people = await personNames(
		db,
		[...notes.map((note) => note.by_id), ...acts.map((act) => act.actorId)].filter((one) => one !== null)
	);
	const t = messages[lang].group;
	const open = row.closedAt === null;
	return {
		id,
		number: row.number,
		title: names.right(row),
		state: stateTag(lang, row),
		facts: factsOf(lang, row, names, ids.length),
		ending: row.ending ?? '',
		members: await presentRows(context, mine),
		others: ids.length - mine.length,
		notes: notes.map((note) => ({
			id: note.id,
			when: formatDateTime(lang, note.at),
			who: people.get(note.by_id ?? '') ?? '',
			text: note.text
		})),
		course: acts.toReversed().map((act) => ({
			id: String(act.seq),
			when: formatDateTime(lang, act.at),
			datetime: act.at.toString(),
			what: t.acts[act.act] ?? act.act,
			note: people.get(act.actorId ?? '')
		})),
		outcomes: RIGHT_OUTCOMES.map((value): Option => ({ value, label: messages[lang].standing[value] })),
		may: { work: open && canGroup(actor, 'work', row.unitPath), close: open && canGroup(actor, 'close', row.unitPath) }
	};
}

export type GroupView = Awaited<ReturnType<typeof presentGroup>>;

function factsOf(lang: Lang, row: GroupRow, names: Awaited<ReturnType<typeof around>>, members: number): Fact[] {
	const { words, group: t } = messages[lang];
	const list: (Fact | undefined)[] = [
		row.employer === null ? undefined : { term: words.employer, value: row.employer },
		row.profession === null ? undefined : { term: words.profession, value: names.job(row) },
		row.territoryId === null ? undefined : { term: t.place, value: names.place(row) },
		{ term: words.right, value: names.right(row) },
		{ term: t.owner, value: names.unit(row) },
		{ term: t.raised, value: formatDate(lang, dayOf(row.raisedAt)), note: t.why(row.n, row.days) },
		row.dueOn === null ? undefined : { term: t.due, value: formatDate(lang, row.dueOn) },
		row.closedAt === null ? undefined : { term: t.closed, value: formatDate(lang, dayOf(row.closedAt)) },
		{ term: t.members, value: messages[lang].people(members) }
	];
	return list.filter((fact) => fact !== undefined);
}
