/**
 * Every kind of appeal through every act, by the real commands on a real database: what is lawful for it is done, and its
 * applicant is told once what the law asks to be told: in Kazakh by mail, in Russian by a letter that waits for the desk,
 * with the article and the day; nobody else is told. What is not lawful is refused in so many words. A room with an act of
 * its own adds a line to WALKS.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { asReader, type Tx } from '../src/platform/db/index.ts';
import { timelineOf } from '../src/platform/journal/index.ts';
import { draftInput } from '../src/modules/forwarding/input.ts';
import { KINDS, type KindId } from '../src/modules/appeals/rules/suggest.ts';
import {
	askCorrectionInput,
	callHearingInput,
	complainInput,
	decideComplaintInput,
	holdHearingInput
} from '../src/modules/procedure/input.ts';
import { castUnder, DECISION, INPUT, receive, refusal } from './appeals.ts';
import { addBody } from './bodies.ts';
import { testClock } from './clock.ts';
import { rolledBack, testDatabase } from './db.ts';
import { queuedMail } from './letters.ts';

const appeals = await import('../src/modules/appeals/server/index.ts');
const forwarding = await import('../src/modules/forwarding/server/index.ts');
const procedure = await import('../src/modules/procedure/server/index.ts');
const structure = await import('../src/modules/structure/server/index.ts');
procedure.registerProcedureJobs();
structure.registerStructureJobs();

const t = testDatabase();
const at = testClock('2026-03-17');
/** The same people for every walk: what they do is rolled back. */
let who: Who;
beforeAll(async () => {
	who = await t.db.write(castUnder);
});

type Language = 'kk' | 'ru';
type Who = Awaited<ReturnType<typeof castUnder>>;

interface Scene {
	tx: Tx;
	who: Who;
	kind: KindId;
	language: Language;
	id: string;
	number: string;
	applicant: { kind: 'applicant'; appealId: string };
}

const REASON = 'Мәселе қосымша зерттеуді қажет етеді';
const REFUSED = {
	...DECISION,
	outcome: 'refused',
	text: 'Өтінішті қанағаттандыруға негіз табылмады, себебі бюджетте қаражат жоқ.'
} as const;
/** Decided without a hearing; of the others the Code asks one before a refusal. */
const SIMPLIFIED: readonly KindId[] = ['proposal', 'message', 'response', 'inquiry'];

const stateOf = (tx: Tx, id: string) => tx.selectFrom('appeal').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

/** How the applicant of this language is reached: the one left a mail address, the other a street. */
const WAYS = {
	kk: { channel: 'mail', input: { language: 'kk' } },
	ru: { channel: 'letter', input: { language: 'ru', email: undefined, phone: undefined, address: 'Абай көшесі, 12, 4' } }
} as const;

/**
 * The one notice of a kind that the applicant of an appeal was given, or the last decision: in their language, by their way,
 * on its way now.
 */
async function toldOf(tx: Tx, { id, language }: Pick<Scene, 'id' | 'language'>, kind: string): Promise<string> {
	const { channel } = WAYS[language];
	if (kind === 'decision') {
		const delivery = (await appeals.deliveriesOf(asReader(tx), id)).at(-1);
		expect(delivery?.channel).toBe(channel);
		if (channel === 'mail') return (await queuedMail(tx)).findLast(({ to, text }) => to === INPUT.email && /шешім/.test(text))?.text ?? '';
		const row = await appeals.appealForStaff(asReader(tx), ANYBODY, id);
		const letter = await appeals.decisionLetter(asReader(tx), row, undefined);
		return [letter.number, ...letter.paragraphs].join('\n');
	}
	const given = (await appeals.noticesOf(asReader(tx), id)).filter((one) => one.kind === kind);
	expect(given, kind).toHaveLength(1);
	const [notice] = given;
	expect(notice).toMatchObject({ language, channel, state: 'waiting' });
	const said = `${notice?.subject ?? ''}\n${notice?.text ?? ''}`;
	const sent = (await queuedMail(tx)).filter(({ to, subject, text }) => to === INPUT.email && `${subject}\n${text}` === said);
	expect(sent, `${kind} by ${channel}`).toHaveLength(channel === 'mail' ? 1 : 0);
	return said;
}

/** Reads for the table what anybody of the staff would. */
const ANYBODY = { kind: 'system', job: 'test' } as const;

async function decide(
	{ tx, who, id, language }: Pick<Scene, 'tx' | 'who' | 'id' | 'language'>,
	decision: Parameters<typeof appeals.submitDecision>[3] = DECISION
): Promise<void> {
	await appeals.submitDecision(tx, who.executor, id, { ...decision, language });
	await appeals.signDecision(tx, who.head, id);
	const [delivery] = await appeals.deliveriesOf(asReader(tx), id);
	await appeals.recordMailDelivery(tx, delivery?.id ?? '', 'sent', 'ok');
}

async function forward({ tx, who, id }: Scene, article: '65.1' | '65.2'): Promise<void> {
	const bodyId = await addBody(tx);
	await forwarding.draftForwarding(tx, who.executor, id, draftInput.parse({ way: 'body', bodyId, article, reason: REASON }));
	await forwarding.approveForwarding(tx, who.head, id);
	await forwarding.signForwarding(tx, who.head, id);
	expect((await stateOf(tx, id)).state).toBe('with_body');
}

async function disagree({ tx, id, applicant }: Scene): Promise<void> {
	const verdict = { verdict: 'not_solved', disagrees: true, text: 'Шам әлі жанбайды, келіспеймін', rating: undefined } as const;
	await appeals.rateDecision(tx, applicant, id, verdict);
}

const CALL = { day: '2026-03-27', time: '15:00', place: 'Абай көшесі, 12', outcome: 'refused', preliminary: REFUSED.text };
const PROTOCOL = { from: '15:00', to: '15:30', attended: 'yes', participants: 'Басшы, өтініш беруші', explanations: 'Тыңдалды' };

interface Walk {
	/** Does it all, and looks at where the appeal is then. */
	run: (scene: Scene) => Promise<void>;
	/** The notices that it ends with, and what each must name beside the number of the appeal. */
	told: Record<string, Record<Language, readonly (string | RegExp)[]>>;
	/** Appeals whose applicants were told beside the walked one. */
	others?: true;
}

/** What every decision ends with: how, through whom and to whom to complain, by which article, until when at least. */
const REMEDY = {
	kk: ['92-бабының 1-бөлігі', 'шағым беруге болады', 'Оны қарайтын бөлімше', /17 маусым 2026|27 маусым 2026|29 маусым 2026/],
	ru: ['ст. 92 ч. 1', 'подать жалобу', 'Её рассматривает', /17 июня 2026|27 июня 2026|29 июня 2026/]
} as const;
const COMPLAIN: Record<Language, RegExp> = { kk: /шағым(дана|\s+беру)/, ru: /(пожаловаться|жалобу)/ };

const WALKS: Record<string, Walk> = {
	normal: {
		run: async (scene) => {
			// Of a complaint twenty working days, of all the rest fifteen.
			const { due_on: due, first_due_on: first } = await stateOf(scene.tx, scene.id);
			const day = scene.kind === 'complaint' ? '2026-04-17' : '2026-04-10';
			expect([due, first].map(String)).toEqual([day, day]);
			await appeals.reportAppeal(scene.tx, scene.who.executor, scene.id, { text: 'Шамдар ауыстырылды' });
			await decide(scene);
			await appeals.rateDecision(scene.tx, scene.applicant, scene.id, { verdict: 'solved', disagrees: false, rating: 5, text: undefined });
			expect((await stateOf(scene.tx, scene.id)).state).toBe('closed');
		},
		told: { decision: { kk: ['түпкілікті шешім', DECISION.text, ...REMEDY.kk], ru: ['удовлетворено', DECISION.text, ...REMEDY.ru] } }
	},
	'forward whole': {
		run: (scene) => forward(scene, '65.1'),
		told: {
			forwarded: {
				kk: ['қала әкімдігіне жолданды', REASON, 'соңғы күн', /65-бабы/, COMPLAIN.kk],
				ru: ['передано акимату города', REASON, 'последний день', /ст\. 65/, COMPLAIN.ru]
			}
		}
	},
	'forward part': {
		run: (scene) => forward(scene, '65.2'),
		told: {
			forwarded: {
				kk: ['қала әкімдігіне жолданды', REASON, /65-бабы/, COMPLAIN.kk],
				ru: ['передано акимату города', REASON, /ст\. 65/, COMPLAIN.ru]
			}
		}
	},
	extend: {
		run: async ({ tx, who, id }) => {
			const before = await stateOf(tx, id);
			await appeals.extendAppeal(tx, who.head, id, { reason: REASON, dueOn: '2026-05-15' });
			const after = await stateOf(tx, id);
			expect([after.due_on.toString(), after.first_due_on.equals(before.first_due_on)]).toEqual(['2026-05-15', true]);
		},
		told: {
			extended: {
				kk: ['15 мамыр 2026', REASON, '76-бабының 3-бөлігі', COMPLAIN.kk],
				ru: ['15 мая 2026', REASON, 'ст. 76 ч. 3', COMPLAIN.ru]
			}
		}
	},
	correct: {
		run: async ({ tx, who, kind, id, applicant, language }) => {
			const grounds = kind === 'complaint' ? 'complaint_papers' : 'papers';
			const ask = askCorrectionInput.parse({ grounds, text: 'Шарттың көшірмесі', dueOn: '2026-03-27' });
			const wrong = { ...ask, grounds: [kind === 'complaint' ? 'papers' : 'complaint_papers'] };
			expect(await refusal(procedure.askCorrection(tx, who.executor, id, wrong))).toBe('422 procedure.grounds');
			await procedure.askCorrection(tx, who.executor, id, ask);
			expect((await stateOf(tx, id)).state).toBe('correction');
			// Of a complaint by its own article.
			const article = { kk: kind === 'complaint' ? /93-бабы/ : /63-бабы/, ru: kind === 'complaint' ? /ст\. 93/ : /ст\. 63/ };
			expect(await toldOf(tx, { id, language }, 'correction_asked')).toMatch(article[language]);
			await procedure.correctAppeal(tx, applicant, id, { text: 'Міне, шарт' });
			expect((await stateOf(tx, id)).state).toBe('in_work');
		},
		told: {
			correction_asked: {
				kk: ['27 наурыз 2026', /(63|93)-бабы/, 'Шарттың көшірмесі', 'тоқтамайды', '70-бабы', COMPLAIN.kk],
				ru: ['27 марта 2026', /ст\. (63|93)/, 'Шарттың көшірмесі', 'не останавливается', 'ст. 70', COMPLAIN.ru]
			}
		}
	},
	withdraw: {
		run: async ({ tx, id, applicant }) => {
			await appeals.withdrawAppeal(tx, applicant, id, { reason: undefined });
			expect((await stateOf(tx, id)).state).toBe('withdrawn');
		},
		told: { withdrawn: { kk: ['қайтарып алдыңыз', 'жаңа өтініш'], ru: ['отозвали обращение', 'подать новое'] } }
	},
	terminate: {
		run: async (scene) => {
			const stop = { ...DECISION, outcome: 'stopped', groundId: 'no_such_ground' } as const;
			expect(await refusal(appeals.submitDecision(scene.tx, scene.who.executor, scene.id, stop))).toBe('422 ground');
			await decide(scene, { ...stop, groundId: 'repeated' });
			expect(await stateOf(scene.tx, scene.id)).toMatchObject({ state: 'answered', outcome: 'stopped' });
		},
		told: { decision: { kk: ['жаңа дәлел жоқ', '70-бабы', ...REMEDY.kk], ru: ['без новых доводов', ...REMEDY.ru] } }
	},
	hearing: {
		run: async (scene) => {
			const { tx, who, kind, id } = scene;
			const call = callHearingInput.parse(CALL);
			if (SIMPLIFIED.includes(kind)) {
				expect(await refusal(procedure.callHearing(tx, who.head, id, call))).toBe('409 procedure.no_hearing');
				await decide(scene, REFUSED);
			} else {
				await appeals.submitDecision(tx, who.executor, id, { ...REFUSED, language: scene.language });
				expect(await refusal(appeals.signDecision(tx, who.head, id))).toBe('409 procedure.hearing_due');
				await procedure.callHearing(tx, who.head, id, call);
				const said = await toldOf(tx, scene, 'hearing_called');
				const until = { kk: '19 наурыз 2026', ru: '19 марта 2026' }[scene.language];
				for (const part of [scene.number, '15:00', CALL.place, REFUSED.text, until, /(73-бабы|ст\. 73)/, COMPLAIN[scene.language]])
					expect(said).toMatch(part);
				// A letter counts from the day it was handed over: it is the desk that knows.
				const [called] = await appeals.noticesOf(asReader(tx), id);
				if (WAYS[scene.language].channel === 'letter') await appeals.recordNotice(tx, who.operator, id, { noticeId: called?.id ?? '' });
				at('2026-03-27', '16:00');
				await procedure.holdHearing(tx, who.executor, id, holdHearingInput.parse(PROTOCOL));
				const [wish] = await tx.selectFrom('outbox').select('payload').where('topic', '=', 'procedure.protocol').execute();
				await procedure.giveProtocol(wish?.payload as { hearingId: string; appealId: string }, {
					reader: asReader(tx),
					write: (act) => act(tx)
				});
				const protocol = { kk: ['хаттамасы дайын', '74-бабы', COMPLAIN.kk], ru: ['протокол заслушивания', 'ст. 74', COMPLAIN.ru] }[
					scene.language
				];
				for (const part of [scene.number, ...protocol]) expect(await toldOf(tx, scene, 'hearing_protocol')).toMatch(part);
				await appeals.signDecision(tx, who.head, id);
			}
			expect(await stateOf(tx, id)).toMatchObject({ state: 'answered', outcome: 'refused' });
		},
		told: { decision: { kk: [REFUSED.text, ...REMEDY.kk], ru: [REFUSED.text, ...REMEDY.ru] } }
	},
	complain: {
		run: async (scene) => {
			const { tx, who, id, applicant } = scene;
			await decide(scene);
			const first = (await stateOf(tx, id)).first_due_on;
			await procedure.fileComplaint(tx, applicant, id, complainInput.parse({ complaint: 'Шешіммен келіспеймін' }));
			await procedure.passComplaint(tx, who.operator, id, {});
			const [filed, passed] = [await toldOf(tx, scene, 'complaint_filed'), await toldOf(tx, scene, 'complaint_passed')];
			for (const part of [`${scene.number}/1`, who.above.name.kk, '2026', /(91-бабы|ст\. 91)/]) expect(filed).toMatch(part);
			for (const part of [`${scene.number}/1`, who.above.name.kk, '2026', /(99-бабы|ст\. 99)/]) expect(passed).toMatch(part);
			const judged = decideComplaintInput.parse({ review: 'cancelled', answer: 'Шешім дәлелсіз қабылданған' });
			expect(await refusal(procedure.decideComplaint(tx, who.head, id, judged))).toBe('403 forbidden');
			await procedure.decideComplaint(tx, who.chief, id, judged);
			const after = await stateOf(tx, id);
			expect([after.state, after.first_due_on.equals(first)]).toEqual(['in_work', true]);
		},
		told: {
			complaint_cancelled: {
				kk: ['қайта қарауға қайтарылды', 'Шешім дәлелсіз қабылданған', /\/1\)/, /Мерзімі: .*2026/],
				ru: ['возвращено на новое рассмотрение', 'Шешім дәлелсіз қабылданған', /\/1\)/, /Срок: .*2026/]
			}
		}
	},
	reopen: {
		run: async (scene) => {
			await decide(scene);
			const before = await stateOf(scene.tx, scene.id);
			at('2026-03-18');
			await disagree(scene);
			const after = await stateOf(scene.tx, scene.id);
			expect([after.state, after.reopens, after.first_due_on.equals(before.first_due_on)]).toEqual(['in_work', 1, true]);
			expect(Temporal.PlainDate.compare(after.due_on, before.first_due_on)).toBeGreaterThanOrEqual(0);
		},
		told: { reopened: { kk: ['қайта қаралады', 'Жаңа мерзім', '2026'], ru: ['рассматривается снова', 'Новый срок', '2026'] } }
	},
	silence: {
		run: async ({ tx, id }) => {
			at('2026-06-01');
			for (const told of [1, 0]) expect(await procedure.tellSilences(asReader(tx), (act) => act(tx))).toBe(told);
			const silent = (await timelineOf(asReader(tx), { kind: 'appeal', id }, 'applicant')).find((row) => row.act === 'appeal.silent');
			// No administrative body: what was broken is our own standard, whatever the kind.
			expect(silent?.data.ground).toBe('own_standard');
		},
		told: { silent: { kk: [COMPLAIN.kk, /1[07] сәуір 2026/, 'стандарт'], ru: [COMPLAIN.ru, /1[07] апреля 2026/, 'стандарт'] } }
	},
	merge: {
		run: async ({ tx, who, id, language, number }) => {
			const root = await another(tx, who, language);
			const input = { number: root.number, way: 'into', reason: REASON } as const;
			expect(await refusal(appeals.mergeAppeal(tx, who.operator, id, { ...input, number }))).toBe('422 appeals.merge_self');
			await appeals.mergeAppeal(tx, who.operator, id, input);
			expect((await stateOf(tx, id)).state).toBe('merged');
			// Both are told, each of their own; the other's number only to who is led there.
			const [mine, theirs] = [await toldOf(tx, { id, language }, 'merged'), await toldOf(tx, { id: root.id, language }, 'merged_in')];
			expect([mine.includes(root.number), theirs.includes(number), theirs.includes(root.number)]).toEqual([true, false, true]);
			expect(await refusal(appeals.mergeAppeal(tx, who.operator, id, input))).toBe('422 appeals.merge_again');
			await appeals.unmergeAppeal(tx, who.operator, id, { reason: REASON });
			expect((await stateOf(tx, id)).state).toBe('in_work');
			expect(await refusal(appeals.unmergeAppeal(tx, who.operator, id, { reason: REASON }))).toBe('409 appeals.not_merged');
		},
		told: {
			merged: { kk: [/мерзімі: .*2026/, 'көрмейді', 'жеке жіберіледі'], ru: [/Срок .*2026/, 'не видит', 'отдельно'] },
			unmerged: { kk: ['бұрынғы қалпында', /мерзімі: .*2026/], ru: ['отдельно', /Срок .*2026/] }
		},
		others: true
	},
	split: {
		run: async ({ tx, who, id, language, kind }) => {
			const question = { text: 'Аулада қоқыс неге шығарылмайды?', themeId: undefined, unitId: undefined, dueOn: undefined };
			const questionId = await structure.addQuestion(tx, who.operator, id, question);
			const part = await structure.splitQuestion(tx, who.operator, id, { questionId });
			const [own, whole] = [await stateOf(tx, part.id), await stateOf(tx, id)];
			expect([own.kind, own.due_on.toString(), own.first_due_on.toString()]).toEqual([
				kind,
				whole.due_on.toString(),
				whole.first_due_on.toString()
			]);
			const said = await toldOf(tx, { id: part.id, language }, 'split');
			for (const word of [part.number, whole.number, { kk: 'жеке өтініш болып бөлінді', ru: 'выделен в отдельное' }[language], /2026/])
				expect(said).toMatch(word);
			expect(await refusal(structure.splitQuestion(tx, who.operator, id, { questionId }))).toBe('409 appeals.question_settled');
			await structure.unsplitQuestion(tx, who.operator, id, { questionId });
			expect((await stateOf(tx, part.id)).state).toBe('merged');
			expect(await refusal(structure.unsplitQuestion(tx, who.operator, id, { questionId }))).toBe('409 appeals.not_split');
			// Taken back it is a question of the whole, answered there.
			await structure.answerQuestion(tx, who.head, id, { questionId, outcome: 'clarified', answer: undefined });
			await decide({ tx, who, id, language });
		},
		told: { decision: { kk: [DECISION.text, ...REMEDY.kk], ru: [DECISION.text, ...REMEDY.ru] } },
		others: true
	}
};

/** An appeal of somebody else in work beside the walked one. */
async function another(tx: Tx, who: Who, language: Language) {
	const received = await receive(tx, who, { ...WAYS[language].input, name: 'Екінші Адам' });
	await appeals.registerAppeal(tx, who.operator, received.id, { kind: 'application', themeId: undefined });
	await appeals.assignAppeal(tx, who.operator, received.id, { unitId: who.unit.id, executorId: who.executor.personId, note: undefined });
	return received;
}

async function walk(kind: KindId, language: Language, { run, told, others }: Walk): Promise<void> {
	await rolledBack(t.db, async (tx) => {
		const { id, number } = await receive(tx, who, WAYS[language].input);
		await appeals.registerAppeal(tx, who.operator, id, { kind, themeId: undefined });
		await appeals.assignAppeal(tx, who.operator, id, { unitId: who.unit.id, executorId: who.executor.personId, note: undefined });
		await run({ tx, who, kind, language, id, number, applicant: { kind: 'applicant', appealId: id } });
		for (const [notice, parts] of Object.entries(told)) {
			const said = await toldOf(tx, { id, language }, notice);
			for (const part of [number, ...parts[language]]) expect(said, notice).toMatch(part);
		}
		// What is for the applicant goes to nobody else, and who left no mail address is mailed nothing.
		const bodies = (await tx.selectFrom('body').select('email').execute()).map((body) => body.email);
		const mailed = new Set((await queuedMail(tx)).map(({ to }) => to).filter((to) => !to.endsWith('@example.org') && !bodies.includes(to)));
		expect([...mailed]).toEqual(WAYS[language].channel === 'mail' ? [INPUT.email] : []);
		if (others === undefined) {
			const rows = await tx.selectFrom('appeal_notice').select('appeal_id').distinct().execute();
			expect(rows.every((row) => row.appeal_id === id)).toBe(true);
		}
	});
}

describe.each(KINDS)('an appeal of the kind %s', (kind) => {
	it.each(Object.keys(WALKS))('%s', async (name) => {
		const one = WALKS[name];
		if (one === undefined) throw new Error(name);
		for (const language of ['kk', 'ru'] as const) {
			at('2026-03-17');
			await walk(kind, language, one);
		}
	});
});
