import { paths } from '../../src/lib/paths.ts';
import { nextWorkingDay, loadCalendar } from '../../src/platform/calendar/index.ts';
import { now } from '../../src/platform/clock.ts';
import type { Database } from '../../src/platform/db/index.ts';
import { dayOf } from '../../src/platform/i18n/format.ts';
import {
	correctInput,
	evidenceInput,
	milestoneInput,
	programmeInput,
	promiseInput,
	verdictInput
} from '../../src/modules/promises/input.ts';
import { auditorInput, officeInput, panelInput, voiceInput } from '../../src/modules/promises/assess-input.ts';
import * as promises from '../../src/modules/promises/server/index.ts';
import { makeStaff } from '../../test/actors.ts';
import type { Cast } from '../../test/appeals.ts';

/** A city of republican significance: a place that ships with Jauap and is no region. */
const ALMATY = '750000000';
const QUOTE = 'Шаңырақ ауданының алты көшесіне он шақырым су құбырын тартамыз';

/** A programme that is public, with a promise that was worked, corrected and judged, and a draft. Returns pages few links lead to, and the code of a resident who judges it. */
export async function pledged(
	db: Database,
	{ head, operator, unit }: Cast,
	appealId: string
): Promise<{ desk: string[]; seat: string; promiseId: string }> {
	const auditor = await db.write((tx) => makeStaff(tx, { role: 'auditor', unitId: unit.id }));
	const theme = await db.reader.selectFrom('theme').select('code').where('valid_to', 'is', null).executeTakeFirstOrThrow();
	const { code } = await db.reader.selectFrom('unit').select('code').where('id', '=', unit.id).executeTakeFirstOrThrow();
	const made = programmeInput.parse({
		unitId: unit.id,
		territory: ALMATY,
		termFrom: '2021-01-10',
		termTo: '2026-01-09',
		titleKk: 'Қалалық бағдарлама',
		selection: 'Құжаттағы әр тармақ бір уәде болып алынды'
	});
	const form = {
		quote: QUOTE,
		language: 'kk',
		page: '12',
		territory: ALMATY,
		theme: theme.code,
		criterion: 'Әр үйдің шүмегінен су ағады',
		measure: 'шақырым',
		baseline: '0',
		target: '10',
		dueOn: '2025-12-31',
		unit: code,
		budget: '120000000'
	};
	const draft = await db.write((tx) => promises.makeProgramme(tx, head, made));
	const unread = await db.write((tx) => promises.addPromise(tx, head, draft, promiseInput.parse(form)));
	const id = await db.write((tx) => promises.makeProgramme(tx, head, made));
	const promiseId = await db.write((tx) => promises.addPromise(tx, head, id, promiseInput.parse(form)));
	await db.write((tx) => promises.addDocument(tx, head, id, { name: 'bagdarlama.txt', bytes: Buffer.from('Бағдарлама') }));
	await db.write((tx) => promises.publishProgramme(tx, head, id));
	const milestoneDue = nextWorkingDay(await loadCalendar(db.reader), dayOf(now()).add({ days: 20 })).toString();
	await db.write((tx) =>
		promises.setMilestone(tx, head, promiseId, milestoneInput.parse({ milestone: 'Бірінші көшені қосу', milestoneDue }))
	);
	const shown = { kind: 'link', evidence: 'Қабылдау актісі', onDay: dayOf(now()).toString(), link: 'https://example.org/akt', value: '10' };
	const evidence = await db.write((tx) => promises.addEvidence(tx, head, promiseId, evidenceInput.parse(shown)));
	const corrected = { ...form, page: '13', reason: 'Беті қате көрсетілген' };
	await db.write((tx) => promises.correctPromise(tx, head, promiseId, correctInput.parse(corrected)));
	const verdict = { verdict: 'compromise', verdictReason: 'Су алты көшенің төртеуіне келді', evidenceIds: evidence };
	await db.write((tx) => promises.giveVerdict(tx, auditor, promiseId, verdictInput.parse(verdict)));
	const marks = { whole: '4', quality: '3', time: '2', use: '5', open: '4' };
	const said = { ...marks, comment: 'Су төрт көшеге келді, екеуіне келген жоқ' };
	await db.write((tx) => promises.assess(tx, head, 'office', promiseId, officeInput.parse({ ...said, whole: '5' })));
	await db.write((tx) => promises.assess(tx, auditor, 'auditor', promiseId, auditorInput.parse({ ...said, whole: '2' })));
	const closesOn = dayOf(now()).add({ days: 20 }).toString();
	const codes = await db.write((tx) => promises.openPanel(tx, auditor, id, panelInput.parse({ territory: ALMATY, seats: '6', closesOn })));
	for (const code of codes)
		await db.write(async (tx) =>
			promises.giveVoice(
				tx,
				(await promises.seatOf(tx, code)).id,
				voiceInput.parse({ ...marks, promiseId, comment: 'Су кешке қарай келмейді' })
			)
		);
	// An appeal and the public problem are about it.
	const problem = await db.reader
		.selectFrom('problem')
		.select('id')
		.where('public', '=', true)
		.where('unit_id', '=', unit.id)
		.executeTakeFirstOrThrow();
	for (const about of [{ kind: 'appeal', id: appealId } as const, { kind: 'problem', id: problem.id } as const])
		await db.write((tx) => promises.linkPromise(tx, operator, about, promiseId));
	return {
		desk: [
			paths.desk.appealPromises(appealId),
			paths.desk.problemPromises(problem.id),
			paths.desk.programme(draft),
			paths.desk.newPromise(draft),
			paths.desk.importPromises(draft),
			paths.desk.promise(unread),
			paths.desk.promise(promiseId)
		],
		seat: codes[0] ?? '',
		promiseId
	};
}
