/** Where a citizen is reached: what they type, how an account keeps it and is found by it. */
import { z } from 'zod';
import { normalizePhone } from '../contact.ts';
import type { Reader } from '../db/index.ts';
import { blindIndex, blindIndexes, open, seal } from '../secrets.ts';
import type { Contacts } from './actor.ts';
import { plainEmail } from './rules.ts';

export type Way = 'email' | 'phone';

/** A mail address or a telephone in the one form in which we keep it; `readContact` makes it. */
export interface Contact {
	way: Way;
	value: string;
}

const EMAIL = z.email().max(254);

/** A mail address or a telephone as anybody writes it; undefined when it is neither. */
export function readContact(typed: string): Contact | undefined {
	if (typed.includes('@')) {
		const email = plainEmail(typed);
		return EMAIL.safeParse(email).success ? { way: 'email', value: email } : undefined;
	}
	const phone = normalizePhone(typed);
	return phone === undefined ? undefined : { way: 'phone', value: phone };
}

/** What an account has. Throws when it has neither, which the database refuses to keep. */
export function contactsOf({ email, phone: sealed }: { email: string | null; phone: Buffer | null }): Contacts {
	const phone = sealed === null ? undefined : open(sealed);
	if (email !== null) return { email, ...(phone !== undefined && { phone }) };
	if (phone === undefined) throw new Error('an account without mail address and telephone');
	return { phone };
}

/** The columns of an account that keep a contact. */
export function columnsOf({ way, value }: Contact): { email: string } | { phone: Buffer; phone_index: Buffer } {
	return way === 'email' ? { email: value } : { phone: seal(value), phone_index: blindIndex('phone', value) };
}

export interface Holder {
	id: string;
	closed: boolean;
}

/** The citizen's account that has the contact, open or closed: a closed one keeps it, for whoever closed it meant it. */
export async function holderOf(db: Reader, { way, value }: Contact): Promise<Holder | undefined> {
	const row = await db
		.selectFrom('account')
		.select(['id', 'closed_at'])
		.where('kind', '=', 'citizen')
		.where((eb) =>
			way === 'email' ? eb(eb.fn<string>('lower', ['email']), '=', value) : eb('phone_index', 'in', blindIndexes('phone', value))
		)
		.executeTakeFirst();
	return row && { id: row.id, closed: row.closed_at !== null };
}
