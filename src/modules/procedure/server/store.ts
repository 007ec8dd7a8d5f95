/** The rows of this room. */
import type { Selectable } from 'kysely';
import type { DB, Reader, Tx } from '#platform/db/index.ts';
import { decisionsOf } from '#modules/appeals/server/index.ts';
import type { ComplaintState, CorrectionState, HearingState, Position, Unfavourable } from '../rules.ts';

export type Correction = Omit<Selectable<DB['correction']>, 'state'> & { state: CorrectionState };

/** Every return of an appeal to be put right, the newest first. */
export async function correctionsOf(db: Reader | Tx, appealId: string): Promise<Correction[]> {
	const rows = await db
		.selectFrom('correction')
		.selectAll()
		.where('appeal_id', '=', appealId)
		.orderBy('asked_at', 'desc')
		.orderBy('id', 'desc')
		.execute();
	return rows as Correction[];
}

export type Hearing = Omit<Selectable<DB['hearing']>, 'state' | 'outcome' | 'position'> & {
	state: HearingState;
	outcome: Unfavourable | null;
	position: Position | null;
};

/** Every hearing called for an appeal itself, the newest first. */
export async function ownHearings(db: Reader | Tx, appealId: string): Promise<Hearing[]> {
	const rows = await db
		.selectFrom('hearing')
		.selectAll()
		.where('appeal_id', '=', appealId)
		.orderBy('called_at', 'desc')
		.orderBy('id', 'desc')
		.execute();
	return rows as Hearing[];
}

/** Somebody whose appeal lies in the one that is heard. */
export type Party = Omit<Selectable<DB['hearing_party']>, 'position'> & { position: Position | null };

/** Who is called to a hearing beside the applicant of the appeal itself, and has not left it. */
export async function partiesOf(db: Reader | Tx, hearingIds: readonly string[]): Promise<Party[]> {
	if (hearingIds.length === 0) return [];
	const rows = await db
		.selectFrom('hearing_party')
		.selectAll()
		.where('hearing_id', 'in', [...hearingIds])
		.where('left_at', 'is', null)
		.orderBy('called_at')
		.orderBy('appeal_id')
		.execute();
	return rows as Party[];
}

/** The hearing of an appeal itself that is called and not over. */
export async function calledHearing(db: Reader | Tx, appealId: string): Promise<Hearing | undefined> {
	return (await ownHearings(db, appealId)).find((row) => row.state === 'called');
}

/** Whose appeals a hearing is of: the one it was called for, then each that lies in it and has not left. */
export async function heardIn(db: Reader | Tx, row: Pick<Hearing, 'id' | 'appeal_id'>): Promise<string[]> {
	return [row.appeal_id, ...(await partiesOf(db, [row.id])).map((one) => one.appeal_id)];
}

/**
 * Every hearing that an appeal's applicant was called to, the newest first: of their own appeal, and of one that theirs lay
 * in. Of the latter only what is theirs: their position, whether they came; nothing of anybody else.
 */
export async function hearingsOf(db: Reader | Tx, appealId: string): Promise<Hearing[]> {
	const parties = await db.selectFrom('hearing_party').selectAll().where('appeal_id', '=', appealId).execute();
	const own = await ownHearings(db, appealId);
	if (parties.length === 0) return own;
	const ids = parties.map((one) => one.hearing_id);
	const shared = (await db.selectFrom('hearing').selectAll().where('id', 'in', ids).execute()) as Hearing[];
	const seen = shared.map((row) => asParty(row, parties.find((one) => one.hearing_id === row.id) as Party));
	return [...own, ...seen].toSorted((a, b) => Temporal.Instant.compare(b.called_at, a.called_at));
}

function asParty(row: Hearing, party: Party): Hearing {
	const { appeal_id, called_at, position, objection, objected_at, attended, protocol_id } = party;
	const mine = { ...row, appeal_id, called_at, position, objection, objected_at, protocol_id, participants: null, explanations: null };
	if (party.left_at !== null) return { ...mine, state: 'cancelled', reason: party.left_reason, ended_at: party.left_at, attended: null };
	return { ...mine, attended: row.state === 'held' ? attended === true : null };
}

/** How many decisions an appeal has: a reopened one is heard anew. */
export async function roundOf(db: Reader, appealId: string): Promise<number> {
	return (await decisionsOf(db, appealId)).length;
}

export type Complaint = Omit<Selectable<DB['complaint']>, 'state'> & { state: ComplaintState };

/** Every complaint about an appeal's decisions or silence, the newest first. */
export async function complaintsOf(db: Reader | Tx, appealId: string): Promise<Complaint[]> {
	const rows = await db.selectFrom('complaint').selectAll().where('appeal_id', '=', appealId).orderBy('ordinal', 'desc').execute();
	return rows as Complaint[];
}

/** The complaints that are open about any of these appeals. */
export async function openComplaintsOf(db: Reader | Tx, appealIds: readonly string[]): Promise<Complaint[]> {
	if (appealIds.length === 0) return [];
	const rows = await db
		.selectFrom('complaint')
		.selectAll()
		.where('appeal_id', 'in', [...appealIds])
		.where('ended_at', 'is', null)
		.orderBy('due_on')
		.orderBy('id')
		.execute();
	return rows as Complaint[];
}

/** "ALA-2026-000123/1": the number of a complaint. */
export const complaintNumber = (appealNumber: string, row: Pick<Complaint, 'ordinal'>): string => `${appealNumber}/${String(row.ordinal)}`;
