import type { z } from 'zod';
import { now } from '#platform/clock.ts';
import { rows, sql, type Tx } from '#platform/db/index.ts';
import { notFound } from '#platform/errors.ts';
import { dayOf, formatDateTime } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { journal } from '#platform/journal/index.ts';
import { queueMail } from '#platform/mail/index.ts';
import type { glassInput } from '../../input.ts';
import { messages } from '../../messages/index.ts';
import { lockAppeal, type LockedAppeal } from '../access.ts';
import { can, canBreakGlass } from '../policy.ts';

/** How long broken glass stays open. */
export const GLASS_HOURS = 24;

/**
 * Opens a sensitive appeal to somebody who is not named for it but answers for its unit (head, central office, auditor),
 * for a day and with a reason. It is journalled for the applicant to read, and told to the named and the administrators.
 * Already readable, it is only opened. Throws not_found for everybody else, and for a number that is not there.
 */
export async function breakGlass(tx: Tx, actor: Staff, input: z.output<typeof glassInput>): Promise<{ id: string }> {
	const row = await tx.selectFrom('appeal').select('id').where('number', '=', input.number).executeTakeFirst();
	if (row === undefined) throw notFound();
	const appeal = await lockAppeal(tx, row.id);
	if (can(actor, 'read', appeal)) return row;
	if (!canBreakGlass(actor, appeal)) throw notFound();
	const at = now();
	const until = at.add({ hours: GLASS_HOURS });
	await tx
		.insertInto('appeal_glass')
		.values({ id: newId(), appeal_id: row.id, person_id: actor.personId, reason: input.reason, opened_at: at, until_at: until })
		.execute();
	const data = { reason: input.reason, until: until.toString(), post: actor.posts[0]?.role ?? null, unit: actor.posts[0]?.unitId ?? null };
	await journal(tx, { subject: { kind: 'appeal', id: row.id }, actor, act: 'appeal.glass_broken', seenBy: 'applicant', at, data });
	await tell(tx, actor, appeal, until);
	return row;
}

interface Told {
	email: string;
	lang: Lang;
}

/** The mail names the number, who and until when; the reason stands on the case, for those who may read it. */
async function tell(tx: Tx, actor: Staff, appeal: LockedAppeal, until: Temporal.Instant): Promise<void> {
	const today = dayOf(now());
	const told = await rows(
		tx,
		sql<Told>`
			SELECT DISTINCT p.email, p.language AS lang FROM person p WHERE p.email IS NOT NULL AND p.id <> ${actor.personId} AND (
				EXISTS (SELECT FROM appeal_reader r WHERE r.appeal_id = ${appeal.id} AND r.person_id = p.id)
				OR EXISTS (SELECT FROM post JOIN unit u ON u.id = post.unit_id WHERE post.person_id = p.id AND post.role = 'administrator'
					AND u.path @> ${appeal.unitPath}::ltree AND post.valid_from <= ${today} AND (post.valid_to IS NULL OR post.valid_to >= ${today})))`
	);
	for (const { email, lang } of told) {
		const words = messages[lang].mail;
		const facts = { number: appeal.number, name: actor.name, until: formatDateTime(lang, until) };
		await queueMail(tx, { to: email, lang, subject: words.glassSubject(appeal.number), text: words.glass(facts) });
	}
}
