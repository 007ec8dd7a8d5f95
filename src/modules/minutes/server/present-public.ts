/** What everybody reads of minutes: the text without what is closed, where each item is in the recording, how decisions stand today. */
import type { Reader } from '#platform/db/index.ts';
import { found, notFound } from '#platform/errors.ts';
import { formatDate, formatDateTime } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { PaperFormat } from '#platform/paper/formats.ts';
import { paperDocx, paperPdf } from '#platform/paper/index.ts';
import { getSetting } from '#platform/settings/index.ts';
import { paths } from '#lib/paths.ts';
import { groundOf } from '#modules/sittings/rules/papers.ts';
import { itemsOf, publicSitting, type Sitting } from '#modules/sittings/server/index.ts';
import { secondText } from '#modules/sittings/recording-input.ts';
import { messages } from '../messages/index.ts';
import { minutesPaper } from './paper.ts';
import { anchorOf } from './paper-item.ts';
import { presentOpenDecisionsOf } from './present-decisions.ts';
import { isWhole } from './present-desk.ts';
import { draftOf, frozenOf, type Frozen } from './queries.ts';

/** Minutes that were published. Throws not_found. */
async function publishedOf(db: Reader, id: string): Promise<Frozen> {
	await publicSitting(db, id);
	const frozen = found(await frozenOf(db, id));
	if (frozen.publishedAt === null) throw notFound();
	return frozen;
}

async function paperOf(db: Reader, lang: Lang, { open }: Frozen) {
	return minutesPaper(lang, (await getSetting(db, 'organisation')).name, open.minutes, open.sha256);
}

/** The published text as a file. Throws not_found. */
export async function publicMinutesFile(db: Reader, lang: Lang, id: string, format: PaperFormat): Promise<{ name: string; bytes: Buffer }> {
	const frozen = await publishedOf(db, id);
	const paper = await paperOf(db, lang, frozen);
	const name = `minutes-${frozen.open.minutes.number}-${lang}.${format}`;
	return { name, bytes: format === 'pdf' ? await paperPdf(paper) : paperDocx(paper) };
}

/** The very text that was hashed. Throws not_found. */
export async function publicMinutesText(db: Reader, id: string): Promise<string> {
	return (await publishedOf(db, id)).open.body;
}

/** A video file takes a second; a page that shows one takes it as well, or leaves it alone. */
const atSecond = (url: string, second: number) => `${url.replace(/#.*$/, '')}#t=${String(second)}`;

/** The recording, and the second of it at which each item begins; nothing of what is closed. */
export async function recordingOf(db: Reader, lang: Lang, sitting: Sitting) {
	const { recordingUrl: url, id } = sitting;
	if (url === null || sitting.closedGround !== null) return undefined;
	const items = await itemsOf(db, id);
	return {
		url,
		items: items.flatMap((item) => {
			if (item.videoSecond === null || groundOf(sitting, items, item) !== null) return [];
			const { number, title, videoSecond: second } = item;
			return [{ id: anchorOf(item.id), title: `${number}. ${title[lang]}`, time: secondText(second), href: atSecond(url, second) }];
		})
	};
}

/** Why there is no text yet. */
async function waitsFor(db: Reader, lang: Lang, id: string, frozen: Frozen | undefined): Promise<string> {
	const t = messages[lang].public;
	if (frozen !== undefined) return t.approved;
	const draft = await draftOf(db, id);
	return draft === undefined ? t.waits : t.draft(formatDate(lang, draft.amendUntil));
}

/** The page of the minutes of a sitting of which citizens may know: the text, or when it will be there. Throws not_found. */
export async function presentPublicMinutes(db: Reader, lang: Lang, id: string) {
	const sitting = await publicSitting(db, id);
	const frozen = await frozenOf(db, id);
	const isOut = frozen !== undefined && frozen.publishedAt !== null;
	const t = messages[lang];
	return {
		id,
		title: t.title(sitting.number),
		body: sitting.hostName[lang],
		description: t.public.description(sitting.hostName[lang], sitting.number),
		back: paths.sittings.one(lang, id),
		waits: isOut ? undefined : await waitsFor(db, lang, id, frozen),
		text: isOut
			? {
					paper: await paperOf(db, lang, frozen),
					published: frozen.publishedAt && t.published(formatDateTime(lang, frozen.publishedAt)),
					approved: t.approved(frozen.open.minutes.chair.name, formatDateTime(lang, frozen.approvedAt)),
					hash: frozen.open.sha256,
					whole: isWhole(frozen.open),
					files: (['pdf', 'docx', 'json'] as const).map((format) => ({
						href: paths.sittings.minutesFile(lang, id, format),
						label: t[format]
					}))
				}
			: undefined,
		decisions: isOut ? await presentOpenDecisionsOf(db, lang, id) : [],
		recording: isOut ? await recordingOf(db, lang, sitting) : undefined
	};
}
export type PublicMinutes = Awaited<ReturnType<typeof presentPublicMinutes>>;
