import { beforeEach, expect, it } from 'vitest';
import { setClock } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { Refusal } from '#platform/errors.ts';
import { ROLES } from '#platform/identity/actor.ts';
import { makeStaff } from '../../../../test/actors.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { addKindEdition, closeKind, kindEditions, type NewKindEdition } from './commands/kinds.ts';
import { kindsOn } from './directory.ts';

const database = testDatabase();
const day = (text: string) => Temporal.PlainDate.from(text);
const texts = (word: string) => ({ kk: word, ru: word, en: word });
const NEW: NewKindEdition = {
	validFrom: day('2026-12-01'),
	source: 'Law 400',
	reason: 'Law 400',
	name: texts('Signal'),
	explanation: texts('You report'),
	id: 'message',
	ruleId: 'complaint_review'
};

beforeEach(() => setClock(() => Temporal.Instant.from('2026-11-23T05:00:00Z')));

async function staff(tx: Tx, role: (typeof ROLES)[number]) {
	const root = await tx.selectFrom('unit').select('id').where('parent_id', 'is', null).executeTakeFirstOrThrow();
	return makeStaff(tx, { role, unitId: root.id });
}

async function refusal(act: Promise<unknown>): Promise<string> {
	const error = await act.then(
		() => undefined,
		(e: unknown) => e
	);
	if (error instanceof Refusal) return `${String(error.status)} ${error.code}`;
	throw new Error(`expected a refusal, got ${String(error)}`);
}

const on = async (tx: Tx, text: string) => (await kindsOn(asReader(tx), day(text))).find((kind) => kind.id === 'message');

it('an edition holds from its day, the one before it to the eve; only an administrator enters it, and only ahead', async () => {
	await rolledBack(database.db, async (tx) => {
		for (const role of ROLES.filter((one) => one !== 'administrator')) {
			expect(await refusal(addKindEdition(tx, await staff(tx, role), NEW))).toBe('403 forbidden');
		}
		const actor = await staff(tx, 'administrator');
		expect(await refusal(addKindEdition(tx, actor, { ...NEW, validFrom: day('2026-11-23') }))).toBe('422 kinds.to_come');
		await addKindEdition(tx, actor, NEW);
		expect(await refusal(addKindEdition(tx, actor, NEW))).toBe('422 kinds.taken');
		expect([(await on(tx, '2026-11-30'))?.ruleId, (await on(tx, '2026-12-01'))?.ruleId]).toEqual(['consider', 'complaint_review']);
		// One more between the two: each ends where the next begins.
		await addKindEdition(tx, actor, { ...NEW, validFrom: day('2026-11-25'), name: texts('Between') });
		const editions = (await kindEditions(asReader(tx))).filter((edition) => edition.id === 'message');
		expect(editions.map((e) => [e.validFrom.toString(), e.validTo?.toString(), e.name.en])).toEqual([
			['2026-12-01', undefined, 'Signal'],
			['2026-11-25', '2026-11-30', 'Between'],
			['2021-07-01', '2026-11-24', 'Report']
		]);
		expect((await kindsOn(asReader(tx), day('2026-12-05'))).map((kind) => kind.id)).toHaveLength(6);
	});
});

it('a closed kind is offered to its last day and not after; mandates and wishes stay open', async () => {
	await rolledBack(database.db, async (tx) => {
		const actor = await staff(tx, 'administrator');
		expect(await refusal(closeKind(tx, actor, 'proposal', day('2026-12-01'), 'x'))).toBe('409 kinds.always');
		expect(await refusal(closeKind(tx, actor, 'message', day('2026-11-22'), 'x'))).toBe('422 kinds.past');
		await closeKind(tx, actor, 'message', day('2026-11-30'), 'Law 401');
		expect([(await on(tx, '2026-11-30'))?.id, await on(tx, '2026-12-01')]).toEqual(['message', undefined]);
		expect(await refusal(closeKind(tx, actor, 'message', day('2026-12-01'), 'x'))).toBe('409 kinds.closed');
		// It may come back.
		await addKindEdition(tx, actor, { ...NEW, validFrom: day('2027-01-01') });
		expect([(await on(tx, '2026-12-31'))?.id, (await on(tx, '2027-01-01'))?.id]).toEqual([undefined, 'message']);
	});
});
