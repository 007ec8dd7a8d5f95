/** Reads what a protocol is made of. */
import type { Reader } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import type { Texts } from '#platform/i18n/lang.ts';
import { agendaOf, invitedOf, type EventRow } from '#modules/events/server/index.ts';
import { personNames, staffOf, unitsNamed, type Unit } from '#modules/organisation/server/index.ts';
import type { Audience } from '#modules/organisation/rules/audience.ts';
import { protocolOf, type Facts, type Named, type Protocol } from '../rules/protocol.ts';
import { responsibleIn } from './responsible.ts';
import { amendmentsOf, draftOf, frozenOf, pointsOf, unitsOfPoints, type Frozen } from './queries.ts';

const NO_POST: Texts = { kk: '', ru: '', en: '' };

async function namedOf(db: Reader, event: EventRow): Promise<{ chair: Named; secretary: Named }> {
	const [names, staff] = await Promise.all([personNames(db, [event.chairId, event.secretaryId]), staffOf(db, event.hostId)]);
	const of = (id: string): Named => ({ name: names.get(id) ?? '', post: staff.find((one) => one.personId === id)?.title ?? NO_POST });
	return { chair: of(event.chairId), secretary: of(event.secretaryId) };
}

function inWords(rule: Audience, units: ReadonlyMap<string, Unit>): Texts {
	return { kk: responsibleIn('kk', rule, units), ru: responsibleIn('ru', rule, units), en: responsibleIn('en', rule, units) };
}

/** The facts of a conference that is over. */
export async function factsOf(db: Reader, event: EventRow): Promise<Facts> {
	const [draft, agenda, units, points, byPoint, amendments, named] = await Promise.all([
		draftOf(db, event.id),
		agendaOf(db, event.id),
		invitedOf(db, event.id),
		pointsOf(db, event.id),
		unitsOfPoints(db, event.id),
		amendmentsOf(db, event.id),
		namedOf(db, event)
	]);
	const ruled = await unitsNamed(
		db,
		points.flatMap(({ audience }) => audience ?? [])
	);
	const { title, kindName, hostName, place, startsAt, endsAt, graceMinutes } = event;
	return {
		title,
		kind: kindName,
		host: hostName,
		place,
		startsAt,
		endsAt,
		graceMinutes,
		units,
		agenda,
		amendments,
		...named,
		number: found(draft).number,
		online: event.video !== 'none',
		openedAt: found(event.openedAt),
		closedAt: found(event.closedAt),
		points: points.map(({ id, kind, position, text, item, audience, units: count, dueOn }) => ({
			kind,
			position,
			text,
			item,
			dueOn,
			responsible: audience === null ? null : { rule: inWords(audience, ruled), count, units: byPoint.get(id) ?? [] }
		}))
	};
}

/**
 * The protocol as it stands: frozen, or made of the facts as they are now; and how it was frozen, if it was. Throws not_found
 * before the conference is over.
 */
export async function protocolFor(db: Reader, event: EventRow): Promise<{ protocol: Protocol; frozen: Frozen | undefined }> {
	const frozen = await frozenOf(db, event.id);
	return { protocol: frozen?.protocol ?? protocolOf(await factsOf(db, event)), frozen };
}
