/** Signs in the reader's words. */
import type { Lang } from '#platform/i18n/lang.ts';
import { messages } from '../messages/index.ts';
import type { Finding } from '../rules.ts';

/** A sign with what it was seen by, as a sentence. */
export function sentenceOf(lang: Lang, finding: Finding): string {
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

/** The signs of a decision, each with its name and what it was seen by. */
export function presentSigns(lang: Lang, findings: readonly Finding[]) {
	return findings.map((finding) => ({ name: messages[lang].signs[finding.sign], why: sentenceOf(lang, finding) }));
}
