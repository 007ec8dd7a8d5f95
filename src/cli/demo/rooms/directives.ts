/** Directives of the central office: one that the country is in the middle of, one that is closed, one that is a draft. */
import { rows, sql, type Tx } from '../../../platform/db/index.ts';
import { acknowledgeAssignment, askExtension, reportAssignment } from '../../../modules/assignments/server/index.ts';
import {
	closeDirective,
	criteriaOf,
	draftDirective,
	issueDirective,
	judgePart,
	splitPart
} from '../../../modules/directives/server/index.ts';
import type { DraftInput } from '../../../modules/directives/input.ts';
import { NOBODY } from '../../../modules/organisation/rules/audience.ts';
import type { Staff } from '../../../platform/identity/actor.ts';
import { DIRECTIVES, REMARK, REPORTS, WHY } from './directive-words.ts';
import { Script, type Stage } from './stage.ts';

interface Branch {
	unitId: string;
	parentId: string;
	kind: string;
	head: Staff;
}

/** Branches with their heads, in the order of their codes. */
export async function branches(stage: Stage): Promise<Branch[]> {
	const found = await rows(
		stage.db.reader,
		sql<{ unitId: string; parentId: string; kind: string; personId: string }>`
			SELECT DISTINCT ON (u.code) u.id AS "unitId", u.parent_id AS "parentId", u.kind, p.person_id AS "personId"
			FROM unit u JOIN post p ON p.unit_id = u.id AND p.role IN ('head', 'branch_head') AND p.valid_to IS NULL
			WHERE u.kind IN ('regional', 'district', 'city') ORDER BY u.code, p.role`
	);
	return Promise.all(found.map(async ({ personId, ...unit }) => ({ ...unit, head: await stage.staff(personId) })));
}

const DAY = 86_400_000;

/** One directive as its people carry it out. */
export class Played {
	directiveId = '';
	readonly central: Staff;

	constructor(central: Staff) {
		this.central = central;
	}

	async part(tx: Tx, unitId: string): Promise<string> {
		const [row] = await rows(
			tx,
			sql<{
				id: string;
			}>`SELECT id FROM assignment WHERE origin_kind = 'directive' AND origin_id = ${this.directiveId} AND unit_id = ${unitId}`
		);
		return row?.id ?? '';
	}

	async issue(tx: Tx, unitId: string, wish: Omit<DraftInput, 'issuerUnitId'>): Promise<void> {
		this.directiveId = await draftDirective(tx, this.central, { issuerUnitId: unitId, ...wish });
		await issueDirective(tx, this.central, { directiveId: this.directiveId });
	}

	acknowledge = (branch: Branch) => async (tx: Tx) =>
		acknowledgeAssignment(tx, branch.head, { assignmentId: await this.part(tx, branch.unitId) });

	report = (branch: Branch, text: string) => async (tx: Tx) => {
		const files = [{ name: 'тізім.txt', bytes: Buffer.from(text) }];
		await reportAssignment(tx, branch.head, { assignmentId: await this.part(tx, branch.unitId), text, files });
	};

	judge = (judge: Staff, branch: Branch, unmet?: string) => async (tx: Tx) => {
		const criteria = await criteriaOf(tx, this.directiveId);
		const marks = criteria.map(({ id }, i) => {
			const met = i > 0 || unmet === undefined;
			return { criterionId: id, met, remark: met ? null : (unmet ?? null) };
		});
		await judgePart(tx, judge, { assignmentId: await this.part(tx, branch.unitId), marks });
	};
}

/** How the regions differ: by their place in the list. */
const PACE = ['done', 'split', 'late', 'silent', 'returned', 'reported', 'split', 'asked'] as const;

export async function directiveScripts(stage: Stage, central: Staff): Promise<Script[]> {
	const all = await branches(stage);
	const regions = all.filter((branch) => branch.kind === 'regional');
	const root = central.posts[0]?.unitId ?? '';
	const [now, closed] = [new Played(central), new Played(central)];
	const audience = { ...NOBODY, kinds: ['regional' as const] };

	const old = new Script(stage, 'directive closed', stage.world.now - 75 * DAY);
	// Dates are fixed when the script is written: a script's own day goes on with it.
	const closedDue = old.day(15);
	old.after(0, (tx) => closed.issue(tx, root, { ...DIRECTIVES.closed, dueOn: closedDue, audience }));
	for (const region of regions) {
		old.after(0, closed.acknowledge(region));
		old.after(0, closed.report(region, REPORTS.done));
		old.after(0, closed.judge(central, region));
	}
	old.after(1, (tx) => closeDirective(tx, central, { directiveId: closed.directiveId }));

	const main = new Script(stage, 'directive', stage.world.now - 21 * DAY);
	const [due, branchDue, later] = [main.day(12), main.day(7), main.day(20)];
	main.after(0, (tx) => now.issue(tx, root, { ...DIRECTIVES.current, dueOn: due, audience }));
	const scripts = [old, main];
	for (const [i, region] of regions.entries()) {
		const pace = PACE[i % PACE.length] ?? 'split';
		if (pace === 'silent') continue;
		const script = new Script(stage, `directive: region ${String(i)}`, main.at);
		scripts.push(script);
		const below = all.filter((branch) => branch.parentId === region.unitId);
		script.after(1, now.acknowledge(region));
		if (below.length > 0) {
			script.after(0, async (tx) => {
				const input = { kinds: ['district' as const, 'city' as const], unitIds: [], optional: false, note: undefined };
				await splitPart(tx, region.head, { assignmentId: await now.part(tx, region.unitId), dueOn: branchDue, ...input });
			});
		}
		for (const [n, branch] of below.entries()) {
			// In a slow region every third branch has not looked at it.
			if ((pace === 'late' || pace === 'split') && n % 3 === 2) continue;
			script.after(n % 2, now.acknowledge(branch));
			if (pace === 'late') continue;
			script.after(0, now.report(branch, REPORTS.branch));
			if (pace === 'split') continue;
			script.after(0, now.judge(region.head, branch));
		}
		if (pace === 'asked') {
			script.after(1, async (tx) => {
				await askExtension(tx, region.head, { assignmentId: await now.part(tx, region.unitId), dueOn: later, reason: WHY });
			});
		}
		if (pace === 'done' || pace === 'reported' || pace === 'returned') script.after(1, now.report(region, REPORTS.done));
		if (pace === 'returned') script.after(1, now.judge(central, region, REMARK));
		if (pace === 'done') script.after(1, now.judge(central, region));
	}
	const draft = new Script(stage, 'directive draft', stage.world.now - 2 * DAY);
	const draftDue = draft.day(20);
	draft.after(0, (tx) =>
		draftDirective(tx, central, {
			issuerUnitId: root,
			...DIRECTIVES.draft,
			dueOn: draftDue,
			audience: { ...NOBODY, kinds: ['district', 'city'] }
		})
	);
	return [...scripts, draft];
}
