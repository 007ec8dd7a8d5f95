import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { invalid } from '#platform/errors.ts';
import { journal } from '#platform/journal/index.ts';
import { territoryByCode } from '#modules/territory/server/index.ts';
import type { ImportedAppeal } from '../../import/mapping.ts';
import { meetDeadline } from '#platform/calendar/index.ts';
import { DECISION_RULES } from '../terms.ts';
import { updateAppeal } from '../update.ts';
import { receiveAppeal } from './receive-appeal.ts';

const ACTOR = { kind: 'system', job: 'import' } as const;

/**
 * Brings over one appeal from another system, under its own time of receipt. Returns false when it is already here
 * (same source and id). Throws invalid for a theme or territory that is not known.
 */
export async function importAppeal(tx: Tx, source: string, imported: ImportedAppeal): Promise<boolean> {
	const known = await tx
		.selectFrom('appeal_source')
		.select('appeal_id')
		.where('source', '=', source)
		.where('external_id', '=', imported.externalId)
		.executeTakeFirst();
	if (known !== undefined) return false;
	const [territoryId, themeId] = [await territoryOf(tx, imported.territoryCode), await themeOf(tx, imported.themeCode)];
	const { text, language, kind, place, latitude, longitude } = imported;
	const { id } = await receiveAppeal(
		tx,
		ACTOR,
		{ text, language, kind, place, latitude, longitude, territoryId, themeId },
		{ channel: 'import', receivedAt: imported.receivedAt }
	);
	await tx.insertInto('appeal_source').values({ source, external_id: imported.externalId, appeal_id: id }).execute();
	await journal(tx, {
		subject: { kind: 'appeal', id },
		actor: ACTOR,
		act: 'appeal.imported',
		seenBy: 'staff',
		data: { source, id: imported.externalId }
	});
	if (imported.state === 'closed') await close(tx, id);
	return true;
}

/** What was finished elsewhere comes as closed: without a decision of ours it counts as neither on time nor solved. */
async function close(tx: Tx, id: string): Promise<void> {
	const at = now();
	await updateAppeal(tx, id, { state: 'closed', closed_at: at });
	for (const rule of ['register', ...DECISION_RULES]) await meetDeadline(tx, { kind: 'appeal', id }, rule, at);
	await journal(tx, { subject: { kind: 'appeal', id }, actor: ACTOR, act: 'appeal.closed', seenBy: 'applicant', data: { by: 'import' } });
}

async function territoryOf(tx: Tx, code: string | undefined): Promise<string | undefined> {
	if (code === undefined) return undefined;
	const territory = await territoryByCode(asReader(tx), code);
	if (territory === undefined) throw invalid('territory', 'territory');
	return territory.id;
}

async function themeOf(tx: Tx, code: string | undefined): Promise<string | undefined> {
	if (code === undefined) return undefined;
	const theme = await tx.selectFrom('theme').select('id').where('code', '=', code).executeTakeFirst();
	if (theme === undefined) throw invalid('theme', 'choice');
	return theme.id;
}
