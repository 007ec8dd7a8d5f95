import { isDeepStrictEqual } from 'node:util';
import { now } from '#platform/clock.ts';
import { onConstraint } from '#platform/db/constraints.ts';
import { asReader, sql, type Tx } from '#platform/db/index.ts';
import { forbidden, found, invalid } from '#platform/errors.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { journal } from '#platform/journal/index.ts';
import { fold } from '#platform/search/index.ts';
import { territoryByCode } from '#modules/territory/server/index.ts';
import type { BodyInput } from '../../input.ts';
import { canKeep } from '../policy.ts';
import { bodyByCode } from '../queries.ts';

onConstraint('body__code_key', () => invalid('code', 'bodies.code_taken'));

type Texts = BodyInput['name'];
const json = (value: Texts | undefined) => (value === undefined ? null : JSON.stringify(value));

/** Puts a body into the register; returns its id. Throws forbidden, invalid `code`, `parent`, `territory`. */
export async function makeBody(tx: Tx, actor: Actor, input: BodyInput): Promise<string> {
	if (!canKeep(actor)) throw forbidden();
	const id = newId();
	const values = await valuesOf(tx, id, input);
	await tx
		.insertInto('body')
		.values({ id, ...values })
		.execute();
	await journal(tx, { subject: { kind: 'body', id }, actor, act: 'body.made', seenBy: 'staff', at: now(), data: { code: input.code } });
	return id;
}

/**
 * Changes what is known of a body, its end included; what was there before stays in the journal. Saying what already
 * holds changes nothing. Throws forbidden, not_found, invalid as makeBody.
 */
export async function changeBody(tx: Tx, actor: Actor, id: string, input: BodyInput): Promise<void> {
	if (!canKeep(actor)) throw forbidden();
	const was = found(await tx.selectFrom('body').selectAll().where('id', '=', id).forUpdate().executeTakeFirst());
	const values = await valuesOf(tx, id, input);
	await tx.updateTable('body').set(values).where('id', '=', id).execute();
	const is = await tx.selectFrom('body').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
	const changed = Object.fromEntries(
		Object.keys(was).flatMap((name) => {
			const [before, after] = [plain(was[name as keyof typeof was]), plain(is[name as keyof typeof is])];
			return name === 'search' || isDeepStrictEqual(before, after) ? [] : [[name, { before, after }]];
		})
	);
	if (Object.keys(changed).length === 0) return;
	await journal(tx, { subject: { kind: 'body', id }, actor, act: 'body.changed', seenBy: 'staff', at: now(), data: { changed } });
}

/** As the journal keeps it: days as ISO. */
const plain = (value: unknown): unknown => (value instanceof Temporal.PlainDate ? value.toString() : value);

async function valuesOf(tx: Tx, id: string, input: BodyInput) {
	const { code, kind, name, nameDat, email, phone, address, dayEnds, ruleId, source, validFrom, validTo } = input;
	const territory = input.territory === undefined ? undefined : await territoryByCode(asReader(tx), input.territory);
	if (input.territory !== undefined && territory === undefined) throw invalid('territory', 'bodies.territory');
	return {
		code,
		kind,
		name: JSON.stringify(name),
		name_dat: JSON.stringify(nameDat),
		search: fold([code, name.kk, name.ru, name.en].join(' ')),
		parent_id: await parentOf(tx, id, input.parent),
		territory_id: territory?.id ?? null,
		email: email ?? null,
		phone: phone ?? null,
		address: json(address),
		day_ends: dayEnds,
		rule_id: ruleId ?? null,
		source,
		valid_from: validFrom,
		valid_to: validTo ?? null
	};
}

/** The higher body by its code; a body cannot come to stand above itself. */
async function parentOf(tx: Tx, id: string, code: string | undefined): Promise<string | null> {
	if (code === undefined) return null;
	const parent = await bodyByCode(asReader(tx), code);
	if (parent === undefined) throw invalid('parent', 'bodies.parent');
	const { rows } = await sql<{ id: string }>`
		WITH RECURSIVE up AS (
			SELECT id, parent_id FROM body WHERE id = ${parent.id} UNION SELECT b.id, b.parent_id FROM up JOIN body b ON b.id = up.parent_id
		) SELECT id FROM up`.execute(tx);
	if (rows.some((row) => row.id === id)) throw invalid('parent', 'bodies.own_parent');
	return parent.id;
}
