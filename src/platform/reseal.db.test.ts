import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ANONYMOUS } from './identity/actor.ts';
import { holderOf } from './identity/contacts.ts';
import { accountActor } from './identity/sessions.ts';
import { asReader } from './db/index.ts';
import { startJobs } from './jobs/index.ts';
import { verifyJournal } from './journal/verify.ts';
import { keys, setKeys } from './keys.ts';
import { PLATFORM_SEALED, resealAll, UnknownKey } from './reseal.ts';
import { accessCodeFor, accessCodeGiven, blindIndex, hashAccessCode, open, seal, sign, verifySignature } from './secrets.ts';
import * as appeals from '../modules/appeals/server/index.ts';
import { SEALED as RIGHTS_SEALED } from '../modules/rights/server/index.ts';
import { SEALED as STRUCTURE_SEALED } from '../modules/structure/server/index.ts';
import { SEALED as CHANNELS_SEALED } from '../modules/channels/server/index.ts';
import { SEALED as DISCUSSION_SEALED } from '../modules/discussion/server/index.ts';
import { SEALED as EVENTS_SEALED } from '../modules/events/server/index.ts';
import { SEALED as PARTICIPATION_SEALED } from '../modules/participation/server/index.ts';
import { SEALED as PROMISES_SEALED } from '../modules/promises/server/index.ts';
import { SEALED as TICKETS_SEALED } from '../modules/tickets/server/index.ts';
import { SEALED as WISHES_SEALED } from '../modules/wishes/server/index.ts';
import { makeCitizen } from '../../test/actors.ts';
import { cast, INPUT, receive, type Cast } from '../../test/appeals.ts';
import { testDatabase } from '../../test/db.ts';

const t = testDatabase();
const [OLD, NEW, WRONG] = ['0a'.repeat(32), '0b'.repeat(32), '0c'.repeat(32)];
const ROOMS = [
	appeals.SEALED,
	CHANNELS_SEALED,
	DISCUSSION_SEALED,
	EVENTS_SEALED,
	PARTICIPATION_SEALED,
	PROMISES_SEALED,
	RIGHTS_SEALED,
	STRUCTURE_SEALED,
	TICKETS_SEALED,
	WISHES_SEALED
];
const TABLES = [...PLATFORM_SEALED, ...ROOMS.flat()];
/** "Әсел Сынақова" as a version before keys had names sealed it, with the key of the tests. */
const BEFORE = Buffer.from(
	'c84405c173282c0a7f07e30c146169d8562fdb53958cc1ed8def9bbed170da1cb7b2196df4a6bffa5afa5f0c6a9220668ec4691672',
	'hex'
);
const back: (() => void)[] = [];
const use = (...hex: string[]) => back.push(setKeys(...hex));

let client: pg.Client;
let who: Cast;
const made: appeals.Received[] = [];
const COUNT = 1_200;
const CALLER = '+77015550022';

/** Rows of every kind sealed with the old key; the first by the writers themselves, the rest copied from it. */
beforeAll(async () => {
	const restore = setKeys(OLD);
	client = new pg.Client({ connectionString: t.url });
	await client.connect();
	await (await startJobs(t.db, t.url)).stop();
	await t.db.write(async (tx) => {
		who = await cast(tx);
		made.push(await receive(tx, who), await receive(tx, who));
		await appeals.askForCode(tx, made[0]?.number ?? '', INPUT.email ?? '');
	});
	await client.query(`INSERT INTO idempotency_key (scope, key, request_hash, response) VALUES ('t', 'k', '', $1)`, [seal('{"a":1}')]);
	await client.query(`INSERT INTO pgboss.job (name, data) SELECT 'mail', jsonb_build_object('sealed', $1::text)`, [
		seal('letter').toString('base64')
	]);
	await client.query('UPDATE account SET totp_secret = $1 WHERE id = (SELECT min(id::text)::uuid FROM account)', [seal('SECRET')]);
	await t.db.write((tx) => makeCitizen(tx, CALLER));
	await client.query(
		`INSERT INTO appeal_draft (id, number, token_hash, body, language, channel, created_at, changed_at)
		SELECT gen_random_uuid(), 'DRAFT-' || i, sha256(i::text::bytea), $1, 'kk', 'web', now(), now() FROM generate_series(1, ${COUNT}) i`,
		[seal('{"text":"хат"}')]
	);
	restore();
});
afterAll(() => client.end());
afterEach(() => {
	for (const restore of back.splice(0)) restore();
});

/** Every sealed value there is opens with the keys of now, by what the database says. */
async function allOpen(): Promise<number> {
	let n = 0;
	for (const { table, sealed } of TABLES) {
		const { rows } = await client.query<Record<string, Buffer | null>>(`SELECT ${sealed.join(', ')} FROM ${table}`);
		for (const value of rows.flatMap((row) => Object.values(row))) if (value !== null && open(value) !== '') n += 1;
	}
	const { rows } = await client.query<{ sealed: string }>(
		`SELECT payload->>'sealed' AS sealed FROM outbox WHERE payload ? 'sealed' UNION ALL SELECT data->>'sealed' FROM pgboss.job WHERE data ? 'sealed'`
	);
	for (const row of rows) if (open(Buffer.from(row.sealed, 'base64')) !== '') n += 1;
	return n;
}

/** Whose account a telephone finds. */
const caller = async () => {
	const holder = await holderOf(t.db.reader, { way: 'phone', value: CALLER });
	return holder && accountActor(t.db.reader, holder.id);
};
const samePerson = () => t.db.write((tx) => appeals.earlierOfSamePerson(asReader(tx), who.operator, { phone: INPUT.phone }));

describe('a value', () => {
	it('opens with any key there is, named or from before names; not when it was changed', () => {
		use(OLD);
		const old = seal('Әсел');
		use(NEW, OLD);
		expect(open(old)).toBe('Әсел');
		expect(seal('x').subarray(0, 6)).toEqual(keys()[0].header);
		use(NEW);
		expect(() => open(old)).toThrow('not given');
		const own = seal('x');
		own[own.length - 1] = (own.at(-1) ?? 0) ^ 1;
		expect(() => open(own)).toThrow('changed');
		// The name of the key belongs to what is sealed.
		use(NEW, OLD);
		const renamed = Buffer.concat([keys()[1]?.header ?? Buffer.alloc(0), seal('x').subarray(6)]);
		expect(() => open(renamed)).toThrow('changed');
	});

	it('of before the names of keys opens as well', () => {
		use(NEW, '00'.repeat(32));
		expect(open(BEFORE)).toBe('Әсел Сынақова');
	});

	it('that was signed or coded before the change is still known', () => {
		use(OLD);
		const [signature, code] = [sign('grant'), accessCodeFor('token')];
		use(NEW, OLD);
		expect(verifySignature('grant', signature)).toBe(true);
		expect(accessCodeGiven('token', hashAccessCode(code))).toBe(code);
		use(NEW);
		expect(verifySignature('grant', signature)).toBe(false);
		expect(accessCodeGiven('token', hashAccessCode(code))).toBeUndefined();
	});
});

describe('a change of the key', () => {
	it('forgets no column: each bytea of the schema is sealed, an index of one, or named here as a hash', async () => {
		const HASHES = /(_hash|sha256|^hash|digest|public_key|credential_id)$/;
		const known = new Set(
			TABLES.flatMap(({ table, sealed, indexes = {} }) =>
				[...sealed, ...Object.values(indexes).map((one) => one.column)].map((c) => `${table}.${c}`)
			)
		);
		// Packed figures of the statistics: nothing of a person.
		known.add('statistic_block.data');
		const { rows } = await client.query<{ name: string; column: string }>(
			`SELECT table_name AS name, column_name AS "column" FROM information_schema.columns WHERE table_schema = 'public' AND data_type = 'bytea'`
		);
		expect(rows.filter(({ name, column }) => !known.has(`${name}.${column}`) && !HASHES.test(column))).toEqual([]);
	});

	it('with a wrong old key says where, and changes nothing', async () => {
		use(NEW, WRONG);
		await expect(resealAll(client, TABLES)).rejects.toThrow(UnknownKey);
		use(OLD);
		expect(await allOpen()).toBeGreaterThan(COUNT);
	});

	it('cut short half-way leaves all readable with both keys, goes on where it was, and is done once', async () => {
		use(NEW, OLD);
		const values = await allOpen();
		const cut = new pg.Client({ connectionString: t.url });
		await cut.connect();
		let seen = 0;
		const killed = resealAll(cut, TABLES, (rows) => {
			seen = rows;
			// As by kill -9: the connection is gone between two batches.
			if (rows >= 500) throw new Error('killed');
		});
		await expect(killed).rejects.toThrow('killed');
		await cut.end();
		expect(seen).toBeLessThan(COUNT);
		expect(await allOpen()).toBe(values);
		expect((await samePerson()).length).toBe(2);
		expect(await caller()).toMatchObject({ phone: CALLER });
		// The server goes on meanwhile, with both keys.
		const meanwhile = await t.db.write((tx) => receive(tx, who));
		expect((await samePerson()).length).toBe(3);

		const rest = await resealAll(client, TABLES);
		expect(rest).toBeGreaterThan(COUNT - seen);
		expect(await resealAll(client, TABLES)).toBe(0);
		use(NEW);
		expect(await allOpen()).toBeGreaterThan(values);
		expect(await caller()).toMatchObject({ phone: CALLER });
		expect((await samePerson()).map((row) => row.id).toSorted()).toEqual([...made, meanwhile].map((one) => one.id).toSorted());
		const { rows } = await client.query<{ n: number }>('SELECT count(*)::int AS n FROM appeal_applicant WHERE phone_index = $1', [
			blindIndex('phone', INPUT.phone ?? '')
		]);
		expect(rows[0]?.n).toBe(3);
		expect((await verifyJournal(t.url)).faults).toBe(0);
	});

	it('keeps what somebody writes while a batch is under way', async () => {
		use(NEW, WRONG);
		const token = await t.db.write((tx) => appeals.receiveAppeal(tx, ANONYMOUS, INPUT, { channel: 'web', unitId: who.unit.id }));
		use(WRONG, NEW);
		await Promise.all([
			resealAll(client, TABLES),
			t.db.write((tx) =>
				tx
					.updateTable('appeal_applicant')
					.set({ name: seal('Жаңа Есім') })
					.where('appeal_id', '=', token.id)
					.execute()
			)
		]);
		expect((await t.db.write((tx) => appeals.applicantOf(asReader(tx), token.id)))?.name).toBe('Жаңа Есім');
	});
});
