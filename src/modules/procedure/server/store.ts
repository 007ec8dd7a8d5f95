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

/** Every hearing of an appeal, the newest first. */
export async function hearingsOf(db: Reader | Tx, appealId: string): Promise<Hearing[]> {
	const rows = await db
		.selectFrom('hearing')
		.selectAll()
		.where('appeal_id', '=', appealId)
		.orderBy('called_at', 'desc')
		.orderBy('id', 'desc')
		.execute();
	return rows as Hearing[];
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

/** "ALA-2026-000123/1": the number of a complaint. */
export const complaintNumber = (appealNumber: string, row: Pick<Complaint, 'ordinal'>): string => `${appealNumber}/${String(row.ordinal)}`;
