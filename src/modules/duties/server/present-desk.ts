/** Duties at the desk: whom one speaks for, one deputy with the forms, the latest replies for those who look them over. */
import type { Option } from '#lib/ui/shapes.ts';
import { now } from '#platform/clock.ts';
import type { Reader } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import { dayOf, formatDate } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { paths } from '#lib/paths.ts';
import { deputies, deputyById } from '#modules/mandates/server/index.ts';
import { messages } from '../messages/index.ts';
import { asOf, readLedgers } from './ledger.ts';
import { dutyKinds } from './norms.ts';
import { mayHide, mayReply } from './policy.ts';
import { presentDeputy, type DeputyWish } from './present-deputy.ts';
import { summed } from './present-public.ts';
import { toReply } from './present-replies.ts';
import { latestReplies, replyUntil } from './replies.ts';

/** Those whom the actor speaks for, and a page of what deputies said last. */
export async function presentDutyDesk(db: Reader, lang: Lang, actor: Staff, cursor: string | undefined) {
	const day = asOf(undefined);
	const own = (await deputies(db, { from: day.on, to: day.on })).filter((one) => mayReply(actor, one));
	const [{ kinds, ledgers }, latest] = await Promise.all([readLedgers(db, own, day), latestReplies(db, cursor)]);
	const t = messages[lang];
	return {
		asOf: t.public.asOf(formatDate(lang, day.on), String(day.on.year)),
		own: ledgers.map((ledger) => ({
			id: ledger.deputy.id,
			name: ledger.deputy.name,
			body: ledger.deputy.body[lang],
			href: paths.desk.duty(ledger.deputy.id),
			...summed(lang, ledger)
		})),
		latest: latest.rows.map((reply) => ({
			...toReply(lang, reply),
			name: reply.name,
			about: kinds.find(({ code }) => code === reply.line)?.name[lang] ?? t.reply.ofPlace,
			href: paths.desk.duty(reply.mandateId, { at: lastOf(reply.year) })
		})),
		older: latest.next === undefined ? undefined : paths.desk.duties(latest.next)
	};
}

export type DutyDeskPage = Awaited<ReturnType<typeof presentDutyDesk>>;

/** The last day of a year, when it is over: its ledger is opened as of then. */
function lastOf(year: number): string | undefined {
	return year === dayOf(now()).year ? undefined : `${String(year)}-12-31`;
}

/** One deputy with what the actor may say of them. Throws not_found. */
export async function presentDeskDeputy(db: Reader, lang: Lang, actor: Staff, id: string, wish: DeputyWish) {
	const [deputy, kinds] = [found(await deputyById(db, id)), await dutyKinds(db)];
	const page = await presentDeputy(db, lang, id, wish);
	const day = asOf(wish.at);
	const until = await replyUntil(db, day.year);
	const lines: Option[] = [
		...page.duties.map(({ code, name }) => ({ value: code, label: name })),
		...page.settlements.map((place) => ({ value: `place:${place.id}`, label: place.name }))
	];
	const standing = [...page.replies].flatMap(([line, { current }]) => (current?.text === undefined ? [] : [{ line, ...current }]));
	const nameOf = (line: string) =>
		lines.find(({ value }) => value === line)?.label ?? kinds.find(({ code }) => code === line)?.name[lang] ?? line;
	return {
		page,
		year: day.on.year,
		until: formatDate(lang, until),
		lines,
		mayReply: mayReply(actor, deputy) && Temporal.PlainDate.compare(dayOf(now()), until) <= 0,
		hideable: mayHide(actor, deputy) ? standing.map((one): Option => ({ value: one.id, label: `${nameOf(one.line)}: ${one.by}` })) : [],
		publicHref: paths.deputies.one(lang, id, { at: wish.at?.toString() })
	};
}
