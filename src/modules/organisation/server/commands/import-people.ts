import { now } from '#platform/clock.ts';
import { rows, sql, type Tx } from '#platform/db/index.ts';
import { forbidden } from '#platform/errors.ts';
import { newId } from '#platform/ids.ts';
import type { Texts } from '#platform/i18n/lang.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { journal } from '#platform/journal/index.ts';
import type { Problem } from '../../import/columns.ts';
import {
	planPeople,
	type KnownPerson,
	type KnownPost,
	type PeopleContext,
	type WantedPerson,
	type WantedPost
} from '../../import/people.ts';
import type { TableImport } from './import-units.ts';

export interface PeopleResult {
	problems: Problem[];
	/** People. */
	made: number;
	changed: number;
	unchanged: number;
	/** Posts. */
	given: number;
	ended: number;
}

const PEOPLE = sql<Omit<KnownPerson, 'posts'>>`
	SELECT p.id, p.external_id AS "externalId", p.name, p.email, p.phone, p.language,
		EXISTS (SELECT FROM account a WHERE a.person_id = p.id) AS "hasAccount"
	FROM person p`;
const POSTS = sql<KnownPost & { personId: string }>`
	SELECT id, person_id AS "personId", unit_id AS "unitId", role, title, valid_from AS "validFrom", valid_to AS "validTo" FROM post`;
const UNITS = sql<{ code: string; id: string; from: Temporal.PlainDate; until: Temporal.PlainDate | null }>`
	SELECT code, id, valid_from AS "from", valid_to AS until FROM unit`;

async function readContext(tx: Tx, on: Temporal.PlainDate): Promise<PeopleContext> {
	const posts = Map.groupBy(await rows(tx, POSTS), (post) => post.personId);
	const people = (await rows(tx, PEOPLE)).map((person) => ({ ...person, posts: posts.get(person.id) ?? [] }));
	return { people, units: new Map((await rows(tx, UNITS)).map((unit) => [unit.code, unit])), on };
}

const sameTexts = (a: Texts, b: Texts) => a.kk === b.kk && a.ru === b.ru && a.en === b.en;

async function writePerson(tx: Tx, actor: Actor, wanted: WantedPerson): Promise<{ id: string; changed: boolean }> {
	const { was, externalId, name, email, phone, language } = wanted;
	const subject = (id: string) => ({ kind: 'person', id }) as const;
	const values = { name, email, phone, language, external_id: externalId };
	if (was === undefined) {
		const id = newId();
		await tx
			.insertInto('person')
			.values({ id, ...values, created_at: now() })
			.execute();
		await journal(tx, { subject: subject(id), actor, act: 'person.made', seenBy: 'staff' });
		return { id, changed: false };
	}
	const changed = (['name', 'email', 'phone', 'language', 'externalId'] as const).filter((key) => wanted[key] !== was[key]);
	if (changed.length === 0) return { id: was.id, changed: false };
	await tx.updateTable('person').set(values).where('id', '=', was.id).execute();
	if (was.hasAccount && email !== null) {
		// One signs in with the person's address.
		await tx.updateTable('account').set({ email, language }).where('person_id', '=', was.id).execute();
	}
	await journal(tx, { subject: subject(was.id), actor, act: 'person.changed', seenBy: 'staff', data: { changed } });
	return { id: was.id, changed: true };
}

/** Returns whether anything was written. */
async function writePost(tx: Tx, actor: Actor, personId: string, post: WantedPost): Promise<boolean> {
	const { was, unitId, role, title, validFrom, validTo } = post;
	const dates = { from: validFrom.toString(), to: validTo?.toString() ?? null };
	const tell = (postId: string, act: string) =>
		journal(tx, {
			subject: { kind: 'person', id: personId },
			actor,
			act,
			seenBy: 'staff',
			data: { postId, unitId, role, title, ...dates }
		});
	const values = { title: JSON.stringify(title), valid_from: validFrom, valid_to: validTo };
	if (was === undefined) {
		const id = newId();
		await tx
			.insertInto('post')
			.values({ id, person_id: personId, unit_id: unitId, role, ...values })
			.execute();
		await tell(id, 'person.post_given');
		return true;
	}
	const sameEnd = was.validTo === null || validTo === null ? was.validTo === validTo : was.validTo.equals(validTo);
	if (sameEnd && was.validFrom.equals(validFrom) && sameTexts(was.title, title)) return false;
	await tx.updateTable('post').set(values).where('id', '=', was.id).execute();
	await tell(was.id, sameEnd || validTo === null ? 'person.post_changed' : 'person.post_ended');
	return true;
}

async function endPost(tx: Tx, actor: Actor, personId: string, was: KnownPost, lastDay: Temporal.PlainDate): Promise<boolean> {
	if (was.validTo?.equals(lastDay) === true) return false;
	await tx.updateTable('post').set({ valid_to: lastDay }).where('id', '=', was.id).execute();
	const data = { postId: was.id, unitId: was.unitId, role: was.role, to: lastDay.toString() };
	await journal(tx, { subject: { kind: 'person', id: personId }, actor, act: 'person.post_ended', seenBy: 'staff', data });
	return true;
}

/**
 * Brings people and their posts to what a table says: new people, names and contacts, posts given, changed, moved, ended.
 * For each person named it is the whole list of posts; people not named stay. With any problem nothing is written. The
 * same table twice changes nothing. Nobody gets an account by it. Only the system (command line).
 */
export async function importPeople(tx: Tx, actor: Actor, input: TableImport): Promise<PeopleResult> {
	if (actor.kind !== 'system') throw forbidden();
	await rows(tx, sql`SELECT pg_advisory_xact_lock(hashtext('organisation.import'))`);
	const { people, problems } = planPeople(input.columns, input.rows, await readContext(tx, input.on));
	const result: PeopleResult = { problems, made: 0, changed: 0, unchanged: 0, given: 0, ended: 0 };
	if (problems.length > 0) return result;
	for (const wanted of people) {
		const { id, changed } = await writePerson(tx, actor, wanted);
		// Ends first: a post moved on the same day must not meet the one it comes from.
		let acts = Number(changed);
		for (const { was, lastDay } of wanted.ended) {
			const done = Number(await endPost(tx, actor, id, was, lastDay));
			result.ended += done;
			acts += done;
		}
		for (const post of wanted.posts) {
			const done = Number(await writePost(tx, actor, id, post));
			result.given += post.was === undefined ? done : 0;
			acts += done;
		}
		if (wanted.was === undefined) result.made++;
		else if (acts > 0) result.changed++;
		else result.unchanged++;
	}
	if (result.made + result.changed === 0) return result;
	const { made, changed, given, ended } = result;
	const data = { source: input.source, made, changed, given, ended };
	await journal(tx, { subject: { kind: 'import', id: newId() }, actor, act: 'import.people', seenBy: 'staff', data });
	return result;
}
