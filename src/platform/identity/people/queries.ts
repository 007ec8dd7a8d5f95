import { now } from '../../clock.ts';
import { sql, type Reader } from '../../db/index.ts';
import { notFound } from '../../errors.ts';
import { dayOf } from '../../i18n/format.ts';
import { DEFAULT_LANG, isLang, type Lang, type Texts } from '../../i18n/lang.ts';
import type { Actor, Role } from '../actor.ts';
import { isRole } from '../posts.ts';
import { maySeePerson, type PostPlace } from './policy.ts';

export interface PersonRow {
	id: string;
	name: string;
	email: string | null;
	/** `none`: never invited; `invited`: has a link; `open`: can sign in; `closed`. */
	account: 'none' | 'invited' | 'open' | 'closed';
	posts: { role: Role; unitName: Texts; title: Texts }[];
}

/** The trees whose people the actor may see. */
function rootsOf(actor: Actor): string[] {
	if (actor.kind !== 'staff') return [];
	return actor.posts.filter((p) => p.role === 'administrator' || p.role === 'auditor').map((p) => p.unitPath);
}

const kazakh = sql<string>`person.name COLLATE "kk-x-icu"`;

/**
 * People who hold or held posts in the trees of an administrator or auditor; those without any post are shown to the
 * root's. `search` is part of a name or a mail address. One page in the order of the Kazakh alphabet, after the person
 * `after`; `next` is where the following page goes on.
 */
export async function peopleFor(
	db: Reader,
	actor: Actor,
	options: { search?: string; after?: string; limit?: number } = {}
): Promise<{ people: PersonRow[]; next: string | undefined }> {
	const roots = rootsOf(actor);
	if (roots.length === 0) return { people: [], next: undefined };
	const limit = options.limit ?? 50;
	const whole = roots.some((path) => !path.includes('.'));
	let query = db.selectFrom('person').leftJoin('account', 'account.person_id', 'person.id');
	if (!whole) {
		query = query.where((eb) =>
			eb.exists(
				eb
					.selectFrom('post')
					.innerJoin('unit', 'unit.id', 'post.unit_id')
					.select('post.id')
					.whereRef('post.person_id', '=', 'person.id')
					.where(sql<boolean>`unit.path <@ ANY (${roots}::ltree[])`)
			)
		);
	}
	const search = options.search?.trim() ?? '';
	if (search !== '') {
		const like = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
		query = query.where((eb) => eb.or([eb('person.name', 'ilike', like), eb('person.email', 'ilike', like)]));
	}
	const { after } = options;
	if (after !== undefined) {
		query = query.where(
			sql<boolean>`(${kazakh}, person.id) > (SELECT p.name COLLATE "kk-x-icu", p.id FROM person p WHERE p.id = ${after}::uuid)`
		);
	}
	const found = await query
		.select(['person.id', 'person.name', 'person.email', 'account.id as account_id', 'account.closed_at', 'account.password_hash'])
		.orderBy(kazakh)
		.orderBy('person.id')
		.limit(limit + 1)
		.execute();
	const page = found.slice(0, limit);
	const posts = await postsByPerson(
		db,
		page.map((p) => p.id)
	);
	const last = page.at(-1);
	return {
		people: page.map((p) => ({
			id: p.id,
			name: p.name,
			email: p.email,
			account: accountState(p),
			posts: (posts.get(p.id) ?? []).filter((post) => post.current)
		})),
		next: found.length > limit ? last?.id : undefined
	};
}

function accountState(row: {
	account_id: string | null;
	closed_at: Temporal.Instant | null;
	password_hash: string | null;
}): PersonRow['account'] {
	if (row.account_id === null) return 'none';
	if (row.closed_at !== null) return 'closed';
	return row.password_hash === null ? 'invited' : 'open';
}

export interface PostRow extends PostPlace {
	id: string;
	role: Role;
	title: Texts;
	unitId: string;
	unitName: Texts;
	validFrom: Temporal.PlainDate;
	validTo: Temporal.PlainDate | null;
}

/** All posts of these people, the newest first. */
export async function postsByPerson(db: Reader, personIds: readonly string[]): Promise<Map<string, PostRow[]>> {
	if (personIds.length === 0) return new Map();
	const today = dayOf(now());
	const found = await db
		.selectFrom('post')
		.innerJoin('unit', 'unit.id', 'post.unit_id')
		.select([
			'post.id',
			'post.person_id',
			'post.role',
			'post.title',
			'post.unit_id',
			'unit.name',
			'unit.path',
			'post.valid_from',
			'post.valid_to'
		])
		.where('post.person_id', 'in', personIds)
		.orderBy('post.valid_from', 'desc')
		.orderBy('post.id')
		.execute();
	const byPerson = new Map<string, PostRow[]>();
	for (const p of found) {
		if (!isRole(p.role)) continue;
		const list = byPerson.get(p.person_id) ?? [];
		list.push({
			id: p.id,
			role: p.role,
			title: p.title as Texts,
			unitId: p.unit_id,
			unitName: p.name as Texts,
			unitPath: p.path,
			validFrom: p.valid_from,
			validTo: p.valid_to,
			// A post that begins later counts as current: it is not over.
			current: p.valid_to === null || Temporal.PlainDate.compare(p.valid_to, today) >= 0
		});
		byPerson.set(p.person_id, list);
	}
	return byPerson;
}

export interface PersonDetail {
	id: string;
	name: string;
	email: string | null;
	phone: string | null;
	language: Lang;
	account: PersonRow['account'];
	accountId: string | null;
	posts: PostRow[];
}

/** One person whom the actor may see; anybody else's is not found. */
export async function personFor(db: Reader, actor: Actor, personId: string): Promise<PersonDetail> {
	const row = await db
		.selectFrom('person')
		.leftJoin('account', 'account.person_id', 'person.id')
		.select(['person.id', 'person.name', 'person.email', 'person.phone', 'person.language'])
		.select(['account.id as account_id', 'account.closed_at', 'account.password_hash'])
		.where('person.id', '=', personId)
		.executeTakeFirst();
	if (row === undefined) throw notFound();
	const posts = (await postsByPerson(db, [personId])).get(personId) ?? [];
	if (!maySeePerson(actor, posts)) throw notFound();
	return {
		id: row.id,
		name: row.name,
		email: row.email,
		phone: row.phone,
		language: isLang(row.language) ? row.language : DEFAULT_LANG,
		account: accountState(row),
		accountId: row.account_id,
		posts
	};
}

export interface UnitChoice {
	id: string;
	name: Texts;
	path: string;
}

/** Open units in which the actor gives posts, in the order of the tree. */
export async function manageableUnits(db: Reader, actor: Actor): Promise<UnitChoice[]> {
	if (actor.kind !== 'staff') return [];
	const roots = actor.posts.filter((p) => p.role === 'administrator').map((p) => p.unitPath);
	if (roots.length === 0) return [];
	const units = await db
		.selectFrom('unit')
		.select(['id', 'name', 'path'])
		.where(sql<boolean>`path <@ ANY (${roots}::ltree[])`)
		.where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', dayOf(now()))]))
		.orderBy('path')
		.limit(5000)
		.execute();
	return units.map((u) => ({ id: u.id, name: u.name as Texts, path: u.path }));
}
