/** What is written back to who wrote by mail. Nothing of what they wrote is repeated: who sent it is not proven. */
import { paths } from '#lib/paths.ts';
import { publicOrigin } from '#platform/config.ts';
import type { Tx } from '#platform/db/index.ts';
import { formatBytes } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { MAX_MAIL_BYTES } from '#platform/mail/inbox/index.ts';
import { queueMail } from '#platform/mail/index.ts';
import { statusUrl } from '#modules/appeals/server/index.ts';
import { messages } from '../messages/index.ts';
import type { Kept } from '../rules.ts';
import type { RefusedFile } from './mail-files.ts';

const MOST_NAMED = 20;

/** The paragraph of a receipt that names the files that were not taken; undefined when all were. */
export function refusedNote(lang: Lang, refused: readonly RefusedFile[]): string | undefined {
	if (refused.length === 0) return undefined;
	const m = messages[lang].refused;
	return [m.lead, ...refused.slice(0, MOST_NAMED).map(m.line)].join('\n');
}

/** An answer was added, but not all that came with it. */
export async function answerAdded(tx: Tx, to: { to: string; lang: Lang; number: string }, refused: readonly RefusedFile[]): Promise<void> {
	const m = messages[to.lang].refused;
	const text = [m.added(to.number), refusedNote(to.lang, refused) ?? '', statusUrl(to.lang, to.number)].join('\n\n');
	await queueMail(tx, { to: to.to, lang: to.lang, subject: m.subject(to.number), text });
}

/** Why a letter became no appeal: in its own language where that is known, else in Kazakh and in Russian. */
export async function answerKept(tx: Tx, why: Kept, to: { to: string; lang: Lang | undefined }): Promise<void> {
	if (why === 'automatic' || why === 'too_many') return;
	const langs: readonly Lang[] = to.lang === undefined ? ['kk', 'ru'] : [to.lang];
	const text = langs.map((lang) => {
		const m = messages[lang].answer;
		const site = m.site(`${publicOrigin()}${paths.home(lang)}`);
		return `${m[why]({ max: formatBytes(lang, MAX_MAIL_BYTES) })}\n\n${site}`;
	});
	const subject = langs.map((lang) => messages[lang].answer.subject).join(' / ');
	await queueMail(tx, { to: to.to, lang: langs[0] ?? 'kk', subject, text: text.join('\n\n———\n\n') });
}
