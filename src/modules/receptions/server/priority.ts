/** Whom a reception sees first: groups by date, with their source. */
import { holdsOn, roomFor, type Added, type Dated } from '#platform/calendar/editions.ts';
import { canEdit } from '#platform/calendar/edit.ts';
import { now } from '#platform/clock.ts';
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { conflict, forbidden, invalid } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Texts } from '#platform/i18n/lang.ts';
import { actorId, type Actor } from '#platform/identity/actor.ts';
import { namedId } from '#platform/ids.ts';
import { journal } from '#platform/journal/index.ts';
import type { GroupInput, RetireGroupInput } from '../input.ts';

export interface PriorityGroup extends Dated {
	code: string;
	/** 1 comes first. */
	rank: number;
	name: Texts;
	source: string;
	added: Added;
}

type Row = Omit<PriorityGroup, 'added'> & { addedAt: Temporal.Instant | null; addedBy: string | null; reason: string | null };

/** Every edition, by rank and group, the latest first. */
export async function priorityEditions(db: Reader | Tx): Promise<PriorityGroup[]> {
	const list = await rows(
		db,
		sql<Row>`SELECT code, rank, name, source, valid_from AS "validFrom", valid_to AS "validTo", added_at AS "addedAt", added_by AS "addedBy", reason
			FROM priority_group ORDER BY rank, code, valid_from DESC`
	);
	return list.map(({ addedAt, addedBy, reason, ...row }) => ({
		...row,
		added: addedAt === null ? undefined : { at: addedAt, by: addedBy, reason: reason ?? '' }
	}));
}

/** The groups that hold on a day, who comes first on top. */
export async function priorityGroups(db: Reader | Tx, day: Temporal.PlainDate): Promise<PriorityGroup[]> {
	return (await priorityEditions(db)).filter((one) => holdsOn(one, day));
}

const tell = (tx: Tx, actor: Actor, code: string, act: string, at: Temporal.Instant, data: Record<string, unknown>) =>
	journal(tx, {
		subject: { kind: 'rule', id: namedId(`priority_group:${code}`) },
		actor,
		act: `priority_group.${act}`,
		seenBy: 'staff',
		at,
		data
	});

/** The editions of one group, held against somebody else who edits. */
async function editionsOf(tx: Tx, code: string): Promise<PriorityGroup[]> {
	await sql`SELECT FROM priority_group WHERE code = ${code} FOR UPDATE`.execute(tx);
	return (await priorityEditions(tx)).filter((one) => one.code === code);
}

async function endOn(tx: Tx, { code, validFrom }: PriorityGroup, to: Temporal.PlainDate): Promise<void> {
	const edition = tx.updateTable('priority_group').set({ valid_to: to });
	await edition.where('code', '=', code).where('valid_from', '=', validFrom).execute();
}

/** Adds a group, or an edition of one, from a day to come. Throws forbidden, invalid `validFrom` (`receptions.to_come`, `receptions.taken`). */
export async function addPriorityGroup(tx: Tx, actor: Actor, input: GroupInput): Promise<void> {
	if (!canEdit(actor)) throw forbidden();
	const at = now();
	const { code, rank, name, validFrom, source, reason } = input;
	if (Temporal.PlainDate.compare(validFrom, dayOf(at)) <= 0) throw invalid('validFrom', 'receptions.to_come');
	const editions = await editionsOf(tx, code);
	if (editions.some((one) => one.validFrom.equals(validFrom))) throw invalid('validFrom', 'receptions.taken');
	const { ends, eve, validTo } = roomFor(editions, validFrom);
	if (ends !== undefined) await endOn(tx, ends, eve);
	const by = { added_at: at, added_by: actorId(actor), reason };
	await tx
		.insertInto('priority_group')
		.values({ code, rank, name: JSON.stringify(name), source, valid_from: validFrom, valid_to: validTo, ...by })
		.execute();
	await tell(tx, actor, code, 'added', at, { code, rank, from: validFrom.toString(), source, reason });
}

/** Ends a group after its last day. Throws forbidden, invalid `validTo`, conflict `receptions.group_over`. */
export async function retirePriorityGroup(tx: Tx, actor: Actor, { group, validTo, retireReason }: RetireGroupInput): Promise<void> {
	if (!canEdit(actor)) throw forbidden();
	const at = now();
	if (Temporal.PlainDate.compare(validTo, dayOf(at)) < 0) throw invalid('validTo', 'receptions.day_past');
	const open = (await editionsOf(tx, group)).find((one) => one.validTo == null);
	if (open === undefined || Temporal.PlainDate.compare(open.validFrom, validTo) > 0) throw conflict('receptions.group_over');
	await endOn(tx, open, validTo);
	await tell(tx, actor, group, 'retired', at, { code: group, to: validTo.toString(), reason: retireReason });
}
