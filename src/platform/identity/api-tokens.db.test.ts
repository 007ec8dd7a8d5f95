import { expect, it } from 'vitest';
import { makeStaff, makeUnit } from '../../../test/actors.ts';
import { rolledBack, testDatabase } from '../../../test/db.ts';
import { setClock } from '../clock.ts';
import { asReader, type Database, type Tx } from '../db/index.ts';
import { Refusal } from '../errors.ts';
import { timelineOf } from '../journal/index.ts';
import { actorOfToken, apiTokensOf, makeApiToken, revokeApiToken, TOKEN_PREFIX } from './api-tokens.ts';
import type { Session } from './sessions.ts';

const database = testDatabase();
const INPUT = { name: 'Есеп', days: 30 };

const sessionOf = (accountId: string, more: Partial<Session> = {}): Session => ({
	id: accountId,
	accountId,
	kind: 'staff',
	factors: ['password', 'totp'],
	complete: true,
	...more
});
const on = (tx: Tx): Pick<Database, 'write'> => ({ write: (act) => act(tx) });
const refusal = async (act: Promise<unknown>) => {
	const error = await act.catch((thrown: unknown) => thrown);
	return error instanceof Refusal ? error.code : undefined;
};

it('acts as its person with the posts held today, until it is revoked, expires or its account closes', async () => {
	await rolledBack(database.db, async (tx) => {
		const unit = await makeUnit(tx);
		const staff = await makeStaff(tx, { role: 'operator', unitId: unit.id });
		const token = await makeApiToken(tx, sessionOf(staff.accountId), INPUT);
		expect(token.startsWith(TOKEN_PREFIX)).toBe(true);
		expect(await actorOfToken(on(tx), token)).toEqual(staff);
		expect(await actorOfToken(on(tx), `${token}x`)).toBeUndefined();
		const late = setClock(() => Temporal.Now.instant().add({ hours: 31 * 24 }));
		expect(await actorOfToken(on(tx), token)).toBeUndefined();
		late();
		await tx.updateTable('account').set({ closed_at: Temporal.Now.instant() }).where('id', '=', staff.accountId).execute();
		expect(await actorOfToken(on(tx), token)).toBeUndefined();
	});
});

it('is listed and revoked by its owner only, each act journalled without the key', async () => {
	await rolledBack(database.db, async (tx) => {
		const unit = await makeUnit(tx);
		const [owner, other] = [await makeStaff(tx, { role: 'head', unitId: unit.id }), await makeStaff(tx, { role: 'head', unitId: unit.id })];
		const token = await makeApiToken(tx, sessionOf(owner.accountId), INPUT);
		const [listed] = await apiTokensOf(asReader(tx), owner.accountId);
		expect(listed).toMatchObject({ name: 'Есеп', usedAt: null });
		expect(await apiTokensOf(asReader(tx), other.accountId)).toEqual([]);
		const id = listed?.id ?? '';
		expect(await refusal(revokeApiToken(tx, sessionOf(other.accountId), id))).toBe('not_found');
		await revokeApiToken(tx, sessionOf(owner.accountId), id);
		expect(await refusal(revokeApiToken(tx, sessionOf(owner.accountId), id))).toBe('not_found');
		expect(await actorOfToken(on(tx), token)).toBeUndefined();
		const journal = await timelineOf(asReader(tx), { kind: 'account', id: owner.accountId }, 'staff');
		expect(journal.map((row) => row.act)).toEqual(['account.token_made', 'account.token_revoked']);
		expect(JSON.stringify(journal)).not.toContain(token);
	});
});

it('is made in a whole session of staff only, and no more than twenty at once', async () => {
	await rolledBack(database.db, async (tx) => {
		const unit = await makeUnit(tx);
		const { accountId } = await makeStaff(tx, { role: 'operator', unitId: unit.id });
		for (const session of [undefined, sessionOf(accountId, { complete: false }), sessionOf(accountId, { kind: 'citizen' })]) {
			expect(await refusal(makeApiToken(tx, session, INPUT))).toBe('forbidden');
		}
		for (let i = 0; i < 20; i++) await makeApiToken(tx, sessionOf(accountId), INPUT);
		expect(await refusal(makeApiToken(tx, sessionOf(accountId), INPUT))).toBe('tokens_many');
	});
});
