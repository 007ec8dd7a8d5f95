/**
 * Letters to those who follow promises: what changed since the letters before, one letter a day to an address. The work is in proportion to
 * what changed and to whom it concerns, never to how many follow.
 */
import { publicOrigin } from '#platform/config.ts';
import { now } from '#platform/clock.ts';
import { asReader, rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { dayOf, formatDate } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import { enqueueAll, onSchedule, onTopic, type JobContext } from '#platform/jobs/index.ts';
import { queueMail } from '#platform/mail/index.ts';
import { open } from '#platform/secrets.ts';
import { paths } from '#lib/paths.ts';
import { placeNames } from '#modules/territory/server/index.ts';
import { followMessages } from '../follow-messages/index.ts';
import { actName } from './changes.ts';
import { sweepFollows, unfollow } from './commands/follow.ts';
import { followerToken } from './followed.ts';
import { publicByIds } from './queries.ts';

/** Of one letter; the rest is a number. */
const MOST_LINES = 20;

interface Span {
	from: Temporal.Instant;
	until: Temporal.Instant;
}

/** Whom each change of a span concerns, of one follower or of all: it was on what they follow, after they confirmed. */
function concerned({ from, until }: Span, followerId?: string) {
	const mine = followerId === undefined ? sql`true` : sql`f.follower_id = ${followerId}`;
	return sql`
		WITH changed AS MATERIALIZED (
			SELECT p.id, p.programme_id, p.territory_id, j.act, max(j.at) AS at FROM journal j JOIN promise p ON p.id = j.subject_id
			WHERE j.subject_kind = 'promise' AND j.seen_by = 'public' AND j.act <> 'promise.disputed' AND j.at >= ${from} AND j.at < ${until}
			GROUP BY p.id, j.act
		), touched AS (
			SELECT c.id, c.act, c.at, 'promise' AS kind, c.id AS subject_id FROM changed c
			UNION ALL SELECT c.id, c.act, c.at, 'programme', c.programme_id FROM changed c
			UNION ALL SELECT c.id, c.act, c.at, 'place', top.id FROM changed c JOIN territory t ON t.id = c.territory_id JOIN territory top ON top.path @> t.path
		)
		SELECT DISTINCT f.follower_id AS follower, x.id, x.act, x.at FROM touched x JOIN promise_follow f ON f.subject_id = x.subject_id AND f.kind = x.kind
		WHERE f.confirmed_at IS NOT NULL AND x.at > f.confirmed_at AND ${mine}`;
}

/** Takes today's turn, once on one node, and gives each follower concerned a job. Returns how many. */
export async function tellNews(tx: Tx): Promise<number> {
	await sweepFollows(tx);
	const until = now();
	const [taken] = await rows(
		tx,
		sql<{ from: Temporal.Instant }>`
			INSERT INTO promise_news (day, from_at, until_at)
			SELECT ${dayOf(until)}::date, coalesce(max(until_at), ${until.subtract({ hours: 24 })}::timestamptz), ${until}::timestamptz FROM promise_news
			ON CONFLICT (day) DO NOTHING RETURNING from_at AS "from"`
	);
	if (taken === undefined) return 0;
	const list = await rows(tx, sql<{ follower: string }>`SELECT DISTINCT follower FROM (${concerned({ from: taken.from, until })}) x`);
	const day = dayOf(until).toString();
	await enqueueAll(
		tx,
		'promises.letter',
		list.map(({ follower }) => ({ follower, day }))
	);
	return list.length;
}

interface LetterJob {
	follower: string;
	/** Of the turn: ISO. */
	day: string;
}

/** The letter of one follower: of a job that runs twice one goes. */
async function writeLetter(tx: Tx, { follower, day }: LetterJob): Promise<void> {
	const row = await tx.selectFrom('promise_follower').selectAll().where('id', '=', follower).forUpdate().executeTakeFirst();
	const turn = await tx.selectFrom('promise_news').selectAll().where('day', '=', Temporal.PlainDate.from(day)).executeTakeFirst();
	if (row === undefined || turn === undefined) return;
	if (row.told_on !== null && Temporal.PlainDate.compare(row.told_on, turn.day) >= 0) return;
	const span = { from: turn.from_at, until: turn.until_at };
	const changes = await rows(
		tx,
		sql<{ id: string; act: string }>`SELECT id, act FROM (${concerned(span, follower)}) x ORDER BY at DESC, id, act`
	);
	if (changes.length === 0) return;
	await tx.updateTable('promise_follower').set({ told_on: turn.day }).where('id', '=', follower).execute();
	const lang = row.language as Lang;
	const token = followerToken(follower);
	const t = followMessages[lang].mail;
	const rest = changes.length - MOST_LINES;
	await queueMail(tx, {
		to: open(row.email),
		lang,
		subject: t.news.subject(formatDate(lang, turn.day)),
		text: t.news.text(
			await linesOf(asReader(tx), lang, changes.slice(0, MOST_LINES)),
			rest > 0 ? t.more(formatNumber(lang, rest)) : undefined,
			`${publicOrigin()}${paths.promises.following(lang, token)}`
		),
		unsubscribe: `${publicOrigin()}${paths.promises.oneClick(token)}`,
		// An address that takes no letters is not kept.
		onBounce: { topic: 'promises.bounced', payload: { follower } }
	});
}

async function linesOf(db: Reader, lang: Lang, changes: readonly { id: string; act: string }[]): Promise<string> {
	const list = await publicByIds(db, [...new Set(changes.map(({ id }) => id))]);
	const byId = new Map(list.map((one) => [one.id, one]));
	const places = await placeNames(
		db,
		list.map(({ territoryId }) => territoryId),
		lang
	);
	return changes
		.flatMap(({ id, act }) => {
			const promise = byId.get(id);
			if (promise === undefined) return [];
			const [what, place] = [actName(lang, act), places.get(promise.territoryId) ?? ''];
			return [`${what}: ${promise.quote.slice(0, 200)}\n${place}\n${publicOrigin()}${paths.promises.one(lang, id)}`];
		})
		.join('\n\n');
}

/** Registers the daily letters; called once when the server starts. */
export function registerNews(): void {
	onSchedule('promises.news', '30 18 * * *', async (_, { write }) => {
		await write(tellNews);
	});
	onTopic<LetterJob>('promises.letter', (job, { write }: JobContext) => write((tx) => writeLetter(tx, job)));
	onTopic<{ follower: string }>('promises.bounced', ({ follower }, { write }: JobContext) => write((tx) => unfollow(tx, follower)));
}
