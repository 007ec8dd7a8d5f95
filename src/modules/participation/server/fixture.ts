/** For tests: a host unit with a chair and a secretary, a deputy of its branch, and an event that citizens come to. */
import { makeStaff, makeUnit, type MadeUnit } from '../../../../test/actors.ts';
import type { Tx } from '#platform/db/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { inviteUnits } from '#modules/events/server/index.ts';
import { mandateInput, termInput } from '#modules/mandates/input.ts';
import { giveMandate, openTerm } from '#modules/mandates/server/index.ts';
import { planGatheringInput, registerInput, type PlanGatheringInput } from '../input.ts';
import { planGathering, register, type Registered } from './index.ts';

export interface World {
	host: MadeUnit;
	chair: Staff;
	/** Of the host, and runs nothing. */
	operator: Staff;
	stranger: Staff;
	/** A mandate in the faction of the host's branch. */
	mandateId: string;
	/** Two regions, by code. */
	here: string;
	there: string;
}

export async function gatheringWorld(tx: Tx): Promise<World> {
	const host = await makeUnit(tx, { kind: 'regional' });
	const faction = await makeUnit(tx, { kind: 'faction', parentId: host.id });
	const keeper = await makeStaff(tx, { role: 'administrator', unitId: host.id });
	const term = { ordinal: '8', seats: '4', termFrom: '2026-01-01', termTo: '2030-12-31', source: 'Сайлау қорытындысы' };
	await openTerm(tx, keeper, faction.id, termInput.parse(term));
	const seat = { name: 'Берік Омаров', place: 'member', givenBy: '№ 12 округ', validFrom: '2026-01-01' };
	const places = await tx.selectFrom('territory').select('code').where('level', '=', 1).orderBy('code').limit(2).execute();
	const other = await makeUnit(tx, { kind: 'regional' });
	return {
		host,
		chair: await makeStaff(tx, { role: 'branch_head', unitId: host.id, name: 'Төраға Сынақ' }),
		operator: await makeStaff(tx, { role: 'operator', unitId: host.id }),
		stranger: await makeStaff(tx, { role: 'head', unitId: other.id }),
		mandateId: await giveMandate(tx, keeper, faction.id, mandateInput.parse(seat)),
		here: places[0]?.code ?? '',
		there: places[1]?.code ?? ''
	};
}

/** A form as it is posted; Monday 2 November 2026 at three in the afternoon. */
export function planForm(w: World, changes: Record<string, string> = {}): Record<string, string> {
	return {
		hostId: w.host.id,
		kind: 'report_meeting',
		titleKk: 'Жыл есебі',
		titleRu: 'Отчёт за год',
		day: '2026-11-02',
		from: '15:00',
		to: '17:00',
		place: 'Мәдениет үйі, үлкен зал',
		video: 'none',
		chairId: w.chair.personId,
		agenda: 'Не істелді; Берік Омаров; 40\nСұрақтар; 60',
		territory: w.here,
		mandateId: w.mandateId,
		language: 'both',
		capacity: '10',
		point: '43.25, 76.93',
		access: 'Пандус бар',
		...changes
	};
}

export const planOf = (w: World, changes: Record<string, string> = {}): PlanGatheringInput =>
	planGatheringInput.parse(planForm(w, changes));

/** Planned and announced. */
export async function announced(tx: Tx, w: World, changes: Record<string, string> = {}): Promise<string> {
	const id = await planGathering(tx, w.chair, planOf(w, changes));
	await inviteUnits(tx, w.chair, id);
	return id;
}

let made = 0;

/** Somebody with a key of their own who registers, in Russian. */
export async function come(tx: Tx, eventId: string, changes: Record<string, string> = {}): Promise<Registered & { key: string }> {
	const key = changes.key ?? String(++made).padStart(43, 'k');
	const form = { name: 'Айгүл', people: '1', email: `a${String(made)}@example.kz`, ...changes, key };
	return { ...(await register(tx, { kind: 'anonymous' }, eventId, { ...registerInput.parse(form), lang: 'ru' })), key };
}
