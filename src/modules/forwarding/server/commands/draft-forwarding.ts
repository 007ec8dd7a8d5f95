import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { conflict, invalid } from '#platform/errors.ts';
import { actorId, isWithin, type Actor } from '#platform/identity/actor.ts';
import type { Texts } from '#platform/i18n/lang.ts';
import { newId } from '#platform/ids.ts';
import { journal } from '#platform/journal/index.ts';
import { updateAppeal, type LockedAppeal } from '#modules/appeals/server/index.ts';
import { bodyById, type Body } from '#modules/bodies/server/index.ts';
import { unitById } from '#modules/organisation/server/index.ts';
import { dropDeadline } from '#platform/calendar/index.ts';
import type { DraftInput } from '../../input.ts';
import { next } from '../../rules.ts';
import { startForwardTerm } from '../clock.ts';
import { openAppeal, openOf, SUBJECT, type Forwarding } from '../store.ts';

/**
 * Drafts a forwarding, or changes the draft there is: to an outside body with its article and reason (Art. 65), or to a
 * unit above ours. Our three working days begin to be shown with it. Throws conflict `forwarding.open` when one was
 * approved or sent, invalid for an addressee that cannot be one.
 */
export async function draftForwarding(tx: Tx, actor: Actor, appealId: string, input: DraftInput): Promise<string> {
	const appeal = await openAppeal(tx, actor, appealId, 'forward', input.way === 'body' ? 'forward' : 'assign');
	const name = await addressee(tx, appeal, input);
	const at = now();
	const there = await openOf(tx, appealId);
	if (there !== undefined && next(there.way, there.state, 'edit') === undefined) throw conflict('forwarding.open');
	const id = there?.id ?? newId();
	await keep(tx, actor, { id, appealId, there, input, at });
	if (input.way === 'body') await startForwardTerm(tx, appeal, id, at);
	else await dropDeadline(tx, SUBJECT(id), 'forward', at);
	await updateAppeal(tx, appealId, {});
	await journal(tx, {
		subject: { kind: 'appeal', id: appealId },
		actor,
		act: 'appeal.forward_drafted',
		seenBy: 'staff',
		at,
		data: { forwarding: id, way: input.way, name, reason: input.reason }
	});
	return id;
}

interface Kept {
	id: string;
	appealId: string;
	there: Forwarding | undefined;
	input: DraftInput;
	at: Temporal.Instant;
}

async function keep(tx: Tx, actor: Actor, { id, appealId, there, input, at }: Kept): Promise<void> {
	const said = {
		way: input.way,
		body_id: input.way === 'body' ? input.bodyId : null,
		unit_id: input.way === 'upward' ? input.unitId : null,
		article: input.way === 'body' ? input.article : 'own',
		reason: input.reason
	};
	if (there !== undefined) {
		await tx.updateTable('forwarding').set(said).where('id', '=', id).execute();
		return;
	}
	const row = { id, appeal_id: appealId, state: 'draft', drafted_by: actorId(actor), drafted_at: at, ...said };
	await tx.insertInto('forwarding').values(row).execute();
}

async function addressee(tx: Tx, appeal: LockedAppeal, input: DraftInput): Promise<Texts> {
	if (input.way === 'body') return (await openBody(tx, input.bodyId)).name;
	const unit = await unitById(asReader(tx), input.unitId);
	const above = unit !== undefined && unit.path !== appeal.unitPath && isWithin(appeal.unitPath, unit.path);
	if (unit?.open !== true || !above) throw invalid('unitId', 'forwarding.unit');
	return unit.name;
}

/** A body to which something can be forwarded today. Throws invalid `bodyId`. */
export async function openBody(tx: Tx, id: string): Promise<Body> {
	const body = await bodyById(asReader(tx), id);
	if (body === undefined) throw invalid('bodyId', 'forwarding.body');
	if (!body.open) throw invalid('bodyId', 'forwarding.body_closed');
	return body;
}
