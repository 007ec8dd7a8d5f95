/** Appeals that lie in one another, and those that are kept from somebody. */
import { joinInput } from '../../../modules/appeals/input.ts';
import * as appeals from '../../../modules/appeals/server/index.ts';
import { callHearingInput } from '../../../modules/procedure/input.ts';
import { callHearing, objectToHearing } from '../../../modules/procedure/server/index.ts';
import { joinByLinkInput, linkInput } from '../../../modules/structure/input.ts';
import { joinByLink, linkOf, makeJoinLink } from '../../../modules/structure/server/index.ts';
import { newId } from '../../../platform/ids.ts';
import { personName } from '../names.ts';
import { decisionFor } from '../texts/index.ts';
import { applicant, Script, type Kept, type Stage } from './stage.ts';
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
	await invited(
		stage,
		kept,
		script.on(now - 15_000, () => Promise.resolve())
	);
	return calledTogether(stage, kept, script);
}

/** Who began it makes a link, and a neighbour with an account joins by it. */
async function invited({ world: { random, now } }: Stage, kept: Kept, script: Script): Promise<void> {
	const [name, accountId] = [personName(random, kept.lang, 0.2), newId()];
	const email = `neighbour.${String(kept.story.group)}@example.kz`;
	const untilOn = script.day(20).toString();
	const shown = WORDS[kept.lang].invites;
	script.on(now - 12_000, (tx) => makeJoinLink(tx, applicant(kept.id), kept.id, linkInput.parse({ shown, untilOn, most: '50' })));
	script.on(now - 9_000, async (tx) => {
		await tx.insertInto('account').values({ id: accountId, kind: 'citizen', email, language: kept.lang }).execute();
		const { token = '' } = (await linkOf(tx, kept.id)) ?? {};
		const said = joinByLinkInput.parse({ name, agree: 'yes' });
		await joinByLink(tx, { kind: 'citizen', accountId, email }, token, { ...said, language: kept.lang });
	});
}

/** All of them are called to be heard before an unfavourable decision; one of those who joined has objected. */
async function calledTogether(stage: Stage, kept: Kept, script: Script): Promise<Script> {
	const { executor } = await stage.company(kept);
	const { random, now } = stage.world;
	const words = WORDS[kept.lang];
	const text = decisionFor(random, kept.theme, kept.lang, 'refused', kept.story.street);
	const place = `${words.room}, ${kept.desk.territory.name[kept.lang]}`;
	const day = script.day(6).toString();
	const call = callHearingInput.parse({ day, time: '15:00', place, outcome: 'refused', preliminary: text });
	script.on(now - 6_000, (tx) => callHearing(tx, executor, kept.id, call));
	return script.on(now - 3_000, async (tx) => {
		const [, joined] = await appeals.withMembers(tx, [kept.id]);
		if (joined !== undefined)
			await objectToHearing(tx, applicant(joined), joined, { position: 'objects', objection: random.pick(words.objections) });
	});
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
