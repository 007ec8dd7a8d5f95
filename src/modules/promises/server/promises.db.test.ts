import { expect, it } from 'vitest';
import { testClock } from '../../../../test/clock.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { asReader, sql, type Tx } from '#platform/db/index.ts';
import { readableFile } from '#platform/files/index.ts';
import { ANONYMOUS } from '#platform/identity/actor.ts';
import { timelineOf } from '#platform/journal/index.ts';
import { officeFile } from '#platform/ooxml.ts';
import { tableFile } from '#platform/tables/index.ts';
import { acceptReport, reportAssignment, returnReport } from '#modules/assignments/server/index.ts';
import { correctInput, evidenceInput, milestoneInput, verdictInput } from '../input.ts';
import { paper, programmeOf, promiseForm, promiseOf, promiseWorld, published, type World } from './fixture.ts';
import * as promises from './index.ts';

const database = testDatabase();
const at = testClock('2025-11-03');

const acts = async (tx: Tx, kind: 'promise' | 'programme', id: string, seenBy: 'public' | 'staff' = 'public') =>
	(await timelineOf(asReader(tx), { kind, id }, seenBy)).map(({ act }) => act);
const evidenceOf = (changes: Record<string, unknown> = {}) =>
	evidenceInput.parse({ kind: 'document', evidence: 'Қабылдау актісі', onDay: '2025-11-01', ...changes });
const verdictOf = (ids: readonly string[], changes: Record<string, unknown> = {}) =>
	verdictInput.parse({
		verdict: 'kept',
		doneOn: '2025-11-01',
		verdictReason: 'Су барлық үйге жеткізілді, актісі бар',
		evidenceIds: ids.join(','),
		...changes
	});
/** What PostgreSQL itself says to a statement that goes past the commands. */
const refusedBy = async (tx: Tx, statement: ReturnType<typeof sql>): Promise<string> => {
	await sql`SAVEPOINT past`.execute(tx);
	const said = await statement.execute(tx).then(
		() => 'done',
		(error: unknown) => (error as { constraint?: string; code?: string }).constraint ?? (error as { code?: string }).code ?? ''
	);
	await sql`ROLLBACK TO SAVEPOINT past`.execute(tx);
	return said;
};

it('keeps a draft to its unit, publishes it whole, and from then on takes nothing off the list', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await promiseWorld(tx);
		const db = asReader(tx);
		await expect(promises.makeProgramme(tx, w.stranger, programmeOf(w))).rejects.toMatchObject({ code: 'choose', field: 'unitId' });
		await expect(promises.makeProgramme(tx, w.executor, programmeOf(w))).rejects.toMatchObject({ code: 'choose' });
		const id = await promises.makeProgramme(tx, w.head, programmeOf(w));
		await expect(promises.publishProgramme(tx, w.head, id)).rejects.toMatchObject({ code: 'promises.no_promises' });
		for (const [changes, field] of [
			[{ territory: '110000000' }, 'territory'],
			[{ theme: 'nothing' }, 'theme'],
			[{ unit: 'NOBODY' }, 'unit'],
			[{ person: 'nobody@example.org' }, 'person'],
			[{ dueOn: '2020-12-31' }, 'dueOn']
		] as const)
			await expect(promises.addPromise(tx, w.head, id, promiseOf(w, changes))).rejects.toMatchObject({ status: 422, field });
		const promiseId = await promises.addPromise(tx, w.head, id, promiseOf(w, { person: 'sinaq@example.org' }));
		const other = await promises.addPromise(tx, w.head, id, promiseOf(w, { quote: 'Мектептің шатырын жөндейміз', dueOn: '2025-06-30' }));
		for (const nobody of [w.stranger, ANONYMOUS]) {
			await expect(promises.presentProgramme(db, 'kk', nobody, id, {})).rejects.toMatchObject({ status: 404 });
			await expect(promises.presentPromise(db, 'kk', nobody, promiseId)).rejects.toMatchObject({ status: 404 });
		}
		await expect(promises.changePromise(tx, w.auditor, promiseId, promiseOf(w))).rejects.toMatchObject({ status: 403 });
		// A draft may change in everything, its day too.
		await promises.changePromise(tx, w.head, promiseId, promiseOf(w, { dueOn: '2025-10-31' }));
		expect((await promises.promiseById(tx, promiseId))?.firstDueOn.toString()).toBe('2025-10-31');
		await promises.removePromise(tx, w.head, other);
		await expect(promises.publishProgramme(tx, w.head, id)).rejects.toMatchObject({ code: 'promises.no_document' });
		await promises.addDocument(tx, w.head, id, paper('Бағдарлама'));
		await expect(promises.addDocument(tx, w.head, id, paper('Бағдарлама'))).rejects.toMatchObject({ code: 'promises.document_twice' });
		const file = await tx.selectFrom('file').select('id').where('subject_id', '=', id).limit(1).executeTakeFirstOrThrow();
		await expect(readableFile(db, ANONYMOUS, file.id)).rejects.toMatchObject({ status: 404 });
		await promises.publishProgramme(tx, w.head, id);
		await expect(promises.publishProgramme(tx, w.head, id)).rejects.toMatchObject({ code: 'promises.published_already' });
		expect((await readableFile(db, ANONYMOUS, file.id)).row.mime).toBe('text/plain');
		// What was published stays: for the commands and for the database.
		await expect(promises.removePromise(tx, w.head, promiseId)).rejects.toMatchObject({ code: 'promises.not_now' });
		await expect(promises.changePromise(tx, w.head, promiseId, promiseOf(w))).rejects.toMatchObject({ code: 'promises.not_now' });
		expect(await refusedBy(tx, sql`DELETE FROM promise WHERE id = ${promiseId}`)).toBe('promise__stays_check');
		expect(await refusedBy(tx, sql`UPDATE promise SET first_due_on = '2030-01-01' WHERE id = ${promiseId}`)).toBe('promise__stays_check');
		// Each later change is told to everybody with what it was, what it is and why.
		const correct = (changes: Record<string, unknown>) =>
			promises.correctPromise(
				tx,
				w.head,
				promiseId,
				correctInput.parse({ ...promiseForm(w, { dueOn: '2025-10-31' }), reason: 'Құжаттағы қате түзетілді', ...changes })
			);
		await expect(correct({})).rejects.toMatchObject({ code: 'promises.unchanged' });
		await correct({ dueOn: '2025-12-31', page: '13' });
		await expect(promises.addPromise(tx, w.head, id, promiseOf(w))).rejects.toMatchObject({ code: 'required', field: 'reason' });
		await promises.addPromise(tx, w.head, id, { ...promiseOf(w, { territory: w.villages[1] }), reason: 'Тізімнен түсіп қалған тармақ' });
		expect(await acts(tx, 'programme', id)).toEqual(['programme.published', 'programme.promise_corrected', 'programme.promises_added']);
		const shown = await promises.presentPublicProgramme(db, 'ru', id);
		expect([shown.whole, shown.documents[0]?.hash.length]).toEqual(['Всего обещаний в программе: 2. Это число не уменьшается.', 64]);
		expect(shown.changes.find(({ what }) => what === 'Обещание исправлено')?.text).toBe(
			'страница документа. Было: 12. Стало: 13\nсрок. Было: 31 октября 2025. Стало: 31 декабря 2025\nПричина: Құжаттағы қате түзетілді'
		);
		expect(JSON.stringify(shown)).not.toContain(w.head.name);
		const one = await promises.promiseById(tx, promiseId);
		expect([one?.publication, one?.firstDueOn.toString(), one?.dueOn.toString()]).toEqual(['corrected', '2025-10-31', '2025-12-31']);
	});
});

it('moves by evidence alone, and is judged on evidence that others brought: by the command and by the database', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await promiseWorld(tx);
		const db = asReader(tx);
		const { promiseId } = await published(tx, w);
		const add = (changes: Record<string, unknown> = {}, upload?: ReturnType<typeof paper>, actor = w.executor) =>
			promises.addEvidence(tx, actor, promiseId, evidenceOf(changes), upload);
		const view = () => promises.presentPublicPromise(db, 'en', promiseId);
		expect((await view()).progress?.text).toBe('not begun');
		await expect(add({}, undefined)).rejects.toMatchObject({ code: 'required', field: 'file' });
		await expect(add({ onDay: '2025-11-04' }, paper('Акт'))).rejects.toMatchObject({ code: 'promises.ahead' });
		await expect(add({ kind: 'photo', place: 'Ауыл', atTime: '10:00' }, paper('Акт'))).rejects.toMatchObject({ code: 'promises.photo' });
		await expect(add({}, paper('Акт'), w.stranger)).rejects.toMatchObject({ status: 403 });
		expect(
			evidenceInput.safeParse({ kind: 'photo', evidence: 'Сурет', onDay: '2025-11-01' }).error?.issues.map(({ path }) => path[0])
		).toEqual(['place', 'atTime']);
		// A milestone is an assignment: it is met when it was accepted and something shows it.
		const step = await promises.setMilestone(
			tx,
			w.head,
			promiseId,
			milestoneInput.parse({ milestone: 'Бес шақырымын тарту', milestoneDue: '2025-11-10' })
		);
		await expect(
			promises.setMilestone(
				tx,
				w.executor,
				promiseId,
				milestoneInput.parse({ milestone: 'Бес шақырымын тарту', milestoneDue: '2025-11-10' })
			)
		).rejects.toMatchObject({ status: 403 });
		await reportAssignment(tx, w.executor, { assignmentId: step, text: 'Тартылды' });
		await returnReport(tx, w.head, { assignmentId: step, reason: 'Үш шақырымы ғана тартылған' });
		await reportAssignment(tx, w.executor, { assignmentId: step, text: 'Бес шақырымы тартылды' });
		await acceptReport(tx, w.head, { assignmentId: step });
		expect((await view()).milestones.rows.map(({ state }) => state)).toEqual(['unproved']);
		const half = await add({ milestoneId: step, value: '5' }, paper('Бес шақырым'));
		await expect(add({ milestoneId: step, value: '5' }, paper('Бес шақырым'))).rejects.toMatchObject({ code: 'promises.evidence_twice' });
		await expect(add({ milestoneId: promiseId }, paper('Басқа'))).rejects.toMatchObject({ code: 'choose', field: 'milestoneId' });
		const shown = await view();
		expect([shown.progress?.text, shown.milestones.text, shown.indicator?.last]).toEqual([
			'in the works',
			'Milestones met: 1 of 1',
			'Last known: 5 шақырым, 1 November 2025'
		]);
		const judge = (ids: readonly string[], changes: Record<string, unknown> = {}, actor = w.auditor) =>
			promises.giveVerdict(tx, actor, promiseId, verdictOf(ids, changes));
		expect(
			verdictInput.safeParse({ verdict: 'kept', verdictReason: 'Су барлық үйге жеткізілді', evidenceIds: '' }).error?.issues[0]?.message
		).toBe('promises.no_evidence');
		await expect(judge([half], {}, w.head)).rejects.toMatchObject({ status: 403 });
		await expect(judge([half])).rejects.toMatchObject({ code: 'promises.not_reached' });
		await expect(judge([promiseId])).rejects.toMatchObject({ code: 'promises.no_evidence' });
		await expect(judge([half], { verdict: 'broken', doneOn: '' })).rejects.toMatchObject({ code: 'promises.too_early' });
		const whole = await add({ value: '10', kind: 'contract', contract: '15/2025' });
		await judge([whole]);
		await expect(judge([whole])).rejects.toMatchObject({ code: 'promises.same_verdict' });
		const link = (verdict: string, ids: readonly string[], done: string | null) =>
			sql`INSERT INTO promise_verdict (id, promise_id, verdict, done_on, reason, evidence_ids, on_day, at)
				VALUES (gen_random_uuid(), ${promiseId}, ${verdict}, ${done}::date, 'r', ${[...ids]}::uuid[], '2025-11-03', now())`;
		expect(await refusedBy(tx, link('broken', [], null))).toBe('promise_verdict__evidence_check');
		expect(await refusedBy(tx, link('broken', [promiseId], null))).toBe('promise_verdict__proved_check');
		expect(await refusedBy(tx, link('kept', [whole], '2026-02-01'))).toBe('promise_verdict__late_check');
		// The application may not write a verdict past them.
		expect(await refusedBy(tx, sql`UPDATE promise SET verdict = 'kept', verdict_on = '2025-11-03' WHERE id = ${promiseId}`)).toBe('42501');
		const judged = await view();
		// What was judged goes on no more: its progress is said nowhere.
		expect([judged.verdict?.text, judged.progress, judged.judged?.holds]).toEqual(['kept', undefined, true]);
		expect(JSON.stringify(judged)).not.toContain(w.auditor.name);
		// What it was judged by is not corrected under the verdict.
		const softer = correctInput.parse({ ...promiseForm(w, { target: '5' }), reason: 'Межесі төмендетілді, қаражат аз' });
		await expect(promises.correctPromise(tx, w.head, promiseId, softer)).rejects.toMatchObject({ code: 'promises.judged_already' });
		// Evidence that is struck takes the verdict with it.
		await sql`UPDATE promise_evidence SET struck_at = now(), struck_reason = 'Құжат басқа ауылдікі' WHERE id = ${whole}`.execute(tx);
		const fallen = await view();
		expect([fallen.verdict, fallen.judged?.holds, fallen.judged?.tag.text]).toEqual([undefined, false, 'kept']);
		await expect(judge([whole])).rejects.toMatchObject({ code: 'promises.no_evidence' });
		// Half a year without anything new is a standstill.
		at('2026-06-03');
		expect((await view()).progress?.text).toBe('stalled');
		await judge([half], { verdict: 'broken', doneOn: '' });
		expect((await view()).earlier.map(({ tag }) => tag.text)).toEqual(['kept']);
		expect(await acts(tx, 'promise', promiseId)).toEqual([
			'promise.published',
			'promise.milestone_set',
			'promise.evidence_added',
			'promise.evidence_added',
			'promise.judged',
			'promise.judged'
		]);
	});
});

const HEAD = ['Уәде', 'Елді мекен', 'Тақырып', 'Қалай тексеріледі', 'Мерзімі', 'Жауапты', 'Беті', 'Өлшем', 'Болған', 'Меже'];
const line = (w: World, i: number, village: string) => [
	`№ ${String(i)} уәде: ауылға ${String(1 + (i % 9))} шақырым су құбырын тартамыз`,
	village,
	w.theme,
	'Әр үйдің шүмегінен су ағады',
	'31.12.2025',
	w.district.code,
	String(1 + (i % 60)),
	'шақырым',
	'0',
	String(1 + (i % 9))
];

it('takes 2,000 promises to 200 villages from a table, which are then worked, judged and counted', async () => {
	await rolledBack(database.db, async (tx) => {
		at('2025-11-03');
		const w = await promiseWorld(tx, 200);
		const db = asReader(tx);
		const id = await promises.makeProgramme(tx, w.head, programmeOf(w));
		const list = Array.from({ length: 2_000 }, (_, i) => line(w, i, w.villages[i % 200] ?? ''));
		const table = (rows: string[][], head = HEAD) => ({ name: 'kesте.csv', bytes: tableFile({ name: 'k', head, rows }, 'csv') });
		const take = (upload: { name: string; bytes: Buffer }, actor = w.head) => promises.importPromises(tx, actor, id, upload);
		await expect(take(table(list), w.stranger)).rejects.toMatchObject({ status: 404 });
		await expect(take({ name: 'a.xlsx', bytes: Buffer.from('PK') })).rejects.toMatchObject({ code: 'promises.unreadable' });
		// One wrong cell, and nothing is taken.
		const wrong = [
			...list.slice(0, 3),
			line(w, 3, '110000000'),
			line(w, 0, w.villages[0] ?? ''),
			['қысқа', ...line(w, 4, w.villages[4] ?? '').slice(1)],
			// Everything that is wrong with a line is told at once.
			['қысқа', 'Жоқ ауылы', 'nothing', 'Әр үйдің шүмегінен су ағады', '31.12.2020', 'NOBODY', '', 'шақырым', '', '']
		];
		const problems = promises.toProblems('kk', await take(table(wrong)));
		expect(problems.problems.map(({ row, column, text }) => [row, column, text])).toEqual([
			['5', 'Елді мекен', 'Бұл жер бағдарламаның аумағында емес.'],
			['6', 'Уәде', 'Осындай сөзі мен елді мекені бар уәде тізімде бар.'],
			['7', 'Уәде', expect.any(String)],
			['8', 'Уәде', expect.any(String)],
			...(['Болған', 'Меже'] as const).map((column) => [
				'8',
				column,
				'Көрсеткіштің өлшемін, бастапқы мәнін, межесін түгел толтырыңыз немесе үшеуін де бос қалдырыңыз.'
			]),
			['8', 'Елді мекен', 'Бағдарламаның аумағында мұндай елді мекен жоқ. Атауын немесе тоғыз цифрлық ҚАӘЖ кодын тексеріңіз.'],
			['8', 'Тақырып', 'Мұндай тақырып жоқ.'],
			['8', 'Жауапты', 'Уәде еткен бөлімшенің ішінде мұндай бөлімше жоқ.'],
			['8', 'Мерзімі', 'Мерзім бағдарлама басталғанға дейін болмайды.']
		]);
		expect(problems.problems.at(-3)?.value).toBe('nothing');
		expect(promises.toProblems('ru', await take(table([['a']], ['Слово']))).problems.map(({ column }) => column)).toEqual([
			'Слово',
			'quote',
			'territory',
			'theme',
			'criterion',
			'dueOn',
			'unit'
		]);
		expect(await promises.programmeById(tx, id)).toMatchObject({ promises: 0 });
		// The same from a document: names for codes.
		const [, , , ...rest] = line(w, 1, '');
		const cells = (row: string[]) => `<w:tr>${row.map((cell) => `<w:tc><w:p><w:r><w:t>${cell}</w:t></w:r></w:p></w:tc>`).join('')}</w:tr>`;
		const first = [list[1]?.[0] ?? '', `${w.villages[1] ?? ''} ауылы`, w.theme, ...rest];
		const xml = `<w:document><w:body><w:p><w:r><w:t>Бағдарлама &amp; кесте</w:t></w:r></w:p><w:tbl>${cells(HEAD)}${cells(first)}</w:tbl></w:body></w:document>`;
		expect(await take({ name: 'kesте.docx', bytes: officeFile({ 'word/document.xml': xml }, {}) })).toEqual({ problems: [], promises: 1 });
		expect((await take(table(list))).problems).toMatchObject([{ row: 3, code: 'promises.twice' }]);
		expect(await take(table(list.filter((_, i) => i !== 1)))).toEqual({ problems: [], promises: 1_999 });
		await promises.addDocument(tx, w.head, id, paper('Бағдарлама'));
		await promises.publishProgramme(tx, w.head, id);
		const { rows } = await sql<{ id: string; number: number; target: number }>`
			SELECT id, number, target::float8 AS target FROM promise WHERE programme_id = ${id} ORDER BY number`.execute(tx);
		expect([rows.length, rows.at(-1)?.number]).toEqual([2_000, 2_000]);
		// One in twenty is worked: evidence by the office, a verdict by the auditor.
		for (const promise of rows.filter(({ number }) => number % 20 === 0)) {
			const done = promise.number % 40 === 0;
			const evidence = { kind: 'link', link: 'https://example.org/akt', value: String(done ? promise.target : 0) };
			const shown = await promises.addEvidence(tx, w.executor, promise.id, evidenceOf(evidence));
			const said = done ? {} : { verdict: 'compromise', doneOn: '' };
			if (promise.number % 60 !== 0) await promises.giveVerdict(tx, w.auditor, promise.id, verdictOf([shown], said));
		}
		const region = await promises.presentPublicPromises(db, 'en', { place: w.region });
		// 2,000 of them, always said: 34 of 50 done and 33 of 50 in part were judged, the rest of the hundred is in the works.
		expect(region.stats.map(({ value, label }) => [label, value])).toEqual([
			['all', '2,000'],
			['kept', '34'],
			['kept in part', '33'],
			['not begun', '1,900'],
			['in the works', '33']
		]);
		// At the desk a programme is narrowed by everything at once, and the words are known in other forms.
		type Wish = Parameters<typeof promises.presentProgramme>[4];
		const desk = (wish: Wish) => promises.presentProgramme(db, 'en', w.head, id, wish);
		const numbers = async (wish: Wish) => (await desk(wish)).items.map(({ number }) => number);
		expect(await numbers({ place: w.villages[0] ?? '', words: 'ШАҚЫРЫМНЫҢ құбырлар' })).toHaveLength(10);
		expect(await numbers({ place: w.villages[0] ?? '', words: 'мектеп' })).toEqual([]);
		expect(await numbers({ words: '№ 1777 су', topic: w.theme, unit: w.district.id })).toContain('1,777');
		const narrow = await desk({ unit: w.district.id, standing: 'kept' });
		expect([narrow.items.length, narrow.stats[0]?.value, narrow.filter.isNarrowed]).toEqual([20, '2,000', true]);
		expect(narrow.next).toContain('standing=kept');
		await sql`ANALYZE promise`.execute(tx);
		const plan = await sql<{
			'QUERY PLAN': string;
		}>`EXPLAIN SELECT p.id FROM promise p WHERE p.programme_id = ${id} AND lower(p.quote || ' ' || p.criterion) LIKE '%құбыр%'
			ORDER BY p.due_on, p.id LIMIT 21`.execute(tx);
		expect(plan.rows.map((row) => row['QUERY PLAN']).join(' ')).toContain('promise__programme_idx');
		const village = await promises.presentPublicPromises(db, 'kk', { place: w.villages[0] });
		expect([village.stats[0]?.value, village.items.length]).toEqual(['10', 10]);
		const data = await promises.openPromises(db, 'en', { place: w.villages[0], standing: 'not_rated' });
		expect(data.every((one) => one.territory === w.villages[0] && one.progress === 'not_rated' && one.verdict === null)).toBe(true);
		const feed = await promises.promisesFeed(db, 'en', w.villages[19], 'https://example.org/feeds/promises.atom');
		// Of the village alone: evidence of ten promises, verdicts of seven.
		expect(feed.match(/<entry>/g)?.length).toBe(17);
		expect(feed).toContain('Verdict given: № ');
		const csv = (await promises.openPromisesCsv(db, 'kk', { place: w.region })).toString();
		expect(csv.trim().split('\r\n')).toHaveLength(2_001);
		const [head = '', ...records] = csv.replace('\uFEFF', '').trim().split('\r\n');
		expect(head.split(',').slice(9, 18)).toEqual(
			['territory', 'district', 'region'].flatMap((place) => [place, `${place}_kk`, `${place}_ru`])
		);
		// A judged one goes on no more, and says what it was judged by with its hash.
		const judgedLines = records.filter((record) => record.includes(',kept,2025-11-03,'));
		expect([judgedLines.length, judgedLines.every((record) => /\| link \| [0-9a-f]{64} \| stands \|/.test(record))]).toEqual([34, true]);
		expect(judgedLines[0]).not.toMatch(/in_works|not_rated/);
		const judgedOpen = (await promises.openPromises(db, 'ru', { place: w.region, standing: 'kept' }))[0];
		expect(judgedOpen).toMatchObject({
			progress: null,
			milestones: [],
			assessments: [],
			panel: null,
			evidence: [{ kind: 'link', struck: null }]
		});
		expect(judgedOpen).toMatchObject({ district: `${w.region.slice(0, 2)}5500000`, region: w.region });
		expect(JSON.stringify(judgedOpen)).not.toContain(w.executor.name);
		at('2026-01-12');
		const late = await promises.presentPublicPromises(db, 'en', { place: w.region, standing: 'overdue' });
		expect(late.stats.at(-1)).toMatchObject({ label: 'overdue', value: '1,933' });
		await expect(promises.presentPublicPromises(db, 'en', { place: '000000000' })).rejects.toMatchObject({ status: 404 });
	});
});

it('names the places among which a name does not choose, and takes the district beside it', async () => {
	await rolledBack(database.db, async (tx) => {
		at('2025-11-03');
		const w = await promiseWorld(tx, 1);
		const other = `${w.region.slice(0, 2)}5600000`;
		const [first = ''] = w.villages;
		const twin = String(Number(other) + 10_100);
		const add = (code: string, parent: string, level: number, name: string) =>
			sql`INSERT INTO territory (id, code, parent_id, path, level, name, search, region_id, valid_from)
				SELECT gen_random_uuid(), ${code}, p.id, p.path || ${code}::ltree, ${level}, ${JSON.stringify({ kk: name, ru: name, en: name })}::jsonb, ' x',
					coalesce(p.region_id, p.id), '2020-01-01' FROM territory p WHERE p.code = ${parent} AND p.valid_to IS NULL`.execute(tx);
		const called = (code: string, name: string) =>
			sql`UPDATE territory SET name = ${JSON.stringify({ kk: name, ru: name, en: name })}::jsonb WHERE code = ${code}`.execute(tx);
		await add(other, w.region, 2, 'Жамбыл ауданы');
		await add(twin, other, 4, 'Аққайнар ауылы');
		await called(first, 'Аққайнар ауылы');
		await called(`${w.region.slice(0, 2)}5500000`, 'Талғар ауданы');
		const id = await promises.makeProgramme(tx, w.head, programmeOf(w));
		const take = (cells: [place: string, district: string][]) => {
			const rows = cells.map(([place, district], i) => [...line(w, i, place), district]);
			const bytes = tableFile({ name: 'k', head: [...HEAD, 'Ауданы'], rows }, 'csv');
			return promises.importPromises(tx, w.head, id, { name: 'k.csv', bytes });
		};
		const { problems } = promises.toProblems(
			'kk',
			await take([
				['Аққайнар ауылы', ''],
				['Аққайнар', 'Талғар'],
				['с. Аққайнар', 'Еңбекші']
			])
		);
		expect(problems.map(({ row, column, value }) => [row, column, value])).toEqual([
			['2', 'Елді мекен', 'Аққайнар ауылы'],
			['4', 'Елді мекен', 'с. Аққайнар']
		]);
		expect(problems[0]?.text).toMatch(
			/^Мұндай атау бірнешеу: Аққайнар ауылы \(Талғар ауданы, .+; \d{9}\), Аққайнар ауылы \(Жамбыл ауданы, .+; \d{9}\)\. Ауданын/
		);
		expect(
			await take([
				['Аққайнар ауылы', 'Жамбыл'],
				['Аққайнар', 'Талғар ауданы']
			])
		).toEqual({ problems: [], promises: 2 });
		const taken = await sql<{
			code: string;
		}>`SELECT t.code FROM promise p JOIN territory t ON t.id = p.territory_id WHERE p.programme_id = ${id} ORDER BY p.number`.execute(tx);
		expect(taken.rows.map(({ code }) => code)).toEqual([twin, first]);
	});
});
