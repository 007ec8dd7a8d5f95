/** A collective appeal joined by oneself: who makes the link, who joins by it, what each reads, and when it is over. */
import { describe, expect, it } from 'vitest';
import { asReader, type Tx } from '../src/platform/db/index.ts';
import { found } from '../src/platform/errors.ts';
import { newId } from '../src/platform/ids.ts';
import type { Actor } from '../src/platform/identity/actor.ts';
import { timelineOf } from '../src/platform/journal/index.ts';
import type { Received } from '../src/modules/appeals/server/index.ts';
import { joinByLinkInput, linkInput } from '../src/modules/structure/input.ts';
import { makeCitizen, type Citizen } from './actors.ts';
import { cast, INPUT, inWork, receive, refusal, type Cast } from './appeals.ts';
import { testClock } from './clock.ts';
import { rolledBack, testDatabase } from './db.ts';

const appeals = await import('../src/modules/appeals/server/index.ts');
const structure = await import('../src/modules/structure/server/index.ts');

const t = testDatabase();
const at = testClock('2026-03-17');

const SHOWN = 'Ауылда су екі апта бойы берілмейді. Бірге сұраймыз.';
const applicant = (appealId: string): Actor => ({ kind: 'applicant', appealId });

const link = (tx: Tx, actor: Actor, id: string, more: Record<string, string> = {}) =>
	structure.makeJoinLink(tx, actor, id, linkInput.parse({ shown: SHOWN, untilOn: '2026-04-10', most: '2', ...more }));
const token = async (tx: Tx, id: string) => (await structure.linkOf(tx, id))?.token ?? '';
const join = (tx: Tx, who: Citizen, by: string, said: Record<string, string> = {}) =>
	structure.joinByLink(tx, who, by, {
		...joinByLinkInput.parse({ name: `Қосылушы ${who.accountId}`, agree: 'yes', ...said }),
		language: 'ru'
	});

const citizen = (tx: Tx, email: string) => makeCitizen(tx, email, 'ru');

async function scene(tx: Tx): Promise<{ who: Cast; root: Received; asel: Citizen; ivan: Citizen }> {
	at('2026-03-17');
	const who = await cast(tx);
	return { who, root: await inWork(tx, who), asel: await citizen(tx, 'asel@example.kz'), ivan: await citizen(tx, 'ivan@example.kz') };
}

const acts = async (tx: Tx, id: string) => (await timelineOf(asReader(tx), { kind: 'appeal', id }, 'staff')).map((row) => row.act);

describe('the link to join', () => {
	it('is made by the desk that may merge, or by who began the appeal once it is registered; one at a time, and closed again', () =>
		rolledBack(t.db, async (tx) => {
			const { who, root } = await scene(tx);
			expect(await refusal(link(tx, who.stranger, root.id))).toBe('404 not_found');
			expect(await refusal(link(tx, applicant(newId()), root.id))).toBe('404 not_found');
			for (const actor of [who.executor, who.auditor]) expect(await refusal(link(tx, actor, root.id))).toBe('403 forbidden');
			for (const untilOn of ['2026-03-16', '2026-08-01'])
				expect(await refusal(link(tx, who.operator, root.id, { untilOn }))).toBe('422 structure.link_until');
			await link(tx, who.operator, root.id);
			expect(await refusal(link(tx, applicant(root.id), root.id))).toBe('409 structure.link_there');
			await structure.closeJoinLink(tx, applicant(root.id), root.id);
			expect(await refusal(structure.closeJoinLink(tx, who.operator, root.id))).toBe('409 structure.no_link');
			await link(tx, applicant(root.id), root.id);
			expect((await acts(tx, root.id)).filter((act) => act.startsWith('appeal.join_link'))).toEqual([
				'appeal.join_link_made',
				'appeal.join_link_closed',
				'appeal.join_link_made'
			]);
			const fresh = await receive(tx, who);
			expect(await refusal(link(tx, applicant(fresh.id), fresh.id))).toBe('409 appeals.join_not_now');
		}));

	it('shows what was written for it and nothing of the appeal or its people; who joins has a number, a proved mail address, and sees nobody', () =>
		rolledBack(t.db, async (tx) => {
			const { who, root, asel, ivan } = await scene(tx);
			await link(tx, applicant(root.id), root.id);
			const by = await token(tx, root.id);
			const shown = async () =>
				JSON.stringify(await structure.presentJoinPage(asReader(tx), 'ru', found(await structure.linkByToken(tx, by))));
			const page = await shown();
			for (const secret of [root.number, root.id, INPUT.name, INPUT.text, INPUT.place, INPUT.phone]) expect(page).not.toContain(secret);
			expect(page).toContain(SHOWN);
			const first = await join(tx, asel, by, { phone: '+7 701 222 33 44', text: 'У нас тоже нет воды' });
			expect(first.number).not.toBe(root.number);
			const row = await tx.selectFrom('appeal').selectAll().where('id', '=', first.id).executeTakeFirstOrThrow();
			expect([row.state, row.channel, row.language, row.unit_id]).toEqual(['merged', 'web', 'ru', who.unit.id]);
			expect(await appeals.applicantOf(asReader(tx), first.id)).toMatchObject({ email: asel.email, emailVerified: true });
			expect(await acts(tx, first.id)).toEqual(['appeal.received', 'appeal.joined']);
			expect(await acts(tx, root.id)).toContain('appeal.joined_by');
			expect(await refusal(join(tx, asel, by))).toBe('422 appeals.joined_already');
			expect(await shown()).not.toContain('asel');
			const status = await appeals.statusFor(asReader(tx), asel, first.number, 'ru');
			const theirs = JSON.stringify(appeals.toPublic('ru', status, row.due_on));
			for (const secret of [INPUT.name, INPUT.text, INPUT.phone]) expect(theirs).not.toContain(secret);
			// The operator sees who came, by a journalled look.
			expect((await appeals.lookAtApplicants(tx, who.operator, [first.id], 'work')).get(first.id)?.email).toBe(asel.email);
			// Leaves by themselves; the place in the limit is not given anew.
			await appeals.withdrawAppeal(tx, asel, first.id, { reason: undefined });
			expect((await tx.selectFrom('appeal').select('state').where('id', '=', root.id).executeTakeFirstOrThrow()).state).toBe('in_work');
			await join(tx, ivan, by);
			expect(await refusal(join(tx, await citizen(tx, 'third@example.kz'), by))).toBe('409 structure.link_full');
		}));

	it('is used by somebody with a telephone alone: it stands as it was proved, and lets in once', () =>
		rolledBack(t.db, async (tx) => {
			const { who, root } = await scene(tx);
			await link(tx, who.operator, root.id);
			const by = await token(tx, root.id);
			const caller = await citizen(tx, '8 701 444 55 66');
			const { id } = await join(tx, caller, by, { phone: '+7 701 222 33 44' });
			expect(await appeals.applicantOf(asReader(tx), id)).toMatchObject({ phone: '+77014445566', email: null, emailVerified: false });
			expect(await refusal(join(tx, caller, by, { phone: '+7 701 999 33 44' }))).toBe('422 appeals.joined_already');
		}));

	it('is over when its day has passed, it was closed, or the appeal is at its decision, and says which', () =>
		rolledBack(t.db, async (tx) => {
			const { who, root, asel } = await scene(tx);
			await link(tx, who.operator, root.id);
			const by = await token(tx, root.id);
			const fault = async () => (await structure.presentJoinPage(asReader(tx), 'kk', found(await structure.linkByToken(tx, by)))).fault;
			at('2026-04-11');
			expect([await refusal(join(tx, asel, by)), await fault()]).toEqual([
				'409 structure.link_over',
				expect.stringContaining('мерзімі өткен')
			]);
			at('2026-03-18');
			await appeals.submitDecision(tx, who.executor, root.id, {
				outcome: 'satisfied',
				groundId: undefined,
				language: 'kk',
				text: 'Су құбыры жөнделді, су берілді.'
			});
			expect([await refusal(join(tx, asel, by)), await fault()]).toEqual([
				'409 structure.link_decided',
				expect.stringContaining('енді қосылуға болмайды')
			]);
			await structure.closeJoinLink(tx, who.operator, root.id);
			expect([await refusal(join(tx, asel, by)), await fault()]).toEqual([
				'409 structure.link_closed',
				expect.stringContaining('жабылған')
			]);
		}));

	it('of a hidden appeal is not there, as one that nobody made; and none is made for it', () =>
		rolledBack(t.db, async (tx) => {
			const { who, root, asel } = await scene(tx);
			await link(tx, who.operator, root.id);
			const by = await token(tx, root.id);
			for (const hidden of [{ sensitive: true }, { sensitive: false, conflicted: true }]) {
				await tx.updateTable('appeal').set(hidden).where('id', '=', root.id).execute();
				if ('conflicted' in hidden)
					await tx
						.insertInto('appeal_against')
						.values({ appeal_id: root.id, person_id: who.stranger.personId, named_at: Temporal.Now.instant() })
						.execute();
				expect(await structure.linkByToken(tx, by)).toBeUndefined();
				expect(await refusal(join(tx, asel, by))).toBe('404 not_found');
			}
			expect(await refusal(join(tx, asel, 'no-such-token'))).toBe('404 not_found');
			await structure.closeJoinLink(tx, applicant(root.id), root.id);
			expect(await refusal(link(tx, applicant(root.id), root.id))).toBe('409 structure.link_hidden');
		}));
});
