/**
 * A collective appeal: many applicants, one matter, and nobody sees another. Each right is asked for by name, since to
 * follow is not to speak: a joiner reads how it stands and speaks for themselves; the first applicant's stays the first's.
 */
import { describe, expect, it } from 'vitest';
import { setClock } from '../src/platform/clock.ts';
import { asReader, type Tx } from '../src/platform/db/index.ts';
import { filesOf, storeFile } from '../src/platform/files/index.ts';
import type { Actor, Staff } from '../src/platform/identity/actor.ts';
import { timelineOf } from '../src/platform/journal/index.ts';
import { joinInput } from '../src/modules/appeals/input.ts';
import * as appeals from '../src/modules/appeals/server/index.ts';
import { heldOfAppeal, takeHeld } from '../src/modules/privacy/server/index.ts';
import { cast, DECISION, INPUT, inWork, receive, type Cast } from './appeals.ts';
import { rolledBack, testDatabase } from './db.ts';

const t = testDatabase();
const ASEL = {
	name: 'Әсел Қосылушы',
	email: 'asel@example.kz',
	phone: '+77012223344',
	language: 'kk',
	text: 'Біздің ауладағы шам да сөніп тұр.'
};
const IVAN = { name: 'Иван Второй', address: 'Абай көшесі, 20', language: 'ru' };

const applicant = (appealId: string): Actor => ({ kind: 'applicant', appealId });
const join = (tx: Tx, who: Staff, id: string, input: Record<string, string>) => appeals.joinAppeal(tx, who, id, joinInput.parse(input));
const acts = async (tx: Tx, id: string) => (await timelineOf(asReader(tx), { kind: 'appeal', id }, 'staff')).map((one) => one.act);
const today = Temporal.PlainDate.from('2026-11-16');

interface Scene {
	who: Cast;
	first: appeals.Received;
	asel: appeals.Received;
	ivan: appeals.Received;
	/** A file of the first applicant. */
	fileId: string;
}

async function scene(tx: Tx): Promise<Scene> {
	setClock(() => Temporal.Instant.from('2026-11-16T05:00:00Z'));
	const who = await cast(tx);
	const first = await inWork(tx, who);
	const subject = { kind: 'appeal', id: first.id } as const;
	await storeFile(tx, applicant(first.id), { subject, seenBy: 'applicant', name: 'анықтама.txt', bytes: Buffer.from('ішкі сырым') });
	await appeals.addToAppeal(tx, applicant(first.id), first.id, { text: 'Бірінші адамның қосымша сөзі' });
	const [asel, ivan] = [await join(tx, who.operator, first.id, ASEL), await join(tx, who.operator, first.id, IVAN)];
	const [file] = await filesOf(asReader(tx), subject);
	return { who, first, asel, ivan, fileId: file?.id ?? '' };
}

/** What each of them alone may read: names, contacts, words, files. */
const SECRETS = {
	first: [INPUT.place, INPUT.name, INPUT.phone, INPUT.email, INPUT.text, 'анықтама', 'ішкі сырым', 'Бірінші адамның'],
	asel: [ASEL.name, ASEL.phone, ASEL.email, ASEL.text],
	ivan: [IVAN.name, IVAN.address]
} as const satisfies Record<string, readonly (string | undefined)[]>;
const PEOPLE = ['first', 'asel', 'ivan'] as const;

/** Everything that an applicant can get out of us, as one text. */
async function got(tx: Tx, { id, number }: appeals.Received): Promise<{ page: string; held: string }> {
	const db = asReader(tx);
	const page = JSON.stringify(appeals.toPublic('kk', await appeals.statusFor(db, applicant(id), number, 'kk'), today));
	const parts: string[] = [];
	for await (const entry of heldOfAppeal(db, applicant(id), 'kk', number)) parts.push(entry.name, Buffer.from(entry.bytes).toString());
	return { page, held: parts.join('\n') };
}

describe('a collective appeal', () => {
	it('shows each applicant their own and nothing of another: on the page, in all we hold', () =>
		rolledBack(t.db, async (tx) => {
			const at = await scene(tx);
			for (const me of PEOPLE) {
				const { page, held } = await got(tx, at[me]);
				for (const other of PEOPLE.filter((one) => one !== me))
					for (const secret of SECRETS[other]) for (const text of [page, held]) expect(text).not.toContain(secret);
				for (const mine of SECRETS[me]) expect(held).toContain(mine);
			}
			// The first does not even see the numbers of those who joined.
			const { page } = await got(tx, at.first);
			for (const { number } of [at.asel, at.ivan]) expect(page).not.toContain(number);
		}));

	it('lets a joiner follow and speak for themselves only: each right by name', () =>
		rolledBack(t.db, async (tx) => {
			const { first, asel, who, fileId } = await scene(tx);
			const db = asReader(tx);
			const joiner = applicant(asel.id);
			expect(await appeals.openByCode(db, asel.number, asel.accessCode)).toBe(asel.id);
			expect(await appeals.openByCode(db, first.number, asel.accessCode)).toBeUndefined();
			expect(await appeals.openByCode(db, asel.number, first.accessCode)).toBeUndefined();
			const verdict = { verdict: 'solved', rating: 5, disagrees: false, text: undefined } as const;
			const onFirst: Record<string, () => Promise<unknown>> = {
				'read the page': () => appeals.statusFor(db, joiner, first.number, 'kk'),
				'read the receipt': () => appeals.receiptFor(db, joiner, first.number),
				'take all we hold': () => takeHeld(tx, joiner, 'kk', first.number),
				'open a file': () => appeals.applicantFile(db, joiner, first.number, fileId),
				'open a file under their own number': () => appeals.applicantFile(db, joiner, asel.number, fileId),
				add: () => appeals.addToAppeal(tx, joiner, first.id, { text: 'Бөтен атынан сөз' }),
				withdraw: () => appeals.withdrawAppeal(tx, joiner, first.id, { reason: undefined }),
				rate: () => appeals.rateDecision(tx, joiner, first.id, verdict),
				'be seen to read the decision': () => appeals.recordReading(tx, joiner, first.id)
			};
			for (const [right, act] of Object.entries(onFirst)) await expect(act(), right).rejects.toMatchObject({ status: 404 });
			// The same for themselves.
			await appeals.addToAppeal(tx, joiner, asel.id, { text: 'Әлі де қараңғы' });
			await takeHeld(tx, joiner, 'kk', asel.number);
			expect(await acts(tx, asel.id)).toEqual(
				expect.arrayContaining(['appeal.received', 'appeal.joined', 'appeal.added', 'appeal.exported'])
			);
			await appeals.submitDecision(tx, who.executor, first.id, DECISION);
			await appeals.signDecision(tx, who.head, first.id);
			expect((await appeals.decisionsOf(db, asel.id)).map((one) => one.text)).toEqual([DECISION.text]);
			await appeals.rateDecision(tx, joiner, asel.id, verdict);
			const root = await tx.selectFrom('appeal').select(['state', 'verdict']).where('id', '=', first.id).executeTakeFirstOrThrow();
			expect(root).toEqual({ state: 'answered', verdict: null });
		}));

	it('goes on without whoever leaves it; the others stay', () =>
		rolledBack(t.db, async (tx) => {
			const { first, asel, ivan } = await scene(tx);
			await appeals.withdrawAppeal(tx, applicant(asel.id), asel.id, { reason: undefined });
			expect((await appeals.membersOf(tx, first.id)).map((one) => one.id)).toEqual([ivan.id]);
			const root = await tx.selectFrom('appeal').select('state').where('id', '=', first.id).executeTakeFirstOrThrow();
			expect(root.state).toBe('in_work');
		}));

	it('is joined at the desk by who may merge, each person once, while it is open; sensitive stays sensitive', () =>
		rolledBack(t.db, async (tx) => {
			const { who, first, asel } = await scene(tx);
			const more = { name: 'Үшінші Адам', phone: '+7 701 999 88 77', language: 'kk' };
			await expect(join(tx, who.stranger, first.id, more)).rejects.toMatchObject({ status: 404 });
			for (const actor of [who.executor, who.auditor]) await expect(join(tx, actor, first.id, more)).rejects.toMatchObject({ status: 403 });
			for (const twice of [ASEL, { ...IVAN, name: 'иван второй ' }, { ...more, phone: INPUT.phone ?? '' }])
				await expect(join(tx, who.operator, first.id, twice)).rejects.toMatchObject({ field: 'name', code: 'appeals.joined_already' });
			await expect(join(tx, who.operator, asel.id, more)).rejects.toMatchObject({ code: 'appeals.join_not_now' });
			expect(joinInput.safeParse({ name: 'Кімде-кім', language: 'kk' }).success).toBe(false);
			const hidden = await receive(tx, who, { sensitive: true });
			const head = await join(tx, who.head, hidden.id, more);
			const seen = (actor: Staff) => appeals.appealForStaff(asReader(tx), actor, head.id);
			await expect(seen(who.operator)).rejects.toMatchObject({ status: 404 });
			expect((await seen(who.head)).sensitive).toBe(true);
		}));

	it('shows the desk who joined, and each look stands in the journal of the one who was looked at', () =>
		rolledBack(t.db, async (tx) => {
			const { who, first, asel, ivan } = await scene(tx);
			const people = await appeals.lookAtApplicants(tx, who.operator, [asel.id, ivan.id], 'work');
			expect([...people.values()].map((one) => one.name).toSorted()).toEqual([ASEL.name, IVAN.name].toSorted());
			for (const { id } of [asel, ivan]) expect(await acts(tx, id)).toContain('appeal.applicant_seen');
			expect(await acts(tx, first.id)).not.toContain('appeal.applicant_seen');
		}));
});
