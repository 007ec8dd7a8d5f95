/** Promises of a place or a programme for the frame of another site: few, the latest due first, with the way to all of them. */
import { publicOrigin } from '#platform/config.ts';
import type { Reader } from '#platform/db/index.ts';
import { notFound } from '#platform/errors.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { ANONYMOUS } from '#platform/identity/actor.ts';
import { paths } from '#lib/paths.ts';
import { placeName } from '#modules/territory/server/index.ts';
import { messages } from '../messages/index.ts';
import { daysNow, toLines, toStats } from './present.ts';
import { chosenBy } from './chosen.ts';
import { programmeFor, promises, tally } from './queries.ts';

export interface Framed {
	place?: string | undefined;
	programme?: string | undefined;
}

const SHOWN = 8;

/** Whose promises they are. Throws not_found where neither a place nor a programme is named, and for what is not there. */
async function framed(db: Reader, lang: Lang, { place: code, programme }: Framed) {
	if (code === undefined && programme === undefined) throw notFound();
	const { place, wish } = await chosenBy(db, { place: code, programme });
	const t = messages[lang].public;
	const of = programme === undefined ? undefined : (await programmeFor(db, ANONYMOUS, programme)).title[lang];
	const where = place && t.titleOf(await placeName(db, place.id, lang));
	return { title: [where, of].filter((part) => part !== undefined).join('. '), wish };
}

/** What the frame shows. Throws not_found. */
export async function presentEmbed(db: Reader, lang: Lang, asked: Framed) {
	const [days, { title, wish }] = [await daysNow(db), await framed(db, lang, asked)];
	const [counted, page] = await Promise.all([tally(db, wish, days), promises(db, wish, days, { limit: SHOWN })]);
	const all = paths.promises.list(lang, { ...asked });
	return {
		title,
		all,
		// A link here would lead the frame to a page that stands in none.
		stats: toStats(lang, counted, () => '').map(({ value, label, late }) => ({ value, label, late })),
		items: (await toLines(db, lang, page.rows, days)).map((line) => ({ ...line, href: paths.promises.one(lang, line.id) }))
	};
}
export type Embed = Awaited<ReturnType<typeof presentEmbed>>;

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<"]/g, (sign) => ENTITIES[sign] ?? sign);

/** The HTML that another site takes. Throws not_found. */
export async function presentShare(db: Reader, lang: Lang, asked: Framed) {
	const { title } = await framed(db, lang, asked);
	const src = `${publicOrigin()}${paths.promises.embed(lang, asked)}`;
	return {
		title,
		embed: paths.promises.embed(lang, asked),
		list: paths.promises.list(lang, { ...asked }),
		html: `<iframe src="${escaped(src)}" title="${escaped(title)}" width="100%" height="520" loading="lazy"></iframe>`
	};
}
