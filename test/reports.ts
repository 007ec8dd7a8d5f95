/** For tests: a branch with a faction, a deputy with reception hours, and a report meeting of theirs that was announced. */
import type { Tx } from '../src/platform/db/index.ts';
import { inviteUnits } from '../src/modules/events/server/index.ts';
import { planGatheringInput } from '../src/modules/participation/input.ts';
import { planGathering } from '../src/modules/participation/server/index.ts';
import { visitWorld, type World as VisitWorld } from '../src/modules/visits/server/fixture.ts';
import { makeInput, writeInput } from '../src/modules/reports/input.ts';
import { makeReport, publishReport, writeReport } from '../src/modules/reports/server/index.ts';

export interface World extends VisitWorld {
	eventId: string;
}

/** The form of a report meeting at the branch, from three to five in the afternoon. */
export const meetingForm = ({ branch, head, near }: Pick<VisitWorld, 'branch' | 'head' | 'near'>, day: string) => ({
	hostId: branch.id,
	kind: 'report_meeting',
	titleKk: 'Жыл есебі',
	titleRu: 'Отчёт за год',
	day,
	from: '15:00',
	to: '17:00',
	place: 'Мәдениет үйі',
	video: 'none',
	chairId: head.personId,
	agenda: 'Есеп; 40',
	territory: near,
	language: 'both'
});

/** A report meeting of the deputy at the branch, announced. */
export async function meeting(tx: Tx, w: VisitWorld, day: string): Promise<string> {
	const form = { ...meetingForm(w, day), agenda: 'Не істелді; 40', mandateId: w.mandateId };
	const id = await planGathering(tx, w.head, planGatheringInput.parse(form));
	await inviteUnits(tx, w.head, id);
	return id;
}

/** The world on Wednesday 28 October 2026, with a meeting on Friday 20 November. */
export async function reportWorld(tx: Tx, day = '2026-11-20'): Promise<World> {
	const w = await visitWorld(tx);
	return { ...w, eventId: await meeting(tx, w, day) };
}

export const PERIOD = { periodFrom: '2026-01-01', periodTo: '2026-10-27' };

/** Begun, with the deputy's general words. */
export async function drafted(tx: Tx, w: World, changes: Record<string, string> = {}): Promise<string> {
	const id = await makeReport(tx, w.aide, makeInput.parse({ eventId: w.eventId, ...PERIOD }));
	await writeReport(tx, w.aide, id, writeInput.parse({ ...PERIOD, 'general.kk': 'Жыл бойы жол мен су туралы жұмыс істедім.', ...changes }));
	return id;
}

export async function published(tx: Tx, w: World): Promise<string> {
	const id = await drafted(tx, w);
	await publishReport(tx, w.aide, id);
	return id;
}
