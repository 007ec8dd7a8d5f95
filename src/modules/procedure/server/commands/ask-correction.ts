import { loadCalendar } from '#platform/calendar/index.ts';
import { now } from '#platform/clock.ts';
import type { Tx } from '#platform/db/index.ts';
import { invalid } from '#platform/errors.ts';
import { dayOf, formatDate } from '#platform/i18n/format.ts';
import { actorId, type Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { journal } from '#platform/journal/index.ts';
import { groundsFor, openFor, updateAppeal, withMembers } from '#modules/appeals/server/index.ts';
import type { AskCorrection } from '../../input.ts';
import { correctionFault } from '../../rules.ts';
import { tellAlone } from '../tell.ts';

/**
 * Returns an appeal to its applicant to be put right (Art. 63, of a complaint Art. 93): what is missing by the listed
 * grounds, in plain words what to send, and by which day. The general term goes on, and the applicant is told so. Throws
 * not_found, forbidden, conflict `appeals.not_now`, invalid `grounds`, `dueOn`.
 */
export async function askCorrection(tx: Tx, actor: Actor, appealId: string, input: AskCorrection): Promise<void> {
	const { appeal, to } = await openFor(tx, actor, appealId, 'ask_correction', 'ask_correction');
	const at = now();
	const today = dayOf(at);
	const known = await groundsFor(tx, 'correction', appeal.kind, today);
	const named = known.filter((ground) => input.grounds.includes(ground.id));
	if (named.length !== new Set(input.grounds).size) throw invalid('grounds', 'procedure.grounds');
	const fault = correctionFault(await loadCalendar(tx), input.dueOn, { today, dueOn: appeal.dueOn });
	if (fault !== undefined) throw invalid('dueOn', fault, { due: appeal.dueOn.toString() });
	await endCorrections(tx, appealId, at);
	await tx
		.insertInto('correction')
		.values({
			id: newId(),
			appeal_id: appealId,
			state: 'asked',
			grounds: named.map((ground) => ground.id),
			text: input.text,
			due_on: input.dueOn,
			asked_by: actorId(actor),
			asked_at: at
		})
		.execute();
	await updateAppeal(tx, appealId, { state: to });
	const data = { text: input.text, to: input.dueOn.toString(), grounds: named.map((ground) => ground.id) };
	await journal(tx, { subject: { kind: 'appeal', id: appealId }, actor, act: 'appeal.correction_asked', seenBy: 'applicant', at, data });
	await tellAlone(tx, appealId, 'correction_asked', (lang) => ({
		what: named.map((ground) => `${ground.name[lang]} (${ground.source[lang]})`),
		text: input.text,
		by: formatDate(lang, input.dueOn),
		due: formatDate(lang, appeal.dueOn)
	}));
	// What one of several is asked for may be about them alone: the others learn that it is waited for, and that the term goes on.
	const [, ...others] = await withMembers(tx, [appealId]);
	for (const id of others)
		await tellAlone(tx, id, 'correction_of_other', (lang) => ({
			article: [...new Set(named.map((ground) => ground.source[lang]))].join('; '),
			by: formatDate(lang, input.dueOn),
			due: formatDate(lang, appeal.dueOn)
		}));
}

/** What was asked before and never answered is asked no more. */
export async function endCorrections(tx: Tx, appealId: string, at: Temporal.Instant): Promise<void> {
	await tx
		.updateTable('correction')
		.set({ state: 'ended', ended_at: at })
		.where('appeal_id', '=', appealId)
		.where('state', '=', 'asked')
		.execute();
}
