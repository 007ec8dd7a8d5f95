/** The page of a protocol: its text, what is proposed to it, what the reader may do. */
import { now } from '#platform/clock.ts';
import type { Reader } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import { dayOf, formatDate, formatDateTime } from '#platform/i18n/format.ts';
import { LANGS, type Lang } from '#platform/i18n/lang.ts';
import type { Staff } from '#platform/identity/actor.ts';
import type { PaperFormat } from '#platform/paper/formats.ts';
import { paperDocx, paperPdf, type Paper } from '#platform/paper/index.ts';
import { sha256 } from '#platform/secrets.ts';
import { getSetting } from '#platform/settings/index.ts';
import { paths } from '#lib/paths.ts';
import type { Tone } from '#lib/ui/shapes.ts';
import { approvableFrom, approvalFault, mayAmend } from '#modules/events/rules/amending.ts';
import { canRun, eventFor, invitedOf, isChair, type EventRow } from '#modules/events/server/index.ts';
import { messages } from '../messages/index.ts';
import { amendableUnits } from './commands/amend-protocol.ts';
import { protocolFor } from './facts.ts';
import { protocolPaper } from './paper.ts';
import { amendmentsOf, draftOf, protocolState, type Amendment, type Frozen } from './queries.ts';

const TONES: Record<'taken' | 'refused' | 'open', Tone> = { taken: 'done', refused: 'neutral', open: 'underway' };

function toAmendment(lang: Lang, amendment: Amendment, mayJudge: boolean) {
	const { id, unit, name, text, proposedAt, decision, reason } = amendment;
	const how = decision ?? 'open';
	return {
		id,
		who: `${unit[lang]}, ${name}`,
		when: formatDateTime(lang, proposedAt),
		text,
		tag: { text: messages[lang].protocol.decisions[how], tone: TONES[how] },
		reason: reason ?? '',
		mayJudge: mayJudge && decision === null
	};
}

async function paperOf(db: Reader, lang: Lang, event: EventRow): Promise<{ paper: Paper; number: string; frozen: Frozen | undefined }> {
	const [{ protocol, frozen }, { name }] = await Promise.all([protocolFor(db, event), getSetting(db, 'organisation')]);
	return { paper: protocolPaper(lang, name, protocol, frozen?.sha256), number: protocol.number, frozen };
}

/** The protocol as a file. Throws not_found. */
export async function protocolFile(
	db: Reader,
	lang: Lang,
	actor: Staff,
	id: string,
	format: PaperFormat
): Promise<{ name: string; bytes: Buffer }> {
	const { paper, number } = await paperOf(db, lang, await eventFor(db, actor, id));
	return { name: `protocol-${number}-${lang}.${format}`, bytes: format === 'pdf' ? await paperPdf(paper) : paperDocx(paper) };
}

/** All that the page shows this reader. Throws not_found. */
export async function presentProtocol(db: Reader, lang: Lang, actor: Staff, id: string) {
	const event = await eventFor(db, actor, id);
	const t = messages[lang].protocol;
	const [draft, amendments, invited, { paper, frozen }] = await Promise.all([
		draftOf(db, id).then(found),
		amendmentsOf(db, id),
		invitedOf(db, id),
		paperOf(db, lang, event)
	]);
	const state = protocolState(draft, frozen);
	const today = dayOf(now());
	const from = approvableFrom(draft.amendUntil, found(event.absenceUntil));
	const open = amendments.filter(({ decision }) => decision === null).length;
	const amends = mayAmend(state, { today, amendUntil: draft.amendUntil }) ? amendableUnits(actor, invited) : [];
	const isDraft = state === 'draft';
	return {
		title: t.title(draft.number),
		tag: isDraft ? { text: t.draft, tone: 'underway' as const } : { text: t.frozen, tone: 'done' as const },
		paper,
		files: LANGS.map((one) => ({
			lang: one,
			label: t.inLang[one],
			pdf: paths.desk.protocolFile(id, 'pdf', one),
			docx: paths.desk.protocolFile(id, 'docx', one)
		})),
		approved: frozen && {
			text: t.approved(frozen.approvedBy, formatDateTime(lang, frozen.approvedAt)),
			hash: frozen.sha256,
			// As the page reads it: the whole check, with the journal, is `jauap verify`.
			whole: sha256(JSON.stringify(frozen.protocol)).toString('hex') === frozen.sha256
		},
		terms: isDraft ? [t.amendUntil(formatDate(lang, draft.amendUntil)), t.approveFrom(formatDate(lang, from))] : [],
		isDraft,
		amendments: amendments.map((one) => toAmendment(lang, one, isDraft && canRun(actor, event))),
		propose: amends.map(({ unitId, name }) => ({ value: unitId, label: name[lang] })),
		mayApprove: isDraft && isChair(actor, event) && approvalFault({ today, from }, open) === undefined
	};
}
export type ProtocolPage = Awaited<ReturnType<typeof presentProtocol>>;
