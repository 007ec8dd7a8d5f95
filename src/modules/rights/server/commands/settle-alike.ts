/** After each change of a rights case: it leaves the group that it fits no more, joins the one that is there, or raises one. */
import { deadline, loadCalendar, termFor } from '#platform/calendar/index.ts';
import { now } from '#platform/clock.ts';
import { nextNumber, rows, sql, type Tx } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { newId } from '#platform/ids.ts';
import { journal, journalAll } from '#platform/journal/index.ts';
import { assignmentsOf, cancelAssignment, issueAssignment } from '#modules/assignments/server/index.ts';
import { messages } from '../../messages/index.ts';
import { alikeKey, lowestAbove, MATCHES, reached, type AlikeFacts, type Match } from '../../rules/alike.ts';
import { alikeCases, alikeFactsOf } from '../alike.ts';
import { alikeRuleOn } from '../alike-rules.ts';

const SYSTEM = { kind: 'system', job: 'rights.settle' } as const;

/**
 * Settles one appeal among those alike, one at a time: of two that come as the n-th at once the second finds the case of
 * the first. Done twice, it is done once. Returns the group case that the appeal is in now, if any.
 */
export async function settleAlike(tx: Tx, appealId: string): Promise<string | undefined> {
	await sql`SELECT pg_advisory_xact_lock(hashtextextended('rights_settle', 0))`.execute(tx);
	const facts = await alikeFactsOf(tx, appealId);
	const inside = await groupOf(tx, appealId);
	if (inside !== undefined) {
		if (facts !== undefined && alikeKey(inside.match, facts) === inside.alike) return inside.id;
		// A closed case stays what it was.
		if (inside.closed) return inside.id;
		await leave(tx, inside.id, appealId);
	}
	if (facts === undefined) return undefined;
	for (const match of MATCHES) {
		const alike = alikeKey(match, facts);
		const id = alike === undefined ? undefined : ((await join(tx, alike, appealId)) ?? (await raise(tx, match, alike, facts)));
		if (id !== undefined) return id;
	}
	return undefined;
}

interface Inside {
	id: string;
	match: Match;
	alike: string;
	closed: boolean;
}

async function groupOf(tx: Tx, appealId: string): Promise<Inside | undefined> {
	const [group] = await rows(
		tx,
		sql<Inside>`SELECT g.id, g.match, g.alike, g.closed_at IS NOT NULL AS closed FROM group_case_appeal m JOIN group_case g ON g.id = m.group_id
			WHERE m.appeal_id = ${appealId} AND m.left_at IS NULL`
	);
	return group;
}

async function leave(tx: Tx, groupId: string, appealId: string): Promise<void> {
	const at = now();
	await tx
		.updateTable('group_case_appeal')
		.set({ left_at: at, left_reason: 'changed' })
		.where('group_id', '=', groupId)
		.where('appeal_id', '=', appealId)
		.execute();
	await journal(tx, {
		subject: { kind: 'group_case', id: groupId },
		actor: SYSTEM,
		act: 'group.left',
		seenBy: 'staff',
		at,
		data: { appeal: appealId }
	});
	await journal(tx, {
		subject: { kind: 'appeal', id: appealId },
		actor: SYSTEM,
		act: 'appeal.group_left',
		seenBy: 'staff',
		at,
		data: { group: groupId }
	});
}

/** Into the open case of those alike; not into one that a person took it out of. */
async function join(tx: Tx, alike: string, appealId: string): Promise<string | undefined> {
	const group = await tx
		.selectFrom('group_case as g')
		.innerJoin('unit as u', 'u.id', 'g.unit_id')
		.select(['g.id', 'g.number', 'g.raised_at', 'g.unit_id', sql<string>`u.path::text`.as('path')])
		.where('g.alike', '=', alike)
		.where('g.closed_at', 'is', null)
		.forUpdate('g')
		.executeTakeFirst();
	if (group === undefined) return undefined;
	const known = await tx
		.selectFrom('group_case_appeal')
		.select('left_at')
		.where('group_id', '=', group.id)
		.where('appeal_id', '=', appealId)
		.executeTakeFirst();
	if (known !== undefined) return undefined;
	await put(tx, group.id, [appealId], 'group.joined');
	await widen(tx, { id: group.id, number: group.number, raisedAt: group.raised_at, unitId: group.unit_id, path: group.path }, appealId);
	return group.id;
}

async function put(tx: Tx, groupId: string, appealIds: readonly string[], act: 'group.joined' | 'group.raised', more = {}): Promise<void> {
	const at = now();
	await tx
		.insertInto('group_case_appeal')
		.values(appealIds.map((appeal_id) => ({ group_id: groupId, appeal_id, joined_at: at })))
		.execute();
	await tx.updateTable('group_case').set({ changed_at: at }).where('id', '=', groupId).execute();
	const data = { appeals: appealIds, ...more };
	await journal(tx, { subject: { kind: 'group_case', id: groupId }, actor: SYSTEM, act, seenBy: 'staff', at, data });
	await journalAll(
		tx,
		appealIds.map((id) => ({
			subject: { kind: 'appeal', id } as const,
			actor: SYSTEM,
			act: 'appeal.group_joined',
			seenBy: 'applicant' as const,
			at,
			data: { group: groupId }
		}))
	);
}

/** Raises the case when this appeal is the n-th: with all that were counted, under the lowest unit above them. */
async function raise(tx: Tx, match: Match, alike: string, facts: AlikeFacts): Promise<string | undefined> {
	const at = now();
	const rule = await alikeRuleOn(tx, match, dayOf(at));
	if (rule === undefined) return undefined;
	const found = reached(await alikeCases(tx, match, alike, facts, dayOf(at).subtract({ days: 2 * rule.days })), rule);
	if (found === undefined) return undefined;
	const appealIds = [...new Set(found.map((one) => one.appealId))];
	const unit = await ownerOf(tx, appealIds);
	const id = newId();
	const year = dayOf(at).year;
	const number = `G-${unit.code}-${String(year)}-${String(await nextNumber(tx, `group:${unit.code}:${String(year)}`)).padStart(4, '0')}`;
	const of =
		match === 'employer' ? { employer_id: facts.employerId } : { profession: facts.profession, territory_id: placeOf(match, facts) };
	await tx
		.insertInto('group_case')
		.values({
			id,
			number,
			match,
			alike,
			...of,
			violated_right: facts.violatedRight ?? '',
			unit_id: unit.id,
			n: rule.n,
			days: rule.days,
			raised_at: at,
			changed_at: at
		})
		.execute();
	await put(tx, id, appealIds, 'group.raised', { number, match, n: rule.n, days: rule.days, unit: unit.id });
	await task(tx, { id, number, raisedAt: at, unitId: unit.id });
	return id;
}

const placeOf = (match: Match, facts: AlikeFacts) => (match === 'district' ? facts.districtId : facts.regionId);

interface Owner {
	id: string;
	code: string;
}

/** The lowest unit above all of these appeals that is open today. */
async function ownerOf(tx: Tx, appealIds: readonly string[], and: readonly string[] = []): Promise<Owner> {
	const paths = await rows(
		tx,
		sql<{
			path: string;
		}>`SELECT DISTINCT u.path::text AS path FROM appeal a JOIN unit u ON u.id = a.unit_id WHERE a.id = ANY(${[...appealIds]}::uuid[])`
	);
	const today = dayOf(now());
	const [owner] = await rows(
		tx,
		sql<Owner>`SELECT id, code FROM unit WHERE path @> ${lowestAbove([...and, ...paths.map((one) => one.path)])}::ltree
			AND valid_from <= ${today} AND (valid_to IS NULL OR valid_to >= ${today}) ORDER BY nlevel(path) DESC LIMIT 1`
	);
	if (owner === undefined) throw new Error('the root is above every unit');
	return owner;
}

interface Owned {
	id: string;
	number: string;
	raisedAt: Temporal.Instant;
	unitId: string;
}

/** The owner of a case owes it as an assignment, by a day that a rule gives. */
async function task(tx: Tx, { id, number, raisedAt, unitId }: Owned): Promise<void> {
	const day = dayOf(raisedAt);
	const computed = deadline(await loadCalendar(tx), day, await termFor(tx, 'group_case', day));
	const text = [messages.kk, messages.ru].map((words) => words.group.task(number)).join(' / ');
	const subject = { kind: 'group_case', id } as const;
	await issueAssignment(tx, SYSTEM, { subject, text, unitId, dueOn: computed.dueOn, computed, issuerUnitId: unitId });
}

/** One from elsewhere lifts the case to the unit above both; the day it is owed by stays. */
async function widen(tx: Tx, group: Owned & { path: string }, appealId: string): Promise<void> {
	const owner = await ownerOf(tx, [appealId], [group.path]);
	if (owner.id === group.unitId) return;
	const at = now();
	await tx.updateTable('group_case').set({ unit_id: owner.id, changed_at: at }).where('id', '=', group.id).execute();
	const data = { from: group.unitId, unit: owner.id };
	await journal(tx, { subject: { kind: 'group_case', id: group.id }, actor: SYSTEM, act: 'group.moved_up', seenBy: 'staff', at, data });
	const open = (await assignmentsOf(tx, { kind: 'group_case', id: group.id })).filter((one) => one.closedAt === null);
	for (const { id: assignmentId } of open) await cancelAssignment(tx, SYSTEM, { assignmentId, reason: 'moved_up' });
	if (open.length > 0) await task(tx, { ...group, unitId: owner.id });
}
