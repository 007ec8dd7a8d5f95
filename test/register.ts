/** A small register of appeals of every kind and fate, put in as rows: for tests that count and filter. */
import type { Insertable } from 'kysely';
import { now } from '../src/platform/clock.ts';
import type { DB, Tx } from '../src/platform/db/index.ts';
import { newId } from '../src/platform/ids.ts';
import { CHANNELS, OUTCOMES, VERDICTS } from '../src/modules/appeals/rules.ts';
import { seeded, type Random } from '../src/cli/demo/random.ts';

export interface RegisterWishes {
	unitIds: readonly string[];
	/** Null where no theme or place is known. */
	themeIds: readonly (string | null)[];
	territoryIds: readonly (string | null)[];
	count: number;
	seed: number;
	/** The last day of receipt; receipts reach 400 days back. */
	today: Temporal.PlainDate;
}

const DONE = ['answered', 'closed'] as const;
const OPEN = ['received', 'registered', 'correction', 'in_work', 'with_body', 'on_approval'] as const;

/** One appeal's fate: decided early or late, open before or after its term, or ended without a decision. */
function fate(random: Random, receivedOn: Temporal.PlainDate) {
	const firstDueOn = receivedOn.add({ days: 21 });
	const extended = random.chance(0.2);
	const dueOn = extended ? firstDueOn.add({ days: 14 }) : firstDueOn;
	const dice = random.next();
	const verdict = random.chance(0.4) ? random.pick(VERDICTS) : null;
	const reopens = random.chance(0.15) ? 1 : 0;
	const base = { firstDueOn, dueOn, extended, reopens, answeredOn: null, outcome: null, verdict: reopens > 0 ? verdict : null };
	if (dice < 0.12) return { ...base, state: random.pick(['withdrawn', 'merged', 'closed']) };
	if (dice < 0.45) return { ...base, state: random.pick(OPEN) };
	return {
		...base,
		state: random.pick(DONE),
		answeredOn: receivedOn.add({ days: random.below(45) }),
		outcome: random.pick(OUTCOMES),
		verdict
	};
}

interface MadeRows {
	appeal: Insertable<DB['appeal']>;
	applicant: Insertable<DB['appeal_applicant']>;
	extension: Insertable<DB['appeal_extension']> | undefined;
}

function rowsOf(random: Random, wishes: RegisterWishes, i: number): MadeRows {
	const receivedOn = wishes.today.subtract({ days: random.below(400) });
	const receivedAt = receivedOn.toZonedDateTime({
		timeZone: 'Asia/Almaty',
		plainTime: `${String(random.below(24)).padStart(2, '0')}:30`
	});
	const { firstDueOn, dueOn, extended, reopens, answeredOn, outcome, verdict, state } = fate(random, receivedOn);
	const answered = answeredOn?.toZonedDateTime({ timeZone: 'Asia/Almaty', plainTime: '15:00' }).toInstant() ?? null;
	const id = newId();
	const appeal = {
		id,
		number: `R${String(wishes.seed)}-2026-${String(i)}`,
		state,
		kind: random.pick(['application', 'complaint', 'proposal']),
		language: 'kk',
		channel: random.pick(CHANNELS),
		title: 'Сынақ',
		text: 'Сынақ мәтіні',
		theme_id: random.pick(wishes.themeIds),
		territory_id: random.pick(wishes.territoryIds),
		unit_id: random.pick(wishes.unitIds),
		received_at: receivedAt.toInstant(),
		register_by: firstDueOn,
		first_due_on: firstDueOn,
		due_on: dueOn,
		reopens,
		outcome,
		verdict,
		answered_at: answered,
		answered_days: answered === null ? null : random.below(40),
		changed_at: now()
	};
	// Few people, so that some write again.
	const phone = random.chance(0.8) ? Buffer.from(`phone ${String(random.below(12))}`) : null;
	const extension = { id: newId(), appeal_id: id, reason: 'Сынақ', old_due_on: firstDueOn, new_due_on: dueOn, decided_at: now() };
	return { appeal, applicant: { appeal_id: id, phone_index: phone }, extension: extended ? extension : undefined };
}

/** Puts in `count` appeals and answers with their ids. */
export async function fillRegister(tx: Tx, wishes: RegisterWishes): Promise<string[]> {
	const random = seeded(wishes.seed);
	const made: MadeRows[] = [];
	for (let i = 0; i < wishes.count; i++) made.push(rowsOf(random, wishes, i));
	await tx
		.insertInto('appeal')
		.values(made.map(({ appeal }) => appeal))
		.execute();
	await tx
		.insertInto('appeal_applicant')
		.values(made.map(({ applicant }) => applicant))
		.execute();
	await tx
		.insertInto('appeal_extension')
		.values(made.flatMap(({ extension }) => extension ?? []))
		.execute();
	return made.map(({ appeal }) => appeal.id);
}
