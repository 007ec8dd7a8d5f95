/** Factions of regional councils and public councils, with who sits in them: fictional, some seats free, some mandates ended early. */
import type { Tx } from '../../../platform/db/index.ts';
import type { Staff } from '../../../platform/identity/actor.ts';
import { makePerson } from '../../../platform/identity/people/commands.ts';
import { personInput, postInput } from '../../../platform/identity/people/input.ts';
import { asReader } from '../../../platform/db/index.ts';
import { unitInput } from '../../../modules/organisation/input.ts';
import { makeUnit, rootUnit, unitsOf } from '../../../modules/organisation/server/index.ts';
import { endInput, mandateInput, termInput } from '../../../modules/mandates/input.ts';
import { endMandate, giveMandate, openTerm } from '../../../modules/mandates/server/index.ts';
import { now } from '../../../platform/clock.ts';
import { dayOf } from '../../../platform/i18n/format.ts';
import { ruleInput } from '../../../modules/sittings/input.ts';
import { setDecisionRule } from '../../../modules/sittings/server/index.ts';
import { personName } from '../names.ts';
import type { Random } from '../random.ts';
import { REGIONS } from '../regions.ts';

interface Body {
	suffix: string;
	kind: 'faction' | 'council';
	name: readonly [kk: string, ru: string, en: string];
	term: { ordinal: string; seats: number; termFrom: string; termTo: string; source: string };
	givenBy: (n: number) => string;
}

const FACTION: Body = {
	suffix: 'F1',
	kind: 'faction',
	name: ['Мәслихаттағы фракция', 'Фракция в маслихате', 'Faction in the council'],
	term: { ordinal: '8', seats: 12, termFrom: '2023-03-29', termTo: '2028-03-28', source: 'Сайлау қорытындысы, 29.03.2023' },
	// Both languages have the word: what a mandate is given by is one text.
	givenBy: (n) => `№ ${String(n)} округ`
};

const COUNCIL: Body = {
	suffix: 'K1',
	kind: 'council',
	name: ['Қоғамдық кеңес', 'Общественный совет', 'Public council'],
	term: {
		ordinal: '3',
		seats: 9,
		termFrom: '2025-02-03',
		termTo: '2028-02-02',
		source: 'Филиал қаулысы, 03.02.2025, № 4'
	},
	givenBy: (n) => `№ ${String(n)} хаттама`
};

/** In the district and city councils of the branch one signs in to. */
const LOCAL: Body = {
	suffix: 'F1',
	kind: 'faction',
	name: ['Мәслихаттағы фракция', 'Фракция в маслихате', 'Faction in the council'],
	term: { ...FACTION.term, seats: 7 },
	givenBy: FACTION.givenBy
};

const NATIONAL: Body = {
	suffix: 'F1',
	kind: 'faction',
	name: ['Парламенттегі фракция', 'Фракция в парламенте', 'Faction in the parliament'],
	term: { ordinal: '8', seats: 30, termFrom: '2023-03-29', termTo: '2028-03-28', source: 'Сайлау қорытындысы, 29.03.2023' },
	givenBy: (n) => `Партиялық тізім, № ${String(n)}`
};

/** How factions decide. */
const RULE = {
	source: 'Фракция туралы ереже, 12-тармақ',
	quorumShare: '1/2',
	quorumThreshold: 'more',
	quorumBase: 'members',
	quorumRounding: 'up',
	proxies: 'vote',
	mostProxies: '1',
	m1Kk: 'Жай мәселе',
	m1Ru: 'Обычный вопрос',
	m1En: 'An ordinary question',
	m1Share: '1/2',
	m1Threshold: 'more',
	m1Base: 'present',
	m1Rounding: 'up',
	m1Tie: 'chair',
	m2Kk: 'Төрағаны сайлау',
	m2Ru: 'Выборы председателя',
	m2En: 'Election of the chair',
	m2Share: '1/2',
	m2Threshold: 'more',
	m2Base: 'members',
	m2Rounding: 'up',
	m2Tie: 'lost',
	m3Kk: 'Ережені өзгерту',
	m3Ru: 'Изменение положения',
	m3En: 'A change of the rules',
	m3Share: '2/3',
	m3Threshold: 'least',
	m3Base: 'members',
	m3Rounding: 'up',
	m3Tie: 'lost'
};

/** The branch at whose desk one signs in. */
const SIGNED_IN = 'ALM';
/** Where the chair of the faction works at the desk too. */
const CHAIRED = [SIGNED_IN, 'NAT'];

function chair(tx: Tx, actor: Staff, unitId: string, name: string): Promise<string> {
	const post = { unitId, role: 'head', titleKk: 'Фракция төрағасы', titleRu: 'Председатель фракции', titleEn: 'Chair of the faction' };
	return makePerson(tx, actor, personInput.parse({ name, language: 'kk' }), postInput.parse({ ...post, validFrom: '2023-03-29' }));
}

/** Makes both bodies in each region, a faction in the parliament and those of one region's districts and cities, in the name of an administrator. */
export async function makeMandates(tx: Tx, actor: Staff, random: Random): Promise<void> {
	const branches = await unitsOf(asReader(tx), { kinds: ['regional'], within: [], levels: [], also: [], except: [] });
	for (const branch of branches) {
		const region = REGIONS.find((one) => one.unit === branch.code);
		if (region === undefined) continue;
		const faction = await makeBody(tx, actor, random, branch, region.kk, FACTION);
		// Where one signs in, some of the council belong to factions, which share its time.
		const shared = branch.code === SIGNED_IN ? faction.slice(4, 7) : [];
		const council = await makeBody(tx, actor, random, branch, region.kk, COUNCIL, shared);
		if (branch.code !== SIGNED_IN) continue;
		const local = await unitsOf(asReader(tx), { kinds: ['district', 'city'], within: [branch.code], levels: [], also: [], except: [] });
		for (const [i, unit] of local.entries())
			await makeBody(tx, actor, random, unit, region.kk, LOCAL, i === 0 ? council.filter((name) => !shared.includes(name)).slice(-2) : []);
	}
	await makeBody(tx, actor, random, await rootUnit(asReader(tx)), 0.7, NATIONAL);
}

/** `shared`: who sits in another body too, by the fourth seat and after it. Returns the names of who holds a seat. */
async function makeBody(
	tx: Tx,
	actor: Staff,
	random: Random,
	branch: { id: string; code: string; name: { kk: string; ru: string; en: string } },
	share: number,
	{ suffix, kind, name: [kk, ru, en], term, givenBy }: Body,
	shared: readonly string[] = []
): Promise<string[]> {
	// There is one parliament: its faction needs no branch to be told apart.
	const at = (own: string, where: string) => (term === NATIONAL.term ? own : `${own}, ${where}`);
	const name = { nameKk: at(kk, branch.name.kk), nameRu: at(ru, branch.name.ru), nameEn: at(en, branch.name.en) };
	const unit = await makeUnit(tx, actor, branch.id, branch.code + suffix, unitInput.parse({ kind, ...name, validFrom: '2023-03-01' }));
	await openTerm(tx, actor, unit, termInput.parse({ ...term, seats: String(term.seats) }));
	// Councils keep to the usual rules.
	if (kind === 'faction')
		await setDecisionRule(tx, actor, unit, ruleInput.parse({ ...RULE, validFrom: dayOf(now()).add({ days: 1 }).toString() }));
	const named = new Set<string>();
	const left = new Set<string>();
	const empty = random.below(3);
	for (let n = 1; n <= term.seats - empty; n++) {
		const drawn = personName(random, random.chance(share) ? 'kk' : 'ru', 0.5);
		const whose = shared[n - 4] ?? drawn;
		if (named.has(whose)) continue;
		named.add(whose);
		const place = n === 1 ? 'chair' : n === 2 ? 'deputy_chair' : n === 3 ? 'secretary' : 'member';
		const personId = n === 1 && kind === 'faction' && CHAIRED.includes(branch.code) ? await chair(tx, actor, unit, whose) : '';
		const seat = mandateInput.parse({ name: whose, personId, place, givenBy: givenBy(n), validFrom: term.termFrom });
		const mandateId = await giveMandate(tx, actor, unit, seat);
		if (n > 3 && random.chance(0.08)) {
			const end = { mandateId, lastDay: '2026-03-31', endReason: 'moved', endSource: 'Өтініш · Заявление, 2026-03-16' };
			await endMandate(tx, actor, unit, endInput.parse(end));
			left.add(whose);
		}
	}
	return [...named.difference(left)];
}
