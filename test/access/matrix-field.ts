/** Kits of field receptions: made by who takes appeals in, and worked with by one person; the scene's was shut out. */
import type { Role } from '../../src/platform/identity/actor.ts';
import { ALL, desk, type On, type Outcome, type Row } from './verdicts.ts';
import type { Place } from './scene.ts';

const UNKNOWN = '00000000-0000-7000-8000-000000000000';
const INTAKE: Role[] = ['operator', 'head', 'branch_head', 'aide'];
const LEADERS: Role[] = ['head', 'branch_head'];
const ONE = '/desk/field/[id=uuid]';
const RECORD = {
	id: UNKNOWN,
	kind: 'appeal',
	saidAt: 0,
	number: 'ALA-2026-000001',
	code: '7K2M9-7K2M9-7K2M9-7K2M9-7K2M9-7',
	body: { language: 'kk', text: 'Ауылда су жоқ, құдық кеуіп қалды.', place: 'Қарасу', name: 'Сынақ', phone: '+77011234567' }
};
const STATE = { deviceId: UNKNOWN, waiting: 0, refused: 0 };
const PHOTO = new URLSearchParams({ id: UNKNOWN, record: UNKNOWN, sha256: '0'.repeat(64), name: 'photo-1.jpg' }).toString();

const isWorker = (place: Place, role: Role) => place === 'same' && role === 'operator';

/** Of who works with it alone; nobody else knows that it is there. */
function device(what: string, body: unknown): Row {
	const ask = ({ scene }: On) => ({ path: `/desk/field/${scene.kitId}/${what}`, body });
	const staff = (place: Place, role: Role): Outcome => (isWorker(place, role) ? 'ok' : 'hidden');
	return { ...desk(ALL, ask), places: ['same', 'above', 'other'], staff };
}

function revoked(place: Place, role: Role): Outcome {
	if (place === 'other' || !INTAKE.includes(role)) return 'hidden';
	return isWorker(place, role) || LEADERS.includes(role) ? 'ok' : 'forbidden';
}

export const field: Record<string, Row> = {
	'GET /desk/field': desk(INTAKE, () => ({})),
	// It says nothing of anybody: what is on a device opens by its PIN.
	'GET /desk/field/device': desk(ALL, () => ({})),
	'POST /desk/field?/make': desk(INTAKE, ({ scene }) => ({
		form: {
			unitId: scene.world.unit.id,
			label: 'Планшет 1',
			territory: '190000000',
			numbers: '1',
			wishNumbers: '1',
			day: Temporal.Now.plainDateISO('Asia/Almaty').toString()
		}
	})),
	'POST /desk/field?/revoke': {
		...desk(ALL, ({ scene }) => ({ form: { kitId: scene.kitId, reason: 'Планшет жоғалды' } })),
		places: ['same', 'above', 'other'],
		staff: revoked
	},
	[`POST ${ONE}/take`]: device('take', { deviceId: UNKNOWN }),
	[`POST ${ONE}/state`]: device('state', STATE),
	[`POST ${ONE}/records`]: device('records', { record: RECORD, sentAt: 0 }),
	[`POST ${ONE}/photos`]: device(`photos?${PHOTO}`, 'x'),
	[`POST ${ONE}/aside`]: device('aside', {
		deviceId: UNKNOWN,
		id: UNKNOWN,
		kind: 'came',
		saidAt: 0,
		refusal: 'Іс-шара жабылған',
		reason: 'Тізімге бұрын қосылған'
	}),
	[`POST ${ONE}/hand-in`]: device('hand-in', STATE)
};
