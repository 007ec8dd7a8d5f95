import fc from 'fast-check';
import { expect, it } from 'vitest';
import { faults } from '../../../../test/oparl/valid.ts';
import {
	canonical,
	innerOnes,
	refsIn,
	restored,
	shown,
	shownAlone,
	shownDeleted,
	type Known,
	type Showing,
	type Thing
} from './convert.ts';
import { keysOf, TYPES, type Type } from './schema.ts';

const SOURCE = 'https://council.example/oparl/';
const HERE = 'https://jauap.example/oparl/v1.1/';
const AT = '2026-11-27T05:00:00Z';

/** Shows an object of which everything that stands inside it is known, and whatever else is given. */
function showing(type: Type, thing: Thing, ref: string, more: readonly string[] = []) {
	const known = new Map<string, Known>();
	const learn = (of: Type, one: Thing, by: string) => {
		if (!known.has(by)) known.set(by, { id: `i${String(known.size)}`, type: of, created: AT, modified: AT });
		for (const inner of innerOnes(of, one, by)) learn(inner.type, inner.thing, inner.ref);
	};
	learn(type, thing, ref);
	for (const [at, one] of more.entries()) learn(TYPES[at % TYPES.length] ?? 'Paper', {}, one);
	const address = (of: Type, id: string) => `${HERE}${of.toLowerCase()}/${id}`;
	const at: Showing = { known: (one) => known.get(one), address, list: (of, id, key) => `${address(of, id)}/${key}` };
	const back = new Map([...known].map(([by, { type: of, id }]) => [address(of, id), by]));
	return { at, refOf: (one: string) => back.get(one) };
}

const meeting: Thing = {
	id: `${SOURCE}meeting/1`,
	type: 'https://schema.oparl.org/1.0/Meeting',
	body: `${SOURCE}body/1`,
	name: 'Сессия',
	start: '2026-01-06 10:00',
	created: '1970-01-01T00:00:00+06:00',
	modified: '2026-01-01T00:00:00+06:00',
	'X:y': { z: [1] },
	agendaItem: [
		{ id: `${SOURCE}item/1`, type: 'https://schema.oparl.org/1.0/AgendaItem', number: '1.' },
		{
			id: `${SOURCE}item/2`,
			type: 'https://schema.oparl.org/1.0/AgendaItem',
			consultation: `${SOURCE}consultation/7`,
			resolutionFile: { type: 'https://schema.oparl.org/1.0/File', body: `${SOURCE}body/1`, accessUrl: `${SOURCE}қарар.pdf` }
		}
	],
	organization: [`${SOURCE}organization/1`, `${SOURCE}organization/2`]
};

it('shows an object of 1.0 as 1.1 wants it, and keeps apart what 1.1 has no place for', () => {
	const { at } = showing('Meeting', meeting, `${SOURCE}meeting/1`, [`${SOURCE}organization/1`]);
	const seen = shown('Meeting', meeting, `${SOURCE}meeting/1`, at);
	expect(faults(seen)).toEqual([]);
	expect(seen).toMatchObject({
		id: `${HERE}meeting/i0`,
		type: 'https://schema.oparl.org/1.1/Meeting',
		modified: AT,
		created: '1970-01-01T00:00:00+06:00',
		// What we do not have stays where it is: nothing of ours leads nowhere.
		organization: [`${HERE}body/i4`, `${SOURCE}organization/2`],
		'X:y': { z: [1] },
		'jauap:received': {
			id: `${SOURCE}meeting/1`,
			type: 'https://schema.oparl.org/1.0/Meeting',
			body: `${SOURCE}body/1`,
			start: '2026-01-06 10:00',
			modified: '2026-01-01T00:00:00+06:00'
		},
		agendaItem: [
			{ order: 0, 'jauap:added': ['created', 'modified', 'order'] },
			{
				order: 1,
				consultation: `${SOURCE}consultation/7`,
				resolutionFile: { accessUrl: encodeURI(`${SOURCE}қарар.pdf`), 'jauap:received': { accessUrl: `${SOURCE}қарар.pdf` } }
			}
		]
	});
	expect(seen).not.toHaveProperty('start');
	expect(faults({ ...seen, start: '2026-01-06 10:00', body: 'x' })).toHaveLength(2);
});

it('says of what was deleted only that it was, and when', () => {
	const known: Known = { id: 'i1', type: 'Paper', created: AT, modified: AT };
	const received = { id: `${SOURCE}paper/1`, deleted: true };
	const gone = shownDeleted(known, received, { address: (type, id) => `${HERE}${type.toLowerCase()}/${id}` });
	expect(gone).toEqual({
		id: `${HERE}paper/i1`,
		type: 'https://schema.oparl.org/1.1/Paper',
		created: AT,
		modified: AT,
		deleted: true,
		'jauap:received': received
	});
	expect(restored(gone, () => undefined)).toEqual(received);
});

it('leads from an object that is asked for by itself to the one it stands in', () => {
	const { at } = showing('File', {}, 'f');
	const alone = (type: Type, holder: Type) => shownAlone(type, { id: 'x' }, { id: 'h', type: holder, created: AT, modified: AT }, at);
	expect(alone('AgendaItem', 'Meeting')).toMatchObject({ meeting: `${HERE}meeting/h`, 'jauap:added': ['meeting'] });
	expect(alone('File', 'AgendaItem')).toMatchObject({ agendaItem: [`${HERE}agendaitem/h`] });
	expect(alone('Location', 'Meeting')).toEqual({ id: 'x' });
});

// ── Whatever a source says ──────────────────────────────────────────────────────────────────────────

const refs = [...Array(6).keys()].map((n) => `${SOURCE}thing/${String(n)}`);
const leaf = fc.oneof(
	fc.constantFrom(...refs, '2026-01-01', '2026-01-01T10:00:00+05:00', 'https://a.example/ә', '', 'text', null, true, 3, -1.5),
	fc.string(),
	fc.array(fc.constantFrom(...refs, 'x', 1), { maxLength: 3 })
);
const vendorKeys = ['body', 'jauap:received', 'jauap:added', 'jauap:source', 'X:y', ':z', '__proto__', 'constructor', 'deleted', 'unknown'];

function anObject(type: Type, depth: number): fc.Arbitrary<Thing> {
	const key = fc.constantFrom('id', 'type', 'created', 'modified', ...vendorKeys, ...keysOf(type));
	const value =
		depth === 0
			? leaf
			: fc.oneof(
					leaf,
					fc.constantFrom(...TYPES).chain((one) => fc.oneof(anObject(one, depth - 1), fc.array(anObject(one, depth - 1), { maxLength: 2 })))
				);
	return fc
		.array(fc.tuple(key, value), { maxLength: 8 })
		.map((pairs) => Object.fromEntries(pairs.filter(([name, one]) => name !== 'deleted' || one !== true)));
}

const any = fc.constantFrom(...TYPES).chain((type) => anObject(type, 2).map((thing) => ({ type, thing })));

it('shows whatever a source says so that it is valid, and gives back exactly what was received', () => {
	fc.assert(
		fc.property(any, fc.subarray(refs), ({ type, thing }, known) => {
			const { at, refOf } = showing(type, thing, `${SOURCE}top`, known);
			const seen = shown(type, thing, `${SOURCE}top`, at);
			expect(faults(seen)).toEqual([]);
			expect(canonical(restored(seen, refOf))).toBe(canonical(thing));
		}),
		{ numRuns: 400 }
	);
});

it('names nothing as ours that is not known, and everything that is', () => {
	fc.assert(
		fc.property(any, fc.subarray(refs), ({ type, thing }, known) => {
			const { at, refOf } = showing(type, thing, `${SOURCE}top`, known);
			const seen = shown(type, thing, `${SOURCE}top`, at);
			const named = refsIn(type, seen, String(seen.id)).filter((one) => one.startsWith(HERE) && !one.includes('#'));
			expect(named.filter((one) => refOf(one) === undefined)).toEqual([]);
			expect(refsIn(type, seen, String(seen.id)).filter((one) => known.includes(one))).toEqual([]);
		}),
		{ numRuns: 200 }
	);
});
