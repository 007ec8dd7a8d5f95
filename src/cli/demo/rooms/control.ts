/**
 * Second looks: two months drawn; most are done, one in three of them does not confirm, one unit replies and the central office has it
 * put right.
 */
import type { Staff } from '../../../platform/identity/actor.ts';
import { controlRuleInput, lookInput } from '../../../modules/control/input.ts';
import * as control from '../../../modules/control/server/index.ts';
import { HOUR, midnight, numberOf, plainDay } from '../worktime.ts';
import { Script, type Stage } from './stage.ts';

const REMARKS = {
	done: 'Есепте тек жалпы сөз бар: нақты орны, күні, саны аталмаған.',
	shown: 'Тіркелген тізім өткен жылғы, биылғы жұмыс көрінбейді.',
	criteria: 'Екінші критерийдің орындалғаны расталмады.',
	noticed: 'Тұрғындар өзгеріс көрмегенін айтты.'
} as Partial<Record<string, string>>;
const REPLY = 'Ескертумен келісеміз: тізімнің ескі нұсқасы тіркеліп кеткен. Жаңасы үш күнде жіберіледі.';

/** Returns the acts that were refused. */
export async function playControl(stage: Stage, administrator: Staff, central: Staff): Promise<string[]> {
	const rule = new Script(stage, 'control rule', stage.world.start);
	const validFrom = plainDay(stage.world.start).add({ days: 2 }).toString();
	const share = {
		share: '40',
		least: '5',
		validFrom,
		source: 'Орталық аппараттың тәртібі, 6-тармақ',
		reason: 'Алғашқы айларда көбірек қаралады'
	};
	rule.on(rule.at + HOUR, (tx) => control.addControlRule(tx, administrator, controlRuleInput.parse(share)));
	const refused = await stage.play([rule]);
	const questions = (await control.questionsOn(stage.db.reader, plainDay(stage.world.now))).map(({ id }) => id);
	const months = [3, 2, 1].map((ago) => plainDay(stage.world.now).with({ day: 1 }).subtract({ months: ago }));
	for (const month of months) {
		const night = new Script(stage, 'control draw', midnight(numberOf(month.add({ months: 1 }))) + 4 * HOUR);
		night.on(night.at, (tx) => control.drawMonth(tx, month, `demo-${month.toString()}`));
		refused.push(...(await stage.play([night])));
	}
	return [...refused, ...(await stage.play(await lookScripts(stage, central, questions)))];
}

async function lookScripts(stage: Stage, central: Staff, questions: readonly string[]): Promise<Script[]> {
	const list = await stage.db.reader
		.selectFrom('control_look')
		.select(['id', 'unit_id', 'looker_id', 'given_at'])
		.where('state', '=', 'waiting')
		.orderBy('given_at')
		.orderBy('id')
		.execute();
	const scripts: Script[] = [];
	for (const [i, look] of list.entries()) {
		// The last one waits.
		if (i === list.length - 1) continue;
		const looker = await stage.staff(look.looker_id ?? undefined);
		const formal = i % 3 === 1;
		const script = new Script(stage, `look ${look.id}`, look.given_at.epochMilliseconds);
		scripts.push(script);
		script.after(2, (tx) => control.finishLook(tx, looker, look.id, answers(questions, formal)));
		if (!formal) continue;
		const personId = stage.world.desks.find((desk) => desk.unitId === look.unit_id)?.heads[0];
		const head = personId === undefined ? undefined : await stage.staff(personId);
		if (head !== undefined) script.after(1, (tx) => control.replyToLook(tx, head, look.id, { reply: REPLY }));
		const dueOn = script.day(15);
		if (i === 1) script.after(1, (tx) => control.mendPart(tx, central, look.id, { dueOn }));
	}
	return scripts;
}

function answers(questions: readonly string[], formal: boolean): ReturnType<ReturnType<typeof lookInput>['parse']> {
	const fields = questions.flatMap((one) => {
		const no = formal && one !== 'noticed';
		return [
			[`answer-${one}`, no ? 'no' : 'yes'],
			[`remark-${one}`, no ? (REMARKS[one] ?? '') : '']
		];
	});
	return lookInput(questions).parse(Object.fromEntries(fields));
}
