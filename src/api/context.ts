/** What each request of the API carries, and who acts in it. */
import type { Context } from 'hono';
import { reader, database } from '#platform/db/index.ts';
import { forbidden, notFound, Refusal } from '#platform/errors.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { Actor, Role, Staff } from '#platform/identity/actor.ts';
import { throttle } from '#platform/identity/throttle.ts';
import { appealForApplicant, openByCode } from '#modules/appeals/server/index.ts';

/** What the server around the API knows of a request. */
interface ApiBindings {
	/** By session cookie. */
	actor: Actor;
	/** The reader's language when the request does not say. */
	lang: Lang;
	requestId: string;
	/** Where it comes from: only counted. */
	address: string;
	/** The address people know us by. */
	origin: string;
}

interface ApiVariables {
	actor: Actor;
	/** How the actor was shown. */
	via: 'cookie' | 'token' | 'nobody';
	lang: Lang;
	/** An access code, when the bearer is one. */
	code: string | undefined;
}

export interface ApiEnv {
	Bindings: ApiBindings;
	Variables: ApiVariables;
}

export type ApiContext = Context<ApiEnv>;

/** Staff, by session or by token. Others: 401 without credentials, 403 with somebody else's. */
export function staffOnly(c: ApiContext): Staff {
	const actor = c.get('actor');
	if (actor.kind === 'staff') return actor;
	if (actor.kind === 'citizen') throw forbidden();
	throw new Refusal('api.credentials', 401);
}

/** Staff who hold one of these roles in any unit; the command checks which unit. Others are forbidden. */
export function roleOnly(c: ApiContext, roles: readonly Role[]): Staff {
	const staff = staffOnly(c);
	if (!staff.posts.some((post) => roles.includes(post.role))) throw forbidden();
	return staff;
}

// Codes are 128 bits: this is against load, not against guessing.
const WRONG_CODES = { limit: 30, seconds: 15 * 60 };

/** The applicant of an appeal: by its access code, or by the account it was sent from. One answer for an unknown number and a wrong code. */
export async function applicantOnly(c: ApiContext, number: string): Promise<{ actor: Actor; id: string }> {
	const code = c.get('code');
	if (code !== undefined) {
		const id = await openByCode(reader(), number, code);
		if (id !== undefined) return { actor: { kind: 'applicant', appealId: id }, id };
		await throttle(database(), `api_code:${c.env.address}`, WRONG_CODES.limit, WRONG_CODES.seconds);
		throw new Refusal('appeals.code', 401);
	}
	const actor = c.get('actor');
	if (actor.kind === 'anonymous') throw new Refusal('api.code_needed', 401);
	if (actor.kind !== 'citizen') throw notFound();
	return { actor, id: (await appealForApplicant(reader(), actor, number)).id };
}
