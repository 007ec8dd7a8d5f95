/** What hangs together with an appeal, as far as the reader may know of it. */
import {
	keptAmong,
	membersOf,
	readableAppeals,
	rootOf,
	type AppealRow,
	type DeskContext,
	type Member
} from '#modules/appeals/server/index.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { questionsOf, type Question } from './questions.ts';

export interface Family {
	/** What a merged appeal leads to; undefined for one that stands alone, and for a root the reader may not know of. */
	root: { id: string; number: string; title: string } | undefined;
	/** What lies in it, of which the reader may know. */
	members: Member[];
	/** Every language in which its applicants wrote. */
	languages: Lang[];
}

export async function familyOf({ db, actor }: DeskContext, row: AppealRow): Promise<Family> {
	const [rootId, all] = await Promise.all([rootOf(db, row.id), membersOf(db, row.id)]);
	const ids = [rootId, ...all.map((one) => one.id)];
	const known = new Map((await readableAppeals(db, actor, ids)).map((one) => [one.id, one]));
	return {
		root: rootId === row.id ? undefined : known.get(rootId),
		members: all.filter((one) => known.has(one.id)),
		languages: [...new Set([row.language as Lang, ...all.map((one) => one.language)])]
	};
}

/** What an appeal asks, for somebody of the staff: of a part that is kept from them only that it is considered apart. */
export async function questionsFor({ db, actor }: DeskContext, appealId: string): Promise<Question[]> {
	const list = await questionsOf(db, appealId);
	const kept = await keptAmong(
		db,
		actor,
		list.flatMap((one) => one.part?.id ?? [])
	);
	return list.map((one) => {
		if (one.part === null || !kept.has(one.part.id)) return one;
		return { ...one, part: { ...one.part, id: '', number: '', state: 'registered', outcome: null, dueOn: one.dueOn ?? one.part.dueOn } };
	});
}
