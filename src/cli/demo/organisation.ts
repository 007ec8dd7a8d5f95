/** The fictional organisation: places, units, people with posts, accounts to sign in with. Through the rooms' own doors. */
import { now } from '../../platform/clock.ts';
import { sql, type Database, type Tx } from '../../platform/db/index.ts';
import type { Texts } from '../../platform/i18n/lang.ts';
import type { Role } from '../../platform/identity/actor.ts';
import { hashPassword } from '../../platform/identity/password.ts';
import { newId } from '../../platform/ids.ts';
import { putSetting, type Setting } from '../../platform/settings/index.ts';
import { importPeople, importUnits } from '../../modules/organisation/server/index.ts';
import { importTerritories } from '../../modules/territory/server/index.ts';
import { CENTRES } from './centres.ts';
import { personName } from './names.ts';
import { DISTRICTS, type District } from './places.ts';
import { seeded, type Random } from './random.ts';
import { REGIONS, type Region } from './regions.ts';
import { settlements } from './settlements.ts';
import { COMMON } from './texts/index.ts';
import { DEMO_UNIT } from './world.ts';

const ACTOR = { kind: 'system', job: 'demo' } as const;
const SINCE = '2023-01-09';
const PLACES_SEED = 71;
export const PASSWORD = 'jauap-demo';

const ORGANISATION: Setting<'organisation'> = {
	name: { kk: 'Ашық есік', ru: 'Открытая дверь', en: 'Open Door' },
	phone: '+7 799 000 00 00',
	address: { kk: 'Астана қаласы, Достық көшесі, 1', ru: 'город Астана, улица Достык, 1', en: '1 Dostyk Street, Astana' },
	letterhead: {
		kk: '«Ашық есік» қоғамдық қабылдау желісі',
		ru: 'Сеть общественных приёмных «Открытая дверь»',
		en: 'Open Door, a network of public receptions'
	}
};

const TITLES: Record<Role, Texts> = {
	operator: { kk: 'Қабылдау операторы', ru: 'Оператор приёмной', en: 'Reception operator' },
	executor: { kk: 'Бас маман', ru: 'Главный специалист', en: 'Chief specialist' },
	head: { kk: 'Қабылдау басшысы', ru: 'Руководитель приёмной', en: 'Head of reception' },
	deputy: { kk: 'Депутат', ru: 'Депутат', en: 'Deputy' },
	aide: { kk: 'Депутаттың көмекшісі', ru: 'Помощник депутата', en: 'Aide to the deputy' },
	branch_head: { kk: 'Филиал басшысы', ru: 'Руководитель филиала', en: 'Head of branch' },
	central: { kk: 'Атқарушы хатшы', ru: 'Исполнительный секретарь', en: 'Executive secretary' },
	auditor: { kk: 'Ішкі аудитор', ru: 'Внутренний аудитор', en: 'Internal auditor' },
	administrator: { kk: 'Жүйе әкімшісі', ru: 'Администратор системы', en: 'System administrator' }
};

/** The name of a district or city in full: "Талғар ауданы", "Талгарский район", "Talgar District". */
export function fullName([, , kind, kk, ru, en]: District): Texts {
	if (kind === 'city') return { kk: `${kk} қаласы`, ru: `город ${ru}`, en: `${en} city` };
	return { kk: `${kk} ауданы`, ru: /[сц]кий$/.test(ru) ? `${ru} район` : `район ${ru}`, en: `${en} District` };
}

function receptionName([, , kind, kk, ru, en]: District): Texts {
	if (kind === 'city') return { kk: `${kk} қалалық қабылдауы`, ru: `Городская приёмная, ${ru}`, en: `${en} city reception` };
	const russian = /[сц]кий$/.test(ru) ? `${ru.replace(/ий$/, 'ая')} районная приёмная` : `Приёмная района ${ru}`;
	return { kk: `${kk} аудандық қабылдауы`, ru: russian, en: `${en} district reception` };
}

interface Table {
	columns: string[];
	rows: { row: number; cells: Record<string, string> }[];
}

function table(list: readonly Record<string, string>[]): Table {
	return { columns: Object.keys(list[0] ?? {}), rows: list.map((cells, i) => ({ row: i + 2, cells })) };
}

const districtsOf = (region: Region): readonly District[] => DISTRICTS[region.code] ?? [];

async function makePlaces(tx: Tx, random: Random): Promise<void> {
	const { rows: regions } = await sql<{
		code: string;
		name: Texts;
	}>`SELECT code, name FROM territory WHERE level = 1 AND valid_to IS NULL`.execute(tx);
	const places: { code: string; path: string[]; names: Texts }[] = regions.map(({ code, name }) => ({ code, path: [code], names: name }));
	for (const region of REGIONS) {
		for (const district of districtsOf(region)) {
			const [code] = district;
			places.push({ code, path: [region.code, code], names: fullName(district) });
			const city = district[2] === 'city' || /^7[159]/.test(code);
			// Level 4 is a settlement's; the classifier has a rural district between, left out here.
			for (const [i, names] of settlements(random, city).entries()) {
				const own = `${code.slice(0, 5)}9${String(i)}00`;
				places.push({ code: own, path: [region.code, code, own], names });
			}
		}
	}
	const list = places.map(({ code, path, names }, i) => ({ row: i + 1, code, parentCode: path.at(-2) ?? null, path, names }));
	await importTerritories(tx, ACTOR, { places: list, on: Temporal.PlainDate.from(SINCE), closeMissing: false, source: 'demo' });
	await sql`UPDATE territory SET level = 4 WHERE nlevel(path) = 3`.execute(tx);
	await situate(tx);
}

/** Settlements lie around the centre of their district, close by in a city; of one in fifteen nobody knows how many live there. */
async function situate(tx: Tx): Promise<void> {
	// A chance of their own: what others are does not hang on where they lie.
	const random = seeded(PLACES_SEED);
	const { rows: places } = await sql<{ code: string; above: string; city: boolean }>`
		SELECT t.code, p.code AS above, p.name->>'ru' LIKE 'город %' OR p.code ~ '^7[159]' AS city
		FROM territory t JOIN territory p ON p.id = t.parent_id WHERE t.level = 4 ORDER BY t.code`.execute(tx);
	const list = places.flatMap(({ code, above, city }) => {
		const centre = CENTRES.get(above);
		if (centre === undefined) return [];
		const spread = city ? 0.05 : 0.35;
		const off = () => (random.next() - 0.5) * 2 * spread;
		const latitude = Math.round((centre.latitude + off()) * 1000) / 1000;
		const longitude = Math.round((centre.longitude + off() * 1.4) * 1000) / 1000;
		const people = Math.round(city ? 4_000 + 26_000 * random.next() : 120 * Math.exp(3.8 * random.next()));
		return [{ code, latitude, longitude, population: random.chance(1 / 15) ? null : people }];
	});
	const districts = [...CENTRES].map(([code, point]) => ({ code, ...point, population: null }));
	await sql`UPDATE territory t SET latitude = r.latitude, longitude = r.longitude, population = r.population
		FROM jsonb_to_recordset(${JSON.stringify([...list, ...districts])}::jsonb) AS r (code text, latitude float8, longitude float8, population int)
		WHERE t.code = r.code AND t.level > 1`.execute(tx);
}

async function makeUnits(tx: Tx, random: Random): Promise<void> {
	const phone = () => `+7 799 ${String(100 + random.below(900))} ${String(10 + random.below(90))} ${String(10 + random.below(90))}`;
	const unit = (code: string, parent: string, kind: string, name: Texts, territory: string) => ({
		code,
		parent,
		kind,
		name_kk: name.kk,
		name_ru: name.ru,
		name_en: name.en,
		territory,
		phone: phone(),
		email: `${code.toLowerCase()}@jauap.example`,
		valid_from: SINCE
	});
	const list = REGIONS.flatMap((region) => [
		unit(region.unit, 'NAT', 'regional', region.branch, region.code),
		...districtsOf(region).map((d) => unit(region.unit + d[1], region.unit, d[2], receptionName(d), d[0]))
	]);
	const { problems } = await importUnits(tx, ACTOR, { ...table(list), on: Temporal.PlainDate.from(SINCE), source: 'demo' });
	if (problems.length > 0) throw new Error(`the demo's units: ${JSON.stringify(problems[0])}`);
	await giveAddresses(tx, random);
}

/** In three languages, which a table of units cannot give. */
async function giveAddresses(tx: Tx, random: Random): Promise<void> {
	const { rows: units } = await sql<{ id: string }>`SELECT id FROM unit WHERE address IS NULL AND parent_id IS NOT NULL`.execute(tx);
	const streets = COMMON.kk.streets.slice(0, 12).map((kk, i) => ({ kk, ru: COMMON.ru.streets[i] ?? kk }));
	const list = units.map(({ id }) => {
		const { kk, ru } = random.pick(streets);
		const house = String(1 + random.below(80));
		return { id, address: { kk: `${kk} көшесі, ${house}`, ru: `улица ${ru}, ${house}`, en: `${house} ${ru} Street` } };
	});
	await sql`UPDATE unit u SET address = r.address FROM jsonb_to_recordset(${JSON.stringify(list)}::jsonb) AS r (id uuid, address jsonb) WHERE u.id = r.id`.execute(
		tx
	);
}

const person = (random: Random, unit: string, role: Role, language: 'kk' | 'ru', russian: number, n: number) => ({
	external_id: `demo-${unit}-${role}-${String(n)}`,
	name: personName(random, language, language === 'kk' ? 0 : russian),
	email: `${role.replace('_', '-')}${n === 1 ? '' : String(n)}.${unit.toLowerCase()}@jauap.example`,
	language,
	unit,
	role,
	title_kk: TITLES[role].kk,
	title_ru: TITLES[role].ru,
	title_en: TITLES[role].en,
	valid_from: SINCE
});

/** Regions with an auditor: the control group that looks at what others accepted. */
const AUDITED = 4;

async function makePeople(tx: Tx, random: Random): Promise<void> {
	const list: ReturnType<typeof person>[] = [];
	const add = (unit: string, role: Role, share: number, count = 1) => {
		for (let n = 1; n <= count; n++) list.push(person(random, unit, role, random.chance(share) ? 'kk' : 'ru', 0.5, n));
	};
	for (const role of ['central', 'auditor', 'administrator'] as const) add('NAT', role, 1);
	add('NAT', 'operator', 1, 2);
	add('NAT', 'head', 1);
	add('NAT', 'executor', 1, 2);
	add('NAT', 'deputy', 0.7, 6);
	for (const region of REGIONS) {
		for (const role of ['branch_head', 'head', 'operator', 'deputy', 'aide'] as const) add(region.unit, role, region.kk);
		add(region.unit, 'executor', region.kk, 2);
		for (const district of districtsOf(region)) {
			const unit = region.unit + district[1];
			for (const role of ['head', 'operator'] as const) add(unit, role, region.kk);
			add(unit, 'executor', region.kk, unit === DEMO_UNIT ? 4 : district[2] === 'city' ? 2 : 1 + random.below(2));
		}
	}
	// A chance of their own: whom the others are does not hang on them.
	const apart = seeded(REGIONS.length);
	for (const region of REGIONS.slice(0, AUDITED)) list.push(person(apart, region.unit, 'auditor', 'kk', 0, 1));
	const { problems } = await importPeople(tx, ACTOR, { ...table(list), on: Temporal.PlainDate.from(SINCE), source: 'demo' });
	if (problems.length > 0) throw new Error(`the demo's people: ${JSON.stringify(problems[0])}`);
}

/** Whom one may be: a role and the unit where its day is worth seeing. */
const ACCOUNTS: readonly [Role, string][] = [
	['operator', DEMO_UNIT],
	['executor', DEMO_UNIT],
	['head', DEMO_UNIT],
	['branch_head', DEMO_UNIT.slice(0, 3)],
	['deputy', DEMO_UNIT.slice(0, 3)],
	['aide', DEMO_UNIT.slice(0, 3)],
	['operator', 'SKOPET'],
	['central', 'NAT'],
	['auditor', 'NAT'],
	['administrator', 'NAT']
];

async function makeAccounts(tx: Tx): Promise<void> {
	const accounts: Setting<'demo_accounts'> = [];
	const hash = await hashPassword(PASSWORD);
	for (const [role, unit] of ACCOUNTS) {
		const row = await tx
			.selectFrom('person as p')
			.innerJoin('post as h', 'h.person_id', 'p.id')
			.innerJoin('unit as u', 'u.id', 'h.unit_id')
			.select(['p.id', 'p.name', 'p.email', 'p.language', 'u.name as unit'])
			.where('p.external_id', '=', `demo-${unit}-${role}-1`)
			.executeTakeFirstOrThrow();
		const email = row.email ?? '';
		await tx
			.insertInto('account')
			.values({ id: newId(), kind: 'staff', email, person_id: row.id, language: row.language, password_hash: hash, created_at: now() })
			.execute();
		accounts.push({ email, password: PASSWORD, role, name: row.name, unit: row.unit as Texts });
	}
	await putSetting(tx, ACTOR, 'organisation', ORGANISATION);
	await putSetting(tx, ACTOR, 'demo_accounts', accounts);
}

/** Makes all of it at once or nothing. */
export async function makeOrganisation(db: Database, seed: number): Promise<void> {
	const random = seeded(seed);
	await db.write(async (tx) => {
		await makePlaces(tx, random);
		await makeUnits(tx, random);
		await makePeople(tx, random);
		await makeAccounts(tx);
	});
}
