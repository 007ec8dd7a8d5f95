import type { z } from 'zod';
import { now } from '#platform/clock.ts';
import { asReader, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { forbidden, invalid } from '#platform/errors.ts';
import { actorId, type Staff } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { journal } from '#platform/journal/index.ts';
import { toTsvector } from '#platform/search/index.ts';
import { appealForStaff } from '#modules/appeals/server/index.ts';
import { staffOf, unitById } from '#modules/organisation/server/index.ts';
import type { changeInput, gatherInput, ProblemText } from '../../input.ts';
import { openProblem } from '../access.ts';
import { can } from '../policy.ts';
import { addMembers } from './change-members.ts';

/**
 * Makes a problem of appeals that a person found to be about one thing in one place. It is not public until its words are
 * approved. Throws not_found for an appeal that is not theirs, forbidden, invalid, conflict `problems.elsewhere`.
 */
export async function gatherProblem(tx: Tx, actor: Staff, input: z.output<typeof gatherInput>): Promise<string> {
	const db = asReader(tx);
	const unit = await unitById(db, input.unitId);
	if (unit?.open !== true) throw invalid('unitId', 'unit');
	if (!can(actor, 'gather', unit.path)) throw forbidden();
	const where = await placeOf(db, actor, input.appealIds);
	const [id, at] = [newId(), now()];
	await tx
		.insertInto('problem')
		.values({
			id,
			...(await fieldsOf(db, input, unit.id)),
			...where,
			unit_id: unit.id,
			state: 'open',
			made_by: actorId(actor),
			made_at: at,
			changed_at: at
		})
		.execute();
	await journal(tx, { subject: { kind: 'problem', id }, actor, act: 'problem.gathered', seenBy: 'public', at, data: {} });
	await addMembers(tx, actor, { id }, input.appealIds);
	return id;
}

/** Changes its words, place and owner; what is public already must be approved again. Throws not_found, forbidden, invalid. */
export async function changeProblem(tx: Tx, actor: Staff, id: string, input: z.output<typeof changeInput>): Promise<void> {
	const problem = await openProblem(tx, actor, id, 'gather');
	const at = now();
	const fields = await fieldsOf(asReader(tx), input, problem.unit_id);
	// Who may approve words approves their own at once; anybody else's wait, out of public sight.
	const stays = problem.public && can(actor, 'decide', problem.unit_path);
	await tx
		.updateTable('problem')
		.set({ ...fields, public: stays, changed_at: at })
		.where('id', '=', id)
		.execute();
	const data = { before: { title: problem.title, description: problem.description }, hidden: problem.public && !stays };
	await journal(tx, { subject: { kind: 'problem', id }, actor, act: 'problem.changed', seenBy: 'staff', at, data });
}

async function fieldsOf(db: Reader, input: ProblemText, unitId: string) {
	if (input.ownerId !== undefined) {
		const staff = await staffOf(db, unitId);
		if (!staff.some((member) => member.personId === input.ownerId)) throw invalid('ownerId', 'person');
	}
	const title = given(input.titleKk, input.titleRu, input.titleEn);
	const description = given(input.descriptionKk, input.descriptionRu, input.descriptionEn);
	const words = toTsvector([...Object.values(title), ...Object.values(description), input.place ?? ''].join(' '));
	return {
		title: JSON.stringify(title),
		description: JSON.stringify(description),
		words: sql<string>`${words}::tsvector`,
		theme_id: input.themeId ?? null,
		place: input.place ?? null,
		latitude: input.point?.latitude ?? null,
		longitude: input.point?.longitude ?? null,
		since: Temporal.PlainDate.from(input.since),
		owner_id: input.ownerId ?? null
	};
}

function given(kk: string | undefined, ru: string | undefined, en: string | undefined): Record<string, string> {
	return Object.fromEntries(Object.entries({ kk, ru, en }).flatMap(([lang, text]) => (text === undefined ? [] : [[lang, text]])));
}

/** The territory of the first appeal that has one; all of them must be the actor's to read. */
async function placeOf(db: Reader, actor: Staff, ids: readonly string[]): Promise<{ territory_id: string; region_id: string }> {
	for (const id of ids) {
		const { territory_id, region_id } = await appealForStaff(db, actor, id);
		if (territory_id !== null && region_id !== null) return { territory_id, region_id };
	}
	throw invalid('appealIds', 'nowhere');
}
