import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeGatheringInput, registerInput } from './input.ts';
import { fits, mayWithdraw, next, PARTICIPANT_ACTS, PARTICIPANT_STATES, placesLeft, promoted, registers, standing } from './rules.ts';

const at = (time: string) => Temporal.Instant.from(`2026-11-02T${time}:00+05:00`);
const held = (state: 'planned' | 'invited' | 'open' | 'closed' | 'cancelled') => ({ state, startsAt: at('10:00'), endsAt: at('12:00') });

it('who wants to come has exactly these ways', () => {
	const ways = PARTICIPANT_STATES.map((state) => PARTICIPANT_ACTS.map((act) => next(state, act)));
	expect(ways).toEqual([
		[undefined, 'withdrawn'],
		['coming', 'withdrawn'],
		[undefined, undefined]
	]);
});

describe('places', () => {
	it('are given in the order of the line, and a party that is too large lets smaller ones by', () => {
		const line = [{ people: 4 }, { people: 1 }, { people: 2 }, { people: 1 }];
		expect(promoted({ capacity: 10, taken: 7 }, line)).toEqual([{ people: 1 }, { people: 2 }]);
		expect(promoted({ capacity: 10, taken: 10 }, line)).toEqual([]);
		expect(promoted({ capacity: null, taken: 7 }, line)).toEqual(line);
		expect(placesLeft({ capacity: null, taken: 7 })).toBeUndefined();
	});

	it('are never more than there are, and nobody who fits is left waiting', () => {
		const line = fc.array(fc.record({ people: fc.integer({ min: 1, max: 5 }) }), { maxLength: 30 });
		fc.assert(
			fc.property(fc.nat(60), fc.nat(60), line, (capacity, free, waiting) => {
				const room = { capacity: capacity + free, taken: capacity };
				const given = promoted(room, waiting);
				const taken = given.reduce((sum, { people }) => sum + people, room.taken);
				expect(taken).toBeLessThanOrEqual(room.capacity);
				const rest = waiting.filter((one) => !given.includes(one));
				expect(rest.filter(({ people }) => fits({ ...room, taken }, people))).toEqual([]);
			})
		);
	});
});

it('one registers until it begins, gives back until it is over, and reads how it stands', () => {
	const times = ['09:59', '10:00', '12:00'].map(at);
	expect(times.map((time) => registers(held('invited'), time))).toEqual([true, false, false]);
	expect(times.map((time) => mayWithdraw(held('open'), time))).toEqual([true, true, false]);
	for (const state of ['planned', 'closed', 'cancelled'] as const) {
		expect([registers(held(state), at('09:00')), mayWithdraw(held(state), at('09:00'))]).toEqual([false, false]);
	}
	expect(times.map((time) => standing(held('invited'), time))).toEqual(['ahead', 'running', 'over']);
	expect(standing(held('open'), at('09:59'))).toBe('running');
	expect(standing(held('closed'), at('11:00'))).toBe('over');
	expect(standing(held('cancelled'), at('13:00'))).toBe('cancelled');
});

describe('forms', () => {
	const KEY = 'k'.repeat(43);
	const faults = (form: Record<string, string>) =>
		registerInput.safeParse({ key: KEY, name: 'Айгүл', people: '1', ...form }).error?.issues.map(({ path, message }) => [path[0], message]);

	it('take a first name and one way to be told', () => {
		expect(faults({})).toEqual([['phone', 'participation.contact']]);
		expect(faults({ phone: '8 701 123 45 67', people: '6' })).toEqual([['people', 'participation.people']]);
		expect(faults({ email: 'a@b' })).toEqual([['email', 'email']]);
		expect(registerInput.parse({ key: KEY, name: ' Айгүл ', people: '2', phone: '8 701 123 45 67', email: '' })).toMatchObject({
			name: 'Айгүл',
			people: 2,
			phone: '+77011234567',
			email: undefined
		});
	});

	it('say everything that is wrong with a plan at once', () => {
		const plan = {
			kind: 'report_meeting',
			titleKk: 'Есеп',
			day: '2026-11-02',
			from: '10:00',
			to: '12:00',
			place: 'Мәдениет үйі',
			video: 'none'
		};
		const chair = { chairId: '00000000-0000-7000-8000-000000000000', agenda: 'Есеп; 20' };
		const said = { territory: '751110000', language: 'both', capacity: '', point: '43.25, 76.93' };
		expect(changeGatheringInput.parse({ ...plan, ...chair, ...said })).toMatchObject({
			title: { kk: 'Есеп', ru: 'Есеп', en: 'Есеп' },
			language: 'both',
			capacity: undefined,
			point: { latitude: 43.25, longitude: 76.93 }
		});
		const wrong = changeGatheringInput.safeParse({
			...plan,
			...chair,
			...said,
			agenda: 'Есеп',
			territory: 'Алматы',
			capacity: '0',
			point: 'мұнда'
		});
		expect(wrong.error?.issues.map(({ path }) => path[0]).toSorted()).toEqual(['agenda', 'capacity', 'point', 'territory']);
	});
});
