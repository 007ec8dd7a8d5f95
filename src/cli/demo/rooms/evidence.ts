/** What shows what came of a promise: acts as files, photographs with their place and time, a link, contracts; and who does not believe it. */
import { nextWorkingDay } from '../../../platform/calendar/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { acceptAssignment } from '../../../modules/assignments/server/index.ts';
import { decideInput, disputeInput } from '../../../modules/promises/assess-input.ts';
import { evidenceInput, milestoneInput } from '../../../modules/promises/input.ts';
import * as promises from '../../../modules/promises/server/index.ts';
import { DAY, plainDay } from '../worktime.ts';
import { PLEDGES, SAID, type Pledge } from './promise-words.ts';
import type { Branch } from './promises.ts';
import type { Script } from './stage.ts';

type IdOf = (n: number) => string;

/** A milestone, and what shows that it was reached; of the third promise only that nothing came of it. */
export function worked(script: Script, branch: Branch, idOf: IdOf, n: number, begins: number): void {
	const pledge = PLEDGES[n];
	if (pledge === undefined) return;
	const on = begins + 40 * DAY;
	let milestoneId = '';
	script.on(begins + 3 * DAY, async (tx) => {
		const milestoneDue = nextWorkingDay(branch.calendar, plainDay(begins).add({ days: 60 })).toString();
		const step = milestoneInput.parse({ milestone: pledge[branch.lang].milestone, milestoneDue });
		milestoneId = await promises.setMilestone(tx, branch.head, idOf(n), step);
	});
	script.on(on + DAY, async (tx) => {
		const reached = n === 2 ? {} : { milestoneId, value: n === 0 ? (pledge.reading?.[1] ?? '') : n === 1 ? '3' : '' };
		await show(tx, branch, pledge, { id: idOf(n), as: pledge.proof, on, contract: `${branch.desk.code}-${String(n + 1)}`, reached });
		if (n === 0) await show(tx, branch, pledge, { id: idOf(n), as: 'photo', on, contract: '', reached: { milestoneId } });
		if (n !== 2) await acceptAssignment(tx, branch.head, { assignmentId: milestoneId });
	});
}

/** What was shown of late: without it everything would stand still. */
export function news(script: Script, branch: Branch, idOf: IdOf, now: number): void {
	for (const n of [3, 4]) {
		const pledge = PLEDGES[n];
		if (pledge === undefined || (branch.i + n) % 4 === 0) continue;
		const on = now - (3 + ((branch.i * 7 + n * 5) % 45)) * DAY;
		const as = n === 3 && branch.i % 2 === 0 ? 'photo' : pledge.proof;
		script.on(on, (tx) =>
			show(tx, branch, pledge, { id: idOf(n), as, on, contract: `${branch.desk.code}-${String(n + 1)}/2`, reached: {} })
		);
	}
}

interface Shown {
	/** The promise. */
	id: string;
	as: Pledge['proof'];
	on: number;
	contract: string;
	/** The milestone that it shows, and what is read of the indicator. */
	reached: { milestoneId?: string; value?: string };
}

async function show(tx: Tx, branch: Branch, pledge: Pledge, { id, as, on, contract, reached }: Shown): Promise<void> {
	const said = SAID[branch.lang];
	const onDay = plainDay(on).toString();
	const title = as === 'photo' ? (pledge.theme === 'waste' ? said.photo.waste : said.photo.water) : pledge[branch.lang].evidence;
	const where = branch.places[PLEDGES.indexOf(pledge) % branch.places.length]?.name[branch.lang] ?? '';
	const of = {
		document: {},
		photo: { place: `${where}, ${said.photo.street}`, atTime: '11:20' },
		link: { link: `https://satyp-alu.example/${branch.desk.code.toLowerCase()}/2026-114` },
		contract: { contract }
	}[as];
	await promises.addEvidence(
		tx,
		branch.executor,
		id,
		evidenceInput.parse({ kind: as, evidence: title, onDay, ...of, ...reached }),
		await fileOf(branch, pledge, as, `${title}\n${where}, ${onDay}\n\n${said.act.head}\n`)
	);
}

async function fileOf({ lang, i, gallery }: Branch, { theme }: Pledge, as: Pledge['proof'], text: string) {
	if (as === 'photo') return { name: 'foto.jpg', bytes: await gallery.photo(theme, i) };
	return as === 'document' ? { name: SAID[lang].act.file, bytes: Buffer.from(text) } : undefined;
}

/** Where one signs in somebody disputes the road's contract these days; next door that was decided. */
export function disputed(script: Script, branch: Branch, idOf: IdOf, begins: number, now: number): void {
	const said = SAID[branch.lang];
	const ask = (at: number) =>
		script.on(at, async (tx) => {
			const { id } = await tx.selectFrom('promise_evidence').select('id').where('promise_id', '=', idOf(1)).executeTakeFirstOrThrow();
			await promises.dispute(tx, branch.citizen, idOf(1), disputeInput.parse({ evidenceId: id, text: said.dispute }));
		});
	if (branch.desk.code === 'ALM') ask(now - 2 * DAY);
	if (branch.desk.code !== 'AKM') return;
	ask(begins + 60 * DAY);
	script.on(begins + 66 * DAY, async (tx) => {
		const { id } = await tx
			.selectFrom('promise_dispute as d')
			.innerJoin('promise_evidence as e', 'e.id', 'd.evidence_id')
			.select('d.id')
			.where('e.promise_id', '=', idOf(1))
			.executeTakeFirstOrThrow();
		const decided = decideInput.parse({ disputeId: id, outcome: 'rejected', decisionReason: said.rejected });
		await promises.decideDispute(tx, branch.auditor, idOf(1), decided);
	});
}
