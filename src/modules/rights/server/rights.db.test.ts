import { beforeAll, describe, expect, it } from 'vitest';
import { setClock } from '#platform/clock.ts';
import { asReader, sql, type Tx } from '#platform/db/index.ts';
import { timelineOf } from '#platform/journal/index.ts';
import { redact } from '#platform/redact.ts';
import * as appeals from '#modules/appeals/server/index.ts';
import * as forwarding from '#modules/forwarding/server/index.ts';
import { answered, cast, inWork, receive, refusal, type Cast } from '../../../../test/appeals.ts';
import { makeStaff } from '../../../../test/actors.ts';
import { addBody } from '../../../../test/bodies.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { employerInput, factsInput, mergeInput, outcomeInput } from '../input.ts';
import * as rights from './index.ts';

const database = testDatabase();
beforeAll(() => {
	setClock(() => Temporal.Instant.from('2026-11-23T05:00:00Z'));
	rights.registerRightsJobs();
});

const BIN = '180340021791';
const FACTS = { profession: 'teacher', violatedRight: 'pay_in_time', employer: 'КММ «Сынақ мектебі»', bin: BIN };
const facts = (more: Record<string, string> = {}) => factsInput.parse({ ...FACTS, ...more });
const outcome = (more: Record<string, string> = {}) =>
	outcomeInput.parse({ outcome: 'restored', outcomeOn: '2026-11-23', restored: 'Үш айдың жалақысы төленді', ...more });
const acts = async (tx: Tx, id: string, seenBy: 'applicant' | 'staff' = 'staff') =>
	(await timelineOf(asReader(tx), { kind: 'appeal', id }, seenBy)).map((row) => row.act).filter((act) => act.includes('right'));
const keeper = async (tx: Tx) => {
	const root = await tx.selectFrom('unit').select('id').where('parent_id', 'is', null).executeTakeFirstOrThrow();
	return makeStaff(tx, { role: 'administrator', unitId: root.id });
};
const rowsOf = (tx: Tx) => tx.selectFrom('employer').select(['id', 'bin', 'merged_into']).execute();

async function panel(tx: Tx, who: Cast, id: string) {
	const context = await appeals.deskContext(asReader(tx), 'ru', who.operator);
	return (await rights.rightsPanels(context, await appeals.appealForStaff(context.db, who.operator, id)))[0];
}

describe('what right an appeal is about', () => {
	it('is laid by its desk, executor and head, amended, and said twice is said once', () =>
		rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const { id } = await inWork(tx, who);
			expect(await refusal(rights.layFacts(tx, who.stranger, id, facts()))).toBe('404 not_found');
			expect(await refusal(rights.layFacts(tx, who.auditor, id, facts()))).toBe('403 forbidden');
			await rights.layFacts(tx, who.operator, id, facts());
			await rights.layFacts(tx, who.executor, id, facts());
			await rights.layFacts(tx, who.head, id, facts({ violatedRight: 'extra_work', isMember: 'yes' }));
			expect(await acts(tx, id, 'applicant')).toEqual(['appeal.rights_laid', 'appeal.rights_changed']);
			expect(await rights.factsOf(tx, id)).toMatchObject({ profession: 'teacher', member: true, employer: { bin: BIN }, saidBy: 'staff' });
			expect(await refusal(rights.layFacts(tx, who.head, id, facts({ profession: 'nobody' })))).toBe('422 choice');
			expect(factsInput.safeParse({ isMember: 'yes' }).success).toBe(false);
			const shown = await panel(tx, who, id);
			expect(shown?.facts.map((fact) => fact.value)).toContain('КММ «Сынақ мектебі»');
			// Nobody has read the articles yet, and the page says so.
			expect(shown?.facts.map((fact) => fact.note)).toContain('По памяти, не проверено');
		}));

	it('links an employer of the register by BIN or by name, and keeps any other sealed as it was named', () =>
		rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const [{ id: first }, { id: second }, { id: third }] = [await inWork(tx, who), await inWork(tx, who), await inWork(tx, who)];
			await rights.layFacts(tx, who.operator, first, facts());
			await rights.layFacts(tx, who.operator, second, facts({ employer: 'сынақ МЕКТЕБІ', bin: '' }));
			await rights.layFacts(tx, who.operator, third, facts({ employer: 'Базардағы Асан деген кісі', bin: '' }));
			expect(await rowsOf(tx)).toHaveLength(1);
			expect((await rights.factsOf(tx, second))?.employer?.bin).toBe(BIN);
			expect(await rights.factsOf(tx, third)).toMatchObject({ employer: null, employerWords: 'Базардағы Асан деген кісі' });
			const stored = await tx.selectFrom('rights_case').selectAll().where('appeal_id', '=', third).executeTakeFirstOrThrow();
			expect(JSON.stringify(stored)).not.toContain('Асан');
			const journal = await timelineOf(asReader(tx), { kind: 'appeal', id: third }, 'staff');
			expect(JSON.stringify(journal)).not.toContain('Асан');
			expect(await refusal(rights.layFacts(tx, who.operator, third, facts({ employer: '', bin: '991240001236' })))).toBe(
				'422 rights.employer_name'
			);
		}));

	it('comes with the appeal when its applicant says it, and never stops one', () =>
		rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const beside = { rights: { profession: 'doctor', violatedRight: 'leave', employer: 'Қалалық аурухана', bin: BIN, isMember: 'no' } };
			const { id, number } = await receive(tx, who, { beside });
			// An applicant enters nobody into the register.
			expect(await rowsOf(tx)).toEqual([]);
			expect(await rights.factsOf(tx, id)).toMatchObject({
				profession: 'doctor',
				member: false,
				saidBy: 'applicant',
				violatedRight: 'leave',
				employerWords: `Қалалық аурухана, ${BIN}`
			});
			const source = await appeals.statusFor(asReader(tx), { kind: 'applicant', appealId: id }, number, 'kk');
			expect((await appeals.partsFor(asReader(tx), 'kk', source, rights.APPLICANT_RIGHTS))[0]?.facts.map((fact) => fact.value)).toContain(
				'Дәрігер'
			);
			const odd = await receive(tx, who, { beside: { rights: { profession: 'x', bin: '1' }, nobody: { a: 'b' } } });
			expect(await rights.factsOf(tx, odd.id)).toBeUndefined();
			const unknown = await receive(tx, who, { beside: { rights: { profession: 'astronaut' } } });
			expect(await rights.factsOf(tx, unknown.id)).toBeUndefined();
		}));

	it('is taken off when it was laid by mistake, and may be laid again', () =>
		rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const { id } = await inWork(tx, who);
			expect(await refusal(rights.removeFacts(tx, who.head, id, { reason: 'қателесіп' }))).toBe('409 rights.no_case');
			await rights.layFacts(tx, who.operator, id, facts());
			await rights.sayOutcome(tx, who.head, id, outcome());
			await rights.removeFacts(tx, who.head, id, { reason: 'қателесіп' });
			expect(await rights.factsOf(tx, id)).toBeUndefined();
			await rights.layFacts(tx, who.operator, id, facts());
			expect((await rights.factsOf(tx, id))?.outcome).toBeNull();
		}));

	it('goes with the words and the person of its case', () =>
		rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const { id } = await answered(tx, who);
			await rights.layFacts(tx, who.operator, id, facts({ employer: 'Базардағы Асан', bin: '', ground: 'Шарттың 5-тармағы' }));
			await rights.sayOutcome(tx, who.head, id, outcome());
			for (const part of ['person', 'words'] as const) await redact(tx, rights.REDACTED, part, [id]);
			const left = await rights.factsOf(tx, id);
			expect(left).toMatchObject({ employerWords: null, profession: 'teacher', outcome: 'restored' });
			expect(JSON.stringify(left)).not.toMatch(/жалақысы|тармағы/);
		}));
});

describe('what came of the right', () => {
	it('is said with the decision or later, on a day that can be, and stands beside the applicant’s word', () =>
		rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const { id } = await answered(tx, who);
			expect(await refusal(rights.sayOutcome(tx, who.head, id, outcome()))).toBe('409 rights.no_case');
			await rights.layFacts(tx, who.operator, id, facts());
			expect(await refusal(rights.sayOutcome(tx, who.head, id, outcome({ outcomeOn: '2026-11-24' })))).toBe('422 future');
			expect(await refusal(rights.sayOutcome(tx, who.head, id, outcome({ outcomeOn: '2026-01-01' })))).toBe('422 rights.before');
			expect(outcomeInput.safeParse({ outcome: 'partly', outcomeOn: '2026-11-23' }).success).toBe(false);
			expect((await panel(tx, who, id))?.tag?.text).toContain('не сказано');
			await rights.sayOutcome(tx, who.executor, id, outcome());
			await rights.sayOutcome(tx, who.head, id, outcome());
			await appeals.rateDecision(tx, { kind: 'applicant', appealId: id }, id, {
				verdict: 'not_solved',
				rating: 1,
				disagrees: false,
				text: undefined
			});
			expect(await acts(tx, id, 'applicant')).toEqual(['appeal.rights_laid', 'appeal.right_outcome']);
			const shown = await panel(tx, who, id);
			expect(shown?.tag?.text).toBe('Право восстановлено');
			expect(shown?.facts.find((fact) => fact.term === 'Слово самого заявителя')?.value).toBe('Не решён');
		}));

	it('is said in the root for what was merged into it about the same right; the parts keep what was laid on them', () =>
		rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const [root, same, other] = [await inWork(tx, who), await inWork(tx, who), await inWork(tx, who)];
			for (const one of [root, same]) await rights.layFacts(tx, who.operator, one.id, facts());
			await rights.layFacts(tx, who.operator, other.id, facts({ violatedRight: 'leave' }));
			for (const one of [same, other])
				await appeals.mergeAppeal(tx, who.operator, one.id, { number: root.number, way: 'into', reason: 'бір мәселе' });
			expect(await refusal(rights.layFacts(tx, who.head, same.id, facts()))).toBe('409 rights.in_another');
			await rights.sayOutcome(tx, who.head, root.id, outcome());
			const said = async (id: string) => (await rights.factsOf(tx, id))?.outcome;
			expect([await said(root.id), await said(same.id), await said(other.id)]).toEqual(['restored', 'restored', null]);
			expect(await acts(tx, same.id)).toContain('appeal.right_outcome');
		}));
});

describe('the register of employers', () => {
	it('has one row for a BIN, entered by the desk, changed and merged by the root alone', () =>
		rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const admin = await keeper(tx);
			const input = (more: Record<string, string>) => employerInput.parse({ name: 'Сынақ мектебі', ...more });
			const first = await rights.enterEmployer(tx, who.operator, input({ bin: BIN }));
			const second = await rights.enterEmployer(tx, who.operator, input({ field: 'education' }));
			expect(await refusal(rights.enterEmployer(tx, who.auditor, input({})))).toBe('403 forbidden');
			expect(await refusal(rights.changeEmployer(tx, who.head, first, input({})))).toBe('403 forbidden');
			const { id } = await inWork(tx, who);
			await tx
				.insertInto('rights_case')
				.values({
					appeal_id: id,
					employer_id: first,
					said_by: 'staff',
					laid_at: Temporal.Now.instant(),
					changed_at: Temporal.Now.instant()
				})
				.execute();
			const into = mergeInput.parse({ into: second, reason: 'екі рет енгізілген' });
			await rights.mergeEmployer(tx, admin, first, into);
			expect(await refusal(rights.mergeEmployer(tx, admin, first, into))).toBe('409 rights.merged_employer');
			expect((await rights.factsOf(tx, id))?.employer).toEqual({ id: second, name: 'Сынақ мектебі', bin: BIN });
			expect((await rights.suggestEmployers(asReader(tx), 'мект')).map((one) => one.id)).toEqual([second]);
			expect((await rights.suggestEmployers(asReader(tx), BIN)).map((one) => one.id)).toEqual([second]);
		}));

	it('takes no second row with the same BIN, nor anybody’s IIN', async () => {
		const { db } = database;
		const actor = await db.write(async (tx) => (await cast(tx)).operator);
		const enter = () => db.write((tx) => rights.enterEmployer(tx, actor, employerInput.parse({ name: 'Бір ұйым', bin: BIN })));
		const both = await Promise.allSettled([enter(), enter()]);
		expect(both.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected']);
		expect(await refusal(enter())).toBe('422 rights.bin_taken');
		expect(employerInput.safeParse({ name: 'Жеке адам', bin: '900101300123' }).error?.issues[0]?.message).toBe('rights.bin');
	});
});

it('is published by year, without what is sensitive, merged or taken off, and without any employer', () =>
	rolledBack(database.db, async (tx) => {
		const who = await cast(tx);
		const made: string[] = [];
		for (let i = 0; i < 9; i++) {
			const { id } = await inWork(tx, who);
			await rights.layFacts(tx, who.operator, id, facts());
			made.push(id);
		}
		const [sensitive = '', off = '', merged = '', ...rest] = made;
		await tx.updateTable('appeal').set({ sensitive: true }).where('id', '=', sensitive).execute();
		await rights.removeFacts(tx, who.operator, off, { reason: 'қателесіп' });
		await tx.updateTable('appeal').set({ state: 'merged' }).where('id', '=', merged).execute();
		for (const id of rest) await rights.sayOutcome(tx, who.head, id, outcome());
		await sql`SELECT refresh_rights_figures()`.execute(tx);
		const page = await rights.presentFigures(asReader(tx), 'ru', undefined);
		expect([page.year, page.total?.received, page.total?.outcomes[0]]).toEqual([2026, '6', '6']);
		expect(page.professions.map((line) => line.name)).toEqual(['Учитель школы']);
		expect(JSON.stringify(page)).not.toContain('Сынақ мектебі');
		const csv = await rights.toFiguresCsv(asReader(tx), 'kk', 2026);
		expect(csv).toContain('profession,teacher,Мектеп мұғалімі,6,6,0,0,0,0,0,,,,0');
	}));

it('an employer is not told who wrote, when the appeal is forwarded to it', () =>
	rolledBack(database.db, async (tx) => {
		const who = await cast(tx);
		const { id } = await inWork(tx, who, { name: 'Құпия Өтінішші', phone: '+77017654321' });
		const bodyId = await addBody(tx, { code: 'SCHOOL' });
		const admin = await keeper(tx);
		await rights.layFacts(tx, who.operator, id, facts());
		const employerId = (await rights.factsOf(tx, id))?.employer?.id ?? '';
		const draft = { way: 'body', bodyId, unitId: undefined, article: '65.1', reason: 'Жұмыс берушінің құзыреті' } as const;
		await forwarding.draftForwarding(tx, who.operator, id, draft);
		await rights.changeEmployer(tx, admin, employerId, employerInput.parse({ name: 'Сынақ мектебі', bin: BIN, body: 'school' }));
		expect(await rights.isEmployer(tx, id, bodyId)).toBe(true);
		await forwarding.approveForwarding(tx, who.head, id);
		await forwarding.signForwarding(tx, who.head, id);
		const db = asReader(tx);
		const [sent] = await forwarding.forwardingsOf(db, id);
		const row = await appeals.appealForStaff(db, who.head, id);
		const given = await appeals.lookAtApplicant(tx, who.head, id);
		const letter = await forwarding.forwardingLetter(db, row, sent?.id ?? '', given);
		expect(JSON.stringify(letter)).not.toMatch(/Құпия|7654321|Абай көшесі, 12/);
		expect(letter?.paragraphs.join(' ')).toContain('Өтініш беруші аталмайды');
		expect(await forwarding.letterNames(db, row, sent?.id ?? '')).toBe(false);
		const queued = await tx.selectFrom('outbox').select('payload').where('topic', '=', 'mail').execute();
		expect(queued.filter(({ payload }) => JSON.stringify(payload).includes('Құпия'))).toEqual([]);
	}));
