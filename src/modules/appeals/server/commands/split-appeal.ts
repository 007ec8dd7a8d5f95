import { deadlinesOf, dropDeadline, saveDeadline } from '#platform/calendar/index.ts';
import { now } from '#platform/clock.ts';
import { asReader, nextNumber, sql, type Tx } from '#platform/db/index.ts';
import { conflict, found } from '#platform/errors.ts';
import { formatDate, ZONE } from '#platform/i18n/format.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { journal } from '#platform/journal/index.ts';
import { toTsvector } from '#platform/search/index.ts';
import { unitById } from '#modules/organisation/server/index.ts';
import { mergeMessages } from '../../merge-messages/index.ts';
import { formatAppealNumber, titleOf } from '../../rules.ts';
import { mergeFault } from '../../rules/merge.ts';
import { lockAppeal, type LockedAppeal } from '../access.ts';
import { guardLike } from '../family-guard.ts';
import { tellOne } from '../tell.ts';
import { FIRST_RULES } from '../terms.ts';
import { tellWentIn } from '../together.ts';
import { alone, putInto } from './merge-appeal.ts';

export interface Part {
	id: string;
	number: string;
}

/**
 * Makes a part of an appeal: one with its own number, of the same applicant, received on the same day and due by the same
 * dates, opened by the same code and kept from the same people. The caller has locked the appeal and checked who may.
 */
export async function splitAppeal(
	tx: Tx,
	actor: Actor,
	whole: LockedAppeal,
	what: { text: string; themeId: string | null; unitId: string | null }
): Promise<Part> {
	const unit = found(await unitById(asReader(tx), what.unitId ?? whole.unitId));
	const [id, at] = [newId(), now()];
	const year = whole.receivedAt.toZonedDateTimeISO(ZONE).year;
	const number = formatAppealNumber(unit.code, year, await nextNumber(tx, `appeal:${unit.code}:${String(year)}`));
	await sql`
		INSERT INTO appeal (id, number, state, kind, language, channel, title, text, theme_id, territory_id, region_id, place, latitude, longitude, unit_id,
			received_at, received_by, registered_at, registered_by, register_by, first_due_on, due_on, access_code_hash, part_of, changed_at)
		SELECT ${id}, ${number}, CASE WHEN registered_at IS NULL THEN 'received' ELSE 'registered' END, kind, language, channel, ${titleOf(what.text)}, ${what.text},
			coalesce(${what.themeId}, theme_id), territory_id, region_id, place, latitude, longitude, ${unit.id},
			received_at, received_by, registered_at, registered_by, register_by, first_due_on, due_on, access_code_hash, id, ${at}
		FROM appeal WHERE id = ${whole.id}`.execute(tx);
	await sql`
		INSERT INTO appeal_applicant (appeal_id, account_id, name, phone, phone_index, email, email_index, email_verified_at, iin, iin_index, address)
		SELECT ${id}, account_id, name, phone, phone_index, email, email_index, email_verified_at, iin, iin_index, address
		FROM appeal_applicant WHERE appeal_id = ${whole.id}`.execute(tx);
	await sql`INSERT INTO appeal_search (appeal_id, words) VALUES (${id}, ${toTsvector(what.text)}::tsvector)`.execute(tx);
	for (const term of await deadlinesOf(tx, { kind: 'appeal', id: whole.id }))
		if (FIRST_RULES.includes(term.ruleId)) await saveDeadline(tx, { kind: 'appeal', id }, term, at);
	await guardLike(tx, [id], whole.id);
	await record(tx, actor, whole, { id, number }, at);
	return { id, number };
}

async function record(tx: Tx, actor: Actor, whole: LockedAppeal, part: Part, at: Temporal.Instant): Promise<void> {
	const said = { actor, seenBy: 'applicant' as const, at };
	const name = (number: string) => ({ kk: number, ru: number, en: number });
	const subject = (id: string) => ({ kind: 'appeal', id }) as const;
	await journal(tx, { ...said, subject: subject(part.id), act: 'appeal.split_from', data: { whole: whole.id, name: name(whole.number) } });
	await journal(tx, { ...said, subject: subject(whole.id), act: 'appeal.split', data: { part: part.id, name: name(part.number) } });
	await tellOne(tx, part.id, 'split', (lang, facts) =>
		mergeMessages[lang].notices.split({ ...facts, other: whole.number, due: formatDate(lang, whole.dueOn) })
	);
}

/**
 * Takes a part back into its whole, while nothing was decided on it: it becomes a tombstone that leads there. Throws
 * conflict `appeals.split_decided`, `appeals.not_now`.
 */
export async function undoSplit(tx: Tx, actor: Actor, whole: LockedAppeal, partId: string): Promise<void> {
	await alone(tx);
	const part = await lockAppeal(tx, partId);
	const decided = await tx.selectFrom('decision').select('id').where('appeal_id', '=', partId).executeTakeFirst();
	if (decided !== undefined) throw conflict('appeals.split_decided');
	if (mergeFault(part, whole) !== undefined) throw conflict('appeals.not_now', { state: part.state });
	const at = now();
	await putInto(tx, actor, part, whole, { reason: '' });
	await tellWentIn(tx, actor, { partId, rootId: whole.id });
	// Its terms are those of the whole: nobody is told of them twice.
	for (const rule of FIRST_RULES) await dropDeadline(tx, { kind: 'appeal', id: partId }, rule, at);
}
