/**
 * Every kind of appeal through every act, by the real commands on a real database: what is lawful for it is done and its
 * applicant told in Kazakh or in Russian what the law asks to be told; what is not is refused in so many words. A room with
 * an act of its own adds a line to WALKS.
 */
import { describe, expect, it } from 'vitest';
import { asReader, type Tx } from '../src/platform/db/index.ts';
import { open } from '../src/platform/secrets.ts';
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

const appeals = await import('../src/modules/appeals/server/index.ts');
const forwarding = await import('../src/modules/forwarding/server/index.ts');
const procedure = await import('../src/modules/procedure/server/index.ts');
procedure.registerProcedureJobs();

const t = testDatabase();
const at = testClock('2026-03-17');

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

/** Every letter to the applicant so far. */
async function letters(tx: Tx): Promise<string[]> {
	const rows = await tx.selectFrom('outbox').select('payload').where('topic', '=', 'mail').orderBy('id').execute();
	return rows
		.map(({ payload }) => JSON.parse(open(Buffer.from((payload as { sealed: string }).sealed, 'base64'))) as Record<string, string>)
		.filter((mail) => mail.to === INPUT.email)
		.map((mail) => `${mail.subject ?? ''}\n${mail.text ?? ''}`);
}

async function decide({ tx, who, id }: Scene, decision: Parameters<typeof appeals.submitDecision>[3] = DECISION): Promise<void> {
	await appeals.submitDecision(tx, who.executor, id, decision);
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
	/** What the last letter to the applicant must name, beside the number. */
	told: Record<Language, readonly (string | RegExp)[]>;
}

const COMPLAIN: Record<Language, RegExp> = { kk: /шағым(дана|\s+беру)/, ru: /(пожаловаться|жалобу)/ };

const WALKS: Record<string, Walk> = {
	normal: {
		run: async (scene) => {
			await appeals.reportAppeal(scene.tx, scene.who.executor, scene.id, { text: 'Шамдар ауыстырылды' });
			await decide(scene);
			await appeals.rateDecision(scene.tx, scene.applicant, scene.id, { verdict: 'solved', disagrees: false, rating: 5, text: undefined });
			expect((await stateOf(scene.tx, scene.id)).state).toBe('closed');
		},
		told: {
			kk: ['түпкілікті шешім', DECISION.text, COMPLAIN.kk, '2026'],
			ru: ['окончательное решение', DECISION.text, COMPLAIN.ru, '2026']
		}
	},
	'forward whole': {
		run: (scene) => forward(scene, '65.1'),
		told: { kk: ['қала әкімдігіне жолданды', REASON, 'соңғы күн', COMPLAIN.kk], ru: ['передано акимату города', REASON, COMPLAIN.ru] }
	},
	'forward part': {
		run: (scene) => forward(scene, '65.2'),
		told: { kk: ['қала әкімдігіне жолданды', REASON, COMPLAIN.kk], ru: ['передано акимату города', REASON, COMPLAIN.ru] }
	},
	extend: {
		run: async ({ tx, who, id }) => {
			const before = await stateOf(tx, id);
			await appeals.extendAppeal(tx, who.head, id, { reason: REASON, dueOn: '2026-05-15' });
			const after = await stateOf(tx, id);
			expect([after.due_on.toString(), after.first_due_on.equals(before.first_due_on)]).toEqual(['2026-05-15', true]);
		},
		told: {
			kk: ['15 мамыр 2026', REASON, '76-бабының 3-бөлігі', COMPLAIN.kk],
			ru: ['15 мая 2026', REASON, 'ст. 76 ч. 3', COMPLAIN.ru]
		}
	},
	correct: {
		run: async ({ tx, who, kind, id, applicant }) => {
			const grounds = kind === 'complaint' ? 'complaint_papers' : 'papers';
			const ask = askCorrectionInput.parse({ grounds, text: 'Шарттың көшірмесі', dueOn: '2026-03-27' });
			const wrong = { ...ask, grounds: [kind === 'complaint' ? 'papers' : 'complaint_papers'] };
			expect(await refusal(procedure.askCorrection(tx, who.executor, id, wrong))).toBe('422 procedure.grounds');
			await procedure.askCorrection(tx, who.executor, id, ask);
			expect((await stateOf(tx, id)).state).toBe('correction');
			await procedure.correctAppeal(tx, applicant, id, { text: 'Міне, шарт' });
			expect((await stateOf(tx, id)).state).toBe('in_work');
		},
		told: {
			kk: ['27 наурыз 2026', /(63|93)-бабы/, 'Шарттың көшірмесі', 'тоқтамайды', '70-бабы', COMPLAIN.kk],
			ru: ['27 марта 2026', /ст\. (63|93)/, 'Шарттың көшірмесі', 'не останавливается', 'ст. 70', COMPLAIN.ru]
		}
	},
	withdraw: {
		run: async ({ tx, id, applicant }) => {
			await appeals.withdrawAppeal(tx, applicant, id, { reason: undefined });
			expect((await stateOf(tx, id)).state).toBe('withdrawn');
		},
		told: { kk: ['қайтарып алдыңыз', 'жаңа өтініш'], ru: ['отозвали обращение', 'подать новое'] }
	},
	terminate: {
		run: async (scene) => {
			const stop = { ...DECISION, outcome: 'stopped', groundId: 'no_such_ground' } as const;
			expect(await refusal(appeals.submitDecision(scene.tx, scene.who.executor, scene.id, stop))).toBe('422 ground');
			await decide(scene, { ...stop, groundId: 'repeated' });
			expect(await stateOf(scene.tx, scene.id)).toMatchObject({ state: 'answered', outcome: 'stopped' });
		},
		told: { kk: ['жаңа дәлел жоқ', '70-бабы', COMPLAIN.kk], ru: ['без новых доводов', 'ст. 70', COMPLAIN.ru] }
	},
	hearing: {
		run: async (scene) => {
			const { tx, who, kind, id } = scene;
			const call = callHearingInput.parse(CALL);
			if (SIMPLIFIED.includes(kind)) {
				expect(await refusal(procedure.callHearing(tx, who.head, id, call))).toBe('409 procedure.no_hearing');
				await decide(scene, REFUSED);
			} else {
				await appeals.submitDecision(tx, who.executor, id, REFUSED);
				expect(await refusal(appeals.signDecision(tx, who.head, id))).toBe('409 procedure.hearing_due');
				await procedure.callHearing(tx, who.head, id, call);
				const said = (await letters(tx)).at(-1) ?? '';
				for (const part of [scene.number, '15:00', CALL.place, REFUSED.text, /(73-бабы|ст\. 73)/, COMPLAIN[scene.language]])
					expect(said).toMatch(part);
				at('2026-03-27', '16:00');
				await procedure.holdHearing(tx, who.executor, id, holdHearingInput.parse(PROTOCOL));
				await appeals.signDecision(tx, who.head, id);
			}
			expect(await stateOf(tx, id)).toMatchObject({ state: 'answered', outcome: 'refused' });
		},
		told: { kk: [REFUSED.text, COMPLAIN.kk], ru: [REFUSED.text, COMPLAIN.ru] }
	},
	complain: {
		run: async (scene) => {
			const { tx, who, id, applicant } = scene;
			await decide(scene);
			const first = (await stateOf(tx, id)).first_due_on;
			await procedure.fileComplaint(tx, applicant, id, complainInput.parse({ complaint: 'Шешіммен келіспеймін' }));
			await procedure.passComplaint(tx, who.operator, id, {});
			const [filed, passed] = (await letters(tx)).slice(-2);
			for (const part of [`${scene.number}/1`, who.above.name.kk, '2026', /(91-бабы|ст\. 91)/]) expect(filed).toMatch(part);
			for (const part of [`${scene.number}/1`, who.above.name.kk, '2026', /(99-бабы|ст\. 99)/]) expect(passed).toMatch(part);
			const judged = decideComplaintInput.parse({ review: 'cancelled', answer: 'Шешім дәлелсіз қабылданған' });
			expect(await refusal(procedure.decideComplaint(tx, who.head, id, judged))).toBe('403 forbidden');
			await procedure.decideComplaint(tx, who.chief, id, judged);
			const after = await stateOf(tx, id);
			expect([after.state, after.first_due_on.equals(first)]).toEqual(['in_work', true]);
		},
		told: {
			kk: ['қайта қарауға қайтарылды', 'Шешім дәлелсіз қабылданған', /\/1\)/, /Мерзімі: .*2026/],
			ru: ['возвращено на новое рассмотрение', 'Шешім дәлелсіз қабылданған', /\/1\)/, /Срок: .*2026/]
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
		told: { kk: ['қайта қаралады', 'Жаңа мерзім', '2026'], ru: ['рассматривается снова', 'Новый срок', '2026'] }
	}
};

async function walk(kind: KindId, language: Language, { run, told }: Walk): Promise<void> {
	await rolledBack(t.db, async (tx) => {
		const who = await castUnder(tx);
		const { id, number } = await receive(tx, who, { language });
		await appeals.registerAppeal(tx, who.operator, id, { kind, themeId: undefined });
		await appeals.assignAppeal(tx, who.operator, id, { unitId: who.unit.id, executorId: who.executor.personId, note: undefined });
		await run({ tx, who, kind, language, id, number, applicant: { kind: 'applicant', appealId: id } });
		const letter = (await letters(tx)).at(-1) ?? '';
		for (const part of [number, ...told[language]]) expect(letter).toMatch(part);
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
