import { describe, expect, it } from 'vitest';
import { makeStaff, makeUnit } from '../../../../test/actors.ts';
import { cast, receive, type Cast } from '../../../../test/appeals.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { fillRegister } from '../../../../test/register.ts';
import { seeded } from '../../../../src/cli/demo/random.ts';
import { now, setClock } from '#platform/clock.ts';
import { asReader, sql, type Tx } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { deskContext, findAppeals, updateAppeal, type Filters } from '#modules/appeals/server/index.ts';
import { filtersFrom } from '#modules/appeals/rules/filters.ts';
import { DIMENSIONS } from '../rules.ts';
import { countAll, countChanged, presentStatistics, questionFrom, type CountTable } from './index.ts';

const t = testDatabase();
const COUNT = 150;

interface Scene {
	tx: Tx;
	who: Cast;
	central: Staff;
	ids: string[];
	themes: string[];
	regions: string[];
}

/** Two districts, one with a unit below it, and a register over them; three appeals are kept from most. */
async function scene(tx: Tx): Promise<Scene> {
	const who = await cast(tx);
	const below = await makeUnit(tx, { parentId: who.unit.id });
	const root = await tx.selectFrom('unit').select('id').where('parent_id', 'is', null).executeTakeFirstOrThrow();
	const central = await makeStaff(tx, { role: 'central', unitId: root.id });
	const themes = (await tx.selectFrom('theme').select('id').orderBy('position').limit(3).execute()).map(({ id }) => id);
	const places = await tx.selectFrom('territory').select(['id', 'level']).where('level', '<', 4).orderBy('code').limit(60).execute();
	const ids = await fillRegister(tx, {
		unitIds: [who.unit.id, below.id, who.other.id, root.id],
		themeIds: [...themes, null],
		seed: 5,
		today: dayOf(now()),
		territoryIds: [...places.map(({ id }) => id), null],
		count: COUNT
	});
	for (const id of ids.slice(0, 3)) await tx.updateTable('appeal').set({ sensitive: true }).where('id', '=', id).execute();
	await tx
		.insertInto('appeal_reader')
		.values({ appeal_id: ids[0] ?? '', person_id: who.head.personId, named_at: now() })
		.execute();
	for (const [at, id] of ids.entries())
		if (at % 4 === 0) {
			const recheck = (['sound', 'weak', 'failed', null] as const)[(at / 4) % 4] ?? null;
			await tx
				.updateTable('appeal')
				.set({ formal: at % 8 === 0, recheck })
				.where('id', '=', id)
				.execute();
		}
	return { tx, who, central, ids, themes, regions: places.filter(({ level }) => level === 1).map(({ id }) => id) };
}

/** How many appeals a link of the page finds for the same reader. */
async function listed(tx: Tx, actor: Staff, href: string): Promise<number> {
	const filters: Filters = filtersFrom(new URL(href, 'http://desk').searchParams);
	return (await findAppeals(asReader(tx), actor, { ...filters, limit: 1_000 })).rows.length;
}

/** What runs in a transaction of its own runs in that of the test. */
const within = (tx: Tx) => (act: (tx: Tx) => Promise<unknown>) => act(tx) as Promise<never>;

function figuresOf({ figures }: Awaited<ReturnType<typeof presentStatistics>>) {
	if (figures === undefined) throw new Error('nothing is counted yet');
	return figures;
}

const numberOf = (text: string) => Number(text.replace(/\D/g, ''));

/** What of a page does not agree with the lists behind it, and with its own sums. */
async function disagreements(tx: Tx, actor: Staff, query: Record<string, string>): Promise<string[]> {
	const db = asReader(tx);
	const context = await deskContext(db, 'kk', actor);
	const { asked, by } = await questionFrom(db, actor, new URLSearchParams(query));
	const page = figuresOf(await presentStatistics(context, asked, by));
	const wrong: string[] = [];
	// The same list stands behind several numbers.
	const lists = new Map<string, number>();
	const compare = async (what: string, text: string, href = '') => {
		const found = href === '' ? 0 : (lists.get(href) ?? (await listed(tx, actor, href)));
		lists.set(href, found);
		if (found !== numberOf(text)) wrong.push(`${what}: ${text} on the page, ${String(found)} in the list of ${href}`);
	};
	for (const [name, table] of Object.entries({ terms: page.terms, results: page.results, checks: page.checks, outcomes: page.outcomes })) {
		for (const row of [...table.rows, table.total])
			for (const cell of row.cells.filter(({ text, column }) => /^\d/.test(text) && !column.endsWith('жұмыс күні')))
				await compare(`${name}, ${row.name}, ${cell.column}`, cell.text, cell.href);
		wrong.push(...sumsOf(name, table));
	}
	for (const stat of page.stats.filter(({ value }) => /^[\d\s]+$/.test(value))) await compare(stat.label, stat.value, stat.href);
	for (const row of page.comparison?.table.rows ?? [])
		for (const cell of row.cells.filter(({ href }) => href !== undefined))
			await compare(`${row.name}, ${cell.column}`, cell.text, cell.href);
	for (const month of page.months) await compare(month.name, month.received, month.href);
	for (const bar of [...page.backlog.ages, ...page.backlog.lateness]) await compare(bar.label, bar.text, bar.href);
	const open = (bars: { value: number }[]) => bars.reduce((sum, { value }) => sum + value, 0);
	if (open(page.backlog.ages) !== open(page.backlog.lateness)) wrong.push('the open ones by age are not the open ones by term');
	return wrong;
}

function sumsOf(name: string, table: CountTable): string[] {
	return table.total.cells.flatMap(({ column, text }, at) => {
		if (column.endsWith('жұмыс күні')) return [];
		const sum = table.rows.reduce((total, row) => total + numberOf(row.cells[at]?.text ?? ''), 0);
		return sum === numberOf(text) ? [] : [`${name}: ${column} is ${text}, its parts are ${String(sum)}`];
	});
}

/** Questions of every shape, the same on every run. */
function questions(at: Scene, seed: number, count: number): Record<string, string>[] {
	const random = seeded(seed);
	return Array.from({ length: count }, () => ({
		by: random.pick(DIMENSIONS),
		period: random.pick(['2026', '2025', '2026-Q3', '2026-Q4', '2026-11', '2026-05']),
		...(random.chance(0.3) ? { theme: random.pick([...at.themes, 'none']) } : {}),
		...(random.chance(0.2) ? { kind: random.pick(['application', 'complaint']) } : {}),
		...(random.chance(0.2) ? { channel: random.pick(['web', 'phone']) } : {}),
		...(random.chance(0.3) ? { territoryId: random.pick([...at.regions, 'none']) } : {})
	}));
}

async function expectAgreement(at: Scene, seed: number, count: number): Promise<void> {
	for (const actor of [at.central, at.who.head, at.who.stranger])
		for (const query of questions(at, seed, count)) expect(await disagreements(at.tx, actor, query), JSON.stringify(query)).toEqual([]);
}

const total = async (tx: Tx, actor: Staff) => {
	const db = asReader(tx);
	const { asked } = await questionFrom(db, actor, new URLSearchParams({ period: '2026' }));
	const page = figuresOf(await presentStatistics(await deskContext(db, 'kk', actor), asked, 'unit'));
	return page.terms.total.cells.map(({ text }) => text);
};

/** Each filter by itself, and two at once. */
function filters(at: Scene): Record<string, string>[] {
	const [theme = '', region = ''] = [at.themes[0], at.regions[0]];
	const alone = [{ theme }, { theme: 'none' }, { kind: 'complaint' }, { channel: 'web' }, { territoryId: region }, { territoryId: 'none' }];
	return [{}, ...alone, { theme, channel: 'phone' }, { kind: 'application', territoryId: 'none' }];
}

/** Many appeals at once, all received today. */
async function putMany(tx: Tx, unitId: string, count: number): Promise<void> {
	await sql`INSERT INTO appeal (id, number, state, kind, language, channel, title, text, unit_id, received_at, register_by, first_due_on, due_on, changed_at)
		SELECT gen_random_uuid(), 'MANY-2026-' || n, 'received', 'application', 'kk', 'web', 'Сынақ', 'Сынақ мәтіні', ${unitId}::uuid, ${now()}, ${dayOf(now())}, ${dayOf(now())}, ${dayOf(now())}, ${now()}
		FROM generate_series(1, ${count}::int) n`.execute(tx);
}

describe('every number', () => {
	it('agrees by every dimension under every filter, in every branch', () =>
		rolledBack(t.db, async (tx) => {
			const at = await scene(tx);
			await countAll(within(tx));
			const [, , , moved = '', merged = ''] = at.ids;
			await updateAppeal(tx, moved, { unit_id: at.who.other.id });
			await updateAppeal(tx, merged, { state: 'merged' });
			const db = asReader(tx);
			for (const actor of [at.central, at.who.head])
				for (const query of filters(at)) {
					const totals = new Set<string>();
					for (const by of DIMENSIONS) {
						const { asked } = await questionFrom(db, actor, new URLSearchParams({ ...query, period: '2026', by }));
						const { terms, results } = figuresOf(await presentStatistics(await deskContext(db, 'kk', actor), asked, by));
						for (const [name, table] of Object.entries({ terms, results })) {
							expect(sumsOf(`${name} by ${by}`, table), JSON.stringify(query)).toEqual([]);
							totals.add(`${name} ${JSON.stringify(table.total.cells.map(({ text }) => text))}`);
						}
						const [largest] = terms.rows;
						if (largest !== undefined)
							expect(await listed(tx, actor, largest.cells[0]?.href ?? ''), by).toBe(numberOf(largest.cells[0]?.text ?? ''));
					}
					// Whatever it is broken down by, it is one whole.
					expect([...totals], JSON.stringify(query)).toHaveLength(2);
				}
		}));

	it('waits for the first count of a large register, and says when many changes are not counted yet', () =>
		rolledBack(t.db, async (tx) => {
			const who = await cast(tx);
			await putMany(tx, who.unit.id, 2_100);
			const page = async () => {
				const db = asReader(tx);
				const { asked } = await questionFrom(db, who.head, new URLSearchParams());
				return presentStatistics(await deskContext(db, 'en', who.head), asked, 'unit');
			};
			const received = async () => (await page()).figures?.terms.total.cells[0]?.text;
			expect(await page()).toEqual({ counting: expect.stringContaining('0 of 1 months') as string });
			const later = now().add({ hours: 1 });
			const back = setClock(() => later);
			try {
				await countAll(within(tx));
				expect(await received()).toBe('2,100');
				await tx.updateTable('appeal').set({ state: 'withdrawn', changed_at: now() }).execute();
				const behind = await page();
				expect(behind.now).toContain('Many appeals changed since');
				expect(behind.figures?.stats.find(({ label }) => label === 'still open')?.value).toBe('2,100');
				// What is hidden is hidden at once.
				const { id } = await tx.selectFrom('appeal').select('id').executeTakeFirstOrThrow();
				await updateAppeal(tx, id, { sensitive: true });
				expect(await received()).toBe('2,099');
				await countChanged(within(tx));
				expect((await page()).figures?.stats.find(({ label }) => label === 'still open')?.value).toBe('0');
				expect(await received()).toBe('2,099');
			} finally {
				back();
			}
		}));

	it('counts what was merged once, with what it was merged into', () =>
		rolledBack(t.db, async (tx) => {
			const at = await scene(tx);
			const before = numberOf((await total(tx, at.central))[0] ?? '');
			const one = await tx
				.selectFrom('appeal')
				.select('id')
				.where('state', '=', 'in_work')
				.where('sensitive', '=', false)
				.where('received_at', '>=', Temporal.Instant.from('2026-01-01T00:00:00Z'))
				.executeTakeFirstOrThrow();
			await updateAppeal(tx, one.id, { state: 'merged' });
			expect(numberOf((await total(tx, at.central))[0] ?? '')).toBe(before - 1);
			await countChanged(within(tx));
			expect(numberOf((await total(tx, at.central))[0] ?? '')).toBe(before - 1);
		}));

	it('is the length of the list that it opens, and the sum of its parts: before anything was counted, after, and after changes', () =>
		rolledBack(t.db, async (tx) => {
			const at = await scene(tx);
			await expectAgreement(at, 1, 1);
			await countChanged(within(tx));
			await expectAgreement(at, 2, 2);
			const [, , , a = '', b = '', c = ''] = at.ids;
			await updateAppeal(tx, a, { state: 'answered', answered_at: now(), answered_days: 7, outcome: 'refused', verdict: null });
			await updateAppeal(tx, b, {
				state: 'in_work',
				answered_at: null,
				answered_days: null,
				outcome: null,
				unit_id: at.who.other.id,
				reopens: 1
			});
			await tx.updateTable('appeal').set({ sensitive: true }).where('id', '=', c).execute();
			await expectAgreement(at, 3, 1);
			const before = await total(tx, at.central);
			await countChanged(within(tx));
			await countChanged(within(tx));
			expect(await total(tx, at.central)).toEqual(before);
			await expectAgreement(at, 4, 1);
		}));

	it('is as of today also when nothing was counted since yesterday: a term that passed at night is passed', () =>
		rolledBack(t.db, async (tx) => {
			const at = await scene(tx);
			await countChanged(within(tx));
			const later = now().add({ hours: 24 * 9 });
			const back = setClock(() => later);
			try {
				await expectAgreement(at, 6, 1);
				await countChanged(within(tx));
				await expectAgreement(at, 7, 1);
			} finally {
				back();
			}
		}));

	it('counts what was put in behind the clock’s back', () =>
		rolledBack(t.db, async (tx) => {
			const at = await scene(tx);
			await tx
				.updateTable('appeal')
				.set({ changed_at: Temporal.Instant.from('2020-01-01T00:00:00Z') })
				.execute();
			await tx.updateTable('statistic_state').set({ counted_at: now() }).execute();
			expect(await total(tx, at.central)).toContain('0');
			await countAll(within(tx));
			await expectAgreement(at, 8, 1);
		}));

	it('does not count what the reader may not know of, kept or not', () =>
		rolledBack(t.db, async (tx) => {
			const at = await scene(tx);
			const [id = ''] = at.ids;
			await tx.updateTable('appeal').set({ unit_id: at.who.unit.id, received_at: now() }).where('id', '=', id).execute();
			const received = async (actor: Staff) => Number((await total(tx, actor))[0]);
			const [named, auditor] = [await received(at.who.head), await received(at.who.auditor)];
			await countChanged(within(tx));
			expect([await received(at.who.head), await received(at.who.auditor)]).toEqual([named, auditor]);
			await sql`DELETE FROM appeal_reader WHERE appeal_id = ${id}`.execute(tx);
			expect(await received(at.who.head)).toBe(named - 1);
		}));
});

it('calls a repeat what the same person wrote before to the same unit, unless that is kept from people', () =>
	rolledBack(t.db, async (tx) => {
		const who = await cast(tx);
		const theme = await tx.selectFrom('theme').select('id').orderBy('position').executeTakeFirstOrThrow();
		const write = () => receive(tx, who, { themeId: theme.id });
		const repeats = async () => {
			const db = asReader(tx);
			const { asked } = await questionFrom(db, who.head, new URLSearchParams());
			const page = figuresOf(await presentStatistics(await deskContext(db, 'en', who.head), asked, 'unit'));
			return page.results.total.cells.find(({ column }) => column === 'Repeats')?.text;
		};
		const { id } = await write();
		expect(await repeats()).toBe('0');
		await countChanged(within(tx));
		await write();
		expect(await repeats()).toBe('1');
		await countChanged(within(tx));
		await updateAppeal(tx, id, { sensitive: true });
		expect(await repeats()).toBe('0');
	}));

it('refuses a unit that is not the reader’s as one that is not there', () =>
	rolledBack(t.db, async (tx) => {
		const who = await cast(tx);
		await expect(questionFrom(asReader(tx), who.head, new URLSearchParams({ unit: who.other.id }))).rejects.toMatchObject({ status: 404 });
	}));
