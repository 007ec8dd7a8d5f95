/** What leaves this room: signs in the reader's words. */
import type { Panel } from '#lib/ui/shapes.ts';
import { paths } from '#lib/paths.ts';
import type { Reader } from '#platform/db/index.ts';
import { dayOf, formatDate } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { accessOf, can, decisionDraftOf, type AppealRow, type DeskContext } from '#modules/appeals/server/index.ts';
import { unitsByIds } from '#modules/organisation/server/index.ts';
import { messages } from '../messages/index.ts';
import type { Finding } from '../rules.ts';
import { signsOf } from './examine.ts';
import type { SignedRow } from './queries.ts';

/** A sign with what it was seen by, as a sentence. */
function sentenceOf(lang: Lang, finding: Finding): string {
	const { why, languages } = messages[lang];
	switch (finding.sign) {
		case 'copy':
			return why.copy(finding.share);
		case 'off_question':
			return why.off_question(finding.missing.join(', '));
		case 'empty':
			return why.empty(finding.sentences.map((text) => `«${text}»`).join(', '));
		case 'language':
			return why.language(languages[finding.asked], languages[finding.written]);
		case 'no_evidence':
			return why.no_evidence;
	}
}

/** One row of the list for each decision. */
export async function presentSigned(db: Reader, lang: Lang, list: readonly SignedRow[]) {
	const ids = list.map((row) => row.unitId);
	const units = await unitsByIds(db, ids);
	return list.map((row) => ({
		id: row.id,
		number: row.number,
		title: row.title,
		href: paths.desk.appeal(row.appealId),
		unit: units.get(row.unitId)?.name[lang] ?? '',
		signed: formatDate(lang, dayOf(row.signedAt)),
		signs: row.findings.map((finding) => ({ name: messages[lang].signs[finding.sign], why: sentenceOf(lang, finding) }))
	}));
}

/** Before the head signs: what in the draft looks like a formal reply. A warning, never a block. */
export async function qualityPanels({ db, lang, actor }: DeskContext, row: AppealRow): Promise<Panel[]> {
	if (row.state !== 'on_approval' || !can(actor, 'sign', accessOf(row))) return [];
	const draft = await decisionDraftOf(db, row.id);
	if (draft?.outcome === undefined || draft.outcome === null || draft.outcome === 'stopped') return [];
	const answer = { question: row.text, language: row.language as Lang, text: draft.text, outcome: draft.outcome };
	const findings = await signsOf(db, row.id, answer);
	if (findings.length === 0) return [];
	const { hint } = messages[lang];
	return [
		{
			id: 'quality',
			title: hint.title,
			tag: { text: hint.tag, tone: 'underway' },
			sentences: [hint.lead, ...findings.map((finding) => sentenceOf(lang, finding))],
			facts: [],
			links: []
		}
	];
}
