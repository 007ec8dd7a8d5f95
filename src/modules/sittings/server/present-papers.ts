/** Papers as they are read: a version by its paragraphs, two versions beside each other, and all of them at the desk. */
import type { Reader } from '#platform/db/index.ts';
import { diffParagraphs } from '#platform/diff.ts';
import { found } from '#platform/errors.ts';
import { formatDateTime } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { paths } from '#lib/paths.ts';
import { canRun } from '#modules/events/server/index.ts';
import { publicMessages } from '../public-messages/index.ts';
import { paragraphs } from '../rules/agenda.ts';
import { groundOf, toReading, toSides } from '../rules/papers.ts';
import { possible } from '../rules/stage.ts';
import { publicPaper } from './papers.ts';
import { sittingName } from './present-public.ts';
import { itemsOf, papersOf, sittingFor, type Paper, type PaperVersion, type Sitting } from './queries.ts';

const versionLabel = (lang: Lang, { version, madeAt }: PaperVersion) =>
	publicMessages[lang].versionAt(version, formatDateTime(lang, madeAt));

const headOf = (lang: Lang, sitting: Sitting, paper: Paper) => ({
	id: paper.id,
	title: paper.title,
	kind: publicMessages[lang].kinds[paper.kind],
	sitting: { id: sitting.id, title: sittingName(lang, sitting), href: paths.sittings.one(lang, sitting.id) }
});

/** A version of a paper, the latest where none is asked for. Throws not_found. */
export async function presentPaper(db: Reader, lang: Lang, eventId: string, paperId: string, version: number | undefined) {
	const { sitting, item, paper } = await publicPaper(db, eventId, paperId);
	const shown = found(version === undefined ? paper.versions[0] : paper.versions.find((one) => one.version === version));
	const t = publicMessages[lang];
	return {
		...headOf(lang, sitting, paper),
		item: `${item.number}. ${item.title[lang]}`,
		/** The version that is shown, for what is said of it. */
		versionId: shown.id,
		latest: shown.id === paper.versions[0]?.id,
		/** A draft of a decision: citizens speak of its paragraphs. */
		draft: paper.kind === 'draft',
		label: versionLabel(lang, shown),
		hash: t.hash(shown.sha256),
		paragraphs: shown.text === null ? [] : paragraphs(shown.text).map((text, i) => ({ number: i + 1, id: `p${String(i + 1)}`, text })),
		file: shown.fileId === null ? undefined : paths.file(shown.fileId),
		versions: paper.versions.map((one) => ({
			version: one.version,
			label: versionLabel(lang, one),
			href: paths.sittings.paper(lang, eventId, paperId, { version: String(one.version) }),
			current: one.id === shown.id
		})),
		compare: paper.versions.length > 1 ? paths.sittings.compare(lang, eventId, paperId) : undefined
	};
}
export type PaperPage = Awaited<ReturnType<typeof presentPaper>>;

/** Two versions beside each other, the last two where none are asked for. Throws not_found. */
export async function presentComparison(
	db: Reader,
	lang: Lang,
	eventId: string,
	paperId: string,
	{ from, to }: { from: number | undefined; to: number | undefined }
) {
	const { sitting, paper } = await publicPaper(db, eventId, paperId);
	const t = publicMessages[lang].compare;
	const at = (version: number | undefined, place: number) =>
		found(version === undefined ? (paper.versions[place] ?? paper.versions[0]) : paper.versions.find((one) => one.version === version));
	const [older, newer] = [at(from, 1), at(to, 0)];
	const texts = older.text === null || newer.text === null ? undefined : ([older.text, newer.text] as const);
	const changes = texts === undefined ? [] : diffParagraphs(paragraphs(texts[0]), paragraphs(texts[1]));
	const count = (kind: 'added' | 'removed' | 'changed') => changes.filter((change) => change.kind === kind).length;
	const counts = { added: count('added'), removed: count('removed'), changed: count('changed') };
	return {
		...headOf(lang, sitting, paper),
		href: paths.sittings.paper(lang, eventId, paperId),
		from: String(older.version),
		to: String(newer.version),
		options: paper.versions.map((one) => ({ value: String(one.version), label: versionLabel(lang, one) })),
		note: texts === undefined ? t.files : changes.every(({ kind }) => kind === 'same') ? t.same : t.counts(counts),
		changes: changes.map(({ kind, pieces, number }, i) => ({
			id: i,
			kind,
			number,
			label: t.kinds[kind],
			pieces: toReading(pieces),
			/** One beside the other where there is room for two. */
			sides: kind === 'same' ? undefined : toSides(pieces)
		}))
	};
}

/** All papers of a sitting for the desk; who runs it keeps them. Throws not_found. */
export async function presentDeskPapers(db: Reader, lang: Lang, actor: Staff, id: string) {
	const sitting = await sittingFor(db, actor, id);
	const [items, papers] = await Promise.all([itemsOf(db, id), papersOf(db, id)]);
	const t = publicMessages[lang];
	return {
		id,
		title: sittingName(lang, sitting),
		keeps: canRun(actor, sitting) && possible(sitting.stage).includes('paper'),
		options: items
			.filter(({ withdrawnAt }) => withdrawnAt === null)
			.map((item) => ({ value: item.id, label: `${item.number}. ${item.title[lang]}` })),
		items: items.map((item) => ({
			id: item.id,
			title: `${item.number}. ${item.title[lang]}`,
			closed: groundOf(sitting, items, item) !== null,
			papers: papers
				.filter(({ itemId }) => itemId === item.id)
				.map((paper) => ({
					id: paper.id,
					title: paper.title,
					kind: t.kinds[paper.kind],
					withdrawn: paper.withdrawnReason === null ? undefined : t.desk.withdrawn(paper.withdrawnReason),
					versions: paper.versions.map((one) => ({
						id: one.id,
						label: versionLabel(lang, one),
						text: one.text ?? undefined,
						file: one.fileId === null ? undefined : paths.file(one.fileId)
					}))
				}))
		}))
	};
}
export type DeskPapers = Awaited<ReturnType<typeof presentDeskPapers>>;
