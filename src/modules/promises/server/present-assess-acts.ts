/** What a reader may say of a promise: assess, reply, decide, read comments. */
import { now } from '#platform/clock.ts';
import type { Reader } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { holds, type Actor } from '#platform/identity/actor.ts';
import type { Option } from '#lib/ui/shapes.ts';
import { unitsOfKind } from '#modules/organisation/server/index.ts';
import { assessMessages } from '../assess-messages/index.ts';
import { replyState } from '../rules/assess.ts';
import { assessmentsOf, panelOf, repliesOf } from './assessments.ts';
import type { Assessing } from './commands/assess.ts';
import { criteriaNow } from './criteria.ts';
import { canJudge } from './policy.ts';
import { presentWaiting } from './present-assess.ts';
import type { PromiseRow } from './queries.ts';

const LEADING = ['head', 'branch_head'] as const;

export async function presentAssessActs(db: Reader, lang: Lang, actor: Actor, promise: PromiseRow) {
	const office = holds(actor, LEADING, promise.responsiblePath);
	const factions = await factionsOf(db, lang, actor);
	const as: Assessing[] = [
		...(office ? (['office'] as const) : []),
		...(holds(actor, ['auditor'], promise.unitPath) ? (['auditor'] as const) : []),
		...(factions.length > 0 ? (['faction'] as const) : [])
	];
	return {
		as,
		factions,
		/** What one marks today. */
		criteria: await criteriaNow(db, lang),
		replies: office ? await openReplies(db, lang, promise) : [],
		waiting: canJudge(actor, promise) ? await presentWaiting(db, promise) : { disputes: [], comments: [] }
	};
}

/** Factions that the actor leads, or whose branch they lead. */
async function factionsOf(db: Reader, lang: Lang, actor: Actor): Promise<Option[]> {
	if (actor.kind !== 'staff') return [];
	const led = actor.posts.filter(({ role }) => LEADING.some((one) => one === role)).map(({ unitPath }) => unitPath);
	if (led.length === 0) return [];
	return (await unitsOfKind(db, 'faction', led)).map(({ id, name }) => ({ value: id, label: name[lang] }));
}

/** Assessments that the office may still reply to. */
async function openReplies(db: Reader, lang: Lang, promise: PromiseRow): Promise<Option[]> {
	const today = dayOf(now());
	const [list, panel, replies] = await Promise.all([assessmentsOf(db, promise.id), panelOf(db, promise), repliesOf(db, promise.id)]);
	const t = assessMessages[lang];
	const asked = [
		...list.map(({ id, assessor, replyBy, unit }) => ({ id, replyBy, label: `${t.assessors[assessor]}: ${unit[lang]}` })),
		...(panel === undefined ? [] : [{ id: panel.id, replyBy: panel.replyBy, label: t.panelTitle }])
	];
	return asked.flatMap(({ id, replyBy, label }) => {
		if (replyBy === null) return [];
		const given = replies.some(({ toId }) => toId === id);
		return replyState({ replyBy, given }, today) === 'open' ? [{ value: id, label }] : [];
	});
}
