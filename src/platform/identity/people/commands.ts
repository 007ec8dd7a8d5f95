import { now } from '../../clock.ts';
import { onConstraint } from '../../db/constraints.ts';
import { asReader, type Tx } from '../../db/index.ts';
import { conflict, forbidden, found, invalid, notFound } from '../../errors.ts';
import { newId } from '../../ids.ts';
import { journal } from '../../journal/index.ts';
import type { Actor } from '../actor.ts';
import { voidChallenges } from '../challenges.ts';
import { endSessions } from '../sessions.ts';
import type { PersonInput, PostInput } from './input.ts';
import { mayManagePerson, mayManageUnit } from './policy.ts';
import { personFor, type PersonDetail } from './queries.ts';

onConstraint('person__email_key', () => conflictAt('email', 'email_taken'));
onConstraint('account__email_key', () => conflictAt('email', 'email_taken'));
onConstraint('post__once_excl', () => conflictAt('role', 'post_twice'));

const conflictAt = (field: string, code: string) => invalid(field, code);

/** The person, when the actor may act on the whole of them; seen but not theirs is forbidden. */
export async function managedPerson(tx: Tx, actor: Actor, personId: string): Promise<PersonDetail> {
	await tx.selectFrom('person').select('id').where('id', '=', personId).forUpdate().execute();
	const person = await personFor(asReader(tx), actor, personId);
	if (!mayManagePerson(actor, person.posts)) throw forbidden();
	return person;
}

async function managedUnit(tx: Tx, actor: Actor, unitId: string): Promise<void> {
	const unit = found(await tx.selectFrom('unit').select('path').where('id', '=', unitId).executeTakeFirst());
	// A unit of another branch is known to everybody (its page is public), so this is no secret.
	if (!mayManageUnit(actor, unit.path)) throw forbidden();
}

/** Writes down a new person with their first post: nobody is without a place. Returns the person's id. */
export async function makePerson(tx: Tx, actor: Actor, person: PersonInput, post: PostInput): Promise<string> {
	await managedUnit(tx, actor, post.unitId);
	const id = newId();
	await tx
		.insertInto('person')
		.values({
			id,
			name: person.name,
			email: person.email ?? null,
			phone: person.phone ?? null,
			language: person.language,
			created_at: now()
		})
		.execute();
	await journal(tx, { subject: { kind: 'person', id }, actor, act: 'person.made', seenBy: 'staff' });
	await insertPost(tx, actor, id, post);
	return id;
}

/** Changes name, mail, phone or language. The account's sign-in address follows the person's. */
export async function changePerson(tx: Tx, actor: Actor, personId: string, person: PersonInput): Promise<void> {
	const before = await managedPerson(tx, actor, personId);
	if (person.email === undefined && before.accountId !== null) throw invalid('email', 'required');
	await tx
		.updateTable('person')
		.set({ name: person.name, email: person.email ?? null, phone: person.phone ?? null, language: person.language })
		.where('id', '=', personId)
		.execute();
	if (before.accountId !== null && person.email !== undefined) {
		await tx.updateTable('account').set({ email: person.email, language: person.language }).where('id', '=', before.accountId).execute();
	}
	const changed = (['name', 'email', 'phone', 'language'] as const).filter((key) => (person[key] ?? null) !== before[key]);
	if (changed.length > 0) {
		await journal(tx, { subject: { kind: 'person', id: personId }, actor, act: 'person.changed', seenBy: 'staff', data: { changed } });
	}
}

/** Gives a post in a unit of the actor's tree to a person whom the actor may see. Returns the post's id. */
export async function addPost(tx: Tx, actor: Actor, personId: string, post: PostInput): Promise<string> {
	await tx.selectFrom('person').select('id').where('id', '=', personId).forUpdate().execute();
	await personFor(asReader(tx), actor, personId);
	await managedUnit(tx, actor, post.unitId);
	return insertPost(tx, actor, personId, post);
}

async function insertPost(tx: Tx, actor: Actor, personId: string, post: PostInput): Promise<string> {
	const id = newId();
	await tx
		.insertInto('post')
		.values({
			id,
			person_id: personId,
			unit_id: post.unitId,
			role: post.role,
			title: JSON.stringify(post.title),
			valid_from: post.validFrom,
			valid_to: post.validTo ?? null
		})
		.execute();
	await journal(tx, {
		subject: { kind: 'person', id: personId },
		actor,
		act: 'person.post_given',
		seenBy: 'staff',
		data: {
			postId: id,
			unitId: post.unitId,
			role: post.role,
			title: post.title,
			from: post.validFrom.toString(),
			to: post.validTo?.toString() ?? null
		}
	});
	return id;
}

/** Ends a post after its last day. One's own administrator post is another administrator's to end. */
export async function endPost(tx: Tx, actor: Actor, personId: string, end: { postId: string; lastDay: Temporal.PlainDate }): Promise<void> {
	await tx.selectFrom('person').select('id').where('id', '=', personId).forUpdate().execute();
	const person = await personFor(asReader(tx), actor, personId);
	const post = person.posts.find((p) => p.id === end.postId);
	if (post === undefined) throw notFound();
	if (!mayManageUnit(actor, post.unitPath)) throw forbidden();
	if (actor.kind === 'staff' && actor.personId === personId && post.role === 'administrator') throw conflict('own_account');
	if (Temporal.PlainDate.compare(end.lastDay, post.validFrom) < 0) throw invalid('lastDay', 'post_dates');
	if (post.validTo?.equals(end.lastDay) === true) return;
	await tx.updateTable('post').set({ valid_to: end.lastDay }).where('id', '=', post.id).execute();
	await journal(tx, {
		subject: { kind: 'person', id: personId },
		actor,
		act: 'person.post_ended',
		seenBy: 'staff',
		data: { postId: post.id, unitId: post.unitId, role: post.role, to: end.lastDay.toString() }
	});
}

/** Closes the person's account: no more sign-in, sessions and open invitations end now. An invitation opens it again. */
export async function closeAccount(tx: Tx, actor: Actor, personId: string): Promise<void> {
	const person = await managedPerson(tx, actor, personId);
	if (actor.kind === 'staff' && actor.personId === personId) throw conflict('own_account');
	if (person.accountId === null) throw notFound();
	if (person.account === 'closed') throw conflict('account_closed');
	await tx.updateTable('account').set({ closed_at: now() }).where('id', '=', person.accountId).execute();
	await voidChallenges(tx, 'invite', person.accountId);
	await endSessions(tx, actor, person.accountId);
	await journal(tx, { subject: { kind: 'account', id: person.accountId }, actor, act: 'account.closed', seenBy: 'staff' });
}
