/**
 * What everybody reads of what deputies owe: by duty, line by line, with the records behind each number; by settlement, with how many live
 * there and how far it is; and what the deputy says of it. Deputies stand in the order of names: there is no list of the best or the worst.
 */
import type { Reader } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import { formatDate } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import { paths } from '#lib/paths.ts';
import { deputies, deputyBodies, type Deputy } from '#modules/mandates/server/index.ts';
import { regions, territoryByCode } from '#modules/territory/server/index.ts';
import { messages } from '../messages/index.ts';
import { sumOf, type Line } from '../rules.ts';
import { asOf, readLedgers, type Ledger } from './ledger.ts';

export interface ListWish {
	/** KATO code of a place. */
	place?: string | undefined;
	/** A faction's id. */
	body?: string | undefined;
	at?: Temporal.PlainDate | undefined;
	/** A mandate's id: goes on behind it. */
	after?: string | undefined;
}

const SHOWN = 20;

/** Figures of a line for the reader; what is not known is said, and is no nought. */
export function figuresText(lang: Lang, line: Line) {
	const n = (value: number) => formatNumber(lang, value);
	const { none } = messages[lang].public;
	const nothing = line.held === 0 && line.unknown > 0 && line.missing === 0 && line.notYetDue === 0;
	return {
		owed: n(line.owed),
		held: nothing ? none : n(line.held),
		missing: nothing ? none : n(line.missing),
		notYetDue: n(line.notYetDue),
		ahead: n(line.ahead),
		unknown: n(line.unknown),
		/** For the eye: something is missing. */
		gap: line.missing > 0,
		hasUnknown: line.unknown > 0,
		hasAhead: line.ahead > 0
	};
}

/** The number of every duty in one: how many of what is owed so far. */
export function summed(lang: Lang, { entries }: Ledger) {
	const line = sumOf(entries.map((one) => one.line));
	return { ...figuresText(lang, line), norms: entries.length > 0 };
}

/** The place of a deputy in few words: whom they answer to. */
export const placeOf = ({ givenBy }: Deputy): string => givenBy;

/** Deputies of a place and of a body with what they owe in the year and what was held. Throws not_found for a place or a body that is not there. */
export async function presentDeputies(db: Reader, lang: Lang, wish: ListWish) {
	const day = asOf(wish.at);
	const [place, bodies, all] = await Promise.all([
		wish.place === undefined ? undefined : territoryByCode(db, wish.place).then(found),
		deputyBodies(db),
		regions(db)
	]);
	const body = wish.body === undefined ? undefined : found(bodies.find(({ id }) => id === wish.body));
	const filter = { from: day.year.from, to: day.on, bodyId: body?.id, territoryId: place?.id };
	const list = await deputies(db, { ...filter, after: wish.after, limit: SHOWN + 1 });
	const shown = list.slice(0, SHOWN);
	const { ledgers } = await readLedgers(db, shown, day);
	const query = { place: place?.code, body: body?.id, at: wish.at?.toString() };
	const t = messages[lang].public;
	return {
		chosen: { place: place?.code ?? '', body: body?.id ?? '', at: day.on.toString() },
		about: [place?.name[lang], body?.name[lang]].filter((one) => one !== undefined).join(', '),
		asOf: t.asOf(formatDate(lang, day.on), String(day.on.year)),
		latest: asOf(undefined).on.toString(),
		places: [{ value: '', label: t.everywhere }, ...all.map(({ code, name }) => ({ value: code, label: name[lang] }))],
		bodies: [{ value: '', label: t.everyBody }, ...bodies.map(({ id, name }) => ({ value: id, label: name[lang] }))],
		rows: ledgers.map((ledger) => ({
			id: ledger.deputy.id,
			name: ledger.deputy.name,
			href: paths.deputies.one(lang, ledger.deputy.id, { at: wish.at?.toString() }),
			body: ledger.deputy.body[lang],
			place: placeOf(ledger.deputy),
			ended: ledger.deputy.ended ? t.endedOn(formatDate(lang, ledger.deputy.validTo)) : undefined,
			...summed(lang, ledger)
		})),
		next: list.length > SHOWN ? paths.deputies.list(lang, { ...query, after: shown.at(-1)?.id }) : undefined,
		first: wish.after === undefined ? undefined : paths.deputies.list(lang, query),
		files: { csv: paths.deputies.file(lang, 'csv', query), json: paths.deputies.file(lang, 'json', query) },
		never: paths.visits.waiting(lang, place?.level === 1 ? place.code : undefined)
	};
}

export type DeputiesPage = Awaited<ReturnType<typeof presentDeputies>>;
