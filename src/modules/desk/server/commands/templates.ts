import { isDeepStrictEqual } from 'node:util';
import { now } from '#platform/clock.ts';
import { asReader, sql, type Tx } from '#platform/db/index.ts';
import { forbidden, found, invalid, notFound } from '#platform/errors.ts';
import { holds, type Role, type Staff } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { journal } from '#platform/journal/index.ts';
import { unitById } from '#modules/organisation/server/index.ts';
import type { TemplateInput } from '../../input.ts';
import { unknownPlaceholders } from '../../rules/placeholders.ts';

/** Who keeps the templates of a unit and of those below. */
export const TEMPLATE_KEEPERS = ['administrator', 'head', 'branch_head'] as const satisfies readonly Role[];

export function mayKeepTemplates(actor: Staff, unitPath: string): boolean {
	return holds(actor, TEMPLATE_KEEPERS, unitPath);
}

/**
 * Makes a template, or changes one; what was there before stays in the journal. Throws not_found, forbidden, invalid
 * `text` naming the placeholders that mean nothing, invalid `unitId`.
 */
export async function keepTemplate(tx: Tx, actor: Staff, input: TemplateInput, id?: string): Promise<string> {
	const unit = await unitById(asReader(tx), input.unitId);
	if (unit === undefined || !mayKeepTemplates(actor, unit.path)) throw invalid('unitId', 'desk.template_unit');
	const unknown = unknownPlaceholders(input.text);
	if (unknown.length > 0) throw invalid('text', 'desk.placeholder', { names: unknown.map((name) => `{${name}}`).join(', ') });
	const values = {
		unit_id: input.unitId,
		purpose: input.purpose,
		language: input.language,
		theme_id: input.themeId ?? null,
		name: input.name,
		text: input.text
	};
	const stamp = { changed_at: now(), changed_by: actor.personId };
	if (id === undefined) {
		const made = newId();
		await tx
			.insertInto('answer_template')
			.values({ id: made, ...values, ...stamp })
			.execute();
		await record(tx, actor, made, 'template.made', { after: values });
		return made;
	}
	const before = await lockTemplate(tx, actor, id);
	if (isDeepStrictEqual({ ...before }, values)) return id;
	await tx
		.updateTable('answer_template')
		.set({ ...values, ...stamp })
		.where('id', '=', id)
		.execute();
	await record(tx, actor, id, 'template.changed', { before, after: values });
	return id;
}

/** Takes a template out of use; those who used it keep what they wrote. Closed twice is closed. Throws not_found, forbidden. */
export async function closeTemplate(tx: Tx, actor: Staff, id: string): Promise<void> {
	await lockTemplate(tx, actor, id);
	const closed = await tx
		.updateTable('answer_template')
		.set({ closed_at: now(), changed_at: now(), changed_by: actor.personId })
		.where('id', '=', id)
		.where('closed_at', 'is', null)
		.returning('id')
		.executeTakeFirst();
	if (closed !== undefined) await record(tx, actor, id, 'template.closed', {});
}

async function lockTemplate(tx: Tx, actor: Staff, id: string) {
	const { path, ...row } = found(
		await tx
			.selectFrom('answer_template as t')
			.innerJoin('unit as u', 'u.id', 't.unit_id')
			.select(['t.unit_id', 't.purpose', 't.language', 't.theme_id', 't.name', 't.text', sql<string>`u.path::text`.as('path')])
			.where('t.id', '=', id)
			.forUpdate('t')
			.executeTakeFirst()
	);
	if (!actor.posts.some((post) => path.startsWith(post.unitPath) || post.unitPath.startsWith(path))) throw notFound();
	if (!mayKeepTemplates(actor, path)) throw forbidden();
	return row;
}

async function record(tx: Tx, actor: Staff, id: string, act: string, data: Record<string, unknown>): Promise<void> {
	await journal(tx, { subject: { kind: 'template', id }, actor, act, seenBy: 'staff', at: now(), data });
}
