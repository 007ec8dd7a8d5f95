/** What is held of somebody's receptions, for themselves: their numbers, and the cards whose copy they were given. */
import { rows, sql, type Reader } from '#platform/db/index.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { open } from '#platform/secrets.ts';
import { messages } from '../messages/index.ts';
import { labelOf, type Outcome, type Series } from '../rules.ts';

interface Row {
	series: Series;
	n: number;
	arrivedAt: Temporal.Instant;
	calledAt: Temporal.Instant | null;
	endedAt: Temporal.Instant | null;
	asked: Buffer | null;
	said: Buffer | null;
	promised: Buffer | null;
	outcome: Outcome | null;
}

const at = (instant: Temporal.Instant | null) => instant?.toString() ?? null;
const opened = (value: Buffer | null) => (value === null ? null : open(value));

/** Each time that this wish was received, or waited for it. The caller has checked who asks. */
export async function heldOfTickets(db: Reader, lang: Lang, wishId: string) {
	const list = await rows(
		db,
		sql<Row>`
			SELECT t.series, t.n, t.arrived_at AS "arrivedAt", t.called_at AS "calledAt", t.ended_at AS "endedAt", c.asked, c.said, c.promised, c.outcome
			FROM ticket t LEFT JOIN reception_card c ON c.ticket_id = t.id WHERE t.wish_id = ${wishId} ORDER BY t.arrived_at`
	);
	return list.map(({ series, n, outcome, ...row }) => ({
		number: labelOf(series, n),
		arrivedAt: at(row.arrivedAt),
		calledAt: at(row.calledAt),
		endedAt: at(row.endedAt),
		card:
			outcome === null
				? null
				: {
						asked: opened(row.asked),
						said: opened(row.said),
						promised: opened(row.promised),
						outcome: messages[lang].card.outcomes[outcome]
					}
	}));
}
