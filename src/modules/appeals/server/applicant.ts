/** The applicant's personal data: sealed on the way in, opened only here, each look journalled by its caller. */
import type { Insertable, Selectable } from 'kysely';
import { sql, type DB, type Reader } from '#platform/db/index.ts';
import { blindIndex, open, seal } from '#platform/secrets.ts';
import type { DraftBody } from '../input.ts';

export interface Applicant {
	name: string | null;
	phone: string | null;
	email: string | null;
	emailVerified: boolean;
	/** A letter came back from there for good. */
	emailFailed: boolean;
	iin: string | null;
	address: string | null;
}

const sealed = (value: string | undefined) => (value === undefined ? null : seal(value));

/** The row of an appeal's applicant with everything that identifies sealed, and blind indexes to find repeats by. */
export function sealApplicant(appealId: string, input: DraftBody, accountId?: string): Insertable<DB['appeal_applicant']> {
	return {
		appeal_id: appealId,
		account_id: accountId ?? null,
		name: sealed(input.name),
		phone: sealed(input.phone),
		phone_index: input.phone === undefined ? null : blindIndex('phone', input.phone),
		email: sealed(input.email),
		email_index: input.email === undefined ? null : blindIndex('email', input.email),
		iin: sealed(input.iin),
		iin_index: input.iin === undefined ? null : blindIndex('iin', input.iin),
		address: sealed(input.address)
	};
}

const opened = (value: Buffer | null) => (value === null ? null : open(value));

export function openApplicant(row: Selectable<DB['appeal_applicant']>): Applicant {
	return {
		name: opened(row.name),
		phone: opened(row.phone),
		email: opened(row.email),
		emailVerified: row.email_verified_at !== null,
		emailFailed: row.email_failed_at !== null,
		iin: opened(row.iin),
		address: opened(row.address)
	};
}

/** How somebody can be reached: not at an address from which letters come back. */
export function reachable(who: Applicant): Pick<Applicant, 'email' | 'address' | 'phone'> {
	return { email: who.emailFailed ? null : who.email, address: who.address, phone: who.phone };
}

/** The applicant of an appeal, or undefined when it has none (an import). The caller journals the look. */
export async function applicantOf(db: Reader, appealId: string): Promise<Applicant | undefined> {
	return (await applicantsOf(db, [appealId])).get(appealId);
}

/** The applicants of many appeals, by appeal. */
export async function applicantsOf(db: Reader, appealIds: readonly string[]): Promise<Map<string, Applicant>> {
	const list = await db
		.selectFrom('appeal_applicant')
		.selectAll()
		.where('appeal_id', '=', sql<string>`ANY(${[...appealIds]}::uuid[])`)
		.execute();
	return new Map(list.map((row) => [row.appeal_id, openApplicant(row)]));
}
