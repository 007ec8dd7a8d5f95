/** Whose appeal lies in the one that is heard is called with its applicant, each by a notice of their own. */
import { loadCalendar, termFor } from '#platform/calendar/index.ts';
import { deadline } from '#platform/calendar/rules.ts';
import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import { dayOf, formatDate, formatDateTime } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { staffId, type Actor } from '#platform/identity/actor.ts';
import { journal, journalAll } from '#platform/journal/index.ts';
import { rootOf, withMembers, type WentIn, type CameOut } from '#modules/appeals/server/index.ts';
import { messages as appealMessages } from '#modules/appeals/messages/index.ts';
import { messages } from '../../messages/index.ts';
import { earliestHearing } from '../hearing-terms.ts';
import { calledHearing, heardIn, partiesOf, type Hearing } from '../store.ts';
import { tellAlone } from '../tell.ts';

const SYSTEM = { kind: 'system', job: 'procedure.together' } as const;

/** Calls these applicants to a hearing: journalled, told with the preliminary decision and the last day to object. */
export async function callTo(tx: Tx, actor: Actor, row: Hearing, appealIds: readonly string[]): Promise<void> {
	const at = now();
	const [when, outcome, preliminary, place] = [found(row.at), found(row.outcome), row.preliminary ?? '', row.place ?? ''];
	const db = asReader(tx);
	const [calendar, called, objection] = await Promise.all([
		loadCalendar(db),
		termFor(db, 'hearing_notice', dayOf(at)),
		termFor(db, 'objection', dayOf(at))
	]);
	const until = deadline(calendar, dayOf(at), objection).dueOn;
	const parties = appealIds.filter((id) => id !== row.appeal_id);
	if (parties.length > 0)
		await tx
			.insertInto('hearing_party')
			.values(parties.map((appeal_id) => ({ hearing_id: row.id, appeal_id, called_at: at })))
			// Taken out and merged again meanwhile: called anew.
			.onConflict((c) =>
				c
					.columns(['hearing_id', 'appeal_id'])
					.doUpdateSet({ called_at: at, left_at: null, left_reason: null, position: null, objection: null, objected_at: null })
			)
			.execute();
	const data = { at: when.toString(), place, outcome, text: preliminary };
	await journalAll(
		tx,
		appealIds.map((id) => ({ subject: { kind: 'appeal', id }, actor, act: 'appeal.hearing_called', seenBy: 'applicant', at, data }))
	);
	for (const id of appealIds)
		await tellAlone(tx, id, 'hearing_called', (lang) => ({
			when: formatDateTime(lang, when),
			place,
			article: called.source[lang],
			outcome: appealMessages[lang].outcome[outcome],
			preliminary,
			until: formatDate(lang, until),
			objectionArticle: objection.source[lang]
		}));
}

/**
 * An appeal went into another. A hearing that it was called to by itself is off. To the one that the root is called to, its
 * applicant is called too, where the three working days are still ahead; where not, they are heard anew before anything
 * unfavourable is signed.
 */
export async function wentIn(tx: Tx, actor: Actor, { partId, rootId }: WentIn): Promise<void> {
	const own = await calledHearing(tx, partId);
	if (own !== undefined) await callOff(tx, actor, own, await reasonFor(tx, partId, 'merged'));
	const topId = await rootOf(tx, rootId);
	const called = await calledHearing(tx, topId);
	if (called?.at == null) return;
	const earliest = await earliestHearing(asReader(tx), dayOf(now()));
	if (Temporal.PlainDate.compare(dayOf(called.at), earliest.dueOn) < 0) return;
	// A part that came back into its whole has the same applicant, who is called already.
	const told = new Set(await withMembers(tx, [topId]));
	await callTo(
		tx,
		actor,
		called,
		(await withMembers(tx, [partId])).filter((id) => told.has(id))
	);
}

/** An appeal came out again: it is not heard with the other any more, and its applicant is told so. */
export async function cameOut(tx: Tx, actor: Actor, { partId, above, withdrawn }: CameOut): Promise<void> {
	const gone = await withMembers(tx, [partId]);
	for (const rootId of above) {
		const called = await calledHearing(tx, rootId);
		if (called === undefined) continue;
		for (const party of (await partiesOf(tx, [called.id])).filter((one) => gone.includes(one.appeal_id))) {
			const reason = await reasonFor(tx, party.appeal_id, 'unmerged');
			await tx
				.updateTable('hearing_party')
				.set({ left_at: now(), left_reason: reason })
				.where('hearing_id', '=', called.id)
				.where('appeal_id', '=', party.appeal_id)
				.execute();
			if (!withdrawn || party.appeal_id !== partId) await tellOff(tx, actor, party.appeal_id, called, reason);
		}
	}
}

async function reasonFor(tx: Tx, appealId: string, why: 'merged' | 'unmerged'): Promise<string> {
	const { language } = await tx.selectFrom('appeal').select('language').where('id', '=', appealId).executeTakeFirstOrThrow();
	return messages[language as Lang].hearing.off[why];
}

/** Ends a hearing that nobody is called to any more, and tells everybody who was. */
export async function callOff(tx: Tx, actor: Actor, row: Hearing, reason: string): Promise<void> {
	await end(tx, actor, row.id, { state: 'cancelled', reason, ended_at: now() });
	for (const id of await heardIn(tx, row)) await tellOff(tx, actor, id, row, reason);
}

/** Journals and tells one applicant that the hearing they were called to is off. */
export async function tellOff(tx: Tx, actor: Actor, appealId: string, row: Pick<Hearing, 'at'>, reason: string): Promise<void> {
	const when = found(row.at);
	const data = { at: when.toString(), reason };
	const subject = { kind: 'appeal', id: appealId } as const;
	const by = actor.kind === 'staff' ? actor : SYSTEM;
	await journal(tx, { subject, actor: by, act: 'appeal.hearing_cancelled', seenBy: 'applicant', at: now(), data });
	await tellAlone(tx, appealId, 'hearing_cancelled', (lang) => ({ when: formatDateTime(lang, when), reason }));
}

interface End {
	state: 'held' | 'waived' | 'cancelled';
	ended_at: Temporal.Instant;
	reason?: string;
	ground_id?: string;
	held_from?: Temporal.Instant;
	held_to?: Temporal.Instant;
	attended?: boolean;
	participants?: string;
	explanations?: string;
}

/** Ends a hearing in one of its ways. */
export async function end(tx: Tx, actor: Actor, id: string, changes: End): Promise<void> {
	await tx
		.updateTable('hearing')
		.set({ ...changes, ended_by: staffId(actor) })
		.where('id', '=', id)
		.execute();
}
