import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeCitizen, makeStaff } from '../../../../test/actors.ts';
import { answered, cast, DECISION, INPUT, inWork, receive, type Cast } from '../../../../test/appeals.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { setClock } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { Refusal } from '#platform/errors.ts';
import { diskStore, setStore } from '#platform/files/store.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { LANGS, type Lang } from '#platform/i18n/lang.ts';
import { ANONYMOUS, type Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { makeTap } from '#platform/one-tap/index.ts';
import * as appeals from './index.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'jauap-citizen-'));
const restoreStore = setStore(diskStore(folder));
afterAll(() => {
	restoreStore();
	rmSync(folder, { recursive: true, force: true });
});

const database = testDatabase();
const MONDAY = Temporal.Instant.from('2026-11-23T05:00:00Z');
let restore: () => void = () => undefined;
const at = (iso: string) => {
	restore();
	restore = setClock(() => Temporal.Instant.from(iso));
};
beforeEach(() => {
	restore = setClock(() => MONDAY);
});
afterEach(() => {
	restore();
});

const applicant = (appealId: string): Actor => ({ kind: 'applicant', appealId });

async function refusal(act: Promise<unknown>): Promise<string | undefined> {
	try {
		await act;
		return undefined;
	} catch (error) {
		if (error instanceof Refusal) return `${String(error.status)} ${error.code}`;
		throw error;
	}
}

async function pageOf(tx: Tx, received: { id: string; number: string }, lang: Lang = 'kk', today = dayOf(MONDAY)) {
	return appeals.toPublic(lang, await appeals.statusFor(asReader(tx), applicant(received.id), received.number, lang), today);
}

const NAMES = { operator: 'Оператор Қайырбекова', executor: 'Орындаушы Тілеуғали', head: 'Басшы Сейітжан' };

/** The branch with people whose names are in no text of ours. */
async function namedCast(tx: Tx): Promise<Cast> {
	const who = await cast(tx);
	const named = async (role: 'operator' | 'executor' | 'head') => makeStaff(tx, { role, unitId: who.unit.id, name: NAMES[role] });
	return { ...who, operator: await named('operator'), executor: await named('executor'), head: await named('head') };
}

const file = (name: string) => ({ name, bytes: Buffer.from(`мәтін ${name}`) });

describe('what leaves to the applicant', () => {
	it('is every field by name, and none more', async () => {
		await rolledBack(database.db, async (tx) => {
			const page = await pageOf(tx, await answered(tx, await cast(tx)));
			expect(Object.keys(page).toSorted()).toEqual(
				[
					'number',
					'title',
					'text',
					'lang',
					'state',
					'stateLabel',
					'sentence',
					'nextSentence',
					'tone',
					'place',
					'steps',
					'facts',
					'term',
					'notes',
					'unit',
					'explained',
					'setByHead',
					'files',
					'timeline',
					'decisions',
					'may',
					'rateUntil',
					'rateOver'
				].toSorted()
			);
			expect(Object.keys(page.decisions[0] ?? {}).toSorted()).toEqual(
				['deliveries', 'ground', 'id', 'lang', 'outcome', 'signedBy', 'signedOn', 'text', 'tone', 'verdict'].toSorted()
			);
		});
	});

	it.each(LANGS)('holds nobody but who signed, nothing said among staff, nothing of who wrote (%s)', async (lang) => {
		await rolledBack(database.db, async (tx) => {
			const who = await namedCast(tx);
			const received = await inWork(tx, who);
			const { id } = received;
			await appeals.remarkAppeal(tx, who.operator, id, { text: 'АРАМЫЗДАҒЫ СӨЗ', seenBy: 'staff' }, [file('ішкі.txt')]);
			await appeals.remarkAppeal(tx, who.operator, id, { text: 'Сізге жазған сөз', seenBy: 'applicant' });
			await appeals.reportAppeal(tx, who.executor, id, { text: 'Тіректер тексерілді' }, [file('дәлел.txt')]);
			await appeals.submitDecision(tx, who.executor, id, DECISION);
			await appeals.returnDecision(tx, who.head, id, { reason: 'ҚАЙТАРУ СЕБЕБІ' });
			await appeals.submitDecision(tx, who.executor, id, DECISION);
			await appeals.lookAtApplicant(tx, who.operator, id);
			await receive(tx, who, { name: 'Басқа Өтінішші', email: 'other@example.kz', text: 'Мүлде басқа мәселе туралы жазған хат' });
			const before = JSON.stringify(await pageOf(tx, received, lang));
			const secret = [
				...Object.values(NAMES),
				'АРАМЫЗДАҒЫ',
				'ішкі',
				'ҚАЙТАРУ',
				'Басқа Өтінішші',
				'other@example.kz',
				'Мүлде басқа',
				INPUT.name,
				INPUT.email,
				INPUT.phone,
				'7011234567',
				who.executor.personId,
				who.operator.personId,
				who.head.personId,
				who.unit.id
			];
			expect(secret.filter((word) => before.includes(word ?? ''))).toEqual([]);
			expect(before).toContain('Сізге жазған сөз');
			expect(before).toContain('Тіректер тексерілді');
			expect(before).toContain('дәлел.txt');
			await appeals.signDecision(tx, who.head, id);
			const after = JSON.stringify(await pageOf(tx, received, lang));
			expect(secret.filter((word) => after.includes(word ?? ''))).toEqual([NAMES.head]);
		});
	});

	it('is for the applicant alone; a number that does not exist is refused in the same words', async () => {
		await rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const [mine, other] = [await receive(tx, who), await receive(tx, who)];
			const db = asReader(tx);
			const open = (actor: Actor, number: string) => refusal(appeals.statusFor(db, actor, number, 'kk'));
			expect(await open(applicant(mine.id), mine.number)).toBeUndefined();
			const citizen: Actor = { kind: 'citizen', accountId: newId(), email: 'a@example.kz' };
			for (const actor of [ANONYMOUS, applicant(other.id), citizen, who.executor])
				expect(await open(actor, mine.number)).toBe('404 not_found');
			expect(await open(applicant(mine.id), 'NAT-2026-999999')).toBe('404 not_found');
			expect(await appeals.actorOnAppeal(db, ANONYMOUS, mine.number, [other.id])).toEqual(ANONYMOUS);
			expect(await appeals.actorOnAppeal(db, ANONYMOUS, mine.number, [other.id, mine.id])).toEqual(applicant(mine.id));
		});
	});

	it('is files meant for the applicant, of this appeal only', async () => {
		await rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const [mine, other] = [await inWork(tx, who), await inWork(tx, who)];
			await appeals.addToAppeal(tx, applicant(mine.id), mine.id, {}, [file('менікі.txt')]);
			await appeals.remarkAppeal(tx, who.operator, mine.id, { text: 'өзара', seenBy: 'staff' }, [file('ішкі.txt')]);
			await appeals.addToAppeal(tx, applicant(other.id), other.id, {}, [file('бөтен.txt')]);
			const files = await tx.selectFrom('file').select(['id', 'name']).execute();
			const idOf = (name: string) => files.find((row) => row.name === name)?.id ?? '';
			const get = (name: string) => appeals.applicantFile(asReader(tx), applicant(mine.id), mine.number, idOf(name));
			expect((await get('менікі.txt')).bytes.toString()).toBe('мәтін менікі.txt');
			for (const name of ['ішкі.txt', 'бөтен.txt', 'жоқ.txt']) expect(await refusal(get(name))).toBe('404 not_found');
		});
	});
});

describe('by when', () => {
	it.each([
		['2026-11-23', { kind: 'running', big: '15 жұмыс күні', small: 'Соңғы күн: 14 желтоқсан 2026. Берілген мерзім – 15 жұмыс күні.' }],
		[
			'2026-12-07',
			{ kind: 'running', big: '5 жұмыс күні', small: 'Соңғы күн: 14 желтоқсан 2026. Берілген мерзім – 15 жұмыс күні, оның 10 күні өтті.' }
		],
		[
			'2026-12-14',
			{
				kind: 'today',
				big: 'Бүгін – соңғы күн',
				small: 'Соңғы күн: 14 желтоқсан 2026. Берілген мерзім – 15 жұмыс күні, оның 15 күні өтті.'
			}
		],
		['2026-12-15', { kind: 'late', due: '14 желтоқсан 2026', late: '1 жұмыс күніне кешікті', phone: '' }]
	])('on %s', async (today, term) => {
		await rolledBack(database.db, async (tx) => {
			const page = await pageOf(tx, await inWork(tx, await cast(tx)), 'kk', Temporal.PlainDate.from(today));
			expect(page.term).toEqual(term);
			expect(page.steps.map((step) => step.state)).toEqual(['done', 'done', 'done', term.kind === 'late' ? 'late' : 'current', 'todo']);
		});
	});

	it('an answer may be judged through the last day, then it says so', async () => {
		await rolledBack(database.db, async (tx) => {
			const received = await answered(tx, await cast(tx));
			const on = async (today: string) => {
				const { may, rateOver, rateUntil } = await pageOf(tx, received, 'ru', Temporal.PlainDate.from(today));
				return [may.rate, rateOver, rateUntil];
			};
			expect(await on('2026-12-07')).toEqual([true, false, '7 декабря 2026']);
			expect(await on('2026-12-08')).toEqual([false, true, '7 декабря 2026']);
			await appeals.rateDecision(tx, applicant(received.id), received.id, {
				verdict: 'partly',
				rating: 3,
				disagrees: false,
				text: 'Бір шам қалды'
			});
			expect(await on('2026-12-07')).toEqual([false, false, '7 декабря 2026']);
			const page = await pageOf(tx, received, 'kk');
			expect(page.decisions[0]?.verdict).toEqual({
				verdict: 'Ішінара шешілді',
				mark: '3 / 5 (орташа)',
				text: 'Бір шам қалды',
				disagrees: false
			});
		});
	});

	it('the slip says who took it in, and the next working day for what came at night', async () => {
		await rolledBack(database.db, async (tx) => {
			at('2026-11-27T18:00:00Z'); // Friday 23:00 in Almaty
			const who = await namedCast(tx);
			const site = await receive(tx, who);
			const slip = appeals.toReceipt('kk', await appeals.receiptFor(asReader(tx), applicant(site.id), site.number));
			expect(slip).toMatchObject({
				date: '27 қараша 2026',
				time: '23:00',
				acceptedBy: 'Сайт арқылы, автоматты түрде',
				nextDay: 'Жұмыс уақытынан тыс түскендіктен, келесі жұмыс күні тіркеледі: 30 қараша 2026.'
			});
			const counter = await appeals.receiveAppeal(tx, who.operator, INPUT, { channel: 'visit', unitId: who.unit.id });
			const source = await appeals.receiptFor(asReader(tx), applicant(counter.id), counter.number);
			expect(appeals.toReceipt('kk', source).acceptedBy).toBe(`${NAMES.operator}, operator`);
		});
	});
});

describe('codes', () => {
	async function sent(tx: Tx) {
		const draft = await appeals.startDraft(tx, ANONYMOUS, 'kk', 'web', {
			text: INPUT.text,
			name: INPUT.name,
			email: INPUT.email,
			place: 'Абай 12'
		});
		expect(await appeals.sentDraft(asReader(tx), draft.token)).toBeUndefined();
		const result = await appeals.sendDraft(tx, ANONYMOUS, draft.token);
		if (result.again) throw new Error('sent once only');
		return { token: draft.token, ...result };
	}

	it('of a sent draft is seen again for an hour by who holds its token, and opens the appeal', async () => {
		await rolledBack(database.db, async (tx) => {
			const { token, id, number, accessCode } = await sent(tx);
			const db = asReader(tx);
			expect(await appeals.sentDraft(db, token)).toEqual({ appealId: id, number, accessCode, renewed: false });
			expect(await appeals.openByCode(db, number, accessCode.toLowerCase().replaceAll('-', ' '))).toBe(id);
			expect(await appeals.openByCode(db, number, `${accessCode.slice(0, -1)}!`)).toBeUndefined();
			expect(await appeals.openByCode(db, 'NAT-2026-999999', accessCode)).toBeUndefined();
			at('2026-11-23T05:59:59Z');
			expect((await appeals.sentDraft(db, token))?.accessCode).toBe(accessCode);
			at('2026-11-23T06:00:00Z');
			expect(await appeals.sentDraft(db, token)).toEqual({ appealId: id, number, accessCode: undefined, renewed: false });
			for (const guess of ['', 'x', 'A'.repeat(43)]) expect(await refusal(appeals.sentDraft(db, guess))).toBe('404 not_found');
		});
	});

	it('from a link is the same when the button is pressed twice, and spent ten minutes later', async () => {
		await rolledBack(database.db, async (tx) => {
			const { token, id, number, accessCode } = await sent(tx);
			const link = await makeTap(tx, { subjectKind: 'appeal', subjectId: id, act: 'new_code', until: MONDAY.add({ minutes: 30 }) });
			const first = await appeals.takeNewCode(tx, link);
			expect(first).toMatchObject({ appealId: id, number });
			expect(await appeals.takeNewCode(tx, link)).toEqual(first);
			expect(await appeals.openByCode(asReader(tx), number, first.accessCode)).toBe(id);
			expect(await appeals.openByCode(asReader(tx), number, accessCode)).toBeUndefined();
			expect(await appeals.sentDraft(asReader(tx), token)).toMatchObject({ accessCode: undefined, renewed: true });
			at('2026-11-23T05:10:00Z');
			expect(await refusal(appeals.takeNewCode(tx, link))).toBe('409 appeals.link_used');
		});
	});
});

it('a remark sent twice is one; said again later it is another', async () => {
	await rolledBack(database.db, async (tx) => {
		const { id } = await receive(tx, await cast(tx));
		const add = () => appeals.addToAppeal(tx, applicant(id), id, { text: 'Тағы бір шам' });
		const count = async () => (await appeals.remarksOf(asReader(tx), id, 'applicant')).length;
		await add();
		await add();
		expect(await count()).toBe(1);
		at('2026-11-23T05:10:01Z');
		await add();
		expect(await count()).toBe(2);
	});
});

it('an account lists the appeals sent while signed in, and opens them without a code', async () => {
	await rolledBack(database.db, async (tx) => {
		const citizen = await makeCitizen(tx, 'citizen@example.kz');
		const { accountId } = citizen;
		const who = await cast(tx);
		await receive(tx, who);
		const own = await appeals.receiveAppeal(tx, citizen, INPUT, { channel: 'web', unitId: who.unit.id, accountId });
		const db = asReader(tx);
		expect((await appeals.appealsOfAccount(db, accountId)).map((row) => row.number)).toEqual([own.number]);
		expect(await refusal(appeals.statusFor(db, citizen, own.number, 'kk'))).toBeUndefined();
		expect(await appeals.appealsOfAccount(db, newId())).toEqual([]);
	});
});
