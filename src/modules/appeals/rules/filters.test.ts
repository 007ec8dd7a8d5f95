import { expect, it } from 'vitest';
import { filterQuery, filtersFrom, type CaseFilters } from './filters.ts';

const ID = '00000000-0000-7000-8000-000000000001';
const given = (filters: CaseFilters) =>
	Object.fromEntries(
		Object.entries(filters)
			.filter(([, value]) => value !== undefined)
			.map(([name, value]) => [name, String(value)])
	);
const query = (filters: CaseFilters) =>
	new URLSearchParams(Object.entries(filterQuery(filters)).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));

it('come back from the address they make', () => {
	const all: CaseFilters = {
		state: 'in_work',
		themeId: 'none',
		territoryId: ID,
		exactPlace: true,
		unitId: ID,
		below: true,
		executorId: ID,
		openOnly: true,
		kind: 'application',
		channel: 'phone',
		outcome: 'none',
		verdict: 'not_solved',
		timing: 'late',
		decided: true,
		extended: true,
		reopened: true,
		repeated: true,
		pastFirst: true,
		merged: false,
		from: Temporal.PlainDate.from('2026-11-01'),
		to: Temporal.PlainDate.from('2026-11-30'),
		dueFrom: Temporal.PlainDate.from('2026-12-01'),
		dueTo: Temporal.PlainDate.from('2026-12-02')
	};
	expect(given(filtersFrom(query(all)))).toEqual(given(all));
	expect([...query(all).keys()]).toHaveLength(Object.keys(all).length);
});

it('leave out what is no filter', () => {
	const odd = new URLSearchParams('theme=x&unit=1&channel=pigeon&outcome=&timing=soon&from=2026-02-30&to=yesterday&open=yes&exact=0');
	expect(given(filtersFrom(odd))).toEqual({});
});
