/** What people ask before meetings with citizens, how many voices it has, and how it ended. */
import type { Tx } from '../../../platform/db/index.ts';
import { ANONYMOUS, type Citizen, type Staff } from '../../../platform/identity/actor.ts';
import { newId } from '../../../platform/ids.ts';
import { makeToken } from '../../../platform/secrets.ts';
import { nextWorkingDay, type Calendar } from '../../../platform/calendar/rules.ts';
import { answerInput, askInput, oweInput, refuseInput } from '../../../modules/participation/question-input.ts';
import * as participation from '../../../modules/participation/server/index.ts';
import type { DemoLang } from '../texts/index.ts';
import { DAY, HOUR, plainDay } from '../worktime.ts';
import { QUESTIONS, type DemoQuestion } from './gathering-words.ts';
import type { Script } from './stage.ts';

/** People with an account, who lend their voices; `name` begins their addresses. */
export async function makeCitizens(tx: Tx, count: number, name = 'turgyn'): Promise<Citizen[]> {
	const people = Array.from({ length: count }, (_, i) => ({
		kind: 'citizen' as const,
		accountId: newId(),
		email: `${name}${String(i)}@example.kz`
	}));
	const rows = people.map(({ accountId, email }) => ({ id: accountId, kind: 'citizen', email, language: 'kk' }));
	await tx.insertInto('account').values(rows).execute();
	return people;
}

export interface Asked {
	script: Script;
	eventId: () => string;
	head: Staff;
	hostId: string;
	lang: DemoLang;
	voices: readonly Citizen[];
	/** The first of the questions. */
	from: number;
	/** When they were asked. */
	at: number;
	/** When the event was over; undefined while it is ahead. */
	over: number | undefined;
	calendar: Calendar;
}

/** Three or four questions, looked at the next day; once the event is over most have their end. */
export function askBeforehand(asked: Asked): void {
	const { script, eventId, lang, from, at, over } = asked;
	const list = Array.from({ length: 3 + (from % 2) }, (_, n) => QUESTIONS[(from + n) % QUESTIONS.length] as DemoQuestion);
	script.on(at, async (tx) => {
		for (const [n, question] of list.entries()) {
			const form = askInput.parse({
				key: makeToken(),
				text: question[lang],
				name: n % 2 === 0 ? (lang === 'kk' ? 'Айгүл' : 'Марина') : ''
			});
			await participation.askQuestion(tx, ANONYMOUS, eventId(), { ...form, lang });
		}
	});
	// Of what is ahead the newest waits for a look.
	const looked = over === undefined ? list.slice(0, -1) : list;
	script.on(at + DAY, async (tx) => {
		const ids = await idsOf(tx, eventId());
		for (const [n, question] of looked.entries()) await look(tx, asked, question, ids[n] ?? '', n);
	});
	if (over === undefined) return;
	script.on(over + 2 * HOUR, async (tx) => {
		const ids = await idsOf(tx, eventId());
		for (const [n, question] of list.entries()) await end(tx, asked, question, ids[n] ?? '', over);
	});
}

async function idsOf(tx: Tx, eventId: string): Promise<string[]> {
	return (await tx.selectFrom('gathering_question').select('id').where('event_id', '=', eventId).orderBy('number').execute()).map(
		({ id }) => id
	);
}

/** A moderator's yes with the voices that follow, or a no. */
async function look(
	tx: Tx,
	{ eventId, head, voices, from }: Asked,
	{ refuse }: DemoQuestion,
	questionId: string,
	n: number
): Promise<void> {
	if (refuse !== undefined) return participation.refuseQuestion(tx, head, eventId(), refuseInput.parse({ questionId, ...refuse }));
	await participation.showQuestion(tx, head, eventId(), { questionId });
	for (const citizen of voices.slice(0, 1 + ((from * 3 + n * 5) % voices.length)))
		await participation.lendVoice(tx, citizen, eventId(), { questionId, voice: 'give' });
}

async function end(
	tx: Tx,
	{ eventId, head, hostId, calendar }: Asked,
	question: DemoQuestion,
	questionId: string,
	over: number
): Promise<void> {
	const { answer, second, owe } = question;
	if (owe !== undefined) {
		const dueOn = nextWorkingDay(calendar, plainDay(over).add({ days: owe })).toString();
		await participation.oweQuestion(tx, head, eventId(), oweInput.parse({ questionId, unitId: hostId, dueOn }));
	} else if (answer !== undefined || second !== undefined) {
		await participation.answerQuestion(tx, head, eventId(), answerInput.parse({ questionId, answer: answer ?? '', second: second ?? '' }));
	}
}
