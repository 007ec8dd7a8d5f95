import { isRedirect, type RequestEvent } from '@sveltejs/kit';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../errors.ts';
import { ANONYMOUS, type Actor, type Staff } from './actor.ts';
import {
	clearSessionCookie,
	originOf,
	requireCitizen,
	requireRole,
	requireStaff,
	requireStaffSession,
	sessionToken,
	setSessionCookie,
	wantedPath
} from './http.ts';
import type { Session } from './sessions.ts';

const TOKEN = 'A'.repeat(43);
const staff: Staff = {
	kind: 'staff',
	accountId: 'a',
	personId: 'p',
	name: 'Айша',
	language: 'kk',
	posts: [{ role: 'operator', unitId: 'u', unitPath: 'nat' }]
};
const citizen: Actor = { kind: 'citizen', accountId: 'c', email: 'c@example.org' };
const waiting: Session = { id: 's', accountId: 'a', kind: 'staff', factors: ['password'], complete: false };

function eventFor(actor: Actor, options: { session?: Session; url?: string; method?: string } = {}) {
	const jar = new Map<string, { value: string; options: object }>();
	const event = {
		url: new URL(options.url ?? 'http://localhost:3000/desk/people?q=a'),
		request: new Request('http://localhost:3000/', { method: options.method ?? 'GET' }),
		locals: { actor, lang: 'kk', requestId: 'r', ...(options.session ? { session: options.session } : {}) },
		cookies: {
			get: (name: string) => jar.get(name)?.value,
			set: (name: string, value: string, o: object) => jar.set(name, { value, options: o }),
			delete: (name: string) => jar.delete(name)
		}
	} as unknown as RequestEvent;
	return { event, jar };
}

/** Where a guard sends, or which refusal it throws. */
function outcome(act: () => unknown): unknown {
	try {
		return act();
	} catch (error) {
		if (isRedirect(error)) return `${error.status} ${error.location}`;
		if (error instanceof Refusal) return error.code;
		throw error;
	}
}

describe('the guards of pages', () => {
	it('let staff in and send the others where they can go on', () => {
		expect(outcome(() => requireStaff(eventFor(staff).event))).toBe(staff);
		expect(outcome(() => requireStaff(eventFor(ANONYMOUS).event))).toBe('303 /kk/staff?to=%2Fdesk%2Fpeople%3Fq%3Da');
		expect(outcome(() => requireStaff(eventFor(ANONYMOUS, { session: waiting }).event))).toBe(
			'303 /kk/staff/second?to=%2Fdesk%2Fpeople%3Fq%3Da'
		);
		expect(outcome(() => requireStaff(eventFor(ANONYMOUS, { method: 'POST' }).event))).toBe('303 /kk/staff?to=%2Fdesk');
		expect(outcome(() => requireStaff(eventFor(citizen).event))).toBe('303 /kk/staff?to=%2Fdesk%2Fpeople%3Fq%3Da');
	});

	it('ask for a role', () => {
		expect(outcome(() => requireRole(eventFor(staff).event, 'operator', 'head'))).toBe(staff);
		expect(outcome(() => requireRole(eventFor(staff).event, 'administrator'))).toBe('forbidden');
	});

	it('let citizens in, and staff with one factor only to its pages', () => {
		expect(outcome(() => requireCitizen(eventFor(citizen).event))).toBe(citizen);
		expect(outcome(() => requireCitizen(eventFor(staff, { url: 'http://localhost/kk/account' }).event))).toBe(
			'303 /kk/sign-in?to=%2Fkk%2Faccount'
		);
		expect(outcome(() => requireStaffSession(eventFor(ANONYMOUS, { session: waiting }).event))).toBe(waiting);
		expect(outcome(() => requireStaffSession(eventFor(ANONYMOUS, { session: { ...waiting, kind: 'citizen' } }).event))).toBe(
			'303 /kk/staff'
		);
	});
});

describe('the cookie', () => {
	const issued = { token: TOKEN, seconds: 1800, complete: false };

	it('is bound to the host under https, and plain under http', () => {
		const secure = eventFor(ANONYMOUS, { url: 'https://jauap.example/kk' });
		setSessionCookie(secure.event, issued);
		expect(secure.jar.get('__Host-jauap')).toEqual({
			value: TOKEN,
			options: { path: '/', httpOnly: true, sameSite: 'lax', secure: true, maxAge: 1800 }
		});
		expect(sessionToken(secure.event)).toBe(TOKEN);
		clearSessionCookie(secure.event);
		expect(secure.jar.size).toBe(0);

		const plain = eventFor(ANONYMOUS);
		setSessionCookie(plain.event, issued);
		expect(plain.jar.get('jauap')?.options).toMatchObject({ secure: false, httpOnly: true });
	});

	it('is not read under another name or in another shape', () => {
		const { event, jar } = eventFor(ANONYMOUS, { url: 'https://jauap.example/kk' });
		jar.set('jauap', { value: TOKEN, options: {} });
		expect(sessionToken(event)).toBeUndefined();
		jar.set('__Host-jauap', { value: `${TOKEN}'`, options: {} });
		expect(sessionToken(event)).toBeUndefined();
	});
});

it('reads a wanted path from a form, and takes our own address when none is set', () => {
	expect(wantedPath('/desk?x=1', '/desk')).toBe('/desk?x=1');
	expect(wantedPath('//evil.example', '/desk')).toBe('/desk');
	expect(wantedPath(new File([], 'x'), '/desk')).toBe('/desk');
	expect(originOf({ url: new URL('http://localhost:5171/kk') })).toBe('http://localhost:5171');
});
