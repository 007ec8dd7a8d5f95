/** What the API says of an appeal to staff. */
import { now } from '#platform/clock.ts';
import { rows, sql, type Reader } from '#platform/db/index.ts';
import { filesOf } from '#platform/files/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { timelineOf, type JournalRow } from '#platform/journal/index.ts';
import { personNames, unitsByIds } from '#modules/organisation/server/index.ts';
import { placeNames, territoryById } from '#modules/territory/server/index.ts';
import { messages } from '../messages/index.ts';
import type { Outcome } from '../rules.ts';
import { kindsOn, openThemes } from './directory.ts';
import { groundById } from './grounds.ts';
import { repeatsOf } from './find.ts';
import { apiActor, apiCommon, apiDecision, apiDocument, byOf, type ApiCoded, type ApiNames } from './present-api.ts';
import { APPEAL_ACTIONS, can } from './policy.ts';
import {
	accessOf,
	appealForStaff,
	decisionDraftOf,
	decisionsOf,
	deliveriesOf,
	disagreeUntil,
	extensionsOf,
	remarksOf,
	verdictsOf,
	type AppealRow
} from './queries.ts';
import type { QueueRow } from './queue-row.ts';
import { decisionTerm, ruleDay } from './terms.ts';

/** Names of an appeal's kind, theme and place. */
export async function apiNames(
	db: Reader,
	lang: Lang,
	appeal: Pick<AppealRow, 'kind' | 'theme_id' | 'territory_id' | 'received_at'>
): Promise<ApiNames> {
	const [kinds, themes, territory, places] = await Promise.all([
		kindsOn(db, ruleDay(dayOf(appeal.received_at))),
		openThemes(db),
		appeal.territory_id === null ? undefined : territoryById(db, appeal.territory_id),
		placeNames(db, appeal.territory_id === null ? [] : [appeal.territory_id], lang)
	]);
	const theme = themes.find((t) => t.id === appeal.theme_id);
	return {
		kind: kinds.find((k) => k.id === appeal.kind)?.name[lang] ?? appeal.kind,
		theme: theme === undefined ? null : { id: theme.id, code: theme.code, name: theme.name[lang] },
		territory: territory === undefined ? null : { id: territory.id, code: territory.code, name: places.get(territory.id) ?? '' }
	};
}

const kept = (list: readonly (string | null)[]) => list.filter((id) => id !== null);

/** Rows of queues and of searches, names resolved in a fixed number of reads. */
export async function toApiRows(db: Reader, lang: Lang, list: readonly QueueRow[]) {
	const [units, people, places, themes] = await Promise.all([
		unitsByIds(db, kept(list.map((row) => row.unit_id))),
		personNames(db, kept(list.map((row) => row.executor_id))),
		placeNames(db, kept(list.map((row) => row.territory_id)), lang),
		openThemes(db)
	]);
	return list.map((row) => {
		const unit = units.get(row.unit_id);
		return {
			id: row.id,
			number: row.number,
			title: row.title,
			state: row.state,
			dueDate: row.due_on.toString(),
			receivedAt: row.received_at.toString(),
			theme: themes.find((theme) => theme.id === row.theme_id)?.code ?? null,
			place: places.get(row.territory_id ?? '') ?? null,
			unit: { id: row.unit_id, code: unit?.code ?? '', name: unit?.name[lang] ?? '' },
			executor: row.executor_id === null ? null : { id: row.executor_id, name: people.get(row.executor_id) ?? '' },
			returns: row.returns,
			reopens: row.reopens
		};
	});
}

/** Looks at personal data are told to auditors, not to everybody at the case. */
const SILENT = 'appeal.applicant_seen';

function act(lang: Lang, row: JournalRow) {
	const words: Partial<Record<string, string>> = messages[lang].timeline;
	const note = row.data.text ?? row.data.reason;
	return {
		at: row.at.toString(),
		act: row.act,
		text: words[row.act] ?? row.act,
		by: apiActor(row.actorKind),
		note: typeof note === 'string' ? note : null
	};
}

async function decisionFor(db: Reader, lang: Lang, id: string) {
	const [row] = await decisionsOf(db, id);
	if (row === undefined) return null;
	const [named, verdicts, until] = await Promise.all([groundById(db, row.ground_id), verdictsOf(db, id), disagreeUntil(db, row.signed_at)]);
	const ground = named?.name[lang] ?? null;
	return apiDecision(lang, row, { ground, verdict: verdicts.find((v) => v.decision_id === row.id), disagreeUntil: until });
}

/** A whole case for somebody of the staff. Throws not_found when it is not theirs to read. */
export async function toApiCase(db: Reader, lang: Lang, actor: Staff, id: string, files: string) {
	const appeal = await appealForStaff(db, actor, id);
	const subject = { kind: 'appeal', id } as const;
	const [names, term, timeline, remarks, documents, decision, work, repeats, people, units] = await Promise.all([
		apiNames(db, lang, appeal),
		decisionTerm(db, id),
		timelineOf(db, subject, 'staff'),
		remarksOf(db, id, 'staff'),
		filesOf(db, subject),
		decisionFor(db, lang, id),
		workOf(db, id),
		repeatsOf(db, actor, id),
		personNames(db, kept([appeal.executor_id])),
		unitsByIds(db, [appeal.unit_id])
	]);
	const unit = units.get(appeal.unit_id);
	return {
		...apiCommon(lang, appeal, names, term, dayOf(now())),
		id,
		version: appeal.version,
		unit: { id: appeal.unit_id, code: unit?.code ?? '', name: unit?.name[lang] ?? '' } satisfies ApiCoded,
		executor: appeal.executor_id === null ? null : { id: appeal.executor_id, name: people.get(appeal.executor_id) ?? '' },
		returns: appeal.returns,
		reopens: appeal.reopens,
		timeline: timeline.filter((row) => row.act !== SILENT).map((row) => act(lang, row)),
		remarks: remarks.map((r) => ({ at: r.at.toString(), by: byOf(r.author), seenBy: seenBy(r.seen_by), text: r.text })),
		documents: documents.map((file) => apiDocument(file, files)),
		decision,
		...work,
		repeats: await toApiRows(db, lang, repeats),
		may: APPEAL_ACTIONS.filter((action) => can(actor, action, accessOf(appeal)))
	};
}

const seenBy = (value: string): 'applicant' | 'staff' => (value === 'applicant' ? 'applicant' : 'staff');
type DeliveryChannel = 'mail' | 'letter' | 'page';
type DeliveryState = 'waiting' | 'sent' | 'failed' | 'handed' | 'read';

/** Extensions, deliveries and the draft of the decision. */
async function workOf(db: Reader, id: string) {
	const [extensions, deliveries, draft] = await Promise.all([extensionsOf(db, id), deliveriesOf(db, id), decisionDraftOf(db, id)]);
	return {
		extensions: extensions.map((e) => ({
			at: e.decided_at.toString(),
			reason: e.reason,
			from: e.old_due_on.toString(),
			to: e.new_due_on.toString()
		})),
		deliveries: deliveries.map((d) => ({
			id: d.id,
			channel: d.channel as DeliveryChannel,
			state: d.state as DeliveryState,
			at: d.at.toString(),
			detail: d.detail
		})),
		draft:
			draft === undefined
				? null
				: {
						outcome: draft.outcome as Outcome | null,
						groundId: draft.ground_id,
						language: draft.language as Lang,
						text: draft.text,
						submittedAt: draft.submitted_at?.toString() ?? null,
						returnReason: draft.return_reason
					}
	};
}

/** How far an appeal is after an act on it, for whoever did it (they may no longer read the rest). */
export async function apiDone(db: Reader, id: string) {
	const [row] = await rows(
		db,
		sql<{ state: AppealRow['state']; due_on: Temporal.PlainDate }>`SELECT state, due_on FROM appeal WHERE id = ${id}`
	);
	if (row === undefined) throw new Error('an appeal is never deleted');
	return { state: row.state, dueDate: row.due_on.toString() };
}
