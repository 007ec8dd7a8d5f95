/** Problems: gathered from appeals of one street, said in public, answered, and what the neighbours say of it. */
import { gatherInput, replyInput } from '../../../modules/problems/input.ts';
import type { ReplyOutcome } from '../../../modules/problems/rules.ts';
import * as problems from '../../../modules/problems/server/index.ts';
import { COMMON } from '../texts/index.ts';
import { placeOf } from '../letters.ts';
import { plainDay } from '../worktime.ts';
import { applicant, Script, type Kept, type Stage } from './stage.ts';
import { PROBLEM_WORDS, type ProblemWords } from './problem-words.ts';

/** How far the office has come, by turns. */
const COURSES = ['solved', 'in_work', 'planned', 'solved', 'wont_fix', 'hidden'] as const;

export async function problemScript(stage: Stage, members: readonly Kept[], n: number): Promise<Script | undefined> {
	const [first] = members;
	if (first === undefined) return undefined;
	const words = PROBLEM_WORDS[first.theme];
	if (words === undefined) return undefined;
	const { head, operator } = await stage.company(first);
	const script = new Script(stage, `${first.story.play} ${first.number}`, Math.max(...members.map(({ at }) => at)));
	let id = '';
	const input = await gathering(stage, members, words);
	script.after(1, async (tx) => {
		id = await problems.gatherProblem(tx, operator, input);
	});
	const course = COURSES[n % COURSES.length];
	if (course === 'hidden' && first.story.play === 'problem') return script;
	script.after(1, (tx) => problems.publishProblem(tx, head, id, { public: true }));
	const state = (name: 'planned' | 'in_work' | 'solved' | 'wont_fix', days: number, reason?: string) =>
		script.after(days, (tx) => problems.setProblemState(tx, head, id, { state: name, reason }));
	if (first.story.play === 'package') {
		state('in_work', 0);
		return pack(stage, members, script, { id: () => id, words, signs: n % 2 === 0 });
	}
	if (course === 'wont_fix') state('wont_fix', 4, words.refusal.ru);
	else state('planned', 2);
	if (course === 'in_work' || course === 'solved') state('in_work', 5);
	const reply = replyOf(words, course === 'solved' ? 'satisfied' : course === 'wont_fix' ? 'clarified' : 'noted');
	script.after(2, (tx) => problems.replyToProblem(tx, head, id, reply));
	if (course === 'solved') state('solved', 6);
	voices(stage, members, script, course === 'solved' ? 0.25 : 0.85);
	return script;
}

async function gathering(stage: Stage, members: readonly Kept[], words: ProblemWords) {
	const [first] = members;
	const { executor } = await stage.company(first as Kept);
	const street = first?.story.street ?? 0;
	const [kk, ru] = [placeOf('kk', COMMON.kk.streets[street] ?? ''), placeOf('ru', COMMON.ru.streets[street] ?? '')];
	const theme = stage.world.themes.find(({ code }) => code === first?.theme);
	return gatherInput.parse({
		titleKk: `${words.title.kk}: ${kk}`,
		titleRu: `${words.title.ru}: ${ru}`,
		descriptionKk: words.description.kk,
		descriptionRu: words.description.ru,
		themeId: theme?.id,
		since: plainDay(first?.at ?? 0)
			.subtract({ days: 20 })
			.toString(),
		ownerId: executor.personId,
		unitId: first?.desk.unitId,
		appealIds: members.map(({ id }) => id)
	});
}

const replyOf = (words: ProblemWords, outcome: ReplyOutcome) => {
	const said = outcome === 'satisfied' ? words.done : outcome === 'clarified' ? words.refusal : words.plan;
	return replyInput.parse({ outcome, textKk: said.kk, textRu: said.ru });
};

/** One reply, an answer of their own to each: drafted, and in every second package signed. */
async function pack(
	stage: Stage,
	members: readonly Kept[],
	script: Script,
	{ id, words, signs }: { id: () => string; words: ProblemWords; signs: boolean }
): Promise<Script> {
	const { head } = await stage.company(members[0] as Kept);
	script.after(1, (tx) => problems.replyToProblem(tx, head, id(), replyOf(words, 'satisfied')));
	script.after(0, (tx) => problems.draftAnswers(tx, head, id()));
	if (!signs) return script;
	for (const { id: appealId } of members) script.on(script.at + 60_000, (tx) => problems.signAnswer(tx, head, id(), appealId));
	return script;
}

/** Neighbours say whether it is still there, each once. */
function voices(stage: Stage, members: readonly Kept[], script: Script, stillThere: number): void {
	const { random } = stage.world;
	for (const { id, number } of members) {
		if (random.chance(0.2)) continue;
		const voice = random.chance(stillThere) ? 'there' : 'gone';
		script.after(random.below(2), (tx) => problems.speak(tx, applicant(id), number, { voice }));
	}
}
