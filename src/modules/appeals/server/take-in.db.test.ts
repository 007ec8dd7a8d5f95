/** Taking in at a desk: nothing is refused, nothing comes twice, a letter counts from the day it came. */
import { beforeAll, describe, expect, it } from 'vitest';
import { setClock } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { Refusal } from '#platform/errors.ts';
import { filesOf } from '#platform/files/index.ts';
import { makeToken } from '#platform/secrets.ts';
import { cast, type Cast } from '../../../../test/appeals.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import type { IntakeInput } from '../desk-input.ts';
import { mayReadDraftFile } from './files.ts';
import * as appeals from './index.ts';

const database = testDatabase();
beforeAll(() => setClock(() => Temporal.Instant.from('2026-11-23T05:00:00Z')));

function input(who: Cast, changes: Partial<IntakeInput> = {}): IntakeInput {
	return {
		channel: 'visit',
		language: 'kk',
		unitId: who.unit.id,
		text: 'Ауылымызда ауыз су күніне үш сағат қана беріледі, құбыр ескірген.',
		place: 'Жаңа көше, 3',
		name: 'Сынақ Келуші',
		phone: '+77011234567',
		...changes
	};
}

const refusal = async (act: Promise<unknown>) => {
	const error: unknown = await act.then(
		() => undefined,
		(e: unknown) => e
	);
	return error instanceof Refusal ? `${String(error.status)} ${error.code} ${error.field ?? ''}`.trim() : error;
};
const stateOf = (tx: Tx, id: string) => tx.selectFrom('appeal').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const take = (tx: Tx, who: Cast, changes: Partial<IntakeInput> = {}, wish: appeals.IntakeWish = {}, key = makeToken()) =>
	appeals.takeIn(tx, who.operator, { key }, input(who, changes), [], wish);

describe('a complete intake', () => {
	it('is an appeal of the unit at once, with a number and a code, taken in by the operator', async () => {
		await rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const taken = await take(tx, who);
			if (taken.kind !== 'received') throw new Error(taken.kind);
			const row = await stateOf(tx, taken.id);
			expect([row.state, row.channel, row.unit_id, row.received_by]).toEqual(['received', 'visit', who.unit.id, who.operator.personId]);
			expect(await appeals.openByCode(asReader(tx), taken.number, taken.accessCode)).toBe(taken.id);
		});
	});

	it('is registered in the same act when the operator has named its kind', async () => {
		await rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const taken = await take(tx, who, { kind: 'complaint' }, { register: true });
			if (taken.kind !== 'received') throw new Error(taken.kind);
			const row = await stateOf(tx, taken.id);
			expect([row.state, row.kind, row.registered_by]).toEqual(['registered', 'complaint', who.operator.personId]);
		});
	});

	it('sent twice is the same appeal, and its code is not shown again', async () => {
		await rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const key = makeToken();
			const first = await take(tx, who, {}, {}, key);
			const second = await take(tx, who, { text: 'Басқа мәтін, басқа мәселе туралы' }, {}, key);
			if (first.kind !== 'received') throw new Error(first.kind);
			expect(second).toEqual({ kind: 'again', id: first.id, number: first.number });
			expect(await tx.selectFrom('appeal').select('id').where('unit_id', '=', who.unit.id).execute()).toHaveLength(1);
		});
	});

	it('carries its documents over', async () => {
		await rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const scan = { name: 'хат.txt', bytes: Buffer.from('Құрметті қабылдау!') };
			const taken = await appeals.takeIn(tx, who.operator, { key: makeToken() }, input(who), [scan]);
			if (taken.kind !== 'received') throw new Error(taken.kind);
			expect((await filesOf(asReader(tx), { kind: 'appeal', id: taken.id })).map((file) => file.name)).toEqual(['хат.txt']);
		});
	});
});

describe('the day of a letter', () => {
	it('is the day it came: the term runs from there, with its number in that year', async () => {
		await rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const taken = await take(tx, who, { channel: 'letter', receivedOn: '2026-11-18' });
			if (taken.kind !== 'received') throw new Error(taken.kind);
			expect(taken.dueOn.toString()).toBe('2026-12-09');
			expect((await stateOf(tx, taken.id)).received_at.toString()).toBe('2026-11-18T07:00:00Z');
		});
	});

	it('never lies in the future, and a visitor has none', async () => {
		await rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			expect(await refusal(take(tx, who, { channel: 'letter', receivedOn: '2026-11-24' }))).toBe('422 future receivedOn');
			const today = await take(tx, who, { channel: 'letter', receivedOn: '2026-11-23' });
			const visitor = await take(tx, who, { receivedOn: '2026-11-18' });
			if (today.kind !== 'received' || visitor.kind !== 'received') throw new Error('both are complete');
			expect([today.receivedAt.toString(), visitor.receivedAt.toString()]).toEqual(['2026-11-23T05:00:00Z', '2026-11-23T05:00:00Z']);
		});
	});
});

describe('an incomplete intake', () => {
	it('is kept under a number, says what is missing, and becomes the appeal when it is whole', async () => {
		await rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const key = makeToken();
			const draft = await take(tx, who, { name: undefined, phone: undefined }, {}, key);
			if (draft.kind !== 'draft') throw new Error(draft.kind);
			expect([draft.number, draft.missing]).toEqual(['D-2026-000001', ['name', 'contact']]);
			const kept = await appeals.deskDraft(asReader(tx), who.operator, draft.draftId);
			expect([kept.body.text, kept.body.place, kept.channel]).toEqual([input(who).text, 'Жаңа көше, 3', 'visit']);
			const taken = await appeals.takeIn(tx, who.operator, { draftId: draft.draftId }, input(who));
			expect(taken.kind).toBe('received');
			expect(await appeals.deskDrafts(asReader(tx), who.operator)).toEqual([]);
		});
	});

	it('waits for any operator of its unit; another unit learns nothing', async () => {
		await rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const draft = await take(tx, who, {}, { keepOnly: true });
			if (draft.kind !== 'draft') throw new Error(draft.kind);
			expect((await appeals.deskDrafts(asReader(tx), who.head)).map((one) => one.id)).toEqual([draft.draftId]);
			expect(await appeals.deskDrafts(asReader(tx), who.stranger)).toEqual([]);
			expect(await refusal(appeals.deskDraft(asReader(tx), who.stranger, draft.draftId))).toBe('404 not_found');
			const theirs = { ...input(who), unitId: who.other.id };
			expect(await refusal(appeals.takeIn(tx, who.stranger, { draftId: draft.draftId }, theirs))).toBe('404 not_found');
		});
	});

	it('of a citizen is no draft of a desk', async () => {
		await rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const own = await appeals.startDraft(tx, { kind: 'anonymous' }, 'kk', 'web', { text: 'Менің жазғаным' }, who.unit.id);
			expect(await appeals.deskDrafts(asReader(tx), who.operator)).toEqual([]);
			expect(await refusal(appeals.deskDraft(asReader(tx), who.operator, own.id))).toBe('404 not_found');
			expect(await refusal(appeals.takeIn(tx, who.operator, { draftId: own.id }, input(who)))).toBe('404 not_found');
		});
	});
});

it('is only for those who take in, in their own unit', async () => {
	await rolledBack(database.db, async (tx) => {
		const who = await cast(tx);
		expect(await refusal(appeals.takeIn(tx, who.executor, { key: makeToken() }, input(who)))).toBe('403 forbidden');
		expect(await refusal(appeals.takeIn(tx, who.stranger, { key: makeToken() }, input(who)))).toBe('403 forbidden');
	});
});

it('of scans makes a draft for each file, once, with the scan for whoever may finish it', async () => {
	await rolledBack(database.db, async (tx) => {
		const who = await cast(tx);
		const letter = { key: makeToken(), receivedOn: '2026-11-20', language: 'kk' as const, unitId: who.unit.id };
		const scans = ['Бірінші хат', 'Екінші хат'].map((text) => ({ name: `${text}.txt`, bytes: Buffer.from(text) }));
		for (let i = 0; i < 2; i++) await appeals.keepScans(tx, who.operator, letter, scans);
		expect(await refusal(appeals.keepScans(tx, who.stranger, { ...letter, key: makeToken() }, scans))).toBe('403 forbidden');
		const drafts = await appeals.deskDrafts(asReader(tx), who.operator);
		expect(drafts.map(({ channel, body }) => [channel, body.receivedOn])).toEqual([
			['letter', '2026-11-20'],
			['letter', '2026-11-20']
		]);
		const files = (await Promise.all(drafts.map(({ id }) => filesOf(asReader(tx), { kind: 'draft', id })))).flat();
		expect(files.map(({ name }) => name).toSorted()).toEqual(scans.map(({ name }) => name).toSorted());
		const [file] = files;
		if (file === undefined) throw new Error('there are two');
		expect(await mayReadDraftFile(asReader(tx), who.operator, file)).toBe(true);
		for (const other of [who.stranger, who.executor, { kind: 'anonymous' } as const])
			expect(await mayReadDraftFile(asReader(tx), other, file)).toBe(false);
	});
});
