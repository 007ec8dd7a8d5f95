/** Who may know of a directive: its issuing side, and the units it is owed at, above and below. For everybody else it is not there. */
import { asReader, rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { conflict, forbidden, found, notFound } from '#platform/errors.ts';
import type { Actor, Staff } from '#platform/identity/actor.ts';
import { onStanding, partAround } from '#modules/assignments/server/index.ts';
import type { Audience } from '#modules/organisation/rules/audience.ts';
import { keptAudience } from '#modules/organisation/audience-input.ts';
import { next, type DirectiveAct, type DirectiveState } from '../rules.ts';
import { draftPaths, mayDirect, mayReadDrafts, readingPaths } from './policy.ts';

/** The kind of subject that its assignments carry. */
export const KIND = 'directive';

// Dates and extensions are decided part by part; reports are judged by the criteria.
onStanding(KIND, { ownDates: true, judgedInRoom: true });

export interface DirectiveRow {
	id: string;
	state: DirectiveState;
	title: string;
	text: string;
	priority: string | null;
	issuerUnitId: string;
	issuerPath: string;
	issuerPersonId: string | null;
	dueOn: Temporal.PlainDate;
	audience: Audience;
	madeAt: Temporal.Instant;
	issuedAt: Temporal.Instant | null;
	endedAt: Temporal.Instant | null;
	reason: string | null;
}

export const COLUMNS = sql`
	d.id, d.state, d.title, d.text, d.priority, d.issuer_unit_id AS "issuerUnitId", i.path::text AS "issuerPath",
	d.issuer_person_id AS "issuerPersonId", d.due_on AS "dueOn", d.audience, d.made_at AS "madeAt", d.issued_at AS "issuedAt",
	d.ended_at AS "endedAt", d.reason`;
export const FROM = sql`directive d JOIN unit i ON i.id = d.issuer_unit_id`;

/** SQL over a directive `d` with its issuing unit `i`: the actor may know of it. */
export function known(actor: Staff): ReturnType<typeof sql<boolean>> {
	const reading = readingPaths(actor);
	const drafting = draftPaths(actor);
	return sql<boolean>`CASE WHEN d.issued_at IS NULL THEN i.path <@ ANY(${drafting}::ltree[])
		ELSE i.path <@ ANY(${reading}::ltree[]) OR ${partAround(actor, KIND, sql`d.id`)} END`;
}

type Stored = Omit<DirectiveRow, 'audience'> & { audience: unknown };
export const toRow = (row: Stored): DirectiveRow => ({ ...row, audience: keptAudience(row.audience) });

/** A directive for somebody who may know of it. Throws not_found for everybody else. */
export async function directiveFor(db: Reader, actor: Actor, id: string): Promise<DirectiveRow> {
	const seen = actor.kind === 'system' ? sql`true` : actor.kind === 'staff' ? known(actor) : sql`false`;
	return toRow(found((await rows(db, sql<Stored>`SELECT ${COLUMNS} FROM ${FROM} WHERE d.id = ${id} AND ${seen}`))[0]));
}

/** Holds a directive until the transaction ends: what is given out of it, ended with it and told of it goes one by one. */
export async function lockDirective(tx: Tx, id: string): Promise<void> {
	await sql`SELECT FROM directive WHERE id = ${id} FOR UPDATE`.execute(tx);
}

/** Opens a directive for an act of the issuing side. Throws not_found, forbidden, conflict `directives.not_now`. */
export async function openFor(
	tx: Tx,
	actor: Actor,
	id: string,
	act: DirectiveAct
): Promise<{ directive: DirectiveRow; to: DirectiveState }> {
	await lockDirective(tx, id);
	const directive = await directiveFor(asReader(tx), actor, id);
	if (!mayDirect(actor, directive.issuerPath))
		throw mayReadDrafts(actor, directive.issuerPath) || directive.issuedAt !== null ? forbidden() : notFound();
	const to = next(directive.state, act);
	if (to === undefined) throw conflict('directives.not_now');
	return { directive, to };
}
