import { publicOrigin } from '#platform/config.ts';
import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { conflict } from '#platform/errors.ts';
import { actorId, type Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { queueMail } from '#platform/mail/index.ts';
import { paths } from '#lib/paths.ts';
import { lockAppeal, registerAppeal, type LockedAppeal } from '#modules/appeals/server/index.ts';
import { next } from '#modules/appeals/rules.ts';
import { isKind } from '#modules/appeals/rules/suggest.ts';
import { recipientsOf } from '#modules/assignments/server/index.ts';
import type { Body } from '#modules/bodies/server/index.ts';
import { personNames } from '#modules/organisation/server/index.ts';
import { messages } from '../../messages/index.ts';
import { send } from '../send.ts';
import { openAppeal, openOf } from '../store.ts';
import { openBody } from './draft-forwarding.ts';

/**
 * Forwards at once, without approval, when a crime is prepared or committed or the state or people are threatened, an
 * anonymous appeal too (Art. 64(7-2)): by an operator or a head, with the reason. What was not registered is registered
 * in the same act, a draft of a forwarding gives way, the heads are told. Throws conflict when it lies with a body.
 */
export async function forwardAtOnce(tx: Tx, actor: Actor, appealId: string, input: { bodyId: string; reason: string }): Promise<void> {
	const before = await openAppeal(tx, actor, appealId, 'register');
	const fresh = before.state === 'received';
	if (!fresh && next(before.state, 'forward') === undefined) throw conflict('appeals.not_now', { state: before.state });
	const body = await openBody(tx, input.bodyId);
	if (fresh) {
		const { theme_id } = await tx.selectFrom('appeal').select('theme_id').where('id', '=', appealId).executeTakeFirstOrThrow();
		const kind = isKind(before.kind) ? before.kind : 'message';
		await registerAppeal(tx, actor, appealId, { kind, themeId: theme_id ?? undefined });
	}
	const appeal = fresh ? await lockAppeal(tx, appealId) : before;
	const at = now().round('millisecond');
	const draft = await openOf(tx, appealId);
	if (draft?.state === 'sent') throw conflict('forwarding.open');
	if (draft !== undefined)
		await tx
			.updateTable('forwarding')
			.set({ state: 'withdrawn', refusal: input.reason, ended_at: at })
			.where('id', '=', draft.id)
			.execute();
	const forwarding = { id: newId(), reason: input.reason, article: '64.7-2', emergency: true } as const;
	await tx
		.insertInto('forwarding')
		.values({
			...forwarding,
			appeal_id: appealId,
			way: 'body',
			state: 'draft',
			body_id: body.id,
			drafted_by: actorId(actor),
			drafted_at: at
		})
		.execute();
	await send(tx, actor, appeal, forwarding, body, at);
	await tellHeads(tx, actor, appeal, body, input.reason);
}

async function tellHeads(tx: Tx, actor: Actor, appeal: LockedAppeal, body: Body, reason: string): Promise<void> {
	const who = actorId(actor) ?? '';
	const [heads, names] = await Promise.all([
		recipientsOf(tx, [{ id: appeal.id, unitId: appeal.unitId, personIds: [], level: 1, about: { kind: 'appeal', id: appeal.id } }]),
		personNames(asReader(tx), who === '' ? [] : [who])
	]);
	for (const head of heads.get(appeal.id) ?? []) {
		if (head.personId === who) continue;
		const url = `${publicOrigin()}${paths.desk.appeal(appeal.id)}`;
		const facts = { number: appeal.number, name: body.name[head.lang], reason, who: names.get(who) ?? '', url };
		await queueMail(tx, { to: head.email, lang: head.lang, ...messages[head.lang].toldHead(facts) });
	}
}
