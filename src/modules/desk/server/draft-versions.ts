/** How a decision came to be: drafts sent for approval or written over, the present draft, signed decisions, each beside the one before. */
import type { Panel } from '#lib/ui/shapes.ts';
import { paths } from '#lib/paths.ts';
import { rows, sql, type Reader } from '#platform/db/index.ts';
import { forbidden } from '#platform/errors.ts';
import { formatDateTime } from '#platform/i18n/format.ts';
import { accessOf, can, type AppealRow, type DeskContext } from '#modules/appeals/server/index.ts';
import { personNames } from '#modules/organisation/server/index.ts';
import { messages } from '../messages/index.ts';
import { diff } from '#platform/diff.ts';

interface Version {
	what: 'submitted' | 'overtaken' | 'draft' | 'signed';
	at: Temporal.Instant;
	by: string | null;
	language: string;
	text: string;
}

async function versionsOf(db: Reader, appealId: string): Promise<Version[]> {
	return rows(
		db,
		sql<Version>`
			SELECT why AS what, saved_at AS at, drafted_by AS by, language, text FROM decision_draft_version WHERE appeal_id = ${appealId}
			UNION ALL SELECT 'draft', changed_at, drafted_by, language, text FROM decision_draft WHERE appeal_id = ${appealId} AND submitted_at IS NULL
			UNION ALL SELECT 'signed', signed_at, signed_by, language, text FROM decision WHERE appeal_id = ${appealId}
			ORDER BY at`
	);
}

/** Drafts are seen by those who write or sign the decision of the appeal. */
function maySee({ actor }: DeskContext, row: AppealRow): boolean {
	return can(actor, 'decide', accessOf(row)) || can(actor, 'sign', accessOf(row));
}

/** The versions, the latest first, each as what changed since the one before. Throws forbidden. */
export async function presentVersions(context: DeskContext, row: AppealRow) {
	if (!maySee(context, row)) throw forbidden();
	const { db, lang } = context;
	const words = messages[lang].versions;
	const list = await versionsOf(db, row.id);
	const people = await personNames(db, [...new Set(list.flatMap((one) => one.by ?? []))]);
	return list
		.map((one, at) => {
			const before = list[at - 1];
			return {
				id: String(at),
				title: words.what[one.what],
				when: `${formatDateTime(lang, one.at)}${one.by === null ? '' : ` · ${people.get(one.by) ?? ''}`}`,
				language: one.language,
				same: before?.text === one.text,
				pieces: before === undefined ? [{ kind: 'same' as const, text: one.text }] : diff(before.text, one.text)
			};
		})
		.toReversed();
}

/** On the case: that there is a history, and where. */
export async function versionPanels(context: DeskContext, row: AppealRow): Promise<Panel[]> {
	if (!maySee(context, row)) return [];
	const count = (await versionsOf(context.db, row.id)).length;
	if (count < 2) return [];
	const words = messages[context.lang].versions;
	const link = { href: paths.desk.versions(row.id), text: words.open };
	return [{ id: 'versions', title: words.title, sentences: [words.count(count)], facts: [], links: [link] }];
}
