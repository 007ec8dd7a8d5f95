import { now } from '#platform/clock.ts';
import { sql, type Tx } from '#platform/db/index.ts';
import { conflict, forbidden, found, invalid } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { journalAll } from '#platform/journal/index.ts';
import type { CorrectInput, PromiseInput } from '../../input.ts';
import { namedIn, toColumns, type Columns } from '../fields.ts';
import { canKeep } from '../policy.ts';
import { programmeById, type ProgrammeRow, type PromiseRow } from '../queries.ts';
import { keepProgramme, openPromise, tellAll, tellStaff } from '../store.ts';

/** Rows of one statement: 24 values each, and PostgreSQL takes 65,535. */
const BATCH = 1_000;

/**
 * Puts promises into the list, each with the next number. In a programme that is public they are public at once, and that they were added
 * is told. The programme is under lock.
 */
export async function insertPromises(
	tx: Tx,
	actor: Actor,
	programme: ProgrammeRow,
	list: readonly Columns[],
	reason?: string
): Promise<string[]> {
	const at = now();
	const { rows } = await sql<{ last: number }>`
		UPDATE programme SET last_number = last_number + ${list.length} WHERE id = ${programme.id} RETURNING last_number AS last`.execute(tx);
	const first = (rows[0]?.last ?? 0) - list.length + 1;
	const shown = programme.published ? { publication: 'published', published_on: dayOf(at) } : { publication: 'draft', published_on: null };
	const made = list.map((columns, i) => ({
		id: newId(),
		programme_id: programme.id,
		number: first + i,
		...columns,
		first_due_on: columns.due_on,
		...shown,
		made_at: at,
		changed_at: at
	}));
	for (let from = 0; from < made.length; from += BATCH)
		await tx
			.insertInto('promise')
			.values(made.slice(from, from + BATCH))
			.execute();
	await journalAll(
		tx,
		made.map(({ id, number }) => ({
			subject: { kind: 'promise', id } as const,
			actor,
			at,
			seenBy: programme.published ? ('public' as const) : ('staff' as const),
			act: programme.published ? 'promise.published' : 'promise.made',
			data: { number }
		}))
	);
	const data = { from: first, to: first + made.length - 1, reason };
	if (programme.published) await tellAll(tx, actor, { kind: 'programme', id: programme.id }, 'promises_added', at, data);
	else await tellStaff(tx, actor, programme.id, 'promises_added', at, data);
	return made.map(({ id }) => id);
}

/** Adds one promise; to a list that is public with a reason. Returns its id. Throws not_found, forbidden, invalid for what is not there. */
export async function addPromise(
	tx: Tx,
	actor: Actor,
	programmeId: string,
	input: PromiseInput & { reason?: string | undefined }
): Promise<string> {
	const programme = await keepProgramme(tx, actor, programmeId);
	if (programme.published && input.reason === undefined) throw invalid('reason', 'required');
	const [id] = await insertPromises(tx, actor, programme, [await columnsOf(tx, programme, input)], input.reason);
	return found(id);
}

async function columnsOf(tx: Tx, programme: ProgrammeRow, input: PromiseInput): Promise<Columns> {
	const { columns, faults } = toColumns(programme, input, await namedIn(tx, programme, [input]));
	const [fault] = faults ?? [];
	if (fault !== undefined || columns === undefined) throw invalid(fault?.field ?? '', fault?.code ?? 'invalid', fault?.data);
	return columns;
}

/** Changes a promise that nobody has read yet; the promised day too. Throws not_found, forbidden, conflict `promises.not_now`, invalid. */
export async function changePromise(tx: Tx, actor: Actor, id: string, input: PromiseInput): Promise<void> {
	const promise = await openPromise(tx, actor, id, 'change');
	const columns = await columnsOf(tx, found(await programmeById(tx, promise.programmeId)), input);
	const at = now();
	await tx
		.updateTable('promise')
		.set({ ...columns, first_due_on: columns.due_on, changed_at: at })
		.where('id', '=', id)
		.execute();
	await tellStaff(tx, actor, promise.programmeId, 'promise_changed', at, { number: promise.number });
}

/** Takes a promise off a list that nobody has read yet. Throws not_found, forbidden, conflict `promises.not_now`. */
export async function removePromise(tx: Tx, actor: Actor, id: string): Promise<string> {
	const promise = await openPromise(tx, actor, id, 'remove');
	await tx.deleteFrom('promise').where('id', '=', id).execute();
	await tellStaff(tx, actor, promise.programmeId, 'promise_removed', now(), { number: promise.number });
	return promise.programmeId;
}

/** Fields that a correction may change, and where each stands. */
const CORRECTED = {
	quote: 'quote',
	language: 'language',
	page: 'page',
	said_on: 'saidOn',
	speaker: 'speaker',
	url: 'url',
	territory_id: 'territoryId',
	theme_id: 'themeId',
	criterion: 'criterion',
	measure: 'measure',
	baseline: 'baseline',
	target: 'target',
	due_on: 'dueOn',
	unit_id: 'responsibleId',
	person_id: 'personId',
	budget: 'budget'
} as const satisfies Partial<Record<keyof Columns, keyof PromiseRow>>;

const said = (value: string | number | Temporal.PlainDate | null): string | null => (value === null ? null : String(value));

/**
 * Corrects a promise that was published: what it said before, what it says now and why is told to everybody, on its own page and in the
 * programme's list of changes. The promised day stays what it was. Throws not_found, forbidden, conflict `promises.not_now`, invalid
 * `quote` for what changes nothing.
 */
export async function correctPromise(tx: Tx, actor: Actor, id: string, { reason, ...input }: CorrectInput): Promise<void> {
	const promise = await openPromise(tx, actor, id, 'correct');
	const programme = found(await programmeById(tx, promise.programmeId));
	if (!canKeep(actor, programme)) throw forbidden();
	const columns = await columnsOf(tx, programme, input);
	const changes = Object.entries(CORRECTED)
		.map(([column, field]) => ({ field, before: said(promise[field]), after: said(columns[column as keyof typeof CORRECTED]) }))
		.filter(({ before, after }) => before !== after);
	if (changes.length === 0) throw invalid('quote', 'promises.unchanged');
	if (promise.verdict !== null && changes.some(({ field }) => JUDGED_BY.has(field))) throw conflict('promises.judged_already');
	const at = now();
	await tx
		.updateTable('promise')
		.set({ ...columns, publication: 'corrected', changed_at: at })
		.where('id', '=', id)
		.execute();
	// Who answers for it is named on the desk; the public reads of the unit.
	const told = changes.map((change) => (change.field === 'personId' ? { field: 'personId', before: null, after: null } : change));
	await tellAll(tx, actor, { kind: 'promise', id }, 'corrected', at, { changes: told, reason });
	await tellAll(tx, actor, { kind: 'programme', id: programme.id }, 'promise_corrected', at, {
		promise: id,
		number: promise.number,
		changes: told,
		reason
	});
}

/** By what a verdict was given: it is not changed under one. */
const JUDGED_BY: ReadonlySet<string> = new Set(['quote', 'criterion', 'measure', 'baseline', 'target', 'dueOn']);
