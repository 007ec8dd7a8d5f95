import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { asReader, rows, sql, type Tx } from '#platform/db/index.ts';
import { storeFile } from '#platform/files/index.ts';
import type { Actor, Contacts, Staff } from '#platform/identity/actor.ts';
import { timelineOf } from '#platform/journal/index.ts';
import { loadCalendar, nextWorkingDay } from '#platform/calendar/index.ts';
import { now } from '#platform/clock.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { seal } from '#platform/secrets.ts';
import { askCorrectionInput } from '#modules/procedure/input.ts';
import { askCorrection } from '#modules/procedure/server/index.ts';
import { assignmentsOf } from '#modules/assignments/server/index.ts';
import * as appeals from '#modules/appeals/server/index.ts';
import * as wishes from '#modules/wishes/server/index.ts';
import { makeStaff } from '../../../../test/actors.ts';
import { cast, DECISION, INPUT, inWork, receive } from '../../../../test/appeals.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { makeScene, want } from '../../../../test/wishes.ts';
import { heldOfAccount, heldOfAppeal, heldOfMeeting, presentLooks, takeHeld, zipStream } from './index.ts';
import type { ZipEntry } from './zip.ts';

const t = testDatabase();
const REASON = 'Отбасындағы зорлық туралы іс, аз адам білуі тиіс';

const acts = async (tx: Tx, id: string, seenBy: 'applicant' | 'staff' = 'staff') =>
	(await timelineOf(asReader(tx), { kind: 'appeal', id }, seenBy)).map((row) => row.act);
const reads = (tx: Tx, who: Staff, id: string) =>
	appeals.appealForStaff(asReader(tx), who, id).then(
		() => true,
		() => false
	);
const mails = async (tx: Tx) => {
	const list = await rows(tx, sql<{ payload: { sealed?: string } }>`SELECT payload FROM outbox WHERE topic = 'mail'`);
	return list.map((row) => JSON.stringify(row.payload));
};

describe('a sensitive appeal', () => {
	it('is kept to the named, the one who named among them; the executor who is not gives the work back', () =>
		rolledBack(t.db, async (tx) => {
			const who = await cast(tx);
			const { id } = await inWork(tx, who);
			await appeals.restrictAppeal(tx, who.operator, id, { reason: REASON, readers: [who.head.personId] });
			expect(await reads(tx, who.operator, id)).toBe(true);
			expect(await reads(tx, who.head, id)).toBe(true);
			expect(await reads(tx, who.executor, id)).toBe(false);
			const [work] = await assignmentsOf(tx, { kind: 'appeal', id });
			expect(work?.personId).toBeNull();
			expect(await acts(tx, id, 'applicant')).toContain('appeal.restricted');
			await appeals.assignAppeal(tx, who.head, id, { unitId: who.unit.id, executorId: who.executor.personId, note: undefined });
			expect(await reads(tx, who.executor, id)).toBe(true);
			await appeals.unrestrictAppeal(tx, who.head, id, { reason: REASON });
			expect(await reads(tx, who.auditor, id)).toBe(true);
			await expect(appeals.unrestrictAppeal(tx, who.head, id, { reason: REASON })).rejects.toMatchObject({ status: 409 });
		}));

	it('needs a head among the named, and only those who may read it by their post', () =>
		rolledBack(t.db, async (tx) => {
			const who = await cast(tx);
			const { id } = await receive(tx, who);
			const restrict = (actor: Staff, ...readers: string[]) => appeals.restrictAppeal(tx, actor, id, { reason: REASON, readers });
			await expect(restrict(who.operator, who.executor.personId)).rejects.toMatchObject({ code: 'appeals.reader_signs' });
			await expect(restrict(who.operator, who.head.personId, who.stranger.personId)).rejects.toMatchObject({ code: 'appeals.reader' });
			await expect(restrict(who.stranger, who.stranger.personId)).rejects.toMatchObject({ status: 404 });
			await expect(restrict(who.auditor, who.head.personId)).rejects.toMatchObject({ status: 403 });
		}));

	it('is so from the start when its applicant asks: only the head of the unit knows', () =>
		rolledBack(t.db, async (tx) => {
			const who = await cast(tx);
			const { id } = await receive(tx, who, { sensitive: true });
			expect(await reads(tx, who.head, id)).toBe(true);
			for (const other of [who.operator, who.executor, who.auditor]) expect(await reads(tx, other, id)).toBe(false);
		}));

	it('opens to who answers for the unit, with a reason, for a day; it is journalled, told, and the applicant sees it', () =>
		rolledBack(t.db, async (tx) => {
			const who = await cast(tx);
			const { id, number } = await receive(tx, who, { sensitive: true, email: undefined });
			const glass = (actor: Staff, asked = number) => appeals.breakGlass(tx, actor, { number: asked, reason: REASON });
			await expect(glass(who.operator)).rejects.toMatchObject({ status: 404 });
			await expect(glass(who.stranger)).rejects.toMatchObject({ status: 404 });
			await expect(glass(who.auditor, 'NAT-2001-000001')).rejects.toMatchObject({ status: 404 });
			const before = (await mails(tx)).length;
			expect(await glass(who.auditor)).toEqual({ id });
			expect(await reads(tx, who.auditor, id)).toBe(true);
			// Pressed twice it is opened once.
			await glass(who.auditor);
			expect((await acts(tx, id, 'applicant')).filter((act) => act === 'appeal.glass_broken')).toHaveLength(1);
			expect((await mails(tx)).length).toBe(before + 1);
			const [look] = presentLooks('kk', await appeals.looksOf(asReader(tx), id));
			expect(look?.why).toContain(REASON);
			expect(look?.who).not.toContain(who.auditor.name);
		}));
});

describe('a complaint about somebody of the staff', () => {
	it('leaves the hands of an executor it is about, and cannot be given to them again; the refusal says why', () =>
		rolledBack(t.db, async (tx) => {
			const who = await cast(tx);
			const { id } = await inWork(tx, who);
			await appeals.nameAgainst(tx, who.operator, id, { personId: who.executor.personId });
			await appeals.nameAgainst(tx, who.operator, id, { personId: who.executor.personId });
			expect(await reads(tx, who.executor, id)).toBe(false);
			await expect(appeals.submitDecision(tx, who.executor, id, DECISION)).rejects.toMatchObject({ status: 404 });
			const again = appeals.assignAppeal(tx, who.head, id, {
				unitId: who.unit.id,
				executorId: who.executor.personId,
				note: undefined
			});
			await expect(again).rejects.toMatchObject({ field: 'executorId', code: 'appeals.conflict_of_interest' });
			expect((await acts(tx, id)).filter((act) => act === 'appeal.against_named')).toHaveLength(1);
			await appeals.removeAgainst(tx, who.operator, id, { personId: who.executor.personId });
			expect(await reads(tx, who.executor, id)).toBe(true);
		}));

	it('goes to the unit above when it is about the head', () =>
		rolledBack(t.db, async (tx) => {
			const who = await cast(tx);
			const root = who.auditor.posts[0]?.unitId ?? '';
			const boss = await makeStaff(tx, { role: 'head', unitId: root });
			const { id } = await inWork(tx, who);
			await appeals.nameAgainst(tx, who.operator, id, { personId: who.head.personId });
			const row = await appeals.appealForStaff(asReader(tx), boss, id);
			expect([row.unit_id, row.executor_id]).toEqual([root, null]);
			for (const below of [who.head, who.operator, who.executor]) expect(await reads(tx, below, id)).toBe(false);
			expect(await acts(tx, id, 'applicant')).toContain('appeal.moved_up');
			await expect(appeals.signDecision(tx, who.head, id)).rejects.toMatchObject({ status: 404 });
		}));
});

describe('what we hold', () => {
	it('is given to the applicant whole, without what staff wrote for themselves', () =>
		rolledBack(t.db, async (tx) => {
			const who = await cast(tx);
			const { id, number } = await inWork(tx, who);
			await appeals.remarkAppeal(tx, who.operator, id, { text: 'Ішкі сөз, тек қызметкерге', seenBy: 'staff' }, []);
			await appeals.remarkAppeal(tx, who.operator, id, { text: 'Өтініш берушіге сөз', seenBy: 'applicant' }, []);
			const file = (seenBy: 'staff' | 'applicant', name: string) =>
				storeFile(tx, who.operator, { subject: { kind: 'appeal', id }, seenBy, name, bytes: Buffer.from(`${name} мәтіні`) });
			await file('staff', 'ішкі.txt');
			await file('applicant', 'ашық.txt');
			await appeals.lookAtApplicant(tx, who.operator, id, 'contact');
			const due = nextWorkingDay(await loadCalendar(tx), dayOf(now()).add({ days: 4 }));
			const ask = askCorrectionInput.parse({ grounds: 'essence', text: 'Көшенің атын жазыңыз', dueOn: due.toString() });
			await askCorrection(tx, who.operator, id, ask);
			const me: Actor = { kind: 'applicant', appealId: id };
			await takeHeld(tx, me, 'kk', number);
			const bytes = new Uint8Array(await new Response(zipStream(heldOfAppeal(asReader(tx), me, 'kk', number))).arrayBuffer());
			const archive = unzipSync(bytes);
			expect(Object.keys(archive)).toEqual(['appeal.json', 'files/01-ашық.txt']);
			const text = Buffer.from(archive['appeal.json'] ?? []).toString();
			expect(JSON.parse(text)).toMatchObject({
				corrections: [{ state: 'asked', text: 'Көшенің атын жазыңыз' }],
				hearings: [],
				complaints: [],
				reviews: [],
				rechecks: []
			});
			expect((JSON.parse(text) as { processes: unknown[] }).processes.length).toBeGreaterThan(0);
			const held = JSON.parse(text) as { applicant: Record<string, unknown>; looks: { why: string }[]; remarks: unknown[] };
			expect(held.applicant).toMatchObject({ name: INPUT.name, phone: INPUT.phone, email: INPUT.email });
			expect(held.looks).toHaveLength(1);
			expect(held.remarks).toHaveLength(1);
			for (const secret of ['Ішкі сөз', 'ішкі.txt', who.operator.name, who.executor.personId]) expect(text).not.toContain(secret);
			expect((await acts(tx, id, 'applicant')).at(-1)).toBe('appeal.exported');
			await expect(takeHeld(tx, { kind: 'applicant', appealId: who.unit.id }, 'kk', number)).rejects.toMatchObject({ status: 404 });
		}));

	it('of a booking is given to the person whole, with the card of their reception, and of an account by its mail address', () =>
		rolledBack(t.db, async (tx) => {
			const scene = await makeScene(tx);
			const { id, number } = await want(tx, scene, { phone: '+77011234567' });
			await wishes.lookAtPerson(tx, scene.operator, id);
			await tx
				.updateTable('wish_person')
				.set({ note: seal('Өзіме жазба') })
				.where('wish_id', '=', id)
				.execute();
			const me: Actor = { kind: 'visitor', wishId: id };
			await wishes.noteTaken(tx, me, number);
			const unzipped = async (entries: AsyncGenerator<ZipEntry>) =>
				unzipSync(new Uint8Array(await new Response(zipStream(entries)).arrayBuffer()));
			const archive = await unzipped(heldOfMeeting(asReader(tx), me, 'kk', number));
			expect(Object.keys(archive)).toEqual(['meeting.json']);
			const text = Buffer.from(archive['meeting.json'] ?? []).toString();
			expect(JSON.parse(text)).toMatchObject({
				booking: { number, state: 'Кезекте' },
				person: { firstName: 'Айгүл', phone: '+77011234567', email: 'aigul@example.kz', topic: 'Көшедегі жарық туралы' },
				timeline: [{}, { what: 'Байланыс деректері қаралды' }, { what: 'Деректер көшірмесі алынды' }],
				looks: [{ why: 'Кездесуді дайындау және өткізу үшін' }],
				receptions: []
			});
			for (const secret of ['Өзіме жазба', scene.operator.name, scene.operator.personId]) expect(text).not.toContain(secret);
			const stranger: Actor = { kind: 'visitor', wishId: scene.host.id };
			await expect(wishes.noteTaken(tx, stranger, number)).rejects.toMatchObject({ status: 404 });
			await expect(heldOfMeeting(asReader(tx), stranger, 'kk', number).next()).rejects.toMatchObject({ status: 404 });
			const held = (by: Contacts) => unzipped(heldOfAccount(asReader(tx), { kind: 'citizen', accountId: id, ...by }, 'kk'));
			const mine = async (by: Contacts) => Object.keys(await held(by));
			expect(await mine({ email: 'aigul@example.kz', phone: '+77010000000' })).toEqual(['account.json', `${number}/meeting.json`]);
			expect(await mine({ email: 'berik@example.kz' })).toEqual(['account.json']);
			// Whoever has the number today may not be who left it then.
			const byPhone = await held({ phone: '+77011234567' });
			expect(Object.keys(byPhone)).toEqual(['account.json']);
			expect(JSON.parse(Buffer.from(byPhone['account.json'] ?? []).toString())).toMatchObject({ email: null, phone: '+77011234567' });
		}));
});
