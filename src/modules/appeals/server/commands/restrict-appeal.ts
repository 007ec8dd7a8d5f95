import type { z } from 'zod';
import { now } from '#platform/clock.ts';
import { asReader, type Reader, type Tx } from '#platform/db/index.ts';
import { conflict, forbidden, invalid, notFound } from '#platform/errors.ts';
import type { Actor, Role } from '#platform/identity/actor.ts';
import type { Texts } from '#platform/i18n/lang.ts';
import { journal } from '#platform/journal/index.ts';
import { reassign } from '#modules/assignments/server/index.ts';
import { staffOf, unitById, unitsAbove } from '#modules/organisation/server/index.ts';
import type { reasonInput, restrictInput } from '../../input.ts';
import { lockAppeal, type LockedAppeal } from '../access.ts';
import { guardMembers, heldGuards } from '../family-guard.ts';
import { can } from '../policy.ts';
import { nameReaders } from '../readers.ts';
import { openAssignment, updateAppeal } from '../update.ts';
import { keptOut, READING } from '../visible.ts';

const SYSTEM = { kind: 'system', job: 'appeals.restrict' } as const;
const SIGNING: readonly Role[] = ['head', 'branch_head'];

/** Somebody who may be named to read a sensitive appeal: their post lets them read appeals there. */
export interface ReaderChoice {
	personId: string;
	name: string;
	title: Texts;
	signs: boolean;
}

/** Whom one may name for an appeal of this unit: who reads appeals there or above, without those it complains of. */
export async function readerChoices(db: Reader, appeal: Pick<LockedAppeal, 'unitId' | 'unitPath' | 'guard'>): Promise<ReaderChoice[]> {
	const unit = await unitById(db, appeal.unitId);
	const units = [...(unit === undefined ? [] : [unit]), ...(await unitsAbove(db, appeal.unitPath)).toReversed()];
	const lists = await Promise.all(units.map((one) => staffOf(db, one.id, READING)));
	const people = new Map<string, ReaderChoice>();
	for (const { personId, name, title, role } of lists.flat()) {
		const known = people.get(personId);
		people.set(personId, { personId, name, title: known?.title ?? title, signs: known?.signs === true || SIGNING.includes(role) });
	}
	const guard = appeal.guard === null ? null : { ...appeal.guard, sensitive: false };
	const out = await keptOut(db, guard, [...people.keys()]);
	return [...people.values()].filter((person) => !out.has(person.personId));
}

async function openToRestrict(tx: Tx, actor: Actor, id: string): Promise<LockedAppeal> {
	const appeal = await lockAppeal(tx, id);
	if (!can(actor, 'read', appeal)) throw notFound();
	if (!can(actor, 'restrict', appeal)) throw forbidden();
	// Its root would be more open than it.
	if (appeal.state === 'merged') throw conflict('appeals.merged_kept');
	return appeal;
}

/**
 * Makes an appeal sensitive, or changes who is named for it: from now on it is there for the named only (need to know),
 * the actor among them. Somebody named must be able to sign. An executor who is not named gives the work back to the
 * unit. Throws not_found, forbidden, invalid `readers`.
 */
export async function restrictAppeal(tx: Tx, actor: Actor, id: string, input: z.output<typeof restrictInput>): Promise<void> {
	const appeal = await openToRestrict(tx, actor, id);
	const choices = await readerChoices(asReader(tx), appeal);
	const readers = new Set([...input.readers, ...(actor.kind === 'staff' ? [actor.personId] : [])]);
	const named = choices.filter((one) => readers.has(one.personId));
	if (named.length !== readers.size) throw invalid('readers', 'appeals.reader');
	if (!named.some((one) => one.signs)) throw invalid('readers', 'appeals.reader_signs');
	const at = now();
	const gone = await tx
		.deleteFrom('appeal_reader')
		.where('appeal_id', '=', id)
		.where('person_id', 'not in', [...readers])
		.returning('person_id')
		.execute();
	const subject = { kind: 'appeal', id } as const;
	if (appeal.guard?.sensitive !== true) {
		await updateAppeal(tx, id, { sensitive: true });
		await journal(tx, { subject, actor, act: 'appeal.restricted', seenBy: 'applicant', at, data: { reason: input.reason } });
	}
	await nameReaders(tx, actor, id, [...readers]);
	if (gone.length > 0) {
		const data = { people: gone.map((row) => row.person_id), reason: input.reason };
		await journal(tx, { subject, actor, act: 'appeal.readers_removed', seenBy: 'staff', at, data });
	}
	await guardMembers(tx, id);
	if (appeal.executorId !== null && !readers.has(appeal.executorId)) await giveBack(tx, appeal);
}

/** Takes an appeal's work from its executor; the unit owes it. */
export async function giveBack(tx: Tx, appeal: LockedAppeal, unitId = appeal.unitId): Promise<void> {
	const assignment = await openAssignment(tx, appeal.id);
	if (assignment !== undefined) await reassign(tx, SYSTEM, { assignmentId: assignment, unitId });
	await updateAppeal(tx, appeal.id, { executor_id: null, unit_id: unitId });
}

/** Takes the mark off: the appeal is there again for all whose post lets them read it. Throws not_found, forbidden, conflict. */
export async function unrestrictAppeal(tx: Tx, actor: Actor, id: string, input: z.output<typeof reasonInput>): Promise<void> {
	const appeal = await openToRestrict(tx, actor, id);
	if (appeal.guard?.sensitive !== true) throw conflict('appeals.not_sensitive');
	if ((await heldGuards(tx, id)).sensitive) throw conflict('appeals.holds_sensitive');
	await updateAppeal(tx, id, { sensitive: false });
	await tx.deleteFrom('appeal_reader').where('appeal_id', '=', id).execute();
	await guardMembers(tx, id);
	const subject = { kind: 'appeal', id } as const;
	await journal(tx, { subject, actor, act: 'appeal.unrestricted', seenBy: 'applicant', at: now(), data: { reason: input.reason } });
}

/**
 * Makes an appeal sensitive because its applicant asks so when sending it: those who head the unit are named, or of the
 * nearest unit above that has a head; whoever took it in too.
 */
export async function restrictFromStart(tx: Tx, actor: Actor, id: string): Promise<void> {
	const appeal = await lockAppeal(tx, id);
	const db = asReader(tx);
	const above = (await unitsAbove(db, appeal.unitPath)).toReversed().map((unit) => unit.id);
	let readers: string[] = [];
	for (const unitId of [appeal.unitId, ...above]) {
		if (readers.length === 0) readers = (await staffOf(db, unitId, SIGNING)).map((one) => one.personId);
	}
	await updateAppeal(tx, id, { sensitive: true });
	const subject = { kind: 'appeal', id } as const;
	await journal(tx, { subject, actor, act: 'appeal.restricted', seenBy: 'applicant', at: now(), data: { asked: true } });
	await nameReaders(tx, SYSTEM, id, actor.kind === 'staff' ? [...readers, actor.personId] : readers);
}
