/**
 * The procedure of appeals that lie in another: each of their applicants is heard, told and may complain for themselves, in
 * their language and by their own way, and learns nothing of the others.
 */
import { describe, expect, it } from 'vitest';
import { asReader, type Tx } from '../src/platform/db/index.ts';
import { filesOf, readFile } from '../src/platform/files/index.ts';
import type { Actor } from '../src/platform/identity/actor.ts';
import { timelineOf } from '../src/platform/journal/index.ts';
import { joinInput } from '../src/modules/appeals/input.ts';
import {
	askCorrectionInput,
	callHearingInput,
	complainInput,
	decideComplaintInput,
	holdHearingInput,
	objectInput
} from '../src/modules/procedure/input.ts';
import { heldOfAppeal } from '../src/modules/privacy/server/index.ts';
import type { Received } from '../src/modules/appeals/server/index.ts';
import { makeCitizen } from './actors.ts';
import { castUnder, DECISION, INPUT, inWork, refusal } from './appeals.ts';
import { testClock } from './clock.ts';
import { rolledBack, testDatabase } from './db.ts';
import { queuedMail } from './letters.ts';

const appeals = await import('../src/modules/appeals/server/index.ts');
const procedure = await import('../src/modules/procedure/server/index.ts');
procedure.registerProcedureJobs();

const t = testDatabase();
const at = testClock('2026-03-17');

const SECOND = {
	text: 'На улице Абая третий месяц не горят фонари, дети идут в темноте.',
	name: 'Второй Заявитель',
	language: 'ru' as const
};
const IVAN = { name: 'Иван Третий', address: 'Абай көшесі, 20', language: 'ru', text: 'И у нашего дома темно уже давно.' };
const REFUSED = { ...DECISION, outcome: 'refused', text: 'Өтінішті қанағаттандыруға негіз табылмады, себебі қаражат жоқ.' } as const;
const CALL = { day: '2026-03-27', time: '15:00', place: 'Абай көшесі, 12', outcome: 'refused', preliminary: REFUSED.text };
const PROTOCOL = {
	from: '15:00',
	to: '15:30',
	attended: 'yes',
	participants: 'Басшы мен хатшы',
	explanations: 'Бірінші өтінішшінің айтқаны'
};
const applicant = (appealId: string): Actor => ({ kind: 'applicant', appealId });

type Who = Awaited<ReturnType<typeof castUnder>>;
interface Scene {
	who: Who;
	/** The root, with a mail address; merged into it `second` with a mail address, in Russian; joined to it `ivan`, by post, in Russian. */
	root: Received;
	second: Received;
	ivan: Received;
	ids: string[];
}

async function scene(tx: Tx): Promise<Scene> {
	at('2026-03-17');
	const who = await castUnder(tx);
	const root = await inWork(tx, who);
	const second = await inWork(tx, who, { ...SECOND, email: 'second@example.kz', phone: undefined });
	await appeals.mergeAppeal(tx, who.operator, second.id, { number: root.number, way: 'into', reason: 'Бір көшенің жарығы' });
	const ivan = await appeals.joinAppeal(tx, who.operator, root.id, joinInput.parse(IVAN));
	return { who, root, second, ivan, ids: [root.id, second.id, ivan.id] };
}

const notices = (tx: Tx, id: string) =>
	tx
		.selectFrom('appeal_notice')
		.select(['id', 'kind', 'language', 'text', 'channel', 'state'])
		.where('appeal_id', '=', id)
		.orderBy('made_at')
		.orderBy('id')
		.execute();
const told = async (tx: Tx, id: string, kind: string) => (await notices(tx, id)).filter((one) => one.kind === kind);
const acts = async (tx: Tx, id: string) => (await timelineOf(asReader(tx), { kind: 'appeal', id }, 'applicant')).map((row) => row.act);
const stateOf = (tx: Tx, id: string) => tx.selectFrom('appeal').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

/** What one of them reads on their page, and takes away of all we hold. */
async function readBy(tx: Tx, { id, number }: Received): Promise<string> {
	const source = await appeals.statusFor(asReader(tx), applicant(id), number, 'ru');
	const page = [
		appeals.toPublic('ru', source, source.appeal.due_on),
		await appeals.partsFor(asReader(tx), 'ru', source, procedure.APPLICANT_PROCEDURE)
	];
	const held: string[] = [];
	for await (const entry of heldOfAppeal(asReader(tx), applicant(id), 'ru', number))
		held.push(entry.name, Buffer.from(entry.bytes).toString());
	return JSON.stringify(page) + held.join('\n');
}

async function decide(tx: Tx, { who, root }: Scene, decision: typeof DECISION | typeof REFUSED = DECISION): Promise<void> {
	await appeals.submitDecision(tx, who.executor, root.id, decision);
	await appeals.signDecision(tx, who.head, root.id);
}

async function delivered(tx: Tx, id: string): Promise<void> {
	for (const delivery of await appeals.deliveriesOf(asReader(tx), id)) await appeals.recordMailDelivery(tx, delivery.id, 'sent', 'ok');
}

const call = (tx: Tx, { who, root }: Scene) => procedure.callHearing(tx, who.head, root.id, callHearingInput.parse(CALL));
const object = (tx: Tx, id: string, said: Record<string, string>) =>
	procedure.objectToHearing(tx, applicant(id), id, objectInput.parse(said));

describe('a hearing of several applicants', () => {
	it('calls each in their language by their way, hears each for themselves, gives each a protocol that names no other', () =>
		rolledBack(t.db, async (tx) => {
			const all = await scene(tx);
			const { who, root, second, ivan, ids } = all;
			await appeals.submitDecision(tx, who.executor, root.id, REFUSED);
			await call(tx, all);
			for (const [id, language, channel] of [
				[root.id, 'kk', 'mail'],
				[second.id, 'ru', 'mail'],
				[ivan.id, 'ru', 'letter']
			] as const) {
				const [notice] = await told(tx, id, 'hearing_called');
				expect(notice).toMatchObject({ language, channel });
				for (const part of [REFUSED.text, '15:00', CALL.place, /(73-бабы|ст\. 73)/, /19 (наурыз|марта)/])
					expect(notice?.text).toMatch(part);
				expect(await acts(tx, id)).toContain('appeal.hearing_called');
			}
			expect((await queuedMail(tx)).slice(-2).map((mail) => mail.to)).toEqual([INPUT.email, 'second@example.kz']);
			// The term to object runs for each from their own notice: of a letter from the day it was handed over.
			at('2026-03-18');
			await object(tx, second.id, { position: 'objects', objection: 'Деньги в бюджете есть, вот решение' });
			expect(await refusal(object(tx, second.id, { position: 'agrees' }))).toBe('409 procedure.objected');
			const [letter] = await told(tx, ivan.id, 'hearing_called');
			await appeals.recordNotice(tx, who.operator, ivan.id, { noticeId: letter?.id ?? '' });
			at('2026-03-27', '16:00');
			const hold = (came: string) => procedure.holdHearing(tx, who.executor, root.id, holdHearingInput.parse({ ...PROTOCOL, came }));
			expect(await refusal(hold(root.id))).toBe('422 choice');
			await hold(second.id);
			const wishes = await tx.selectFrom('outbox').select('payload').where('topic', '=', 'procedure.protocol').orderBy('id').execute();
			const ready = { reader: asReader(tx), write: <T>(act: (one: Tx) => Promise<T>) => act(tx) };
			// Run twice, each is given once.
			for (const { payload } of [...wishes, ...wishes])
				await procedure.giveProtocol(payload as { hearingId: string; appealId: string }, ready);
			for (const id of ids) {
				expect(await told(tx, id, 'hearing_protocol')).toHaveLength(1);
				const files = await filesOf(asReader(tx), { kind: 'appeal', id });
				expect(files.map((file) => file.mime)).toEqual(['application/pdf']);
				const given = (await timelineOf(asReader(tx), { kind: 'appeal', id }, 'applicant')).find(
					(row) => row.act === 'appeal.hearing_protocol'
				);
				expect(given?.data.sha256).toBe(files[0]?.sha256);
				expect((await readFile(asReader(tx), files[0]?.id ?? '')).bytes.subarray(0, 5).toString()).toBe('%PDF-');
			}
			// Ivan did not come; he was told in time, his term is over: the decision may be signed and is given to each.
			await appeals.signDecision(tx, who.head, root.id);
			const secrets = {
				[root.id]: ['Бірінші өтінішшінің айтқаны', INPUT.name ?? ''],
				[second.id]: ['Деньги в бюджете есть', SECOND.name],
				[ivan.id]: [IVAN.text]
			};
			for (const me of [root, second, ivan]) {
				const text = await readBy(tx, me);
				expect(text).toContain('Протокол (PDF)');
				for (const [id, words] of Object.entries(secrets)) for (const word of words) if (id !== me.id) expect(text).not.toContain(word);
			}
			expect(await readBy(tx, second)).toContain('Деньги в бюджете есть');
		}));

	it('is not over for who was not told in time, or joined too late: they are called again; who declined alone keeps nobody from it', () =>
		rolledBack(t.db, async (tx) => {
			const all = await scene(tx);
			const { who, root, second, ivan } = all;
			await appeals.submitDecision(tx, who.executor, root.id, REFUSED);
			await call(tx, all);
			await object(tx, root.id, { position: 'without', objection: 'Уақытым жоқ' });
			expect((await procedure.hearingsOf(tx, second.id))[0]?.state).toBe('called');
			at('2026-03-27', '16:00');
			await procedure.holdHearing(tx, who.executor, root.id, holdHearingInput.parse({ ...PROTOCOL, attended: 'no', came: second.id }));
			// Ivan's letter was never handed over.
			expect(await refusal(appeals.signDecision(tx, who.head, root.id))).toBe('409 procedure.hearing_others_due');
			await procedure.callHearing(tx, who.head, root.id, callHearingInput.parse({ ...CALL, day: '2026-04-02' }));
			for (const id of [root.id, second.id]) await object(tx, id, { position: 'without' });
			expect(await refusal(appeals.signDecision(tx, who.head, root.id))).toBe('409 procedure.hearing_open');
			await object(tx, ivan.id, { position: 'without', objection: 'Мне это не нужно' });
			expect((await procedure.hearingsOf(tx, ivan.id))[0]).toMatchObject({ state: 'waived', ground_id: 'declined', reason: '' });
			await appeals.signDecision(tx, who.head, root.id);
		}));

	it('takes in who joins while there is time, lets go who leaves or is taken out, and tells them that it is off', () =>
		rolledBack(t.db, async (tx) => {
			const all = await scene(tx);
			const { who, root, second, ivan } = all;
			await call(tx, all);
			const join = (name: string) =>
				appeals.joinAppeal(tx, who.operator, root.id, joinInput.parse({ name, phone: '87011112233', language: 'kk' }));
			const early = await join('Ерте Қосылған');
			expect(await told(tx, early.id, 'hearing_called')).toMatchObject([{ channel: 'phone' }]);
			await appeals.unmergeAppeal(tx, who.operator, second.id, { reason: 'Мәселе басқа екен' });
			const [off] = await told(tx, second.id, 'hearing_cancelled');
			expect(off?.text).toContain('рассматривается самостоятельно');
			expect((await procedure.hearingsOf(tx, second.id))[0]?.state).toBe('cancelled');
			await appeals.withdrawAppeal(tx, applicant(ivan.id), ivan.id, { reason: undefined });
			expect(await told(tx, ivan.id, 'hearing_cancelled')).toEqual([]);
			expect(await refusal(object(tx, ivan.id, { position: 'agrees' }))).toBe('409 appeals.not_now');
			// Called by itself, then merged: the one hearing is off, the other is told.
			await procedure.callHearing(tx, who.head, second.id, callHearingInput.parse({ ...CALL, day: '2026-03-30' }));
			await appeals.mergeAppeal(tx, who.operator, second.id, { number: root.number, way: 'into', reason: 'Бір көшенің жарығы' });
			expect(
				(await notices(tx, second.id))
					.slice(-3)
					.map((one) => one.kind)
					.toSorted()
			).toEqual(['hearing_called', 'hearing_cancelled', 'merged']);
			at('2026-03-25');
			await appeals.unmergeAppeal(tx, who.operator, early.id, { reason: 'Мәселе басқа екен' });
			const fresh = await appeals.joinAppeal(
				tx,
				who.operator,
				root.id,
				joinInput.parse({ name: 'Кеш Қосылған', phone: '87019998877', language: 'kk' })
			);
			expect(await told(tx, fresh.id, 'hearing_called')).toEqual([]);
		}));
});

describe('a return to put one of several right', () => {
	it('asks one, and tells the others that it waits and that the term goes on, without a word of what', () =>
		rolledBack(t.db, async (tx) => {
			const { who, root, second, ivan } = await scene(tx);
			const ask = askCorrectionInput.parse({ grounds: 'papers', text: 'Бірінші өтінішшінің жеке шарты', dueOn: '2026-03-27' });
			await procedure.askCorrection(tx, who.executor, root.id, ask);
			expect(await told(tx, root.id, 'correction_asked')).toHaveLength(1);
			for (const { id } of [second, ivan]) {
				const [notice] = await told(tx, id, 'correction_of_other');
				for (const part of ['27 марта 2026', /ст\. 63/, 'не останавливается', 'пожаловаться']) expect(notice?.text).toMatch(part);
				expect(await told(tx, id, 'correction_asked')).toEqual([]);
				expect(notice?.text).not.toContain('шарты');
			}
			const text = await readBy(tx, second);
			expect(text).toContain('ждут дополнений');
			expect(text).not.toContain('жеке шарты');
			expect(await refusal(procedure.correctAppeal(tx, applicant(second.id), root.id, { text: 'Бөтен сөз' }))).toBe('404 not_found');
		}));
});

describe('a complaint of one of several', () => {
	const complain = (tx: Tx, id: string, words: string) =>
		procedure.fileComplaint(tx, applicant(id), id, complainInput.parse({ complaint: words }));

	it('is of the decision that answers them, told to them alone; cancelled, the matter is open for all and other complaints are granted', () =>
		rolledBack(t.db, async (tx) => {
			const all = await scene(tx);
			const { who, root, second, ivan } = all;
			await decide(tx, all);
			for (const { id } of [root, second]) await delivered(tx, id);
			await complain(tx, second.id, 'Решение ничего не решает');
			expect(await refusal(complain(tx, second.id, 'Ещё раз о том же'))).toBe('409 procedure.complaint_open');
			expect(
				await refusal(procedure.fileComplaint(tx, applicant(second.id), root.id, complainInput.parse({ complaint: 'Бөтен атынан' })))
			).toBe('404 not_found');
			await complain(tx, root.id, 'Шешіммен келіспеймін');
			for (const [id, number] of [
				[second.id, second.number],
				[root.id, root.number]
			] as const) {
				const filed = await told(tx, id, 'complaint_filed');
				expect(filed).toHaveLength(1);
				expect(filed[0]?.text).toContain(`${number}/1`);
			}
			expect((await notices(tx, ivan.id)).filter((one) => one.kind.startsWith('complaint'))).toEqual([]);
			await procedure.passComplaint(tx, who.operator, second.id, {});
			const judged = decideComplaintInput.parse({ review: 'cancelled', answer: 'Решение принято без доказательств' });
			expect(await refusal(procedure.decideComplaint(tx, who.head, second.id, judged))).toBe('403 forbidden');
			await procedure.decideComplaint(tx, who.chief, second.id, judged);
			const matter = await stateOf(tx, root.id);
			expect([matter.state, matter.reopens, matter.first_due_on.toString()]).toEqual(['in_work', 1, root.dueOn.toString()]);
			expect((await stateOf(tx, second.id)).state).toBe('merged');
			const [granted] = await told(tx, root.id, 'complaint_cancelled');
			expect(granted?.text).toContain('басқа өтініш берушінің шағымы бойынша');
			expect(granted?.text).not.toContain('без доказательств');
			expect((await procedure.complaintsOf(tx, root.id))[0]).toMatchObject({ state: 'cancelled' });
			expect(await acts(tx, second.id)).toContain('appeal.complaint_cancelled');
			// Decided anew, each may complain of the new decision.
			await appeals.assignAppeal(tx, who.operator, root.id, { unitId: who.unit.id, executorId: who.head.personId, note: undefined });
			await appeals.submitDecision(tx, who.head, root.id, REFUSED);
			await procedure.waiveHearing(tx, who.head, root.id, { ground: 'urgent', waiveReason: 'Адам өміріне қауіп бар' });
			await appeals.signDecision(tx, who.head, root.id);
			await delivered(tx, second.id);
			await complain(tx, second.id, 'И второе решение не лучше');
			expect((await procedure.complaintsOf(tx, second.id)).map((row) => [row.ordinal, row.state])).toEqual([
				[2, 'filed'],
				[1, 'cancelled']
			]);
		}));

	it('may be of silence while it lies in the other, stays theirs when it is taken out, and what one upheld changes nothing for the others', () =>
		rolledBack(t.db, async (tx) => {
			const { who, root, second, ivan } = await scene(tx);
			at('2026-04-20');
			await complain(tx, second.id, 'Срок прошёл, решения нет');
			await appeals.unmergeAppeal(tx, who.operator, second.id, { reason: 'Мәселе басқа екен' });
			await procedure.passComplaint(tx, who.operator, second.id, {});
			await procedure.decideComplaint(
				tx,
				who.chief,
				second.id,
				decideComplaintInput.parse({ review: 'changed', answer: 'Возьмём обращение к себе и решим сами' })
			);
			expect((await stateOf(tx, second.id)).unit_id).toBe(who.above.id);
			expect((await stateOf(tx, root.id)).unit_id).toBe(who.unit.id);
			// Of one that still lies there, what is changed is the matter.
			await complain(tx, ivan.id, 'Решения всё ещё нет');
			await procedure.passComplaint(tx, who.operator, ivan.id, {});
			await procedure.decideComplaint(
				tx,
				who.chief,
				ivan.id,
				decideComplaintInput.parse({ review: 'changed', answer: 'Возьмём обращение к себе и решим сами' })
			);
			expect([(await stateOf(tx, root.id)).unit_id, (await stateOf(tx, ivan.id)).unit_id]).toEqual([who.above.id, who.above.id]);
			expect((await stateOf(tx, ivan.id)).state).toBe('merged');
		}));
});

describe('somebody who came signed in, with an account', () => {
	it('complains, asks to decide without a hearing and leaves like any other: no column takes them for one of the staff', () =>
		rolledBack(t.db, async (tx) => {
			const { who, root, ivan } = await scene(tx);
			const citizen = await makeCitizen(tx, 'ivan@example.kz', 'ru');
			await tx
				.updateTable('appeal_applicant')
				.set({ account_id: citizen.accountId })
				.where('appeal_id', 'in', [ivan.id, root.id])
				.execute();
			await call(tx, { who, root } as Scene);
			for (const { id } of [root, ivan]) await procedure.objectToHearing(tx, citizen, id, objectInput.parse({ position: 'without' }));
			await appeals.withdrawAppeal(tx, citizen, ivan.id, { reason: undefined });
			await decide(tx, { who, root } as Scene);
			await delivered(tx, root.id);
			await procedure.fileComplaint(tx, citizen, root.id, complainInput.parse({ complaint: 'Шешіммен келіспеймін' }));
			expect((await procedure.complaintsOf(tx, root.id))[0]).toMatchObject({ state: 'filed', filed_by: null });
		}));
});
