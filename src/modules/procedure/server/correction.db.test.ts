/** Putting an appeal right: who asks, in which state, what the applicant is told, what came and what did not. */
import { expect, it } from 'vitest';
import { asReader, type Tx } from '#platform/db/index.ts';
import { filesOf } from '#platform/files/index.ts';
import { timelineOf } from '#platform/journal/index.ts';
import * as appeals from '#modules/appeals/server/index.ts';
import { cast, DECISION, inWork, receive, refusal } from '../../../../test/appeals.ts';
import { testClock } from '../../../../test/clock.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { askCorrectionInput } from '../input.ts';
import * as procedure from './index.ts';

const database = testDatabase();
procedure.registerProcedureJobs();
const at = testClock('2026-03-17');

const ASK = askCorrectionInput.parse({ grounds: 'essence,papers', text: 'Шарттың көшірмесін жіберіңіз', dueOn: '2026-03-27' });
const stateOf = async (tx: Tx, id: string) =>
	(await tx.selectFrom('appeal').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state;
const applicant = (appealId: string) => ({ kind: 'applicant', appealId }) as const;

it('is asked with grounds and a day inside the term, told in the appeal’s language, answered once, and the term goes on', () =>
	rolledBack(database.db, async (tx) => {
		const who = await cast(tx);
		const { id } = await inWork(tx, who);
		const db = asReader(tx);
		expect(await refusal(procedure.askCorrection(tx, who.stranger, id, ASK))).toBe('404 not_found');
		expect(await refusal(procedure.askCorrection(tx, who.auditor, id, ASK))).toBe('403 forbidden');
		const wrong = (change: object) => refusal(procedure.askCorrection(tx, who.executor, id, { ...ASK, ...change }));
		expect(await wrong({ grounds: ['complaint_act'] })).toBe('422 procedure.grounds');
		expect(await wrong({ dueOn: Temporal.PlainDate.from('2026-03-24') })).toBe('422 day_off');
		expect(await wrong({ dueOn: Temporal.PlainDate.from('2026-05-12') })).toBe('422 procedure.beyond_term');
		const { due_on: due } = await tx.selectFrom('appeal').select('due_on').where('id', '=', id).executeTakeFirstOrThrow();
		await procedure.askCorrection(tx, who.executor, id, ASK);
		expect(await refusal(procedure.askCorrection(tx, who.executor, id, ASK))).toBe('409 appeals.not_now');
		const [notice] = await appeals.noticesOf(db, id);
		expect(notice).toMatchObject({ kind: 'correction_asked', language: 'kk', channel: 'mail' });
		for (const part of ['Мәселенің мәні түсініксіз (ӘРПК 63-бабы)', ASK.text, '27 наурыз 2026', 'тоқтамайды', 'шағымдана аласыз'])
			expect(notice?.text).toContain(part);
		expect(await refusal(procedure.correctAppeal(tx, applicant(id), id, {}))).toBe('422 procedure.nothing');
		expect(await refusal(procedure.correctAppeal(tx, who.stranger, id, { text: 'Міне' }))).toBe('404 not_found');
		await procedure.correctAppeal(tx, applicant(id), id, { text: 'Міне, шарт' }, [{ name: 'шарт.txt', bytes: Buffer.from('шарт') }]);
		expect(await refusal(procedure.correctAppeal(tx, applicant(id), id, { text: 'Міне, шарт' }))).toBe('409 appeals.not_now');
		expect(await stateOf(tx, id)).toBe('in_work');
		expect((await filesOf(db, { kind: 'appeal', id })).map((file) => file.name)).toEqual(['шарт.txt']);
		expect((await timelineOf(db, { kind: 'appeal', id }, 'applicant')).slice(-3).map((row) => row.act)).toEqual([
			'appeal.correction_asked',
			'appeal.added',
			'appeal.corrected'
		]);
		const after = await tx.selectFrom('appeal').select('due_on').where('id', '=', id).executeTakeFirstOrThrow();
		expect(after.due_on.equals(due)).toBe(true);
	}));

it('brought to the desk, it is written down by whoever takes it; an appeal not assigned yet goes back to be assigned', () =>
	rolledBack(database.db, async (tx) => {
		const who = await cast(tx);
		const { id } = await receive(tx, who);
		expect(await refusal(procedure.askCorrection(tx, who.operator, id, ASK))).toBe('409 appeals.not_now');
		await appeals.registerAppeal(tx, who.operator, id, { kind: 'application', themeId: undefined });
		await procedure.askCorrection(tx, who.operator, id, ASK);
		await procedure.recordCorrection(tx, who.operator, id, { text: 'Шартты әкелді' });
		expect(await stateOf(tx, id)).toBe('registered');
		expect((await appeals.remarksOf(asReader(tx), id, 'applicant')).map((remark) => remark.text)).toEqual(['Шартты әкелді']);
	}));

it('the day passed, the appeal is ours again and may be stopped on the listed ground; before that it may not', () =>
	rolledBack(database.db, async (tx) => {
		const who = await cast(tx);
		const { id } = await inWork(tx, who, { language: 'ru' });
		const write = <T>(run: (inner: Tx) => Promise<T>) => run(tx);
		const stop = { ...DECISION, outcome: 'stopped', groundId: 'not_corrected' } as const;
		await procedure.askCorrection(tx, who.executor, id, ASK);
		await appeals.submitDecision(tx, who.executor, id, stop);
		expect(await refusal(appeals.signDecision(tx, who.head, id))).toBe('409 procedure.not_asked');
		await appeals.returnDecision(tx, who.head, id, { reason: 'Алдымен сұраңыз' });
		await procedure.askCorrection(tx, who.executor, id, ASK);
		expect((await procedure.correctionsOf(tx, id)).map((row) => row.state)).toEqual(['asked', 'ended']);
		at('2026-03-27');
		expect(await procedure.lapseCorrections(asReader(tx), write)).toBe(0);
		at('2026-03-30');
		await procedure.lapseCorrections(asReader(tx), write);
		await procedure.lapseCorrections(asReader(tx), write);
		expect(await stateOf(tx, id)).toBe('in_work');
		const notices = await appeals.noticesOf(asReader(tx), id);
		expect(notices.map((notice) => notice.kind)).toEqual(['correction_lapsed', 'correction_asked', 'correction_asked']);
		expect(notices[0]?.text).toContain('27 марта 2026');
		await appeals.submitDecision(tx, who.executor, id, stop);
		await appeals.signDecision(tx, who.head, id);
		expect(await stateOf(tx, id)).toBe('answered');
	}));
