import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { actorId, type Actor } from '#platform/identity/actor.ts';
import { journal } from '#platform/journal/index.ts';
import { found } from '#platform/errors.ts';
import { openAssignment, tellApplicant, updateAppeal } from '#modules/appeals/server/index.ts';
import { resumed } from '#modules/appeals/rules.ts';
import { reassign } from '#modules/assignments/server/index.ts';
import { unitById } from '#modules/organisation/server/index.ts';
import { messages } from '../../messages/index.ts';
import { send } from '../send.ts';
import { openForwarding, type OpenedForwarding } from '../store.ts';
import { openBody } from './draft-forwarding.ts';

/**
 * The head signs what was approved. To a body: the appeal goes there, the applicant is told and the letter leaves, all at
 * once. Up our own tree: the unit changes and our clock goes on. Throws conflict in another state, invalid `bodyId` when
 * the body was closed meanwhile.
 */
export async function signForwarding(tx: Tx, actor: Actor, appealId: string): Promise<void> {
	const opened = await openForwarding(tx, actor, appealId, 'sign', 'sign');
	const { appeal, forwarding } = opened;
	const at = now().round('millisecond');
	if (forwarding.way === 'upward') return passUp(tx, actor, opened, at);
	await send(tx, actor, appeal, forwarding, await openBody(tx, forwarding.body_id ?? ''), at);
}

async function passUp(tx: Tx, actor: Actor, { appeal, forwarding, to }: OpenedForwarding, at: Temporal.Instant): Promise<void> {
	const unit = found(await unitById(asReader(tx), forwarding.unit_id ?? ''));
	await tx
		.updateTable('forwarding')
		.set({ state: to, signed_by: actorId(actor), sent_at: at, ended_at: at })
		.where('id', '=', forwarding.id)
		.execute();
	const assignmentId = await openAssignment(tx, appeal.id);
	if (assignmentId !== undefined) await reassign(tx, { kind: 'system', job: 'forwarding' }, { assignmentId, unitId: unit.id });
	await updateAppeal(tx, appeal.id, { state: resumed(assignmentId !== undefined), unit_id: unit.id, executor_id: null });
	await journal(tx, {
		subject: { kind: 'appeal', id: appeal.id },
		actor,
		act: 'appeal.passed_up',
		seenBy: 'applicant',
		at,
		data: { forwarding: forwarding.id, unit: unit.id, from: appeal.unitId, name: unit.name, reason: forwarding.reason }
	});
	await tellApplicant(tx, appeal.id, 'passed_up', (lang, { number, url }) =>
		messages[lang].notices.passed_up({
			number,
			url,
			name: unit.name[lang],
			nameDat: '',
			contact: '',
			reason: forwarding.reason,
			due: formatDate(lang, appeal.dueOn),
			other: '',
			registered: '',
			answer: '',
			article: ''
		})
	);
}
