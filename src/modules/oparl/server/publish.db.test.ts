import { expect, it } from 'vitest';
import { rows, sql } from '#platform/db/index.ts';
import { endInput, mandateInput, termInput } from '#modules/mandates/input.ts';
import { endMandate, giveMandate, openTerm } from '#modules/mandates/server/index.ts';
import { makeStaff, makeUnit } from '../../../../test/actors.ts';
import { testClock } from '../../../../test/clock.ts';
import { testDatabase } from '../../../../test/db.ts';
import { runSchedule } from '../../../../test/jobs.ts';
import { registerOparlJobs } from './index.ts';
import { objectById, OWN } from './store.ts';

const t = testDatabase();
const at = testClock('2026-11-23');

/** One minute's look; when it published last. */
async function look(): Promise<string | undefined> {
	await runSchedule(t.db, 'oparl.publish');
	const [own] = await rows(t.db.reader, sql<{ at: Temporal.Instant | null }>`SELECT taken_at AS at FROM oparl_source WHERE id = ${OWN}`);
	return own?.at?.toZonedDateTimeISO('+05:00').toPlainTime().toString({ smallestUnit: 'minute' });
}

it('is looked at when something was done, for a while after, and each hour; else it rests', async () => {
	registerOparlJobs();
	const made = await t.db.write(async (tx) => {
		const region = await makeUnit(tx);
		const faction = await makeUnit(tx, { kind: 'faction', parentId: region.id });
		const keeper = await makeStaff(tx, { role: 'administrator', unitId: region.id });
		const term = { ordinal: '8', seats: '3', termFrom: '2023-03-29', termTo: '2028-03-28', source: 'Сайлау қорытындысы' };
		await openTerm(tx, keeper, faction.id, termInput.parse(term));
		const seat = { name: 'Айша Сапарова', place: 'chair', givenBy: '№ 12 округ', validFrom: '2023-03-29' };
		return { faction, keeper, seat: await giveMandate(tx, keeper, faction.id, mandateInput.parse(seat)) };
	});
	expect(await look()).toBe('10:00');
	expect(await objectById(t.db.reader, made.seat)).toMatchObject({ type: 'Membership', deleted: false });
	at('2026-11-23', '10:01');
	expect(await look()).toBe('10:01');
	at('2026-11-23', '10:03');
	expect(await look()).toBe('10:03');
	at('2026-11-23', '10:20');
	expect(await look()).toBe('10:03');
	const end = { mandateId: made.seat, lastDay: '2026-11-20', endReason: 'resigned', endSource: 'Өтініш' };
	await t.db.write((tx) => endMandate(tx, made.keeper, made.faction.id, endInput.parse(end)));
	expect(await look()).toBe('10:20');
	expect(await objectById(t.db.reader, made.seat)).toMatchObject({ data: { endDate: '2026-11-20' } });
	at('2026-11-23', '10:30');
	expect(await look()).toBe('10:30');
	at('2026-11-23', '11:29');
	expect(await look()).toBe('10:30');
	at('2026-11-23', '11:31');
	expect(await look()).toBe('11:31');
});
