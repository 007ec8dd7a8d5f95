/** The rules of the draw, the rubric and the latest draws, for who keeps them. */
import type { Reader } from '#platform/db/index.ts';
import { now } from '#platform/clock.ts';
import { dayOf, formatDate, formatMonth } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { kindsOn } from '#modules/appeals/server/index.ts';
import { messages } from '../messages/index.ts';
import { mayKeepRecheckRules, recheckRules, rubricOn } from './recheck-rules.ts';

const SHOWN = 12;

export async function presentRecheckRules(db: Reader, lang: Lang, actor: Actor) {
	const t = messages[lang].recheck.rules;
	const today = dayOf(now());
	const [rules, kinds, rubric, draws] = await Promise.all([
		recheckRules(db),
		kindsOn(db, today),
		rubricOn(db, today),
		db.selectFrom('recheck_draw').selectAll().orderBy('month', 'desc').limit(SHOWN).execute()
	]);
	const kindName = (id: string | null) => (id === null ? t.every : (kinds.find((kind) => kind.id === id)?.name[lang] ?? id));
	return {
		mayEdit: mayKeepRecheckRules(actor),
		today: today.toString(),
		kinds: [{ value: '', label: t.every }, ...kinds.map(({ id, name }) => ({ value: id, label: name[lang] }))],
		rules: rules.map((rule) => ({
			id: rule.id,
			kind: kindName(rule.kind),
			amount: rule.share === null ? t.number(rule.number ?? 0) : t.share(rule.share),
			from: formatDate(lang, rule.validFrom),
			ended: rule.validTo !== null,
			source: rule.source
		})),
		rubric: rubric.map((one) => ({ id: one.id, name: one.name[lang], hint: one.hint[lang], decisive: one.decisive })),
		draws: draws.map((draw) => ({
			id: draw.id,
			month: formatMonth(lang, draw.month),
			pool: formatNumber(lang, draw.pool),
			drawn: formatNumber(lang, draw.drawn),
			seed: draw.seed
		}))
	};
}
