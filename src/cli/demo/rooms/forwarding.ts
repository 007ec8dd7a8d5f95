/** Appeals that go on to those whose matter they are: to a body, to the unit above, at once in danger. */
import { asReader, type Tx } from '../../../platform/db/index.ts';
import * as appeals from '../../../modules/appeals/server/index.ts';
import * as forwarding from '../../../modules/forwarding/server/index.ts';
import { bodyFor, type KnownBody } from './bodies.ts';
import { decided } from './decide.ts';
import { Script, type Kept, type Stage } from './stage.ts';
import { WORDS } from './words.ts';

export async function forwardingScript(stage: Stage, bodies: readonly KnownBody[], kept: Kept): Promise<Script> {
	const { play } = kept.story;
	if (play === 'upward') return upward(stage, kept);
	if (play === 'at_once') return atOnce(stage, bodies, kept);
	const script = await sent(stage, bodies, kept);
	if (play === 'answered_by_body' || play === 'answer_came') return answered(stage, kept, script);
	if (play === 'silent') return script.after(18, (tx) => forwarding.tellSilence(asReader(tx), (run) => run(tx)));
	if (play === 'returned' || play === 'passed') return comesBack(stage, bodies, kept, script);
	return script;
}

/** Drafted, approved, sent; with most of them the body has registered it. */
async function sent(stage: Stage, bodies: readonly KnownBody[], kept: Kept): Promise<Script> {
	const { id, lang, theme, story } = kept;
	const { executor, head, operator } = await stage.company(kept);
	const body = bodyFor(bodies, theme);
	const script = new Script(stage, `${story.play} ${kept.number}`, kept.at);
	const input = { way: 'body', bodyId: body.id, article: '65.1', reason: body.reason[lang] } as const;
	script.after(0, (tx) => forwarding.draftForwarding(tx, executor, id, input));
	if (story.play === 'to_sign') return script;
	script.after(1, (tx) => forwarding.approveForwarding(tx, head, id));
	script.after(0, (tx) => forwarding.signForwarding(tx, head, id));
	script.after(0, (tx) => postIfPrinted(tx, operator, id));
	if (story.play === 'returned' || story.group % 4 === 3) return script;
	const day = script.day(1);
	const number = `ЖТ-${String(day.year)}-${String(10_000 + story.group * 37)}`;
	return script.after(1, (tx) => forwarding.recordRegistration(tx, executor, id, { number, on: day }));
}

async function postIfPrinted(tx: Tx, operator: Parameters<typeof forwarding.recordPosting>[1], id: string): Promise<void> {
	const [row] = await forwarding.forwardingsOf(asReader(tx), id);
	if (row?.letter_way === 'letter' && row.letter_state === 'waiting')
		await forwarding.recordPosting(tx, operator, id, { detail: 'Тапсырыс хат' });
}

async function answered(stage: Stage, kept: Kept, script: Script): Promise<Script> {
	const { id, lang, story } = kept;
	const { executor } = await stage.company(kept);
	const { random } = stage.world;
	const words = WORDS[lang];
	const outcome = random.pick(['satisfied', 'satisfied', 'clarified'] as const);
	const [number, text] = [`12-${String(100 + story.group)}`, random.pick(words.bodyAnswers)];
	const days = 6 + random.below(3);
	const on = script.day(days);
	script.after(days, (tx) => forwarding.recordAnswer(tx, executor, id, { outcome, number, text, on }));
	if (story.play === 'answer_came') return script;
	return decided(stage, kept, script, { outcome: 'satisfied', text: random.pick(words.afterBody) });
}

async function comesBack(stage: Stage, bodies: readonly KnownBody[], kept: Kept, script: Script): Promise<Script> {
	const { id, lang, story } = kept;
	const { executor } = await stage.company(kept);
	const words = WORDS[lang];
	if (story.play === 'returned') {
		const reason = stage.world.random.pick(words.bodyReturns);
		return script.after(2, (tx) => forwarding.recordReturn(tx, executor, id, { reason }));
	}
	const next = bodies.find(({ code }) => code === (kept.theme === 'transport' ? 'OBL' : 'AUDAN'));
	if (next === undefined) return script;
	return script.after(3, (tx) => forwarding.recordPassing(tx, executor, id, { bodyId: next.id, reason: words.passedOn }));
}

async function upward(stage: Stage, kept: Kept): Promise<Script> {
	const { id, lang, desk } = kept;
	const { executor, head } = await stage.company(kept);
	const branch = stage.world.desks.find(({ code }) => code === desk.branch);
	const chief = await stage.staff(branch?.heads[0]);
	const unitId = branch?.unitId ?? '';
	const script = new Script(stage, `upward ${kept.number}`, kept.at);
	script.after(0, (tx) => forwarding.draftForwarding(tx, executor, id, { way: 'upward', unitId, reason: WORDS[lang].upward }));
	if (kept.story.group % 3 === 1) return script;
	script.after(1, (tx) => forwarding.approveForwarding(tx, head, id));
	script.after(0, (tx) => forwarding.signForwarding(tx, head, id));
	return script.after(0, (tx) => appeals.assignAppeal(tx, chief, id, { unitId, executorId: branch?.executors[0], note: undefined }));
}

async function atOnce(stage: Stage, bodies: readonly KnownBody[], kept: Kept): Promise<Script> {
	const { operator } = await stage.company(kept);
	const body = bodies.find(({ code }) => code === 'TJB');
	const script = new Script(stage, `at_once ${kept.number}`, kept.at);
	return script.on(kept.at + 5 * 60_000, (tx) =>
		forwarding.forwardAtOnce(tx, operator, kept.id, { bodyId: body?.id ?? '', reason: WORDS[kept.lang].danger })
	);
}
