import { beforeAll, expect, it } from 'vitest';
import { setClock } from '#platform/clock.ts';
import { setConfig } from '#platform/config.ts';
import type { Tx } from '#platform/db/index.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { smsRoute, type SmsRoute } from '#platform/sms/route.ts';
import { answered, cast, INPUT, receive } from '../../../../test/appeals.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { queuedTexts } from '../../../../test/letters.ts';
import { noticesOf, recordMailedNotice, recordNotice, tellApplicant } from './tell.ts';

const database = testDatabase();
beforeAll(() => setClock(() => Temporal.Instant.from('2026-11-23T05:00:00Z')));

const words = (lang: Lang, { number, url }: { number: string; url: string }) => ({ subject: `${lang} ${number}`, text: url });
const only = async (tx: Tx, id: string) => {
	const [notice, ...rest] = await noticesOf(tx as never, id);
	expect(rest).toEqual([]);
	return notice;
};

it('goes by mail when there is an address, in the language of the appeal, and ends sent', async () => {
	await rolledBack(database.db, async (tx) => {
		const { id, number } = await receive(tx, await cast(tx), { language: 'ru' });
		expect(await tellApplicant(tx, id, 'extended', words)).toBe('mail');
		expect(await only(tx, id)).toMatchObject({
			kind: 'extended',
			language: 'ru',
			subject: `ru ${number}`,
			channel: 'mail',
			state: 'waiting'
		});
		const noticeId = (await only(tx, id))?.id ?? '';
		await recordMailedNotice(tx, noticeId, { state: 'sent', detail: '250 ok' });
		await recordMailedNotice(tx, noticeId, { state: 'failed', detail: 'told late' });
		expect(await only(tx, id)).toMatchObject({ channel: 'mail', state: 'sent', detail: '250 ok' });
	});
});

it('mail that was refused for good becomes a letter, a call, or stays on the page: what the applicant left decides', async () => {
	await rolledBack(database.db, async (tx) => {
		const who = await cast(tx);
		for (const [left, channel, state] of [
			[{ address: 'Талғар, Абай 1' }, 'letter', 'failed'],
			[{}, 'phone', 'failed'],
			[{ phone: undefined }, 'page', 'sent']
		] as const) {
			const { id } = await receive(tx, who, left);
			await tellApplicant(tx, id, 'extended', words);
			await recordMailedNotice(tx, (await only(tx, id))?.id ?? '', { state: 'failed', detail: 'no such user' });
			expect(await only(tx, id)).toMatchObject({ channel, state });
		}
	});
});

it('waits for the desk without a mail address; the desk records it once, and a stranger learns nothing of it', async () => {
	await rolledBack(database.db, async (tx) => {
		const who = await cast(tx);
		const { id } = await receive(tx, who, { email: undefined, address: INPUT.place });
		expect(await tellApplicant(tx, id, 'extended', words)).toBe('letter');
		const noticeId = (await only(tx, id))?.id ?? '';
		await expect(recordNotice(tx, who.stranger, id, { noticeId })).rejects.toMatchObject({ code: 'not_found' });
		await expect(recordNotice(tx, who.executor, id, { noticeId })).rejects.toMatchObject({ code: 'forbidden' });
		await recordNotice(tx, who.operator, id, { noticeId, detail: 'тапсырыс хат 12' });
		expect(await only(tx, id)).toMatchObject({ state: 'handed', detail: 'тапсырыс хат 12' });
		await expect(recordNotice(tx, who.operator, id, { noticeId })).rejects.toMatchObject({ code: 'appeals.delivered' });
		const last = await tx
			.selectFrom('journal')
			.select(['act', 'data'])
			.where('subject_id', '=', id)
			.orderBy('seq', 'desc')
			.limit(1)
			.executeTakeFirst();
		expect([last?.act, JSON.parse(String(last?.data))]).toEqual(['appeal.noticed', { notice: 'extended' }]);
	});
});

it('who left a telephone and no mail address is told by text messages that there is news, and is called as before', async () => {
	await rolledBack(database.db, async (tx) => {
		const who = await cast(tx);
		const phoneOnly = { email: undefined, language: 'ru' } as const;
		await answered(tx, who, phoneOnly);
		expect(await queuedTexts(tx)).toEqual([]);
		const restore = setConfig({ SMS_URL: smsRoute('smpp://me:x@127.0.0.1?from=1414') as SmsRoute });
		try {
			const { id, number } = await answered(tx, who, phoneOnly);
			expect(await tellApplicant(tx, id, 'extended', words)).toBe('phone');
			const told = await queuedTexts(tx);
			// Received, registered, assigned, decided, extended.
			expect(told.map(({ text }) => text.split(':')[0])).toEqual([
				'Ваше обращение принято. Следите за ним здесь',
				...Array.from({ length: 4 }, () => 'По вашему обращению есть новости')
			]);
			for (const { to, text } of told) {
				expect(to).toBe(INPUT.phone);
				expect(text).toMatch(new RegExp(`: https?://\\S+/ru/appeals/${number}$`));
			}
			// With a mail address, and on a line where nobody reads texts, nothing more is sent.
			await answered(tx, who);
			await answered(tx, who, { email: undefined, phone: '+77272745555' });
			expect(await queuedTexts(tx)).toHaveLength(told.length);
		} finally {
			restore();
		}
	});
});
