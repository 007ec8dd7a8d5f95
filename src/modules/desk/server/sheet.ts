/** The register's list as a table: the columns of the page, and what stands beside them in the register. */
import { dayOf } from '#platform/i18n/format.ts';
import { LANG_NAMES } from '#platform/i18n/lang.ts';
import type { Cell, Sheet } from '#platform/tables/index.ts';
import { messages as appealMessages } from '#modules/appeals/messages/index.ts';
import {
	namesOf,
	registerFacts,
	type Applicant,
	type DeskContext,
	type Names,
	type QueueRow,
	type RegisterFacts
} from '#modules/appeals/server/index.ts';
import { messages } from '../messages/index.ts';

/** An export: the rows in words, and how many of them are sensitive, for the journal. */
export interface Exported {
	sheet: Sheet;
	sensitive: number;
}

function cells({ lang }: DeskContext, row: QueueRow, facts: RegisterFacts, names: Names): Cell[] {
	const m = appealMessages[lang];
	return [
		row.number,
		dayOf(row.received_at),
		row.title,
		m.state[row.state],
		facts.kind[lang],
		names.themes.get(row.theme_id ?? '')?.name[lang] ?? null,
		names.places.get(row.territory_id ?? '') ?? null,
		names.units.get(row.unit_id)?.name[lang] ?? null,
		names.people.get(row.executor_id ?? '') ?? null,
		m.channel[facts.channel],
		LANG_NAMES[facts.language].long,
		facts.firstDueOn,
		row.due_on,
		facts.answeredAt === null ? null : dayOf(facts.answeredAt),
		facts.outcome === null ? null : m.outcome[facts.outcome],
		facts.verdict === null ? null : m.verdict[facts.verdict],
		facts.rating
	];
}

const person = (who: Applicant | undefined): Cell[] => [who?.name ?? null, who?.phone ?? null, who?.email ?? null, who?.address ?? null];

/** The sheet of these rows. `applicants` are there when they were asked for, of those appeals whose applicant the reader may know. */
export async function sheetOf(
	context: DeskContext,
	list: readonly QueueRow[],
	applicants: ReadonlyMap<string, Applicant> | undefined
): Promise<Exported> {
	const words = messages[context.lang].exports;
	const [names, facts] = await Promise.all([
		namesOf(context, list),
		registerFacts(
			context.db,
			list.map((row) => row.id)
		)
	]);
	const rows = list.flatMap((row) => {
		const known = facts.get(row.id);
		if (known === undefined) return [];
		return [[...cells(context, row, known, names), ...(applicants === undefined ? [] : person(applicants.get(row.id)))]];
	});
	const head = [...words.columns, ...(applicants === undefined ? [] : words.people)];
	return { sheet: { name: words.sheet, head, rows }, sensitive: [...facts.values()].filter((one) => one.sensitive).length };
}
