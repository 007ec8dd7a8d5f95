import { now } from '#platform/clock.ts';
import type { Tx } from '#platform/db/index.ts';
import { invalid } from '#platform/errors.ts';
import { dayOf, formatDate } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { journal } from '#platform/journal/index.ts';
import {
	keepAddition,
	lockAppeal,
	openAssignment,
	openFor,
	updateAppeal,
	withMembers,
	type AppealAction,
	type NewFile
} from '#modules/appeals/server/index.ts';
import { resumed } from '#modules/appeals/rules.ts';
import { tellAlone } from '../tell.ts';

interface Answer {
	text?: string | undefined;
}

/**
 * The applicant sends what was missing: words, documents, or both; the work goes on from where it was. Throws not_found,
 * conflict `appeals.not_now` when nothing is asked, invalid `text` when nothing was sent.
 */
export async function correctAppeal(tx: Tx, actor: Actor, appealId: string, input: Answer, files: readonly NewFile[] = []): Promise<void> {
	await complete(tx, actor, appealId, 'speak_as_applicant', input, files);
}

/** The same brought to the desk, or told by telephone: whoever takes it writes down what was brought. */
export async function recordCorrection(
	tx: Tx,
	actor: Actor,
	appealId: string,
	input: Answer,
	files: readonly NewFile[] = []
): Promise<void> {
	await complete(tx, actor, appealId, 'ask_correction', input, files);
}

async function complete(
	tx: Tx,
	actor: Actor,
	appealId: string,
	action: AppealAction,
	{ text }: Answer,
	files: readonly NewFile[]
): Promise<void> {
	await openFor(tx, actor, appealId, action, 'correct');
	if (text === undefined && files.length === 0) throw invalid('text', 'procedure.nothing');
	const at = now();
	await keepAddition(tx, actor, appealId, text === undefined ? {} : { text }, files);
	await close(tx, appealId, 'done', at);
	await journal(tx, { subject: { kind: 'appeal', id: appealId }, actor, act: 'appeal.corrected', seenBy: 'applicant', at, data: {} });
}

/** Closes what is asked and gives the appeal back to whoever had it. */
async function close(tx: Tx, appealId: string, state: 'done' | 'lapsed', at: Temporal.Instant): Promise<void> {
	await tx.updateTable('correction').set({ state, ended_at: at }).where('appeal_id', '=', appealId).where('state', '=', 'asked').execute();
	await updateAppeal(tx, appealId, { state: resumed((await openAssignment(tx, appealId)) !== undefined) });
}

/**
 * The day passed and nothing came: the appeal is ours to decide as it is, which may be to stop on the listed ground; a
 * head signs that, no clock does. The applicant is told, and may still send it. Told twice, it changes nothing.
 */
export async function lapseCorrection(tx: Tx, appealId: string, correctionId: string): Promise<void> {
	const appeal = await lockAppeal(tx, appealId);
	const at = now();
	if (appeal.state !== 'correction') return;
	const row = await tx
		.selectFrom('correction')
		.select('due_on')
		.where('id', '=', correctionId)
		.where('state', '=', 'asked')
		.where('due_on', '<', dayOf(at))
		.executeTakeFirst();
	if (row === undefined) return;
	await close(tx, appealId, 'lapsed', at);
	const data = { to: row.due_on.toString() };
	const actor = { kind: 'system', job: 'procedure.lapse' } as const;
	await journal(tx, { subject: { kind: 'appeal', id: appealId }, actor, act: 'appeal.correction_lapsed', seenBy: 'applicant', at, data });
	const facts = (lang: Lang) => ({ by: formatDate(lang, row.due_on), due: formatDate(lang, appeal.dueOn) });
	await tellAlone(tx, appealId, 'correction_lapsed', facts);
	const [, ...others] = await withMembers(tx, [appealId]);
	for (const id of others) await tellAlone(tx, id, 'correction_of_other_lapsed', facts);
}
