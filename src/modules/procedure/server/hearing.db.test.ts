/** The hearing before an unfavourable decision: who calls, how early, what is told, what is said back, what may be signed. */
import { expect, it } from 'vitest';
import { asReader, type Tx } from '#platform/db/index.ts';
import { timelineOf } from '#platform/journal/index.ts';
import * as appeals from '#modules/appeals/server/index.ts';
import { cast, DECISION, INPUT, inWork, receive, refusal, type Cast } from '../../../../test/appeals.ts';
import { testClock } from '../../../../test/clock.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { callHearingInput, holdHearingInput, objectInput } from '../input.ts';
import * as procedure from './index.ts';

const database = testDatabase();
procedure.registerProcedureJobs();
const at = testClock('2026-03-17');

const PRELIMINARY = 'Жарық шамдары биылғы бюджетте жоқ, өтінішті қанағаттандыруға негіз табылмады.';
const call = (day: string, change: object = {}) =>
	callHearingInput.parse({ day, time: '15:00', place: 'Абай көшесі, 12', outcome: 'refused', preliminary: PRELIMINARY, ...change });
const PROTOCOL = holdHearingInput.parse({
	from: '15:00',
	to: '15:30',
	attended: 'yes',
	participants: 'Басшы, хатшы, өтініш беруші',
	explanations: 'Өтініш беруші шамдардың тізімін берді.'
});
const REFUSED = { ...DECISION, outcome: 'refused', text: PRELIMINARY } as const;
const applicant = (appealId: string) => ({ kind: 'applicant', appealId }) as const;
const sign = async (tx: Tx, who: Cast, id: string) => refusal(appeals.signDecision(tx, who.head, id));

it('is called three working days ahead over a holiday, told with all the law asks for, objected to, held, and then signed', () =>
	rolledBack(database.db, async (tx) => {
		const who = await cast(tx);
		const { id } = await inWork(tx, who);
		const db = asReader(tx);
		await appeals.submitDecision(tx, who.executor, id, REFUSED);
		expect(await sign(tx, who, id)).toBe('409 procedure.hearing_due');
		at('2026-03-20');
		const calling = (day: string) => refusal(procedure.callHearing(tx, who.executor, id, call(day)));
		// 21 to 25 March are off: three working days after the 20th is the 30th.
		expect([await calling('2026-03-27'), await calling('2026-04-04')]).toEqual(['422 procedure.hearing_early', '422 day_off']);
		expect(await refusal(procedure.callHearing(tx, who.operator, id, call('2026-03-30')))).toBe('403 forbidden');
		expect(await calling('2026-03-30')).toBeUndefined();
		expect(await calling('2026-03-30')).toBe('409 procedure.hearing_called');
		const [notice] = await appeals.noticesOf(db, id);
		expect(notice).toMatchObject({ kind: 'hearing_called', language: 'kk', channel: 'mail' });
		for (const part of ['30 наурыз 2026', '15:00', 'Абай көшесі, 12', '73-бабы', PRELIMINARY, '27 наурыз 2026', '73-бабының 3-бөлігі'])
			expect(notice?.text).toContain(part);
		expect(await sign(tx, who, id)).toBe('409 procedure.hearing_open');
		const objection = objectInput.parse({ position: 'objects', objection: 'Бюджетте бар, 14-бетті қараңыз' });
		await procedure.objectToHearing(tx, applicant(id), id, objection);
		expect(await refusal(procedure.objectToHearing(tx, applicant(id), id, objection))).toBe('409 procedure.objected');
		at('2026-03-30', '15:20');
		expect(await refusal(procedure.holdHearing(tx, who.executor, id, PROTOCOL))).toBe('422 procedure.held_future');
		at('2026-03-30', '16:00');
		await procedure.holdHearing(tx, who.executor, id, PROTOCOL);
		expect(await refusal(procedure.holdHearing(tx, who.executor, id, PROTOCOL))).toBe('409 procedure.not_called');
		const acts = (await timelineOf(db, { kind: 'appeal', id }, 'applicant')).map((row) => row.act);
		expect(acts.slice(-3)).toEqual(['appeal.hearing_called', 'appeal.objected', 'appeal.hearing_held']);
		expect(await sign(tx, who, id)).toBeUndefined();
	}));

it('who did not come may be decided about only when the notice was handed over in time; what was shown must not be milder', () =>
	rolledBack(database.db, async (tx) => {
		const who = await cast(tx);
		const { id } = await inWork(tx, who, { language: 'ru', email: undefined, address: 'Абай көшесі, 12' });
		const db = asReader(tx);
		await procedure.callHearing(tx, who.head, id, call('2026-03-27', { outcome: 'partly_satisfied' }));
		const [notice] = await appeals.noticesOf(db, id);
		expect([notice?.channel, notice?.state]).toEqual(['letter', 'waiting']);
		expect(notice?.text).toContain('приглашаем вас на заслушивание');
		at('2026-03-27', '17:00');
		const absent = { ...PROTOCOL, attended: false };
		expect(await refusal(procedure.holdHearing(tx, who.head, id, absent))).toBe('409 procedure.not_told');
		await procedure.cancelHearing(tx, who.head, id, { cancelReason: 'Хат тапсырылмаған' });
		await procedure.callHearing(tx, who.head, id, call('2026-04-02', { outcome: 'partly_satisfied' }));
		const [second] = await appeals.noticesOf(db, id);
		at('2026-03-30');
		await appeals.recordNotice(tx, who.operator, id, { noticeId: second?.id ?? '', detail: 'қолына берілді' });
		at('2026-04-02', '17:00');
		await procedure.holdHearing(tx, who.head, id, absent);
		await appeals.submitDecision(tx, who.executor, id, REFUSED);
		expect(await sign(tx, who, id)).toBe('409 procedure.hearing_milder');
		await appeals.returnDecision(tx, who.head, id, { reason: 'Ішінара шешеміз' });
		await appeals.submitDecision(tx, who.executor, id, { ...REFUSED, outcome: 'partly_satisfied' });
		expect(await sign(tx, who, id)).toBeUndefined();
	}));

it('is not held for a simplified kind, on a listed ground of the head, or when the applicant asks so; a reopened appeal is heard anew', () =>
	rolledBack(database.db, async (tx) => {
		const who = await cast(tx);
		const message = await receive(tx, who);
		await appeals.registerAppeal(tx, who.operator, message.id, { kind: 'message', themeId: undefined });
		await appeals.assignAppeal(tx, who.operator, message.id, { unitId: who.unit.id, executorId: who.executor.personId, note: undefined });
		expect(await refusal(procedure.callHearing(tx, who.executor, message.id, call('2026-03-30')))).toBe('409 procedure.no_hearing');
		await appeals.submitDecision(tx, who.executor, message.id, REFUSED);
		expect(await sign(tx, who, message.id)).toBeUndefined();

		const { id } = await inWork(tx, who, { ...INPUT, text: `${INPUT.text} Тағы бір рет.` });
		const waive = (ground: string) => refusal(procedure.waiveHearing(tx, who.head, id, { ground, waiveReason: 'Шұғыл жағдай' }));
		expect(await refusal(procedure.waiveHearing(tx, who.executor, id, { ground: 'urgent', waiveReason: 'Шұғыл' }))).toBe('403 forbidden');
		expect([await waive('essence'), await waive('urgent')]).toEqual(['422 choice', undefined]);
		await appeals.submitDecision(tx, who.executor, id, REFUSED);
		expect(await sign(tx, who, id)).toBeUndefined();
		const verdict = { verdict: 'not_solved', disagrees: true, text: 'Келіспеймін, қайта қараңыз', rating: undefined } as const;
		await appeals.rateDecision(tx, applicant(id), id, verdict);
		await appeals.submitDecision(tx, who.executor, id, REFUSED);
		expect(await sign(tx, who, id)).toBe('409 procedure.hearing_due');
		await procedure.callHearing(tx, who.head, id, call('2026-03-30'));
		await procedure.recordObjection(tx, who.operator, id, objectInput.parse({ position: 'without' }));
		expect((await procedure.hearingsOf(tx, id))[0]).toMatchObject({ state: 'waived', ground_id: 'declined', position: 'without' });
		expect(await sign(tx, who, id)).toBeUndefined();
	}));
