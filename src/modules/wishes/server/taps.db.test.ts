/** Links of letters and text messages: opened by anybody's scanner they change nothing, pressed they act once, and they die with what they spoke of. */
import { expect, it } from 'vitest';
import { setConfig } from '#platform/config.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { newId } from '#platform/ids.ts';
import { makeTap } from '#platform/one-tap/index.ts';
import { smsRoute, type SmsRoute } from '#platform/sms/route.ts';
import { cancelDay, searchSlots } from '#modules/receptions/server/index.ts';
import { testClock } from '../../../../test/clock.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { queuedMail, queuedTexts } from '../../../../test/letters.ts';
import { makeScene, makeTimes, want, type Scene } from '../../../../test/wishes.ts';
import * as wishes from './index.ts';
import { remindOfMeetings } from './reminders.ts';
import { lapseOffers } from './turns.ts';

wishes.registerWishJobs();
const t = testDatabase();
const at = testClock('2026-03-02');

/** The tokens of the links of a text, in its order. */
const tokens = (text: string | undefined) => [...(text ?? '').matchAll(/\/(?:tap|t)\/([\w-]{43})/g)].map(([, token = '']) => token);
const lastLetter = async (tx: Tx) => tokens((await queuedMail(tx)).at(-1)?.text);
const lastText = async (tx: Tx) => tokens((await queuedTexts(tx)).at(-1)?.text);
const page = (tx: Tx, token = '') => wishes.presentTap(asReader(tx), 'kk', token);
const wishOf = (tx: Tx, id: string) => wishes.wishById(tx, id);
const handles = (tx: Tx) => ({ reader: asReader(tx), write: <T>(act: (inner: Tx) => Promise<T>) => act(tx) });

const slotsOf = (tx: Tx, { host }: Scene) =>
	searchSlots(tx, {
		hostId: host.id,
		from: Temporal.Instant.from('2026-03-01T00:00:00Z'),
		until: Temporal.Instant.from('2027-01-01T00:00:00Z'),
		limit: 60
	});

async function booked(tx: Tx, wanted = {}) {
	const scene = await makeScene(tx);
	const dayId = await makeTimes(tx, scene, '2026-03-20', 3);
	const [first, second] = await slotsOf(tx, scene);
	const { id } = await want(tx, scene, { slotId: first?.slotId ?? '', ...wanted });
	return { scene, dayId, id, second: second?.slotId ?? '' };
}

it('takes the offered time whose link was pressed, once; the other links of the letter end with it', () =>
	rolledBack(t.db, async (tx) => {
		const scene = await makeScene(tx);
		const { id } = await want(tx, scene);
		await makeTimes(tx, scene, '2026-03-20', 3);
		await wishes.offerByHand(tx, scene.operator, id);
		const links = await lastLetter(tx);
		expect(links).toHaveLength(4);
		const [first, second, , decline] = links;
		const offered = await wishes.openOffer(tx, id);
		for (const token of [...links, ...links]) expect((await page(tx, token)).buttons).toHaveLength(1);
		expect(await page(tx, second)).toMatchObject({
			title: 'Осы уақытты таңдайсыз ба?',
			facts: [{ value: '20 наурыз, жұма, 09:10' }, {}, {}, {}, {}]
		});
		expect((await wishOf(tx, id))?.state).toBe('offered');
		expect(await wishes.answerByTap(tx, second ?? '', 'decline')).toBe('booked');
		expect(await wishOf(tx, id)).toMatchObject({ state: 'booked', slotId: offered?.times[1]?.slotId });
		expect(await page(tx, second)).toMatchObject({
			buttons: [],
			title: 'Бұл сілтеме бұрын қолданылған',
			tag: { text: 'Уақыты белгіленді' },
			lead: expect.stringContaining('Кездесу уақыты белгіленді') as string
		});
		await expect(wishes.answerByTap(tx, second ?? '')).rejects.toMatchObject({ status: 409, code: 'tap_used' });
		for (const token of [first, decline]) {
			expect(await page(tx, token)).toMatchObject({ buttons: [], title: 'Бұл сілтеме енді жарамсыз' });
			await expect(wishes.answerByTap(tx, token ?? '')).rejects.toMatchObject({ code: 'wishes.not_now' });
		}
		expect((await wishOf(tx, id))?.state).toBe('booked');
	}));

it('leaves who declines in their place, and says when an offer’s hour is over', () =>
	rolledBack(t.db, async (tx) => {
		const scene = await makeScene(tx);
		const [{ id }, other] = [await want(tx, scene), await want(tx, scene)];
		await makeTimes(tx, scene, '2026-03-20', 6);
		await wishes.offerByHand(tx, scene.operator, id);
		const decline = (await lastLetter(tx)).at(-1) ?? '';
		expect(await wishes.answerByTap(tx, decline)).toBe('declined');
		expect(await wishOf(tx, id)).toMatchObject({ state: 'requested' });
		await wishes.offerByHand(tx, scene.operator, other.id);
		const [late = ''] = await lastLetter(tx);
		at('2026-03-19', '08:00');
		await lapseOffers(handles(tx));
		expect(await page(tx, late)).toMatchObject({ buttons: [], lead: expect.stringContaining('мерзімі өтті') as string });
		await expect(wishes.answerByTap(tx, late)).rejects.toMatchObject({ code: 'tap_expired' });
	}));

it('confirms and gives up from the reminder; a meeting that was moved or taken back since is not touched', () =>
	rolledBack(t.db, async (tx) => {
		const { scene, dayId, id, second } = await booked(tx);
		at('2026-03-19', '09:00');
		await remindOfMeetings(handles(tx));
		const [confirm = '', cancel = ''] = await lastLetter(tx);
		expect(await page(tx, cancel)).toMatchObject({ title: 'Кездесуден бас тартасыз ба?', buttons: [{ deed: 'cancel' }] });
		expect(await wishes.answerByTap(tx, confirm)).toBe('confirmed');
		expect(await page(tx, confirm)).toMatchObject({ lead: expect.stringContaining('Келетіні расталды') as string });
		at('2026-03-19', '09:10');
		await wishes.bookTime(tx, { kind: 'visitor', wishId: id }, id, { slotId: second });
		expect(await page(tx, cancel)).toMatchObject({ buttons: [], lead: expect.stringContaining('жағдай өзгерді') as string });
		await expect(wishes.answerByTap(tx, cancel)).rejects.toMatchObject({ code: 'wishes.not_now' });
		// The host takes the day back: the letter offers other times, each with its link.
		await makeTimes(tx, scene, '2026-04-03', 2);
		await cancelDay(tx, scene.operator, { dayId, reason: 'Сессияға шақырылды' });
		const [take = '', ...rest] = await lastLetter(tx);
		expect(rest).toHaveLength(2);
		expect(await wishes.answerByTap(tx, take)).toBe('booked');
		at('2026-04-02', '09:00');
		await remindOfMeetings(handles(tx));
		const [, giveUp = ''] = await lastLetter(tx);
		expect(await wishes.answerByTap(tx, giveUp)).toBe('cancelled');
		expect((await wishOf(tx, id))?.state).toBe('withdrawn');
		expect(await page(tx, giveUp)).toMatchObject({ buttons: [], lead: expect.stringContaining('Кездесуден бас тартты') as string });
	}));

it('a text message carries one short link, on whose page one chooses; a choice that is not there leaves the link', () =>
	rolledBack(t.db, async (tx) => {
		const restore = setConfig({ SMS_URL: smsRoute('smpp://me:x@127.0.0.1?from=1414') as SmsRoute });
		try {
			const { id } = await booked(tx, { email: undefined, phone: '+77011234567' });
			at('2026-03-19', '09:00');
			await remindOfMeetings(handles(tx));
			const [token = '', ...more] = await lastText(tx);
			expect(more).toEqual([]);
			expect((await page(tx, token)).buttons.map(({ deed }) => deed)).toEqual(['confirm', 'cancel']);
			await expect(wishes.answerByTap(tx, token, 'choose_1')).rejects.toMatchObject({ code: 'wishes.not_now' });
			expect(await wishOf(tx, id)).toMatchObject({ state: 'reminded', confirmedAt: null });
			expect(await wishes.answerByTap(tx, token, 'confirm')).toBe('confirmed');
		} finally {
			restore();
		}
	}));

it('knows nothing of links of other rooms', () =>
	rolledBack(t.db, async (tx) => {
		const tap = { subjectKind: 'appeal', subjectId: newId(), act: 'new_code', until: Temporal.Now.instant().add({ hours: 999_999 }) };
		const token = await makeTap(tx, tap);
		await expect(page(tx, token)).rejects.toMatchObject({ status: 404 });
		await expect(wishes.answerByTap(tx, token)).rejects.toMatchObject({ status: 404 });
	}));
