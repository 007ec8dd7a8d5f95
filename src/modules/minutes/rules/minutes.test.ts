import fc from 'fast-check';
import { expect, it } from 'vitest';
import { quorumOf, stretches, type Note, type Quorum } from '#modules/sittings/rules/quorum.ts';
import type { Facts } from './facts.ts';
import { minutesOf, publicOf } from './minutes.ts';

const texts = (word: string) => ({ kk: word, ru: word, en: word });
const at = (time: string) => Temporal.Instant.from(`2026-11-12T${time}:00+05:00`);
const QUORUM: Quorum = { base: 'members', share: { over: 1, of: 2 }, threshold: 'more', rounding: 'up', proxies: 'vote', mostProxies: 1 };
const HOUSE = { members: 4, seats: 5 };

/** Four members, three of whom must be there. One goes out at half past ten and comes back ten minutes later. */
const LEDGER: Note[] = [
	{ at: at('09:50'), seat: 'a', what: 'in' },
	{ at: at('09:51'), seat: 'b', what: 'in' },
	{ at: at('09:52'), seat: 'c', what: 'in' },
	{ at: at('09:53'), seat: 'd', what: 'proxy', holder: 'a' },
	{ at: at('10:30'), seat: 'c', what: 'out' },
	{ at: at('10:40'), seat: 'c', what: 'in' }
];

const ITEM = {
	kind: 'ordinary' as const,
	rapporteur: 'Баяндамашы',
	closedGround: null,
	addedAt: at('08:00'),
	addedReason: null,
	withdrawnAt: null,
	withdrawnReason: null,
	movedAt: null,
	movedReason: null,
	startedAt: at('10:05'),
	endedAt: at('10:50')
};

function facts(changes: Partial<Facts> = {}): Facts {
	const ledger = changes.ledger ?? LEDGER;
	return {
		number: 'X-2026-1',
		title: texts('Отырыс'),
		body: texts('Фракция'),
		place: 'Зал',
		online: false,
		closedGround: null,
		startsAt: at('10:00'),
		endsAt: at('12:00'),
		checkInAt: at('09:45'),
		openedAt: at('10:00'),
		endedAt: at('11:00'),
		chair: { name: 'Төраға', post: texts('Жетекші') },
		secretary: { name: 'Хатшы', post: texts('') },
		notice: { servedAt: at('08:00'), shortDays: 2, reason: 'Боран', discussedUntil: null, undiscussed: 'Шұғыл' },
		discussion: null,
		quorum: { rule: texts('Жартысынан артық'), source: 'Жарғы', ...HOUSE, needed: quorumOf(QUORUM, HOUSE) },
		seats: ['a', 'b', 'c', 'd'].map((seatId) => ({ seatId, name: `Мүше ${seatId}`, place: 'member' })),
		ledger,
		stretches: stretches(QUORUM, HOUSE, ledger),
		items: [
			{ ...ITEM, id: 'one', number: '1', title: texts('Жылу') },
			{ ...ITEM, id: 'two', number: '2', title: texts('Қызметкер'), closedGround: 'Дербес дерек' }
		],
		speeches: [],
		votes: [],
		standings: [],
		resolutions: [],
		amendments: [],
		decisions: ['one', 'two'].map((itemId, i) => ({
			itemId,
			position: i + 1,
			text: `Шешім ${itemId}`,
			criterion: 'Акт бар',
			vote: null,
			without: 'consent' as const,
			unit: texts('Филиал'),
			dueOn: Temporal.PlainDate.from('2026-12-01'),
			takenAt: at('10:30')
		})),
		...changes
	};
}

it('says who was there, each coming and going, and when the quorum was lost and regained', () => {
	const { members, counts, quorum } = minutesOf(facts());
	expect(members.map(({ how, moves }) => [how, ...moves.map(({ what, holder }) => holder ?? what)])).toEqual([
		['present', 'in'],
		['present', 'in'],
		['present', 'in', 'out', 'in'],
		['proxy', 'Мүше a']
	]);
	expect(counts).toEqual({ seats: 5, members: 4, present: 3, proxy: 1, absent: 0 });
	expect(quorum.stretches).toEqual([
		{ from: '2026-11-12T05:00:00Z', present: 3, met: true },
		{ from: '2026-11-12T05:30:00Z', present: 2, met: false },
		{ from: '2026-11-12T05:40:00Z', present: 3, met: true }
	]);
	expect(quorum.lost).toEqual([{ at: '2026-11-12T05:30:00Z', until: '2026-11-12T05:40:00Z' }]);
});

it('says of a sitting that could not be held who came, and that there were too few to its end', () => {
	const made = minutesOf(facts({ openedAt: null, ledger: LEDGER.slice(0, 2), stretches: stretches(QUORUM, HOUSE, LEDGER.slice(0, 2)) }));
	expect(made.held.opened).toBeNull();
	expect(made.counts).toMatchObject({ present: 2, absent: 2 });
	expect(made.quorum.lost).toEqual([{ at: '2026-11-12T04:45:00Z', until: null }]);
});

it('says what citizens said: in all at its head, of each item with what was given a place there', () => {
	const place = { text: 'Шам керек', comments: 2, supports: 5, note: null };
	const discussion = {
		comments: 4,
		proposals: 2,
		unanswered: 1,
		hidden: [{ reason: 'insult' as const, n: 1 }],
		proposed: [
			{ title: 'Саябақ', supports: 12, itemId: 'one', refused: null },
			{ title: 'Аялдама', supports: 11, itemId: null, refused: 'Жер жоқ' }
		],
		items: [{ itemId: 'one', supports: 3, objections: 1 }],
		places: ['one', 'two'].map((itemId) => ({ itemId, ...place })),
		silent: ['one', 'two', null].map((itemId, i) => ({ itemId, number: i + 1, text: `Жауапсыз ${String(i)}`, supports: i }))
	};
	const whole = minutesOf(facts({ discussion }));
	expect(whole.discussion?.proposed.map(({ item, refused }) => item ?? refused)).toEqual(['1', 'Жер жоқ']);
	expect(whole.items.map((item) => item.discussion)).toEqual([
		{ supports: 3, objections: 1, places: [place], silent: [{ number: 1, text: 'Жауапсыз 0', supports: 0 }] },
		{ supports: 0, objections: 0, places: [place], silent: [{ number: 2, text: 'Жауапсыз 1', supports: 1 }] }
	]);
	expect(publicOf(whole).items.map((item) => item.discussion?.supports)).toEqual([3, undefined]);
	expect(whole.discussion?.silent).toEqual([{ number: 3, text: 'Жауапсыз 2', supports: 2 }]);
	expect(JSON.stringify(publicOf(whole))).not.toContain('Жауапсыз 1');
	expect(minutesOf(facts()).discussion).toBeNull();
});

it('says which decision was written after the sitting, and what becomes of an item that was not taken', () => {
	const [decision] = facts().decisions;
	const left = { startedAt: null, endedAt: null, movedAt: at('11:00'), movedReason: 'Уақыт жетпеді' };
	const made = minutesOf(
		facts({
			decisions: decision === undefined ? [] : [decision, { ...decision, takenAt: at('11:00').add({ hours: 48 }) }],
			items: [
				{ ...ITEM, id: 'one', number: '1', title: texts('Жылу') },
				{ ...ITEM, ...left, id: 'two', number: '2', title: texts('Су') }
			]
		})
	);
	expect(made.items[0]?.decisions.map(({ written }) => written)).toEqual([null, '2026-11-14']);
	expect(made.items.map(({ moved }) => moved)).toEqual([null, { at: '2026-11-12T06:00:00Z', reason: 'Уақыт жетпеді' }]);
});

it('leaves what is closed out of the public text, and says that it did', () => {
	const amendment = { name: 'Мүше a', stands: null, why: null, source: null, decision: 'taken' as const, reason: null };
	const whole = minutesOf(
		facts({
			amendments: [
				{ ...amendment, itemId: 'one', text: 'Ашық' },
				{ ...amendment, itemId: 'two', text: 'Жабық' },
				{ ...amendment, itemId: null, text: 'Жалпы' }
			]
		})
	);
	const open = publicOf(whole);
	expect(whole.items.map(({ decisions }) => decisions.length)).toEqual([1, 1]);
	expect(open.items.map(({ title, closed, rapporteur, decisions }) => [title.kk, closed, rapporteur, decisions.length])).toEqual([
		['Жылу', null, 'Баяндамашы', 1],
		['', 'Дербес дерек', '', 0]
	]);
	expect(open.amendments.map(({ text }) => text)).toEqual(['Ашық', 'Жалпы']);
	expect([whole.text, open.text, open.leftOut]).toEqual(['whole', 'public', { items: 1, amendments: 1 }]);
	const closed = publicOf({ ...whole, closed: 'Құпия', items: whole.items.map((item) => ({ ...item, closed: 'Құпия' })) });
	expect(closed.amendments).toEqual([]);
	expect(JSON.stringify(closed)).not.toContain('Шешім');
});

it('is the same text of the same facts, whatever else the rows carry', () => {
	const more = { ...facts(), more: 'x', seats: facts().seats.map((seat) => ({ ...seat, phone: '+7' })) };
	expect(JSON.stringify(minutesOf(more))).toBe(JSON.stringify(minutesOf(facts())));
	expect(Object.keys(minutesOf(facts()))).toEqual(Object.keys(publicOf(minutesOf(facts()))));
	expect(JSON.stringify(publicOf(publicOf(minutesOf(facts()))).items)).toBe(JSON.stringify(publicOf(minutesOf(facts())).items));
});

it('loses the quorum exactly where a stretch has too few, for any comings and goings', () => {
	const note = fc.record({
		minute: fc.integer({ min: 0, max: 90 }),
		seat: fc.constantFrom('a', 'b', 'c', 'd'),
		what: fc.constantFrom('in' as const, 'out' as const)
	});
	fc.assert(
		fc.property(fc.array(note, { maxLength: 30 }), (list) => {
			const ledger = list.map(({ minute, seat, what }): Note => ({
				at: at('09:45').add({ minutes: minute }),
				seat,
				what
			}));
			const { quorum } = minutesOf(facts({ ledger, stretches: stretches(QUORUM, HOUSE, ledger) }));
			const inLoss = (from: string) => quorum.lost.some((one) => one.at <= from && (one.until === null || from < one.until));
			expect(quorum.stretches.every(({ from, met }) => met !== inLoss(from))).toBe(true);
			expect(quorum.stretches[0]?.from).toBe('2026-11-12T05:00:00Z');
		})
	);
});
