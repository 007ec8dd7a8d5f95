/** The words in which the table of expectations is written. */
import { ROLES, type Role } from '../../src/platform/identity/actor.ts';
import type { Asked } from '../http/server.ts';
import type { DoneAppeal, Outsider, Place, Scene } from './scene.ts';

/**
 * What somebody gets: it is done or could only not be done now (2xx, 3xx, 409); what was sent is wrong (400, 422); they
 * are asked who they are (401, or led to a page that asks); it is not theirs to do (403); it is not there (404).
 */
export type Outcome = 'ok' | 'input' | 'sign in' | 'forbidden' | 'hidden';

/** What a request is about, for the one who asks. */
export interface On {
	appeal: DoneAppeal;
	assignmentId: string;
	scene: Scene;
	/** The person's own, for what everybody does to themselves. */
	personId: string;
}

export interface Request extends Asked {
	/** Without the part that says which action: that is in the row's name. */
	path: string;
	/** Fields of a posted form. */
	form?: Record<string, string>;
	/** For the API: the operation's parameters. */
	params?: Record<string, string>;
	query?: Record<string, string>;
}

export interface Row {
	ask: (on: On) => Omit<Request, 'path'> & { path?: string };
	/** Places at which staff are asked about; one is enough where nothing is asked about. */
	places: readonly Place[];
	staff: (place: Place, role: Role) => Outcome;
	outsiders: Record<Outsider, Outcome>;
	/** The act ends the asker's session: each asker is somebody new. */
	fresh?: true;
}

export const ALL: readonly Role[] = ROLES;
export const except = (...roles: Role[]): Role[] => ROLES.filter((role) => !roles.includes(role));

/** Pages that any visitor may open, whoever they are. */
export function open(ask: Row['ask'], outcome: Outcome = 'ok'): Row {
	const outsiders = { anonymous: outcome, citizen: outcome, 'other citizen': outcome, applicant: outcome, 'other applicant': outcome };
	return { ask, places: ['same'], staff: () => outcome, outsiders };
}

/** For whoever is signed in as a citizen; everybody else is asked to be. */
export function citizens(ask: Row['ask'], outcome: Outcome = 'ok'): Row {
	const outsiders = {
		anonymous: 'sign in',
		citizen: outcome,
		'other citizen': outcome,
		applicant: 'sign in',
		'other applicant': 'sign in'
	} as const;
	return { ask, places: ['same'], staff: () => 'sign in', outsiders };
}

const NO_STAFF: Row['outsiders'] = {
	anonymous: 'sign in',
	citizen: 'forbidden',
	'other citizen': 'forbidden',
	applicant: 'sign in',
	'other applicant': 'sign in'
};

/** For staff of these roles, whatever their unit. `outcome` is what they get. */
export function desk(roles: readonly Role[], ask: Row['ask'], outcome: Outcome = 'ok'): Row {
	return { ask, places: ['same'], staff: (_, role) => (roles.includes(role) ? outcome : 'forbidden'), outsiders: NO_STAFF };
}

export interface Rights {
	/** In the unit and above it. */
	may: readonly Role[];
	/** Also on what is their own. */
	own?: readonly Role[];
	/** Know that it is there, in the unit and above it. */
	know: readonly Role[];
	/** Know it as their own. */
	knowOwn?: readonly Role[];
}

/** About something of a unit: who may, who only knows of it, and nobody of another unit knows. */
export function about({ may, own = [], know, knowOwn = [] }: Rights, ask: Row['ask'], outcome: Outcome = 'ok'): Row {
	return {
		ask,
		places: ['own', 'same', 'above', 'other'],
		staff: (place, role) => {
			if (place === 'other') return 'hidden';
			if (may.includes(role) || (place === 'own' && own.includes(role))) return outcome;
			return know.includes(role) || (place === 'own' && knowOwn.includes(role)) ? 'forbidden' : 'hidden';
		},
		outsiders: NO_STAFF
	};
}

/** For the applicant of an appeal: by code or by account. Others get `strangers`, staff `staff`. */
export function applicants(ask: Row['ask'], strangers: Outcome, staff: Outcome, outcome: Outcome = 'ok'): Row {
	const outsiders = {
		anonymous: strangers,
		citizen: outcome,
		'other citizen': 'hidden',
		applicant: outcome,
		'other applicant': strangers
	} as const;
	return { ask, places: ['same'], staff: () => staff, outsiders };
}

/** A page of the desk asks a citizen to sign in as staff; the API says that it is not for them. */
export function asked(rows: Record<string, Row>): Record<string, Row> {
	return Object.fromEntries(
		Object.entries(rows).map(([key, row]) => {
			if (key.startsWith('API ') || row.outsiders.citizen !== 'forbidden') return [key, row];
			return [key, { ...row, outsiders: { ...row.outsiders, citizen: 'sign in', 'other citizen': 'sign in' } }];
		})
	);
}
