/** What who wrote is told, in the language in which they wrote: that it was hidden and how to appeal, how that ended, what was answered. */
import { publicOrigin } from '#platform/config.ts';
import { isLang, type Lang } from '#platform/i18n/lang.ts';
import type { Told } from '#platform/identity/tell.ts';
import { paths } from '#lib/paths.ts';
import { sittingName, type Sitting } from '#modules/sittings/server/index.ts';
import { messages } from '../messages/index.ts';
import type { CommentEnd, HideReason } from '../rules.ts';
import type { Comment } from './queries.ts';
import type { Writer } from './store.ts';

type Letter = (t: (typeof messages)[Lang]['letters'], lang: Lang) => { subject: string; lines: (string | undefined)[]; url: string };

function letter({ to, language }: Writer, sitting: Sitting, words: Letter): Told {
	const lang = isLang(language) ? language : 'kk';
	const { subject, lines, url } = words(messages[lang].letters, lang);
	const text = [sittingName(lang, sitting), ...lines, url].filter((line) => line !== undefined).join('\n\n');
	// A telephone shows a text message to whoever holds it: that there is news, no more.
	return { to, lang, subject, text, sms: messages[lang].letters.sms(url) };
}

const mine = (lang: Lang, { id }: Sitting) => `${publicOrigin()}${paths.sittings.mine(lang, id)}`;

/** It was hidden: why, and where one may appeal. What it said is not repeated. */
export function commentHidden(sitting: Sitting, { number }: Comment, why: { reason: HideReason; words: string }, writer: Writer): Told {
	return letter(writer, sitting, (t, lang) => ({
		subject: t.hiddenSubject(number),
		lines: [t.hidden(messages[lang].reasons[why.reason]), why.words, t.mayAppeal],
		url: mine(lang, sitting)
	}));
}

export function appealDecided(
	sitting: Sitting,
	{ number }: Comment,
	decided: { outcome: 'restored' | 'upheld'; words: string },
	writer: Writer
): Told {
	return letter(writer, sitting, (t, lang) => ({
		subject: t.appealSubject(number),
		lines: [t.appeal[decided.outcome], decided.words],
		url: mine(lang, sitting)
	}));
}

export function commentAnswered(sitting: Sitting, said: { kind: CommentEnd; text: string | undefined }, writer: Writer): Told {
	return letter(writer, sitting, (t, lang) => ({
		subject: t.answeredSubject,
		lines: [t.answered[said.kind], said.text],
		url: mine(lang, sitting)
	}));
}
