import type { z } from 'zod';
import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { conflict, forbidden, invalid, notFound } from '#platform/errors.ts';
import { isWithin, staffId, type Actor } from '#platform/identity/actor.ts';
import { journal } from '#platform/journal/index.ts';
import { personNames, unitsAbove } from '#modules/organisation/server/index.ts';
import type { againstInput } from '../../input.ts';
import { lockAppeal, type LockedAppeal } from '../access.ts';
import { guardMembers, heldGuards } from '../family-guard.ts';
import { notice } from '../notices.ts';
import { can } from '../policy.ts';
import { updateAppeal } from '../update.ts';
import { guardsOf, keptOut, type Guard } from '../visible.ts';
import { giveBack } from './restrict-appeal.ts';

async function open(tx: Tx, actor: Actor, id: string): Promise<LockedAppeal> {
	const appeal = await lockAppeal(tx, id);
	if (!can(actor, 'read', appeal)) throw notFound();
	if (!can(actor, 'restrict', appeal)) throw forbidden();
	if (appeal.state === 'merged') throw conflict('appeals.merged_kept');
	return appeal;
}

/**
 * Records whom of the staff an appeal complains of. From now on they and those under them neither read nor carry it
 * out, decide or sign it; when they head the unit it lies with, it goes to the unit above. Nobody judges their own
 * case. Named again, nothing changes. Throws not_found, forbidden, invalid `personId`.
 */
export async function nameAgainst(tx: Tx, actor: Actor, id: string, input: z.output<typeof againstInput>): Promise<void> {
	const appeal = await open(tx, actor, id);
	if ((await personNames(asReader(tx), [input.personId])).size === 0) throw invalid('personId', 'person');
	const at = now();
	const added = await tx
		.insertInto('appeal_against')
		.values({ appeal_id: id, person_id: input.personId, named_by: staffId(actor), named_at: at })
		.onConflict((c) => c.doNothing())
		.returning('person_id')
		.execute();
	if (added.length === 0) return;
	await updateAppeal(tx, id, { conflicted: true });
	await guardMembers(tx, id);
	const subject = { kind: 'appeal', id } as const;
	await journal(tx, { subject, actor, act: 'appeal.against_named', seenBy: 'applicant', at, data: { person: input.personId } });
	const guard = (await guardsOf(tx, [id])).get(id);
	if (guard !== undefined) await handOver(tx, appeal, guard, at);
}

/** The work leaves whoever may not know of it: upward when the head of the unit may not, else back to the unit. */
async function handOver(tx: Tx, appeal: LockedAppeal, guard: Guard, at: Temporal.Instant): Promise<void> {
	const headed = guard.against.flatMap((one) => one.heads).filter((path) => isWithin(appeal.unitPath, path));
	const highest = headed.toSorted((a, b) => a.length - b.length)[0];
	const up = highest === undefined ? undefined : (await unitsAbove(asReader(tx), highest)).at(-1);
	if (up !== undefined) {
		await giveBack(tx, appeal, up.id);
		const data = { from: appeal.unitId, unit: up.id };
		const subject = { kind: 'appeal', id: appeal.id } as const;
		await journal(tx, {
			subject,
			actor: { kind: 'system', job: 'appeals.conflict' },
			act: 'appeal.moved_up',
			seenBy: 'applicant',
			at,
			data
		});
		await notice(tx, appeal.id, 'assigned');
		return;
	}
	if (appeal.executorId === null) return;
	const out = await keptOut(tx, guard, [appeal.executorId]);
	if (out.get(appeal.executorId) === 'conflict') await giveBack(tx, appeal);
}

/** Corrects the record of whom an appeal complains of. Throws not_found, forbidden. */
export async function removeAgainst(tx: Tx, actor: Actor, id: string, input: z.output<typeof againstInput>): Promise<void> {
	await open(tx, actor, id);
	if ((await heldGuards(tx, id)).against.has(input.personId)) throw conflict('appeals.holds_sensitive');
	const gone = await tx
		.deleteFrom('appeal_against')
		.where('appeal_id', '=', id)
		.where('person_id', '=', input.personId)
		.returning('person_id')
		.execute();
	if (gone.length === 0) throw notFound();
	const left = await tx.selectFrom('appeal_against').select('person_id').where('appeal_id', '=', id).limit(1).execute();
	await updateAppeal(tx, id, { conflicted: left.length > 0 });
	await guardMembers(tx, id);
	const subject = { kind: 'appeal', id } as const;
	await journal(tx, { subject, actor, act: 'appeal.against_removed', seenBy: 'applicant', at: now(), data: { person: input.personId } });
}
