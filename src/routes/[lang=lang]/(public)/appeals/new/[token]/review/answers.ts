/** All answers of a draft as the review shows them, each with the question where it can be changed. */
import { formatPoint, maskIin } from '#modules/appeals/input.ts';
import { pageMessages } from '#modules/appeals/messages-page/index.ts';
import { messages } from '#modules/appeals/messages/index.ts';
import { missing, type MissingField } from '#modules/appeals/rules.ts';
import { suggestKind, suggestTheme } from '#modules/appeals/rules/suggest.ts';
import { kindsOn, openThemes, type Draft } from '#modules/appeals/server/index.ts';
import { messages as privacyMessages } from '#modules/privacy/messages/index.ts';
import { BESIDE } from '#modules/rights/input.ts';
import { presentSaid } from '#modules/rights/server/index.ts';
import { placeName } from '#modules/territory/server/index.ts';
import { now } from '#platform/clock.ts';
import { reader } from '#platform/db/index.ts';
import { filesOf } from '#platform/files/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { LANG_NAMES, type Lang } from '#platform/i18n/lang.ts';
import type { Question } from '../draft.ts';

export interface Answer {
	term: string;
	value: string;
	question: Question | undefined;
	/** Lines as they were typed. */
	asWritten?: boolean;
}

export async function answersOf(lang: Lang, draft: Draft): Promise<Answer[]> {
	const t = pageMessages[lang].intake.review;
	const { body } = draft;
	const [kinds, themes, files, territory] = await Promise.all([
		kindsOn(reader(), dayOf(now())),
		openThemes(reader()),
		filesOf(reader(), { kind: 'draft', id: draft.id }),
		body.territoryId === undefined ? '' : placeName(reader(), body.territoryId, lang)
	]);
	const text = body.text ?? '';
	const kind = body.kind ?? suggestKind(text);
	const theme = body.themeId ?? suggestTheme(text, themes);
	const point =
		body.latitude === undefined || body.longitude === undefined ? '' : formatPoint({ latitude: body.latitude, longitude: body.longitude });
	const answers: Answer[] = [
		{ term: t.what, value: text, question: 'what', asWritten: true },
		{ term: t.territory, value: territory, question: 'where' },
		{ term: t.place, value: body.place ?? '', question: 'where' },
		...(point === '' ? [] : [{ term: t.point, value: point, question: 'where' } as const]),
		{ term: t.name, value: body.name ?? '', question: 'who' },
		{ term: t.phone, value: body.phone ?? '', question: 'who' },
		{ term: t.email, value: body.email ?? '', question: 'who' },
		{ term: t.address, value: body.address ?? '', question: 'who' },
		...(body.iin === undefined ? [] : [{ term: t.iin, value: maskIin(body.iin), question: 'who' } as const]),
		...(body.sensitive === true
			? [{ term: privacyMessages[lang].intake.legend, value: privacyMessages[lang].intake.sensitive, question: 'who' } as const]
			: []),
		{ term: t.kind, value: kinds.find((one) => one.id === kind)?.name[lang] ?? '', question: 'kind' },
		{ term: t.theme, value: themes.find((one) => one.id === theme)?.name[lang] ?? '', question: 'kind' },
		...(await presentSaid(reader(), lang, body.beside?.[BESIDE])).map(({ term, value }) => ({ term, value, question: 'kind' as const })),
		{ term: t.files, value: files.map((file) => file.name).join(', ') || t.noFiles, question: 'files' },
		{ term: t.language, value: LANG_NAMES[lang].long, question: undefined }
	];
	return answers;
}

const QUESTION_OF: Record<MissingField, Question> = { text: 'what', territory: 'where', name: 'who', contact: 'who' };

export interface Missing {
	words: string;
	question: Question;
}

/** What the appeal cannot do without and still lacks (Art. 63), each with its question. */
export function missingOf(lang: Lang, draft: Draft): Missing[] {
	return missing(draft.body).map((field) => ({ words: messages[lang].missing[field], question: QUESTION_OF[field] }));
}
