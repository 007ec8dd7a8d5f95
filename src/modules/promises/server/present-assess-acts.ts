/** What a reader may say of a promise: assess, reply, decide, read comments. */
import { now } from '#platform/clock.ts';
import type { Reader } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { staffId, type Actor } from '#platform/identity/actor.ts';
import type { Option } from '#lib/ui/shapes.ts';
import { unitsOfKind } from '#modules/organisation/server/index.ts';
import { assessMessages } from '../assess-messages/index.ts';
import { keepsSittings } from '#modules/sittings/server/index.ts';
import { isOneHand, replyState } from '../rules/assess.ts';
import { assessmentsOf, panelOf, repliesOf, spokenAs } from './assessments.ts';
import { criteriaNow } from './criteria.ts';
import { audits, canJudge, leadsBody, leadsOffice, type Assessing } from './policy.ts';
import { presentWaiting } from './present-assess.ts';
import type { PromiseRow } from './queries.ts';

export async function presentAssessActs(db: Reader, lang: Lang, actor: Actor, promise: PromiseRow) {
	const factions = await factionsOf(db, lang, actor);
	const person = staffId(actor);
	const spoken = person === null ? [] : await spokenAs(db, promise.id, person);
	const as: Assessing[] = [
		...(leadsOffice(actor, promise) ? (['office'] as const) : []),
		...(audits(actor, promise) ? (['auditor'] as const) : []),
		...(factions.length > 0 ? (['faction'] as const) : [])
	];
	const office = as.includes('office') && !isOneHand(spoken, 'office');
	return {
		/** Whoever has spoken as one assessor is no other. */
		as: as.filter((one) => !isOneHand(spoken, one)),
		factions,
		/** What one marks today. */
		criteria: await criteriaNow(db, lang),
		replies: office ? await openReplies(db, lang, promise) : [],
		waiting: canJudge(actor, promise) ? await presentWaiting(db, promise) : { disputes: [], comments: [] }
	};
}

/** Factions that the actor leads and whose sittings are kept elsewhere. */
async function factionsOf(db: Reader, lang: Lang, actor: Actor): Promise<Option[]> {
	if (actor.kind !== 'staff') return [];
	const led = actor.posts.map(({ unitPath }) => unitPath).filter((path) => leadsBody(actor, path));
	if (led.length === 0) return [];
	const factions = (await unitsOfKind(db, 'faction', led)).filter(({ path }) => led.includes(path));
	const kept = await Promise.all(factions.map(({ id }) => keepsSittings(db, id)));
	return factions.filter((_, i) => kept[i] === false).map(({ id, name }) => ({ value: id, label: name[lang] }));
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
