import { afterEach, beforeEach, expect, it } from 'vitest';
import { answered, cast, receive } from '../../../../test/appeals.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { setClock } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import type { Letter } from '#platform/mail/index.ts';
import { open } from '#platform/secrets.ts';
import { subscribe, unsubscribe } from './index.ts';
import { mailReports } from './mail-reports.ts';

const t = testDatabase();
const at = (text: string) => Temporal.ZonedDateTime.from(`${text}[Asia/Almaty]`).toInstant();
let clock = at('2026-11-20T10:00');
let back: () => void;
beforeEach(() => {
	clock = at('2026-11-20T10:00');
	back = setClock(() => clock);
});
afterEach(() => {
	back();
});

const mail = (tx: Tx) => mailReports(asReader(tx), (act) => act(tx));

async function letters(tx: Tx): Promise<Letter[]> {
	const rows = await tx.selectFrom('outbox').select('payload').where('topic', '=', 'mail').orderBy('id').execute();
	const sealed = rows.map(({ payload }) => (payload as { sealed: string }).sealed);
	return sealed.map((text) => JSON.parse(open(Buffer.from(text, 'base64'))) as Letter).filter(({ files }) => files !== undefined);
}

it('sends each report once a week, on a working day, with what its reader may see that day', () =>
	rolledBack(t.db, async (tx) => {
		const who = await cast(tx);
		await answered(tx, who);
		await receive(tx, who);
		const id = await subscribe(tx, who.head, 'ru', { query: `unit=${who.unit.id}&channel=web&period=2020`, frequency: 'weekly' });
		expect(await subscribe(tx, who.head, 'ru', { query: `channel=web&unit=${who.unit.id}`, frequency: 'weekly' })).toBe(id);
		const acts = await tx.selectFrom('journal').select('act').where('subject_id', '=', id).execute();
		expect(acts.map(({ act }) => act)).toEqual(['statistics.subscribed']);

		// The day it was ordered, and a Sunday.
		expect(await mail(tx)).toBe(0);
		clock = at('2026-11-22T10:00');
		expect(await mail(tx)).toBe(0);
		clock = at('2026-11-23T10:00');
		expect([await mail(tx), await mail(tx)]).toEqual([1, 0]);
		clock = at('2026-11-24T10:00');
		expect(await mail(tx)).toBe(0);
		const [letter, ...more] = await letters(tx);
		expect(more).toEqual([]);
		expect(letter?.subject).toBe('Статистика: 2026-11');
		expect(letter?.text).toContain(who.unit.name.ru);
		expect(letter?.text).toContain('period=2026-11');
		expect(
			Buffer.from(letter?.files?.[0]?.base64 ?? '', 'base64')
				.toString('latin1')
				.startsWith('%PDF')
		).toBe(true);

		// Without the post nothing comes; what was ordered stays.
		await tx
			.updateTable('post')
			.set({ valid_to: Temporal.PlainDate.from('2026-11-25') })
			.where('person_id', '=', who.head.personId)
			.execute();
		clock = at('2026-11-30T10:00');
		expect(await mail(tx)).toBe(0);
		await tx.updateTable('post').set({ valid_to: null }).where('person_id', '=', who.head.personId).execute();
		expect(await mail(tx)).toBe(1);

		await expect(unsubscribe(tx, who.stranger, id)).rejects.toMatchObject({ status: 404 });
		await unsubscribe(tx, who.head, id);
		await unsubscribe(tx, who.head, id);
		clock = at('2026-12-07T10:00');
		expect(await mail(tx)).toBe(0);
	}));

it('is refused to who sees no statistics, of a unit of others, and beyond ten', () =>
	rolledBack(t.db, async (tx) => {
		const who = await cast(tx);
		const order = (actor: typeof who.head, query: string) => subscribe(tx, actor, 'kk', { query, frequency: 'monthly' });
		await expect(order(who.operator, '')).rejects.toMatchObject({ status: 403 });
		await expect(order(who.head, `unit=${who.other.id}`)).rejects.toMatchObject({ status: 404 });
		const kinds = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];
		for (const kind of kinds) await order(who.head, `kind=${kind}`);
		await expect(order(who.head, 'kind=k')).rejects.toMatchObject({ code: 'statistics.many_subscriptions' });
	}));
