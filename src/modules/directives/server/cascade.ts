/** For tests and the benchmark: a directive carried through a whole country by its people, each act by the command that a person calls. */
import type { Database, Tx } from '#platform/db/index.ts';
import { acknowledgeAssignment, reportAssignment } from '#modules/assignments/server/index.ts';
import { NOBODY } from '#modules/organisation/rules/audience.ts';
import { partsByUnit, type Country, type CountryUnit } from './fixture.ts';
import { criteriaOf, draftDirective, issueDirective, judgePart, splitPart } from './index.ts';

export interface CascadeDays {
	directive: Temporal.PlainDate;
	district: Temporal.PlainDate;
	primary: Temporal.PlainDate;
}

/** Runs one act in a transaction of its own; a test gives the one it is in. */
export type Write = Database['write'];
export const within =
	(tx: Tx): Write =>
	(act) =>
		act(tx);

export interface Cascaded {
	directiveId: string;
	/** Milliseconds that each stage took, and how many acts it had. */
	stages: Record<string, { ms: number; acts: number }>;
}

/** Issues to every regional branch, and lets each level acknowledge, split, report and judge until all is accepted. */
export async function cascade(write: Write, country: Country, days: CascadeDays): Promise<Cascaded> {
	const stages: Cascaded['stages'] = {};
	const stage = async (name: string, acts: number, run: () => Promise<unknown>) => {
		const start = performance.now();
		await run();
		stages[name] = { ms: performance.now() - start, acts };
	};
	const { root, regions, districts, primaries } = country;
	const directiveId = await write((tx) =>
		draftDirective(tx, root.head, {
			title: 'Ауыл мектептерін қысқа дайындау',
			text: 'Әр мектепте жылу, су және жарық тексерілсін.',
			priority: undefined,
			issuerUnitId: root.id,
			dueOn: days.directive,
			audience: { ...NOBODY, kinds: ['regional'] },
			criteria: [
				{ text: 'Жылу тексерілді', evidence: false },
				{ text: 'Тізім жарияланды', evidence: false }
			]
		})
	);
	await stage('issue to regions', 1, () => write((tx) => issueDirective(tx, root.head, { directiveId })));
	const parts = async () => write((tx) => partsByUnit(tx, directiveId));
	const each = async (units: readonly CountryUnit[], act: (tx: Tx, unit: CountryUnit, assignmentId: string) => Promise<unknown>) => {
		const ids = await parts();
		for (const unit of units) await write((tx) => act(tx, unit, ids.get(unit.id) ?? ''));
	};
	const acknowledge = (tx: Tx, unit: CountryUnit, assignmentId: string) => acknowledgeAssignment(tx, unit.head, { assignmentId });
	const report = (tx: Tx, unit: CountryUnit, assignmentId: string) =>
		reportAssignment(tx, unit.head, { assignmentId, text: 'Барлығы тексерілді' });
	const split = (kind: 'district' | 'primary', dueOn: Temporal.PlainDate) => (tx: Tx, unit: CountryUnit, assignmentId: string) =>
		splitPart(tx, unit.head, { assignmentId, kinds: [kind], unitIds: [], dueOn, optional: false, note: undefined });
	await stage('regions acknowledge and split', regions.length * 2, async () => {
		await each(regions, acknowledge);
		await each(regions, split('district', days.district));
	});
	await stage('districts acknowledge and split', districts.length * 2, async () => {
		await each(districts, acknowledge);
		await each(districts, split('primary', days.primary));
	});
	await stage('primaries acknowledge', primaries.length, () => each(primaries, acknowledge));
	await stage('primaries report', primaries.length, () => each(primaries, report));
	const criteria = await write((tx) => criteriaOf(tx, directiveId));
	const marks = criteria.map(({ id }) => ({ criterionId: id, met: true, remark: null }));
	const above = new Map([root, ...regions, ...districts].map((unit) => [unit.id, unit.head]));
	const judge = (tx: Tx, unit: CountryUnit, assignmentId: string) =>
		judgePart(tx, above.get(unit.parentId ?? '') ?? root.head, { assignmentId, marks });
	await stage('districts judge primaries', primaries.length, () => each(primaries, judge));
	await stage('districts report, regions judge', districts.length * 2, async () => {
		await each(districts, report);
		await each(districts, judge);
	});
	await stage('regions report, the centre judges', regions.length * 2, async () => {
		await each(regions, report);
		await each(regions, judge);
	});
	return { directiveId, stages };
}
