/** The people of a settlement judge what was promised to it: each by a code, one voice on each promise. */
import { randomBytes } from 'node:crypto';
import { dueFrom } from '#platform/calendar/index.ts';
import { formatAccessCode } from '#platform/access-code.ts';
import { now } from '#platform/clock.ts';
import { onConstraint } from '#platform/db/constraints.ts';
import { asReader, rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { conflict, forbidden, found, invalid, notFound } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { staffId, type Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { hashAccessCode } from '#platform/secrets.ts';
import { territoryByCode } from '#modules/territory/server/index.ts';
import type { PanelInput, VoiceInput } from '../../assess-input.ts';
import { mustMark } from '../criteria.ts';
import { canJudge, canRead } from '../policy.ts';
import { programmeById, promiseFor } from '../queries.ts';
import { tellAll } from '../store.ts';

onConstraint('promise_panel__one_key', () => conflict('promises.panel_today'));

/**
 * Opens a panel of a settlement and returns its codes, which are kept nowhere: the auditor hands them out, so that the office that is judged
 * does not choose who judges. Throws not_found, forbidden, conflict `promises.not_now`, `promises.panel_today`, invalid `territory`, `closesOn`.
 */
export async function openPanel(tx: Tx, actor: Actor, programmeId: string, { territory, seats, closesOn }: PanelInput): Promise<string[]> {
	found(await tx.selectFrom('programme').select('id').where('id', '=', programmeId).forUpdate().executeTakeFirst());
	const programme = found(await programmeById(tx, programmeId));
	if (!canRead(actor, programme)) throw notFound();
	if (!canJudge(actor, programme)) throw forbidden();
	if (!programme.published) throw conflict('promises.not_now');
	const place = await territoryByCode(asReader(tx), territory);
	const [there] =
		place === undefined
			? []
			: await rows(
					tx,
					sql<{ n: number }>`SELECT count(*)::int AS n FROM promise WHERE programme_id = ${programmeId} AND territory_id = ${place.id}`
				);
	if (place === undefined || there?.n === 0) throw invalid('territory', 'promises.nothing_there');
	const today = dayOf(now());
	if (Temporal.PlainDate.compare(closesOn, today) <= 0) throw invalid('closesOn', 'promises.to_come');
	const { dueOn: replyBy } = await dueFrom(tx, 'promise_reply', closesOn);
	const id = newId();
	await tx
		.insertInto('promise_panel')
		.values({
			id,
			programme_id: programmeId,
			territory_id: place.id,
			opened_on: today,
			closes_on: closesOn,
			reply_by: replyBy,
			opened_by: staffId(actor)
		})
		.execute();
	const codes = Array.from({ length: seats }, () => formatAccessCode(randomBytes(16)));
	await tx
		.insertInto('promise_seat')
		.values(codes.map((code) => ({ id: newId(), panel_id: id, code_hash: hashAccessCode(code) })))
		.execute();
	await tellAll(tx, actor, { kind: 'programme', id: programmeId }, 'panel_opened', now(), {
		territory: place.code,
		seats,
		closes: closesOn.toString()
	});
	return codes;
}

export interface Seat {
	id: string;
	panelId: string;
	programmeId: string;
	territoryId: string;
	/** What one marks is what was in force then, for everybody of the panel. */
	openedOn: Temporal.PlainDate;
	closesOn: Temporal.PlainDate;
}

const SEAT = sql`SELECT s.id, s.panel_id AS "panelId", n.programme_id AS "programmeId", n.territory_id AS "territoryId", n.opened_on AS "openedOn",
	n.closes_on AS "closesOn" FROM promise_seat s JOIN promise_panel n ON n.id = s.panel_id`;

/** The seat of a code; for what is no code of ours it is not there. */
export async function seatOf(db: Reader | Tx, code: string): Promise<Seat> {
	return found((await rows(db, sql<Seat>`${SEAT} WHERE s.code_hash = ${hashAccessCode(code)}`))[0]);
}

/** The seat whose code was shown before. Throws not_found. */
export async function seatById(db: Reader | Tx, id: string): Promise<Seat> {
	return found((await rows(db, sql<Seat>`${SEAT} WHERE s.id = ${id}`))[0]);
}

/**
 * A resident's voice, from the seat whose code they showed, on one promise of their settlement; said anew until the panel closes, it is still one voice. Not journalled: who said
 * what is nobody's to know. Throws not_found, invalid beside a criterion, conflict `promises.panel_closed`.
 */
export async function giveVoice(tx: Tx, seatId: string, { promiseId, marks, comment }: VoiceInput): Promise<void> {
	const seat = await seatById(tx, seatId);
	const today = dayOf(now());
	if (Temporal.PlainDate.compare(today, seat.closesOn) > 0) throw conflict('promises.panel_closed');
	const promise = found(
		await tx
			.selectFrom('promise')
			.select(['programme_id', 'territory_id'])
			.where('id', '=', promiseId)
			.where('publication', '<>', 'draft')
			.executeTakeFirst()
	);
	if (promise.programme_id !== seat.programmeId || promise.territory_id !== seat.territoryId) throw notFound();
	await mustMark(tx, marks, seat.openedOn);
	const said = {
		marks: JSON.stringify(marks),
		comment: comment ?? null,
		comment_state: comment === undefined ? 'none' : 'waiting',
		on_day: today
	};
	await tx
		.insertInto('promise_voice')
		.values({ seat_id: seat.id, promise_id: promiseId, ...said })
		.onConflict((c) => c.columns(['seat_id', 'promise_id']).doUpdateSet(said))
		.execute();
}

/** A comment is shown, or hidden because it names somebody; how many are hidden is said. Throws not_found, forbidden. */
export async function readComment(
	tx: Tx,
	actor: Actor,
	promiseId: string,
	{ seatId, show }: { seatId: string; show: 'shown' | 'hidden' }
): Promise<void> {
	const promise = await promiseFor(tx, actor, promiseId);
	if (!canJudge(actor, promise)) throw forbidden();
	const done = await tx
		.updateTable('promise_voice')
		.set({ comment_state: show })
		.where('seat_id', '=', seatId)
		.where('promise_id', '=', promiseId)
		.where('comment', 'is not', null)
		.returning('seat_id')
		.executeTakeFirst();
	found(done);
}
