import fc from 'fast-check';
import { expect, it } from 'vitest';
import { leftOver, minutesOf, moved, numbered, paragraphs } from './agenda.ts';
import { latestNotice, mayBeginFrom, possible, shortBy, SITTING_ACTS, stageOf, STAGES, type Moments } from './stage.ts';

const at = Temporal.Instant.from('2026-11-12T05:00:00Z');
const none: Moments = { draftAt: null, finalAt: null, checkInAt: null, openedAt: null, endedAt: null, cancelled: false };

it('reads the stage from the moments, in their order', () => {
	const passed: Moments[] = [
		none,
		{ ...none, draftAt: at },
		{ ...none, draftAt: at, finalAt: at },
		{ ...none, finalAt: at, checkInAt: at },
		{ ...none, finalAt: at, checkInAt: at, openedAt: at },
		{ ...none, finalAt: at, checkInAt: at, openedAt: at, endedAt: at },
		{ ...none, finalAt: at, checkInAt: at, endedAt: at },
		{ ...none, draftAt: at, cancelled: true }
	];
	expect(passed.map(stageOf)).toEqual([...STAGES]);
});

it('lets the agenda be worked on until the notice, presence be noted while people come, and nothing be done after the end but the recording and what the minutes lack', () => {
	expect(Object.fromEntries(STAGES.map((stage) => [stage, possible(stage).join(' ')]))).toEqual({
		planned: 'change agenda paper discuss announce cancel',
		discussed: 'change agenda paper announce cancel',
		announced: 'paper add_late withdraw check_in cancel',
		check_in: 'paper add_late withdraw note open end record',
		open: 'paper add_late withdraw note item decide end record',
		ended: 'decide record',
		not_held: '',
		cancelled: ''
	});
	for (const act of SITTING_ACTS) expect(STAGES.some((stage) => possible(stage).includes(act))).toBe(true);
});

it('says until when a notice is in time, and by how many days it is short', () => {
	const thursday = Temporal.PlainDate.from('2026-11-12');
	const told = (n: number, unit: 'calendar_day' | 'working_day' | 'month') =>
		latestNotice({ version: 1, days: new Map() }, thursday, { n, unit }).toString();
	expect([told(5, 'calendar_day'), told(5, 'working_day'), told(1, 'month')]).toEqual(['2026-11-07', '2026-11-05', '2026-10-12']);
	const latest = Temporal.PlainDate.from('2026-11-15');
	expect([-1, 0, 1, 5].map((days) => shortBy(latest.add({ days }), latest))).toEqual([0, 0, 1, 5]);
});

it('numbers items by their place, those below an item under its number', () => {
	const items = [
		{ id: 'c', parentId: null, position: 3 },
		{ id: 'a2', parentId: 'a', position: 2 },
		{ id: 'a', parentId: null, position: 1 },
		{ id: 'a1', parentId: 'a', position: 1 },
		{ id: 'b', parentId: null, position: 2 }
	];
	expect(numbered(items).map(({ id, number, depth }) => [id, number, depth])).toEqual([
		['a', '1', 0],
		['a1', '1.1', 1],
		['a2', '1.2', 1],
		['b', '2', 0],
		['c', '3', 0]
	]);
	const timed = items.map((item) => ({ ...item, minutes: 10, withdrawnAt: item.id === 'b' ? at : null }));
	expect(minutesOf(timed)).toBe(20);
});

it('is opened at its announced start, and people are checked in some hours before it', () => {
	expect([mayBeginFrom('check_in', at, 3), mayBeginFrom('check_in', at, 0), mayBeginFrom('open', at, 3)].map(String)).toEqual([
		'2026-11-12T02:00:00Z',
		'2026-11-12T05:00:00Z',
		'2026-11-12T05:00:00Z'
	]);
});

it('leaves over what was neither begun, nor withdrawn, nor taken with what it is a part of', () => {
	const item = (id: string, parentId: string | null, what: 'begun' | 'withdrawn' | 'waits' = 'waits') => ({
		id,
		parentId,
		startedAt: what === 'begun' ? at : null,
		withdrawnAt: what === 'withdrawn' ? at : null
	});
	const items = [
		item('a', null, 'begun'),
		item('a1', 'a'),
		item('b', null),
		item('b1', 'b', 'begun'),
		item('b2', 'b'),
		item('c', null, 'withdrawn'),
		item('d', null),
		item('d1', 'd'),
		item('d2', 'd', 'withdrawn')
	];
	expect(leftOver(items).map(({ id }) => id)).toEqual(['b2', 'd', 'd1']);
});

it('moves an item a step and back, losing none', () => {
	const list = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 12 });
	fc.assert(
		fc.property(list, fc.nat(), (ids, n) => {
			const id = ids[n % ids.length] ?? '';
			const up = moved(ids, id, -1);
			expect(up.toSorted()).toEqual(ids.toSorted());
			if (ids[0] !== id) expect(moved(up, id, 1)).toEqual(ids);
			else expect(up).toEqual(ids);
		})
	);
	expect(moved(['a', 'b'], 'x', 1)).toEqual(['a', 'b']);
});

it('parts a draft where a line is empty', () => {
	expect(paragraphs('Бірінші\nжалғасы\n \n\nЕкінші\n')).toEqual(['Бірінші\nжалғасы', 'Екінші']);
	expect(paragraphs(' \n ')).toEqual([]);
});
