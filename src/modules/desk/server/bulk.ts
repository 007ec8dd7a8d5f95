/**
 * One act on many appeals. Each appeal is an act of its own, with its own rights, rules, journal and transaction: one
 * that is refused stops none of the others, and the same list sent twice changes nothing more.
 */
import { translate } from '#platform/db/constraints.ts';
import { asReader, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { Refusal, type RefusalData } from '#platform/errors.ts';
import type { Role, Staff } from '#platform/identity/actor.ts';
import { appealForStaff, assignAppeal, registerAppeal, type AppealRow } from '#modules/appeals/server/index.ts';
import { addAppeals, problemOf } from '#modules/problems/server/index.ts';
import type { BulkInput } from '../input.ts';
import type { BulkOutcome } from '../rules.ts';

/** Who works on many at once: those who register and assign. Each act asks again, of each appeal. */
export const BULK_ROLES = ['operator', 'head', 'branch_head'] as const satisfies readonly Role[];

export function mayBulk(actor: Staff): boolean {
	return actor.posts.some((post) => (BULK_ROLES as readonly Role[]).includes(post.role));
}

export interface BulkRow {
	id: string;
	outcome: BulkOutcome;
	/** Why it is refused. */
	refusal?: { code: string; data: RefusalData };
}

type Write = <T>(act: (tx: Tx) => Promise<T>) => Promise<T>;

/** Whether the appeal is already as the act would make it. */
async function isSo(db: Reader, row: AppealRow, input: BulkInput): Promise<boolean> {
	if (input.act === 'assign') {
		const { unitId, executorId } = input;
		return row.state === 'in_work' && row.unit_id === unitId && row.executor_id === (executorId ?? null);
	}
	if (input.act === 'register') return row.state === 'registered' && row.kind === input.kind && row.theme_id === (input.themeId ?? null);
	return (await problemOf(db, row.id))?.id === input.problemId;
}

async function perform(tx: Tx, actor: Staff, id: string, input: BulkInput): Promise<BulkOutcome> {
	const row = await appealForStaff(asReader(tx), actor, id);
	if (await isSo(asReader(tx), row, input)) return 'same';
	if (input.act === 'assign') await assignAppeal(tx, actor, id, input);
	else if (input.act === 'register') await registerAppeal(tx, actor, id, input);
	else await addAppeals(tx, actor, input.problemId, [id]);
	return 'done';
}

/** The outcome of one appeal; a refusal is an outcome, anything else is thrown on. */
async function outcomeOf(id: string, act: Promise<BulkOutcome>): Promise<BulkRow> {
	try {
		return { id, outcome: await translate(act) };
	} catch (error) {
		if (!(error instanceof Refusal) || error.status === 503) throw error;
		return { id, outcome: 'refused', refusal: { code: error.code, data: error.data } };
	}
}

const unique = (input: BulkInput) => [...new Set(input.ids)];

/** What would happen to each: the act itself is tried and taken back, so that the preview cannot say another thing than the act. */
export async function previewBulk(write: Write, actor: Staff, input: BulkInput): Promise<BulkRow[]> {
	return write(async (tx) => {
		const list: BulkRow[] = [];
		for (const id of unique(input)) {
			await sql`SAVEPOINT bulk`.execute(tx);
			list.push(await outcomeOf(id, perform(tx, actor, id, input)));
			await sql`ROLLBACK TO SAVEPOINT bulk`.execute(tx);
		}
		return list;
	});
}

/** Does it to each, one after another. */
export async function runBulk(write: Write, actor: Staff, input: BulkInput): Promise<BulkRow[]> {
	const list: BulkRow[] = [];
	for (const id of unique(input)) {
		list.push(
			await outcomeOf(
				id,
				write((tx) => perform(tx, actor, id, input))
			)
		);
	}
	return list;
}
