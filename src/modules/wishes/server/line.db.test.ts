/**
 * The line against a model of it: whatever people, hosts and the clock do, nobody is lost, who waits is offered times in the written
 * order and alone, who did not come comes back once. The model is a list and its rules in plain words; the real thing runs on PostgreSQL.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { setClock } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { ANONYMOUS, type Actor } from '#platform/identity/actor.ts';
import { cancelDay, daysOf } from '#modules/receptions/server/index.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { makeScene, makeTimes, want, type Scene } from '../../../../test/wishes.ts';
import { lapseOffers, offerFree } from './turns.ts';
import * as wishes from './index.ts';

wishes.registerWishJobs();
const t = testDatabase();
const START = Temporal.Instant.from('2026-03-02T05:00:00Z');

type State = 'waiting' | 'offered' | 'seated' | 'arrived' | 'missed' | 'gone';
interface Body {
	id: string;
	rank: number;
	since: number;
	state: State;
	returned: boolean;
	lapses: number;
	/** Starts of the times that are offered, or of the one that is taken. */
	times: number[];
	until: number;
}
interface Model {
	now: number;
	/** Starts of the times that nobody has. */
	free: number[];
	people: Body[];
}
interface Real {
	tx: Tx;
	scene: Scene;
	slots: Map<number, string>;
}
type Cmd = fc.AsyncCommand<Model, Real>;

const DAY = 24 * 3_600_000;
const ordered = (people: readonly Body[]) => people.toSorted((a, b) => a.rank - b.rank || a.since - b.since || (a.id < b.id ? -1 : 1));
const waiting = (m: Model) => ordered(m.people.filter(({ state }) => state === 'waiting'));
const nth = (m: Model, n: number, ...states: State[]) => {
	const among = m.people.filter(({ state }) => states.includes(state));
	return among[n % Math.max(1, among.length)];
};
const visitor = ({ id }: Body): Actor => ({ kind: 'visitor', wishId: id });
const setNow = (m: Model, at: number) => {
	m.now = at;
	setClock(() => Temporal.Instant.fromEpochMilliseconds(at));
};

/** In the order of the line each gets a fair share of what is left, until nothing is. */
function offerInModel(m: Model, line: readonly Body[]): void {
	for (const [n, body] of line.entries()) {
		const open = m.free.filter((start) => start > m.now + DAY).toSorted((a, b) => a - b);
		body.times = open.slice(0, Math.min(3, Math.max(1, Math.floor(open.length / (line.length - n)))));
		if (body.times.length > 0) body.state = 'offered';
		m.free = m.free.filter((start) => !body.times.includes(start));
	}
}

const free = (m: Model, body: Body, kept?: number) => {
	m.free.push(...body.times.filter((start) => start !== kept));
	body.times = kept === undefined ? [] : [kept];
};

const handlesOf = (tx: Tx) => ({ reader: asReader(tx), write: <T>(act: (inner: Tx) => Promise<T>) => act(tx) });

/** Time goes by: offers whose hour is over are put away, the first without fault, a second one at the end of the line. */
async function passTo(m: Model, tx: Tx, at: number): Promise<void> {
	setNow(m, at);
	for (const body of m.people.filter(({ state, until }) => state === 'offered' && until <= at)) {
		free(m, body);
		Object.assign(body, { state: 'waiting', since: body.lapses === 0 ? body.since : at, lapses: body.lapses + 1 });
	}
	await lapseOffers(handlesOf(tx));
}

const WORD: Record<State, string[]> = {
	waiting: ['requested', 'revoked', 'referred'],
	offered: ['offered'],
	seated: ['booked'],
	arrived: ['arrived'],
	missed: ['no_show'],
	gone: ['withdrawn', 'met']
};

/** The real thing stands as the model does. */
async function agree(m: Model, { tx, scene, slots }: Real): Promise<void> {
	const rows = await tx.selectFrom('wish').select(['id', 'state']).where('unit_id', '=', scene.unit.id).execute();
	expect(rows.length).toBe(m.people.length);
	for (const body of m.people) expect(WORD[body.state]).toContain(rows.find(({ id }) => id === body.id)?.state);
	const line = await wishes.lineFor(tx, { unitId: scene.unit.id });
	expect(line.map(({ id }) => id)).toEqual(waiting(m).map(({ id }) => id));
	const last = line.at(-1);
	if (last !== undefined) expect(await wishes.standingOf(tx, { ...last, hostPersonId: null })).toMatchObject({ before: line.length - 1 });
	const seats = await tx
		.selectFrom('reception_seat')
		.select(['slot_id', 'wish_id', 'hold_hash'])
		.where('host_id', '=', scene.host.id)
		.execute();
	const open = await tx.selectFrom('wish_offer').selectAll().where('state', '=', 'open').execute();
	const times = await tx.selectFrom('wish_offer_time').select(['offer_id', 'slot_id']).orderBy('position').execute();
	for (const body of m.people) {
		const offer = open.find(({ wish_id: id }) => id === body.id);
		const own = body.times.map((start) => slots.get(start));
		const offered = times.filter(({ offer_id: id }) => id === offer?.id).map((time) => time.slot_id);
		expect(offered).toEqual(body.state === 'offered' ? own : []);
		if (offer !== undefined) body.until = offer.until.epochMilliseconds;
		if (body.state === 'seated') expect(seats.filter(({ wish_id: id }) => id === body.id).map((seat) => seat.slot_id)).toEqual(own);
	}
	// No seat is kept for two: as many as are offered, each of another time.
	const kept = seats.filter(({ hold_hash: hash }) => hash !== null).map((seat) => seat.slot_id);
	const offered = m.people.flatMap((body) => (body.state === 'offered' ? body.times.map((start) => slots.get(start)) : []));
	expect(kept.toSorted()).toEqual(offered.toSorted());
}

function command(name: string, check: (m: Model) => boolean, run: (m: Model, r: Real) => Promise<void>): Cmd {
	return {
		check,
		run: async (m, r) => {
			await run(m, r);
			await agree(m, r);
		},
		toString: () => name
	};
}

/** Something one of those in a state does; `n` says which. */
const by = (name: string, n: number, states: State[], run: (body: Body, m: Model, r: Real) => Promise<void>): Cmd =>
	command(
		`${name} ${String(n)}`,
		(m) => nth(m, n, ...states) !== undefined,
		async (m, r) => {
			const body = nth(m, n, ...states);
			if (body !== undefined) await run(body, m, r);
		}
	);

const comes = (group: string | undefined) =>
	command(
		`comes ${group ?? ''}`,
		(m) => m.people.length < 12,
		async (m, { tx, scene }) => {
			await passTo(m, tx, m.now + 60_000);
			const { id } = await want(tx, scene, group === undefined ? {} : { group });
			m.people.push({
				id,
				rank: group === undefined ? 100 : 1,
				since: m.now,
				state: 'waiting',
				returned: false,
				lapses: 0,
				times: [],
				until: 0
			});
		}
	);

const turns = command(
	'the line moves',
	() => true,
	async (m, { tx }) => {
		offerInModel(m, waiting(m));
		await offerFree(handlesOf(tx));
	}
);

const waits = (days: number) =>
	command(
		`${String(days)} days pass`,
		() => true,
		(m, { tx }) => passTo(m, tx, m.now + days * DAY)
	);

const chooses = (n: number) =>
	by('chooses', n, ['offered'], async (body, m, { tx, slots }) => {
		const [start = 0] = body.times;
		await wishes.bookTime(tx, visitor(body), body.id, { slotId: slots.get(start) ?? '' });
		free(m, body, start);
		Object.assign(body, { state: 'seated', lapses: 0 });
	});

const declines = (n: number) =>
	by('declines', n, ['offered'], async (body, m, { tx }) => {
		await wishes.declineOffer(tx, visitor(body), body.id);
		free(m, body);
		body.state = 'waiting';
	});

const withdraws = (n: number) =>
	by('withdraws', n, ['waiting', 'offered', 'seated'], async (body, m, { tx }) => {
		await wishes.withdrawWish(tx, visitor(body), body.id);
		free(m, body);
		body.state = 'gone';
	});

const misses = (n: number) =>
	by('does not come', n, ['seated'], async (body, m, { tx, scene }) => {
		await passTo(m, tx, Math.max(m.now, (body.times[0] ?? 0) + 300_000));
		await wishes.markMissed(tx, scene.operator, body.id);
		body.state = 'missed';
	});

const returns = (n: number) =>
	by('wants to come back', n, ['missed'], async (body, m, { tx }) => {
		await passTo(m, tx, m.now + 60_000);
		const again = wishes.waitAgain(tx, visitor(body), body.id);
		if (body.returned) return expect(again).rejects.toMatchObject({ code: 'wishes.came_back' });
		await again;
		free(m, body);
		Object.assign(body, { state: 'waiting', since: m.now, returned: true });
	});

const comesLate = (n: number) =>
	by('comes late', n, ['missed'], async (body, m, { tx, scene }) => {
		const late = wishes.markArrived(tx, scene.operator, body.id);
		const [start = 0] = body.times;
		const sameDay = Math.floor((m.now + 5 * 3_600_000) / DAY) === Math.floor((start + 5 * 3_600_000) / DAY);
		if (!sameDay) return expect(late).rejects.toMatchObject({ code: 'wishes.late_day' });
		if (body.returned) return expect(late).rejects.toMatchObject({ code: 'wishes.came_back' });
		await late;
		Object.assign(body, { state: 'arrived', returned: true });
	});

const cancels = (n: number) =>
	by('the host cancels the day of', n, ['seated', 'offered'], async (body, m, { tx, scene }) => {
		const on = (start: number) => Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO('Asia/Almaty').toPlainDate();
		const day = on(body.times[0] ?? 0);
		const first = Math.min(...[...m.free, ...m.people.flatMap(({ times }) => times)].filter((start) => on(start).equals(day)));
		const [row] = await daysOf(tx, scene.host.id, { from: day, until: day });
		if (row === undefined || first <= m.now || row.startsAt.epochMilliseconds <= m.now) return;
		const hit = m.people.filter(
			({ state, times }) => ['seated', 'offered'].includes(state) && times.some((start) => on(start).equals(day))
		);
		for (const one of hit) {
			free(m, one);
			one.state = 'waiting';
		}
		m.free = m.free.filter((start) => !on(start).equals(day));
		offerInModel(m, ordered(hit));
		await cancelDay(tx, scene.operator, { dayId: row.id, reason: 'Отырысқа шақырылды' });
	});

it('loses nobody, keeps the written order, offers to one at a time, lets a no-show come back once', async () => {
	const index = fc.nat(11);
	const commands = fc.commands<Model, Real, false>(
		[
			fc.constant(comes(undefined)),
			fc.constant(comes(undefined)),
			fc.constant(comes('veterans')),
			fc.constant(turns),
			fc.constant(turns),
			fc.integer({ min: 1, max: 4 }).map(waits),
			...[chooses, chooses, declines, withdraws, misses, misses, returns, comesLate, cancels].map((act) => index.map(act))
		],
		{ maxCommands: 40, size: 'max' }
	);
	await fc.assert(
		fc.asyncProperty(commands, (list) =>
			rolledBack(t.db, async (tx) => {
				const m: Model = { now: START.epochMilliseconds, free: [], people: [] };
				setNow(m, m.now);
				const scene = await makeScene(tx);
				for (const day of ['09', '12', '16', '19', '26', '30']) await makeTimes(tx, scene, `2026-03-${day}`, 3);
				const rows = await tx.selectFrom('reception_slot').select(['id', 'starts_at']).where('host_id', '=', scene.host.id).execute();
				const slots = new Map(rows.map(({ id, starts_at: start }) => [start.epochMilliseconds, id]));
				m.free = [...slots.keys()];
				for (const group of [undefined, undefined, 'veterans', undefined, undefined]) await comes(group).run(m, { tx, scene, slots });
				await fc.asyncModelRun(() => ({ model: m, real: { tx, scene, slots } }), list);
			})
		),
		{ numRuns: 6, endOnFailure: false }
	);
	setClock(() => Temporal.Now.instant());
});

it('is asked by nobody but the person and the keepers of the line', () =>
	rolledBack(t.db, async (tx) => {
		setClock(() => START);
		const scene = await makeScene(tx);
		const [one, other] = [await want(tx, scene), await want(tx, scene, { firstName: 'Болат' })];
		for (const actor of [ANONYMOUS, { kind: 'visitor', wishId: other.id }] as const)
			await expect(wishes.withdrawWish(tx, actor, one.id)).rejects.toMatchObject({ status: 404 });
		await expect(
			wishes.referWish(tx, { kind: 'visitor', wishId: one.id }, one.id, {
				to: { hostId: undefined, unitId: scene.unit.id },
				reason: 'Басқа'
			})
		).rejects.toMatchObject({ status: 403 });
	}));
