import { expect, it } from 'vitest';
import { rolledBack, testDatabase } from '../../../test/db.ts';
import { now, setClock } from '../clock.ts';
import { asReader, type Tx } from '../db/index.ts';
import { newId } from '../ids.ts';
import { makeTap, makeTapOnce, openTap, sweepTaps, useTap, type Tap } from './index.ts';

const database = testDatabase();

const tap = (changes: Partial<Tap> = {}): Tap => ({
	subjectKind: 'booking',
	subjectId: newId(),
	act: 'cancel',
	until: now().add({ hours: 2 }).round('millisecond'),
	...changes
});

const opened = (tx: Tx, token: string) => openTap(asReader(tx), token);
/** Another day, for as long as `act` takes. */
async function later<T>(hours: number, act: () => Promise<T>): Promise<T> {
	const back = setClock(() => Temporal.Now.instant().add({ hours }));
	try {
		return await act();
	} finally {
		back();
	}
}

it('is opened as often as mail programs like, and acts once', async () => {
	await rolledBack(database.db, async (tx) => {
		const made = tap();
		const token = await makeTap(tx, made);
		for (let look = 0; look < 3; look++) expect(await opened(tx, token)).toEqual(made);
		expect(await useTap(tx, token)).toEqual(made);
		await expect(useTap(tx, token)).rejects.toMatchObject({ status: 409, code: 'tap_used' });
		await expect(opened(tx, token)).rejects.toMatchObject({ status: 409, code: 'tap_used' });
		const kept = await tx.selectFrom('one_tap').selectAll().executeTakeFirstOrThrow();
		expect(JSON.stringify(kept)).not.toContain(token);
	});
});

it('says that its time is over, and nothing of what never was', async () => {
	await rolledBack(database.db, async (tx) => {
		const token = await makeTap(tx, tap());
		await later(3, async () => {
			await expect(opened(tx, token)).rejects.toMatchObject({ status: 409, code: 'tap_expired' });
			await expect(useTap(tx, token)).rejects.toMatchObject({ status: 409, code: 'tap_expired' });
		});
		await expect(useTap(tx, `${token}x`)).rejects.toMatchObject({ status: 404 });
	});
});

it('stays when its act is refused, and of two who press at once one gets it', async () => {
	const token = await database.db.write((tx) => makeTap(tx, tap()));
	const refused = database.db.write(async (tx) => {
		await useTap(tx, token);
		throw new Error('refused');
	});
	await expect(refused).rejects.toThrow('refused');
	const pressed = await Promise.allSettled([1, 2, 3, 4].map(() => database.db.write((tx) => useTap(tx, token))));
	const reasons = pressed.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
	expect(reasons).toHaveLength(3);
	for (const reason of reasons) expect(reason).toMatchObject({ code: 'tap_used' });
});

it('is made once by a job that runs twice, and is forgotten a month after it ended', async () => {
	await rolledBack(database.db, async (tx) => {
		const id = newId();
		expect(await makeTapOnce(tx, id, tap())).toEqual(expect.any(String));
		expect(await makeTapOnce(tx, id, tap())).toBeUndefined();
		const left = () => tx.selectFrom('one_tap').select('id').where('id', '=', id).execute();
		await later(24 * 30, () => sweepTaps(tx));
		expect(await left()).toHaveLength(1);
		await later(24 * 30 + 3, () => sweepTaps(tx));
		expect(await left()).toEqual([]);
	});
});
