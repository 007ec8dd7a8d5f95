import { loadCalendar, saveDeadline, type ComputedDeadline } from '#platform/calendar/index.ts';
import { now } from '#platform/clock.ts';
import { onConstraint } from '#platform/db/constraints.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { conflict, forbidden, invalid, notFound } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { staffId, type Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import type { Subject } from '#platform/journal/index.ts';
import { unitById } from '#modules/organisation/server/index.ts';
import { dateFault, isOpen, partFault } from '../../rules.ts';
import { mayRead, readAccess, type OpenedAssignment } from '../access.ts';
import { acknowledged } from '../acknowledged.ts';
import { checkMayKnow, checkPerson } from '../people.ts';
import { can, canIssue } from '../policy.ts';
import { tell } from '../update.ts';

onConstraint('assignment_helper_person_id_fkey', () => invalid('helperIds', 'assignments.person'));

export interface IssueInput {
	/** What it is about; without one it stands for itself. */
	subject?: Subject;
	text: string;
	unitId: string;
	personId?: string;
	helperIds?: readonly string[];
	dueOn: Temporal.PlainDate;
	/** The computed term behind `dueOn`, when a rule gave it: kept on the assignment and moved with the calendar. */
	computed?: ComputedDeadline;
	issuerUnitId: string;
	parentId?: string;
	/** Left out: the whole waits for this part. */
	obligatory?: boolean;
}

/**
 * Issues an assignment and returns its id. Throws invalid for a unit that is not open, a person who is not known or a
 * date that is past or off (a room's own subject brings its own date), not_found for a parent that is not the actor's.
 */
export async function issueAssignment(tx: Tx, actor: Actor, input: IssueInput): Promise<string> {
	const db = asReader(tx);
	const [issuer, unit] = [await unitById(db, input.issuerUnitId), await unitById(db, input.unitId)];
	if (issuer === undefined) throw notFound();
	if (unit?.open !== true) throw invalid('unitId', 'assignments.unit');
	const parent = await checkRight(tx, actor, issuer.path, input.parentId);
	const origin = parent?.origin ?? input.subject;
	if (input.personId !== undefined) await checkPerson(tx, actor, unit.id, input.personId, origin);
	await checkMayKnow(tx, origin, input.helperIds ?? [], 'helperIds');
	const at = now();
	if (input.subject === undefined) {
		const fault = dateFault(await loadCalendar(tx), input.dueOn, dayOf(at));
		if (fault !== undefined) throw invalid('dueOn', `assignments.${fault}`);
		const outside = partFault(input.dueOn, { whole: parent?.dueOn });
		if (outside !== undefined) throw invalid('dueOn', `assignments.${outside}`);
	}
	const id = newId();
	await tx
		.insertInto('assignment')
		.values({
			id,
			parent_id: input.parentId ?? null,
			subject_kind: input.subject?.kind ?? 'assignment',
			subject_id: input.subject?.id ?? id,
			origin_kind: origin?.kind ?? 'assignment',
			origin_id: origin?.id ?? id,
			text: input.text,
			state: 'issued',
			issuer_person_id: staffId(actor),
			issuer_unit_id: issuer.id,
			unit_id: unit.id,
			person_id: input.personId ?? null,
			issued_at: at,
			first_due_on: input.dueOn,
			due_on: input.dueOn,
			obligatory: input.obligatory ?? true
		})
		.execute();
	const helpers = [...new Set(input.helperIds)].filter((person) => person !== input.personId);
	if (helpers.length > 0) {
		await tx
			.insertInto('assignment_helper')
			.values(helpers.map((person) => ({ assignment_id: id, person_id: person })))
			.execute();
	}
	if (parent !== undefined) await acknowledged(tx, actor, parent, at);
	if (input.computed !== undefined) await saveDeadline(tx, { kind: 'assignment', id }, input.computed, at);
	const { subject, personId = null, parentId = null } = input;
	await tell(tx, actor, id, 'issued', at, {
		unit: unit.id,
		person: personId,
		helpers,
		due: input.dueOn.toString(),
		subject,
		parent: parentId,
		obligatory: input.obligatory ?? true
	});
	return id;
}

/** A part of one's own assignment may be passed on by whoever owes it; else one issues in the name of one's unit. */
export async function checkRight(
	tx: Tx,
	actor: Actor,
	issuerPath: string,
	parentId: string | undefined
): Promise<OpenedAssignment | undefined> {
	if (parentId === undefined) {
		if (!canIssue(actor, issuerPath)) throw forbidden();
		return undefined;
	}
	const parent = await readAccess(asReader(tx), parentId, true);
	if (parent === undefined || !(await mayRead(asReader(tx), actor, parent))) throw notFound();
	const owesIt = can(actor, 'report', parent) && parent.unitPath === issuerPath;
	if (!owesIt && !canIssue(actor, issuerPath)) throw forbidden();
	if (!isOpen(parent.state)) throw conflict('assignments.not_now', { state: parent.state });
	return parent;
}
