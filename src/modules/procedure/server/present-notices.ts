/** The obligatory notices of an appeal: what was told, by which way, and what still waits to be handed over. */
import type { Fact, Panel } from '#lib/ui/shapes.ts';
import { formatDateTime } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { accessOf, can, noticesOf, type AppealRow, type DeskContext } from '#modules/appeals/server/index.ts';
import { messages } from '../messages/index.ts';
import type { ActForm } from './form.ts';

type Notice = Awaited<ReturnType<typeof noticesOf>>[number];

/** Nobody reads on: the rest stands in the timeline. */
const SHOWN = 8;

const waits = (notice: Pick<Notice, 'channel' | 'state'>) =>
	(notice.state === 'waiting' || notice.state === 'failed') && (notice.channel === 'letter' || notice.channel === 'phone');

/** "To be posted", "sent by mail": by which way, and how far. */
export function wayOf(lang: Lang, notice: { channel: string; state: string }): string {
	const t = messages[lang].notice;
	if (notice.state === 'handed') return t.handed;
	const ways: Record<string, string> = t.ways[notice.channel as keyof typeof t.ways];
	return ways[notice.state] ?? '';
}

export async function noticePanels({ db, lang }: DeskContext, appeal: AppealRow): Promise<Panel[]> {
	const list = await noticesOf(db, appeal.id);
	if (list.length === 0) return [];
	const t = messages[lang].notice;
	const owed = list.filter(waits).length;
	return [
		{
			id: 'notices',
			title: t.title,
			...(owed === 0 ? {} : { tag: { text: t.owed(owed), tone: 'late' } }),
			sentences: [],
			facts: list.slice(0, SHOWN).map((notice, at): Fact => ({
				// Each with its place, since two may have one subject.
				term: `${String(list.length - at)}. ${notice.subject}`,
				value: `${wayOf(lang, notice)}, ${formatDateTime(lang, notice.at)}`,
				// What a mail server said is for the log.
				note: notice.state === 'handed' ? (notice.detail ?? undefined) : undefined
			})),
			links: []
		}
	];
}

/** The form by which the desk says that it posted, handed over or read out a notice. */
export async function noticeForms({ actor, db, lang }: DeskContext, appeal: AppealRow): Promise<ActForm[]> {
	if (!can(actor, 'deliver', accessOf(appeal))) return [];
	const owed = (await noticesOf(db, appeal.id)).filter(waits);
	if (owed.length === 0) return [];
	const t = messages[lang].acts.recordNotice;
	const options = owed.map((notice) => ({ value: notice.id, label: notice.subject, hint: `${wayOf(lang, notice)}: ${notice.text}` }));
	return [
		{
			act: 'recordNotice',
			title: t.title,
			text: t.text,
			submit: t.submit,
			fields: [
				{ name: 'noticeId', kind: 'choice', label: t.which, options, value: owed.length === 1 ? owed[0]?.id : undefined },
				{ name: 'detail', kind: 'text', label: t.detail, hint: t.detailHint, optional: true }
			]
		}
	];
}
