/** Replies as they stand beside the lines of a ledger. */
import type { Reader } from '#platform/db/index.ts';
import { formatDateTime } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { messages } from '../messages/index.ts';
import type { AsOf } from './ledger.ts';
import { repliesOf, type Reply } from './replies.ts';

export function toReply(lang: Lang, { id, text, byAide, repliedAt, hiddenReason }: Reply) {
	const t = messages[lang].reply;
	const when = formatDateTime(lang, repliedAt);
	return {
		id,
		by: byAide ? t.byAide(when) : t.byDeputy(when),
		/** What was taken from the page is not said again. */
		text: hiddenReason === null ? text : undefined,
		hidden: hiddenReason === null ? undefined : t.hidden(hiddenReason)
	};
}

/** Of each line the reply that stands, and those before it. */
export async function repliesByLine(db: Reader, lang: Lang, mandateId: string, { year, at }: Pick<AsOf, 'year' | 'at'>) {
	const list = await repliesOf(db, [mandateId], year.from.year, at);
	return new Map(
		[...Map.groupBy(list, ({ line }) => line)].map(([line, all]) => {
			const [current, earlier] = [all.find(({ replacedAt }) => replacedAt === null), all.filter(({ replacedAt }) => replacedAt !== null)];
			return [line, { current: current && toReply(lang, current), earlier: earlier.map((one) => toReply(lang, one)) }] as const;
		})
	);
}

export type LineReplies = NonNullable<ReturnType<Awaited<ReturnType<typeof repliesByLine>>['get']>>;
