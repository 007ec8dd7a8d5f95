/** Appeals that lie in one another, and those that are kept from somebody. */
import { joinInput } from '../../../modules/appeals/input.ts';
import * as appeals from '../../../modules/appeals/server/index.ts';
import { personName } from '../names.ts';
import { Script, type Kept, type Stage } from './stage.ts';
import { WORDS } from './words.ts';

/** Two about one thing: the younger goes into the older. */
export async function mergeScript(stage: Stage, [root, part]: readonly Kept[]): Promise<Script | undefined> {
	if (root === undefined || part === undefined) return undefined;
	const { operator } = await stage.company(root);
	const script = new Script(stage, `merged ${part.number}`, Math.max(root.at, part.at));
	const input = { number: root.number, way: 'into', reason: WORDS[part.lang].merge } as const;
	return script.after(0, (tx) => appeals.mergeAppeal(tx, operator, part.id, input));
}

/** Neighbours come together on the day that one looks at the demo, and each joins. */
export async function collectiveScript(stage: Stage, kept: Kept): Promise<Script> {
	const { operator } = await stage.company(kept);
	const { random, now } = stage.world;
	const script = new Script(stage, `collective ${kept.number}`, kept.at);
	const size = 4 + random.below(4);
	for (let i = 0; i < size; i++) {
		const lang = random.chance(0.7) ? kept.lang : 'ru';
		const input = joinInput.parse({
			name: personName(random, lang, 0.2),
			phone: `+7 799 300 ${String(10 + (kept.story.group % 90))} ${String(10 + i)}`,
			language: lang,
			channel: 'visit',
			text: random.pick(WORDS[lang].joins)
		});
		script.on(now - (size - i) * 20_000, (tx) => appeals.joinAppeal(tx, operator, kept.id, input));
	}
	return script;
}

/** The applicant asks not to be named: from then on it is there for the named only. */
export async function sensitiveScript(stage: Stage, kept: Kept): Promise<Script> {
	const { executor, head } = await stage.company(kept);
	const readers = [head.personId, executor.personId];
	const script = new Script(stage, `sensitive ${kept.number}`, kept.at);
	return script.after(0, (tx) => appeals.restrictAppeal(tx, head, kept.id, { reason: WORDS[kept.lang].restrict, readers }));
}

/** It complains of somebody of the desk, who from then on does not know of it. */
export async function conflictScript(stage: Stage, kept: Kept): Promise<Script> {
	const { head, operator } = await stage.company(kept);
	const script = new Script(stage, `conflicted ${kept.number}`, kept.at);
	return script.after(0, (tx) => appeals.nameAgainst(tx, head, kept.id, { personId: operator.personId }));
}
