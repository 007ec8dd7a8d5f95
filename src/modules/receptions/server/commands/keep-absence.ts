import { now } from '#platform/clock.ts';
import type { Tx } from '#platform/db/index.ts';
import { invalid } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import type { AbsenceInput } from '../../input.ts';
import { absencesOf, followHours, type Followed } from '../hours.ts';
import { openHost, tellHost } from '../hosts.ts';

/** Takes a host's days out, those made by hand, too; the very same again is done already. Throws as openHost, invalid `untilOn`. */
export async function addAbsence(tx: Tx, actor: Actor, hostId: string, { fromOn, untilOn, reason }: AbsenceInput): Promise<Followed> {
	const host = await openHost(tx, actor, hostId);
	const at = now();
	const late = Temporal.PlainDate.compare(untilOn, dayOf(at)) < 0 || Temporal.PlainDate.compare(untilOn, fromOn) < 0;
	if (late) throw invalid('untilOn', 'receptions.day_past');
	const same = (await absencesOf(tx, hostId, dayOf(at))).some((one) => one.from.equals(fromOn) && one.until.equals(untilOn));
	if (!same) {
		const days = { from_on: fromOn, until_on: untilOn };
		await tx
			.insertInto('reception_absence')
			.values({ id: newId(), host_id: hostId, ...days, reason, made_at: at })
			.execute();
		await tellHost(tx, actor, hostId, 'absent', at, { from: fromOn.toString(), to: untilOn.toString(), reason });
	}
	return followHours(tx, actor, host);
}

/** Takes an absence back: hours that come again come back, whoever lost a seat does not. Gone already, it is so. Throws as openHost. */
export async function dropAbsence(tx: Tx, actor: Actor, hostId: string, { absenceId }: { absenceId: string }): Promise<Followed> {
	const host = await openHost(tx, actor, hostId);
	const gone = tx.deleteFrom('reception_absence').where('id', '=', absenceId).where('host_id', '=', hostId);
	const [row] = await gone.returning(['from_on', 'until_on']).execute();
	if (row !== undefined) await tellHost(tx, actor, hostId, 'present', now(), { from: row.from_on.toString(), to: row.until_on.toString() });
	return followHours(tx, actor, host);
}
