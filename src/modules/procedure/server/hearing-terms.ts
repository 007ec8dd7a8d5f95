/** The terms of a hearing, counted by the calendar: how early it may be, and until when one may object. */
import { dueFrom } from '#platform/calendar/index.ts';
import { type ComputedDeadline } from '#platform/calendar/rules.ts';
import type { Reader } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { noticesOf } from '#modules/appeals/server/index.ts';
import type { Hearing } from './store.ts';

/** The first day on which somebody told on `told` may be heard (Art. 73). */
export function earliestHearing(db: Reader, told: Temporal.PlainDate): Promise<ComputedDeadline> {
	return dueFrom(db, 'hearing_notice', told);
}

/**
 * The day on which the notice of a hearing reached its applicant: of a letter or a call the day it was handed over; of mail
 * and of the appeal's page the day it was made. Undefined while nobody knows.
 */
export async function toldOn(db: Reader, hearing: Pick<Hearing, 'appeal_id' | 'called_at'>): Promise<Temporal.PlainDate | undefined> {
	const since = hearing.called_at.round('millisecond').subtract({ milliseconds: 1 });
	const notice = (await noticesOf(db, hearing.appeal_id)).find(
		(one) => one.kind === 'hearing_called' && Temporal.Instant.compare(one.made_at, since) >= 0
	);
	if (notice === undefined) return undefined;
	if (notice.state === 'handed') return dayOf(notice.at);
	return notice.channel === 'mail' || notice.channel === 'page' ? dayOf(notice.made_at) : undefined;
}

/** The last day to object (Art. 73(3)); undefined while the notice has not arrived. */
export async function objectionTerm(db: Reader, hearing: Pick<Hearing, 'appeal_id' | 'called_at'>): Promise<ComputedDeadline | undefined> {
	const told = await toldOn(db, hearing);
	return told === undefined ? undefined : dueFrom(db, 'objection', told);
}

/** Whether the notice arrived the three working days before that the law asks for. */
export async function wasTold(db: Reader, hearing: Pick<Hearing, 'appeal_id' | 'called_at' | 'at'>): Promise<boolean> {
	const told = await toldOn(db, hearing);
	if (told === undefined || hearing.at === null) return false;
	return Temporal.PlainDate.compare((await earliestHearing(db, told)).dueOn, dayOf(hearing.at)) <= 0;
}
