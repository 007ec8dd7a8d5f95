/** What the register holds of appeals beyond a row of a list: for those who take a list away. */
import { rows, sql, type Reader } from '#platform/db/index.ts';
import type { Lang, Texts } from '#platform/i18n/lang.ts';
import type { Channel, Outcome, Verdict } from '../rules.ts';

export interface RegisterFacts {
	id: string;
	kind: Texts;
	channel: Channel;
	language: Lang;
	firstDueOn: Temporal.PlainDate;
	answeredAt: Temporal.Instant | null;
	outcome: Outcome | null;
	verdict: Verdict | null;
	rating: number | null;
	sensitive: boolean;
}

/** Facts of appeals that the caller has found by `findAppeals`, which asks who may know of them. */
export async function registerFacts(db: Reader, ids: readonly string[]): Promise<Map<string, RegisterFacts>> {
	const list = await rows(
		db,
		sql<RegisterFacts>`
			SELECT a.id, (SELECT k.name FROM appeal_kind k WHERE k.id = a.kind ORDER BY k.valid_from DESC LIMIT 1) AS kind, a.channel, a.language,
				a.first_due_on AS "firstDueOn", a.answered_at AS "answeredAt", a.outcome, a.verdict, a.rating, a.sensitive
			FROM appeal a WHERE a.id = ANY(${[...ids]}::uuid[])`
	);
	return new Map(list.map((row) => [row.id, row]));
}
