import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { setClock } from '#platform/clock.ts';
import { asReader, sql, type Tx } from '#platform/db/index.ts';
import { publicOrigin } from '#platform/config.ts';
import { makeStaff, makeUnit } from '../../../../test/actors.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { popolo } from '../../../../test/oparl/popolo.ts';
import { faults } from '../../../../test/oparl/valid.ts';
import { endInput, mandateInput, termInput } from '#modules/mandates/input.ts';
import { endMandate, giveMandate, openTerm } from '#modules/mandates/server/index.ts';
import { readFolder } from '../import/folder.ts';
import { canonical, restored, type Thing } from '../rules/convert.ts';
import { flatten, readDump, type Document, type Dump } from '../rules/dump.ts';
import { answerOparl } from './answer.ts';
import { asked, everything, listed, namedBy, within } from './fixture.ts';
import { forgetCouncil, importCouncil, popoloOf, publishOwn, sourceUrl } from './index.ts';

const t = testDatabase();
const SYSTEM = { kind: 'system', job: 'test' } as const;
const START = '2026-11-23T05:00:00Z';
const at = (time: string) => setClock(() => Temporal.Instant.from(time));

let documents: readonly Document[] = [];
let dump: Dump;
beforeAll(async () => {
	({ documents } = await readFolder('src/cli/demo/oparl'));
	dump = readDump(documents);
});
afterEach(() => at(START));

const url = () => sourceUrl(dump) ?? '';
const take = (tx: Tx, more: Partial<Dump> = {}) => importCouncil(tx, SYSTEM, { url: url(), dump: { ...dump, ...more } });

async function members(tx: Tx) {
	const region = await makeUnit(tx);
	const faction = await makeUnit(tx, { kind: 'faction', parentId: region.id });
	const keeper = await makeStaff(tx, { role: 'administrator', unitId: region.id });
	const term = { ordinal: '8', seats: '3', termFrom: '2023-03-29', termTo: '2028-03-28', source: 'Сайлау қорытындысы' };
	await openTerm(tx, keeper, faction.id, termInput.parse(term));
	const seat = (name: string, place: string) =>
		giveMandate(tx, keeper, faction.id, mandateInput.parse({ name, place, givenBy: '№ 12 округ', validFrom: '2023-03-29' }));
	const seats = [await seat('Айша Сапарова', 'chair'), await seat('Берік Омаров', 'member')];
	return { region, faction, keeper, seats };
}

describe('what was taken in', () => {
	it('is served as 1.1, each object valid, nothing leading nowhere, and given back exactly as it was received', () =>
		rolledBack(t.db, async (tx) => {
			expect(await take(tx)).toMatchObject({ made: 136, changed: 0, gone: 0 });
			const { system, bodies, all } = await everything(asReader(tx));
			expect([system, ...all].flatMap(within).flatMap(faults)).toEqual([]);
			expect(bodies[0]).toMatchObject({ 'jauap:source': { url: url(), system: { name: 'Кеңес 5' } } });
			const served = new Map(all.map((one) => [String(one.id), one]));
			expect(all.flatMap(namedBy).filter((one) => !served.has(one))).toEqual([]);
			// Those that were deleted before we came are told of to whoever asks what changed.
			const gone: Thing[] = [];
			for (const list of ['meeting', 'paper']) {
				const { things } = await listed(asReader(tx), `${String(bodies[0]?.[list])}?modified_since=2000-01-01T00:00:00Z`);
				gone.push(...things.filter(({ deleted }) => deleted === true));
			}
			expect(gone.flatMap(faults)).toEqual([]);
			const back = new Map([...served].map(([id, one]) => [id, (one['jauap:received'] as { id: string }).id]));
			const received = flatten(dump.tops).map(({ thing }) => canonical(thing));
			expect([...all, ...gone].map((one) => canonical(restored(one, (id) => back.get(id)))).toSorted()).toEqual(received.toSorted());
		}));

	it('stays as it is when it comes again; what changed has a new time, what is gone is told of as deleted', () =>
		rolledBack(t.db, async (tx) => {
			const db = asReader(tx);
			at('2026-11-23T05:00:00Z');
			await take(tx);
			at('2026-11-24T05:00:00Z');
			expect(await take(tx)).toMatchObject({ made: 0, changed: 0, gone: 0 });
			const since = async (list: string, time: string) => {
				const { things } = await listed(db, `/oparl/v1.1/body/${body}/${list}?modified_since=${encodeURIComponent(time)}`);
				return things.map(({ name, deleted, modified }) => ({ name, deleted, modified }));
			};
			const { things } = await listed(db, '/oparl/v1.1/body');
			const body = String(things[0]?.id).split('/').at(-1) ?? '';
			expect(await since('paper', '2026-11-23T06:00:00Z')).toEqual([]);
			at('2026-11-25T05:00:00Z');
			const paper = dump.tops.find(({ type, deleted }) => type === 'Paper' && !deleted);
			const tops = dump.tops
				.filter(({ ref }) => ref !== paper?.ref)
				.map((top) => (top.type === 'Meeting' && top.ref.endsWith('/1') ? { ...top, thing: { ...top.thing, name: 'Басқа атау' } } : top));
			const inPaper = flatten(dump.tops.filter(({ ref }) => ref === paper?.ref)).length;
			expect(await take(tx, { tops })).toMatchObject({ made: 0, changed: 1, gone: inPaper });
			expect(await since('meeting', '2026-11-24T00:00:00Z')).toEqual([
				{ name: 'Басқа атау', deleted: undefined, modified: '2026-11-25T05:00:00Z' }
			]);
			expect(await since('paper', '2026-11-24T00:00:00Z')).toEqual([{ name: undefined, deleted: true, modified: '2026-11-25T05:00:00Z' }]);
			// It may come back.
			at('2026-11-26T05:00:00Z');
			expect(await take(tx)).toMatchObject({ made: 0, changed: 1 + inPaper, gone: 0 });
		}));

	it('loses nothing to a dump in which something was broken or that is only a part', () =>
		rolledBack(t.db, async (tx) => {
			await take(tx);
			const half = dump.tops.filter(({ type }) => type !== 'Paper');
			expect(await take(tx, { tops: half, complete: false })).toMatchObject({ changed: 0, gone: 0 });
			expect(await importCouncil(tx, SYSTEM, { url: url(), dump: { ...dump, tops: half }, partial: true })).toMatchObject({ gone: 0 });
			// What stood inside an object that came again without it is gone all the same.
			const cut = half.map((top) => (top.ref.endsWith('/meeting/1') ? { ...top, thing: { ...top.thing, agendaItem: [] } } : top));
			expect(await take(tx, { tops: cut, complete: false })).toMatchObject({ changed: 1, gone: 4 });
		}));

	it('is let go of: nothing of it is kept but that it was there, until it is taken in again', () =>
		rolledBack(t.db, async (tx) => {
			await take(tx);
			expect(await forgetCouncil(tx, SYSTEM, 'https://nobody.example/')).toBeUndefined();
			expect(await forgetCouncil(tx, SYSTEM, '')).toBeUndefined();
			expect(await forgetCouncil(tx, SYSTEM, url())).toBe(134);
			expect(await forgetCouncil(tx, SYSTEM, url())).toBe(0);
			expect((await everything(asReader(tx))).all).toEqual([]);
			const kept = await sql<{ n: number }>`SELECT count(data)::int AS n FROM oparl_object WHERE type = 'Person'`.execute(tx);
			expect(kept.rows).toEqual([{ n: 0 }]);
			expect(await take(tx)).toMatchObject({ made: 0, changed: 134 });
		}));

	it('is for the command line alone', () =>
		rolledBack(t.db, async (tx) => {
			const { keeper } = await members(tx);
			await expect(importCouncil(tx, keeper, { url: url(), dump })).rejects.toMatchObject({ code: 'forbidden' });
			await expect(forgetCouncil(tx, keeper, url())).rejects.toMatchObject({ code: 'forbidden' });
		}));
});

describe('what our own rooms publish', () => {
	it('is valid, leads nowhere else, and names who sits where', () =>
		rolledBack(t.db, async (tx) => {
			const { faction } = await members(tx);
			await publishOwn(tx);
			const { all, system } = await everything(asReader(tx));
			expect([system, ...all].flatMap(within).flatMap(faults)).toEqual([]);
			const served = new Set(all.map((one) => String(one.id)));
			expect(all.flatMap(namedBy).filter((one) => !served.has(one))).toEqual([]);
			const organization = all.find(({ id }) => String(id).endsWith(faction.id));
			expect(organization).toMatchObject({ organizationType: 'Fraktion', classification: 'faction' });
			expect(all.find(({ name }) => name === 'Айша Сапарова')).toMatchObject({
				membership: [{ role: 'төраға', organization: organization?.id, startDate: '2023-03-29', endDate: '2028-03-28' }]
			});
			expect(JSON.stringify(all)).not.toContain('jauap:received');
			expect(await publishOwn(tx)).toMatchObject({ made: 0, changed: 0, gone: 0 });
		}));

	it('shows an edit and a deletion to who asks what changed since', () =>
		rolledBack(t.db, async (tx) => {
			const db = asReader(tx);
			const { faction, keeper, seats } = await members(tx);
			await publishOwn(tx);
			const { bodies } = await everything(asReader(tx));
			const since = async (list: string, time: string) => {
				const changed = await listed(db, `${String(bodies[0]?.[list])}?modified_since=${time}`);
				return changed.things.map(({ id, endDate, deleted }) => ({ id: String(id).split('/').at(-1), endDate, deleted }));
			};
			at('2026-11-24T05:00:00Z');
			const end = { mandateId: seats[0], lastDay: '2026-11-20', endReason: 'resigned', endSource: 'Өтініш' };
			await endMandate(tx, keeper, faction.id, endInput.parse(end));
			await publishOwn(tx);
			expect(await since('membership', '2026-11-24T00:00:00Z')).toEqual([{ id: seats[0], endDate: '2026-11-20', deleted: undefined }]);
			expect(await since('person', '2026-11-24T00:00:00Z')).toHaveLength(1);
			expect(await since('organization', '2026-11-24T00:00:00Z')).toEqual([]);
			at('2026-11-25T05:00:00Z');
			await sql`UPDATE unit SET valid_from = '2027-01-01' WHERE id = ${faction.id}`.execute(tx);
			await publishOwn(tx);
			expect(await since('organization', '2026-11-25T00:00:00Z')).toEqual([{ id: faction.id, endDate: undefined, deleted: true }]);
			expect(await asked(db, `/oparl/v1.1/membership/${seats[0] ?? ''}`)).toEqual({
				id: `${publicOrigin()}/oparl/v1.1/membership/${seats[0] ?? ''}`,
				type: 'https://schema.oparl.org/1.1/Membership',
				created: START,
				modified: '2026-11-25T05:00:00Z',
				deleted: true
			});
		}));
});

describe('Popolo', () => {
	it('has the people, organisations and memberships of a council, of ours or of one that was taken in', () =>
		rolledBack(t.db, async (tx) => {
			const db = asReader(tx);
			await take(tx);
			const { bodies } = await everything(db);
			const taken = popolo.parse(await popoloOf(db, String(bodies[0]?.id).split('/').at(-1)));
			expect(Object.values(taken).map((list) => list.length)).toEqual([7, 4, 14, 12, 0, 0]);
			expect(taken.persons.find(({ name }) => name === 'Гүлмира Қанатова')).toMatchObject({
				family_name: 'Қанатова',
				given_name: 'Гүлмира',
				gender: 'female',
				email: 'office@kokzhiek.example'
			});
			await members(tx);
			await publishOwn(tx);
			const ours = popolo.parse(await popoloOf(db, undefined));
			expect(ours.persons.map(({ name }) => name).toSorted()).toEqual(['Айша Сапарова', 'Берік Омаров']);
			expect(ours.events).toMatchObject([{ classification: 'legislative period', start_date: '2023-03-29' }]);
			const organizations = new Set(ours.organizations.map(({ id }) => id));
			expect(ours.memberships.filter(({ organization_id: id }) => !organizations.has(id))).toEqual([]);
			await expect(popoloOf(db, '00000000-0000-7000-8000-000000000000')).rejects.toMatchObject({ status: 404 });
		}));
});

describe('a list', () => {
	it('has pages of one size but the last, in an order that stays, whose links keep what was asked for', () =>
		rolledBack(t.db, async (tx) => {
			const db = asReader(tx);
			await take(tx);
			const { things: bodies } = await listed(db, '/oparl/v1.1/body');
			const files = String(bodies[0]?.file);
			const whole = await listed(db, `${files}?limit=100`);
			const paged = await listed(db, `${files}?limit=7&omit_internal=true&created_until=2027-01-01T00%3A00%3A00%2B05%3A00`);
			expect(paged.sizes).toEqual([7, 7, 7, 7, 7, 3]);
			expect(paged.things.map(({ id }) => id)).toEqual(whole.things.map(({ id }) => id));
			const first = await asked(db, `${files}?omit_internal=true&limit=7`);
			expect(first.pagination).toEqual({ totalElements: 38, elementsPerPage: 7 });
			const last = String(paged.things[6]?.id).split('/').at(-1) ?? '';
			expect(first.links).toEqual({
				first: `${files}?limit=7&omit_internal=true`,
				self: `${files}?limit=7&omit_internal=true`,
				next: `${files}?after=${last}&limit=7&omit_internal=true`
			});
		}));

	it('leaves out what stands inside when that is asked for, and lists what names an organisation', () =>
		rolledBack(t.db, async (tx) => {
			const db = asReader(tx);
			await take(tx);
			const { things: bodies } = await listed(db, '/oparl/v1.1/body');
			const { things } = await listed(db, `${String(bodies[0]?.meeting)}?omit_internal=true`);
			expect(things.filter((one) => Object.hasOwn(one, 'agendaItem'))).toEqual([]);
			expect(things.flatMap(faults)).toEqual([]);
			const { things: organizations } = await listed(db, String(bodies[0]?.organization));
			const counts = await Promise.all(organizations.map(async (one) => (await listed(db, String(one.meeting))).things.length));
			expect(counts.toSorted()).toEqual([0, 0, 4, 8]);
			expect((await listed(db, String(organizations[0]?.consultation))).things.flatMap(faults)).toEqual([]);
		}));

	it('says what is wrong in the words of OParl', () =>
		rolledBack(t.db, async (tx) => {
			const ask = (path: string, query = '') => answerOparl(asReader(tx), { path, query: new URLSearchParams(query), lang: 'en' });
			const error = (status: number) => ({ status, body: { type: 'https://schema.oparl.org/1.1/Error' } });
			for (const query of ['limit=0', 'limit=x', 'modified_since=yesterday', 'created_until=2026-01-01T00:00:00', 'after=1']) {
				expect(await ask('body', query)).toMatchObject(error(400));
			}
			expect(await ask('body', 'limit=100000&color=red')).toMatchObject({ status: 200, body: { pagination: { elementsPerPage: 100 } } });
			await take(tx);
			const { body } = await ask('body');
			const id =
				String((body.data as Thing[])[0]?.id)
					.split('/')
					.at(-1) ?? '';
			for (const path of ['', 'nothing', 'body/x', `person/${id}`, `body/${id}/dream`, `body/${id}/person/1`, `meeting/${id}/person`]) {
				expect(await ask(path), path).toMatchObject(error(404));
			}
		}));
});
