import { now } from '#platform/clock.ts';
import type { Tx } from '#platform/db/index.ts';
import { conflict, forbidden, found, notFound } from '#platform/errors.ts';
import { enqueue } from '#platform/jobs/index.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { journal } from '#platform/journal/index.ts';
import { codeByTap, makeCodeTap } from '#platform/one-tap/new-code.ts';
import { blindIndexes, hashAccessCode, makeAccessCode, open, seal } from '#platform/secrets.ts';
import { lockAppeal } from '../access.ts';
import { mailCodeLink } from '../notices.ts';
import { can } from '../policy.ts';
import { updateAppeal } from '../update.ts';

/** Who lost a code, sealed until the job decides: the queue lies in the database. */
export interface CodeWish {
	sealed: string;
}

/**
 * Somebody lost the code. Nothing is looked up here: whatever was typed is queued, so that neither the words, nor the
 * time, nor what is written tells whether a number or an address is known. `sendCodeLink` does the rest.
 */
export async function askForCode(tx: Tx, number: string, email: string): Promise<void> {
	const wish: CodeWish = { sealed: seal(JSON.stringify({ number, email })).toString('base64') };
	await enqueue(tx, 'appeals.code_asked', wish);
}

/**
 * A one-time link goes to the address that the appeal has, when it is the one typed; otherwise nothing happens. `jobId`
 * is the same for every attempt: one wish is one letter.
 */
export async function sendCodeLink(tx: Tx, jobId: string, wish: CodeWish): Promise<void> {
	const { number, email } = JSON.parse(open(Buffer.from(wish.sealed, 'base64'))) as { number: string; email: string };
	const row = await tx
		.selectFrom('appeal as a')
		.innerJoin('appeal_applicant as p', 'p.appeal_id', 'a.id')
		.select('a.id')
		.where('a.number', '=', number)
		.where('p.email_index', 'in', blindIndexes('email', email))
		.executeTakeFirst();
	if (row === undefined) return;
	const at = now();
	const token = await makeCodeTap(tx, jobId, 'appeal', row.id);
	if (token === undefined) return;
	await journal(tx, {
		subject: { kind: 'appeal', id: row.id },
		actor: { kind: 'anonymous' },
		act: 'appeal.code_asked',
		seenBy: 'staff',
		at
	});
	await mailCodeLink(tx, row.id, token);
}

export interface NewCode {
	appealId: string;
	number: string;
	accessCode: string;
}

/**
 * The link from the mail gives a new code, once; the old code stops working and the address counts as verified. Pressed
 * again within ten minutes it gives the same code, later conflict `appeals.link_used`.
 */
export async function takeNewCode(tx: Tx, token: string): Promise<NewCode> {
	const kept = (id: string) => tx.selectFrom('appeal').select(['number', 'access_code_hash']).where('id', '=', id).executeTakeFirst();
	const given = await codeByTap(tx, token, 'appeal', async (id) => (await kept(id))?.access_code_hash);
	if (given === undefined) throw conflict('appeals.link_used');
	const { subjectId: id, accessCode, fresh } = given;
	if (!fresh) return { appealId: id, number: found(await kept(id)).number, accessCode };
	const at = now();
	await tx.updateTable('appeal_applicant').set({ email_verified_at: at, email_failed_at: null }).where('appeal_id', '=', id).execute();
	return renew(tx, { kind: 'applicant', appealId: id }, id, at, accessCode);
}

/** An operator who has the applicant before them gives a new code; the old one stops working. */
export async function reissueCode(tx: Tx, actor: Actor, id: string): Promise<NewCode> {
	const appeal = await lockAppeal(tx, id);
	if (!can(actor, 'read', appeal)) throw notFound();
	if (!can(actor, 'reissue_code', appeal)) throw forbidden();
	return renew(tx, actor, id, now());
}

async function renew(tx: Tx, actor: Actor, id: string, at: Temporal.Instant, accessCode = makeAccessCode()): Promise<NewCode> {
	const appeal = await lockAppeal(tx, id);
	await updateAppeal(tx, id, { access_code_hash: hashAccessCode(accessCode) });
	// What was split out of it is opened by the same code.
	await tx
		.updateTable('appeal')
		.set({ access_code_hash: hashAccessCode(accessCode) })
		.where('part_of', '=', id)
		.execute();
	await journal(tx, { subject: { kind: 'appeal', id }, actor, act: 'appeal.code_renewed', seenBy: 'applicant', at });
	return { appealId: id, number: appeal.number, accessCode };
}
