/** What a resident with a code sees, and who disputes evidence. */
import { now } from '#platform/clock.ts';
import { publicOrigin } from '#platform/config.ts';
import { rows, sql, type Reader } from '#platform/db/index.ts';
import { dayOf, formatDate } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import { qrShape } from '#platform/qr.ts';
import { ANONYMOUS } from '#platform/identity/actor.ts';
import { paths } from '#lib/paths.ts';
import { placeName, territoryByCode } from '#modules/territory/server/index.ts';
import type { PanelInput } from '../assess-input.ts';
import { assessMessages } from '../assess-messages/index.ts';
import { messages } from '../messages/index.ts';
import type { Marks } from '../rules/assess.ts';
import { seatById } from './commands/panel.ts';
import { criteria, toChoices } from './criteria.ts';
import { evidenceOf, promiseFor } from './queries.ts';

/** The promises of the settlement of a seat, with what was said of each from it. Throws not_found for what is no seat. */
export async function presentSeat(db: Reader, lang: Lang, seatId: string) {
	const seat = await seatById(db, seatId);
	const list = await rows(
		db,
		sql<{ id: string; number: number; quote: string; language: string; marks: Marks | null; comment: string | null }>`
			SELECT p.id, p.number, p.quote, p.language, v.marks, v.comment FROM promise p LEFT JOIN promise_voice v ON v.promise_id = p.id AND v.seat_id = ${seat.id}
			WHERE p.programme_id = ${seat.programmeId} AND p.territory_id = ${seat.territoryId} AND p.publication <> 'draft' ORDER BY p.number`
	);
	const t = assessMessages[lang].voice;
	const asked = toChoices(await criteria(db), lang, seat.openedOn);
	const open = Temporal.PlainDate.compare(dayOf(now()), seat.closesOn) <= 0;
	return {
		title: t.list(await placeName(db, seat.territoryId, lang)),
		open,
		criteria: asked,
		note: (open ? t.until : t.closed)(formatDate(lang, seat.closesOn)),
		promises: list.map(({ id, number, quote, language, marks, comment }) => ({
			id,
			title: messages[lang].number(formatNumber(lang, number)),
			quote,
			language,
			href: paths.promises.one(lang, id),
			given: marks !== null,
			values: {
				...Object.fromEntries(asked.map(({ code }) => [code, marks?.[code] === undefined ? '' : String(marks[code])])),
				comment: comment ?? ''
			} as Record<string, string>
		}))
	};
}

/** Cards to cut and hand out, one for each code: for which settlement, until when, the code, and the same as a picture for a phone. */
export async function toPanelCards(db: Reader, lang: Lang, { territory, closesOn }: PanelInput, codes: readonly string[]) {
	const place = await territoryByCode(db, territory);
	const where = place === undefined ? '' : await placeName(db, place.id, lang);
	const until = assessMessages[lang].cardUntil(formatDate(lang, closesOn));
	return codes.map((code) => ({ code, where, until, qr: qrShape(publicOrigin() + paths.panel.link(lang, code)) }));
}
export type PanelCard = Awaited<ReturnType<typeof toPanelCards>>[number];

/** Evidence of a promise that stands, for the choice of what is disputed. Throws not_found for a draft. */
export async function presentDispute(db: Reader, lang: Lang, id: string) {
	const promise = await promiseFor(db, ANONYMOUS, id);
	const list = (await evidenceOf(db, id)).filter(({ struckAt }) => struckAt === null);
	const t = messages[lang];
	return {
		id,
		title: t.number(formatNumber(lang, promise.number)),
		quote: promise.quote,
		language: promise.language,
		evidence: list.map(({ id: value, title, kind, onDay }) => ({ value, label: `${title} (${t.kinds[kind]}, ${formatDate(lang, onDay)})` }))
	};
}
