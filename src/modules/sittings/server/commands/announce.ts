/** The agenda goes out: as a draft for citizens to discuss, then as it will be taken, with the notice. */
import { dueFrom, loadCalendar, termFor } from '#platform/calendar/index.ts';
import { now } from '#platform/clock.ts';
import type { Tx } from '#platform/db/index.ts';
import { conflict, invalid } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { inviteUnits, tellAgenda } from '#modules/events/server/index.ts';
import type { AnnounceInput } from '../../agenda-input.ts';
import { latestNotice, shortBy } from '../../rules/stage.ts';
import { itemsOf } from '../queries.ts';
import { runSitting, tell, tellFollowers } from '../store.ts';

/** Lets citizens discuss the draft agenda until a computed day. Throws not_found, forbidden, conflict `sittings.no_items`, `sittings.too_late`. */
export async function openDiscussion(tx: Tx, actor: Actor, id: string): Promise<void> {
	const sitting = await runSitting(tx, actor, id, 'discuss');
	await checkItems(tx, id);
	const at = now();
	const { dueOn } = await dueFrom(tx, 'sitting_discussion', dayOf(at));
	// Whoever discusses it must be heard before it begins.
	if (Temporal.PlainDate.compare(dueOn, dayOf(sitting.startsAt)) >= 0) throw conflict('sittings.too_late');
	await tx.updateTable('sitting').set({ draft_at: at, discussed_until: dueOn, changed_at: at }).where('event_id', '=', id).execute();
	await tell(tx, actor, id, 'discussed', at, { until: dueOn.toString() }, 'public');
}

/**
 * Makes the agenda final and serves the notice on the members. Undiscussed, or shorter before the day than the rule asks, only with a reason
 * that everybody reads. Throws not_found, forbidden, conflict `sittings.no_items`, `sittings.discussion_runs`, what a follower forbids, invalid `undiscussedReason`,
 * `shortReason`, and as `inviteUnits`.
 */
export async function announce(tx: Tx, actor: Actor, id: string, { undiscussedReason, shortReason }: AnnounceInput): Promise<void> {
	const sitting = await runSitting(tx, actor, id, 'announce');
	const items = await checkItems(tx, id);
	const at = now();
	const today = dayOf(at);
	if (sitting.discussedUntil !== null && Temporal.PlainDate.compare(today, sitting.discussedUntil) <= 0)
		throw conflict('sittings.discussion_runs');
	const undiscussed = sitting.draftAt === null;
	if (undiscussed && undiscussedReason === undefined) throw invalid('undiscussedReason', 'sittings.undiscussed');
	const [calendar, notice] = await Promise.all([loadCalendar(tx), termFor(tx, 'sitting_notice', today)]);
	const short = shortBy(today, latestNotice(calendar, dayOf(sitting.startsAt), notice));
	if (short > 0 && shortReason === undefined) throw invalid('shortReason', 'sittings.short_notice');
	await tellFollowers(tx, actor, sitting, { what: 'announcing' }, at);
	const open = items.filter(({ withdrawnAt, parentId }) => withdrawnAt === null && parentId === null);
	await tellAgenda(
		tx,
		actor,
		id,
		open.map(({ title, rapporteur, minutes }) => ({ title: title.kk, speaker: rapporteur, minutes }))
	);
	await inviteUnits(tx, actor, id);
	await tx
		.updateTable('sitting')
		.set({
			final_at: at,
			changed_at: at,
			undiscussed_reason: undiscussed ? (undiscussedReason ?? null) : null,
			notice_short_days: short,
			notice_reason: short > 0 ? (shortReason ?? null) : null
		})
		.where('event_id', '=', id)
		.execute();
	await tell(tx, actor, id, 'announced', at, { items: items.length, short }, 'public');
}

async function checkItems(tx: Tx, id: string) {
	const items = await itemsOf(tx, id);
	if (!items.some(({ withdrawnAt }) => withdrawnAt === null)) throw conflict('sittings.no_items');
	return items;
}
