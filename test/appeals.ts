/** A district branch with its people, and appeals of it in each stage: for tests of every room that meets appeals. */
import type { Tx } from '../src/platform/db/index.ts';
import { ANONYMOUS, type Staff } from '../src/platform/identity/actor.ts';
import type { AppealInput } from '../src/modules/appeals/input.ts';
import type { Channel } from '../src/modules/appeals/rules.ts';
import * as appeals from '../src/modules/appeals/server/index.ts';
import { Refusal } from '../src/platform/errors.ts';
import { makeStaff, makeUnit, type MadeUnit } from './actors.ts';

export const INPUT: AppealInput = {
	text: 'Абай көшесіндегі жарық үш айдан бері жанбайды. Балалар мектептен қараңғыда қайтады.',
	language: 'kk',
	place: 'Абай көшесі, 12',
	name: 'Сынақ Өтінішші',
	email: 'applicant@example.kz',
	phone: '+77011234567'
};
export const DECISION = {
	outcome: 'satisfied',
	groundId: undefined,
	language: 'kk',
	text: 'Абай көшесінде 14 шам ауыстырылды, жарық қосылды.'
} as const;

export interface Cast {
	unit: MadeUnit;
	other: MadeUnit;
	operator: Staff;
	executor: Staff;
	head: Staff;
	stranger: Staff;
	auditor: Staff;
}

export async function cast(tx: Tx): Promise<Cast> {
	const [unit, other] = [await makeUnit(tx, { kind: 'district' }), await makeUnit(tx, { kind: 'district' })];
	const root = await tx.selectFrom('unit').select('id').where('parent_id', 'is', null).executeTakeFirstOrThrow();
	return {
		unit,
		other,
		operator: await makeStaff(tx, { role: 'operator', unitId: unit.id }),
		executor: await makeStaff(tx, { role: 'executor', unitId: unit.id }),
		head: await makeStaff(tx, { role: 'head', unitId: unit.id }),
		stranger: await makeStaff(tx, { role: 'head', unitId: other.id }),
		auditor: await makeStaff(tx, { role: 'auditor', unitId: root.id })
	};
}

/** The same branch under a region with a head of its own: whoever judges what the branch decided. */
export async function castUnder(tx: Tx): Promise<Cast & { above: MadeUnit; chief: Staff }> {
	const above = await makeUnit(tx, { kind: 'regional' });
	const who = await cast(tx);
	const unit = await makeUnit(tx, { kind: 'district', parentId: above.id });
	const staff = (role: 'operator' | 'executor' | 'head') => makeStaff(tx, { role, unitId: unit.id });
	const people = { operator: await staff('operator'), executor: await staff('executor'), head: await staff('head') };
	return { ...who, ...people, unit, above, chief: await makeStaff(tx, { role: 'head', unitId: above.id }) };
}

export async function receive(tx: Tx, who: Cast, input: Partial<AppealInput> = {}, channel: Channel = 'web'): Promise<appeals.Received> {
	return appeals.receiveAppeal(tx, ANONYMOUS, { ...INPUT, ...input }, { channel, unitId: who.unit.id });
}

export async function inWork(tx: Tx, who: Cast, ...more: [input?: Partial<AppealInput>, channel?: Channel]): Promise<appeals.Received> {
	const received = await receive(tx, who, ...more);
	await appeals.registerAppeal(tx, who.operator, received.id, { kind: 'application', themeId: undefined });
	await appeals.assignAppeal(tx, who.operator, received.id, { unitId: who.unit.id, executorId: who.executor.personId, note: undefined });
	return received;
}

export async function answered(tx: Tx, who: Cast, ...more: [input?: Partial<AppealInput>, channel?: Channel]): Promise<appeals.Received> {
	const received = await inWork(tx, who, ...more);
	await appeals.submitDecision(tx, who.executor, received.id, DECISION);
	await appeals.signDecision(tx, who.head, received.id);
	return received;
}

/** "409 appeals.not_now": how an act was refused; undefined when it was not, the error itself when it was no refusal. */
export async function refusal(act: Promise<unknown>): Promise<unknown> {
	const error: unknown = await act.then(
		() => undefined,
		(e: unknown) => e
	);
	return error instanceof Refusal ? `${String(error.status)} ${error.code}` : error;
}
