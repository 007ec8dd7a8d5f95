import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeStaff, makeUnit } from '../../../../test/actors.ts';
import { castUnder, DECISION, inWork, receive } from '../../../../test/appeals.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { setClock } from '#platform/clock.ts';
import { asReader, sql, type Tx } from '#platform/db/index.ts';
import type { Letter } from '#platform/mail/index.ts';
import { open } from '#platform/secrets.ts';
import { openRooms } from '../../../rooms.ts';
import { submitDecision } from '#modules/appeals/server/index.ts';
import { issueAssignment } from '#modules/assignments/server/index.ts';
import { chooseLetter } from './index.ts';
import { mailWeekly } from './weekly-letter.ts';

openRooms();
const t = testDatabase();
const day = (text: string) => Temporal.PlainDate.from(text);
const at = (text: string) => Temporal.ZonedDateTime.from(`${text}[Asia/Almaty]`).toInstant();
// A Monday.
let clock = at('2026-11-23T09:00');
let restore: () => void;
beforeEach(() => {
	clock = at('2026-11-23T09:00');
	restore = setClock(() => clock);
});
afterEach(() => {
	restore();
});

const run = (tx: Tx) => mailWeekly(asReader(tx), (act) => act(tx));

async function letters(tx: Tx): Promise<Letter[]> {
	const rows = await tx.selectFrom('outbox').select('payload').where('topic', '=', 'mail').orderBy('id').execute();
	const all = rows.map(({ payload }) => JSON.parse(open(Buffer.from((payload as { sealed: string }).sealed, 'base64'))) as Letter);
	return all.filter(({ text }) => text.includes('/desk/debts/settings'));
}

async function world(tx: Tx) {
	clock = at('2026-11-02T10:00');
	const who = await castUnder(tx);
	const issue = (dueOn: string, text: string) =>
		issueAssignment(tx, who.chief, {
			text,
			unitId: who.unit.id,
			personId: who.executor.personId,
			issuerUnitId: who.above.id,
			dueOn: day(dueOn)
		});
	await issue('2026-11-18', 'Кешіккен іс');
	await issue('2026-11-27', 'Осы аптаның ісі');
	await issue('2026-12-15', 'Алыс іс');
	const signed = await inWork(tx, who);
	await submitDecision(tx, who.executor, signed.id, DECISION);
	await tx
		.updateTable('appeal')
		.set({ due_on: day('2026-12-10') })
		.where('id', '=', signed.id)
		.execute();
	clock = at('2026-11-23T09:00');
	return { who, signed };
}

describe('the weekly letter', () => {
	it('is one for each head: what is late, what is due, what waits for them, who below is silent', () =>
		rolledBack(t.db, async (tx) => {
			const { who, signed } = await world(tx);
			expect(await run(tx)).toBe(2);
			const list = await letters(tx);
			const own = list.find(({ text }) => text.includes(signed.number));
			const above = list.find((one) => one !== own);
			expect(own?.subject).toBe('Апталық хат: кешіккені 1, осы аптада 1, шешіміңізді күтетіні 1');
			for (const words of [
				'Кешікті: 1',
				'Орындап, есеп беру: Кешіккен іс, мерзімі 18 қараша 2026',
				'Осы аптаның ісі',
				`қайтару: ${signed.number}`
			])
				expect(own?.text).toContain(words);
			expect(own?.text).not.toContain('Алыс іс');
			expect(own?.text).not.toContain('Үнсіз');
			expect(above?.subject).toContain('шешіміңізді күтетіні 0');
			expect(above?.text).toContain(`• ${who.unit.name.kk}: 1`);
		}));

	it('is in the language of its reader, with none, one and many of each', () =>
		rolledBack(t.db, async (tx) => {
			const { who, signed } = await world(tx);
			const speaks = (id: string, language: string) => tx.updateTable('person').set({ language }).where('id', '=', id).execute();
			await speaks(who.chief.personId, 'ru');
			clock = at('2026-11-02T10:00');
			for (let n = 0; n < 6; n++) {
				const unit = await makeUnit(tx, { kind: 'district', parentId: who.above.id });
				const quiet = { text: 'Күтіп тұрған іс', unitId: unit.id, issuerUnitId: who.above.id, dueOn: day('2026-11-12') };
				await issueAssignment(tx, who.chief, quiet);
			}
			const written = async (language: string) => {
				await speaks(who.head.personId, language);
				clock = clock.add({ hours: 24 * 7 });
				await run(tx);
				const list = await letters(tx);
				return {
					own: list.findLast(({ text }) => text.includes(signed.number)),
					above: list.findLast(({ text }) => !text.includes(signed.number))
				};
			};
			clock = at('2026-11-16T09:00');
			const { own, above } = await written('en');
			expect(own?.subject).toBe('The week’s letter: 1 late, 1 due this week, 1 waiting for your decision');
			for (const words of ['Late: 1', 'Due this week: 1', 'Waiting for your decision: 1']) expect(own?.text).toContain(words);
			expect(own?.text).not.toContain('Silent');
			expect(above?.subject).toBe('Письмо недели: просрочено 7, на этой неделе 1, ждёт вашего решения 0');
			for (const words of ['Просрочено: 7', 'И ещё: 2', 'Молчащие подразделения', 'И ещё 2 подразделения'])
				expect(above?.text).toContain(words);
			expect(above?.text).not.toContain('Ждёт вашего решения');
			await tx.updateTable('assignment').set({ closed_at: clock, state: 'cancelled' }).where('closed_at', 'is', null).execute();
			const next = await written('kk');
			expect(next.own?.subject).toBe('Апталық хат: кешіккені 0, осы аптада 0, шешіміңізді күтетіні 1');
			expect(next.above).toEqual(above);
		}));

	it('goes out once a week, whoever runs it; nobody who owes nothing gets one; who turned it off gets none', () =>
		rolledBack(t.db, async (tx) => {
			const { who } = await world(tx);
			await makeStaff(tx, { role: 'head', unitId: who.other.id });
			await chooseLetter(tx, who.chief, { wanted: false });
			await chooseLetter(tx, who.chief, { wanted: false });
			await expect(chooseLetter(tx, who.executor, { wanted: false })).rejects.toMatchObject({ status: 403 });
			clock = at('2026-11-23T08:50');
			expect(await run(tx)).toBe(0);
			clock = at('2026-11-23T09:00');
			expect([await run(tx), await run(tx)]).toEqual([1, 0]);
			clock = at('2026-11-26T12:00');
			expect(await run(tx)).toBe(0);
			await chooseLetter(tx, who.chief, { wanted: true });
			expect(await run(tx)).toBe(1);
			clock = at('2026-11-30T09:00');
			expect(await run(tx)).toBe(2);
			const acts = await tx.selectFrom('journal').select('act').where('subject_id', '=', who.chief.accountId).orderBy('seq').execute();
			expect(acts.map(({ act }) => act)).toEqual(['account.letter_off', 'account.letter_on']);
		}));

	it('goes on where it was broken off: a batch is sent whole or not at all, and nobody twice', () =>
		rolledBack(t.db, async (tx) => {
			const { who } = await world(tx);
			for (let n = 0; n < 60; n++) await makeStaff(tx, { role: 'head', unitId: who.unit.id });
			let batches = 0;
			const killed = mailWeekly(asReader(tx), async (act) => {
				if (++batches === 2) throw new Error('killed');
				return act(tx);
			});
			await expect(killed).rejects.toThrow('killed');
			const first = (await letters(tx)).length;
			expect(first).toBeGreaterThan(20);
			expect(await run(tx)).toBe(62 - first);
			expect(new Set((await letters(tx)).map(({ to }) => to)).size).toBe(62);
		}));

	it('tells a head nothing of what is kept from them', () =>
		rolledBack(t.db, async (tx) => {
			const who = await castUnder(tx);
			const { id, number } = await receive(tx, who);
			await tx
				.updateTable('deadline')
				.set({ due_on: day('2026-11-20') })
				.where('subject_id', '=', id)
				.execute();
			await tx.updateTable('appeal').set({ sensitive: true }).where('id', '=', id).execute();
			expect(await run(tx)).toBe(0);
			await tx.deleteFrom('appeal_reader').execute();
			await tx.insertInto('appeal_reader').values({ appeal_id: id, person_id: who.chief.personId, named_at: clock }).execute();
			clock = at('2026-11-30T09:00');
			expect(await run(tx)).toBe(1);
			const [letter] = await letters(tx);
			expect(letter?.text).toContain(number);
			expect(letter?.text).not.toContain('Абай');
		}));

	it('costs as many statements for ten thousand tasks as for ten', () =>
		rolledBack(t.db, async (tx) => {
			const { who } = await world(tx);
			const ten = await counted(tx);
			await sql`INSERT INTO assignment (id, subject_kind, subject_id, origin_kind, origin_id, text, state, issuer_unit_id, unit_id, person_id, issued_at, first_due_on, due_on)
				SELECT id, 'assignment', id, 'assignment', id, 'Іс', 'issued', ${who.above.id}, ${who.unit.id}, ${who.executor.personId}, now(), '2026-11-10', '2026-11-10'::date + (n % 18)::int
				FROM (SELECT n, gen_random_uuid() AS id FROM generate_series(1, 10000) n) x`.execute(tx);
			const many = await counted(tx);
			expect([ten.mails, many.mails]).toEqual([2, 2]);
			expect(many.statements).toBe(ten.statements);
			const last = (await letters(tx)).slice(-2);
			for (const { subject } of last) expect(subject).toMatch(/кешіккені 200\+/);
			// More than was looked at: what is told of the silent is the least.
			expect(last.map(({ text }) => /кемінде 500/.test(text)).toSorted()).toEqual([false, true]);
		}));
});

/** A run of a week of its own, with how many statements it took. */
async function counted(tx: Tx): Promise<{ mails: number; statements: number }> {
	let statements = 0;
	const reader = asReader(tx).withPlugin({
		transformQuery: ({ node }) => {
			statements++;
			return node;
		},
		transformResult: ({ result }) => Promise.resolve(result)
	});
	const mails = await mailWeekly(reader, (act) => act(tx));
	clock = clock.add({ hours: 24 * 7 });
	return { mails, statements };
}
