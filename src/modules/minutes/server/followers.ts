/** What follows from a sitting: earlier decisions are taken down as they stood, and from its end on its minutes are a draft. */
import { dueFrom } from '#platform/calendar/index.ts';
import { publicOrigin } from '#platform/config.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { dayOf, formatDate } from '#platform/i18n/format.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { queueMails } from '#platform/mail/index.ts';
import { paths } from '#lib/paths.ts';
import { writableOf } from '#modules/organisation/server/index.ts';
import {
	itemsOf,
	onSittingChange,
	sittingBefore,
	sittingSeats,
	tellSitting,
	type Sitting,
	type SittingChange
} from '#modules/sittings/server/index.ts';
import { messages } from '../messages/index.ts';
import { earlierDecisions } from './queries.ts';

/** What its body decided before, as it stands on a day. */
export async function lookedBackAt(db: Tx | Parameters<typeof sittingBefore>[0], sitting: Sitting, today: Temporal.PlainDate) {
	return earlierDecisions(db, sitting, (await sittingBefore(db, sitting))?.id, today);
}

async function keepStandings(tx: Tx, sitting: Sitting, itemId: string, at: Temporal.Instant): Promise<void> {
	const item = (await itemsOf(tx, sitting.id)).find(({ id }) => id === itemId);
	if (item?.kind !== 'decisions') return;
	const list = await lookedBackAt(tx, sitting, dayOf(at));
	if (list.length === 0) return;
	const values = list.map(({ id, state, dueOn, daysLate }) => ({
		item_id: itemId,
		decision_id: id,
		state,
		due_on: dueOn,
		days_late: daysLate
	}));
	await tx.insertInto('minutes_standing').values(values).execute();
}

/** The draft is there, and who holds a seat and can be written to is told until when it can be amended. */
async function makeDraft(tx: Tx, actor: Actor, sitting: Sitting, at: Temporal.Instant): Promise<void> {
	const { dueOn } = await dueFrom(tx, 'sitting_amend', dayOf(at));
	await tx.insertInto('minutes_draft').values({ event_id: sitting.id, made_at: at, amend_until: dueOn }).execute();
	await tellMembers(tx, sitting, dueOn);
	await tellSitting(tx, actor, sitting.id, 'minutes_made', at, { amendUntil: dueOn.toString() });
}

async function tellMembers(tx: Tx, { id, number, hostName }: Sitting, until: Temporal.PlainDate): Promise<void> {
	const members = (await sittingSeats(tx, id)).flatMap(({ personId }) => personId ?? []);
	const url = `${publicOrigin()}${paths.desk.minutes(id)}`;
	await queueMails(
		tx,
		(await writableOf(asReader(tx), members)).map(({ email, language: lang }) => {
			const t = messages[lang].letters;
			const subject = t.subject(number, hostName[lang]);
			return { to: email, lang, subject, text: t.made(number, hostName[lang], formatDate(lang, until), url) };
		})
	);
}

onSittingChange(async (tx: Tx, actor: Actor, sitting: Sitting, change: SittingChange, at: Temporal.Instant) => {
	if (change.what === 'item_ended') await keepStandings(tx, sitting, change.itemId, at);
	if (change.what === 'ending') await makeDraft(tx, actor, sitting, at);
});
