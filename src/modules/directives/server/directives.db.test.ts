import { describe, expect, it } from 'vitest';
import { testClock } from '../../../../test/clock.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { makeStaff, makeUnit } from '../../../../test/actors.ts';
import { loadCalendar } from '#platform/calendar/index.ts';
import { asReader, sql, type Tx } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { timelineOf } from '#platform/journal/index.ts';
import {
	acceptReport,
	assignmentFor,
	cancelAssignment,
	reportAssignment,
	returnReport,
	treeGroups
} from '#modules/assignments/server/index.ts';
import { lateness, type AssignmentState } from '#modules/assignments/rules.ts';
import { NOBODY } from '#modules/organisation/rules/audience.ts';
import { draftFields, draftInput, type DraftInput } from '../input.ts';
import { partState, silentSince } from '../rules.ts';
import { cascade, within } from './cascade.ts';
import { makeCountry, partsByUnit, type Country } from './fixture.ts';
import {
	cancelDirective,
	changeDirective,
	closeDirective,
	criteriaOf,
	directiveFor,
	directivesOf,
	draftDirective,
	issueDirective,
	judgePart,
	marksOf,
	showAddressees,
	splitPart
} from './index.ts';
import { tellHeads } from './jobs.ts';

const database = testDatabase();
testClock('2026-11-23');
const day = (text: string) => Temporal.PlainDate.from(text);
const refused = (act: Promise<unknown>) =>
	act.then(
		() => 'done',
		(error: unknown) => (error as { code: string }).code
	);

const DAYS = { today: day('2026-11-23'), givenBy: day('2026-11-18') };

async function country(tx: Tx, size = { regions: 2, districts: 4, primaries: 8 }, mark = 'Q'): Promise<Country> {
	const root = await tx
		.selectFrom('unit')
		.select(['id', sql<string>`path::text`.as('path')])
		.where('parent_id', 'is', null)
		.executeTakeFirstOrThrow();
	return makeCountry(tx, size, root, mark);
}
const inCountry = (act: (tx: Tx, c: Country) => Promise<void>) => () => rolledBack(database.db, async (tx) => act(tx, await country(tx)));

const wish = (c: Country, changes: Partial<DraftInput> = {}): DraftInput => ({
	title: 'Көшелерді жарықтандыру',
	text: 'Барлық көше',
	priority: 'Қауіпсіз аула',
	issuerUnitId: c.root.id,
	dueOn: day('2026-12-11'),
	criteria: [
		{ text: 'Шамдар жанады', evidence: true },
		{ text: 'Тізім жарияланды', evidence: false }
	],
	audience: { ...NOBODY, kinds: ['regional'] },
	...changes
});

async function issuedTo(tx: Tx, c: Country, changes: Partial<DraftInput> = {}) {
	const directiveId = await draftDirective(tx, c.root.head, wish(c, changes));
	await issueDirective(tx, c.root.head, { directiveId });
	const parts = await partsByUnit(tx, directiveId);
	const region = c.regions[0];
	if (region === undefined) throw new Error('a region');
	return { directiveId, parts, region, part: parts.get(region.id) ?? '' };
}

const acts = async (tx: Tx, id: string) =>
	(await timelineOf(asReader(tx), { kind: 'directive', id }, 'staff')).map(({ act }) => act.replace('directive.', ''));

describe('drafting and issuing', () => {
	it(
		'is for the leadership of the issuing unit, and hidden from everybody else while it is a draft',
		inCountry(async (tx, c) => {
			const [region, district] = [c.regions[0], c.districts[0]];
			if (region === undefined || district === undefined) throw new Error('units');
			expect(await refused(draftDirective(tx, region.head, wish(c)))).toBe('forbidden');
			expect(await refused(draftDirective(tx, c.root.head, wish(c, { dueOn: day('2026-12-12') })))).toBe('assignments.day_off');
			expect(await refused(draftDirective(tx, c.root.head, wish(c, { audience: { ...NOBODY, kinds: ['youth'] } })))).toBe(
				'directives.nobody'
			);
			// What is outside the issuer's tree is nobody to it.
			const own = wish(c, { issuerUnitId: region.id, audience: { ...NOBODY, kinds: ['regional'] } });
			expect(await refused(draftDirective(tx, region.head, own))).toBe('directives.nobody');
			const id = await draftDirective(tx, c.root.head, wish(c));
			const auditor = await makeStaff(tx, { role: 'auditor', unitId: c.root.id });
			const reader = asReader(tx);
			expect((await directiveFor(reader, auditor, id)).state).toBe('draft');
			expect(await refused(directiveFor(reader, region.head, id))).toBe('not_found');
			expect(await refused(issueDirective(tx, region.head, { directiveId: id }))).toBe('not_found');
			expect(await refused(issueDirective(tx, auditor, { directiveId: id }))).toBe('forbidden');
			await changeDirective(tx, c.root.head, { directiveId: id, ...wish(c, { title: 'Басқаша' }) });
			expect(await issueDirective(tx, c.root.head, { directiveId: id })).toBe(2);
			expect(await refused(issueDirective(tx, c.root.head, { directiveId: id }))).toBe('directives.not_now');
			expect(await refused(changeDirective(tx, c.root.head, { directiveId: id, ...wish(c) }))).toBe('directives.not_now');
			expect(await acts(tx, id)).toEqual(['drafted', 'changed', 'issued']);
			expect((await directiveFor(reader, region.head, id)).title).toBe('Басқаша');
			// Above and below an addressed unit one may know of it; aside one may not.
			const aside = await makeUnit(tx, {});
			const stranger = await makeStaff(tx, { role: 'head', unitId: aside.id });
			expect((await directiveFor(reader, district.head, id)).id).toBe(id);
			expect(await refused(directiveFor(reader, stranger, id))).toBe('not_found');
			const admin = await makeStaff(tx, { role: 'administrator', unitId: c.root.id });
			expect(await refused(directiveFor(reader, admin, id))).toBe('not_found');
			const lists = async (actor: Staff) =>
				Promise.all(
					(['known', 'ours'] as const).map(async (list) => {
						const found = await directivesOf(reader, actor, list, undefined);
						return found.rows.some((one) => one.id === id);
					})
				);
			expect([await lists(c.root.head), await lists(region.head), await lists(stranger)]).toEqual([
				[true, true],
				[true, false],
				[false, false]
			]);
		})
	);

	it(
		'sends to what was shown or not at all, and says how the list differs',
		inCountry(async (tx, c) => {
			const directiveId = await draftDirective(tx, c.root.head, wish(c));
			const extra = await makeUnit(tx, { kind: 'regional', parentId: c.root.id, code: 'QNEW1' });
			await sql`UPDATE unit SET valid_to = '2026-11-01' WHERE id = ${c.regions[0]?.id}`.execute(tx);
			const error = await issueDirective(tx, c.root.head, { directiveId }).catch((e: unknown) => e);
			expect(error).toMatchObject({ code: 'directives.set_changed', data: { added: 'QNEW1', gone: 'QR000' } });
			expect(await showAddressees(tx, c.root.head, { directiveId })).toBe(2);
			expect(await issueDirective(tx, c.root.head, { directiveId })).toBe(2);
			expect((await partsByUnit(tx, directiveId)).has(extra.id)).toBe(true);
		})
	);

	it(
		'writes each head one letter, once, whatever the job does',
		inCountry(async (tx, c) => {
			const { directiveId } = await issuedTo(tx, c);
			const before = await tx.selectFrom('outbox').select('id').where('topic', '=', 'mail').execute();
			expect([await tellHeads(tx, { directiveId }), await tellHeads(tx, { directiveId })]).toEqual([2, 0]);
			const letters = await tx.selectFrom('outbox').select('id').where('topic', '=', 'mail').execute();
			expect(letters.length - before.length).toBe(2);
		})
	);

	it('reads a form: empty criteria are left out, several boxes are a list', () => {
		const form = new FormData();
		for (const [name, value] of Object.entries({ title: 'x', text: 'y', priority: '', issuerUnitId: newId(), dueOn: '2026-12-11' }))
			form.set(name, value);
		form.set('criterion1', 'a');
		form.set('criterion3', 'b');
		form.set('evidence3', 'on');
		form.append('kinds', 'regional');
		form.append('kinds', 'district');
		form.set('within', 'ala, tur');
		const read = draftInput.parse(draftFields(form));
		expect(read.criteria).toEqual([
			{ text: 'a', evidence: false },
			{ text: 'b', evidence: true }
		]);
		expect(read.audience).toEqual({ kinds: ['regional', 'district'], within: ['ALA', 'TUR'], levels: [], also: [], except: [] });
		expect(read.priority).toBeUndefined();
	});
});

describe('splitting', () => {
	it(
		'is for whoever owes the part: units below, once each, not after its own date',
		inCountry(async (tx, c) => {
			const { part, region } = await issuedTo(tx, c);
			const own = c.districts.filter((unit) => unit.parentId === region.id);
			const other = c.districts.find((unit) => unit.parentId !== region.id);
			const [first, second] = own;
			if (first === undefined || second === undefined || other === undefined) throw new Error('districts');
			const input = {
				assignmentId: part,
				kinds: [],
				unitIds: [first.id],
				dueOn: day('2026-12-04'),
				optional: false,
				note: 'Алдымен мектептер'
			};
			expect(await refused(splitPart(tx, other.head, input))).toBe('not_found');
			expect(await refused(splitPart(tx, region.head, { ...input, unitIds: [other.id] }))).toBe('directives.below');
			expect(await refused(splitPart(tx, region.head, { ...input, unitIds: [] }))).toBe('directives.nobody');
			expect(await refused(splitPart(tx, region.head, { ...input, dueOn: day('2026-12-14') }))).toBe('assignments.after_whole');
			expect(await splitPart(tx, region.head, input)).toBe(1);
			expect(await refused(splitPart(tx, region.head, input))).toBe('directives.has_part');
			expect(await splitPart(tx, region.head, { ...input, unitIds: [], kinds: ['primary'], optional: true })).toBe(4);
			const page = await assignmentFor(asReader(tx), region.head, part);
			expect(page.row.acknowledgedAt).not.toBeNull();
			expect(page.parts.map((one) => [one.obligatory, one.text.split('\n')[0]]).slice(0, 2)).toEqual([
				[true, 'Көшелерді жарықтандыру'],
				[false, 'Көшелерді жарықтандыру']
			]);
			expect(second.head.posts.length).toBe(1);
		})
	);

	it('gives a unit its part once when two split at the same time', async () => {
		const { c, part, region } = await database.db.write(async (tx) => {
			const made = await country(tx, { regions: 1, districts: 2, primaries: 2 }, 'Y');
			return { c: made, ...(await issuedTo(tx, made)) };
		});
		const input = {
			assignmentId: part,
			kinds: ['district' as const],
			unitIds: [],
			dueOn: day('2026-12-04'),
			optional: false,
			note: undefined
		};
		const split = () => database.db.write((tx) => splitPart(tx, region.head, input));
		const both = await Promise.all([refused(split()), refused(split())]);
		expect(both.toSorted()).toEqual(['directives.has_part', 'done']);
		const { parts } = await assignmentFor(database.db.reader, region.head, part);
		expect(parts.map((one) => one.unitId).toSorted()).toEqual(c.districts.map((unit) => unit.id).toSorted());
	});
});

describe('judging', () => {
	it(
		'is by the criteria alone: met all, or returned with what is missing; marks of each round are kept',
		inCountry(async (tx, c) => {
			const { directiveId, part, region } = await issuedTo(tx, c);
			const [lamps, list] = await criteriaOf(tx, directiveId);
			if (lamps === undefined || list === undefined) throw new Error('criteria');
			const judge = (actor: Staff, met: [boolean, boolean], remark: string | null = 'Тізім жоқ') =>
				judgePart(tx, actor, {
					assignmentId: part,
					marks: [lamps, list].map(({ id }, i) => ({ criterionId: id, met: met[i] ?? false, remark: met[i] === true ? null : remark }))
				});
			expect(await refused(judge(c.root.head, [true, true]))).toBe('assignments.not_now');
			await reportAssignment(tx, region.head, { assignmentId: part, text: 'Дайын' });
			expect(await refused(acceptReport(tx, c.root.head, { assignmentId: part }))).toBe('assignments.judge_in_room');
			expect(await refused(returnReport(tx, c.root.head, { assignmentId: part, reason: 'x' }))).toBe('assignments.judge_in_room');
			expect(await refused(judge(region.head, [true, true]))).toBe('forbidden');
			expect(await refused(judge(c.root.head, [true, true]))).toBe('directives.no_evidence');
			expect(await refused(judge(c.root.head, [false, false], null))).toBe('directives.remark');
			expect(await refused(judge(region.head, [false, false]))).toBe('forbidden');
			expect(await judge(c.root.head, [false, false])).toBe('returned');
			const { row, reports } = await assignmentFor(asReader(tx), region.head, part);
			expect([row.state, row.returns]).toEqual(['returned', 1]);
			expect(reports[0]?.verdictReason).toBe('1. Шамдар жанады: Тізім жоқ\n2. Тізім жарияланды: Тізім жоқ');
			const files = [{ name: 'дәлел.txt', bytes: Buffer.from('Шамдар жанып тұр') }];
			await reportAssignment(tx, region.head, { assignmentId: part, text: 'Енді дайын', files });
			expect(await judge(c.root.head, [true, true])).toBe('accepted');
			expect(await refused(judge(c.root.head, [true, true]))).toBe('assignments.not_now');
			expect((await marksOf(asReader(tx), part)).map((mark) => [mark.round, mark.met])).toEqual([
				[1, true],
				[1, true],
				[0, false],
				[0, false]
			]);
		})
	);

	it('leaves the criteria of what was issued as they are, in the database too', () =>
		rolledBack(database.db, async (tx) => {
			const c = await country(tx);
			const { directiveId } = await issuedTo(tx, c);
			await expect(tx.deleteFrom('directive_criterion').where('directive_id', '=', directiveId).execute()).rejects.toThrow(
				/stay as they are/
			);
		}));
});

describe('ending', () => {
	it(
		'closes when every obligatory part is over; cancelling ends every open part at every level, once',
		inCountry(async (tx, c) => {
			const { directiveId, region, part, parts } = await issuedTo(tx, c);
			expect(await refused(closeDirective(tx, region.head, { directiveId }))).toBe('forbidden');
			expect(await refused(closeDirective(tx, c.root.head, { directiveId }))).toBe('directives.open_parts');
			for (const assignmentId of parts.values()) await cancelAssignment(tx, c.root.head, { assignmentId, reason: 'Басқаша шешілді' });
			await closeDirective(tx, c.root.head, { directiveId });
			expect((await assignmentFor(asReader(tx), region.head, part)).row.state).toBe('cancelled');
			const again = await issuedTo(tx, c);
			const split = {
				kinds: ['district' as const, 'primary' as const],
				unitIds: [],
				dueOn: day('2026-12-04'),
				optional: false,
				note: undefined
			};
			await splitPart(tx, again.region.head, { assignmentId: again.part, ...split });
			await cancelDirective(tx, c.root.head, { directiveId: again.directiveId, reason: 'Күші жойылды' });
			expect(await refused(cancelDirective(tx, c.root.head, { directiveId: again.directiveId, reason: 'x' }))).toBe('directives.not_now');
			const groups = await treeGroups(asReader(tx), { kind: 'directive', id: again.directiveId }, c.root.path, DAYS);
			expect(new Set(groups.map((group) => partState(group)))).toEqual(new Set(['cancelled']));
			expect(groups.reduce((sum, group) => sum + group.count, 0)).toBe(2 + 2 + 4);
		})
	);
});

it('is carried through a country: issued, acknowledged, split, reported and accepted by everybody', () =>
	rolledBack(database.db, async (tx) => {
		const c = await country(tx, { regions: 3, districts: 6, primaries: 40 });
		const days = { directive: day('2026-12-11'), district: day('2026-12-07'), primary: day('2026-12-02') };
		const { directiveId } = await cascade(within(tx), c, days);
		const groups = await treeGroups(asReader(tx), { kind: 'directive', id: directiveId }, c.root.path, DAYS);
		expect(groups.reduce((sum, group) => sum + group.count, 0)).toBe(49);
		expect(new Set(groups.map((group) => partState(group)))).toEqual(new Set(['accepted']));
		await closeDirective(tx, c.root.head, { directiveId });
		const told = await tx
			.selectFrom('journal')
			.select((eb) => ['act', eb.fn.countAll<number>().as('n')])
			.where('subject_kind', '=', 'assignment')
			.where('subject_id', 'in', [...(await partsByUnit(tx, directiveId)).values()])
			.groupBy('act')
			.execute();
		expect(Object.fromEntries(told.map(({ act, n }) => [act.slice(11), Number(n)]))).toEqual({
			issued: 49,
			acknowledged: 49,
			reported: 49,
			accepted: 49
		});
		await scatter(tx, directiveId);
		for (const { path } of [c.root, ...c.regions, ...c.districts])
			for (const today of ['2026-11-10', '2026-11-23', '2026-12-05'].map(day)) await sameAsRules(tx, directiveId, path, today);
	}));

/** Parts in every state, some late, some passed on, some silent, some with no report. */
async function scatter(tx: Tx, directiveId: string): Promise<void> {
	await sql`
		UPDATE assignment SET due_on = '2026-11-23'::date + (n % 7 - 3)::int,
			state = (ARRAY['issued', 'issued', 'reported', 'returned', 'cancelled', 'accepted'])[n % 6 + 1],
			closed_at = CASE WHEN n % 6 < 4 THEN NULL ELSE closed_at + make_interval(days => (n % 4)::int) END,
			person_id = CASE WHEN n % 5 = 0 THEN issuer_person_id END,
			acknowledged_at = CASE WHEN n % 4 < 2 THEN NULL ELSE acknowledged_at END, issued_at = issued_at - make_interval(days => (n % 9)::int),
			reported_at = CASE WHEN n % 5 = 0 THEN NULL ELSE reported_at - make_interval(hours => (n * 7)::int) END
		FROM (SELECT id AS one, row_number() OVER (ORDER BY md5(id::text)) AS n FROM assignment WHERE origin_id = ${directiveId}) r
		WHERE id = r.one`.execute(tx);
}

/** Each branch, counted by the database, as the rules say of its parts one by one. */
async function sameAsRules(tx: Tx, directiveId: string, at: string, today: Temporal.PlainDate): Promise<void> {
	const calendar = await loadCalendar(asReader(tx));
	const givenBy = silentSince(calendar, today);
	const list = await tx
		.selectFrom('assignment as a')
		.innerJoin('unit as u', 'u.id', 'a.unit_id')
		.selectAll('a')
		.select(sql<string>`u.path::text`.as('path'))
		.where('origin_id', '=', directiveId)
		.execute();
	const dayAt = (instant: Temporal.Instant | null) => (instant === null ? null : dayOf(instant));
	const expected = new Map<string, number>();
	const add = (to: Map<string, number>, count: number, ...key: unknown[]) => to.set(key.join(' '), (to.get(key.join(' ')) ?? 0) + count);
	for (const one of list.filter(({ path }) => `${path}.`.startsWith(`${at}.`))) {
		const branch = one.path.split('.').slice(0, at.split('.').length + 1);
		const given = list.filter((part) => part.parent_id === one.id && part.state !== 'cancelled');
		const begun = given.some((part) => part.acknowledged_at !== null || part.state !== 'issued');
		const acknowledged = one.acknowledged_at !== null;
		const parts = begun ? 'begun' : given.length > 0 ? 'given' : 'none';
		const kept = one.state as AssignmentState;
		const state = partState({ state: kept, acknowledged, named: one.person_id !== null, parts });
		const timing = { state: kept, dueOn: one.due_on, firstDueOn: one.due_on };
		const { late } = lateness(calendar, { ...timing, reportedOn: dayAt(one.reported_at), closedOn: dayAt(one.closed_at) }, today);
		const waits = kept === 'issued' && !acknowledged;
		const silent = waits && Temporal.PlainDate.compare(dayOf(one.issued_at), givenBy) <= 0;
		add(expected, 1, branch.join('.'), branch.length === one.path.split('.').length, state, late, silent);
	}
	const groups = await treeGroups(asReader(tx), { kind: 'directive', id: directiveId }, at, { today, givenBy });
	const counted = new Map<string, number>();
	for (const group of groups) add(counted, group.count, group.branch, group.own, partState(group), group.late, group.silent);
	expect(counted).toEqual(expected);
}
