import { now } from '#platform/clock.ts';
import { asReader, sql, type Tx } from '#platform/db/index.ts';
import { forbidden, notFound } from '#platform/errors.ts';
import { isWithin, type Actor, type Staff } from '#platform/identity/actor.ts';
import { journal, journalAll, type Act } from '#platform/journal/index.ts';
import type { LookReason } from '../../rules.ts';
import { lockAppeal } from '../access.ts';
import { applicantOf, applicantsOf, type Applicant } from '../applicant.ts';
import { can, type AppealAccess } from '../policy.ts';
import { accessOf } from '../queries.ts';
import { guardOf, keptFrom } from '../visible.ts';

/** Who wrote, for somebody who may know; the look is journalled with its reason, for the applicant to read, before the data is given. */
export async function lookAtApplicant(tx: Tx, actor: Actor, id: string, why: LookReason = 'work'): Promise<Applicant | undefined> {
	const appeal = await lockAppeal(tx, id);
	if (!can(actor, 'read', appeal)) throw notFound();
	if (!can(actor, 'read_applicant', appeal)) throw forbidden();
	await journal(tx, lookOf(actor, appeal, why, now()));
	return applicantOf(asReader(tx), id);
}

/**
 * Who wrote these appeals, for a list that is taken away: of each that the actor may know the applicant of, and of no
 * other. Each look stands in the journal of its own appeal, as if it were the only one.
 */
export async function lookAtApplicants(tx: Tx, actor: Staff, ids: readonly string[], why: LookReason): Promise<Map<string, Applicant>> {
	const list = await tx
		.selectFrom('appeal as a')
		.innerJoin('unit as u', 'u.id', 'a.unit_id')
		.leftJoin('appeal_applicant as p', 'p.appeal_id', 'a.id')
		.select(['a.id', 'a.executor_id', 'p.account_id', sql<string>`u.path::text`.as('unit_path'), guardOf().as('guard')])
		.where('a.id', '=', sql<string>`ANY(${[...ids]}::uuid[])`)
		// In one order, so that two lists with the same appeals wait for each other instead of for ever.
		.orderBy('a.id')
		.execute();
	const open = list.map(accessOf).filter((appeal) => can(actor, 'read_applicant', appeal));
	const at = now();
	await journalAll(
		tx,
		open.map((appeal) => lookOf(actor, appeal, why, at))
	);
	return applicantsOf(
		asReader(tx),
		open.map((appeal) => appeal.id)
	);
}

/**
 * How to reach whoever wrote, for a room whose own rule says that this person of the staff calls them; the look is
 * journalled as any other. Throws not_found for who may not know of the appeal.
 */
export async function lookToCall(tx: Tx, actor: Staff, id: string): Promise<Pick<Applicant, 'name' | 'phone'> | undefined> {
	const appeal = await lockAppeal(tx, id);
	if (keptFrom(actor, appeal.guard) !== undefined) throw notFound();
	await journal(tx, lookOf(actor, appeal, 'check', now()));
	const who = await applicantOf(asReader(tx), id);
	return who === undefined ? undefined : { name: who.name, phone: who.phone };
}

function lookOf(actor: Actor, appeal: AppealAccess, why: LookReason, at: Temporal.Instant): Act {
	const post = actor.kind === 'staff' ? (lookingPost(actor, appeal.unitPath) ?? actor.posts[0]) : undefined;
	const unit = post?.unitId ?? null;
	return { subject: { kind: 'appeal', id: appeal.id }, actor, act: 'appeal.applicant_seen', seenBy: 'staff', at, data: { why, unit } };
}

/** The post by which somebody looks: one that reaches the appeal's unit, the nearest first. */
function lookingPost(actor: Staff, unitPath: string) {
	return actor.posts.filter((post) => isWithin(unitPath, post.unitPath)).toSorted((a, b) => b.unitPath.length - a.unitPath.length)[0];
}
