import { describe, expect, it } from 'vitest';
import { testClock } from '../../../../test/clock.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { makeStaff, makeUnit } from '../../../../test/actors.ts';
import { debtSources } from '#platform/calendar/debts.ts';
import { changeDay } from '#platform/calendar/edit.ts';
import { asReader, sql, type Tx } from '#platform/db/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { timelineOf } from '#platform/journal/index.ts';
import type { Letter } from '#platform/mail/index.ts';
import { open } from '#platform/secrets.ts';
import { knownOrigin, reportAssignment } from '#modules/assignments/server/index.ts';
import { NOBODY } from '#modules/organisation/rules/audience.ts';
import { seriesFields, seriesInput, type SeriesInput } from '../input.ts';
import { makeCountry, partsByUnit, type Country } from './fixture.ts';
import {
	changeSeries,
	criteriaOf,
	directiveFor,
	draftSeries,
	endSeries,
	issueAllSeries,
	issueSeries,
	judgePart,
	pauseSeries,
	presentHead,
	presentOccurrences,
	presentSeries,
	presentSeriesHistory,
	presentSeriesList,
	registerDirectiveJobs,
	resumeSeries,
	seriesFor,
	startSeries
} from './index.ts';
import { seriesDue } from './issue-series.ts';

const database = testDatabase();
// A Monday.
const at = testClock('2026-11-23');
registerDirectiveJobs();
const words = { kk: 'Демалыс', ru: 'Выходной', en: 'Day off' };
const day = (text: string) => Temporal.PlainDate.from(text);
const refused = (act: Promise<unknown>) => act.then(() => 'done').catch((error: unknown) => (error as { code: string }).code);

async function country(tx: Tx, mark = 'S'): Promise<Country> {
	const root = await tx
		.selectFrom('unit')
		.select(['id', sql<string>`path::text`.as('path')])
		.where('parent_id', 'is', null)
		.executeTakeFirstOrThrow();
	return makeCountry(tx, { regions: 2, districts: 2, primaries: 0 }, root, mark);
}
const inCountry = (act: (tx: Tx, c: Country) => Promise<void>) => () => rolledBack(database.db, async (tx) => act(tx, await country(tx)));

/** Each month by the fifth, issued five working days before. */
const wish = (c: Country, changes: Partial<SeriesInput> = {}): SeriesInput => ({
	title: 'Айлық есеп',
	text: 'Қабылдаулар туралы есеп',
	priority: undefined,
	issuerUnitId: c.root.id,
	reason: undefined,
	rhythm: { every: 'month' as const, day: 5 },
	lead: 5,
	fromOn: day('2026-12-01'),
	untilOn: undefined,
	criteria: [{ text: 'Есеп берілді', evidence: false }],
	audience: { ...NOBODY, kinds: ['regional'] },
	...changes
});

async function started(tx: Tx, c: Country, changes: Partial<SeriesInput> = {}): Promise<string> {
	const seriesId = await draftSeries(tx, c.root.head, wish(c, changes));
	await startSeries(tx, c.root.head, { seriesId });
	return seriesId;
}

/** What came of each period: the due day, and which directive or why none. */
async function occurrences(tx: Tx, id: string) {
	const query = tx.selectFrom('directive_occurrence').select(['due_on', 'directive_id', 'skipped']).where('series_id', '=', id);
	const found = await query.orderBy('period').execute();
	return found.map((row) => ({ due: row.due_on.toString(), what: row.skipped ?? 'issued', directiveId: row.directive_id ?? '' }));
}
const outcomes = async (tx: Tx, id: string) => (await occurrences(tx, id)).map(({ due, what }) => `${due} ${what}`);
const acts = async (tx: Tx, id: string) =>
	(await timelineOf(asReader(tx), { kind: 'directive_series', id }, 'staff')).map(({ act }) => act.replace('directive_series.', ''));

async function letters(tx: Tx): Promise<Letter[]> {
	const rows = await tx.selectFrom('outbox').select('payload').where('topic', '=', 'mail').orderBy('id').execute();
	return rows.map(({ payload }) => JSON.parse(open(Buffer.from((payload as { sealed: string }).sealed, 'base64'))) as Letter);
}

describe('a series', () => {
	it(
		'is drafted, shown with its next days, and started by the leadership of its unit; hidden from everybody else',
		inCountry(async (tx, c) => {
			const [region] = c.regions;
			if (region === undefined) throw new Error('a region');
			expect(await refused(draftSeries(tx, region.head, wish(c)))).toBe('forbidden');
			expect(await refused(draftSeries(tx, c.root.head, wish(c, { audience: { ...NOBODY, kinds: ['youth'] } })))).toBe('directives.nobody');
			expect(await refused(draftSeries(tx, c.root.head, wish(c, { untilOn: day('2026-11-30') })))).toBe('directives.until_early');
			expect(await refused(draftSeries(tx, c.root.head, wish(c, { untilOn: day('2026-12-04') })))).toBe('directives.no_dates');
			const seriesId = await draftSeries(tx, c.root.head, wish(c));
			const reader = asReader(tx);
			const auditor = await makeStaff(tx, { role: 'auditor', unitId: c.root.id });
			const admin = await makeStaff(tx, { role: 'administrator', unitId: c.root.id });
			const shown = await presentSeries(reader, auditor, 'en', await seriesFor(reader, auditor, seriesId), false);
			expect(shown.coming.map(({ issueOn, dueOn }) => [issueOn, dueOn])).toEqual([
				['30 November 2026', '7 December 2026'],
				['25 December 2026', '5 January 2027'],
				['29 January 2027', '5 February 2027']
			]);
			expect([shown.addressees?.count, shown.acts.start]).toEqual([2, false]);
			for (const actor of [region.head, admin]) {
				expect(await refused(seriesFor(reader, actor, seriesId))).toBe('not_found');
				expect(await refused(startSeries(tx, actor, { seriesId }))).toBe('not_found');
				expect((await presentSeriesList(reader, actor, 'kk', undefined)).items).toEqual([]);
			}
			expect(await refused(startSeries(tx, auditor, { seriesId }))).toBe('forbidden');
			expect(await issueSeries(tx, seriesId)).toBe(0);
			await startSeries(tx, c.root.head, { seriesId });
			expect(await refused(startSeries(tx, c.root.head, { seriesId }))).toBe('directives.series_not_now');
			const { items } = await presentSeriesList(reader, c.root.head, 'en', undefined);
			expect(items.map(({ rhythm, next, state }) => [rhythm, next, state])).toEqual([['Each month, day 5', '7 December 2026', 'Running']]);
			expect(await acts(tx, seriesId)).toEqual(['drafted', 'started']);
		})
	);

	it('reads a form: each rhythm has its own fields, and a month that is no number is refused beside its field', () => {
		const form = new FormData();
		const fields = {
			title: 'x',
			text: 'y',
			issuerUnitId: newId(),
			lead: '3',
			fromOn: '2026-12-01',
			untilOn: '',
			criterion1: 'a',
			kinds: 'regional'
		};
		for (const [name, value] of Object.entries({ ...fields, weekday: '5', day: '31', month: '2', quarterMonth: '3' }))
			form.set(name, value);
		const read = (every: string) => {
			form.set('every', every);
			return seriesInput.parse(seriesFields(form)).rhythm;
		};
		expect(['week', 'month', 'quarter', 'year'].map(read)).toEqual([
			{ every: 'week', day: 5 },
			{ every: 'month', day: 31 },
			{ every: 'quarter', month: 3, day: 31 },
			{ every: 'year', month: 2, day: 31 }
		]);
		form.set('day', '32');
		form.set('lead', '');
		const wrong = seriesInput.safeParse(seriesFields(form)).error?.issues.map(({ path, message }) => [path.join('.'), message]);
		expect(wrong).toEqual([
			['rhythm.day', 'too_big'],
			['lead', 'required']
		]);
	});
});

describe('issuing', () => {
	it(
		'makes an ordinary directive on its day, once, to whom the rule means on that day, and says who came and who left',
		inCountry(async (tx, c) => {
			const seriesId = await started(tx, c);
			at('2026-11-27');
			expect(await issueSeries(tx, seriesId)).toBe(0);
			at('2026-11-30', '06:10');
			expect([await issueSeries(tx, seriesId), await issueSeries(tx, seriesId)]).toEqual([1, 0]);
			const [first] = await occurrences(tx, seriesId);
			const directive = await directiveFor(asReader(tx), c.root.head, first?.directiveId ?? '');
			expect([directive.state, directive.dueOn.toString(), directive.issuerPersonId]).toEqual(['issued', '2026-12-07', null]);
			expect([...(await partsByUnit(tx, directive.id)).keys()].toSorted()).toEqual(c.regions.map(({ id }) => id).toSorted());
			const head = await presentHead(asReader(tx), c.root.head, 'en', directive);
			expect(head.facts.find(({ term }) => term === 'Recurs')).toMatchObject({
				value: 'Each month, day 5',
				href: `/desk/directives/series/${seriesId}`
			});
			const below = await presentHead(asReader(tx), c.regions[0]?.head ?? c.root.head, 'en', directive);
			expect(below.facts.find(({ term }) => term === 'Recurs')?.href).toBeUndefined();
			const extra = await makeUnit(tx, { kind: 'regional', parentId: c.root.id, code: 'SNEW1', name: 'Жаңа облыс' });
			await sql`UPDATE unit SET valid_to = '2026-12-20' WHERE id = ${c.regions[0]?.id}`.execute(tx);
			at('2026-12-25', '06:10');
			expect(await issueSeries(tx, seriesId)).toBe(1);
			const second = (await occurrences(tx, seriesId))[1];
			expect((await partsByUnit(tx, second?.directiveId ?? '')).has(extra.id)).toBe(true);
			const [told] = await presentSeriesHistory(asReader(tx), 'en', seriesId);
			expect(told?.note).toContain('came in: Жаңа облыс · dropped out: SR000');
		})
	);

	it(
		'after days without a server issues once what can still be done, and records what cannot',
		inCountry(async (tx, c) => {
			const seriesId = await started(tx, c);
			at('2027-02-02', '06:10');
			expect([await issueSeries(tx, seriesId), await issueSeries(tx, seriesId)]).toEqual([1, 0]);
			expect(await outcomes(tx, seriesId)).toEqual(['2026-12-07 missed', '2027-01-05 missed', '2027-02-05 issued']);
			expect(await acts(tx, seriesId)).toEqual(['drafted', 'started', 'skipped', 'issued']);
			expect((await seriesFor(tx, c.root.head, seriesId)).next?.dueOn.toString()).toBe('2027-03-05');
		})
	);

	it(
		'is over with its last day',
		inCountry(async (tx, c) => {
			const seriesId = await started(tx, c, { untilOn: day('2027-01-10') });
			at('2026-11-30');
			await issueSeries(tx, seriesId);
			at('2026-12-25');
			await issueSeries(tx, seriesId);
			const { state, next } = await seriesFor(tx, c.root.head, seriesId);
			expect([state, next, await acts(tx, seriesId)]).toEqual(['ended', null, ['drafted', 'started', 'issued', 'issued', 'over']]);
			expect(await refused(resumeSeries(tx, c.root.head, { seriesId }))).toBe('directives.series_not_now');
		})
	);

	it('gives each period one directive when two processes come to it at once', async () => {
		const { c, seriesId } = await database.db.write(async (tx) => {
			const made = await country(tx, 'W');
			return { c: made, seriesId: await started(tx, made) };
		});
		at('2026-11-30', '06:10');
		const job = () => issueAllSeries({ reader: database.db.reader, write: database.db.write });
		const both = await Promise.all([job(), job()]);
		expect(both.toSorted()).toEqual([0, 1]);
		await database.db.write(async (tx) => {
			expect(await outcomes(tx, seriesId)).toEqual(['2026-12-07 issued']);
			await endSeries(tx, c.root.head, { seriesId, reason: 'Сынақ аяқталды' });
		});
	});

	it(
		'takes up the series that are due and no others, and after a change of the calendar each once',
		inCountry(async (tx, c) => {
			const quarterly = { rhythm: { every: 'quarter' as const, month: 3, day: 25 } };
			const [due, later] = [await started(tx, c), await started(tx, c, quarterly)];
			const today = day('2026-11-30');
			expect(await seriesDue(asReader(tx), today)).toEqual([due]);
			const plan = sql<{
				'QUERY PLAN': string;
			}>`EXPLAIN SELECT id FROM directive_series WHERE state = 'active' AND next_issue_on <= ${today}::date`;
			await sql`SET LOCAL enable_seqscan = off`.execute(tx);
			expect((await plan.execute(tx)).rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('directive_series__issue_idx');
			// 25 December becomes a day off: what was due then is due on Monday.
			// At a moment of its own: a calendar is kept by its version and the moment of its change, for the whole process.
			at('2026-11-23', '11:37');
			const off = { kind: 'off' as const, name: words, source: words };
			await changeDay(tx, { kind: 'system', job: 'test' }, { day: day('2026-12-25'), after: off }, 'Үкімет шешімі');
			at('2026-11-30', '06:10');
			expect((await seriesDue(asReader(tx), today)).toSorted()).toEqual([due, later].toSorted());
			expect([await issueSeries(tx, due), await issueSeries(tx, later)]).toEqual([1, 0]);
			expect((await seriesFor(tx, c.root.head, later)).next?.dueOn.toString()).toBe('2026-12-28');
			expect(await seriesDue(asReader(tx), today)).toEqual([]);
		})
	);
});

describe('what cannot be issued', () => {
	it.each([
		[
			'nobody',
			(tx: Tx, c: Country) =>
				sql`UPDATE unit SET valid_to = '2026-11-25' WHERE id = ANY(${c.regions.map(({ id }) => id)}::uuid[])`.execute(tx)
		],
		['keeper', (tx: Tx, c: Country) => sql`UPDATE post SET valid_to = '2026-11-25' WHERE person_id = ${c.root.head.personId}`.execute(tx)],
		['issuer', (tx: Tx, c: Country) => sql`UPDATE unit SET valid_to = '2026-11-25' WHERE id = ${c.root.id}`.execute(tx)]
	] as const)('pauses itself with the reason (%s), is told of and owed, and comes after all when mended in time', async (halt, spoil) => {
		await rolledBack(database.db, async (tx) => {
			const c = await country(tx);
			const seriesId = await started(tx, c);
			const successor = await makeStaff(tx, { role: 'central', unitId: c.root.id, language: 'en', email: 'next@example.org' });
			await spoil(tx, c);
			at('2026-11-30', '06:10');
			expect([await issueSeries(tx, seriesId), await issueSeries(tx, seriesId)]).toEqual([0, 0]);
			const series = await seriesFor(tx, successor, seriesId);
			expect([series.state, series.halt, series.next?.dueOn.toString()]).toEqual(['paused', halt, '2026-12-07']);
			expect(await acts(tx, seriesId)).toEqual(['drafted', 'started', 'halted']);
			const told = await letters(tx);
			const keeper = `${c.root.head.name.toLowerCase()}@example.org`;
			expect(told.map(({ to }) => to).includes(keeper)).toBe(halt !== 'keeper');
			expect(told.map(({ to }) => to).includes('next@example.org')).toBe(halt !== 'nobody');
			const source = debtSources().get('directive_series');
			const owed = async (actor: Staff) => {
				const found = await sql<{ id: string; person_id: string | null; due_on: Temporal.PlainDate }>`
					SELECT id, person_id, due_on FROM (${source?.select}) d WHERE d.id = ${seriesId} AND ${knownOrigin(actor, 'd')}`.execute(tx);
				return found.rows.map((row) => [row.person_id, row.due_on.toString()]);
			};
			expect(await owed(successor)).toEqual([[halt === 'nobody' ? c.root.head.personId : null, '2026-12-07']]);
			expect(await owed(await makeStaff(tx, { role: 'operator', unitId: c.root.id }))).toEqual([]);
			if (halt !== 'keeper') {
				expect(await refused(resumeSeries(tx, successor, { seriesId }))).toBe(halt === 'nobody' ? 'directives.nobody' : 'choose');
				await sql`UPDATE unit SET valid_to = NULL WHERE id = ANY(${[c.root.id, ...c.regions.map(({ id }) => id)]}::uuid[])`.execute(tx);
			}
			await resumeSeries(tx, successor, { seriesId });
			at('2026-12-01', '06:10');
			expect(await issueSeries(tx, seriesId)).toBe(1);
			expect(await outcomes(tx, seriesId)).toEqual(['2026-12-07 issued']);
			expect((await seriesFor(tx, successor, seriesId)).keeperId).toBe(successor.personId);
			expect(await owed(successor)).toEqual([]);
		});
	});
});

describe('pausing and changing', () => {
	it(
		'loses no period: what passed in a pause is recorded, what is ahead is issued; ending is for good',
		inCountry(async (tx, c) => {
			const seriesId = await started(tx, c);
			const head = c.root.head;
			await pauseSeries(tx, head, { seriesId, reason: 'Демалыс' });
			expect(await refused(pauseSeries(tx, head, { seriesId, reason: 'x' }))).toBe('directives.series_not_now');
			at('2027-01-04', '06:10');
			expect([await seriesDue(asReader(tx), day('2027-01-04')), await issueSeries(tx, seriesId)]).toEqual([[], 0]);
			at('2027-01-04');
			await resumeSeries(tx, head, { seriesId });
			expect(await outcomes(tx, seriesId)).toEqual(['2026-12-07 paused']);
			at('2027-01-05', '06:10');
			expect(await issueSeries(tx, seriesId)).toBe(1);
			await endSeries(tx, head, { seriesId, reason: 'Енді керек емес' });
			at('2027-01-29', '06:10');
			expect(await issueSeries(tx, seriesId)).toBe(0);
			expect(await refused(endSeries(tx, head, { seriesId, reason: 'x' }))).toBe('directives.series_not_now');
			expect(await outcomes(tx, seriesId)).toEqual(['2026-12-07 paused', '2027-01-05 issued']);
			expect(await acts(tx, seriesId)).toEqual(['drafted', 'started', 'paused', 'resumed', 'skipped', 'issued', 'ended']);
		})
	);

	it(
		'changes what comes next and nothing that was issued; the new rhythm begins after the last due day',
		inCountry(async (tx, c) => {
			const seriesId = await started(tx, c);
			at('2026-11-30', '06:10');
			await issueSeries(tx, seriesId);
			const weekly = wish(c, {
				title: 'Апталық есеп',
				rhythm: { every: 'week', day: 5 },
				lead: 2,
				criteria: [{ text: 'Басқа', evidence: true }]
			});
			at('2026-11-30');
			expect(await refused(changeSeries(tx, c.root.head, { seriesId, ...weekly }))).toBe('required');
			await changeSeries(tx, c.root.head, { seriesId, ...weekly, reason: 'Жиірек керек' });
			const [issued] = await occurrences(tx, seriesId);
			const directive = await directiveFor(asReader(tx), c.root.head, issued?.directiveId ?? '');
			expect([directive.title, directive.dueOn.toString()]).toEqual(['Айлық есеп', '2026-12-07']);
			expect((await criteriaOf(tx, directive.id)).map(({ text }) => text)).toEqual(['Есеп берілді']);
			expect((await seriesFor(tx, c.root.head, seriesId)).next).toMatchObject({ period: day('2026-12-07'), dueOn: day('2026-12-11') });
		})
	);
});

it(
	'shows what came of each time side by side',
	inCountry(async (tx, c) => {
		const seriesId = await started(tx, c);
		const [one, other] = c.regions;
		if (one === undefined || other === undefined) throw new Error('regions');
		const round = async (issue: string, late: string) => {
			at(issue, '06:10');
			await issueSeries(tx, seriesId);
			const directiveId = (await occurrences(tx, seriesId)).at(-1)?.directiveId ?? '';
			const parts = await partsByUnit(tx, directiveId);
			const criteria = await criteriaOf(tx, directiveId);
			const judge = (assignmentId: string, met: boolean) =>
				judgePart(tx, c.root.head, {
					assignmentId,
					marks: criteria.map(({ id }) => ({ criterionId: id, met, remark: met ? null : 'Толық емес' }))
				});
			at(issue);
			const [first, second] = [parts.get(one.id) ?? '', parts.get(other.id) ?? ''];
			await reportAssignment(tx, one.head, { assignmentId: first, text: 'Дайын' });
			await judge(first, false);
			await reportAssignment(tx, one.head, { assignmentId: first, text: 'Енді дайын' });
			await judge(first, true);
			at(late);
			await reportAssignment(tx, other.head, { assignmentId: second, text: 'Дайын' });
			await judge(second, true);
		};
		await round('2026-11-30', '2026-12-09');
		await round('2026-12-25', '2027-01-04');
		at('2027-02-08', '06:10');
		await issueSeries(tx, seriesId);
		const { items } = await presentOccurrences(asReader(tx), 'en', seriesId, undefined);
		expect(items.map(({ due, skipped, counts }) => [due, skipped, counts])).toEqual([
			['5 February 2027', 'Not issued: its day passed while the system was not running', undefined],
			['5 January 2027', '', { given: '2', accepted: '2', first: '1', returned: '1', late: '0', open: '0' }],
			['7 December 2026', '', { given: '2', accepted: '2', first: '1', returned: '1', late: '1', open: '0' }]
		]);
		expect(items[2]?.bar).toEqual([
			{ kind: 'good', x: 0, width: 50 },
			{ kind: 'late', x: 50, width: 50 }
		]);
	})
);
