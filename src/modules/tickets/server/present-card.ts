/** The card of a reception: its form while the person is there, then what was written. */
import { paths } from '#lib/paths.ts';
import { now } from '#platform/clock.ts';
import { asReader, type Reader, type Tx } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import { dayOf, formatDate, formatDateTime } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { open } from '#platform/secrets.ts';
import { assignmentFor } from '#modules/assignments/server/index.ts';
import { nearestUnit, personNames, unitById, unitsBelow } from '#modules/organisation/server/index.ts';
import { lookAtPersons, wishById } from '#modules/wishes/server/index.ts';
import { messages } from '../messages/index.ts';
import { labelOf, OUTCOMES, type Outcome } from '../rules.ts';
import { dayById, ticketById, type LineDay } from './queries.ts';
import { keptBy } from './store.ts';

const SYSTEM = { kind: 'system', job: 'tickets' } as const;

/** Throws not_found for who does not keep the host's hours, and before somebody is being received. */
export async function presentCard(tx: Tx, lang: Lang, actor: Staff, ticketId: string) {
	const db = asReader(tx);
	const ticket = found(await ticketById(db, ticketId));
	const day = keptBy(actor, await dayById(db, ticket.dayId));
	if (ticket.state !== 'serving' && !ticket.hasCard) found(undefined);
	const wish = found(await wishById(db, ticket.wishId));
	const person = (await lookAtPersons(tx, actor, [wish.id])).get(wish.id);
	const row = ticket.hasCard ? await cardRow(db, ticketId) : undefined;
	const t = messages[lang].card.facts;
	return {
		dayId: day.id,
		label: labelOf(ticket.series, ticket.n),
		facts: [
			{ term: t.number, value: wish.number, href: paths.desk.wish(wish.number) },
			{ term: t.host, value: day.hostName },
			{ term: t.when, value: formatDateTime(lang, ticket.beganAt ?? ticket.arrivedAt) },
			{ term: t.place, value: day.placeName[lang] },
			...(row === undefined ? [] : [{ term: t.by, value: (await personNames(db, [row.writtenBy])).get(row.writtenBy) ?? '' }])
		],
		card: row === undefined ? undefined : await cardView(db, lang, row, person?.email != null),
		form: row !== undefined ? undefined : await cardForm(db, lang, day, person, wish)
	};
}

interface CardRow {
	asked: string;
	said: string;
	promised: string | null;
	outcome: Outcome;
	appealId: string | null;
	assignmentId: string | null;
	writtenBy: string;
}

async function cardRow(db: Reader, ticketId: string): Promise<CardRow> {
	const row = await db.selectFrom('reception_card').selectAll().where('ticket_id', '=', ticketId).executeTakeFirstOrThrow();
	return {
		asked: open(row.asked),
		said: open(row.said),
		promised: row.promised === null ? null : open(row.promised),
		outcome: row.outcome as Outcome,
		appealId: row.appeal_id,
		assignmentId: row.assignment_id,
		writtenBy: row.written_by
	};
}

async function cardView(db: Reader, lang: Lang, row: CardRow, hasMail: boolean) {
	const t = messages[lang].card;
	const due = row.assignmentId === null ? undefined : (await assignmentFor(db, SYSTEM, row.assignmentId)).row.dueOn;
	return {
		asked: row.asked,
		said: row.said,
		promised: row.promised ?? undefined,
		outcome: t.outcomes[row.outcome],
		link: linkOf(lang, row),
		until: due === undefined ? undefined : formatDate(lang, due),
		copy: hasMail ? t.sent : t.paper
	};
}

export type CardView = Awaited<ReturnType<typeof cardView>>;

function linkOf(lang: Lang, { appealId, assignmentId }: CardRow): { href: string; text: string } | undefined {
	const t = messages[lang].card;
	if (appealId !== null) return { href: paths.desk.appeal(appealId), text: t.appeal };
	return assignmentId === null ? undefined : { href: paths.desk.assignment(assignmentId), text: t.assignment };
}

interface Reach {
	phone: string | null;
	email: string | null;
	topic: string;
}

async function cardForm(
	db: Reader,
	lang: Lang,
	day: LineDay,
	person: Reach | undefined,
	wish: { language: Lang; territoryId: string | null }
) {
	const t = messages[lang].card;
	return {
		topic: person?.topic ?? '',
		language: wish.language,
		needsAddress: person?.phone == null && person?.email == null,
		outcomes: OUTCOMES.map((value) => ({ value, label: t.outcomes[value], hint: t.hints[value] })),
		units: await unitsFor(db, lang, day, wish.territoryId),
		from: dayOf(now()).add({ days: 1 }).toString()
	};
}

export type CardForm = Awaited<ReturnType<typeof cardForm>>;

/** Who may be given what was promised: the host's own unit, those right below it, and whoever is nearest to the person. */
async function unitsFor(db: Reader, lang: Lang, day: LineDay, territoryId: string | null) {
	const [own, below, near] = await Promise.all([unitById(db, day.unitId), unitsBelow(db, day.unitId), nearestUnit(db, territoryId)]);
	const open = [...(own === undefined ? [] : [own]), near, ...below.filter((unit) => unit.open)];
	const options = new Map(open.map(({ id, name }) => [id, name[lang]]));
	return [{ value: '', label: '' }, ...[...options].map(([value, label]) => ({ value, label }))];
}
