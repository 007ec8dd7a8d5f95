import fc from 'fast-check';
import { expect, it } from 'vitest';
import { protocolOf, type Facts, type UnitFacts } from './protocol.ts';

const at = (time: string) => Temporal.Instant.from(`2026-11-02T${time}:00+05:00`);
const day = (iso: string) => Temporal.PlainDate.from(iso);
const texts = (word: string) => ({ kk: `${word} kk`, ru: `${word} ru`, en: `${word} en` });
const unit = (name: string, changes: Partial<UnitFacts> = {}): UnitFacts => ({
	name: texts(name),
	reply: null,
	forOldTime: false,
	reason: null,
	people: [],
	...changes
});

const FACTS: Facts = {
	number: 'NAT-2026-3',
	title: texts('winter'),
	kind: texts('conference'),
	host: texts('NAT'),
	place: null,
	online: true,
	startsAt: at('10:00'),
	endsAt: at('11:30'),
	graceMinutes: 5,
	openedAt: at('10:03'),
	closedAt: at('11:12'),
	chair: { name: 'Chair', post: texts('head') },
	secretary: { name: 'Secretary', post: texts('central') },
	units: [
		unit('A', {
			people: [
				{ name: 'a', cameAt: at('09:58'), leftAt: at('11:12') },
				{ name: 'never', cameAt: null, leftAt: null }
			]
		}),
		unit('B', { people: [{ name: 'b', cameAt: at('10:17'), leftAt: at('11:00') }] }),
		unit('C', { reply: 'absent', reason: 'storm' }),
		unit('D', { reply: 'coming' })
	],
	agenda: [{ position: 1, title: 'heat', speaker: 'A', minutes: 20, startedAt: at('10:05'), endedAt: at('10:40') }],
	points: [
		{
			kind: 'decision',
			position: 1,
			text: 'check',
			item: 1,
			responsible: { rule: texts('all'), count: 4, units: [] },
			dueOn: day('2026-11-20')
		},
		{ kind: 'priority', position: 1, text: 'warm schools', item: null, responsible: null, dueOn: null }
	],
	amendments: [{ unit: texts('B'), name: 'b', text: 'we came at 10:07', decision: 'refused', reason: 'the record says 10:17' }]
};

it('says what was: who came when, who was late, who was absent and why, when what was spoken of, what was decided', () => {
	const made = protocolOf(FACTS);
	expect(made.counts).toEqual({ invited: 4, present: 1, late: 1, excused: 1, absent: 1 });
	expect(made.held).toEqual({ opened: '2026-11-02T05:03:00Z', closed: '2026-11-02T06:12:00Z' });
	expect(made.units.map((one) => [one.name.en, one.attendance, one.minutesLate, one.came, one.left, one.reason])).toEqual([
		['A en', 'present', 0, '2026-11-02T04:58:00Z', '2026-11-02T06:12:00Z', null],
		['B en', 'late', 17, '2026-11-02T05:17:00Z', '2026-11-02T06:00:00Z', null],
		['C en', 'excused', 0, null, null, 'storm'],
		['D en', 'absent', 0, null, null, null]
	]);
	expect(made.units[0]?.people).toEqual([{ name: 'a', came: '2026-11-02T04:58:00Z', left: '2026-11-02T06:12:00Z' }]);
	expect(made.agenda[0]).toMatchObject({ started: '2026-11-02T05:05:00Z', ended: '2026-11-02T05:40:00Z' });
	expect(made.priorities).toEqual([{ position: 1, text: 'warm schools', item: null }]);
	expect(made.decisions).toEqual([{ position: 1, text: 'check', item: 1, rule: texts('all'), count: 4, units: [], dueOn: '2026-11-20' }]);
});

it('is the same text for the same facts, whatever order their keys come in, and another for any other fact', () => {
	const turned = Object.fromEntries(Object.entries(FACTS).toReversed()) as unknown as Facts;
	const text = JSON.stringify(protocolOf(FACTS));
	expect(JSON.stringify(protocolOf({ ...turned, more: 1 } as Facts))).toBe(text);
	expect(JSON.parse(text)).toEqual(protocolOf(FACTS));
	const minute = fc.integer({ min: 1, max: 60 });
	fc.assert(
		fc.property(minute, fc.nat(1), (minutes, which) => {
			const units = FACTS.units.map((one, i) =>
				i === which ? { ...one, people: one.people.map((p) => ({ ...p, cameAt: p.cameAt?.subtract({ minutes }) ?? null })) } : one
			);
			expect(JSON.stringify(protocolOf({ ...FACTS, units }))).not.toBe(text);
		})
	);
});
