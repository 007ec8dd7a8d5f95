/** What a version would do, for the editor's preview and for the question "what if". */
import type { NewVersion } from '#platform/calendar/rule-versions.ts';
import { presentSimulation, type SimulationView } from '#platform/calendar/present-rules.ts';
import { simulate } from '#platform/calendar/simulate.ts';
import { now } from '#platform/clock.ts';
import { reader } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { unitsByIds } from '#modules/organisation/server/index.ts';

export async function simulated(lang: Lang, staff: Staff, version: NewVersion): Promise<SimulationView> {
	const today = dayOf(now());
	const simulation = await simulate(reader(), staff, version, today);
	const ids = [...simulation.byUnit, ...simulation.first].flatMap((row) => (row.unitId === null ? [] : [row.unitId]));
	const units = await unitsByIds(reader(), [...new Set(ids)]);
	return presentSimulation(lang, simulation, new Map([...units].map(([id, unit]) => [id, unit.name])), today);
}
