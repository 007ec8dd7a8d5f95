import { loadCalendar } from '#platform/calendar/index.ts';
import { now } from '#platform/clock.ts';
import { asReader, sql, type Tx } from '#platform/db/index.ts';
import { invalid, notFound } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { staffId, type Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { journalAll, type Subject } from '#platform/journal/index.ts';
import { unitById, unitsByIds } from '#modules/organisation/server/index.ts';
import { dateFault, partFault } from '../../rules.ts';
import { acknowledged } from '../acknowledged.ts';
import { checkRight } from './issue-assignment.ts';

export interface IssueManyInput {
	/** What they are about; left out for parts, which are about what the whole is about. */
	subject?: Subject;
	parentId?: string;
	text: string;
	/** Each gets one, owed by the unit: its head, until somebody is named. */
	unitIds: readonly string[];
	dueOn: Temporal.PlainDate;
	issuerUnitId: string;
	obligatory?: boolean;
}

/**
 * Issues the same assignment to many units in a few statements and returns their number. Throws as issueAssignment:
 * invalid for a unit that is not open or a date that is past, off or after the whole; not_found, forbidden, conflict for
 * a whole that is not the actor's to pass on.
 */
export async function issueMany(tx: Tx, actor: Actor, input: IssueManyInput): Promise<number> {
	const db = asReader(tx);
	const issuer = await unitById(db, input.issuerUnitId);
	if (issuer === undefined) throw notFound();
	const whole = await checkRight(tx, actor, issuer.path, input.parentId);
	const unitIds = [...new Set(input.unitIds)];
	const units = await unitsByIds(db, unitIds);
	if (unitIds.some((id) => units.get(id)?.open !== true)) throw invalid('unitIds', 'assignments.unit');
	const at = now();
	const fault = dateFault(await loadCalendar(tx), input.dueOn, dayOf(at)) ?? partFault(input.dueOn, { whole: whole?.dueOn });
	if (fault !== undefined) throw invalid('dueOn', `assignments.${fault}`);
	if (whole !== undefined) await acknowledged(tx, actor, whole, at);
	const list = unitIds.map((unitId) => ({ id: newId(), unitId }));
	const { subject, parentId = null, obligatory = true } = input;
	const origin = whole?.origin ?? subject;
	await sql`
		INSERT INTO assignment (id, parent_id, subject_kind, subject_id, origin_kind, origin_id, text, state, issuer_person_id, issuer_unit_id,
			unit_id, issued_at, first_due_on, due_on, obligatory)
		SELECT m.id, ${parentId}::uuid, ${subject?.kind ?? 'assignment'}, coalesce(${subject?.id ?? null}::uuid, m.id),
			${origin?.kind ?? 'assignment'}, coalesce(${origin?.id ?? null}::uuid, m.id), ${input.text}, 'issued', ${staffId(actor)}::uuid,
			${input.issuerUnitId}::uuid, m.unit_id, ${at}, ${input.dueOn}::date, ${input.dueOn}::date, ${obligatory}
		FROM unnest(${list.map(({ id }) => id)}::uuid[], ${unitIds}::uuid[]) AS m (id, unit_id)`.execute(tx);
	const data = { person: null, helpers: [], due: input.dueOn.toString(), subject, parent: parentId, obligatory };
	await journalAll(
		tx,
		list.map(({ id, unitId }) => ({
			subject: { kind: 'assignment', id } as const,
			actor,
			act: 'assignment.issued',
			seenBy: 'staff' as const,
			at,
			data: { unit: unitId, ...data }
		}))
	);
	return list.length;
}
