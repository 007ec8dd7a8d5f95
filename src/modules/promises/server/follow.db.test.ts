import { expect, it } from 'vitest';
import { testClock } from '../../../../test/clock.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { queuedMail } from '../../../../test/letters.ts';
import { asReader, sql, type Tx } from '#platform/db/index.ts';
import { newId } from '#platform/ids.ts';
import { topics, type JobContext } from '#platform/jobs/registry.ts';
import { evidenceInput } from '../input.ts';
import { programmeOf, promiseOf, promiseWorld, published, type World } from './fixture.ts';
import { registerNews } from './news.ts';
import * as promises from './index.ts';

const database = testDatabase();
const at = testClock('2025-11-03');
registerNews();

const MAIL = 'oqyrman@example.kz';
const tokenIn = (text: string) => /\/(?:follow|following)\/([^\s]+)/.exec(text)?.[1] ?? '';
const letters = async (tx: Tx) => (await queuedMail(tx)) as (Awaited<ReturnType<typeof queuedMail>>[number] & { unsubscribe?: string })[];
const followers = async (tx: Tx) => (await tx.selectFrom('promise_follower').select('id').execute()).map(({ id }) => id);
const link = (changes: Record<string, unknown> = {}) =>
	evidenceInput.parse({ kind: 'link', evidence: 'Қабылдау актісі', onDay: '2025-11-01', link: 'https://example.org/akt', ...changes });

/** Runs the jobs of the letters, each twice, as after a crash. */
async function write(tx: Tx): Promise<void> {
	const { rows } = await sql<{ payload: object }>`DELETE FROM outbox WHERE topic = 'promises.letter' RETURNING payload`.execute(tx);
	const context = { id: newId(), reader: asReader(tx), write: <T>(act: (tx: Tx) => Promise<T>) => act(tx) } as unknown as JobContext;
	for (const { payload } of [...rows, ...rows]) await topics.get('promises.letter')?.handler(payload as never, context);
}

async function follow(tx: Tx, what: Parameters<typeof promises.askToFollow>[2], email = MAIL): Promise<string> {
	await promises.askToFollow(tx, 'kk', what, email);
	const [letter] = (await letters(tx)).slice(-1);
	return promises.confirmFollow(tx, tokenIn(letter?.text ?? ''));
}

const prove = (tx: Tx, w: World, promiseId: string, changes = {}) => promises.addEvidence(tx, w.executor, promiseId, link(changes));

it('writes nothing before the first letter is confirmed, keeps the address sealed, and forgets who never confirms', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await promiseWorld(tx);
		const { promiseId } = await published(tx, w);
		const draft = await promises.makeProgramme(tx, w.head, programmeOf(w));
		for (const what of [{ kind: 'programme', id: draft } as const, { kind: 'promise', id: newId() } as const])
			await expect(promises.askToFollow(tx, 'kk', what, MAIL)).rejects.toMatchObject({ status: 404 });
		const what = { kind: 'promise', id: promiseId } as const;
		await promises.askToFollow(tx, 'kk', what, MAIL);
		const [asked] = await letters(tx);
		expect(asked).toMatchObject({ to: MAIL, subject: 'Уәделердің өзгерісін алып тұруды растаңыз' });
		const kept = await tx.selectFrom('promise_follower').selectAll().execute();
		expect(JSON.stringify(kept.map((row) => ({ ...row, email: row.email.toString('latin1') })))).not.toContain(MAIL);
		expect(await promises.presentConfirm(asReader(tx), 'kk', tokenIn(asked?.text ?? ''))).toEqual({
			text: 'Уәде № 1: Ауылға он шақырым су құбырын тартамыз'
		});
		await prove(tx, w, promiseId);
		at('2025-11-04');
		expect(await promises.tellNews(tx)).toBe(0);
		at('2025-11-06');
		await promises.tellNews(tx);
		expect(await followers(tx)).toEqual([]);
		await expect(promises.confirmFollow(tx, tokenIn(asked?.text ?? ''))).rejects.toMatchObject({ code: 'tap_expired' });
	});
});

it('writes one letter a day of all that changed in what one follows, and none to whom nothing concerns', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await promiseWorld(tx);
		const { id, promiseId } = await published(tx, w);
		const added = promiseOf(w, { quote: 'Мектептің шатырын жөндейміз', territory: w.villages[1] });
		const other = await promises.addPromise(tx, w.head, id, { ...added, reason: 'Ұмыт қалған тармақ еді' });
		const region = await tx.selectFrom('territory').select('id').where('code', '=', w.region).executeTakeFirstOrThrow();
		const village = await tx
			.selectFrom('territory')
			.select('id')
			.where('code', '=', w.villages[1] ?? '')
			.executeTakeFirstOrThrow();
		const mine = await follow(tx, { kind: 'promise', id: promiseId });
		expect(await follow(tx, { kind: 'place', id: region.id })).toBe(mine);
		await follow(tx, { kind: 'place', id: village.id }, 'korshi@example.kz');
		// Asked again, what is followed is followed, and no letter goes.
		const before = (await letters(tx)).length;
		await promises.askToFollow(tx, 'kk', { kind: 'promise', id: promiseId }, MAIL);
		expect(await letters(tx)).toHaveLength(before);
		at('2025-11-04');
		await prove(tx, w, promiseId);
		await prove(tx, w, promiseId, { evidence: 'Екінші акт', link: 'https://example.org/akt2' });
		at('2025-11-04', '18:30');
		expect(await promises.tellNews(tx)).toBe(1);
		expect(await promises.tellNews(tx)).toBe(0);
		await write(tx);
		const news = (await letters(tx)).slice(before);
		expect(news.map(({ to }) => to)).toEqual([MAIL]);
		expect(news[0]?.text.match(/Дәлел қосылды/g)).toHaveLength(1);
		expect(news[0]?.text).toContain(`/kk/promises/${promiseId}`);
		expect(news[0]?.unsubscribe).toContain(`/api/letters/${promises.followerToken(mine)}`);
		at('2025-11-05');
		await prove(tx, w, other);
		at('2025-11-05', '18:30');
		expect(await promises.tellNews(tx)).toBe(2);
		await write(tx);
		expect(
			(await letters(tx))
				.slice(before + 1)
				.map(({ to }) => to)
				.toSorted()
		).toEqual(['korshi@example.kz', MAIL]);
	});
});

it('ends one thing or all with a tap, twice as good as once, and the address goes with the last', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await promiseWorld(tx);
		const { id, promiseId } = await published(tx, w);
		const mine = await follow(tx, { kind: 'promise', id: promiseId });
		await follow(tx, { kind: 'programme', id });
		const token = promises.followerToken(mine);
		expect(promises.followerBy(token)).toBe(mine);
		expect([`${newId()}.${token.split('.')[1] ?? ''}`, mine, ''].map(promises.followerBy)).toEqual([undefined, undefined, undefined]);
		const list = async () => (await promises.presentFollowing(asReader(tx), 'en', token)).follows;
		const [first] = await list();
		expect(first?.text).toBe('Programme: Өңірлік бағдарлама');
		expect(await promises.followsOfEmail(asReader(tx), MAIL)).toHaveLength(2);
		for (let twice = 0; twice < 2; twice++) await promises.unfollow(tx, mine, first?.id);
		expect((await list()).map(({ text }) => text)).toEqual(['Promise No. 1: Ауылға он шақырым су құбырын тартамыз']);
		await promises.unfollow(tx, mine);
		expect([await list(), await followers(tx), await promises.followsOfEmail(asReader(tx), MAIL)]).toEqual([[], [], []]);
	});
});
