import { now } from '#platform/clock.ts';
import { asReader, sql, type Tx } from '#platform/db/index.ts';
import { conflict, forbidden, invalid } from '#platform/errors.ts';
import { filesOf, storeFile } from '#platform/files/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { staffId, type Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { journalAll } from '#platform/journal/index.ts';
import { unitById } from '#modules/organisation/server/index.ts';
import { territoryByCode } from '#modules/territory/server/index.ts';
import type { ProgrammeInput } from '../../input.ts';
import { DOCUMENT, type Upload } from '../files.ts';
import { keepsAt } from '../policy.ts';
import { keepProgramme, tellAll, tellStaff } from '../store.ts';

/** Makes a programme that nobody outside reads yet. Returns its id. Throws forbidden, invalid for a unit that is not the actor's to keep for. */
export async function makeProgramme(tx: Tx, actor: Actor, input: ProgrammeInput): Promise<string> {
	const values = await valuesOf(tx, actor, input);
	const [id, at] = [newId(), now()];
	await tx
		.insertInto('programme')
		.values({ id, ...values, made_by: staffId(actor), made_at: at })
		.execute();
	await tellStaff(tx, actor, id, 'made', at, { unit: values.unit_id });
	return id;
}

/** Changes it while nobody has read it. Throws not_found, forbidden, conflict `promises.published_already`, as `makeProgramme`. */
export async function changeProgramme(tx: Tx, actor: Actor, id: string, input: ProgrammeInput): Promise<void> {
	const programme = await keepProgramme(tx, actor, id);
	if (programme.published) throw conflict('promises.published_already');
	const values = await valuesOf(tx, actor, input);
	// Places and units of its promises were checked against these.
	if (programme.promises > 0 && values.territory_id !== programme.territoryId) throw invalid('territory', 'promises.has_promises');
	if (programme.promises > 0 && values.unit_id !== programme.unitId) throw invalid('unitId', 'promises.has_promises');
	await tx.updateTable('programme').set(values).where('id', '=', id).execute();
	await tellStaff(tx, actor, id, 'changed', now());
}

async function valuesOf(tx: Tx, actor: Actor, input: ProgrammeInput) {
	if (actor.kind !== 'staff') throw forbidden();
	const [unit, place] = [await unitById(asReader(tx), input.unitId), await territoryByCode(asReader(tx), input.territory)];
	if (unit === undefined || !keepsAt(actor, unit.path)) throw invalid('unitId', 'choose');
	if (place === undefined) throw invalid('territory', 'promises.territory');
	return {
		unit_id: unit.id,
		territory_id: place.id,
		title: JSON.stringify(input.title),
		term_from: input.termFrom,
		term_to: input.termTo,
		selection: input.selection
	};
}

/**
 * Adds the document that the list was taken from; everybody reads it with its hash once it is published, and it is never taken away.
 * Throws not_found, forbidden, invalid `document` for none or one that is there, and what a file is refused for.
 */
export async function addDocument(tx: Tx, actor: Actor, id: string, upload: Upload | undefined): Promise<void> {
	const programme = await keepProgramme(tx, actor, id);
	if (upload === undefined) throw invalid('document', 'required');
	const before = await filesOf(asReader(tx), { kind: DOCUMENT, id });
	const file = await storeFile(tx, actor, { subject: { kind: DOCUMENT, id }, seenBy: 'applicant', ...upload });
	if (before.some(({ sha256 }) => sha256 === file.sha256)) throw invalid('document', 'promises.document_twice');
	const data = { file: file.id, sha256: file.sha256 };
	if (programme.published) await tellAll(tx, actor, { kind: 'programme', id }, 'document_added', now(), data);
	else await tellStaff(tx, actor, id, 'document_added', now(), data);
}

/**
 * Publishes the programme with all its promises: from now on each change of the list is told to everybody with its reason. Throws
 * not_found, forbidden, conflict `promises.published_already`, `promises.no_document`, `promises.no_promises`.
 */
export async function publishProgramme(tx: Tx, actor: Actor, id: string): Promise<void> {
	const programme = await keepProgramme(tx, actor, id);
	if (programme.published) throw conflict('promises.published_already');
	if (programme.promises === 0) throw conflict('promises.no_promises');
	const files = await filesOf(asReader(tx), { kind: DOCUMENT, id });
	if (files.length === 0) throw conflict('promises.no_document');
	const at = now();
	await tx.updateTable('programme').set({ published_at: at }).where('id', '=', id).execute();
	const { rows: list } = await sql<{ id: string; number: number }>`
		UPDATE promise SET publication = 'published', published_on = ${dayOf(at)}, changed_at = ${at} WHERE programme_id = ${id} RETURNING id, number`.execute(
		tx
	);
	await journalAll(
		tx,
		list.map((promise) => ({
			subject: { kind: 'promise', id: promise.id } as const,
			actor,
			act: 'promise.published',
			seenBy: 'public' as const,
			at,
			data: { number: promise.number }
		}))
	);
	await tellAll(tx, actor, { kind: 'programme', id }, 'published', at, {
		promises: list.length,
		documents: files.map(({ sha256 }) => sha256)
	});
}
