import type { FileAccess } from '#platform/files/index.ts';
import { sql } from '#platform/db/index.ts';
import { Refusal } from '#platform/errors.ts';
import { deskDraft } from './desk.ts';
import { can } from './policy.ts';
import { accessOf } from './queries.ts';
import { guardOf } from './visible.ts';

/** Files of a draft of the desk: for those who may finish it. */
export const mayReadDraftFile: FileAccess = async (db, actor, file) => {
	if (actor.kind !== 'staff') return false;
	try {
		await deskDraft(db, actor, file.subject.id);
		return true;
	} catch (error) {
		if (error instanceof Refusal && error.status === 404) return false;
		throw error;
	}
};

/** Files of a case: its staff read all of them, its applicant those meant for the applicant. */
export const mayReadAppealFile: FileAccess = async (db, actor, file) => {
	const row = await db
		.selectFrom('appeal as a')
		.innerJoin('unit as u', 'u.id', 'a.unit_id')
		.leftJoin('appeal_applicant as p', 'p.appeal_id', 'a.id')
		.select(['a.id', 'a.executor_id', 'p.account_id', sql<string>`u.path::text`.as('unit_path'), guardOf().as('guard')])
		.where('a.id', '=', file.subject.id)
		.executeTakeFirst();
	if (row === undefined) return false;
	const appeal = accessOf(row);
	return can(actor, 'read', appeal) || (file.seenBy === 'applicant' && can(actor, 'speak_as_applicant', appeal));
};
