/** The acts of the room: who is refused, in which state, done, journalled, twice as good as once. */
import { expect, it } from 'vitest';
import { asReader, type Tx } from '#platform/db/index.ts';
import { timelineOf } from '#platform/journal/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { makeStaff } from '../../../../test/actors.ts';
import { refusal } from '../../../../test/appeals.ts';
import { testClock } from '../../../../test/clock.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { indicatorInput, triggerInput } from '../input.ts';
import { methodOn } from './method.ts';
import { replyUntil } from './commands/reply-scorecard.ts';
import * as scorecards from './index.ts';
import { makeScene, type Branch } from './scene.ts';
import { endedBy, hitBy } from './triggers.ts';
import { parsePeriod, type Period } from '#modules/statistics/rules.ts';

const database = testDatabase();
const at = testClock('2026-08-31');
const within = (tx: Tx) => (act: (tx: Tx) => Promise<unknown>) => act(tx) as Promise<never>;
const day = (text: string) => Temporal.PlainDate.from(text);
const period = (text: string) => parsePeriod(text) as Period;

async function administrator(tx: Tx): Promise<Staff> {
	const root = await tx.selectFrom('unit').select('id').where('parent_id', 'is', null).executeTakeFirstOrThrow();
	return makeStaff(tx, { role: 'administrator', unitId: root.id });
}

const words = { source: 'Бюро шешімі', reason: 'Сынақ үшін қосылды' };
const indicator = (changes: Record<string, string> = {}) =>
	indicatorInput.parse({
		code: 'appeals_on_time',
		measure: 'appeals_on_time',
		weight: '40',
		better: 'more',
		minVolume: '5',
		validFrom: '2026-11-01',
		...words,
		nameKk: 'Мерзімінде',
		nameRu: 'В срок',
		nameEn: 'On time',
		formulaKk: 'Үлес',
		formulaRu: 'Доля',
		formulaEn: 'Share',
		...changes
	});
const trigger = (changes: Record<string, string> = {}) =>
	triggerInput.parse({
		indicator: 'appeals_on_time',
		kind: 'district',
		size: 'month',
		periods: '1',
		threshold: '95',
		validFrom: '2026-09-01',
		...words,
		...changes
	});

it('keeps the method by date: an edition from a day to come ends the one before; no period that is over is judged anew', () =>
	rolledBack(database.db, async (tx) => {
		const admin = await administrator(tx);
		at('2026-10-20');
		const head = await makeStaff(tx, { role: 'head', unitId: admin.posts[0]?.unitId ?? '' });
		expect(await refusal(scorecards.addIndicator(tx, head, indicator()))).toBe('403 forbidden');
		expect(await refusal(scorecards.addIndicator(tx, admin, indicator({ validFrom: '2026-10-20' })))).toBe('422 scorecards.to_come');
		expect(await refusal(scorecards.addIndicator(tx, admin, indicator({ measure: 'nothing' })))).toBe('422 choice');
		await scorecards.addIndicator(tx, admin, indicator());
		expect(await refusal(scorecards.addIndicator(tx, admin, indicator()))).toBe('422 scorecards.taken');
		const weights = async (on: string) => (await methodOn(tx, day(on))).find(({ code }) => code === 'appeals_on_time')?.weight;
		expect([await weights('2026-10-31'), await weights('2026-11-01')]).toEqual([25, 40]);
		await scorecards.retireIndicator(tx, admin, { key: 'rechecks_sound', validTo: day('2026-12-31'), retireReason: 'Енді саналмайды' });
		const again = { key: 'rechecks_sound', validTo: day('2026-12-31'), retireReason: 'Енді саналмайды' };
		expect(await refusal(scorecards.retireIndicator(tx, admin, again))).toBe('409 scorecards.retired');
		expect((await methodOn(tx, day('2027-01-01'))).map(({ code }) => code)).not.toContain('rechecks_sound');
	}));

it('lets the head of the unit reply once, after the period and within the term', () =>
	rolledBack(database.db, async (tx) => {
		const { branches } = await makeScene(tx, at);
		const [{ unit, head, executor, chief, stranger, operator }] = branches as [Branch];
		const reply = (actor: Staff, text = 'Қыркүйекте екі маман болған жоқ.', of = '2026-09') =>
			scorecards.replyToScorecard(tx, actor, unit.id, { period: of, reply: text });
		expect((await replyUntil(asReader(tx), period('2026-09'))).toString()).toBe('2026-10-14');
		at('2026-10-14', '18:00');
		for (const actor of [executor, operator, chief]) expect(await refusal(reply(actor))).toBe('403 forbidden');
		expect(await refusal(reply(head, 'Әлі біткен жоқ', '2026-10'))).toBe('409 scorecards.not_over');
		// A peer sees it, and it is not theirs.
		expect(await refusal(reply(stranger))).toBe('403 forbidden');
		await reply(head);
		const row = await tx.selectFrom('scorecard_reply').selectAll().where('unit_id', '=', unit.id).executeTakeFirstOrThrow();
		const acts = await timelineOf(asReader(tx), { kind: 'scorecard', id: row.id }, 'staff');
		expect(acts.map((one) => one.act)).toEqual(['scorecard.replied']);
		at('2026-10-15');
		expect(await refusal(reply(head, 'Тағы бір сөз', '2026-08'))).toBe('409 scorecards.too_late');
		// Before there was a rule there is no right to reply.
		expect(await refusal(reply(head, 'Тағы бір сөз', '2020-01'))).toBe('409 scorecards.too_late');
	}));

it('says a second time that the reply is there', async () => {
	const twice = database.db.write(async (tx) => {
		const { branches } = await makeScene(tx, at);
		const [{ unit, head }] = branches as [Branch];
		at('2026-10-10');
		const reply = () => scorecards.replyToScorecard(tx, head, unit.id, { period: '2026-09', reply: 'Екі маман болған жоқ.' });
		await reply();
		await reply();
	});
	expect(await refusal(twice)).toBe('409 scorecards.replied');
});

it('proposes a meeting once for each rule, unit and period; a rule that came later judges nothing before it', () =>
	rolledBack(database.db, async (tx) => {
		const admin = await administrator(tx);
		await scorecards.addTrigger(tx, admin, trigger());
		const later = () => scorecards.addTrigger(tx, admin, trigger({ validFrom: '2026-10-15' }));
		const { branches } = await makeScene(tx, at);
		const [first, second] = branches as [Branch, Branch];
		at('2026-10-10');
		await later();
		expect(await scorecards.proposeMeetings(tx)).toBe(0);
		await scorecards.countScorecards(within(tx), day('2026-10-09'));
		const preview = await hitBy(tx, { ...trigger(), threshold: 100 }, endedBy(day('2026-10-09'), 'month'), day('2026-10-09'));
		// Six appeals are too few to be surely anything.
		expect(preview.map(({ unit }) => unit.id)).toEqual([first.unit.id]);
		expect(await scorecards.proposeMeetings(tx)).toBe(1);
		expect(await scorecards.proposeMeetings(tx)).toBe(0);
		const list = await tx.selectFrom('scorecard_proposal').selectAll().execute();
		expect(list.map((one) => [one.unit_id, one.period, one.state])).toEqual([[first.unit.id, '2026-09', 'open']]);
		expect(list[0]?.figures).toMatchObject([{ period: '2026-09' }]);
		const input = (changes: object) =>
			({ id: list[0]?.id ?? '', outcome: 'held', heldOn: day('2026-10-10'), reason: undefined, ...changes }) as never;
		for (const actor of [second.chief, second.head])
			expect(await refusal(scorecards.decideProposal(tx, actor, input({})))).toBe('404 not_found');
		// Not the unit itself.
		expect(await refusal(scorecards.decideProposal(tx, first.head, input({})))).toBe('403 forbidden');
		expect(await refusal(scorecards.decideProposal(tx, first.chief, input({ heldOn: day('2026-10-11') })))).toBe('422 scorecards.held_on');
		await scorecards.decideProposal(tx, first.chief, input({}));
		expect(await refusal(scorecards.decideProposal(tx, first.chief, input({})))).toBe('409 scorecards.decided');
		expect((await timelineOf(asReader(tx), { kind: 'scorecard', id: list[0]?.id ?? '' }, 'staff')).map((one) => one.act)).toEqual([
			'scorecard.proposed',
			'scorecard.decided'
		]);
		expect(await scorecards.proposeMeetings(tx)).toBe(0);
	}));

it('ends a trigger once, after today', () =>
	rolledBack(database.db, async (tx) => {
		const admin = await administrator(tx);
		at('2026-10-20');
		const id = await scorecards.addTrigger(tx, admin, trigger({ validFrom: '2026-11-01', indicator: '', kind: '' }));
		expect(await refusal(scorecards.addTrigger(tx, admin, trigger({ validFrom: '2026-11-01', indicator: 'nothing' })))).toBe('422 choice');
		expect(await refusal(scorecards.endTrigger(tx, admin, { id, validTo: day('2026-10-31') }))).toBe('422 scorecards.past');
		await scorecards.endTrigger(tx, admin, { id, validTo: day('2026-12-31') });
		expect(await refusal(scorecards.endTrigger(tx, admin, { id, validTo: day('2026-12-31') }))).toBe('409 scorecards.retired');
	}));
