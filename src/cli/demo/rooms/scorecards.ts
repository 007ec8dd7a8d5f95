/** Scorecards: the figures counted, a trigger, the open meetings that it proposes, a head's reply. */
import { comparedWith, periodOf } from '../../../modules/statistics/rules.ts';
import type { Staff } from '../../../platform/identity/actor.ts';
import { triggerInput } from '../../../modules/scorecards/input.ts';
import * as scorecards from '../../../modules/scorecards/server/index.ts';
import { DAY, HOUR, midnight, numberOf, plainDay } from '../worktime.ts';
import { Script, type Stage } from './stage.ts';

const REPLY = 'Бұл айда екі маманымыз демалыста болды, сондықтан мерзім бұзылды. Енді әр дүйсенбіде бүкіл тізім қаралады.';
const HELD = 'Жиналыс өтті: 64 адам қатысты, басшының есебі тыңдалды, мерзімді күн сайын бақылау тапсырылды.';

/** Returns the acts that were refused. */
export async function playScorecards(stage: Stage, administrator: Staff, central: Staff): Promise<string[]> {
	const today = plainDay(stage.world.now);
	const rule = new Script(stage, 'trigger', stage.world.start);
	const validFrom = plainDay(stage.world.start).add({ days: 2 }).toString();
	const input = { indicator: 'appeals_on_time', kind: 'district', size: 'month', periods: '2', threshold: '80', validFrom };
	const source = 'Орталық аппараттың тәртібі, 4-тармақ';
	const trigger = triggerInput.parse({ ...input, source, reason: 'Мерзімі екі ай қатарынан бұзылса, есеп тыңдалады' });
	rule.on(rule.at + HOUR, (tx) => scorecards.addTrigger(tx, administrator, trigger));
	const refused = await stage.play([rule]);
	await scorecards.countScorecards(stage.db.write, today.subtract({ days: 1 }));
	const night = new Script(stage, 'proposals', stage.world.now - 2 * DAY);
	night.on(night.at, (tx) => scorecards.proposeMeetings(tx));
	refused.push(...(await stage.play([night])));
	return [...refused, ...(await stage.play(await answers(stage, central, today)))];
}

/** The first meeting was held; the heads whose meetings are proposed said what they have to say of the month that is over. */
async function answers(stage: Stage, central: Staff, today: Temporal.PlainDate): Promise<Script[]> {
	const { now, desks } = stage.world;
	const proposed = await stage.db.reader.selectFrom('scorecard_proposal').select(['id', 'unit_id', 'period']).orderBy('id').execute();
	const meeting = new Script(stage, 'meeting', now - DAY);
	const [first] = proposed;
	if (first !== undefined) {
		const decision = { id: first.id, outcome: 'held', heldOn: today.subtract({ days: 1 }), reason: HELD } as const;
		meeting.on(now - HOUR, (tx) => scorecards.decideProposal(tx, central, decision));
	}
	const month = comparedWith(periodOf(today, 'month'), 'before');
	const said = Math.min(now - HOUR, midnight(numberOf(month.to.add({ days: 3 }))) + 11 * HOUR);
	const replies = await Promise.all(
		proposed.map(async ({ unit_id: unitId, period }) => {
			const head = await stage.staff(desks.find((desk) => desk.unitId === unitId)?.heads[0]);
			const script = new Script(stage, `reply ${unitId}`, said);
			return script.on(said, (tx) => scorecards.replyToScorecard(tx, head, unitId, { period, reply: REPLY }));
		})
	);
	return [meeting, ...replies];
}
