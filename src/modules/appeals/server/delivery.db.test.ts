/** How a signed decision reaches whoever wrote: by mail, as a letter, by telephone, or read on the appeal's page. */
import { beforeAll, expect, it } from 'vitest';
import { setClock } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { timelineOf } from '#platform/journal/index.ts';
import { answered, cast, type Cast } from '../../../../test/appeals.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import * as appeals from './index.ts';

const database = testDatabase();
const NOBODY = { email: undefined, phone: undefined };

beforeAll(() => setClock(() => Temporal.Instant.from('2026-11-23T05:00:00Z')));

const applicant = (id: string): Actor => ({ kind: 'applicant', appealId: id });
const deliveryOf = (tx: Tx, id: string) =>
	tx.selectFrom('delivery').select(['id', 'channel', 'state']).where('appeal_id', '=', id).executeTakeFirstOrThrow();
const toDeliver = async (tx: Tx, who: Cast) => (await appeals.queuePage(asReader(tx), who.operator, 'delivery')).rows.map((row) => row.id);
const told = async (tx: Tx, id: string) =>
	(await timelineOf(asReader(tx), { kind: 'appeal', id }, 'applicant'))
		.filter((row) => row.act === 'appeal.delivered')
		.map((row) => [row.actorKind, row.data.how]);
const open = (tx: Tx, actor: Actor, number: string) => appeals.openStatus(asReader(tx), (act) => act(tx), actor, number, 'kk');
async function formOf(tx: Tx, who: Cast, id: string) {
	const context = await appeals.deskContext(asReader(tx), 'kk', who.operator);
	return appeals.presentForms(context, await appeals.appealForStaff(asReader(tx), who.operator, id), {});
}

it('of somebody who can be reached in no way lies on the page, in no queue, and is delivered when it is first read', async () => {
	await rolledBack(database.db, async (tx) => {
		const who = await cast(tx);
		const { id, number } = await answered(tx, who, NOBODY, 'api');
		expect(await deliveryOf(tx, id)).toMatchObject({ channel: 'page', state: 'waiting' });
		expect(await toDeliver(tx, who)).toEqual([]);
		const { acts, open: opened, deliver } = await formOf(tx, who, id);
		expect([acts.includes('deliver'), opened, deliver.note]).toEqual([true, undefined, expect.stringContaining('байланысы жоқ')]);

		await expect(open(tx, who.head, number)).rejects.toMatchObject({ status: 404 });
		await expect(appeals.recordReading(tx, who.head, id)).rejects.toMatchObject({ status: 404 });
		expect(await told(tx, id)).toEqual([]);

		const source = await open(tx, applicant(id), number);
		expect(source.deliveries.map((one) => one.state)).toEqual(['read']);
		await open(tx, applicant(id), number);
		await appeals.recordReading(tx, applicant(id), id);
		expect(await told(tx, id)).toEqual([['applicant', 'page']]);
		expect((await formOf(tx, who, id)).acts).not.toContain('deliver');
	});
});

it('of somebody who left only a telephone is the desk to tell, once; who reads it first takes it off the queue', async () => {
	await rolledBack(database.db, async (tx) => {
		const who = await cast(tx);
		const called = await answered(tx, who, { email: undefined });
		const quick = await answered(tx, who, { email: undefined });
		expect(await deliveryOf(tx, called.id)).toMatchObject({ channel: 'page', state: 'waiting' });
		expect((await toDeliver(tx, who)).toSorted()).toEqual([called.id, quick.id].toSorted());
		const form = await formOf(tx, who, called.id);
		expect([form.open, form.deliver.note]).toEqual(['deliver', expect.stringContaining('қоңырау')]);
		await open(tx, applicant(quick.id), quick.number);
		expect(await toDeliver(tx, who)).toEqual([called.id]);

		const { id: deliveryId } = await deliveryOf(tx, called.id);
		await appeals.recordDelivery(tx, who.operator, called.id, { deliveryId, detail: 'телефонмен айтылды' });
		expect(await toDeliver(tx, who)).toEqual([]);
		await open(tx, applicant(called.id), called.number);
		expect([await deliveryOf(tx, called.id), await told(tx, called.id)]).toMatchObject([{ state: 'handed' }, [['staff', 'handed']]]);
		const { id: read } = await deliveryOf(tx, quick.id);
		await expect(appeals.recordDelivery(tx, who.operator, quick.id, { deliveryId: read, detail: undefined })).rejects.toMatchObject({
			code: 'appeals.delivered'
		});
	});
});

it('a letter is owed whether or not it was read on the page; a mail that failed is delivered by reading', async () => {
	await rolledBack(database.db, async (tx) => {
		const who = await cast(tx);
		const letter = await answered(tx, who, { ...NOBODY, address: 'Талғар, Абай 1' });
		const failed = await answered(tx, who, { phone: undefined });
		const { id: mail } = await deliveryOf(tx, failed.id);
		await appeals.recordMailDelivery(tx, mail, 'failed', '550');
		expect(await toDeliver(tx, who)).toEqual([letter.id]);
		for (const one of [letter, failed]) await open(tx, applicant(one.id), one.number);
		expect([await deliveryOf(tx, letter.id), await deliveryOf(tx, failed.id)]).toMatchObject([
			{ channel: 'letter', state: 'waiting' },
			{ channel: 'mail', state: 'read' }
		]);
		expect(await told(tx, failed.id)).toEqual([['applicant', 'page']]);
	});
});
