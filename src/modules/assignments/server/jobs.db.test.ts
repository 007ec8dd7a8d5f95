import { beforeAll, describe, expect, it } from 'vitest';
import { makeStaff, makeUnit } from '../../../../test/actors.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { changeDay } from '#platform/calendar/edit.ts';
import { deadline, loadCalendar, termFor } from '#platform/calendar/index.ts';
import { recomputeDeadlines } from '#platform/calendar/recompute.ts';
import { remind } from '#platform/calendar/reminders.ts';
import { setClock } from '#platform/clock.ts';
import { asReader, sql, type Tx } from '#platform/db/index.ts';
import { mayRead } from '#platform/files/access.ts';
import { filesOf, storeFile } from '#platform/files/index.ts';
import { ZONE } from '#platform/i18n/format.ts';
import { newId } from '#platform/ids.ts';
import { open } from '#platform/secrets.ts';
import { REPORT } from './files.ts';
import { issueAssignment, registerAssignmentJobs, reportAssignment } from './index.ts';
import { titleOf } from './jobs.ts';

const database = testDatabase();
const day = (text: string) => Temporal.PlainDate.from(text);
const local = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(ZONE).toInstant();
const SYSTEM = { kind: 'system', job: 'test' } as const;
const inTx = (tx: Tx) => ({ reader: asReader(tx), write: <T>(act: (tx: Tx) => Promise<T>) => act(tx) });

beforeAll(registerAssignmentJobs);

const off = {
	kind: 'off' as const,
	name: { kk: 'Қаулы', ru: 'Постановление', en: 'Decree' },
	source: { kk: '№ 900', ru: '№ 900', en: 'No. 900' }
};

interface Mail {
	to: string;
	lang: string;
	subject: string;
	text: string;
}

/** Takes what is in the outbox: each look sees only what came since. */
async function mails(tx: Tx): Promise<Mail[]> {
	const rows = await tx.deleteFrom('outbox').where('topic', '=', 'mail').returning('payload').execute();
	return rows
		.map((row) => JSON.parse(open(Buffer.from((row.payload as { sealed: string }).sealed, 'base64'))) as Mail)
		.toSorted((a, b) => a.to.localeCompare(b.to));
}

/** National office, region, district, with a head each and an executor in the district. */
async function world(tx: Tx) {
	const national = await makeUnit(tx, { kind: 'regional' });
	const region = await makeUnit(tx, { kind: 'regional', parentId: national.id });
	const district = await makeUnit(tx, { kind: 'district', parentId: region.id });
	await makeStaff(tx, { role: 'branch_head', unitId: national.id, email: 'national@example.org', language: 'en' });
	await makeStaff(tx, { role: 'branch_head', unitId: region.id, email: 'region@example.org', language: 'ru' });
	await makeStaff(tx, { role: 'head', unitId: district.id, email: 'district@example.org', language: 'ru' });
	const executor = await makeStaff(tx, { role: 'executor', unitId: district.id, email: 'executor@example.org', name: 'Ерлан Сейітов' });
	const issue = (dueOn: string, text: string, personId: string | undefined = executor.personId) =>
		issueAssignment(tx, SYSTEM, {
			text,
			unitId: district.id,
			dueOn: day(dueOn),
			issuerUnitId: region.id,
			...(personId === undefined ? {} : { personId })
		});
	return { national, region, district, executor, issue };
}

async function at<T>(moment: string, act: () => Promise<T>): Promise<T> {
	const restore = setClock(() => local(moment));
	try {
		return await act();
	} finally {
		restore();
	}
}

describe('reminders', () => {
	it('go step by step over days off, upward when late, each once, one letter a person', async () => {
		await rolledBack(database.db, async (tx) => {
			const { executor, issue } = await world(tx);
			// 27 March 2026 is the second working day after Nauryz.
			await at('2026-03-02T10:00', () => issue('2026-03-27', 'Көше шамдарын жөндеу\nкөп жолды мәтін'));
			const run = (moment: string) =>
				at(moment, async () => {
					const done = await remind(inTx(tx), local(moment));
					return { ...done, to: (await mails(tx)).map((m) => m.to.replace('@example.org', '')) };
				});
			const none = { items: 0, mails: 0, to: [] };
			const only = (...to: string[]) => ({ items: 1, mails: to.length, to });
			expect(await run('2026-03-16T15:00')).toEqual(none);
			expect(await run('2026-03-17T08:45')).toEqual(none);
			expect(await run('2026-03-17T09:00')).toEqual(only('executor'));
			expect(await run('2026-03-17T09:15')).toEqual(none);
			expect(await run('2026-03-19T18:30')).toEqual(none); // after hours
			expect(await run('2026-03-20T09:00')).toEqual(only('executor')); // what yesterday's hours missed
			for (const holiday of ['21', '22', '23', '24', '25']) expect(await run(`2026-03-${holiday}T12:00`)).toEqual(none);
			expect(await run('2026-03-26T09:00')).toEqual(only('executor'));
			expect(await run('2026-03-27T11:45')).toEqual(none);
			expect(await run('2026-03-27T12:00')).toEqual(only('executor'));
			expect(await run('2026-03-28T09:00')).toEqual(none);
			expect(await run('2026-03-30T09:00')).toEqual(only('district', 'executor'));
			expect(await run('2026-04-01T09:00')).toEqual(only('district', 'executor', 'region'));
			expect(await run('2026-04-03T09:00')).toEqual(only('district', 'executor', 'national', 'region'));
			expect(await run('2026-04-06T09:00')).toEqual(none);
			const steps = await tx.selectFrom('reminder').select('step').orderBy('sent_at').execute();
			expect(steps.map((r) => r.step)).toEqual(['before_5', 'before_3', 'before_1', 'noon', 'late_1', 'late_3', 'late_5']);
			expect(executor.language).toBe('kk');
		});
	});

	it('put all items of a person into one letter in their language, with links and no more than needed', async () => {
		await rolledBack(database.db, async (tx) => {
			const { issue } = await world(tx);
			await at('2026-11-02T10:00', async () => {
				await issue('2026-11-23', 'Бүгінгі іс');
				await issue('2026-11-20', 'Кешіккен іс');
				await issue('2026-11-24', 'Ертеңгі іс');
				await issue('2026-12-24', 'Алыс іс');
			});
			await at('2026-11-23T12:00', async () => expect(await remind(inTx(tx))).toEqual({ items: 3, mails: 2 }));
			const [head, own] = await mails(tx);
			expect(own?.subject).toContain('3');
			expect(own?.text).toMatch(/Құрметті Ерлан Сейітов!/);
			const order = ['1 жұмыс күні кешікті', 'Кешіккен іс', 'бүгін бітеді', 'Бүгінгі іс', 'келесі жұмыс күні', 'Ертеңгі іс'];
			const places = order.map((part) => own?.text.indexOf(part) ?? -1);
			expect(places).toEqual(places.toSorted((a, b) => a - b));
			expect(places.every((place) => place >= 0)).toBe(true);
			expect(own?.text).not.toContain('Алыс іс');
			expect(own?.text).toMatch(/http:\/\/\S+\/desk\/assignments\/[0-9a-f-]{36}/);
			expect(head).toMatchObject({ to: 'district@example.org', lang: 'ru' });
			expect(head?.text).toContain('В подчинённом вам подразделении: опоздание 1 рабочий день');
			expect(head?.text).not.toContain('Ертеңгі іс');
		});
	});

	it('leave out what waits for its issuer, what was just given, and people without a post; the head owes what nobody is named for', async () => {
		await rolledBack(database.db, async (tx) => {
			const { executor, district, region, issue } = await world(tx);
			await at('2026-11-02T10:00', async () => {
				const reported = await issue('2026-11-23', 'Есеп берілген');
				await reportAssignment(tx, executor, { assignmentId: reported, text: 'x' });
				await issueAssignment(tx, SYSTEM, { text: 'Иесіз', unitId: district.id, dueOn: day('2026-11-23'), issuerUnitId: region.id });
				await issue('2026-11-23', 'Кеткен адамның ісі');
			});
			await at('2026-11-23T11:00', () => issue('2026-11-23', 'Жаңа ғана берілген'));
			await tx
				.updateTable('post')
				.set({ valid_to: day('2026-11-20') })
				.where('person_id', '=', executor.personId)
				.execute();
			await at('2026-11-23T11:30', async () => {
				expect(await remind(inTx(tx))).toEqual({ items: 2, mails: 1 });
				const [letter] = await mails(tx);
				expect(letter?.to).toBe('district@example.org');
				expect(letter?.text).toContain('Срок истекает в следующий рабочий день');
				expect(letter?.text).toContain('Иесіз');
				expect(letter?.text).not.toContain('Жаңа ғана берілген');
			});
			await at('2026-11-23T12:00', async () => expect(await remind(inTx(tx))).toMatchObject({ items: 3 }));
		});
	});

	it('begin anew when the date moved', async () => {
		await rolledBack(database.db, async (tx) => {
			const { issue } = await world(tx);
			const id = await at('2026-11-02T10:00', () => issue('2026-11-23', 'x'));
			await at('2026-11-23T12:00', async () => expect((await remind(inTx(tx))).items).toBe(1));
			await tx
				.updateTable('assignment')
				.set({ due_on: day('2026-11-25') })
				.where('id', '=', id)
				.execute();
			await at('2026-11-24T09:00', async () => expect((await remind(inTx(tx))).items).toBe(1));
			const rows = await tx.selectFrom('reminder').select(['due_on', 'step']).orderBy('sent_at').execute();
			expect(rows.map((r) => [r.due_on.toString(), r.step])).toEqual([
				['2026-11-23', 'noon'],
				['2026-11-25', 'before_1']
			]);
		});
	});
});

describe('a change of the calendar', () => {
	it('moves the due date and the first one, journals both chains and writes one letter a person', async () => {
		await rolledBack(database.db, async (tx) => {
			const { executor, district, region } = await world(tx);
			const ids: string[] = [];
			await at('2026-11-23T10:00', async () => {
				const computed = deadline(await loadCalendar(tx), day('2026-11-23'), await termFor(tx, 'redo', day('2026-11-23')));
				for (const text of ['Бірінші іс', 'Екінші іс', 'Ұзартылған іс']) {
					const input = { text, unitId: district.id, personId: executor.personId, issuerUnitId: region.id };
					ids.push(await issueAssignment(tx, SYSTEM, { ...input, dueOn: computed.dueOn, computed }));
				}
				await tx
					.updateTable('assignment')
					.set({ due_on: day('2026-12-10') })
					.where('id', '=', ids[2] ?? '')
					.execute();
				await changeDay(tx, SYSTEM, { day: day('2026-11-27'), after: off }, 'Қаулы № 900');
				expect(await recomputeDeadlines(inTx(tx))).toEqual({ moved: 3, kept: 0 });
			});
			const rows = await tx
				.selectFrom('assignment')
				.select(['id', 'due_on', 'first_due_on'])
				.where('id', 'in', ids)
				.orderBy('id')
				.execute();
			expect(rows.map((r) => [r.due_on.toString(), r.first_due_on.toString()])).toEqual([
				['2026-12-01', '2026-12-01'],
				['2026-12-01', '2026-12-01'],
				['2026-12-10', '2026-11-30']
			]);
			const [letter, ...more] = await mails(tx);
			expect(more).toEqual([]);
			expect(letter).toMatchObject({ to: 'executor@example.org', subject: '2 тапсырманың мерзімі ауысты' });
			for (const part of ['Бірінші іс', 'Екінші іс', '30 қараша 2026', '1 желтоқсан 2026', 'Қаулы № 900'])
				expect(letter?.text).toContain(part);
			expect(letter?.text).not.toContain('Ұзартылған іс');
			const journal = await tx
				.selectFrom('journal')
				.select(['act', 'seq'])
				.where('subject_id', '=', ids[0] ?? '')
				.orderBy('seq')
				.execute();
			expect(journal.map((r) => r.act)).toEqual(['assignment.issued', 'assignment.deadline_moved']);
		});
	});
});

describe('evidence', () => {
	it('is read by whoever reads the assignment', async () => {
		await rolledBack(database.db, async (tx) => {
			const { executor, region, issue, district } = await world(tx);
			const id = await issue('2030-11-25', 'x');
			const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
			const report = await reportAssignment(tx, executor, { assignmentId: id, text: 'x', files: [{ name: 'акт.pdf', bytes: pdf }] });
			const [file] = await filesOf(asReader(tx), { kind: REPORT, id: report });
			if (file === undefined) throw new Error('the file is kept');
			expect(file).toMatchObject({ name: 'акт.pdf', seenBy: 'staff', uploadedBy: executor.personId });
			const auditor = await makeStaff(tx, { role: 'auditor', unitId: region.id });
			const colleague = await makeStaff(tx, { role: 'executor', unitId: district.id });
			for (const [actor, may] of [
				[executor, true],
				[auditor, true],
				[colleague, false]
			] as const)
				expect(await mayRead(asReader(tx), actor, file)).toBe(may);
			expect(await mayRead(asReader(tx), { kind: 'anonymous' }, file)).toBe(false);
			const stray = await storeFile(tx, executor, { subject: { kind: REPORT, id: newId() }, seenBy: 'staff', name: 'x.pdf', bytes: pdf });
			expect(await mayRead(asReader(tx), executor, stray)).toBe(false);
		});
	});
});

it('makes a title of the first line', () => {
	expect(titleOf('Бір жол\nекінші')).toBe('Бір жол');
	expect(titleOf('ә'.repeat(200))).toHaveLength(100);
});

// Last, since it commits: the pace of many transactions is what it shows.
it(
	'a change of the calendar is worked through at a pace that does 100,000 open deadlines in a minute (figures are printed)',
	{ timeout: 120_000 },
	async () => {
		const N = 10_000;
		const { write, reader } = database.db;
		await write(async (tx) => {
			const { executor, district, region } = await world(tx);
			await sql`INSERT INTO assignment (id, subject_kind, subject_id, origin_kind, origin_id, text, state, issuer_unit_id, unit_id, person_id, issued_at, first_due_on, due_on)
				SELECT id, 'assignment', id, 'assignment', id, 'Іс ' || n, 'issued', ${region.id}, ${district.id}, ${executor.personId}, now(), '2026-12-01', '2026-12-01'
				FROM (SELECT n, gen_random_uuid() AS id FROM generate_series(1, ${N}) n) x`.execute(tx);
			const calendar = await loadCalendar(tx);
			for (let i = 0; i < 10; i++) {
				const start = day('2026-11-16').add({ days: i });
				const computed = deadline(calendar, start, await termFor(tx, 'consider', start));
				await sql`INSERT INTO deadline (id, subject_kind, subject_id, rule_id, rule_version, calendar_version, starts_on, due_on, explanation, computed_at)
					SELECT gen_random_uuid(), 'assignment', id, 'consider', 1, ${calendar.version}, ${start}, ${computed.dueOn}, ${JSON.stringify(computed.explanation)}::jsonb, now()
					FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM assignment) a WHERE n % 10 = ${i}`.execute(tx);
				await sql`UPDATE assignment a SET due_on = ${computed.dueOn}, first_due_on = ${computed.dueOn} FROM deadline d WHERE d.subject_id = a.id AND d.starts_on = ${start}`.execute(
					tx
				);
			}
			await changeDay(tx, SYSTEM, { day: day('2026-11-27'), after: off }, 'Қаулы № 900');
		});
		await sql`ANALYZE deadline, assignment`.execute(reader as unknown as Tx).catch(() => undefined);
		const started = performance.now();
		const done = await recomputeDeadlines({ write, reader });
		const ms = performance.now() - started;
		console.log(
			`recomputed ${String(done.moved)} deadlines in ${ms.toFixed(0)} ms: ${(done.moved / (ms / 1000)).toFixed(0)} rows/s, 100,000 in ${((ms / done.moved) * 100).toFixed(1)} s`
		);
		expect(done).toEqual({ moved: N, kept: 0 });
		expect(await recomputeDeadlines({ write, reader })).toEqual({ moved: 0, kept: 0 });
		const [wrong] = await (reader as unknown as Tx)
			.selectFrom('assignment as a')
			.innerJoin('deadline as d', 'd.subject_id', 'a.id')
			.select((eb) => eb.fn.countAll<number>().as('n'))
			.whereRef('a.due_on', '<>', 'd.due_on')
			.execute();
		expect(wrong?.n).toBe(0);
	}
);
