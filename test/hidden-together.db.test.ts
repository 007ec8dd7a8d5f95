/**
 * Appeals that hang together, one of them hidden: neither the tombstone tells of its root, nor the root of its tombstone, nor a
 * part of its whole, nor the whole of its part; and what is kept from somebody stays so whatever they send with an act.
 */
import { describe, expect, it } from 'vitest';
import { asReader, type Tx } from '../src/platform/db/index.ts';
import { newId } from '../src/platform/ids.ts';
import type { Staff } from '../src/platform/identity/actor.ts';
import { now } from '../src/platform/clock.ts';
import { joinInput } from '../src/modules/appeals/input.ts';
import type { Received } from '../src/modules/appeals/server/index.ts';
import { makeStaff } from './actors.ts';
import { cast, inWork, receive, refusal, type Cast } from './appeals.ts';
import { rolledBack, testDatabase } from './db.ts';

const appeals = await import('../src/modules/appeals/server/index.ts');
const structure = await import('../src/modules/structure/server/index.ts');
const procedure = await import('../src/modules/procedure/server/index.ts');
const privacy = await import('../src/modules/privacy/server/index.ts');

const t = testDatabase();
const REASON = 'Екеуі де бір көшенің жарығы туралы';
const QUESTION = { text: 'Аулада қоқыс неге шығарылмайды?', themeId: undefined, unitId: undefined, dueOn: undefined };

interface Two {
	hidden: { id: string; number: string };
	open: { id: string; number: string };
}

async function merged(tx: Tx, who: Cast): Promise<{ part: Received; root: Received }> {
	const [part, root] = [await inWork(tx, who), await inWork(tx, who, { email: 'second@example.kz' })];
	await appeals.mergeAppeal(tx, who.operator, part.id, { number: root.number, way: 'into', reason: REASON });
	return { part, root };
}

async function split(tx: Tx, who: Cast) {
	const whole = await inWork(tx, who);
	const questionId = await structure.addQuestion(tx, who.operator, whole.id, QUESTION);
	const part = await structure.splitQuestion(tx, who.operator, whole.id, { questionId });
	return { whole, part, questionId };
}

/** How two appeals hang together, and which of them is hidden. */
const TIES: Record<string, (tx: Tx, who: Cast) => Promise<Two>> = {
	'the tombstone of a hidden root': async (tx, who) => {
		const { part, root } = await merged(tx, who);
		return { hidden: root, open: part };
	},
	'the root of a hidden tombstone': async (tx, who) => {
		const { part, root } = await merged(tx, who);
		return { hidden: part, open: root };
	},
	'what came out of a hidden root': async (tx, who) => {
		const { part, root } = await merged(tx, who);
		await appeals.unmergeAppeal(tx, who.operator, part.id, { reason: 'Мәселе басқа екен' });
		return { hidden: root, open: part };
	},
	'a root from which a hidden one came out': async (tx, who) => {
		const { part, root } = await merged(tx, who);
		await appeals.unmergeAppeal(tx, who.operator, part.id, { reason: 'Мәселе басқа екен' });
		return { hidden: part, open: root };
	},
	'the part of a hidden whole': async (tx, who) => {
		const { whole, part } = await split(tx, who);
		return { hidden: whole, open: part };
	},
	'the whole of a hidden part': async (tx, who) => {
		const { whole, part } = await split(tx, who);
		return { hidden: part, open: whole };
	}
};

/** All that the desk's pages and the API show of an appeal, as one text. */
async function shown(tx: Tx, actor: Staff, id: string): Promise<string> {
	const context = await appeals.deskContext(asReader(tx), 'kk', actor);
	const row = await appeals.appealForStaff(context.db, actor, id);
	const parts = [
		await appeals.presentCase(context, row),
		await structure.structurePanels(context, row),
		await structure.presentStructure(context, row),
		await procedure.procedurePanels(context, row),
		await procedure.presentProcedurePage(context, row),
		await privacy.privacyPanels(context, row),
		await appeals.presentMeanwhile(context, await appeals.actsSince(context.db, id, 0)),
		await appeals.toApiCase(context.db, 'kk', actor, id, '/files'),
		await procedure.toApiProcedure(context.db, id)
	];
	return JSON.stringify(parts);
}

describe.each(Object.keys(TIES))('%s', (tie) => {
	it('tells nothing of it to who may not know, and all to who may', () =>
		rolledBack(t.db, async (tx) => {
			const who = await cast(tx);
			const two = await TIES[tie]?.(tx, who);
			if (two === undefined) throw new Error(tie);
			const { hidden, open } = two;
			const traces = [hidden.id, hidden.number];
			// Before: the number is there, so that its absence says something.
			expect(await shown(tx, who.operator, open.id)).toContain(hidden.number);
			// Hidden behind the back of the commands: what shows asks by itself.
			await tx.updateTable('appeal').set({ sensitive: true }).where('id', '=', hidden.id).execute();
			for (const actor of [who.operator, who.head, who.executor]) {
				const text = await shown(tx, actor, open.id);
				for (const trace of traces) expect(text).not.toContain(trace);
			}
			await tx.updateTable('appeal').set({ sensitive: false, conflicted: true }).where('id', '=', hidden.id).execute();
			await tx.insertInto('appeal_against').values({ appeal_id: hidden.id, person_id: who.head.personId, named_at: now() }).execute();
			for (const actor of [who.head, who.operator]) {
				const text = await shown(tx, actor, open.id);
				for (const trace of traces) expect(text).not.toContain(trace);
			}
			expect(await shown(tx, who.auditor, open.id)).toContain(hidden.number);
		}));
});

describe('what lies in an appeal', () => {
	const seen = (tx: Tx, actor: Staff, id: string) =>
		appeals.appealForStaff(asReader(tx), actor, id).then(
			() => true,
			() => false
		);

	it('is kept from exactly those from whom the appeal is kept: restricted later, its readers changed, opened again', () =>
		rolledBack(t.db, async (tx) => {
			const who = await cast(tx);
			const { part, root } = await merged(tx, who);
			const joined = await appeals.joinAppeal(
				tx,
				who.operator,
				root.id,
				joinInput.parse({ name: 'Қосылушы', phone: '87011112233', language: 'kk' })
			);
			const second = await makeStaff(tx, { role: 'head', unitId: who.unit.id });
			const restrict = (...people: Staff[]) =>
				appeals.restrictAppeal(tx, who.head, root.id, { reason: REASON, readers: people.map((one) => one.personId) });
			await restrict(second);
			for (const { id } of [root, part, joined]) {
				for (const actor of [who.operator, who.executor, who.auditor]) expect(await seen(tx, actor, id)).toBe(false);
				for (const actor of [who.head, second]) expect(await seen(tx, actor, id)).toBe(true);
			}
			await restrict();
			for (const { id } of [part, joined]) expect(await seen(tx, second, id)).toBe(false);
			// Somebody with the glass broken for the root is not named for what lies in it.
			await appeals.breakGlass(tx, who.auditor, { number: root.number, reason: 'Тексеру үшін ашу қажет болды' });
			await restrict(second);
			expect([await seen(tx, who.auditor, root.id), await seen(tx, who.auditor, joined.id)]).toEqual([true, false]);
			await appeals.unrestrictAppeal(tx, who.head, root.id, { reason: REASON });
			for (const { id } of [root, part, joined]) expect(await seen(tx, who.operator, id)).toBe(true);
		}));

	it('is kept from whom the root complains of, and from their people; taken off again, it is open again', () =>
		rolledBack(t.db, async (tx) => {
			const who = await cast(tx);
			const { part, root } = await merged(tx, who);
			await appeals.nameAgainst(tx, who.operator, root.id, { personId: who.head.personId });
			for (const { id } of [root, part]) for (const actor of [who.head, who.operator]) expect(await seen(tx, actor, id)).toBe(false);
			const system = { kind: 'system', job: 'test' } as const;
			await appeals.removeAgainst(tx, system, root.id, { personId: who.head.personId });
			expect(
				(await asReader(tx).selectFrom('appeal').select('conflicted').where('id', '=', part.id).executeTakeFirstOrThrow()).conflicted
			).toBe(false);
		}));

	it('goes into a root that is more closed and is as closed from then on; a sensitive one comes out with its own readers', () =>
		rolledBack(t.db, async (tx) => {
			const who = await cast(tx);
			const second = await makeStaff(tx, { role: 'head', unitId: who.unit.id });
			const [open, sensitive, root] = [await inWork(tx, who), await inWork(tx, who), await inWork(tx, who)];
			const restrict = (id: string, ...people: Staff[]) =>
				appeals.restrictAppeal(tx, who.head, id, { reason: REASON, readers: people.map((one) => one.personId) });
			await restrict(root.id);
			await restrict(sensitive.id, second);
			for (const { id } of [open, sensitive])
				await appeals.mergeAppeal(tx, who.head, id, { number: root.number, way: 'into', reason: REASON });
			expect([await seen(tx, who.operator, open.id), await seen(tx, second, sensitive.id)]).toEqual([false, false]);
			for (const { id } of [open, sensitive]) await appeals.unmergeAppeal(tx, who.head, id, { reason: 'Мәселе басқа екен' });
			// Its journal names the root: whoever may not know of that does not read it, until somebody named opens it.
			expect([await seen(tx, who.operator, open.id), await seen(tx, second, sensitive.id)]).toEqual([false, true]);
		}));
});

describe('ids sent with an act', () => {
	it('of an appeal that is kept from the actor are as those of none: to merge either way, to take out, to join, to take back a part', () =>
		rolledBack(t.db, async (tx) => {
			const who = await cast(tx);
			const [own, kept] = [await inWork(tx, who), await inWork(tx, who)];
			await tx.updateTable('appeal').set({ sensitive: true }).where('id', '=', kept.id).execute();
			const elsewhere = await appeals.receiveAppeal(
				tx,
				{ kind: 'anonymous' },
				{ text: 'Басқа бөлімшенің өтініші осында', language: 'kk', place: 'Абай', name: 'Ж', phone: '+77010000001' },
				{ channel: 'web', unitId: who.other.id }
			);
			const merge = (number: string, way: 'into' | 'from') =>
				refusal(appeals.mergeAppeal(tx, who.operator, own.id, { number, way, reason: REASON }));
			for (const way of ['into', 'from'] as const) {
				const none = await merge('NAT-2001-000001', way);
				for (const { number } of [kept, elsewhere]) expect(await merge(number, way)).toBe(none);
			}
			const person = joinInput.parse({ name: 'Қосылушы', phone: '87011112233', language: 'kk' });
			for (const id of [kept.id, elsewhere.id, newId()]) {
				expect(await refusal(appeals.joinAppeal(tx, who.operator, id, person))).toBe('404 not_found');
				expect(await refusal(appeals.unmergeAppeal(tx, who.operator, id, { reason: REASON }))).toBe('404 not_found');
			}
			const { whole, part, questionId } = await split(tx, who);
			const other = await structure.addQuestion(tx, who.operator, own.id, QUESTION);
			// A question of another appeal is none of this one.
			expect(await refusal(structure.splitQuestion(tx, who.operator, whole.id, { questionId: other }))).toBe('404 not_found');
			await tx.updateTable('appeal').set({ sensitive: true }).where('id', '=', part.id).execute();
			expect(await refusal(structure.unsplitQuestion(tx, who.operator, whole.id, { questionId }))).toBe('409 appeals.not_now');
			await receive(tx, who);
		}));
});
