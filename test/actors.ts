import { randomBytes } from 'node:crypto';
import { newId } from '../src/platform/ids.ts';
import type { Tx } from '../src/platform/db/index.ts';
import type { Lang, Texts } from '../src/platform/i18n/lang.ts';
import type { Citizen, Role, Staff } from '../src/platform/identity/actor.ts';
import { columnsOf, readContact } from '../src/platform/identity/contacts.ts';

export interface MadeUnit {
	id: string;
	code: string;
	path: string;
	name: Texts;
}

export interface UnitWishes {
	kind?: 'national' | 'regional' | 'district' | 'city' | 'primary' | 'faction' | 'council' | 'youth' | 'reception';
	/** Capitals and digits; made up when absent. */
	code?: string;
	/** Default: the root that ships with Jauap. */
	parentId?: string;
	name?: string;
	territoryId?: string;
}

/** A unit under the root (or under `parentId`), open since 2020. */
export async function makeUnit(tx: Tx, wishes: UnitWishes = {}): Promise<MadeUnit> {
	const parents = tx.selectFrom('unit').select(['id', 'path']);
	const parent = await (
		wishes.parentId === undefined ? parents.where('parent_id', 'is', null) : parents.where('id', '=', wishes.parentId)
	).executeTakeFirstOrThrow();
	const code = wishes.code ?? `T${randomBytes(3).toString('hex').toUpperCase()}`;
	const name = wishes.name ?? `Бөлімше ${code}`;
	const unit = { id: newId(), code, path: `${parent.path}.${code.toLowerCase()}`, name: { kk: name, ru: name, en: name } };
	await tx
		.insertInto('unit')
		.values({
			id: unit.id,
			code,
			path: unit.path,
			name: JSON.stringify(unit.name),
			parent_id: parent.id,
			kind: wishes.kind ?? 'regional',
			territory_id: wishes.territoryId ?? null,
			valid_from: Temporal.PlainDate.from('2020-01-01')
		})
		.execute();
	return unit;
}

export interface StaffWishes {
	role: Role;
	unitId: string;
	name?: string;
	language?: Lang;
	email?: string;
}

/** Somebody signed in who holds one post since 2020: person, post and staff account rows, and the actor. */
export async function makeStaff(tx: Tx, { role, unitId, name = 'Айша Сапарова', language = 'kk', email }: StaffWishes): Promise<Staff> {
	const unit = await tx.selectFrom('unit').select('path').where('id', '=', unitId).executeTakeFirstOrThrow();
	const personId = newId();
	const accountId = newId();
	const mail = email ?? `${role}-${randomBytes(4).toString('hex')}@example.org`;
	await tx.insertInto('person').values({ id: personId, name, email: mail, language }).execute();
	await tx
		.insertInto('post')
		.values({
			id: newId(),
			person_id: personId,
			unit_id: unitId,
			role,
			title: JSON.stringify({ kk: role, ru: role, en: role }),
			valid_from: Temporal.PlainDate.from('2020-01-01')
		})
		.execute();
	await tx.insertInto('account').values({ id: accountId, kind: 'staff', email: mail, person_id: personId, language }).execute();
	return { kind: 'staff', accountId, personId, name, language, posts: [{ role, unitId, unitPath: unit.path }] };
}

export type { Citizen };

/** Somebody who proved this mail address or telephone: the account row, and the actor. */
export async function makeCitizen(tx: Tx, typed: string, language: Lang = 'kk'): Promise<Citizen> {
	const contact = readContact(typed);
	if (contact === undefined) throw new Error(`${typed} is no contact`);
	const [accountId, { way, value }] = [newId(), contact];
	await tx
		.insertInto('account')
		.values({ id: accountId, kind: 'citizen', ...columnsOf(contact), language })
		.execute();
	return way === 'email' ? { kind: 'citizen', accountId, email: value } : { kind: 'citizen', accountId, phone: value };
}
