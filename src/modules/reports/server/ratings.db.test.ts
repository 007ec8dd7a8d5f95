import { expect, it } from 'vitest';
import { makeStaff } from '../../../../test/actors.ts';
import { testClock } from '../../../../test/clock.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { queuedMail } from '../../../../test/letters.ts';
import { published, reportWorld, type World } from '../../../../test/reports.ts';
import { asReader, rows, sql, type Database, type Tx } from '#platform/db/index.ts';
import { ANONYMOUS } from '#platform/identity/actor.ts';
import { timelineOf } from '#platform/journal/index.ts';
import { registerInput } from '#modules/participation/input.ts';
import { countWalkIns, markCame, register } from '#modules/participation/server/index.ts';
import { objectInput, rateInput, slipsInput, upholdInput, withholdInput } from '../rating-input.ts';
import * as reports from './index.ts';

const database = testDatabase();
const at = testClock('2026-10-28');

/** The job's database: it sees and writes what the test's transaction does. */
const within = (tx: Tx): Pick<Database, 'reader' | 'write'> => ({ reader: asReader(tx), write: (act) => act(tx) });
const codesIn = async (tx: Tx) => (await queuedMail(tx)).flatMap(({ text }) => /\/rate\/([0-9A-Z-]{11})/.exec(text)?.[1] ?? []);
const voice = (changes: Record<string, string> = {}) => rateInput.parse({ 'mark.clear': '5', 'mark.honest': '4', comment: '', ...changes });
const slips = (n: number, issued: number) => slipsInput.parse({ slips: String(n), issued: String(issued) });

/** Two register, one with mail; both come, and three more without a registration. */
async function held(tx: Tx, w: World): Promise<string> {
	const id = await published(tx, w);
	for (const [n, contact] of [{ email: 'a@example.kz' }, { phone: '+7 701 123 45 67' }].entries()) {
		const who = registerInput.parse({ key: String(n).padStart(43, 'k'), name: 'Айгүл', people: '2', ...contact });
		await register(tx, ANONYMOUS, w.eventId, { ...who, lang: 'kk' });
	}
	at('2026-11-20', '16:00');
	for (const number of [1, 2]) await markCame(tx, w.head, w.eventId, { number, came: 2 });
	await countWalkIns(tx, w.head, w.eventId, { walkIns: 3 });
	return id;
}

it('gives a code to who came and to nobody else: by letter once, on paper never more than people', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await reportWorld(tx);
		const id = await held(tx, w);
		// The meeting goes on: no letter yet; slips are printed at the door.
		expect(await reports.writeLinks(within(tx))).toBe(0);
		await expect(reports.issueSlips(tx, w.stranger, id, slips(1, 0))).rejects.toMatchObject({ status: 404 });
		// Seven came, one of them gets a letter.
		await expect(reports.issueSlips(tx, w.head, id, slips(7, 0))).rejects.toMatchObject({ code: 'reports.slips_many' });
		const codes = await reports.issueSlips(tx, w.head, id, slips(4, 0));
		expect(new Set(codes).size).toBe(4);
		await expect(reports.issueSlips(tx, w.head, id, slips(4, 0))).rejects.toMatchObject({ code: 'reports.slips_made' });
		await expect(reports.issueSlips(tx, w.head, id, slips(3, 4))).rejects.toMatchObject({ code: 'reports.slips_many' });
		await expect(reports.rateReport(tx, codes[0] ?? '', voice(), 'kk')).rejects.toMatchObject({ code: 'reports.rate_early' });
		at('2026-11-20', '17:05');
		expect(await reports.writeLinks(within(tx))).toBe(1);
		expect(await reports.writeLinks(within(tx))).toBe(0);
		expect(await codesIn(tx)).toHaveLength(1);
		// What is kept leads from nobody to a code: one row says that somebody was written to, the other names no one.
		const kept = await rows(
			tx,
			sql<{ columns: string }>`
			SELECT string_agg(column_name, ' ' ORDER BY column_name) AS columns FROM information_schema.columns
			WHERE table_name IN ('report_code', 'report_mark') GROUP BY table_name ORDER BY table_name`
		);
		expect(kept.map(({ columns }) => columns)).toEqual(['hash kind made_on report_id spent_on', 'criterion mark n report_id']);
		at('2026-12-05');
		await expect(reports.issueSlips(tx, w.head, id, slips(1, 4))).rejects.toMatchObject({ code: 'reports.slips_time' });
	});
});

it('takes one voice of each code into sums, and shows them when the term is over, from five voices on', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await reportWorld(tx);
		const id = await held(tx, w);
		const codes = await reports.issueSlips(tx, w.head, id, slips(6, 0));
		at('2026-11-21');
		await expect(reports.rateReport(tx, '00000-00000', voice(), 'kk')).rejects.toMatchObject({ status: 404 });
		await expect(reports.rateReport(tx, codes[0] ?? '', rateInput.parse({ 'mark.other': '5' }), 'kk')).rejects.toMatchObject({
			code: 'reports.no_mark'
		});
		for (const code of codes.slice(0, 4)) await reports.rateReport(tx, code, voice(), 'kk');
		await expect(reports.rateReport(tx, codes[0] ?? '', voice(), 'kk')).rejects.toMatchObject({ code: 'reports.spent' });
		await reports.rateReport(tx, codes[4] ?? '', rateInput.parse({ 'mark.clear': '1' }), 'kk');
		const results = async () => (await reports.presentPublicReport(asReader(tx), 'en', id)).results;
		// While it runs nobody can take the difference of two days.
		expect(await results()).toMatchObject({ voices: 'People who came: 7. Rated: 5.', criteria: [], comments: [] });
		at('2026-12-05');
		await expect(reports.rateReport(tx, codes[5] ?? '', voice(), 'kk')).rejects.toMatchObject({ code: 'reports.rate_late' });
		const shown = (await results())?.criteria.map(({ bars, few, good }) => [bars.map(({ value }) => value), few, good]);
		expect(shown).toEqual([
			[[4, 0, 0, 0, 1], undefined, undefined],
			[[], 'Too few voices to show.', undefined],
			[[], 'Too few voices to show.', undefined],
			[[], 'Too few voices to show.', undefined]
		]);
		// A voice leaves no row in the journal.
		const acts = (await timelineOf(asReader(tx), { kind: 'report', id }, 'staff')).map(({ act }) => act);
		expect(acts.filter((act) => act.includes('rate'))).toEqual([]);
	});
});

it('shows words when a moderator read them; what is withheld has a reason, and an objection that somebody else decides', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await reportWorld(tx);
		const id = await held(tx, w);
		const codes = await reports.issueSlips(tx, w.head, id, slips(2, 0));
		at('2026-11-21');
		for (const [n, code] of codes.entries()) await reports.rateReport(tx, code, voice({ comment: `Пікір ${String(n)}` }), 'kk');
		const comments = async () => (await reports.presentRatingDesk(asReader(tx), 'kk', w.head, id)).comments;
		const idOf = async (text: string) => (await comments()).find((one) => one.text === text)?.id ?? '';
		const [first, second] = [await idOf('Пікір 0'), await idOf('Пікір 1')];
		await expect(reports.showComment(tx, w.stranger, id, { commentId: first })).rejects.toMatchObject({ status: 404 });
		await reports.showComment(tx, w.head, id, { commentId: first });
		await expect(reports.showComment(tx, w.head, id, { commentId: first })).rejects.toMatchObject({ code: 'reports.comment_state' });
		await reports.withholdComment(
			tx,
			w.head,
			id,
			withholdInput.parse({ commentId: second, refusal: 'off_topic', words: 'Кездесу туралы емес' })
		);
		const own = async () => (await reports.presentRate(asReader(tx), 'kk', codes[1])).comment;
		expect(await own()).toMatchObject({ text: 'Пікір 1', state: 'көрсетілмейді', mayObject: true });
		await reports.objectComment(tx, codes[1] ?? '', objectInput.parse({ objection: 'Кездесу туралы жаздым' }));
		await expect(reports.objectComment(tx, codes[1] ?? '', { objection: 'Тағы да' })).rejects.toMatchObject({
			code: 'reports.comment_state'
		});
		// Whoever withheld it does not decide.
		const uphold = upholdInput.parse({ commentId: second, answer: 'Шынымен басқа туралы' });
		await expect(reports.upholdComment(tx, w.head, id, uphold)).rejects.toMatchObject({ code: 'reports.other' });
		const other = await makeStaff(tx, { role: 'branch_head', unitId: w.branch.id });
		await reports.upholdComment(tx, other, id, uphold);
		expect(await own()).toMatchObject({ mayObject: false, answer: 'Шынымен басқа туралы' });
		at('2026-12-05');
		const { results } = await reports.presentPublicReport(asReader(tx), 'kk', id);
		expect([results?.comments.map(({ text }) => text), results?.withheld]).toEqual([['Пікір 0'], 1]);
	});
});
