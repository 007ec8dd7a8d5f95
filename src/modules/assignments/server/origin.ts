/**
 * An assignment tells of what it came from: who may not know of an appeal, does not know of the work on it. The room
 * that owns the subject says who may.
 */
import type { Recipient } from '#platform/calendar/reminders.ts';
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import type { Actor, Staff } from '#platform/identity/actor.ts';

export interface OriginRule {
	/** SQL: the actor may know of the subject with this id (SQL too, any alias but `kept`). */
	known: (actor: Staff, id: ReturnType<typeof sql>) => ReturnType<typeof sql<boolean>>;
	/** SQL: the subject with this id (SQL too, any alias but `kept`) is kept from nobody. */
	keptFromNobody: (id: ReturnType<typeof sql>) => ReturnType<typeof sql<boolean>>;
	/** Of these people those who may not know of the subject, for each subject that is kept from somebody. */
	keptOut: (
		db: Reader | Tx,
		asked: readonly { id: string; personIds: readonly string[] }[]
	) => Promise<ReadonlyMap<string, ReadonlySet<string>>>;
}

const rules = new Map<string, OriginRule>();

/** The room that owns a kind of subject says who may know of one. Called once, when the room's module loads. */
export function onOrigin(kind: string, rule: OriginRule): void {
	rules.set(kind, rule);
}

/** SQL over an assignment, or any row with `origin_kind` and `origin_id` (alias `a` unless said): the actor may know of what it came from. */
export function knownOrigin(actor: Staff, alias = 'a'): ReturnType<typeof sql<boolean>> {
	const a = sql.raw(alias);
	const each = [...rules].map(([kind, rule]) => sql`(${a}.origin_kind <> ${kind} OR ${rule.known(actor, sql`${a}.origin_id`)})`);
	return each.length === 0 ? sql<boolean>`true` : sql<boolean>`(${sql.join(each, sql` AND `)})`;
}

/** SQL over an assignment (alias `a`): what it came from is kept from nobody. */
export function openOrigin(): ReturnType<typeof sql<boolean>> {
	const each = [...rules].map(([kind, rule]) => sql`(a.origin_kind <> ${kind} OR ${rule.keptFromNobody(sql`a.origin_id`)})`);
	return each.length === 0 ? sql<boolean>`true` : sql<boolean>`(${sql.join(each, sql` AND `)})`;
}

/** Whether the actor may know of what an assignment came from. Only staff are ever kept from something. */
export async function knowsOrigin(db: Reader, actor: Actor, origin: { kind: string; id: string }): Promise<boolean> {
	const rule = rules.get(origin.kind);
	if (rule === undefined || actor.kind !== 'staff') return true;
	const [row] = await rows(db, sql<{ known: boolean }>`SELECT ${rule.known(actor, sql`${origin.id}::uuid`)} AS known`);
	return row?.known === true;
}

/** The people told of each item, without those who may not know what it is about. */
export async function withoutUnknowing(
	db: Reader | Tx,
	items: readonly { id: string; about: { kind: string; id: string } }[],
	told: ReadonlyMap<string, Recipient[]>
): Promise<Map<string, Recipient[]>> {
	const result = new Map(told);
	for (const [kind, rule] of rules) {
		const of = items.filter(({ about }) => about.kind === kind);
		const asked = of.map(({ id, about }) => ({ id: about.id, personIds: (told.get(id) ?? []).map((one) => one.personId) }));
		const out = await rule.keptOut(db, asked);
		for (const { id, about } of of) {
			const kept = out.get(about.id);
			if (kept !== undefined)
				result.set(
					id,
					(told.get(id) ?? []).filter((one) => !kept.has(one.personId))
				);
		}
	}
	return result;
}

/** Of these people, those who may not know of the subject. */
export async function keptOutOf(
	db: Reader | Tx,
	origin: { kind: string; id: string },
	personIds: readonly string[]
): Promise<ReadonlySet<string>> {
	const out = await rules.get(origin.kind)?.keptOut(db, [{ id: origin.id, personIds }]);
	return out?.get(origin.id) ?? new Set();
}
