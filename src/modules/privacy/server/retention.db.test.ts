import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { now } from '#platform/clock.ts';
import { asReader, rows, sql, type Tx } from '#platform/db/index.ts';
import { storeFile, sweepFiles } from '#platform/files/index.ts';
import { diskStore, setStore } from '#platform/files/store.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { newId } from '#platform/ids.ts';
import { timelineOf } from '#platform/journal/index.ts';
import { makeToken, open, seal } from '#platform/secrets.ts';
import { intakeInput } from '#modules/appeals/desk-input.ts';
import { deskContext, partsFor, takeIn, type TakenIn } from '#modules/appeals/server/index.ts';
import * as channels from '#modules/channels/server/index.ts';
import { makeStaff } from '../../../../test/actors.ts';
import { cast, INPUT, inWork, refusal, type Cast } from '../../../../test/appeals.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import * as privacy from './index.ts';
import { APPLICANT_PRIVACY, privacyPanels } from './panels.ts';

const appeals = await import('#modules/appeals/server/index.ts');
const t = testDatabase();
const folder = mkdtempSync(path.join(tmpdir(), 'jauap-retention-'));
let restore: () => void;
beforeAll(() => {
	restore = setStore(diskStore(folder));
});
afterAll(() => {
	restore();
	rmSync(folder, { recursive: true });
});

/** Words that stand nowhere else: of the person, and of the case in the hand of each who writes. */
const WORD = 'қиярөрісі';
const PERSON = {
	name: 'Жанәділ Қиярбекұлы',
	phone: '+77019998877',
	email: 'qiyar.qazgan@example.kz',
	iin: '900101300017',
	address: 'Қиярлы көшесі, 7'
};
const TODAY = dayOf(now());
const RULE = { kind: null, months: 12, validFrom: TODAY, source: 'Ұйымның шешімі' } as const;

async function administrator(tx: Tx) {
	const root = await tx.selectFrom('unit').select('id').where('parent_id', 'is', null).executeTakeFirstOrThrow();
	return makeStaff(tx, { role: 'administrator', unitId: root.id });
}

/** A case that everybody wrote on, closed long ago. */
async function oldCase(tx: Tx, who: Cast, input: Partial<typeof INPUT> = {}) {
	const made = await inWork(tx, who, { ...INPUT, ...PERSON, text: `${INPUT.text} ${WORD} туралы.`, place: `${WORD} бұрышы`, ...input });
	const { id } = made;
	await appeals.addToAppeal(tx, { kind: 'applicant', appealId: id }, id, { text: `Тағы ${WORD}` }, []);
	await appeals.remarkAppeal(tx, who.operator, id, { text: `Ішкі ${WORD}`, seenBy: 'staff' }, []);
	await appeals.reportAppeal(tx, who.executor, id, { text: `${WORD} түзетілді` });
	await storeFile(tx, who.operator, {
		subject: { kind: 'appeal', id },
		seenBy: 'staff',
		name: `${WORD}.txt`,
		bytes: Buffer.from(`файл ${made.number}`)
	});
	await appeals.submitDecision(tx, who.executor, id, {
		outcome: 'satisfied',
		groundId: undefined,
		language: 'kk',
		text: `${WORD} туралы жауап`
	});
	await appeals.signDecision(tx, who.head, id);
	await appeals.rateDecision(tx, { kind: 'applicant', appealId: id }, id, {
		verdict: 'solved',
		rating: 5,
		text: `Рақмет, ${WORD}`,
		disagrees: false
	});
	await tx
		.updateTable('appeal')
		.set({ closed_at: now().subtract({ hours: 24 * 400 }) })
		.where('id', '=', id)
		.execute();
	return made;
}

/** Where a text stands in the whole database, opened where it is sealed. */
async function placesOf(tx: Tx, ...texts: string[]): Promise<string[]> {
	const tables = await rows(
		tx,
		sql<{
			name: string;
		}>`SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND has_table_privilege(oid, 'SELECT')`
	);
	const found: string[] = [];
	for (const { name } of tables) {
		const list = await rows(tx, sql<{ row: string }>`SELECT to_jsonb(t)::text AS row FROM ${sql.table(name)} t`);
		const seen = list.map(({ row }) => {
			// What lies sealed, in a column or in a letter that waits, is read as its owner would.
			const sealed = [...row.matchAll(/\\\\x(4a01[0-9a-f]{70,})/g)].map((m) => open(Buffer.from(m[1] ?? '', 'hex')));
			const letters = [...row.matchAll(/"sealed": "([^"]+)"/g)].map((m) => open(Buffer.from(m[1] ?? '', 'base64')));
			return [row, ...sealed, ...letters].join('\n');
		});
		if (seen.some((row) => texts.some((text) => row.includes(text)))) found.push(name);
	}
	return found.toSorted();
}

const runs = (tx: Tx) => privacy.keepRetention(asReader(tx), (act) => act(tx));
const rule = async (tx: Tx, what: 'person' | 'words' | 'files', more: Partial<typeof RULE> | { kind: string } = {}) =>
	privacy.addRule(tx, await administrator(tx), { ...RULE, what, ...more });

describe('what is past its term', () => {
	it('is gone everywhere, the person, the words and the files; what is counted stays, and so does the trace', () =>
		rolledBack(t.db, async (tx) => {
			const who = await cast(tx);
			const { id, number } = await oldCase(tx, who);
			const before = await placesOf(tx, WORD);
			for (const table of ['appeal', 'appeal_remark', 'appeal_verdict', 'assignment_report', 'decision', 'file'])
				expect(before).toContain(table);
			// The journal is kept for ever: it never held them.
			expect(before).not.toContain('journal');
			expect(await placesOf(tx, ...Object.values(PERSON))).toEqual(['appeal_applicant', 'outbox']);
			await tx.deleteFrom('outbox').execute();

			for (const what of ['person', 'words', 'files'] as const) await rule(tx, what);
			expect(await runs(tx)).toBe(3);
			expect(await runs(tx)).toBe(0);

			expect(await placesOf(tx, WORD, ...Object.values(PERSON))).toEqual([]);
			expect((await appeals.findAppeals(asReader(tx), who.head, { q: WORD })).rows).toEqual([]);
			expect(await appeals.earlierOfSamePerson(asReader(tx), who.head, { phone: PERSON.phone })).toEqual([]);
			const row = await appeals.appealForStaff(asReader(tx), who.head, id);
			expect(row).toMatchObject({ number, state: 'closed', outcome: 'satisfied', verdict: 'solved', rating: 5, place: null });
			expect([row.title, row.text]).toEqual(['[жойылды · удалено · removed]', '[жойылды · удалено · removed]']);
			const acts = (await timelineOf(asReader(tx), { kind: 'appeal', id }, 'applicant')).filter((one) => one.act.endsWith('_removed'));
			expect(acts.map((one) => one.act).toSorted()).toEqual(['appeal.files_removed', 'appeal.person_removed', 'appeal.words_removed']);
			const status = await appeals.statusFor(asReader(tx), { kind: 'applicant', appealId: id }, number, 'kk');
			for (const panels of [
				await privacyPanels(await deskContext(asReader(tx), 'ru', who.head), row),
				await partsFor(asReader(tx), 'kk', status, APPLICANT_PRIVACY)
			])
				expect(panels.find((panel) => panel.id === 'gone')?.sentences).toHaveLength(5);
		}));

	it('takes the bytes of a file along unless another case has the same', () =>
		rolledBack(t.db, async (tx) => {
			const who = await cast(tx);
			const [old, other] = [await oldCase(tx, who), await inWork(tx, who)];
			const give = (id: string, text: string) =>
				storeFile(tx, who.operator, { subject: { kind: 'appeal', id }, seenBy: 'staff', name: 'хат.txt', bytes: Buffer.from(text) });
			const own = await give(old.id, 'тек осы істе');
			const shared = await give(old.id, 'екі істе');
			await give(other.id, 'екі істе');
			await rule(tx, 'files');
			await runs(tx);
			await sweepFiles((act) => act(tx), now().add({ hours: 1 }));
			const bytes = diskStore(folder);
			expect(await bytes.get(own.sha256)).toBeUndefined();
			expect((await bytes.get(shared.sha256))?.toString()).toBe('екі істе');
		}));

	it('waits while a case is held, goes when the hold is lifted; who may not hold is refused', () =>
		rolledBack(t.db, async (tx) => {
			const who = await cast(tx);
			const { id } = await oldCase(tx, who);
			await rule(tx, 'person');
			const hold = (actor: Parameters<typeof privacy.holdAppeal>[1]) =>
				refusal(privacy.holdAppeal(tx, actor, id, { reason: 'Сот қарап жатыр' }));
			expect(await hold(who.operator)).toBe('403 forbidden');
			expect(await hold(who.stranger)).toBe('404 not_found');
			expect(await refusal(privacy.liftHold(tx, who.head, id))).toBe('409 privacy.not_held');
			expect(await hold(who.head)).toBeUndefined();
			expect(await hold(who.head)).toBe('409 privacy.held');
			expect(await privacy.holdOf(tx, id)).toMatchObject({ reason: 'Сот қарап жатыр' });
			const keeper = await administrator(tx);
			expect(await privacy.retentionPreview(asReader(tx), keeper)).toEqual([]);
			expect(await runs(tx)).toBe(0);
			await privacy.liftHold(tx, who.head, id);
			expect(await privacy.retentionPreview(asReader(tx), keeper)).toMatchObject([{ kind: 'application', what: 'person', count: 1 }]);
			expect(await runs(tx)).toBe(1);
		}));

	it('is told by kind: the kind’s own rule, none for what is open or young, and a hidden case is not in the preview', () =>
		rolledBack(t.db, async (tx) => {
			const who = await cast(tx);
			const [young, old, hidden] = [await inWork(tx, who), await oldCase(tx, who), await oldCase(tx, who)];
			await tx.updateTable('appeal').set({ sensitive: true }).where('id', '=', hidden.id).execute();
			const keeper = await administrator(tx);
			await rule(tx, 'words', { kind: 'complaint' });
			expect(await privacy.retentionPreview(asReader(tx), keeper)).toEqual([]);
			const id = await rule(tx, 'words');
			expect(await privacy.retentionPreview(asReader(tx), keeper)).toMatchObject([
				{ kind: 'application', months: 12, count: 1, first: [old.number] }
			]);
			await privacy.endRule(tx, keeper, id);
			expect(await refusal(privacy.endRule(tx, keeper, id))).toBe('409 privacy.rule_ended');
			expect(await runs(tx)).toBe(0);
			await rule(tx, 'words');
			expect(await runs(tx)).toBe(2);
			expect((await appeals.appealForStaff(asReader(tx), who.head, young.id)).text).toBe(INPUT.text);
			expect(await refusal(privacy.addRule(tx, who.head, { ...RULE, what: 'words' }))).toBe('403 forbidden');
		}));

	it('of a merged appeal goes with its root, and is held with it', () =>
		rolledBack(t.db, async (tx) => {
			const who = await cast(tx);
			const root = await inWork(tx, who);
			const part = await inWork(tx, who, { ...INPUT, ...PERSON });
			await appeals.mergeAppeal(tx, who.head, part.id, { number: root.number, way: 'into', reason: 'Бір мәселе' });
			await rule(tx, 'person');
			expect(await runs(tx)).toBe(0);
			await tx
				.updateTable('appeal')
				.set({ state: 'closed', closed_at: now().subtract({ hours: 24 * 400 }) })
				.where('id', '=', root.id)
				.execute();
			await privacy.holdAppeal(tx, who.head, part.id, { reason: 'Сот қарап жатыр' });
			expect(await runs(tx)).toBe(0);
			await privacy.liftHold(tx, who.head, part.id);
			expect(await runs(tx)).toBe(2);
			expect(await placesOf(tx, PERSON.name)).toEqual([]);
		}));

	it('cut short between two batches goes on with the next run', async () => {
		const made: string[] = [];
		await t.db.write(async (tx) => {
			const who = await cast(tx);
			for (let i = 0; i < 3; i++) made.push((await oldCase(tx, who)).id);
			await sql`INSERT INTO appeal (id, number, state, kind, language, channel, title, text, unit_id, received_at, first_due_on, due_on, changed_at, closed_at)
				SELECT gen_random_uuid(), 'OLD-2020-' || i, 'closed', 'application', 'kk', 'web', 't', 't', ${who.unit.id}, now(), current_date, current_date, now(), now() - interval '500 days'
				FROM generate_series(1, 400) i`.execute(tx);
			await rule(tx, 'words');
		});
		let batches = 0;
		const killed = privacy.keepRetention(t.db.reader, (act) => {
			if (++batches > 1) throw new Error('killed');
			return t.db.write(act);
		});
		await expect(killed).rejects.toThrow('killed');
		expect(await privacy.keepRetention(t.db.reader, t.db.write)).toBe(203);
		expect(await privacy.keepRetention(t.db.reader, t.db.write)).toBe(0);
	});

	it('can only be removed: the application cannot write another decision over a signed one, nor two rules for one thing', async () => {
		const forged = t.db.write((tx) => tx.updateTable('decision').set({ text: 'Басқа жауап' }).execute());
		await expect(forged).rejects.toThrow('never changed');
		const twice = t.db.write((tx) => rule(tx, 'words'));
		await expect(twice).rejects.toMatchObject({ code: 'privacy.rule_there', status: 409 });
	});
});

describe('what belongs to no appeal', () => {
	const letter = (tx: Tx, outcome: string, days: { at: number; seen?: number }) => {
		const ago = (n: number) => now().subtract({ hours: 24 * n });
		const id = newId();
		const row = { id, content_hash: randomBytes(32), bytes: 10, outcome, letter: seal('{}'), at: ago(days.at) };
		const seen = days.seen === undefined ? null : ago(days.seen);
		return tx
			.insertInto('mail_in')
			.values({ ...row, seen_at: seen })
			.returning('id')
			.executeTakeFirstOrThrow();
	};

	it('goes by rules of its own: a machine’s mail by its day, a letter once it was looked through, never one that is held', () =>
		rolledBack(t.db, async (tx) => {
			const root = await tx.selectFrom('unit').select('id').where('parent_id', 'is', null).executeTakeFirstOrThrow();
			const head = await makeStaff(tx, { role: 'head', unitId: root.id });
			const machine = await letter(tx, 'automatic', { at: 40 });
			const young = await letter(tx, 'automatic', { at: 10 });
			const unread = await letter(tx, 'suspended', { at: 500 });
			const read = await letter(tx, 'empty', { at: 500, seen: 400 });
			const held = await letter(tx, 'empty', { at: 500, seen: 400 });
			await channels.holdLetter(tx, head, held.id, 'Сот сұратты');
			expect(await refusal(channels.holdLetter(tx, head, held.id, 'Сот сұратты'))).toBe('409 channels.held');
			const admin = await administrator(tx);
			const add = (what: 'machine' | 'letter', months: number) => privacy.addRule(tx, admin, { ...RULE, what, months });
			await add('machine', 1);
			await add('letter', 12);
			const before = await privacy.retentionPreview(asReader(tx), admin);
			expect(before.map((line) => [line.what, line.count])).toEqual([
				['letter', 1],
				['machine', 1]
			]);
			expect([await runs(tx), await runs(tx)]).toEqual([2, 0]);
			const left = await tx.selectFrom('mail_in').select('id').where('letter', 'is not', null).execute();
			expect(left.map((row) => row.id).toSorted()).toEqual([young.id, unread.id, held.id].toSorted());
			for (const { id } of [machine, read]) {
				const acts = await timelineOf(asReader(tx), { kind: 'mail', id }, 'staff');
				expect(acts.map((one) => one.act)).toEqual(['mail.letter_removed']);
			}
			await channels.releaseLetter(tx, head, held.id);
			expect(await runs(tx)).toBe(1);
		}));

	const draftOf = (taken: TakenIn) => ('draftId' in taken ? taken.draftId : '');

	it('a draft left at the desk goes with its term; one that somebody still writes stays', () =>
		rolledBack(t.db, async (tx) => {
			const who = await cast(tx);
			const make = () =>
				takeIn(
					tx,
					who.operator,
					{ key: makeToken() },
					intakeInput.parse({ unitId: who.unit.id, channel: 'phone', language: 'kk', name: PERSON.name })
				);
			const [old, young] = [draftOf(await make()), draftOf(await make())];
			await tx
				.updateTable('appeal_draft')
				.set({ changed_at: now().subtract({ hours: 24 * 400 }) })
				.where('id', '=', old)
				.execute();
			await privacy.addRule(tx, await administrator(tx), { ...RULE, what: 'draft' });
			expect([await runs(tx), await runs(tx)]).toEqual([1, 0]);
			const left = await tx.selectFrom('appeal_draft').select('id').where('id', 'in', [old, young]).execute();
			expect(left.map((row) => row.id)).toEqual([young]);
		}));

	it('an account goes when nobody used it and no appeal names it', () =>
		rolledBack(t.db, async (tx) => {
			const make = async (seen: number) => {
				const id = newId();
				const at = now().subtract({ hours: 24 * 800 });
				await tx
					.insertInto('account')
					.values({ id, kind: 'citizen', email: `${id}@example.kz`, language: 'kk', created_at: at })
					.execute();
				const seenAt = now().subtract({ hours: 24 * seen });
				const row = { id: newId(), account_id: id, token_hash: randomBytes(32), factors: ['mail'], client: 'x', created_at: at };
				await tx
					.insertInto('session')
					.values({ ...row, seen_at: seenAt, expires_at: seenAt })
					.execute();
				return id;
			};
			const [old, used, named] = [await make(500), await make(30), await make(500)];
			const who = await cast(tx);
			const { id } = await inWork(tx, who);
			await tx.updateTable('appeal_applicant').set({ account_id: named }).where('appeal_id', '=', id).execute();
			await privacy.addRule(tx, await administrator(tx), { ...RULE, what: 'account' });
			expect([await runs(tx), await runs(tx)]).toEqual([1, 0]);
			const left = await tx.selectFrom('account').select('id').where('id', 'in', [old, used, named]).execute();
			expect(left.map((row) => row.id).toSorted()).toEqual([used, named].toSorted());
		}));
});
