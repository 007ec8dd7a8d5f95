/** A wish under lock, and the one way in which it moves on. */
import { dueFrom, meetDeadline, saveDeadline } from '#platform/calendar/index.ts';
import { now } from '#platform/clock.ts';
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { conflict, forbidden, found, notFound } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { journal } from '#platform/journal/index.ts';
import type { Mode } from '#modules/receptions/rules.ts';
import { hostById } from '#modules/receptions/server/index.ts';
import { after, isDone, isSeated, waits, type Channel, type Lapse, type Outcome, type WishAct, type WishState } from '../rules.ts';
import { keeps, reads, speaks, type WishAccess } from './policy.ts';

export interface WishRow extends WishAccess {
	number: string;
	unitId: string;
	hostId: string | null;
	territoryId: string | null;
	regionId: string | null;
	mode: Mode;
	language: Lang;
	channel: Channel;
	/** They came by themselves to where no line could be led. */
	walkIn: boolean;
	priorityGroup: string | null;
	rank: number;
	state: WishState;
	receivedAt: Temporal.Instant;
	since: Temporal.Instant;
	dueOn: Temporal.PlainDate;
	/** The time that it has or last had. */
	slotId: string | null;
	startsAt: Temporal.Instant | null;
	bookedAt: Temporal.Instant | null;
	confirmedAt: Temporal.Instant | null;
	returned: boolean;
	endedAt: Temporal.Instant | null;
	outcome: Outcome | null;
	sequence: number;
}

const WISH = sql`w.id, w.number, w.unit_id AS "unitId", u.path::text AS "unitPath", w.host_id AS "hostId", w.territory_id AS "territoryId",
	w.region_id AS "regionId", w.mode, w.language, w.channel, w.walk_in AS "walkIn", w.priority_group AS "priorityGroup", w.rank, w.state, w.received_at AS "receivedAt",
	w.since, w.due_on AS "dueOn", w.slot_id AS "slotId", w.starts_at AS "startsAt", w.booked_at AS "bookedAt", w.confirmed_at AS "confirmedAt", w.returned_at IS NOT NULL AS returned,
	w.ended_at AS "endedAt", w.outcome, w.sequence`;

/** The wishes for which the condition (SQL over `w` and `u`, with its order and limit) holds, without whom of the staff they are to meet. */
export function wishesWhere(db: Reader | Tx, condition: ReturnType<typeof sql>): Promise<Omit<WishRow, 'hostPersonId'>[]> {
	return rows(db, sql<Omit<WishRow, 'hostPersonId'>>`SELECT ${WISH} FROM wish w JOIN unit u ON u.id = w.unit_id WHERE ${condition}`);
}

async function oneWhere(db: Reader | Tx, condition: ReturnType<typeof sql>): Promise<WishRow | undefined> {
	const [wish] = await wishesWhere(db, condition);
	if (wish === undefined) return undefined;
	const host = wish.hostId === null ? undefined : await hostById(db, wish.hostId);
	return { ...wish, hostPersonId: host?.personId ?? null };
}

export const wishById = (db: Reader | Tx, id: string) => oneWhere(db, sql`w.id = ${id}`);
export const wishByNumber = (db: Reader | Tx, number: string) => oneWhere(db, sql`w.number = ${number}`);

/** A wish held until the transaction ends, for whoever may act on it. Throws not_found, forbidden. */
export async function openWish(tx: Tx, actor: Actor, id: string, side: 'keep' | 'either' = 'either'): Promise<WishRow> {
	await sql`SELECT FROM wish WHERE id = ${id} FOR NO KEY UPDATE`.execute(tx);
	const wish = found(await wishById(tx, id));
	if (!reads(actor, wish) && !speaks(actor, wish)) throw notFound();
	if (!keeps(actor, wish) && !(side === 'either' && speaks(actor, wish))) throw forbidden();
	return wish;
}

/** One row on the wish's chain, for the person to read, too. No personal data: a `reason` is kept beside the chain. */
export async function tell(
	tx: Tx,
	actor: Actor,
	id: string,
	act: string,
	data: Record<string, unknown> = {},
	seenBy: 'applicant' | 'staff' = 'applicant',
	at = now()
): Promise<void> {
	await journal(tx, { subject: { kind: 'wish', id }, actor, act: `wish.${act}`, seenBy, at, data });
}

/** Acts after which a calendar that has the meeting must learn of something. */
const SHOWN: readonly WishAct[] = ['book', 'move', 'excuse', 'revoke', 'withdraw'];

export interface Step {
	actor: Actor;
	lapse?: Lapse;
	/** What is kept of the act. */
	data?: Record<string, unknown>;
	values?: {
		unit_id?: string;
		host_id?: string | null;
		outcome?: Outcome;
		slot_id?: string;
		starts_at?: Temporal.Instant;
		booked_at?: Temporal.Instant;
		confirmed_at?: null;
	};
}

/**
 * Moves a wish on by one act: its state, its place in the line, by when a time is owed to it, one row in the journal. Throws conflict
 * `wishes.not_now`, `wishes.came_back` for who comes back a second time.
 */
export async function moveOn(tx: Tx, wish: WishRow, act: WishAct, { actor, lapse, data = {}, values = {} }: Step): Promise<void> {
	const at = now();
	const standing = after(wish, act, at, lapse);
	if (standing === undefined) throw conflict(wish.state === 'no_show' && wish.returned ? 'wishes.came_back' : 'wishes.not_now');
	const { state, since } = standing;
	const dueOn = await owe(tx, wish, state, act === 'revoke' ? 'wish_again' : 'wish_time', at);
	const shown = SHOWN.includes(act) && (isSeated(state) || isSeated(wish.state) || wish.state === 'arrived');
	await tx
		.updateTable('wish')
		.set({
			state,
			since,
			due_on: dueOn,
			ended_at: isDone(state) ? at : null,
			sequence: wish.sequence + (shown ? 1 : 0),
			...(standing.returned && !wish.returned ? { returned_at: at } : {}),
			...values
		})
		.where('id', '=', wish.id)
		.execute();
	await tell(tx, actor, wish.id, act, data);
}

const TERMS = ['wish_time', 'wish_again'] as const;

/** By when a time is owed: from the day on which it begins to wait; met when it waits no more; who is sent elsewhere keeps the day. */
async function owe(tx: Tx, wish: WishRow, to: WishState, term: (typeof TERMS)[number], at: Temporal.Instant): Promise<Temporal.PlainDate> {
	const subject = { kind: 'wish', id: wish.id } as const;
	if (waits(wish.state) === waits(to)) return wish.dueOn;
	if (waits(wish.state)) {
		for (const one of TERMS) await meetDeadline(tx, subject, one, at);
		return wish.dueOn;
	}
	const computed = await dueFrom(tx, term, dayOf(at));
	await saveDeadline(tx, subject, computed, at);
	return computed.dueOn;
}
