/** What deputies owe: norms of a regulation that is made up, in force since the beginning of the year. */
import { normInput, replyInput } from '../../../modules/duties/input.ts';
import { addNorm, countDuties, replyToDuty } from '../../../modules/duties/server/index.ts';
import { deputies } from '../../../modules/mandates/server/index.ts';
import type { Staff } from '../../../platform/identity/actor.ts';
import { HOUR, midnight, numberOf, plainDay } from '../worktime.ts';
import { Script, type Stage } from './stage.ts';

const source = (clause: string) => ({
	sourceKk: `Үлгі регламент (ойдан шығарылған), ${clause}-тармақ`,
	sourceRu: `Примерный регламент (вымышленный), пункт ${clause}`,
	sourceEn: `Model regulation (made up), clause ${clause}`
});
const APPROVED = {
	approvedKk: 'Ойдан шығарылған мәслихаттың № 14 шешімі',
	approvedRu: 'Решение № 14 вымышленного маслихата',
	approvedEn: 'Decision No. 14 of a council that is made up'
};
const NORMS = [
	{ duty: 'report_meeting', times: '1', months: '12', partial: 'months', ...source('12') },
	{ duty: 'reception_day', times: '1', months: '1', partial: 'none', ...source('15') },
	{ duty: 'visit', times: '1', months: '3', partial: 'months', ...source('17') },
	{ duty: 'field_session', times: '1', months: '12', partial: 'none', ...source('21') }
];

/** Returns the acts that were refused. */
export function playNorms(stage: Stage, administrator: Staff): Promise<string[]> {
	const first = plainDay(stage.world.now).with({ month: 1, day: 1 });
	const script = new Script(stage, 'norms of duties', midnight(numberOf(first.subtract({ days: 20 }))));
	for (const [i, norm] of NORMS.entries()) {
		const input = normInput.parse({
			scope: 'all',
			...norm,
			...APPROVED,
			validFrom: first.toString(),
			reason: 'Жылдың басынан бері есепте'
		});
		script.on(script.at + (i + 1) * 60_000, (tx) => addNorm(tx, administrator, input));
	}
	return stage.play([script]);
}

const REPLY =
	'Жазда жол жабық болды, сондықтан сапар күзге қалды. Желтоқсанда барамыз. · Летом дорога была закрыта, выезд перенесён на осень, едем в декабре.';

/** The aide of each branch speaks for one of its deputies; then what is owed is counted. Returns the acts that were refused. */
export async function playReplies(stage: Stage): Promise<string[]> {
	const { now } = stage.world;
	const today = plainDay(now);
	const list = await deputies(stage.db.reader, { from: today, to: today });
	const scripts: Script[] = [];
	for (const [bodyId, [deputy]] of Map.groupBy(list, (one) => one.bodyId)) {
		const aide = await stage.db.reader
			.selectFrom('unit as b')
			.innerJoin('post as p', 'p.unit_id', 'b.parent_id')
			.select('p.person_id')
			.where('b.id', '=', bodyId)
			.where('p.role', '=', 'aide')
			.executeTakeFirst();
		if (aide === undefined || deputy === undefined) continue;
		const actor = await stage.staff(aide.person_id);
		const reply = replyInput.parse({ year: String(today.year), line: 'visit', reply: REPLY });
		const script = new Script(stage, `reply of ${deputy.id}`, now - 5 * HOUR);
		scripts.push(script.on(script.at, (tx) => replyToDuty(tx, actor, deputy.id, reply)));
	}
	const refused = await stage.play(scripts);
	await countDuties(stage.db);
	return refused;
}
