/** What the case pages say of an appeal's privacy: to the desk who may read it, to the applicant who looked. */
import { paths } from '#lib/paths.ts';
import type { Panel } from '#lib/ui/shapes.ts';
import type { Reader } from '#platform/db/index.ts';
import { dayOf, formatDate, formatDateTime } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { suggestSensitive } from '#modules/appeals/rules/sensitive.ts';
import {
	accessOf,
	can,
	looksOf,
	type AppealRow,
	type ApplicantPart,
	type DeskContext,
	type StatusSource
} from '#modules/appeals/server/index.ts';
import { personNames } from '#modules/organisation/server/index.ts';
import { PARTS } from '#platform/redact.ts';
import { messages } from '../messages/index.ts';
import { mayHold } from './commands/hold-appeal.ts';
import { holdOf, redactionsOf } from './retention.ts';

/** For the desk: open or sensitive, whom it is about, and a word when the text asks for care. */
export async function privacyPanels({ db, lang, actor }: DeskContext, row: AppealRow): Promise<Panel[]> {
	const words = messages[lang].desk.panel;
	const { guard } = row;
	const may = can(actor, 'restrict', accessOf(row));
	const hint = guard?.sensitive === true ? undefined : suggestSensitive(row.text);
	const kept = await keepingPanels({ db, lang, actor }, row);
	if (guard === null && !may) return kept;
	const names = await personNames(db, [...(guard?.readers ?? []), ...(guard?.against ?? []).map((one) => one.personId)]);
	const list = (ids: readonly string[]) => ids.map((id) => names.get(id) ?? '').join(', ');
	return [
		...kept,
		{
			id: 'access',
			title: words.title,
			tag: guard?.sensitive === true ? { text: words.tag, tone: 'underway' } : undefined,
			sentences: [guard?.sensitive === true ? words.sensitive : words.open, ...(hint === undefined ? [] : [words.hint[hint]])],
			facts: [
				...(guard?.sensitive === true ? [{ term: words.readers, value: list(guard.readers) }] : []),
				...(guard === null || guard.against.length === 0
					? []
					: [{ term: words.against, value: list(guard.against.map((one) => one.personId)) }])
			],
			links: may ? [{ href: paths.desk.appealAccess(row.id), text: words.link }] : []
		}
	];
}

/** What was removed of an appeal and why, as its pages say it; nothing when all is there. */
async function gonePanels(db: Reader, lang: Lang, id: string): Promise<Panel[]> {
	const words = messages[lang].gone;
	const removed = await redactionsOf(db, id);
	if (removed.length === 0) return [];
	const terms = [...new Set(removed.map((one) => one.months))].map((months) => words.why(months));
	const sources = [...new Set(removed.map((one) => one.source))];
	return [
		{
			id: 'gone',
			title: words.title,
			sentences: [
				...removed.map((one) => words.removed({ what: words.parts[one.what], on: formatDate(lang, dayOf(one.at)) })),
				...terms,
				words.stays
			],
			facts: [{ term: words.source, value: sources.join('; ') }],
			links: []
		}
	];
}

/** For the desk, of a case that is over: what is gone, and whether it is held. */
async function keepingPanels({ db, lang, actor }: Pick<DeskContext, 'db' | 'lang' | 'actor'>, row: AppealRow): Promise<Panel[]> {
	const words = messages[lang].hold;
	const [gone, removed, hold] = await Promise.all([gonePanels(db, lang, row.id), redactionsOf(db, row.id), holdOf(db, row.id)]);
	const may = mayHold(actor, row.unit_path);
	// Nothing is left to keep.
	if (hold === undefined && (!may || removed.length === PARTS.length)) return gone;
	return [
		...gone,
		{
			id: 'hold',
			title: words.panel,
			tag: hold === undefined ? undefined : { text: messages[lang].gone.held, tone: 'underway' },
			sentences: [hold === undefined ? words.none : words.on],
			facts:
				hold === undefined
					? []
					: [
							{ term: words.by, value: hold.by ?? '' },
							{ term: words.since, value: formatDateTime(lang, hold.at) },
							{ term: words.reason, value: hold.reason }
						],
			links: may ? [{ href: paths.desk.appealHold(row.id), text: words.link }] : []
		}
	];
}

/** For the applicant: what is gone, how often staff looked at their data, and where to see more. */
export const APPLICANT_PRIVACY: readonly ApplicantPart[] = [
	{ on: ['appeal_redaction'], panels: (db, lang, { appeal }) => gonePanels(db, lang, appeal.id) },
	{ panels: lookPanels }
];

async function lookPanels(db: Reader, lang: Lang, source: StatusSource): Promise<Panel[]> {
	const words = messages[lang].citizen.panel;
	const looks = await looksOf(db, source.appeal.id);
	const last = looks[0];
	return [
		{
			id: 'your-data',
			title: words.title,
			sentences: [
				...(source.appeal.sensitive ? [words.sensitive] : []),
				looks.length === 0 ? words.unseen : words.seen(looks.length),
				...(last === undefined ? [] : [`${words.last}: ${formatDateTime(lang, last.at)}`])
			],
			facts: [],
			links: [{ href: paths.appeals.held(lang, source.appeal.number), text: words.link }]
		}
	];
}
