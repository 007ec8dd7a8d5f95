/** A lost access code: asked for by whoever has the number and a contact of the booking, sent or shown by staff, taken by a link. */
import { asReader, sql, type Tx } from '#platform/db/index.ts';
import { conflict, forbidden, found, invalid } from '#platform/errors.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { enqueue } from '#platform/jobs/index.ts';
import { codeByTap, makeCodeTap } from '#platform/one-tap/new-code.ts';
import { hashAccessCode, makeAccessCode, open, seal } from '#platform/secrets.ts';
import { canText } from '#platform/sms/index.ts';
import { mayBeTold, type Asked } from '../../rules.ts';
import { tellCodeLink } from '../letters.ts';
import { isOf, personOf } from '../person.ts';
import { showsCode } from '../policy.ts';
import { openWish, tell, wishById, wishesWhere } from '../store.ts';

/** Who lost a code, sealed until the job decides: the queue lies in the database. */
export interface CodeAsked {
	sealed: string;
}

const wayOf = (contact: string) => (contact.includes('@') ? 'email' : 'phone');

/**
 * Somebody lost the code. Nothing is looked up here: whatever was typed is queued, so that neither the words, nor the time, nor what is
 * written tells whether a number or a contact is known. `sendCodeLink` does the rest.
 */
export async function askForCode(tx: Tx, number: string, contact: string): Promise<void> {
	const asked: CodeAsked = { sealed: seal(JSON.stringify({ number, contact })).toString('base64') };
	await enqueue(tx, 'wishes.code_asked', asked);
}

/**
 * A link goes to the contact that was typed, when the booking has it; otherwise nothing happens. `jobId` is the same for every attempt:
 * one question is one letter.
 */
export async function sendCodeLink(tx: Tx, jobId: string, { sealed }: CodeAsked): Promise<void> {
	const { number, contact } = JSON.parse(open(Buffer.from(sealed, 'base64'))) as { number: string; contact: string };
	const [wish] = await wishesWhere(tx, sql`w.number = ${number} AND ${isOf(wayOf(contact), contact)}`);
	if (wish === undefined || (wayOf(contact) === 'phone' && !canText(contact))) return;
	const token = await makeCodeTap(tx, jobId, 'wish', wish.id);
	if (token === undefined) return;
	await tell(tx, { kind: 'anonymous' }, wish.id, 'code_asked', {}, 'staff');
	await tellCodeLink(tx, wish.id, token, wayOf(contact));
}

/** Staff send a link for a new code to the contact that the booking has, and never see it. Throws not_found, forbidden, conflict `wishes.no_contact`. */
export async function sendCode(tx: Tx, actor: Actor, id: string, asked: Asked): Promise<void> {
	const wish = await openWish(tx, actor, id, 'keep');
	const person = await personOf(tx, id);
	if (person === undefined || (person.email === null && !canText(person.phone))) throw conflict('wishes.no_contact');
	const token = found(await makeCodeTap(tx, newId(), 'wish', wish.id));
	await tell(tx, actor, id, 'code_sent', { ...asked });
	await tellCodeLink(tx, id, token, person.email === null ? 'phone' : 'email');
}

export interface NewCode {
	wishId: string;
	number: string;
	accessCode: string;
}

/**
 * Staff who have the person before them with a document show a new code once; the old one stops working. Throws not_found, forbidden,
 * invalid `identified`.
 */
export async function showCode(tx: Tx, actor: Actor, id: string, asked: Asked): Promise<NewCode> {
	const wish = await openWish(tx, actor, id, 'keep');
	if (!showsCode(actor, wish)) throw forbidden();
	if (!mayBeTold(asked)) throw invalid('identified', 'wishes.document');
	return renew(tx, actor, id, makeAccessCode(), asked);
}

/** The link gives a new code, once, and the old one stops working; again within ten minutes the same code. Throws conflict `wishes.link_used`. */
export async function takeNewCode(tx: Tx, token: string): Promise<NewCode> {
	const hashOf = async (id: string) =>
		(await tx.selectFrom('wish').select('access_code_hash').where('id', '=', id).executeTakeFirst())?.access_code_hash;
	const given = await codeByTap(tx, token, 'wish', hashOf);
	if (given === undefined) throw conflict('wishes.link_used');
	const { subjectId: id, accessCode, fresh } = given;
	if (fresh) return renew(tx, { kind: 'visitor', wishId: id }, id, accessCode);
	return { wishId: id, number: found(await wishById(asReader(tx), id)).number, accessCode };
}

async function renew(tx: Tx, actor: Actor, id: string, accessCode: string, asked?: Asked): Promise<NewCode> {
	const { number } = await openWish(tx, actor, id);
	await tx
		.updateTable('wish')
		.set({ access_code_hash: hashAccessCode(accessCode) })
		.where('id', '=', id)
		.execute();
	await tell(tx, actor, id, 'code_renewed', { ...asked });
	return { wishId: id, number, accessCode };
}
