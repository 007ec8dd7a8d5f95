import { loadCalendar } from '#platform/calendar/index.ts';
import { now } from '#platform/clock.ts';
import { asReader, rows, sql, type Tx } from '#platform/db/index.ts';
import { invalid } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { isWithin, staffId, type Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { dateFault } from '#modules/assignments/rules.ts';
import { draftDirective, issueDirective } from '#modules/directives/server/index.ts';
import { agendaOf, runEvent } from '#modules/events/server/index.ts';
import { checkedAudience, unitsOf } from '#modules/organisation/server/index.ts';
import type { DecisionInput, PriorityInput } from '../../input.ts';
import type { PointKind } from '../../rules.ts';
import { tell } from '../tell.ts';

/** Takes a priority down while the conference runs. Throws not_found, forbidden, conflict, invalid `itemId`. */
export async function takePriority(tx: Tx, actor: Actor, eventId: string, input: PriorityInput): Promise<void> {
	await runEvent(tx, actor, eventId, 'mark');
	const id = await put(tx, actor, eventId, 'priority', { ...input, audience: null, due_on: null, directive_id: null });
	await tell(tx, actor, eventId, 'priority', now(), { point: id });
}

/**
 * Takes a decision down while the conference runs: who is responsible, by a rule that names units of the host's part of the
 * tree, and until when; it is issued as a directive of the host to these units at once. Throws as `takePriority`, invalid `dueOn`, `kinds`, `also`, and what `checkedAudience` finds.
 */
export async function takeDecision(tx: Tx, actor: Actor, eventId: string, input: DecisionInput): Promise<void> {
	const event = await runEvent(tx, actor, eventId, 'mark');
	const [db, at] = [asReader(tx), now()];
	const fault = dateFault(await loadCalendar(tx), input.dueOn, dayOf(at));
	if (fault !== undefined) throw invalid('dueOn', `assignments.${fault}`);
	const audience = await checkedAudience(db, input.audience);
	const units = (await unitsOf(db, audience)).filter(({ path }) => path !== event.hostPath);
	if (units.length === 0) throw invalid('kinds', 'events.nobody');
	const outside = units.find(({ path }) => !isWithin(path, event.hostPath));
	if (outside !== undefined) throw invalid('also', 'events.outside', { code: outside.code });
	const directiveId = await direct(tx, actor, event.hostId, { ...input, audience });
	const decided = { ...input, audience: JSON.stringify(audience), due_on: input.dueOn, directive_id: directiveId };
	const id = await put(tx, actor, eventId, 'decision', decided);
	await sql`INSERT INTO conference_point_unit (point_id, unit_id) SELECT ${id}, unnest(${units.map((unit) => unit.id)}::uuid[])`.execute(
		tx
	);
	await tell(tx, actor, eventId, 'decision', at, { point: id, directive: directiveId, units: units.length, due: input.dueOn.toString() });
}

/** So much of a decision is the title of its directive. */
const TITLE = 160;

/** Issues the decision in the name of the host; the actor must direct there. */
async function direct(
	tx: Tx,
	actor: Actor,
	hostId: string,
	{ text, dueOn, criterion, evidence, audience }: DecisionInput
): Promise<string> {
	const title = text.length > TITLE ? `${text.slice(0, TITLE - 1)}…` : text;
	const criteria = [{ text: criterion, evidence }];
	const directiveId = await draftDirective(tx, actor, { title, text, issuerUnitId: hostId, dueOn, criteria, audience });
	await issueDirective(tx, actor, { directiveId });
	return directiveId;
}

interface Written {
	text: string;
	itemId?: string | undefined;
	audience: string | null;
	due_on: Temporal.PlainDate | null;
	directive_id: string | null;
}

/** The event is locked: the next place is nobody else's. */
async function put(
	tx: Tx,
	actor: Actor,
	eventId: string,
	kind: PointKind,
	{ text, itemId, audience, due_on, directive_id }: Written
): Promise<string> {
	if (itemId !== undefined && !(await agendaOf(asReader(tx), eventId)).some(({ id }) => id === itemId)) throw invalid('itemId', 'choose');
	const [last] = await rows(
		tx,
		sql<{
			position: number;
		}>`SELECT coalesce(max(position), 0)::int AS position FROM conference_point WHERE event_id = ${eventId} AND kind = ${kind}`
	);
	const id = newId();
	const place = { event_id: eventId, kind, position: (last?.position ?? 0) + 1, agenda_item_id: itemId ?? null };
	await tx
		.insertInto('conference_point')
		.values({ id, ...place, text, audience, due_on, directive_id, made_by: staffId(actor), made_at: now() })
		.execute();
	return id;
}
