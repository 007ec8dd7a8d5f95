/** What was done, written and sent on an appeal and on all that lies in it: the root's page tells it whole. */
import { filesOf, type FileRow } from '#platform/files/index.ts';
import { timelineOf, type JournalRow } from '#platform/journal/index.ts';
import { readableAppeals } from './alike.ts';
import { membersOf } from './family.ts';
import type { DeskContext } from './present-desk.ts';
import { remarksOf, type AppealRow } from './queries.ts';

export interface Story {
	/** The number of the merged appeal it is told of; empty for the appeal itself. */
	number: string;
	journal: JournalRow[];
	remarks: Awaited<ReturnType<typeof remarksOf>>;
	files: FileRow[];
}

/** Of a great many the page names the first; each has a page of its own. */
const MOST = 20;

/** The appeal's own story first, then those of what lies in it, as far as the reader may know of it. */
export async function storiesOf({ db, actor }: DeskContext, row: AppealRow): Promise<[Story, ...Story[]]> {
	const members = (await membersOf(db, row.id)).slice(0, MOST);
	const known = await readableAppeals(
		db,
		actor,
		members.map((one) => one.id)
	);
	const tell = async (id: string, number: string): Promise<Story> => {
		const subject = { kind: 'appeal', id } as const;
		const [journal, remarks, files] = await Promise.all([
			timelineOf(db, subject, 'staff'),
			remarksOf(db, id, 'staff'),
			filesOf(db, subject)
		]);
		return { number, journal, remarks, files };
	};
	const [own, ...others] = await Promise.all([tell(row.id, ''), ...known.map((one) => tell(one.id, one.number))]);
	return [own, ...others];
}

/** Several lists of a page as one, in the order of time. */
export function byTime<T extends { datetime: string }>(lists: readonly (readonly T[])[], order: 'first' | 'last'): T[] {
	const at = (item: T) => Temporal.Instant.from(item.datetime);
	const sign = order === 'first' ? 1 : -1;
	return lists.length === 1 ? [...(lists[0] ?? [])] : lists.flat().toSorted((a, b) => sign * Temporal.Instant.compare(at(a), at(b)));
}
