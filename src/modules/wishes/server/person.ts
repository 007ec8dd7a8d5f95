/** Who wants to meet, and about what: sealed on the way in, opened only here, each look by staff journalled by its caller. */
import { sql, type Reader, type Tx } from '#platform/db/index.ts';
import { blindIndex, blindIndexes, open, seal } from '#platform/secrets.ts';

export interface Person {
	firstName: string;
	lastName: string | null;
	phone: string | null;
	email: string | null;
	topic: string;
	/** What they need to get in, to hear, to be understood. */
	needs: string | null;
	/** What came of the meeting, in the words of who received. */
	note: string | null;
}

export type NewPerson = Pick<Person, 'firstName' | 'topic'> & { [K in 'lastName' | 'phone' | 'email' | 'needs']?: string | undefined };

const sealed = (value: string | undefined) => (value === undefined ? null : seal(value));
const opened = (value: Buffer | null) => (value === null ? null : open(value));

export async function insertPerson(tx: Tx, wishId: string, person: NewPerson): Promise<void> {
	const { firstName, lastName, phone, email, topic, needs } = person;
	await tx
		.insertInto('wish_person')
		.values({
			wish_id: wishId,
			first_name: seal(firstName),
			last_name: sealed(lastName),
			topic: seal(topic),
			needs: sealed(needs),
			phone: sealed(phone),
			phone_index: phone === undefined ? null : blindIndex('phone', phone),
			email: sealed(email),
			email_index: email === undefined ? null : blindIndex('email', email)
		})
		.execute();
}

/** The people of these wishes; one whose term of keeping is over is left out. */
export async function personsOf(db: Reader | Tx, wishIds: readonly string[]): Promise<Map<string, Person>> {
	if (wishIds.length === 0) return new Map();
	const list = await (db as Reader)
		.selectFrom('wish_person')
		.selectAll()
		.where('wish_id', '=', sql<string>`ANY(${[...wishIds]}::uuid[])`)
		.execute();
	return new Map(
		list.map((row) => [
			row.wish_id,
			{
				firstName: open(row.first_name),
				lastName: opened(row.last_name),
				phone: opened(row.phone),
				email: opened(row.email),
				topic: open(row.topic),
				needs: opened(row.needs),
				note: opened(row.note)
			}
		])
	);
}

export async function personOf(db: Reader | Tx, wishId: string): Promise<Person | undefined> {
	return (await personsOf(db, [wishId])).get(wishId);
}

/** SQL: the wish (`w`) is of who left this telephone number or mail address. */
export const isOf = (purpose: 'phone' | 'email', value: string) => sql`EXISTS (
	SELECT FROM wish_person p WHERE p.wish_id = w.id AND p.${sql.ref(`${purpose}_index`)} = ANY(${blindIndexes(purpose, value)}::bytea[]))`;
