/** A published report as a document, in one language. What was written stands as it was written. */
import type { Reader } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { PaperFormat } from '#platform/paper/formats.ts';
import { paperDocx, paperPdf, type Paper, type PaperBlock } from '#platform/paper/index.ts';
import { getSetting } from '#platform/settings/index.ts';
import { messages } from '../messages/index.ts';
import { frozenOf } from './frozen.ts';
import type { PromiseCard, ReportSection } from './present-figures.ts';
import { factsOf, toldOf } from './present-public.ts';
import { publicReport } from './queries.ts';

function sectionBlocks(lang: Lang, { title, note, rows, words }: ReportSection): PaperBlock[] {
	const t = messages[lang];
	const table: PaperBlock = {
		kind: 'table',
		widths: [5, 3],
		head: [t.columns.what, t.columns.value],
		rows: rows.map(({ label, value, now }) => [label, now === undefined ? value : `${value}; ${now}`])
	};
	const said: PaperBlock[] = words === undefined ? [] : [{ kind: 'text', text: `${t.ofDeputy}: ${words.text}` }];
	return [{ kind: 'heading', text: title }, ...(rows.length === 0 ? [] : [table, { kind: 'text' as const, text: note ?? '' }]), ...said];
}

function promiseBlocks(title: string, promises: readonly PromiseCard[]): PaperBlock[] {
	if (promises.length === 0) return [];
	const points = promises.map(({ quote, notes, tag }, i) => ({ number: `${String(i + 1)}.`, text: quote, notes: [...notes, tag.text] }));
	return [
		{ kind: 'heading', text: title },
		{ kind: 'points', points }
	];
}

/** The report as a file. Throws not_found for a draft. */
export async function reportFile(db: Reader, lang: Lang, id: string, format: PaperFormat): Promise<{ name: string; bytes: Buffer }> {
	const report = await publicReport(db, id);
	const frozen = found(await frozenOf(db, id));
	const t = messages[lang];
	const [facts, told, organisation] = await Promise.all([
		factsOf(db, lang, report, frozen),
		toldOf(db, lang, report, frozen),
		getSetting(db, 'organisation')
	]);
	const amended = told.amendments.map(({ title, words, reason }, i) => ({
		number: `${String(i + 1)}.`,
		text: words?.text ?? '',
		notes: [title, reason]
	}));
	const paper: Paper = {
		lang,
		organisation: organisation.name[lang],
		title: `${t.name}: ${frozen.body.deputy}`,
		foot: `${t.hash}: ${frozen.sha256}`,
		blocks: [
			{ kind: 'facts', rows: facts.map(({ term, value, note }) => ({ term, value: note ? `${value}, ${note}` : value })) },
			...told.sections.flatMap((section) => sectionBlocks(lang, section)),
			...promiseBlocks(t.sections.promises, told.former),
			...promiseBlocks(t.promises.title, told.promises),
			...(amended.length === 0
				? []
				: [
						{ kind: 'heading' as const, text: t.amendments },
						{ kind: 'points' as const, points: amended }
					])
		]
	};
	return { name: `report-${id.slice(0, 8)}-${lang}.${format}`, bytes: format === 'pdf' ? await paperPdf(paper) : paperDocx(paper) };
}
