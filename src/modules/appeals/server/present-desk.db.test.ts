/** What the desk shows: who may do what, who is named and what stays hidden. */
import { beforeAll, describe, expect, it } from 'vitest';
import { setClock } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { Refusal } from '#platform/errors.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { cast, DECISION, inWork, INPUT, receive, type Cast } from '../../../../test/appeals.ts';
import { unitsAbove } from '#modules/organisation/server/index.ts';
import { makeStaff } from '../../../../test/actors.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import * as appeals from './index.ts';

const database = testDatabase();
beforeAll(() => setClock(() => Temporal.Instant.from('2026-11-23T05:00:00Z')));

async function pageOf(tx: Tx, actor: Staff, id: string) {
	const context = await appeals.deskContext(asReader(tx), 'kk', actor);
	const row = await appeals.appealForStaff(context.db, actor, id);
	const [shown, forms] = await Promise.all([appeals.presentCase(context, row), appeals.presentForms(context, row, {})]);
	return { shown, forms };
}

async function rowsOf(tx: Tx, actor: Staff, view: appeals.View) {
	const context = await appeals.deskContext(asReader(tx), 'kk', actor);
	return appeals.presentRows(context, (await appeals.queuePage(context.db, actor, view)).rows);
}

const refusal = async (act: Promise<unknown>) => {
	const error: unknown = await act.then(
		() => undefined,
		(e: unknown) => e
	);
	return error instanceof Refusal ? `${String(error.status)} ${error.code}` : error;
};

describe('a case', () => {
	it('says how often the same person wrote about the same theme before, and when they were answered', async () => {
		await rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const theme = await tx.selectFrom('theme').select('id').orderBy('position').executeTakeFirstOrThrow();
			const [first, second] = [await receive(tx, who), await receive(tx, who)];
			const [received_at, answered_at] = ['2026-11-02', '2026-11-20'].map((day) => Temporal.Instant.from(`${day}T05:00:00Z`)) as [
				Temporal.Instant,
				Temporal.Instant
			];
			const changes = { theme_id: theme.id, received_at, answered_at };
			await tx.updateTable('appeal').set(changes).where('id', '=', first.id).execute();
			expect((await pageOf(tx, who.operator, second.id)).shown.repeatsBefore).toBeUndefined();
			await tx.updateTable('appeal').set({ theme_id: theme.id }).where('id', '=', second.id).execute();
			expect((await pageOf(tx, who.operator, second.id)).shown.repeatsBefore).toContain('1 рет. Соңғы жауап: 20 қараша 2026.');
			expect((await pageOf(tx, who.operator, first.id)).shown.repeatsBefore).toBeUndefined();
		});
	});

	it('offers exactly the acts of the role in the state', async () => {
		await rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const acts = async (id: string) =>
				Promise.all(
					[who.operator, who.executor, who.head, who.auditor].map(async (actor) => (await pageOf(tx, actor, id)).forms.acts.join(' '))
				);
			const { id } = await receive(tx, who);
			expect(await acts(id)).toEqual(['register remark code', '', 'register extend remark code', '']);
			await appeals.registerAppeal(tx, who.operator, id, { kind: 'application', themeId: undefined });
			await appeals.assignAppeal(tx, who.operator, id, { unitId: who.unit.id, executorId: who.executor.personId, note: undefined });
			expect(await acts(id)).toEqual(['assign remark code', 'report decide remark', 'assign report decide extend remark code', '']);
			await appeals.submitDecision(tx, who.executor, id, DECISION);
			expect(await acts(id)).toEqual(['remark code', 'remark', 'sign return extend remark code', '']);
			await appeals.signDecision(tx, who.head, id);
			expect(await acts(id)).toEqual(['deliver remark code', 'remark', 'deliver remark code', '']);
		});
	});

	it('hides who wrote until a journalled look, and names nobody to those who may not look', async () => {
		await rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const { id } = await receive(tx, who);
			const { shown } = await pageOf(tx, who.operator, id);
			expect([shown.applicant.name, shown.applicant.contacts]).toEqual(['С. Ө.', ['+7 701 ••• •• 67', 'a••••@example.kz']]);
			expect(JSON.stringify(shown)).not.toContain(INPUT.name);
			const auditor = (await pageOf(tx, who.auditor, id)).shown;
			expect(auditor.applicant).toEqual({ name: '', contacts: [], mayLook: false, exists: true });
			const facts = appeals.presentApplicant('kk', await appeals.lookAtApplicant(tx, who.operator, id));
			expect(facts.map((fact) => fact.value)).toEqual([INPUT.name, INPUT.phone, INPUT.email]);
			expect((await pageOf(tx, who.head, id)).shown.timeline[0]).toMatchObject({
				what: 'Өтініш берушінің деректері қаралды',
				note: who.operator.name
			});
		});
	});

	it('tells each act with who did it, and both dates after an extension', async () => {
		await rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const { id } = await inWork(tx, who);
			await appeals.extendAppeal(tx, who.head, id, { reason: 'Сараптама керек', dueOn: '2026-12-21' });
			const { shown } = await pageOf(tx, who.executor, id);
			expect(shown.timeline.map((item) => item.what)).toEqual([
				'Қарау мерзімі ұзартылды',
				'Жауапты бөлімше белгіленді',
				'Өтініш тіркелді',
				'Өтініш қабылданды'
			]);
			expect(shown.timeline[0]).toMatchObject({
				note: `${who.head.name} · 14 желтоқсан 2026 → 21 желтоқсан 2026`,
				text: 'Сараптама керек'
			});
			expect(shown.terms.map((term) => [term.name, term.due.date])).toEqual([
				['Ұзартылған мерзім', '21 желтоқсан 2026'],
				['Алғашқы мерзім', '14 желтоқсан 2026'],
				['Тіркеу', '23 қараша 2026']
			]);
			expect(shown.terms[1]?.explained?.skipped.length).toBeGreaterThan(0);
		});
	});

	it('suggests the unit by the rules of routing and shows the load of its people', async () => {
		await rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			await inWork(tx, who);
			const root = await tx.selectFrom('unit').select('id').where('parent_id', 'is', null).executeTakeFirstOrThrow();
			const admin = await makeStaff(tx, { role: 'administrator', unitId: root.id });
			await appeals.setRoute(tx, admin, { territoryId: undefined, themeId: undefined, unitId: who.unit.id });
			const { id } = await receive(tx, who);
			await appeals.registerAppeal(tx, who.operator, id, { kind: 'application', themeId: undefined });
			const { forms } = await pageOf(tx, who.operator, id);
			expect(forms.open).toBe('assign');
			expect(forms.assign?.unitId).toBe(who.unit.id);
			expect(forms.assign?.executors.find((one) => one.value === who.executor.personId)?.hint).toBe('ашық: 1, мерзімі өткен: 0');
		});
	});
});

describe('a draft of a decision', () => {
	it('is kept half-written, but cannot be submitted so', async () => {
		await rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const { id } = await inWork(tx, who);
			await appeals.draftDecision(tx, who.executor, id, { outcome: undefined, groundId: undefined, language: 'kk', text: 'Құр' });
			await appeals.draftDecision(tx, who.executor, id, { outcome: 'stopped', groundId: undefined, language: 'kk', text: 'Құрметті' });
			const { forms } = await pageOf(tx, who.executor, id);
			expect([forms.decision?.outcome, forms.decision?.text]).toEqual(['stopped', 'Құрметті']);
			const submitted = { ...DECISION, outcome: 'stopped' } as const;
			await expect(appeals.submitDecision(tx, who.executor, id, submitted)).rejects.toThrow(/decision_draft__whole_check/);
		});
	});

	it('saved by somebody else meanwhile is refused; a later save of one’s own is not', async () => {
		await rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const { id } = await inWork(tx, who);
			const saved = await appeals.draftDecision(tx, who.executor, id, DECISION);
			await appeals.expectDraft(tx, who.executor, id, '');
			await appeals.expectDraft(tx, who.head, id, saved.toString());
			expect(await refusal(appeals.expectDraft(tx, who.head, id, ''))).toBe('409 appeals.draft_meanwhile');
		});
	});
});

it('an act on another version than the form showed is refused, and what happened is told', async () => {
	await rolledBack(database.db, async (tx) => {
		const who = await cast(tx);
		const { id } = await inWork(tx, who);
		const { shown } = await pageOf(tx, who.executor, id);
		await appeals.expectVersion(tx, who.executor, id, shown.version);
		await appeals.lookAtApplicant(tx, who.operator, id);
		await appeals.extendAppeal(tx, who.head, id, { reason: 'Сараптама керек', dueOn: '2026-12-21' });
		expect(await refusal(appeals.expectVersion(tx, who.executor, id, shown.version))).toBe('409 appeals.meanwhile');
		expect(await refusal(appeals.expectVersion(tx, who.stranger, id, shown.version))).toBe('404 not_found');
		const context = await appeals.deskContext(asReader(tx), 'kk', who.executor);
		const acts = await appeals.presentMeanwhile(context, await appeals.actsSince(context.db, id, shown.seen));
		expect(acts.map((act) => [act.what, act.note?.split(' · ')[0]])).toEqual([['Қарау мерзімі ұзартылды', who.head.name]]);
	});
});

it('the letter of a decision speaks its language, names its addressee after a look, and is not there before a signature', async () => {
	await rolledBack(database.db, async (tx) => {
		const who = await cast(tx);
		const { id, number } = await inWork(tx, who);
		const row = () => appeals.appealForStaff(asReader(tx), who.head, id);
		expect(await refusal(appeals.decisionLetter(asReader(tx), await row(), undefined))).toBe('404 not_found');
		await appeals.submitDecision(tx, who.executor, id, { ...DECISION, language: 'ru', text: 'Первое.\n\nВторое, с новой строки.' });
		await appeals.signDecision(tx, who.head, id);
		const letter = await appeals.decisionLetter(asReader(tx), await row(), await appeals.lookAtApplicant(tx, who.operator, id));
		expect([letter.lang, letter.number, letter.addressee, letter.signature.name]).toEqual(['ru', number, [INPUT.name], who.head.name]);
		expect(letter.paragraphs).toEqual([
			`Здравствуйте, ${String(INPUT.name)}!`,
			`Номер вашего обращения: ${number}. Дата поступления: 23 ноября 2026.`,
			'Результат: удовлетворено.',
			'Первое.',
			'Второе, с новой строки.',
			'Если вы не согласны с решением, сообщите об этом на странице обращения. Последний день: 7 декабря 2026.',
			expect.stringMatching(/^На это решение можно подать жалобу: на странице обращения или письменно \(АППК, ст\. 92 ч\. 1\)\./)
		]);
		const [root] = await unitsAbove(asReader(tx), who.unit.path);
		for (const part of [who.unit.name.ru, root?.name.ru ?? '', '23 февраля 2027']) expect(letter.paragraphs.at(-1)).toContain(part);
		// Another edition of the rule, in force on the day of the signature, is what the letter goes by.
		await tx
			.insertInto('deadline_rule')
			.values({
				id: 'complaint_file',
				version: 9,
				valid_from: Temporal.PlainDate.from('2026-11-01'),
				days: 1,
				unit: 'month',
				name: JSON.stringify({ kk: 'ш', ru: 'ж', en: 'c' }),
				source: JSON.stringify({ kk: 'жаңа бап', ru: 'новая ст.', en: 'new Art.' })
			})
			.execute();
		const dated = await appeals.decisionLetter(asReader(tx), await row(), undefined);
		for (const part of ['новая ст.', '23 декабря 2026']) expect(dated.paragraphs.at(-1)).toContain(part);
	});
});

describe('a queue', () => {
	it('says how each row stands: days, words, what is new, returned or begun', async () => {
		await rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const restore = setClock(() => Temporal.Instant.from('2026-10-28T05:00:00Z'));
			const late = await inWork(tx, who);
			restore();
			const fresh = await inWork(tx, who);
			await appeals.submitDecision(tx, who.executor, late.id, DECISION);
			await appeals.returnDecision(tx, who.head, late.id, { reason: 'Күнін жазыңыз' });
			const rows = await rowsOf(tx, who.executor, 'mine');
			expect(rows.map((row) => [row.id, row.due.text, row.group, row.tags.map((tag) => tag.text)])).toEqual([
				[late.id, '3 жұмыс күніне кешікті', 'overdue', ['Қайтарылған', 'Жоба бар']],
				[fresh.id, '15 жұмыс күні қалды', 'calm', ['Жаңа']]
			]);
		});
	});

	it('says that registration itself is late', async () => {
		await rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const restore = setClock(() => Temporal.Instant.from('2026-11-19T05:00:00Z'));
			await receive(tx, who);
			restore();
			await receive(tx, who);
			const rows = await rowsOf(tx, who.operator, 'new');
			expect(rows.map((row) => row.tags.map((tag) => tag.text))).toEqual([['Тіркеу кешікті'], []]);
		});
	});

	it('has the tabs of its reader’s roles', async () => {
		await rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			expect(
				[who.operator, who.executor, who.head, who.auditor].map((actor) => [appeals.firstView(actor), appeals.viewsOf(actor).join(' ')])
			).toEqual([
				['new', 'new bodies delivery unit done'],
				['mine', 'mine returned bodies unit done'],
				['approval', 'approval new mine returned bodies delivery unit done'],
				['unit', 'bodies unit done']
			]);
		});
	});
});

describe('rules of routing', () => {
	const admin = async (tx: Tx, who: Cast) => {
		const root = await tx.selectFrom('unit').select('id').where('parent_id', 'is', null).executeTakeFirstOrThrow();
		return {
			root: await makeStaff(tx, { role: 'administrator', unitId: root.id }),
			local: await makeStaff(tx, { role: 'administrator', unitId: who.other.id })
		};
	};

	it('are set once for a pair, changed, taken away; each act is journalled', async () => {
		await rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const { root } = await admin(tx, who);
			const rule = { territoryId: undefined, themeId: undefined };
			await appeals.setRoute(tx, root, { ...rule, unitId: who.unit.id });
			await appeals.setRoute(tx, root, { ...rule, unitId: who.unit.id });
			await appeals.setRoute(tx, root, { ...rule, unitId: who.other.id });
			const [only, ...more] = await appeals.routeRules(asReader(tx));
			expect([only?.unitId, more]).toEqual([who.other.id, []]);
			const context = await appeals.deskContext(asReader(tx), 'kk', root);
			expect(await appeals.tryRoute(context, rule)).toBe(who.other.name.kk);
			await appeals.removeRoute(tx, root, only?.id ?? '');
			expect(await appeals.routeRules(asReader(tx))).toEqual([]);
			const acts = await tx.selectFrom('journal').select('act').where('act', 'like', 'unit.route%').orderBy('id').execute();
			expect(acts.map((row) => row.act)).toEqual(['unit.route_set', 'unit.route_set', 'unit.route_removed']);
		});
	});

	it('are only for administrators over both units', async () => {
		await rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const { root, local } = await admin(tx, who);
			const rule = { territoryId: undefined, themeId: undefined };
			expect(await refusal(appeals.setRoute(tx, who.head, { ...rule, unitId: who.unit.id }))).toBe('403 forbidden');
			await appeals.setRoute(tx, root, { ...rule, unitId: who.unit.id });
			expect(await refusal(appeals.setRoute(tx, local, { ...rule, unitId: who.other.id }))).toBe('403 forbidden');
			const [only] = await appeals.routeRules(asReader(tx));
			expect(await refusal(appeals.removeRoute(tx, local, only?.id ?? ''))).toBe('403 forbidden');
		});
	});
});
