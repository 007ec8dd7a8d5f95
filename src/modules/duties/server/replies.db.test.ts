import { expect, it } from 'vitest';
import { makeStaff } from '../../../../test/actors.ts';
import { testClock } from '../../../../test/clock.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { debtSources } from '#platform/calendar/debts.ts';
import { now } from '#platform/clock.ts';
import { asReader, rows, sql } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { hideInput, replyInput } from '../input.ts';
import { dutyWorld, meeting, trip, type World } from '../../../../test/duties.ts';
import {
	countDuties,
	hideReply,
	presentDeputy,
	presentDeskDeputy,
	presentDutyDesk,
	registerDutyJobs,
	replyToDuty,
	toDutiesCsv,
	toDutiesJson
} from './index.ts';

registerDutyJobs();
const database = testDatabase();
const at = testClock('2025-12-01');
const inWorld = (run: (w: World) => Promise<void>) => rolledBack(database.db, async (tx) => run(await dutyWorld(tx, at)));
const said = (changes: Record<string, string> = {}) =>
	replyInput.parse({ year: '2026', line: 'visit', reply: 'Көктемде жол жабық болды, мамырда барамыз.', ...changes });

it('is said by the deputy or their aide, in the year and a term after it, stands beside the line, and keeps what was said before', async () => {
	await inWorld(async (w) => {
		const { tx, aide, head, mandateId, chairId, root, stranger, localHead } = w;
		const central = await makeStaff(tx, { role: 'central', unitId: root.posts[0]?.unitId ?? '' });
		at('2026-05-02', '10:00');
		// Neither who heads the branch nor the central office speaks for a deputy; the head who is one speaks for themselves.
		for (const other of [head, stranger, localHead, central])
			await expect(replyToDuty(tx, other, mandateId, said())).rejects.toMatchObject({ status: 403 });
		await replyToDuty(tx, head, chairId, said());
		await expect(replyToDuty(tx, aide, w.branch.id, said())).rejects.toMatchObject({ status: 404 });
		for (const line of ['meeting', `place:${w.region.id}`, `place:${mandateId}`])
			await expect(replyToDuty(tx, aide, mandateId, said({ line }))).rejects.toMatchObject({ field: 'line' });
		await expect(replyToDuty(tx, aide, mandateId, said({ year: '2027' }))).rejects.toMatchObject({ field: 'year' });

		await replyToDuty(tx, aide, mandateId, said());
		await replyToDuty(tx, aide, mandateId, said());
		at('2026-06-02', '10:00');
		await replyToDuty(tx, aide, mandateId, said({ reply: 'Мамырда бардық, есебі жазылды.' }));
		const village = await tx.selectFrom('territory').select('id').where('code', '=', w.unknown).executeTakeFirstOrThrow();
		await replyToDuty(tx, aide, mandateId, said({ line: `place:${village.id}` }));
		const replies = async (day?: string) =>
			(await presentDeputy(asReader(tx), 'kk', mandateId, { at: day === undefined ? undefined : Temporal.PlainDate.from(day) })).replies;
		expect((await replies()).get('visit')).toMatchObject({
			current: { text: 'Мамырда бардық, есебі жазылды.' },
			earlier: [{ text: said().reply }]
		});
		expect((await replies('2026-05-20')).get('visit')).toMatchObject({ current: { text: said().reply }, earlier: [] });
		expect((await replies()).get(`place:${village.id}`)?.current?.by).toContain('Депутаттың көмекшісі');

		const { id: replyId } = (await replies()).get('visit')?.current ?? { id: '' };
		const hide = hideInput.parse({ replyId, hideReason: 'Азаматтың аты аталған' });
		for (const other of [head, aide]) await expect(hideReply(tx, other, mandateId, hide)).rejects.toMatchObject({ status: 403 });
		// Of another deputy's page it is no reply.
		await expect(hideReply(tx, central, chairId, hide)).rejects.toMatchObject({ field: 'replyId' });
		await hideReply(tx, central, mandateId, hide);
		await hideReply(tx, central, mandateId, hide);
		expect((await replies('2026-06-03')).get('visit')?.current).toMatchObject({
			text: undefined,
			hidden: 'Бұл сөз беттен алынды. Себебі: Азаматтың аты аталған'
		});
		expect((await presentDutyDesk(asReader(tx), 'kk', aide, undefined)).own.map(({ id }) => id).toSorted()).toEqual(
			[mandateId, chairId].toSorted()
		);
		const desk = await presentDeskDeputy(asReader(tx), 'ru', aide, mandateId, {});
		expect(desk).toMatchObject({ mayReply: true, hideable: [], until: '19 января 2027' });
		const told = await tx
			.selectFrom('journal')
			.select('act')
			.where('subject_kind', '=', 'duty')
			.where('subject_id', '=', mandateId)
			.orderBy('seq')
			.execute();
		expect(told.map(({ act }) => act)).toEqual(['duty.replied', 'duty.replied', 'duty.replied', 'duty.reply_hidden']);

		at('2027-01-20', '10:00');
		await expect(replyToDuty(tx, aide, mandateId, said({ reply: 'Кешіккен сөз' }))).rejects.toMatchObject({ code: 'duties.too_late' });
	});
});

it('is owed while its period runs, and is open data', async () => {
	await inWorld(async (w) => {
		const { tx, chairId, mandateId, head } = w;
		await trip(w, '2025-12-10', [20, 30]);
		await meeting(w, '2026-03-12', { mandateId }, 40);
		at('2026-04-10', '12:00');
		const owed = async (of: ReturnType<typeof sql>) => {
			await countDuties({ reader: asReader(tx), write: (run) => run(tx) });
			const select = debtSources().get('duty')?.select;
			if (typeof select !== 'function') throw new Error('no source');
			const list = await rows(
				tx,
				sql<{
					due: Temporal.PlainDate;
					text: string;
				}>`SELECT d.due_on AS due, d.text FROM (${select(dayOf(now()))}) d WHERE ${of} ORDER BY 1, 2`
			);
			return list.map(({ due, text }) => `${due.toString()} ${text.split(' · ')[1] ?? ''} ${text.split(' · ').at(-1) ?? ''}`);
		};
		expect(await owed(sql`d.about = ${mandateId}`)).toEqual([
			'2026-04-30 Азаматтарды қабылдау күні 0/1',
			'2026-06-30 Елді мекендерге сапар 0/1',
			'2026-12-31 Көшпелі отырыс 0/1'
		]);
		// By name, of who is in the register of staff.
		expect((await owed(sql`d.person_id = ${head.personId}`)).length).toBe(4);
		await trip(w, '2026-04-12', [7, 0]);
		expect(await owed(sql`d.about = ${mandateId}`)).toHaveLength(2);

		await replyToDuty(tx, head, chairId, said());
		const json = await toDutiesJson(asReader(tx), { place: w.region.code });
		expect(json).toMatchObject({ year: 2026, asOf: '2026-04-12' });
		expect(json.deputies).toMatchObject([
			{
				mandate: mandateId,
				territory: w.region.code,
				duties: [{ duty: 'report_meeting', held: 1, periods: [{ records: [{ what: 'event', day: '2026-03-12' }] }] }, {}, {}, {}]
			},
			{ mandate: chairId, duties: [{}, {}, { duty: 'visit', reply: said().reply, missing: 1 }, {}] }
		]);
		const csv = await toDutiesCsv(asReader(tx), 'ru', {});
		expect(csv.split('\r\n').filter((line) => line.includes(mandateId))).toHaveLength(4);
		expect(csv).toContain(`visit,1,3,"Регламент, пункт 12",4,0,1,3,0,0,${said().reply.includes(',') ? '"' : ''}${said().reply}`);
		await expect(toDutiesJson(asReader(tx), { place: '999999999' })).rejects.toMatchObject({ status: 404 });
	});
});
