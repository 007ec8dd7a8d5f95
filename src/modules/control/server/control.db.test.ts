/** Second looks at accepted parts: what is drawn and to whom, that the draw can be made again, what a look finds, and what follows. */
import { hash } from 'node:crypto';
import { expect, it } from 'vitest';
import { debtSources } from '#platform/calendar/debts.ts';
import { currentDeadline } from '#platform/calendar/index.ts';
import { asReader, rows, sql, type Tx } from '#platform/db/index.ts';
import { readableFile, storeFile } from '#platform/files/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { timelineOf } from '#platform/journal/index.ts';
import { criteriaOf, directiveFor } from '#modules/directives/server/index.ts';
import { makeStaff, makeUnit } from '../../../../test/actors.ts';
import { refusal } from '../../../../test/appeals.ts';
import { testClock } from '../../../../test/clock.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { cascade, within } from '../../directives/server/cascade.ts';
import { makeCountry, type Country, type CountryUnit } from '../../directives/server/fixture.ts';
import { controlRuleInput, lookInput } from '../input.ts';
import { poolOf } from './queries.ts';
import * as control from './index.ts';

const database = testDatabase();
control.registerControlJobs();
const at = testClock('2026-03-02');
const MARCH = Temporal.PlainDate.from('2026-03-01');
const IDS = ['done', 'shown', 'criteria', 'noticed'];
const answers = (given: Record<string, string>) =>
	lookInput(IDS).parse(
		Object.fromEntries(
			IDS.flatMap((id) => [
				[`answer-${id}`, given[id] ?? 'yes'],
				[`remark-${id}`, given[id] ? 'Фото былтырғы' : '']
			])
		)
	);
const FORMAL = answers({ shown: 'no' });

interface Scene {
	c: Country;
	/** Auditors of a region that has no part in it. */
	far: Staff[];
	administrator: Staff;
	directiveId: string;
}

/**
 * A country in which all is accepted in March; a half of it is to be looked at, by auditors: of another region, of the country's top
 * and of its first region.
 */
async function accepted(tx: Tx): Promise<Scene> {
	const root = await tx.selectFrom('unit').select(['id', 'path']).where('parent_id', 'is', null).executeTakeFirstOrThrow();
	await tx.updateTable('post').set({ valid_to: MARCH }).where('role', '=', 'auditor').execute();
	const c = await makeCountry(tx, { regions: 2, districts: 4, primaries: 8 }, root, 'Q');
	const other = await makeUnit(tx, { kind: 'regional' });
	const far = [await makeStaff(tx, { role: 'auditor', unitId: other.id }), await makeStaff(tx, { role: 'auditor', unitId: other.id })];
	for (const unit of [c.root, c.regions[0]]) await makeStaff(tx, { role: 'auditor', unitId: unit?.id ?? '' });
	const administrator = await makeStaff(tx, { role: 'administrator', unitId: root.id });
	const rule = { share: '50', least: '2', validFrom: '2026-03-10', source: 'Орталық аппараттың тәртібі', reason: 'Сынақ үшін' };
	await control.addControlRule(tx, administrator, controlRuleInput.parse(rule));
	at('2026-03-03');
	const day = (text: string) => Temporal.PlainDate.from(text);
	const days = { directive: day('2026-03-20'), district: day('2026-03-18'), primary: day('2026-03-16') };
	const { directiveId } = await cascade(within(tx), c, days);
	at('2026-04-01');
	return { c, far, administrator, directiveId };
}

interface Look {
	id: string;
	assignment_id: string;
	unit_id: string;
	issuer_unit_id: string;
	looker_id: string | null;
	state: string;
}

const looks = (tx: Tx): Promise<Look[]> => tx.selectFrom('control_look').selectAll().orderBy('id').execute();
const unitsOf = ({ root, regions, districts, primaries }: Country): CountryUnit[] => [root, ...regions, ...districts, ...primaries];
const headOf = (c: Country, unitId: string) => unitsOf(c).find(({ id }) => id === unitId)?.head ?? c.root.head;

/** A look at a primary's part that a district accepted, given to the first of the far auditors. */
async function oneLook(tx: Tx, { c, far }: Scene) {
	await control.drawMonth(tx, MARCH, 'seed');
	const primaries = new Set(c.primaries.map(({ id }) => id));
	const look = (await looks(tx)).find((one) => primaries.has(one.unit_id));
	const [looker, other] = far as [Staff, Staff];
	if (look === undefined) throw new Error('half of all is drawn, so of the primaries, too');
	// Ids are new each time, and so is whoever the seed points at. The other one looks at nothing: who looks at a whole reads its parts, too.
	await tx
		.updateTable('control_look')
		.set({ looker_id: looker.personId })
		.where((eb) => eb.or([eb('id', '=', look.id), eb('looker_id', '=', other.personId)]))
		.execute();
	return { look, looker, other, judge: headOf(c, look.issuer_unit_id), doer: headOf(c, look.unit_id) };
}

it('draws a month once, evenly over those who accepted, to people apart; anybody draws it again from what is published', () =>
	rolledBack(database.db, async (tx) => {
		const scene = await accepted(tx);
		const drawn = await control.drawMonth(tx, MARCH, 'seed');
		expect(drawn).toMatchObject({ pool: 14, drawn: 7 });
		expect(await control.drawMonth(tx, MARCH, 'other')).toBeUndefined();
		const list = await looks(tx);
		expect(list).toHaveLength(7);
		const [top, first] = [scene.c.root, scene.c.regions[0]].map((unit) => unit?.path ?? '');
		for (const look of list) {
			const posts = await rows(
				tx,
				sql<{ path: string }>`SELECT u.path::text AS path FROM post p JOIN unit u ON u.id = p.unit_id WHERE p.person_id = ${look.looker_id}`
			);
			const issuer = unitsOf(scene.c).find(({ id }) => id === look.issuer_unit_id)?.path ?? '';
			// The country's auditor stands above those who accepted, and leads nobody; neither looks at what their own unit accepted.
			for (const path of [top, first]) if (posts[0]?.path === path) expect(issuer).not.toBe(path);
			expect(await currentDeadline(asReader(tx), { kind: 'control_look', id: look.id }, 'control_look')).toMatchObject({
				dueOn: Temporal.PlainDate.from('2026-04-15')
			});
		}
		// As the page says, with SHA-256 alone.
		const { sheet } = await control.drawnPool(asReader(tx), 'kk', drawn?.id ?? '');
		const digits = (text: string) => hash('sha256', text).slice(0, 13);
		for (const [, , part, lot] of sheet.rows) expect(lot).toBe(digits(`seed ${String(part)}`));
		const start = Number.parseInt(digits('seed'), 16) / 16 ** 13;
		const again = Array.from({ length: 7 }, (_, k) => sheet.rows[Math.floor(((k + start) * 14) / 7)]?.[2]);
		expect(new Set(again)).toEqual(new Set(list.map((look) => look.assignment_id)));
		expect((await poolOf(asReader(tx), drawn?.id ?? '')).filter((one) => one.drawn)).toHaveLength(7);
		const told = await timelineOf(asReader(tx), { kind: 'control_draw', id: drawn?.id ?? '' }, 'staff');
		expect(told.map(({ act, data }) => [act, data.seed, data.pool])).toEqual([['control.month_drawn', 'seed', 14]]);
		const owed = debtSources().get('control_look')?.select;
		expect(owed && (await rows(tx, sql`SELECT FROM (${owed}) o WHERE o.person_id IS NOT NULL`))).toHaveLength(7);
	}));

it('draws from what somebody of the group is apart from, and nothing when the group is empty', () =>
	rolledBack(database.db, async (tx) => {
		const { c } = await accepted(tx);
		await sql`UPDATE post SET valid_to = ${MARCH} WHERE role = 'auditor' AND unit_id <> ${c.regions[0]?.id}`.execute(tx);
		// The first region's auditor may look at what the second region accepted, and at what districts did.
		expect(await control.drawMonth(tx, MARCH, 'seed')).toMatchObject({ pool: 10, drawn: 5 });
		await tx.updateTable('post').set({ valid_to: MARCH }).where('role', '=', 'auditor').execute();
		expect(await control.drawMonth(tx, MARCH.subtract({ months: 1 }), 'seed')).toBeUndefined();
	}));

it('finds an acceptance a formality: beside the acceptance, once, by whoever was drawn; both units reply, the accepting one has it put right', () =>
	rolledBack(database.db, async (tx) => {
		const scene = await accepted(tx);
		const { look, looker, other, judge, doer } = await oneLook(tx, scene);
		const report = await tx
			.selectFrom('assignment_report')
			.select('id')
			.where('assignment_id', '=', look.assignment_id)
			.executeTakeFirstOrThrow();
		const file = await storeFile(tx, doer, {
			subject: { kind: 'assignment_report', id: report.id },
			seenBy: 'staff' as const,
			name: 'тізім.txt',
			bytes: Buffer.from('Барлығы тексерілді')
		});
		const page = () => control.presentLook(asReader(tx), 'kk', looker, look.id);
		expect((await page()).form?.questions.map(({ id }) => id)).toEqual(IDS);
		expect((await page()).reports[0]?.files).toHaveLength(1);
		expect((await readableFile(asReader(tx), looker, file.id)).row.id).toBe(file.id);
		expect(await refusal(readableFile(asReader(tx), other, file.id))).toBe('404 not_found');
		// Until it is done it is nobody else's.
		expect(await refusal(control.presentLook(asReader(tx), 'kk', judge, look.id))).toBe('404 not_found');
		for (const actor of [other, judge, doer]) expect(await refusal(control.finishLook(tx, actor, look.id, FORMAL))).toBe('404 not_found');
		await control.finishLook(tx, looker, look.id, FORMAL);
		expect(await refusal(control.finishLook(tx, looker, look.id, FORMAL))).toBe('409 control.over');
		const part = await tx.selectFrom('assignment').select('state').where('id', '=', look.assignment_id).executeTakeFirstOrThrow();
		expect(part.state).toBe('accepted');
		const told = await timelineOf(asReader(tx), { kind: 'assignment', id: look.assignment_id }, 'staff');
		expect(told.at(-1)).toMatchObject({ act: 'assignment.look_unconfirmed', data: { reason: 'Фото былтырғы' } });
		expect(await control.presentLookAt(asReader(tx), 'kk', judge, look.assignment_id)).toMatchObject({
			mend: true,
			remarks: ['Фото былтырғы']
		});
		expect((await control.presentLooksOf(asReader(tx), 'kk', scene.c.root.head, scene.directiveId))?.unconfirmed).toHaveLength(1);

		const reply = { reply: 'Фото биылғы, күні қате қойылған.' };
		for (const actor of [looker, scene.c.root.head])
			expect(await refusal(control.replyToLook(tx, actor, look.id, reply))).toBe('403 forbidden');
		expect(await refusal(control.replyToLook(tx, other, look.id, reply))).toBe('404 not_found');
		await control.replyToLook(tx, judge, look.id, reply);
		expect(await refusal(control.replyToLook(tx, judge, look.id, reply))).toBe('409 control.replied');
	}));

it('has a term to reply, and one directive to put it right', () =>
	rolledBack(database.db, async (tx) => {
		const scene = await accepted(tx);
		const { look, looker, judge, doer } = await oneLook(tx, scene);
		await control.finishLook(tx, looker, look.id, FORMAL);
		const dueOn = Temporal.PlainDate.from('2026-04-20');
		for (const actor of [looker, doer]) expect(await refusal(control.mendPart(tx, actor, look.id, { dueOn }))).toBe('403 forbidden');
		expect(await refusal(control.mendPart(tx, judge, look.id, { dueOn: MARCH }))).toBe('422 assignments.in_past');
		const directiveId = await control.mendPart(tx, judge, look.id, { dueOn });
		const draft = await directiveFor(asReader(tx), judge, directiveId);
		expect(draft).toMatchObject({ state: 'draft', issuerUnitId: look.issuer_unit_id, title: 'Түзету: Ауыл мектептерін қысқа дайындау' });
		expect(draft.text).toContain('Фото былтырғы');
		expect((await criteriaOf(tx, directiveId)).map(({ text }) => text)).toEqual(['Жылу тексерілді', 'Тізім жарияланды']);
		expect(await refusal(control.mendPart(tx, judge, look.id, { dueOn }))).toBe('409 control.mended');
		// Five working days from the first of April.
		at('2026-04-08', '18:00');
		await control.replyToLook(tx, doer, look.id, { reply: 'Фото биылғы, күні қате қойылған.' });
		at('2026-04-09');
		expect(await refusal(control.replyToLook(tx, judge, look.id, { reply: 'Біз орнына барып тексердік.' }))).toBe('409 control.too_late');
	}));

it('is drawn anew when somebody declines or leaves the group, and void with nobody left', () =>
	rolledBack(database.db, async (tx) => {
		const scene = await accepted(tx);
		const { look, looker, other } = await oneLook(tx, scene);
		await control.declineLook(tx, looker, look.id, { reason: 'Басшысы туысым' });
		expect(await refusal(control.declineLook(tx, looker, look.id, { reason: 'Басшысы туысым' }))).toBe('409 control.declined');
		const now = async () => (await looks(tx)).find(({ id }) => id === look.id);
		expect((await now())?.state).toBe('waiting');
		expect((await now())?.looker_id).not.toBe(looker.personId);
		await sql`UPDATE post SET valid_to = '2026-03-31' WHERE role = 'auditor' AND person_id <> ${other.personId}`.execute(tx);
		const write = (act: (tx: Tx) => Promise<unknown>) => act(tx) as Promise<never>;
		await control.moveOn(asReader(tx), write);
		expect(await now()).toMatchObject({ looker_id: other.personId, state: 'waiting' });
		await sql`UPDATE post SET valid_to = '2026-03-31' WHERE role = 'auditor'`.execute(tx);
		expect(await control.moveOn(asReader(tx), write)).toBe(7);
		expect(await now()).toMatchObject({ looker_id: null, state: 'void' });
	}));

it('confirms what is so; the rule is kept by date, by an administrator of the root', () =>
	rolledBack(database.db, async (tx) => {
		const scene = await accepted(tx);
		const { look, looker, judge } = await oneLook(tx, scene);
		await control.finishLook(tx, looker, look.id, answers({ noticed: 'no' }));
		expect(await control.presentLookAt(asReader(tx), 'ru', judge, look.assignment_id)).toMatchObject({
			tag: { text: 'Подтверждено' },
			mend: false
		});
		expect(await refusal(control.replyToLook(tx, judge, look.id, { reply: 'Рахмет' }))).toBe('403 forbidden');
		const wish = (more: object) => ({
			share: '10',
			least: '0',
			validFrom: '2026-05-01',
			source: 'Тәртіп, 3-тармақ',
			reason: 'Көбірек қарау үшін',
			...more
		});
		const add = (actor: Staff, more: object) => refusal(control.addControlRule(tx, actor, controlRuleInput.parse(wish(more))));
		expect(await add(judge, {})).toBe('403 forbidden');
		expect(await add(scene.administrator, { validFrom: '2026-04-01' })).toBe('422 control.to_come');
		expect(await add(scene.administrator, { group: 'NOSUCH' })).toBe('422 control.group');
		expect(await add(scene.administrator, { group: scene.c.root.path.split('.').at(-1) })).toBeUndefined();
		expect(await add(scene.administrator, {})).toBe('422 control.taken');
		const { editions } = await control.presentControlRules(asReader(tx), 'en', scene.administrator);
		expect(editions.map(({ amount }) => amount)).toEqual([
			'10% of what was accepted, at least 0',
			'50% of what was accepted, at least 2',
			'5% of what was accepted, at least 3'
		]);
	}));
