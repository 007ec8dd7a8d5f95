import { describe, expect, it } from 'vitest';
import { makeStaff } from '../../../../test/actors.ts';
import { cast, inWork, receive, type Cast } from '../../../../test/appeals.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import type { Staff } from '#platform/identity/actor.ts';

const appeals = await import('#modules/appeals/server/index.ts');
const { examineDecision, qualityPanels, registerQualityJobs, signedWithSigns } = await import('./index.ts');
registerQualityJobs();

const t = testDatabase();
const FORMULA = 'Құрметті азамат! Сіздің өтінішіңіз қаралды. Тиісті шаралар қабылдануда.';
const REAL = 'Абай көшесі, 12-үйдің жанындағы бағаншамның шамы 14 наурызда ауыстырылды, жарық жанып тұр.';

async function submitted(tx: Tx, who: Cast, text: string): Promise<string> {
	const { id } = await inWork(tx, who);
	await appeals.submitDecision(tx, who.executor, id, { outcome: 'clarified', groundId: undefined, language: 'kk', text });
	return id;
}

async function signed(tx: Tx, who: Cast, text: string): Promise<{ id: string; decisionId: string }> {
	const id = await submitted(tx, who, text);
	const { decisionId } = await appeals.signDecision(tx, who.head, id);
	await examineDecision(tx, decisionId);
	return { id, decisionId };
}

const seenBy = async (tx: Tx, actor: Staff) => (await signedWithSigns(asReader(tx), actor, undefined, 10)).map((row) => row.id);

describe('a signed decision', () => {
	it('is examined after the signature: its job is in the outbox', () =>
		rolledBack(t.db, async (tx) => {
			const { decisionId } = await signed(tx, await cast(tx), REAL);
			const jobs = await tx.selectFrom('outbox').select('payload').where('topic', '=', 'quality.examine').execute();
			expect(JSON.stringify(jobs)).toContain(decisionId);
		}));

	it('with a formula is shown to those above the unit, and to nobody of the unit', () =>
		rolledBack(t.db, async (tx) => {
			const who = await cast(tx);
			const { decisionId } = await signed(tx, who, FORMULA);
			await examineDecision(tx, decisionId);
			const root = await tx.selectFrom('unit').select('id').where('parent_id', 'is', null).executeTakeFirstOrThrow();
			const central = await makeStaff(tx, { role: 'central', unitId: root.id });
			const above = await makeStaff(tx, { role: 'branch_head', unitId: root.id });
			for (const actor of [central, above, who.auditor]) expect(await seenBy(tx, actor)).toEqual([decisionId]);
			for (const actor of [who.head, who.executor, who.stranger]) expect(await seenBy(tx, actor)).toEqual([]);
		}));

	it('that a reader may not know of is in no list', () =>
		rolledBack(t.db, async (tx) => {
			const who = await cast(tx);
			const { id } = await signed(tx, who, FORMULA);
			await tx.updateTable('appeal').set({ sensitive: true }).where('id', '=', id).execute();
			expect(await seenBy(tx, who.auditor)).toEqual([]);
		}));

	it('that names what was asked shows no sign; the same words to somebody else name the first one', () =>
		rolledBack(t.db, async (tx) => {
			const who = await cast(tx);
			const first = await signed(tx, who, REAL);
			expect(await seenBy(tx, who.auditor)).toEqual([]);
			const { id } = await receive(tx, who, {
				text: 'Ауылымызда автобус жүрмейді, қалаға қалай барамыз?',
				phone: '+77019876543',
				email: 'b@example.kz'
			});
			await appeals.registerAppeal(tx, who.operator, id, { kind: 'application', themeId: undefined });
			await appeals.assignAppeal(tx, who.operator, id, { unitId: who.unit.id, executorId: who.executor.personId, note: undefined });
			await appeals.submitDecision(tx, who.executor, id, { outcome: 'clarified', groundId: undefined, language: 'kk', text: REAL });
			const { decisionId } = await appeals.signDecision(tx, who.head, id);
			await examineDecision(tx, decisionId);
			const [row] = await signedWithSigns(asReader(tx), who.auditor, undefined, 10);
			expect(row?.id).toBe(decisionId);
			expect(row?.findings).toContainEqual({ sign: 'copy', earlier: first.decisionId, share: 100 });
		}));
});

it('warns the head before signing, and nobody else', () =>
	rolledBack(t.db, async (tx) => {
		const who = await cast(tx);
		const id = await submitted(tx, who, FORMULA);
		const panels = async (actor: Staff) =>
			qualityPanels(await appeals.deskContext(asReader(tx), 'ru', actor), await appeals.appealForStaff(asReader(tx), actor, id));
		expect((await panels(who.head))[0]?.sentences.join(' ')).toContain('общие слова: «Сіздің өтінішіңіз қаралды»');
		expect(await panels(who.executor)).toEqual([]);
	}));
