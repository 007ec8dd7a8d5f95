import { expect, it } from 'vitest';
import { testClock } from '../../../../test/clock.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { asReader } from '#platform/db/index.ts';
import { dutyWorld, emptyReception, meeting, normOf, trip, type World } from '../../../../test/duties.ts';
import { addNorm, presentDeputies, presentDeputy } from './index.ts';

const database = testDatabase();
const at = testClock('2025-12-01');
const inWorld = (run: (w: World) => Promise<void>) => rolledBack(database.db, async (tx) => run(await dutyWorld(tx, at)));

/** "owed held missing/not due/above/unknown" of each duty. */
async function linesOf({ tx }: World, id: string, on?: string) {
	const page = await presentDeputy(asReader(tx), 'ru', id, { at: on === undefined ? undefined : Temporal.PlainDate.from(on) });
	return Object.fromEntries(
		page.duties.map((duty) => [duty.code, [duty.owed, duty.held, duty.missing, duty.notYetDue, duty.ahead, duty.unknown].join(' ')])
	);
}

it('holds what was recorded against what is owed, says what is not known, and counts nothing that was not held', async () => {
	await inWorld(async (w) => {
		const { tx, mandateId } = w;
		await trip(w, '2025-12-10', [20, 30]);
		await trip(w, '2026-02-10', [12, 0]);
		const silent = await trip(w, '2026-05-05', [null, null]);
		const held = await meeting(w, '2026-05-12', { mandateId }, 5);
		const empty = await meeting(w, '2026-05-14', { mandateId, kind: 'field_session' }, 0);
		const off = await meeting(w, '2026-05-19', { mandateId }, 'cancelled');
		await emptyReception(w, '2026-06-02', '08:55', '10:05');
		const short = await emptyReception(w, '2026-07-01', '09:00', '09:20');
		at('2026-07-10', '12:00');
		expect(await linesOf(w, mandateId)).toEqual({
			report_meeting: '1 1 0 0 0 0',
			// Lines are kept since 2 June: what was before is not known, and July still runs.
			reception_day: '12 1 0 6 0 5',
			visit: '4 1 1 2 0 0',
			field_session: '1 0 0 1 0 0'
		});
		// As a day before knew it: the quarter was not over, nobody had been to the meeting.
		expect(await linesOf(w, mandateId, '2026-05-11')).toMatchObject({ report_meeting: '1 0 0 1 0 0', visit: '4 1 0 3 0 0' });

		const page = await presentDeputy(asReader(tx), 'ru', mandateId, {});
		expect(page.duties[0]?.windows[0]?.facts).toMatchObject([{ id: held, note: 'пришли 5 человек' }]);
		expect(page.duties[1]?.windows.find(({ facts }) => facts.length > 0)).toMatchObject({
			name: 'июнь 2026',
			facts: [{ note: 'было открыто, никто не пришёл' }]
		});
		expect(page.duties[2]?.recorded).toBeUndefined();
		expect(page.duties[1]?.recorded).toContain('2 июня 2026');
		expect(new Map(page.others.map(({ id, note }) => [id, note]))).toEqual(
			new Map([
				[silent, 'отчёта нет'],
				[empty, 'никто не пришёл'],
				[off, 'отменено'],
				[short, 'было открыто не всё объявленное время']
			])
		);
		// By settlement: where nobody came nobody was met, and what is not known of a village is said.
		const village = (name: string) => page.settlements.find((one) => one.name.includes(name));
		expect(village(w.near)).toMatchObject({ people: '1\u00a0200', last: { when: '12 мая 2026', what: 'Встреча' } });
		expect(village(w.far)?.last).toMatchObject({ when: '10 декабря 2025', what: 'Выезд' });
		expect(village(w.unknown)).toMatchObject({ people: 'неизвестно', km: 'неизвестно', last: undefined });
		expect(page.settlements[0]?.last).toBeUndefined();
	});
});

it('finds the deputy of a meeting by who chairs it, takes the norm of their own body first, and the part of the year that they serve', async () => {
	await inWorld(async (w) => {
		const { tx, chairId, mandateId, root } = w;
		await trip(w, '2025-12-10', [20, 30]);
		const { bodyId } = await tx
			.selectFrom('mandate as m')
			.innerJoin('mandate_term as t', 't.id', 'm.term_id')
			.select('t.unit_id as bodyId')
			.where('m.id', '=', chairId)
			.executeTakeFirstOrThrow();
		await addNorm(tx, root, normOf({ duty: 'report_meeting', scope: bodyId, times: '2' }));
		await meeting(w, '2026-03-12', {}, 40);
		at('2026-04-10', '12:00');
		expect(await linesOf(w, chairId)).toMatchObject({ report_meeting: '2 1 0 1 0 0', visit: '4 0 1 3 0 0' });
		expect(await linesOf(w, mandateId)).toMatchObject({ report_meeting: '2 0 0 2 0 0' });
		// In 2025 there was no norm.
		expect(await linesOf(w, chairId, '2025-12-31')).toEqual({});

		const list = await presentDeputies(asReader(tx), 'ru', { body: bodyId });
		expect(list.rows.map(({ name, owed, held, missing }) => [name, owed, held, missing])).toEqual([
			['Депутат Сынақ', '19', '0', '1'],
			['Филиал Басшысы', '19', '1', '1']
		]);
		expect((await presentDeputies(asReader(tx), 'kk', { place: w.region.code })).rows.length).toBe(2);
		expect((await presentDeputies(asReader(tx), 'kk', { body: bodyId, after: list.rows[0]?.id })).rows.map(({ id }) => id)).toEqual([
			chairId
		]);
		expect((await presentDeputies(asReader(tx), 'kk', { place: '710000000' })).rows).toEqual([]);
		await expect(presentDeputies(asReader(tx), 'kk', { body: w.branch.id })).rejects.toMatchObject({ status: 404 });
		await expect(presentDeputy(asReader(tx), 'kk', w.branch.id, {})).rejects.toMatchObject({ status: 404 });
	});
});

it('takes a meeting that was all of a trip for one of both, and leaves out months spent away', async () => {
	await inWorld(async (w) => {
		const { tx, mandateId } = w;
		await trip(w, '2025-12-10', [20, 30]);
		await emptyReception(w, '2025-12-22', '09:00', '10:00');
		const host = await tx.selectFrom('reception_host').select('id').where('mandate_id', '=', mandateId).executeTakeFirstOrThrow();
		await tx
			.insertInto('reception_absence')
			.values({
				id: '00000000-0000-7000-8000-0000000000a1',
				host_id: host.id,
				from_on: Temporal.PlainDate.from('2026-01-20'),
				until_on: Temporal.PlainDate.from('2026-03-05'),
				reason: 'Емделу',
				made_at: Temporal.Instant.from('2026-01-15T05:00:00Z')
			})
			.execute();
		// Held, and the trip's only stop that counts is that very meeting.
		const eventId = await meeting(w, '2026-02-10', { mandateId }, 25);
		const id = await trip(w, '2026-02-12', [25, 0]);
		await tx.updateTable('visit_stop').set({ event_id: eventId }).where('visit_id', '=', id).where('people', '=', 25).execute();
		at('2026-04-10', '12:00');
		const lines = await linesOf(w, mandateId);
		// One act, of the two the report is owed and so is the trip: it closes one of them.
		expect(lines).toMatchObject({ report_meeting: '1 1 0 0 0 0', reception_day: '11 0 2 9 0 0' });
		expect(lines.visit).toBe('4 0 1 3 0 0');
		expect((await presentDeputy(asReader(tx), 'ru', mandateId, {})).away).toContain('20 января 2026 – 5 марта 2026');
	});
});
