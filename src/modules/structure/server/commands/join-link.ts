import type { z } from 'zod';
import { now } from '#platform/clock.ts';
import { sql, type Tx } from '#platform/db/index.ts';
import { conflict, forbidden, found, invalid, notFound } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { staffId, type Actor, type Citizen } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { journal } from '#platform/journal/index.ts';
import { makeToken, seal, sha256 } from '#platform/secrets.ts';
import { alone, can, joinInvited, lockAppeal, updateAppeal, type LockedAppeal, type Received } from '#modules/appeals/server/index.ts';
import type { joinByLinkInput, linkInput } from '../../input.ts';
import { LINK_DAYS, linkFault, mayInvite } from '../../rules.ts';
import { linkByToken, linkOf } from '../links.ts';

/** The appeal whose link it is: for the desk that may merge it, and for the applicant who began it. Throws not_found, forbidden. */
async function openToInvite(tx: Tx, actor: Actor, id: string): Promise<LockedAppeal> {
	await alone(tx);
	const appeal = await lockAppeal(tx, id);
	const own = can(actor, 'speak_as_applicant', appeal);
	if (!own && !can(actor, 'read', appeal)) throw notFound();
	if (!own && !can(actor, 'merge', appeal)) throw forbidden();
	return appeal;
}

/**
 * Makes the link by which others join an appeal by themselves, with the text that they will read: one at a time, until a day,
 * for so many. Its applicant makes it only when the desk has registered the appeal, so that somebody of us has read it.
 * Throws as openToInvite, conflict `structure.link_there`, `structure.link_hidden`, `appeals.join_not_now`, invalid `untilOn`.
 */
export async function makeJoinLink(tx: Tx, actor: Actor, id: string, input: z.output<typeof linkInput>): Promise<void> {
	const appeal = await openToInvite(tx, actor, id);
	if (appeal.guard !== null) throw conflict('structure.link_hidden');
	if (!mayInvite(appeal.state, actor.kind === 'staff' ? 'desk' : 'applicant')) throw conflict('appeals.join_not_now');
	const at = now();
	const today = dayOf(at);
	const far = today.add({ days: LINK_DAYS });
	if (Temporal.PlainDate.compare(input.untilOn, today) < 0 || Temporal.PlainDate.compare(input.untilOn, far) > 0)
		throw invalid('untilOn', 'structure.link_until', { days: LINK_DAYS });
	if ((await linkOf(tx, id))?.closed === false) throw conflict('structure.link_there');
	const token = makeToken();
	const linkId = newId();
	await tx
		.insertInto('join_link')
		.values({
			id: linkId,
			appeal_id: id,
			token: seal(token),
			token_hash: sha256(token),
			text: input.shown,
			until_on: input.untilOn,
			most: input.most,
			made_by: staffId(actor),
			made_at: at
		})
		.execute();
	await done(tx, actor, id, 'join_link_made', { link: linkId, to: input.untilOn.toString(), most: input.most });
}

/** Closes the link: whoever opens it from now on is told so. Throws as openToInvite, conflict `structure.no_link`. */
export async function closeJoinLink(tx: Tx, actor: Actor, id: string): Promise<void> {
	await openToInvite(tx, actor, id);
	const closed = await tx
		.updateTable('join_link')
		.set({ closed_at: now(), closed_by: staffId(actor) })
		.where('appeal_id', '=', id)
		.where('closed_at', 'is', null)
		.returning('id')
		.executeTakeFirst();
	if (closed === undefined) throw conflict('structure.no_link');
	await done(tx, actor, id, 'join_link_closed', { link: closed.id });
}

async function done(tx: Tx, actor: Actor, id: string, act: string, data: Record<string, unknown>): Promise<void> {
	await updateAppeal(tx, id, {});
	await journal(tx, { subject: { kind: 'appeal', id }, actor, act: `appeal.${act}`, seenBy: 'applicant', at: now(), data });
}

/**
 * A person who proved their mail address or telephone joins by a link, and is an applicant like any other from then on: with a number, a
 * code, notices and the decision of their own. Throws not_found, conflict with the link's fault, invalid `name` for somebody who is in
 * it already.
 */
export async function joinByLink(
	tx: Tx,
	actor: Citizen,
	token: string,
	input: z.output<typeof joinByLinkInput> & { language: Lang }
): Promise<Received> {
	await alone(tx);
	const link = found(await linkByToken(tx, token));
	const fault = linkFault(link, dayOf(now()));
	if (fault !== undefined) throw conflict(fault);
	const { name, phone, address, text, language } = input;
	const received = await joinInvited(tx, actor, link.appealId, { name, phone, address, text, language, iin: undefined });
	await tx
		.updateTable('join_link')
		.set({ used: sql<number>`used + 1` })
		.where('id', '=', link.id)
		.execute();
	return received;
}
