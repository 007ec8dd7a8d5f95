import { expect, it } from 'vitest';
import { cast, receive, refusal } from '../../../../test/appeals.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { makeStaff } from '../../../../test/actors.ts';
import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { newId } from '#platform/ids.ts';
import { timelineOf } from '#platform/journal/index.ts';
import { appealForStaff, deskContext } from '#modules/appeals/server/index.ts';
import { linkInput, toPointing } from '../link-input.ts';
import { programmeOf, promiseOf, promiseWorld, published, type World } from './fixture.ts';
import * as promises from './index.ts';

const database = testDatabase();

const idOf = async (tx: Tx, code: string | undefined) =>
	(
		await tx
			.selectFrom('territory')
			.select('id')
			.where('code', '=', code ?? '')
			.executeTakeFirstOrThrow()
	).id;
const aroundOf = async (tx: Tx, id: string) => (await promises.presentPublicPromise(asReader(tx), 'en', id)).around;

async function problemIn(tx: Tx, w: World, isPublic: boolean): Promise<string> {
	const [id, at] = [newId(), now()];
	const [territory, region] = [await idOf(tx, w.villages[0]), await idOf(tx, w.region)];
	const words = { title: { kk: 'Ауылда су жоқ', ru: '', en: 'No water' }, description: { kk: 'Құбыр тартылмаған', ru: '', en: '' } };
	await tx
		.insertInto('problem')
		.values({
			id,
			title: JSON.stringify(words.title),
			description: JSON.stringify(words.description),
			words: '',
			territory_id: territory,
			region_id: region,
			since: Temporal.PlainDate.from('2025-01-01'),
			unit_id: w.branch.id,
			state: 'open',
			public: isPublic,
			made_at: at,
			changed_at: at
		})
		.execute();
	return id;
}

it('links an appeal to a promise, suggested by place and words, and shows it to the applicant', async () => {
	await rolledBack(database.db, async (tx) => {
		const [w, who] = [await promiseWorld(tx), await cast(tx)];
		const { promiseId } = await published(tx, w);
		const territoryId = await idOf(tx, w.villages[0]);
		const { id } = await receive(tx, who, { text: 'Ауылға су құбыры тартылмады, су әлі жоқ', territoryId });
		const about = { kind: 'appeal', id } as const;
		const row = await appealForStaff(asReader(tx), who.operator, id);
		const context = await deskContext(asReader(tx), 'kk', who.operator);
		expect((await promises.presentAppealPromises(context, row)).suggested.map(({ value }) => value)).toEqual([promiseId]);
		expect(await promises.promisePanels(context, row)).toMatchObject([{ facts: [], links: [{ href: `/desk/appeals/${id}/promises` }] }]);
		for (const other of [who.stranger, w.head])
			expect(await refusal(promises.linkPromise(tx, other, about, promiseId))).toBe('404 not_found');
		expect(await refusal(promises.linkPromise(tx, who.auditor, about, promiseId))).toBe('403 forbidden');
		expect(await refusal(promises.linkPromise(tx, who.operator, about, newId()))).toBe('422 promises.unlinkable');
		for (let twice = 0; twice < 2; twice++) await promises.linkPromise(tx, who.operator, about, promiseId);
		expect((await promises.presentAppealPromises(context, row)).suggested).toEqual([]);
		const [part] = promises.APPLICANT_PROMISES;
		const panels = await part?.panels(asReader(tx), 'kk', { appeal: row } as Parameters<typeof part.panels>[2]);
		expect(panels).toMatchObject([{ facts: [{ href: `/kk/promises/${promiseId}` }], links: [] }]);
		await promises.unlinkPromise(tx, who.operator, about, promiseId);
		expect(await refusal(promises.unlinkPromise(tx, who.operator, about, promiseId))).toBe('404 not_found');
		const told = (await timelineOf(asReader(tx), about, 'staff')).map(({ act }) => act);
		expect(told.slice(-2)).toEqual(['appeal.promise_linked', 'appeal.promise_unlinked']);
	});
});

it('says how many appeals are about a promise only from a number on, and counts none that is kept from somebody', async () => {
	await rolledBack(database.db, async (tx) => {
		const [w, who] = [await promiseWorld(tx), await cast(tx)];
		const { promiseId } = await published(tx, w);
		const none = await aroundOf(tx, promiseId);
		const ids: string[] = [];
		for (let n = 0; n < 5; n++) {
			const { id } = await receive(tx, who, { phone: `+7701123456${String(n)}` });
			await promises.linkPromise(tx, who.operator, { kind: 'appeal', id }, promiseId);
			ids.push(id);
			if (n === 3) expect(await aroundOf(tx, promiseId)).toEqual(none);
		}
		expect((await aroundOf(tx, promiseId)).appeals).toBe('5 appeals are about this promise.');
		for (const hidden of [{ sensitive: true }, { sensitive: false, conflicted: true }]) {
			await tx
				.updateTable('appeal')
				.set(hidden)
				.where('id', '=', ids[0] ?? '')
				.execute();
			expect(await aroundOf(tx, promiseId)).toEqual(none);
		}
	});
});

it('links a problem both ways while it is public', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await promiseWorld(tx);
		const { promiseId } = await published(tx, w);
		const problem = await problemIn(tx, w, false);
		const about = { kind: 'problem', id: problem } as const;
		const context = await deskContext(asReader(tx), 'kk', w.head);
		expect((await promises.presentProblemPromises(context, problem)).suggested.map(({ value }) => value)).toEqual([promiseId]);
		expect(await refusal(promises.linkPromise(tx, w.stranger, about, promiseId))).toBe('404 not_found');
		expect(await refusal(promises.linkPromise(tx, w.auditor, about, promiseId))).toBe('403 forbidden');
		const operator = await makeStaff(tx, { role: 'operator', unitId: w.branch.id });
		await promises.linkPromise(tx, operator, about, promiseId);
		expect((await aroundOf(tx, promiseId)).problems).toEqual([]);
		await tx.updateTable('problem').set({ public: true }).where('id', '=', problem).execute();
		expect((await aroundOf(tx, promiseId)).problems.map(({ id }) => id)).toEqual([problem]);
		expect((await promises.promisesOfProblem(asReader(tx), 'kk', problem))?.facts).toMatchObject([{ href: `/kk/promises/${promiseId}` }]);
		expect(await promises.problemPromisePanels(context, problem)).toMatchObject([{ facts: [{ href: `/kk/promises/${promiseId}` }] }]);
	});
});

it('takes one of the list or the address of a page', () => {
	const id = newId();
	expect(linkInput.parse({ promiseId: id })).toBe(id);
	expect(linkInput.parse({ promiseId: newId(), address: `https://example.org/ru/promises/${id}` })).toBe(id);
	const fields = (typed: object) => linkInput.safeParse(typed).error?.issues.map(({ path }) => path[0]);
	expect([fields({}), fields({ address: 'https://example.org' })]).toEqual([['promiseId'], ['address']]);
});

it('offers the promise from whose page an appeal was written, and forgets what is no public promise', async () => {
	promises.registerPromiseJobs();
	await rolledBack(database.db, async (tx) => {
		const [w, who] = [await promiseWorld(tx), await cast(tx)];
		const db = asReader(tx);
		const { id: programmeId, promiseId } = await published(tx, w);
		const unread = await promises.makeProgramme(tx, w.head, programmeOf(w));
		const draft = await promises.addPromise(tx, w.head, unread, promiseOf(w));
		expect(toPointing('nonsense')).toBeUndefined();
		expect(await promises.presentPointed(db, 'kk', draft)).toBeUndefined();
		expect(await promises.presentPointed(db, 'kk', 'nonsense')).toBeUndefined();
		expect(await promises.presentPointed(db, 'kk', promiseId)).toMatchObject({ href: `/kk/promises/${promiseId}` });
		// Written far away and of something else: nothing but the page it was begun from leads there.
		const text = 'Басқа қаладан жазып отырмын, жауап күтемін';
		const from = async (id: string) => {
			const { id: appealId } = await receive(tx, who, { text, beside: toPointing(id) });
			const row = await appealForStaff(db, who.operator, appealId);
			return { appealId, row, context: await deskContext(db, 'kk', who.operator) };
		};
		for (const id of [draft, programmeId]) {
			const { context, row } = await from(id);
			expect((await promises.presentAppealPromises(context, row)).suggested).toEqual([]);
		}
		const { appealId, row, context } = await from(promiseId);
		const [panel] = await promises.promisePanels(context, row);
		expect(panel?.sentences[0]).toContain('Өтініш осы уәденің бетінен жазылған: № 1');
		const page = await promises.presentAppealPromises(context, row);
		expect([page.linked, page.pointed, page.suggested.map(({ value }) => value)]).toEqual([[], promiseId, [promiseId]]);
		// Until staff say so it is about nothing.
		expect(await tx.selectFrom('promise_appeal').selectAll().where('appeal_id', '=', appealId).execute()).toEqual([]);
		await promises.linkPromise(tx, who.operator, { kind: 'appeal', id: appealId }, promiseId);
		expect(await promises.presentAppealPromises(context, row)).toMatchObject({
			suggested: [],
			pointed: undefined,
			linked: [{ id: promiseId }]
		});
	});
});
