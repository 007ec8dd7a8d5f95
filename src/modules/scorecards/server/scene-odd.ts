/** For tests: what figures could easily take for something else. */
import { inWork, DECISION } from '../../../../test/appeals.ts';
import { makeStaff, makeUnit, type MadeUnit } from '../../../../test/actors.ts';
import type { Tx } from '#platform/db/index.ts';
import * as appeals from '#modules/appeals/server/index.ts';
import * as events from '#modules/events/server/index.ts';
import { moveInput, planInput } from '#modules/events/input.ts';
import type { Branch, Clock } from './scene.ts';

/**
 * An appeal of the district went into a later one, which lies with the organisation below: that one is late by the first's date alone, and
 * counted once; what the first's applicant says is said of the unit that decided.
 */
export async function together(tx: Tx, at: Clock, who: Branch, below: MadeUnit): Promise<void> {
	at('2026-09-01', '15:00');
	const part = await inWork(tx, who);
	at('2026-09-08', '10:00');
	const root = await inWork(tx, who);
	const { chief } = who;
	await appeals.assignAppeal(tx, chief, root.id, { unitId: below.id, executorId: undefined, note: undefined });
	await appeals.mergeAppeal(tx, chief, part.id, { number: root.number, way: 'into', reason: 'Бір мәселе' });
	at('2026-09-25', '10:00');
	await appeals.submitDecision(tx, chief, root.id, DECISION);
	await appeals.signDecision(tx, chief, root.id);
	at('2026-09-28', '10:00');
	const said = { verdict: 'solved', disagrees: false, rating: undefined, text: undefined } as const;
	await appeals.rateDecision(tx, { kind: 'applicant', appealId: part.id }, part.id, said);
}

/**
 * Meetings of the region are no conferences: one with the district, moved from October to September, and one among itself, at which coming
 * is no merit.
 */
export async function meetings(tx: Tx, at: Clock, { above, unit }: Branch): Promise<void> {
	const secretary = await makeStaff(tx, { role: 'central', unitId: above.id });
	const on = (day: string) => ({
		day,
		from: '10:00',
		to: '11:00',
		place: 'Мәжіліс залы',
		video: 'none',
		agenda: 'Есеп; Бірінші бөлімше; 20'
	});
	const titles = { titleKk: 'Жиналыс', titleRu: 'Собрание', chairId: secretary.personId };
	const hold = async (invited: MadeUnit, planned: string, day: string) => {
		at('2026-09-08', '09:00');
		const plan = planInput.parse({ kind: 'meeting', ...titles, kinds: '', also: invited.code, ...on(planned) });
		const eventId = await events.planEvent(tx, secretary, { ...plan, hostId: above.id });
		await events.inviteUnits(tx, secretary, eventId);
		if (day !== planned) await events.moveEvent(tx, secretary, eventId, moveInput.parse({ ...on(day), reason: 'Ертерек керек болды' }));
		at(day, '10:00');
		await events.openEvent(tx, secretary, eventId);
		await events.markAttendance(tx, secretary, eventId, { units: [invited.id], mark: 'came', at: undefined });
		at(day, '11:00');
		await events.closeEvent(tx, secretary, eventId);
	};
	await hold(unit, '2026-10-05', '2026-09-29');
	await hold(above, '2026-09-16', '2026-09-16');
}

/** A region that was opened in the middle of September owes nothing for it. */
export async function youngRegion(tx: Tx): Promise<void> {
	const { id } = await makeUnit(tx, { kind: 'regional' });
	await tx
		.updateTable('unit')
		.set({ valid_from: Temporal.PlainDate.from('2026-09-15') })
		.where('id', '=', id)
		.execute();
}
