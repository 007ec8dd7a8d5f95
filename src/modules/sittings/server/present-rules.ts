/** How a body decides, in words and in today's numbers: for citizens and for who keeps the body. */
import { now } from '#platform/clock.ts';
import type { Reader } from '#platform/db/index.ts';
import { dayOf, formatDate } from '#platform/i18n/format.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { bodyUnit, houseOn } from '#modules/mandates/server/index.ts';
import { can } from '#modules/organisation/server/index.ts';
import { MOST_MAJORITIES } from '../input.ts';
import { messages } from '../messages/index.ts';
import { needed, type Base, type Majority, type Share } from '../rules/majority.ts';
import { quorumOf } from '../rules/quorum.ts';
import { editionsOf, ruleOn, type DecisionRule } from './decision-rules.ts';

type House = Awaited<ReturnType<typeof houseOn>>;

const shareText = ({ over, of }: Share) => `${String(over)}/${String(of)}`;

/** "At least 2/3 of all members", and what else there is to know of it. */
export function ruleText(
	lang: Lang,
	{ base, share, threshold, rounding }: Pick<Majority, 'base' | 'share' | 'threshold' | 'rounding'>
): string {
	const t = messages[lang];
	return [`${t.share({ base, share: shareText(share), threshold })}.`, t.rounding[rounding]].filter(Boolean).join(' ');
}

/** The same of a kind of question, with what becomes of a tie. */
export const majorityText = (lang: Lang, majority: Majority): string => `${ruleText(lang, majority)} ${messages[lang].tie[majority.tie]}`;

/** The number itself, where it is known before a vote. */
function numberText(lang: Lang, base: Base, house: House, count: (house: NonNullable<House>) => number): string {
	const t = messages[lang];
	if (base !== 'members' && base !== 'seats') return t.neededOfVotes;
	return house === undefined || house[base] === 0 ? t.noMembers : t.needed(formatNumber(lang, count(house)));
}

function toEdition(lang: Lang, rule: DecisionRule, house: House) {
	const t = messages[lang];
	return {
		id: rule.id,
		since: t.since(formatDate(lang, rule.validFrom)),
		source: rule.source,
		quorum: {
			text: ruleText(lang, rule.quorum),
			number: numberText(lang, rule.quorum.base, house, (of) => quorumOf(rule.quorum, of)),
			proxies: t.proxies[rule.quorum.proxies]
		},
		majorities: rule.majorities.map((one) => ({
			name: one.name[lang],
			text: ruleText(lang, one),
			number: numberText(lang, one.base, house, (of) => needed(one, one.base === 'seats' ? of.seats : of.members)),
			tie: t.tie[one.tie]
		}))
	};
}
export type Edition = ReturnType<typeof toEdition>;

/** Every edition of a body and the one of today, in today's numbers. Throws not_found for a unit that is no body. */
async function readRules(db: Reader, lang: Lang, unitId: string) {
	const unit = await bodyUnit(db, unitId);
	const today = dayOf(now());
	const [editions, house] = await Promise.all([editionsOf(db, unit.id), houseOn(db, unit.id, today)]);
	const rule = ruleOn(editions, today);
	const shown = rule && { ...toEdition(lang, rule, house), shipped: rule.unitId === null };
	return { unit, editions, house, rule, shown };
}

/** The rule of today, for everybody. Throws not_found for a unit that is no body. */
export async function presentDecisions(db: Reader, lang: Lang, unitId: string) {
	return (await readRules(db, lang, unitId)).shown;
}
export type Decisions = NonNullable<Awaited<ReturnType<typeof presentDecisions>>>;

/** What a form begins with: the edition that holds, to be changed. */
function formValues({ quorum, majorities }: DecisionRule): Record<string, string> {
	const rows = majorities.slice(0, MOST_MAJORITIES).flatMap((one, i) =>
		Object.entries({
			Kk: one.name.kk,
			Ru: one.name.ru,
			En: one.name.en,
			Share: shareText(one.share),
			Threshold: one.threshold,
			Base: one.base,
			Rounding: one.rounding,
			Tie: one.tie
		}).map(([field, value]) => [`m${String(i + 1)}${field}`, value] as const)
	);
	return {
		quorumShare: shareText(quorum.share),
		quorumThreshold: quorum.threshold,
		quorumBase: quorum.base,
		quorumRounding: quorum.rounding,
		proxies: quorum.proxies,
		mostProxies: String(quorum.mostProxies),
		...Object.fromEntries(rows)
	};
}

/** Every edition, and for who keeps the body the form of a new one. Throws not_found. */
export async function presentDecisionRules(db: Reader, lang: Lang, actor: Staff, unitId: string) {
	const { unit, editions, house, rule, shown } = await readRules(db, lang, unitId);
	return {
		id: unit.id,
		name: unit.name[lang],
		today: shown,
		others: editions.filter((one) => one.unitId !== null && one !== rule).map((one) => toEdition(lang, one, house)),
		form: can(actor, 'manage', unit.path) && rule !== undefined ? formValues(rule) : undefined
	};
}
export type DecisionRules = Awaited<ReturnType<typeof presentDecisionRules>>;
