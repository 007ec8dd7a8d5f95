/** For tests: a council of nine members, two of whom belong to a faction, with a sitting of Thursday 12 November 2026 at ten. */
import { makeStaff, makeUnit, type MadeUnit } from '../../../../test/actors.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { mandateInput, termInput } from '#modules/mandates/input.ts';
import { giveMandate, holdersOn, openTerm } from '#modules/mandates/server/index.ts';
import { itemInput, sittingInput, type SittingInput } from '../agenda-input.ts';
import { leftOver } from '../rules/agenda.ts';
import { addItem, announce, beginCheckIn, endSitting, itemsOf, notePresence, openSitting, planSitting } from './index.ts';

export interface SittingWorld {
	root: MadeUnit;
	body: MadeUnit;
	/** Administrator of the region. */
	keeper: Staff;
	/** Heads the body, chairs its sittings. */
	chair: Staff;
	/** Runs them too. */
	secretary: Staff;
	/** Works in another region. */
	stranger: Staff;
	/** The seats in the order of the list, the chair's first. */
	seats: string[];
}

/** `members`: how many seats are held, of nine (or of themselves, where they are more); `kind` of body, at a branch. */
export async function sittingWorld(
	tx: Tx,
	members = 9,
	{ kind = 'council', branch }: { kind?: 'council' | 'faction'; branch?: MadeUnit } = {}
): Promise<SittingWorld> {
	const root = branch ?? (await makeUnit(tx, { kind: 'regional' }));
	const keeper = await makeStaff(tx, { role: 'administrator', unitId: root.id });
	const body = await makeUnit(tx, { kind, parentId: root.id });
	const term = { ordinal: '1', seats: String(Math.max(9, members)), termFrom: '2026-01-01', termTo: '2030-12-31', source: 'Шешім № 4' };
	await openTerm(tx, keeper, body.id, termInput.parse(term));
	for (let n = 1; n <= members; n++) {
		const seat = { name: `Мүше ${String(n)}`, place: n === 1 ? 'chair' : 'member', givenBy: 'Жиналыс', validFrom: '2026-01-01' };
		await giveMandate(tx, keeper, body.id, mandateInput.parse(seat));
	}
	const other = await makeUnit(tx, { kind: 'regional' });
	return {
		root,
		body,
		keeper,
		chair: await makeStaff(tx, { role: 'head', unitId: body.id, name: 'Төраға Сынақ' }),
		secretary: await makeStaff(tx, { role: 'central', unitId: root.id, name: 'Хатшы Сынақ' }),
		stranger: await makeStaff(tx, { role: 'head', unitId: other.id, name: 'Бөтен Басшы' }),
		seats: (await holdersOn(asReader(tx), body.id, Temporal.PlainDate.from('2026-11-12'))).map(({ seatId }) => seatId)
	};
}

/** A form as it is posted. */
export function sittingForm(w: SittingWorld, changes: Record<string, string> = {}): SittingInput {
	return sittingInput.parse({
		day: '2026-11-12',
		from: '10:00',
		to: '12:00',
		place: 'Мәжіліс залы',
		chairId: w.chair.personId,
		...changes
	});
}

export const itemForm = (itemKk: string, changes: Record<string, string> = {}) =>
	itemInput.parse({ itemKk, rapporteur: 'Баяндамашы', minutes: '20', ...changes });

/** Planned with two items and announced without a discussion. Returns its id. */
export async function announcedSitting(tx: Tx, w: SittingWorld, changes: Record<string, string> = {}): Promise<string> {
	const id = await planSitting(tx, w.secretary, w.body.id, sittingForm(w, changes));
	await addItem(tx, w.secretary, id, itemForm('Жылу маусымы'));
	await addItem(tx, w.secretary, id, itemForm('Ережені өзгерту', { majority: '2' }));
	await announce(tx, w.secretary, id, { undiscussedReason: 'Талқылауды күтпейтін мәселе', shortReason: 'Шұғыл' });
	return id;
}

/** With so many members in, opened. Returns the ids of its items. */
export async function openedSitting(tx: Tx, w: SittingWorld, id: string, come = 7): Promise<string[]> {
	await beginCheckIn(tx, w.secretary, id);
	for (const seatId of w.seats.slice(0, come)) await notePresence(tx, w.secretary, id, { seatId, what: 'in', holderId: undefined });
	await openSitting(tx, w.chair, id);
	return (await itemsOf(tx, id)).map((item) => item.id);
}

/** Ended; what was not taken goes to the next sitting. */
export async function endedSitting(tx: Tx, actor: Staff, id: string): Promise<void> {
	const left = new Map(leftOver(await itemsOf(tx, id)).map((item) => [item.id, 'next' as const]));
	await endSitting(tx, actor, id, { left, leftReason: undefined });
}
