/** For tests: a region's branch that pledged, a district's branch that answers, people of each part, and a programme of theirs. */
import { makeStaff, makeUnit, type MadeUnit } from '../../../../test/actors.ts';
import { sql, type Tx } from '#platform/db/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { programmeInput, promiseInput } from '../input.ts';
import { addDocument, addPromise, makeProgramme, publishProgramme } from './index.ts';

export interface World {
	branch: MadeUnit;
	district: MadeUnit;
	/** Leads the branch: keeps the list. */
	head: Staff;
	/** Works in the district: brings evidence. */
	executor: Staff;
	auditor: Staff;
	stranger: Staff;
	/** Code of the region, and of villages in it. */
	region: string;
	villages: string[];
	theme: string;
}

/** A district of a region with so many villages; their codes. */
export async function villages(tx: Tx, regionCode: string, count: number): Promise<string[]> {
	const district = `${regionCode.slice(0, 2)}5500000`;
	const add = (code: string, parent: string, level: number) => sql`
		INSERT INTO territory (id, code, parent_id, path, level, name, search, region_id, valid_from)
		SELECT gen_random_uuid(), ${code}, p.id, p.path || ${code}::ltree, ${level}, ${JSON.stringify({ kk: `${code} ауылы`, ru: `село ${code}`, en: code })}::jsonb,
			${` ${code}`}, coalesce(p.region_id, p.id), '2020-01-01' FROM territory p WHERE p.code = ${parent} AND p.valid_to IS NULL`;
	await add(district, regionCode, 2).execute(tx);
	const codes = Array.from({ length: count }, (_, i) => String(Number(district) + 10_100 + i));
	for (const code of codes) await add(code, district, 4).execute(tx);
	return codes;
}

export async function promiseWorld(tx: Tx, count = 2, code = '190000000'): Promise<World> {
	const region = await tx.selectFrom('territory').select(['id', 'code']).where('code', '=', code).executeTakeFirstOrThrow();
	const theme = await tx.selectFrom('theme').select('code').where('valid_to', 'is', null).orderBy('position').executeTakeFirstOrThrow();
	const branch = await makeUnit(tx, { kind: 'regional', territoryId: region.id });
	const district = await makeUnit(tx, { kind: 'district', parentId: branch.id });
	return {
		branch,
		district,
		region: region.code,
		villages: await villages(tx, region.code, count),
		theme: theme.code,
		head: await makeStaff(tx, { role: 'branch_head', unitId: branch.id, name: 'Филиал Басшысы' }),
		executor: await makeStaff(tx, { role: 'executor', unitId: district.id, name: 'Орындаушы Сынақ', email: 'sinaq@example.org' }),
		auditor: await makeStaff(tx, { role: 'auditor', unitId: branch.id, name: 'Тексеруші Сынақ' }),
		stranger: await makeStaff(tx, { role: 'branch_head', unitId: (await makeUnit(tx)).id, name: 'Бөтен Басшы' })
	};
}

export const programmeOf = (w: World, changes: Record<string, unknown> = {}) =>
	programmeInput.parse({
		unitId: w.branch.id,
		territory: w.region,
		termFrom: '2021-01-10',
		termTo: '2026-01-09',
		titleKk: 'Өңірлік бағдарлама',
		selection: 'Құжаттағы әр тармақ бір уәде болып алынды, ешқайсысы қалдырылған жоқ',
		...changes
	});

/** A form as it is posted: ten kilometres of water pipe by the end of 2025. */
export const promiseForm = (w: World, changes: Record<string, unknown> = {}) => ({
	quote: 'Ауылға он шақырым су құбырын тартамыз',
	language: 'kk',
	page: '12',
	territory: w.villages[0],
	theme: w.theme,
	criterion: 'Әр үйдің шүмегінен су ағады',
	measure: 'шақырым',
	baseline: '0',
	target: '10',
	dueOn: '2025-12-31',
	unit: w.district.code,
	...changes
});
export const promiseOf = (w: World, changes: Record<string, unknown> = {}) => promiseInput.parse(promiseForm(w, changes));

export const paper = (text: string) => ({ name: 'qujat.txt', bytes: Buffer.from(text) });

/** A programme that is public, with one promise. */
export async function published(tx: Tx, w: World): Promise<{ id: string; promiseId: string }> {
	const id = await makeProgramme(tx, w.head, programmeOf(w));
	const promiseId = await addPromise(tx, w.head, id, promiseOf(w));
	await addDocument(tx, w.head, id, paper('Бағдарлама'));
	await publishProgramme(tx, w.head, id);
	return { id, promiseId };
}
