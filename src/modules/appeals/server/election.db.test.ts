import { beforeEach, describe, expect, it } from 'vitest';
import { setClock } from '#platform/clock.ts';
import { asReader, sql, type Tx } from '#platform/db/index.ts';
import { Refusal } from '#platform/errors.ts';
import { ANONYMOUS, ROLES, type Staff } from '#platform/identity/actor.ts';
import { makeStaff } from '../../../../test/actors.ts';
import { cast, INPUT, receive } from '../../../../test/appeals.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { queuedMail } from '../../../../test/letters.ts';
import { makeToken } from '#platform/secrets.ts';
import { announceElection, journalElections, withdrawElection, type NewPeriod } from './commands/election.ts';
import { askToBeTold, dropWish, tellWishes, wishesOf } from './commands/election-wish.ts';
import { saveDraft, sendDraft, startDraft } from './commands/drafts.ts';
import { sweepDrafts } from './commands/sweep-drafts.ts';
import { takeIn } from './commands/take-in.ts';
import { countUntaken, electionNotice, electionNow, electionPeriods, periodState } from './election.ts';

const database = testDatabase();
const day = (text: string) => Temporal.PlainDate.from(text);
const texts = (word: string) => ({ kk: `${word} kk`, ru: `${word} ru`, en: `${word} en` });
const NEW: NewPeriod = {
	startsOn: day('2026-12-01'),
	endsOn: day('2026-12-20'),
	kinds: [],
	reason: 'Decree 1',
	text: texts('text'),
	suspended: texts('suspended'),
	instead: texts('instead'),
	source: texts('Decree 1')
};
/** The first and the last second of the period in Almaty (UTC+5), and the seconds beside them. */
const [EVE, FIRST, LAST, AFTER] = ['2026-11-30T18:59:59Z', '2026-11-30T19:00:00Z', '2026-12-20T18:59:59Z', '2026-12-20T19:00:00Z'];
const clock = (text: string) => setClock(() => Temporal.Instant.from(text));

beforeEach(() => clock('2026-11-23T05:00:00Z'));

async function administrator(tx: Tx): Promise<Staff> {
	const root = await tx.selectFrom('unit').select('id').where('parent_id', 'is', null).executeTakeFirstOrThrow();
	return makeStaff(tx, { role: 'administrator', unitId: root.id });
}

async function refusal(act: Promise<unknown>): Promise<string> {
	const error = await act.then(
		() => undefined,
		(e: unknown) => e
	);
	if (error instanceof Refusal) return `${String(error.status)} ${error.code} ${error.field ?? ''}`.trim();
	throw new Error(`expected a refusal, got ${String(error)}`);
}

describe('a period', () => {
	it('is entered by an administrator of the root, not over another, not into the past', async () => {
		await rolledBack(database.db, async (tx) => {
			const root = await tx.selectFrom('unit').select('id').where('parent_id', 'is', null).executeTakeFirstOrThrow();
			for (const role of ROLES.filter((one) => one !== 'administrator')) {
				expect(await refusal(announceElection(tx, await makeStaff(tx, { role, unitId: root.id }), NEW))).toBe('403 forbidden');
			}
			const actor = await administrator(tx);
			expect(await refusal(announceElection(tx, actor, { ...NEW, startsOn: day('2026-11-22') }))).toBe('422 election.past startsOn');
			expect(await refusal(announceElection(tx, actor, { ...NEW, endsOn: day('2026-11-30') }))).toBe('422 election.length endsOn');
			const id = await announceElection(tx, actor, NEW);
			const [period] = await electionPeriods(asReader(tx));
			expect(period).toMatchObject({ id, kinds: ['proposal', 'response'], reason: 'Decree 1' });
			const acts = await tx.selectFrom('journal').select('act').where('subject_id', '=', id).execute();
			expect(acts.map((row) => row.act)).toEqual(['election.announced']);
		});
	});

	it('begins and ends by itself at midnight in Almaty, and says so once each', async () => {
		await rolledBack(database.db, async (tx) => {
			const id = await announceElection(tx, await administrator(tx), NEW);
			const db = asReader(tx);
			const write = <T>(act: (tx: Tx) => Promise<T>) => act(tx);
			const seen: [boolean, number][] = [];
			for (const at of [EVE, FIRST, LAST, AFTER]) {
				clock(at);
				seen.push([(await electionNow(db)) !== undefined, await journalElections(db, write)]);
				expect(await journalElections(db, write)).toBe(0);
			}
			expect(seen).toEqual([
				[false, 0],
				[true, 1],
				[true, 0],
				[false, 1]
			]);
			const acts = await tx.selectFrom('journal').select('act').where('subject_id', '=', id).orderBy('seq').execute();
			expect(acts.map((row) => row.act)).toEqual(['election.announced', 'election.began', 'election.ended']);
		});
	});

	it('ends at once when it is withdrawn, and cannot be withdrawn twice or when it is over', async () => {
		await rolledBack(database.db, async (tx) => {
			const actor = await administrator(tx);
			const id = await announceElection(tx, actor, NEW);
			clock(FIRST);
			expect((await electionNotice(asReader(tx), 'kk'))?.text).toBe('text kk');
			await withdrawElection(tx, actor, id, 'annulled');
			expect(await electionNow(asReader(tx))).toBeUndefined();
			expect(await refusal(withdrawElection(tx, actor, id, 'x'))).toBe('409 election.over');
			const second = await announceElection(tx, actor, NEW);
			clock(AFTER);
			expect(await refusal(withdrawElection(tx, actor, second, 'x'))).toBe('409 election.over');
			const periods = await electionPeriods(asReader(tx));
			expect(periods.map((p) => periodState(p, day('2026-12-21'))).toSorted()).toEqual(['past', 'withdrawn']);
		});
	});
});

describe('while it runs', () => {
	it('mandates and wishes are taken, other kinds are not, before and after all are', async () => {
		await rolledBack(database.db, async (tx) => {
			await announceElection(tx, await administrator(tx), { ...NEW, kinds: ['message'] });
			const who = await cast(tx);
			for (const at of [FIRST, LAST]) {
				clock(at);
				for (const kind of ['proposal', 'response', 'message'] as const) await receive(tx, who, { kind });
				for (const kind of ['application', 'complaint', 'inquiry'] as const)
					expect(await refusal(receive(tx, who, { kind }))).toBe('422 appeals.election kind');
			}
			for (const at of [EVE, AFTER]) {
				clock(at);
				await receive(tx, who, { kind: 'application' });
			}
			expect(await countUntaken(asReader(tx), ['message'], Temporal.Instant.from('2026-11-01T00:00:00Z'))).toBe(2);
		});
	});

	it('a draft that is not taken stays with its number, survives the sweep, and goes when the period is over', async () => {
		await rolledBack(database.db, async (tx) => {
			await announceElection(tx, await administrator(tx), NEW);
			clock(FIRST);
			const territory = await tx.selectFrom('territory').select('id').limit(1).executeTakeFirstOrThrow();
			const draft = await startDraft(tx, { kind: 'anonymous' }, 'kk', 'web', { ...INPUT, kind: 'application', territoryId: territory.id });
			await sql`SAVEPOINT before`.execute(tx);
			expect(await refusal(sendDraft(tx, { kind: 'anonymous' }, draft.token))).toBe('422 appeals.election kind');
			await sql`ROLLBACK TO before`.execute(tx);
			clock('2027-01-10T05:00:00Z');
			await sweepDrafts(asReader(tx), (act) => act(tx));
			const sent = await sendDraft(tx, { kind: 'anonymous' }, draft.token);
			expect(sent.again).toBe(false);
		});
	});

	it('the desk keeps a draft and learns why', async () => {
		await rolledBack(database.db, async (tx) => {
			await announceElection(tx, await administrator(tx), NEW);
			const who = await cast(tx);
			clock('2026-12-02T05:00:00Z');
			const territory = await tx.selectFrom('territory').select('id').limit(1).executeTakeFirstOrThrow();
			const input = { ...INPUT, territoryId: territory.id, channel: 'visit', unitId: who.unit.id, receivedOn: undefined } as const;
			const key = { key: makeToken() };
			const kept = await takeIn(tx, who.operator, key, { ...input, kind: 'application', themeId: undefined } as never);
			expect(kept).toMatchObject({ kind: 'draft', missing: [], suspended: true });
			const taken = await takeIn(tx, who.operator, key, { ...input, kind: 'proposal', themeId: undefined } as never);
			expect(taken.kind).toBe('received');
		});
	});

	it('who asked is written to once, in their language, when it is over, and the address is gone', async () => {
		await rolledBack(database.db, async (tx) => {
			await announceElection(tx, await administrator(tx), NEW);
			clock(FIRST);
			const make = (kind: 'application' | 'proposal') => startDraft(tx, ANONYMOUS, 'kk', 'web', { ...INPUT, kind });
			const [draft, other, dropped, sent] = [
				await make('application'),
				await make('application'),
				await make('application'),
				await make('application')
			];
			const ask = (token: string, email = 'asked@example.kz') => askToBeTold(tx, token, { email }, 'ru');
			expect(await refusal(ask((await make('proposal')).token))).toBe('409 election.taken_now');
			for (const { token } of [draft, draft, other, dropped]) await ask(token);
			expect(await refusal(ask(sent.token))).toBe('409 election.told_enough');
			await ask(sent.token, 'sent@example.kz');
			await dropWish(tx, dropped.token);
			expect(await wishesOf(asReader(tx), 'asked@example.kz')).toHaveLength(2);
			// Sent meanwhile as a kind that is taken.
			await saveDraft(tx, sent.token, {
				kind: 'proposal',
				territoryId: (await tx.selectFrom('territory').select('id').limit(1).executeTakeFirstOrThrow()).id
			});
			await sendDraft(tx, ANONYMOUS, sent.token);
			await sql`DELETE FROM outbox`.execute(tx);
			const run = () => tellWishes(asReader(tx), (act) => act(tx));
			clock(LAST);
			expect(await run()).toBe(0);
			clock(AFTER);
			expect([await run(), await run()]).toEqual([2, 0]);
			expect(await wishesOf(asReader(tx), 'asked@example.kz')).toEqual([]);
			expect(await tx.selectFrom('election_wish').selectAll().execute()).toEqual([]);
			const texts = (await queuedMail(tx)).map((letter) => `${letter.subject}\n${letter.text}`);
			expect(texts).toHaveLength(2);
			expect(texts.join()).toContain('Период выборов закончился');
			expect(texts.some((text) => text.includes(`/ru/appeals/new/${draft.token}/review`))).toBe(true);
		});
	});
});
