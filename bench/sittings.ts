/** Sittings for the benchmark, called as people call them: before they begin. */
import { now, setClock } from '../src/platform/clock.ts';
import type { Tx } from '../src/platform/db/index.ts';
import { dayOf } from '../src/platform/i18n/format.ts';
import { announcedSitting, type SittingWorld } from '../src/modules/sittings/server/fixture.ts';

/** A sitting of today that was announced yesterday. Returns its id. */
export async function sittingOfToday(tx: Tx, world: SittingWorld): Promise<string> {
	const at = now();
	const restore = setClock(() => at.subtract({ hours: 24 }));
	try {
		return await announcedSitting(tx, world, { day: dayOf(at).toString(), from: '00:00', to: '23:59' });
	} finally {
		restore();
	}
}
