/** What staff do for somebody on the telephone, and a lost code: who asked is kept, a new code kills the old one, and nobody learns what is known. */
import { expect, it } from 'vitest';
import { setConfig } from '#platform/config.ts';
import { asReader, sql, type Tx } from '#platform/db/index.ts';
import { newId } from '#platform/ids.ts';
import { timelineOf } from '#platform/journal/index.ts';
import { smsRoute, type SmsRoute } from '#platform/sms/route.ts';
import { searchSlots } from '#modules/receptions/server/index.ts';
import { makeStaff } from '../../../../test/actors.ts';
import { testClock } from '../../../../test/clock.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { queuedMail, queuedTexts } from '../../../../test/letters.ts';
import { makeScene, makeTimes, want, type Scene } from '../../../../test/wishes.ts';
import type { CodeAsked } from './commands/access-code.ts';
import * as wishes from './index.ts';

wishes.registerWishJobs();
const t = testDatabase();
const at = testClock('2026-03-02');
const ASKED = { asker: 'self', identified: 'called_back' } as const;
const SHOWN = { asker: 'representative', identified: 'document' } as const;

const slotsOf = (tx: Tx, { host }: Scene) => {
	const span = { from: Temporal.Instant.from('2026-03-01T00:00:00Z'), until: Temporal.Instant.from('2027-01-01T00:00:00Z') };
	return searchSlots(tx, { hostId: host.id, ...span, limit: 60 });
};
const story = async (tx: Tx, id: string) =>
	(await timelineOf(asReader(tx), { kind: 'wish', id }, 'applicant')).map(({ act, data }) => [act, data.asker, data.identified]);

it('confirms, moves, takes an offer, declines it and gives up as somebody asks by telephone, and says so to them', () =>
	rolledBack(t.db, async (tx) => {
		const scene = await makeScene(tx);
		await makeTimes(tx, scene, '2026-03-20', 6);
		const [first, second] = await slotsOf(tx, scene);
		const { id, number } = await want(tx, scene, { slotId: first?.slotId ?? '' });
		const asked = { ...ASKED };
		await wishes.confirmTime(tx, scene.operator, id, asked);
		await wishes.bookTime(tx, scene.operator, id, { slotId: second?.slotId ?? '', asked });
		const waiting = await want(tx, scene);
		await wishes.offerByHand(tx, scene.operator, waiting.id);
		const desk = async () =>
			wishes.presentDeskWish(asReader(tx), 'kk', scene.operator, await wishes.wishForDesk(asReader(tx), scene.operator, waiting.number));
		expect((await desk()).times).toMatchObject({ offered: true });
		await wishes.declineOffer(tx, scene.operator, waiting.id, asked);
		await wishes.offerByHand(tx, scene.operator, waiting.id);
		const offer = await wishes.openOffer(tx, waiting.id);
		await wishes.bookTime(tx, scene.operator, waiting.id, { slotId: offer?.times[0]?.slotId ?? '', asked: SHOWN });
		await wishes.withdrawWish(tx, scene.operator, waiting.id, undefined, asked);
		const [by, how] = [ASKED.asker, ASKED.identified];
		expect(await story(tx, id)).toEqual([
			...[['wish.received'], ['wish.book']].map((row) => [...row, undefined, undefined]),
			...['wish.confirmed', 'wish.move'].map((act) => [act, by, how])
		]);
		expect((await story(tx, waiting.id)).filter(([, asker]) => asker !== undefined)).toEqual([
			['wish.decline', by, how],
			['wish.book', SHOWN.asker, SHOWN.identified],
			['wish.withdraw', by, how]
		]);
		const page = await wishes.presentWish(asReader(tx), 'kk', await wishes.wishForDesk(asReader(tx), scene.operator, number));
		expect(page.timeline[0]?.note).toBe(
			'Қызметкер жазды. Сұраған: Жазылған адамның өзі. Қалай анықталды: Жазылудағы нөмірге өзіміз қайта соқтық.'
		);
	}));

it('staff send a link for a new code to the contact of the booking, or show a code to who has a document', () =>
	rolledBack(t.db, async (tx) => {
		const scene = await makeScene(tx);
		const { id, number, accessCode } = await want(tx, scene);
		const opens = (code: string) => wishes.openByCode(asReader(tx), number, code);
		await sql`DELETE FROM outbox`.execute(tx);
		expect(await wishes.sendCode(tx, scene.operator, id, ASKED)).toBeUndefined();
		const [letter] = await queuedMail(tx);
		const token = /new-code\/([\w-]{43})/.exec(letter?.text ?? '')?.[1] ?? '';
		expect([letter?.to, letter?.text.includes(accessCode)]).toEqual(['aigul@example.kz', false]);
		expect(await opens(accessCode)).toBe(id);
		const given = await wishes.takeNewCode(tx, token);
		expect(await wishes.takeNewCode(tx, token)).toEqual(given);
		expect([await opens(given.accessCode), await opens(accessCode)]).toEqual([id, undefined]);
		// The link of a letter that answers an offer gives no code, and this one answers nothing.
		await expect(wishes.presentTap(asReader(tx), 'kk', token)).rejects.toMatchObject({ status: 404 });
		for (const asked of [ASKED, { asker: 'relative', identified: 'document' } as const])
			await expect(wishes.showCode(tx, scene.operator, id, asked)).rejects.toMatchObject({ status: 422, field: 'identified' });
		const aide = await makeStaff(tx, { role: 'aide', unitId: scene.operator.posts[0]?.unitId ?? '' });
		await expect(wishes.showCode(tx, aide, id, SHOWN)).rejects.toMatchObject({ status: 403 });
		const shown = await wishes.showCode(tx, scene.operator, id, SHOWN);
		expect([await opens(shown.accessCode), await opens(given.accessCode)]).toEqual([id, undefined]);
		await expect(wishes.takeNewCode(tx, token)).rejects.toMatchObject({ status: 409, code: 'wishes.link_used' });
		expect((await story(tx, id)).map(([act]) => act)).toEqual([
			'wish.received',
			'wish.code_sent',
			'wish.code_renewed',
			'wish.code_renewed'
		]);
		const silent = await want(tx, scene, { email: '', phone: '+77011234567' });
		await expect(wishes.sendCode(tx, scene.operator, silent.id, ASKED)).rejects.toMatchObject({ code: 'wishes.no_contact' });
	}));

it('whoever asks on the page leaves the same behind, and only the contact of the booking gets a link, by mail or by text', () =>
	rolledBack(t.db, async (tx) => {
		const restore = setConfig({ SMS_URL: smsRoute('smpp://me:x@127.0.0.1?from=1414') as SmsRoute });
		try {
			const scene = await makeScene(tx);
			const { number } = await want(tx, scene, { phone: '+77011234567' });
			const left = async (given: string, contact: string) => {
				await sql`DELETE FROM outbox`.execute(tx);
				await wishes.askForCode(tx, given, contact);
				const [row, ...more] = await tx.selectFrom('outbox').select(['topic', 'payload']).execute();
				expect(more).toEqual([]);
				return { asked: row?.payload as CodeAsked, said: [row?.topic, JSON.stringify(row?.payload).length] };
			};
			const nobody = number.replace('000001', '999999');
			const asks = [];
			for (const [given, contact] of [
				[number, 'aigul@example.kz'],
				[nobody, 'aigul@example.kz'],
				[number, 'berik@example.kz'],
				[number, '+77011234567']
			] as const)
				asks.push(await left(given, contact));
			expect(new Set(asks.slice(0, 3).map(({ said }) => said.join(' '))).size).toBe(1);
			await sql`DELETE FROM outbox`.execute(tx);
			for (const { asked } of asks) {
				const job = newId();
				for (let run = 0; run < 2; run++) await wishes.sendCodeLink(tx, job, asked);
			}
			const [letters, texts] = [await queuedMail(tx), await queuedTexts(tx)];
			expect([letters.map(({ to }) => to), texts.map(({ to }) => to)]).toEqual([['aigul@example.kz'], ['+77011234567']]);
			const token = /\/t\/([\w-]{43})/.exec(texts[0]?.text ?? '')?.[1] ?? '';
			expect(await wishes.longPath(asReader(tx), token)).toBe(`/kk/meet/new-code/${token}`);
			at('2026-03-02', '10:31');
			await expect(wishes.takeNewCode(tx, token)).rejects.toMatchObject({ code: 'wishes.link_used' });
		} finally {
			restore();
		}
	}));
