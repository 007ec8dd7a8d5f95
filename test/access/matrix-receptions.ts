/** Receptions: who keeps the hours of a host of the unit does so there and above; auditors read; a deputy keeps their own alone. */
import type { Role } from '../../src/platform/identity/actor.ts';
import { asked, desk, type On, type Row } from './verdicts.ts';

const TEXT = 'Мәтін осында, ұзындығы жеткілікті болуы керек';
const UNKNOWN = '00000000-0000-7000-8000-000000000000';
const KEEPING: Role[] = ['operator', 'aide', 'head', 'branch_head', 'central'];
const READING: Role[] = [...KEEPING, 'deputy', 'auditor'];
const ROOT = '/desk/receptions';
const HOST = `${ROOT}/[id=uuid]`;
const HOURS = `${HOST}/hours`;
const PATTERN = `${HOURS}/[pattern=uuid]`;
const DAY = `${ROOT}/days/[id=uuid]`;
const PLACE = `${ROOT}/places/[id=uuid]`;

type Scene = On['scene'];
/** Of a host, a day or a place of the unit: its keepers, and for reading its auditors. */
function of(roles: readonly Role[], path: (scene: Scene) => string, form?: (scene: Scene) => Record<string, string>): Row {
	return {
		...desk(roles, ({ scene }) => ({ path: path(scene), ...(form === undefined ? {} : { form: form(scene) }) })),
		// Above as in the unit itself: reading shows it, and each act more would cost thirty requests.
		places: form === undefined ? ['same', 'above', 'other'] : ['same', 'other'],
		staff: (place, role) => (place !== 'other' && roles.includes(role) ? 'ok' : 'forbidden')
	};
}

const READERS: Role[] = [...KEEPING, 'auditor'];
const host = ({ reception }: Scene) => `${ROOT}/${reception.hostId}`;
const pattern = (scene: Scene) => `${host(scene)}/hours/${scene.reception.patternId}`;
const day = ({ reception }: Scene) => `${ROOT}/days/${reception.dayId}`;
const place = ({ reception }: Scene) => `${ROOT}/places/${reception.placeId}`;
const terms = ({ reception }: Scene) => ({
	placeId: reception.placeId,
	from: '10:00',
	to: '12:00',
	slotMinutes: '20',
	seats: '1',
	walkInShare: '0',
	languages: 'kk',
	modes: 'in_person'
});
const again = (scene: Scene) => ({
	...terms(scene),
	every: 'week',
	step: '1',
	weekdays: '1',
	nth: '1',
	validFrom: '2099-03-01',
	validTo: ''
});
const once = (scene: Scene) => ({ ...terms(scene), day: '2098-01-06' });
const away = () => ({ fromOn: '2097-02-01', untilOn: '2097-02-02', reason: TEXT });
const end = () => ({ lastDay: '2099-12-31' });
const moved = () => ({ from: '10:00', to: '11:00', reason: TEXT });
const placed = ({ reception }: Scene) => ({ nameKk: TEXT, addressKk: TEXT, territory: reception.territory, video: 'on' });
const hosted = ({ colleague }: Scene) => ({ who: `person:${colleague.personId}`, titleKk: TEXT, validFrom: '2026-01-01' });
const inUnit = (path: string) => (scene: Scene) => `${path}?unit=${scene.world.unit.code}`;
const group = { code: 'guests', nameKk: TEXT, rank: '3', validFrom: '2099-01-01', source: TEXT, reason: TEXT };

export const RECEPTIONS: Record<string, Row> = asked({
	[`GET ${ROOT}`]: desk(READING, () => ({})),
	[`GET ${ROOT}/new`]: desk(KEEPING, () => ({})),
	[`POST ${ROOT}/new?/default`]: of(KEEPING, inUnit(`${ROOT}/new`), hosted),
	[`GET ${ROOT}/places`]: desk(READING, () => ({})),
	[`GET ${ROOT}/places/new`]: desk(KEEPING, () => ({})),
	[`POST ${ROOT}/places/new?/default`]: of(KEEPING, inUnit(`${ROOT}/places/new`), placed),
	[`GET ${PLACE}`]: of(READERS, place),
	[`POST ${PLACE}?/default`]: of(KEEPING, place, placed),
	[`GET ${HOST}`]: of(READERS, host),
	[`POST ${HOST}?/once`]: of(KEEPING, host, once),
	[`POST ${HOST}?/previewAbsence`]: of(KEEPING, host, away),
	[`POST ${HOST}?/absence`]: of(KEEPING, host, away),
	[`POST ${HOST}?/dropAbsence`]: of(KEEPING, host, () => ({ absenceId: UNKNOWN })),
	[`POST ${HOST}?/previewEnd`]: of(KEEPING, host, end),
	[`POST ${HOST}?/end`]: of(KEEPING, host, end),
	[`GET ${HOURS}`]: of(READERS, (scene) => `${host(scene)}/hours`),
	[`POST ${HOURS}?/preview`]: of(KEEPING, (scene) => `${host(scene)}/hours`, again),
	[`POST ${HOURS}?/save`]: of(KEEPING, (scene) => `${host(scene)}/hours`, again),
	[`GET ${PATTERN}`]: of(READERS, pattern),
	[`POST ${PATTERN}?/preview`]: of(KEEPING, pattern, again),
	[`POST ${PATTERN}?/save`]: of(KEEPING, pattern, again),
	[`POST ${PATTERN}?/previewEnd`]: of(KEEPING, pattern, end),
	[`POST ${PATTERN}?/end`]: of(KEEPING, pattern, end),
	[`GET ${DAY}`]: of(READERS, day),
	[`POST ${DAY}?/preview`]: of(KEEPING, day, moved),
	[`POST ${DAY}?/save`]: of(KEEPING, day, moved),
	[`POST ${DAY}?/previewCancel`]: of(KEEPING, day, () => ({ reason: TEXT })),
	[`POST ${DAY}?/cancel`]: of(KEEPING, day, () => ({ reason: TEXT })),
	'GET /desk/rules/priority': desk(['administrator', 'auditor', 'central'], () => ({})),
	// An administrator of the root alone.
	'POST /desk/rules/priority?/add': desk([], () => ({ form: group })),
	'POST /desk/rules/priority?/retire': desk([], () => ({ form: { group: 'infants', validTo: '2099-01-01', retireReason: TEXT } }))
});
