/** For tests: directives of a region to its district and below, done in the ways that figures tell apart. */
import { makeStaff, type MadeUnit } from '../../../../test/actors.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import * as assignments from '#modules/assignments/server/index.ts';
import * as control from '#modules/control/server/index.ts';
import { lookInput } from '#modules/control/input.ts';
import * as directives from '#modules/directives/server/index.ts';
import { NOBODY } from '#modules/organisation/rules/audience.ts';
import type { Branch, Clock } from './scene.ts';

const DUE = Temporal.PlainDate.from('2026-09-24');

/**
 * Five parts of the district, due on 24 September: accepted at once; in time and sent back after the term; given to somebody else
 * after the report, late by that; cancelled before its day and after it. Below, one that must be done and was, and one that need not
 * be.
 */
export async function direct(tx: Tx, at: Clock, branch: Branch, primary: MadeUnit): Promise<void> {
	const { chief, head, executor } = branch;
	const below = await makeStaff(tx, { role: 'head', unitId: primary.id });
	at('2026-09-09', '10:00');
	const plain = await issued(tx, branch);
	const back = await issued(tx, branch);
	const given = await issued(tx, branch);
	const early = await issued(tx, branch);
	const late = await issued(tx, branch);
	const must = await passOn(tx, head, plain, false);
	await passOn(tx, head, back, true);
	at('2026-09-18', '10:00');
	await report(tx, below, must);
	await judge(tx, head, must, true);
	for (const part of [plain, back, given]) await report(tx, head, part);
	await cancel(tx, chief, early);
	at('2026-09-21', '10:00');
	await judge(tx, chief, plain, true);
	await assignments.reassign(tx, head, { assignmentId: given, personId: executor.personId });
	at('2026-09-25', '10:00');
	await judge(tx, chief, back, false);
	await report(tx, executor, given);
	at('2026-10-02', '10:00');
	await report(tx, head, back);
	await cancel(tx, chief, late);
	at('2026-10-05', '10:00');
	for (const part of [back, given]) await judge(tx, chief, part, true);
}

async function issued(tx: Tx, { chief, above, unit }: Branch): Promise<string> {
	const directiveId = await directives.draftDirective(tx, chief, {
		title: 'Көшелерді жарықтандыру',
		text: 'Барлық көше',
		priority: undefined,
		issuerUnitId: above.id,
		dueOn: DUE,
		criteria: [{ text: 'Шамдар жанады', evidence: false }],
		audience: { ...NOBODY, also: [unit.code] }
	});
	await directives.issueDirective(tx, chief, { directiveId });
	return partGiven(tx, { subject: { kind: 'directive', id: directiveId } });
}

async function passOn(tx: Tx, head: Staff, part: string, optional: boolean): Promise<string> {
	await directives.splitPart(tx, head, { assignmentId: part, kinds: ['primary'], unitIds: [], dueOn: DUE, optional, note: undefined });
	return partGiven(tx, { parentId: part });
}

const partGiven = async (tx: Tx, of: Parameters<typeof assignments.partsGiven>[1]) => (await assignments.partsGiven(tx, of))[0]?.id ?? '';

const report = (tx: Tx, who: Staff, assignmentId: string) =>
	assignments.reportAssignment(tx, who, { assignmentId, text: 'Барлығы жанады' });

const originOf = async (tx: Tx, who: Staff, id: string) => (await assignments.assignmentFor(asReader(tx), who, id)).row.origin.id;

async function judge(tx: Tx, who: Staff, assignmentId: string, met: boolean): Promise<void> {
	const criteria = await directives.criteriaOf(tx, await originOf(tx, who, assignmentId));
	const marks = criteria.map(({ id }) => ({ criterionId: id, met, remark: met ? null : 'Екі көше қараңғы' }));
	await directives.judgePart(tx, who, { assignmentId, marks });
}

async function cancel(tx: Tx, chief: Staff, part: string): Promise<void> {
	await directives.cancelDirective(tx, chief, { directiveId: await originOf(tx, chief, part), reason: 'Қажет болмай қалды' });
}

/** What was accepted in September is looked at again: the first part is not confirmed, the others are. */
export async function lookAgain(tx: Tx, at: Clock, actorOf: (tx: Tx, personId: string) => Promise<Staff>): Promise<void> {
	await control.drawMonth(tx, Temporal.PlainDate.from('2026-09-01'), 'seed');
	at('2026-10-02', '15:00');
	const questions = (await control.questionsOn(tx, Temporal.PlainDate.from('2026-10-02'))).map(({ id }) => id);
	const looks = await tx.selectFrom('control_look').select(['id', 'looker_id']).orderBy('id').execute();
	for (const [i, { id, looker_id: looker }] of looks.entries()) {
		const fields = questions.flatMap((one) => [
			[`answer-${one}`, i === 0 ? 'no' : 'yes'],
			[`remark-${one}`, 'Фото былтырғы']
		]);
		await control.finishLook(tx, await actorOf(tx, looker ?? ''), id, lookInput(questions).parse(Object.fromEntries(fields)));
	}
}
