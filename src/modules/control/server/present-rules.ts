/** The rule of second looks, by date, and the questions of today. */
import { canEdit } from '#platform/calendar/edit.ts';
import { daysOf, whoOf } from '#platform/calendar/editions.ts';
import { now } from '#platform/clock.ts';
import type { Reader } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { personNames, unitsByIds } from '#modules/organisation/server/index.ts';
import { messages } from '../messages/index.ts';
import { controlRules, questionsOn } from './control-rules.ts';

export async function presentControlRules(db: Reader, lang: Lang, actor: Actor) {
	const today = dayOf(now());
	const [editions, questions] = await Promise.all([controlRules(db), questionsOn(db, today)]);
	const [units, people] = await Promise.all([
		unitsByIds(
			db,
			editions.flatMap((one) => one.groupUnitId ?? [])
		),
		personNames(
			db,
			editions.flatMap((one) => one.added?.by ?? [])
		)
	]);
	const t = messages[lang].rules;
	return {
		mayEdit: canEdit(actor),
		tomorrow: today.add({ days: 1 }).toString(),
		editions: editions.map((one) => ({
			id: one.id,
			days: daysOf(lang, one, t.since),
			amount: t.amount(formatNumber(lang, one.share), formatNumber(lang, one.least)),
			group: one.groupUnitId === null ? t.auditors : (units.get(one.groupUnitId)?.name[lang] ?? ''),
			source: one.source,
			who: whoOf(lang, one.added, people, t.shipped)
		})),
		questions: questions.map(({ id, name, hint, decisive }) => ({ id, name: name[lang], hint: hint[lang], decisive }))
	};
}
