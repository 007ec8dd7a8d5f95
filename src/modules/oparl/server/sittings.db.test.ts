import { expect, it } from 'vitest';
import { asReader, sql, type Tx } from '#platform/db/index.ts';
import { newId } from '#platform/ids.ts';
import { decisionInput } from '#modules/minutes/input.ts';
import { approveMinutes, publishMinutes, takeDecision } from '#modules/minutes/server/index.ts';
import { cancelSittingInput } from '#modules/sittings/agenda-input.ts';
import {
	announcedSitting,
	itemForm,
	openedSitting,
	sittingForm,
	sittingWorld,
	type SittingWorld
} from '#modules/sittings/server/fixture.ts';
import { addItem, announce, beginItem, cancelSitting, endItem, endSitting, planSitting } from '#modules/sittings/server/index.ts';
import { makeUnit } from '../../../../test/actors.ts';
import { testClock } from '../../../../test/clock.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { popolo } from '../../../../test/oparl/popolo.ts';
import { faults } from '../../../../test/oparl/valid.ts';
import type { Thing } from '../rules/convert.ts';
import { answerOparl } from './answer.ts';
import { asked, everything, namedBy, within } from './fixture.ts';
import { popoloOf, publishOwn } from './index.ts';

const database = testDatabase();
const at = testClock('2026-10-28');

const meetingOf = (tx: Tx, id: string) => asked(asReader(tx), `/oparl/v1.1/meeting/${id}`);

/** A text that an item has, as its first version. */
async function addPaper(tx: Tx, itemId: string, text: string): Promise<string> {
	const [id, version, now] = [newId(), newId(), Temporal.Instant.from('2026-10-28T05:00:00Z')];
	await sql`INSERT INTO sitting_paper (id, item_id, kind, title, added_at, changed_at) VALUES (${id}, ${itemId}, 'draft', 'Шешім жобасы', ${now}, ${now})`.execute(
		tx
	);
	await sql`INSERT INTO sitting_paper_version (id, paper_id, version, text, sha256, made_at)
		VALUES (${version}, ${id}, 1, ${text}, ${Buffer.alloc(32)}, ${now})`.execute(tx);
	return id;
}

/** A vote that was declared: the first seats said yes, the last one no. */
async function vote(tx: Tx, w: SittingWorld, eventId: string, itemId: string, number: number): Promise<void> {
	const [id, now] = [newId(), Temporal.Instant.from('2026-11-12T06:00:00Z')];
	const name = { kk: 'Жай мәселе', ru: 'Обычный вопрос', en: 'Ordinary question' };
	const rule = {
		name,
		source: 'Ереже, 4-тармақ',
		base: 'present',
		share: { over: 1, of: 2 },
		threshold: 'more',
		rounding: 'up',
		tie: 'casting'
	};
	await sql`INSERT INTO sitting_vote (id, event_id, item_id, number, question, way, rule, opened_at, closed_at)
		VALUES (${id}, ${eventId}, ${itemId}, ${number}, 'Жоба қабылдансын ба?', 'device', ${JSON.stringify(rule)}, ${now}, ${now})`.execute(tx);
	for (const [i, seat] of w.seats.slice(0, 3).entries()) {
		await sql`INSERT INTO sitting_ballot (vote_id, event_id, mandate_id, by_id, voice, at, device)
			VALUES (${id}, ${eventId}, ${seat}, ${seat}, ${i < 2 ? 'yes' : 'no'}, ${now}, 'own')`.execute(tx);
	}
	await sql`INSERT INTO sitting_result (vote_id, yes, no, abstain, silent, present, members, seats, base, needed, outcome, chair_voice, by_chair, declared_at)
		VALUES (${id}, 2, 1, 0, 4, 7, 9, 9, 7, 4, 'lost', 'no', true, ${now})`.execute(tx);
}

it('is a meeting with its agenda, papers, who came and who voted how; of what is closed only that it is, and why', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await sittingWorld(tx);
		const id = await planSitting(tx, w.secretary, w.body.id, sittingForm(w));
		await publishOwn(tx);
		await expect(meetingOf(tx, id)).rejects.toThrow('404');
		const open = await addItem(tx, w.secretary, id, itemForm('Жылу маусымы'));
		const secret = await addItem(tx, w.secretary, id, itemForm('Жасырын мәселе', { closedGround: 'Дербес деректер' }));
		const below = await addItem(tx, w.secretary, id, itemForm('Жасырын бөлігі', { parentId: secret }));
		const paper = await addPaper(tx, open, 'Бірінші абзац');
		await addPaper(tx, below, 'Жасырын мәтін');
		await announce(tx, w.secretary, id, { undiscussedReason: 'Талқылауды күтпейтін мәселе', shortReason: 'Шұғыл' });
		at('2026-11-12', '10:00');
		await openedSitting(tx, w, id, 7);
		await vote(tx, w, id, open, 1);
		await vote(tx, w, id, below, 2);
		await publishOwn(tx);
		const { system, all } = await everything(asReader(tx));
		expect([system, ...all].flatMap(within).flatMap(faults)).toEqual([]);
		const served = new Set(all.map((one) => String(one.id)));
		expect(all.flatMap(namedBy).filter((one) => !served.has(one))).toEqual([]);
		expect(JSON.stringify(all)).not.toMatch(/Жасырын/);
		const meeting = await meetingOf(tx, id);
		expect(meeting).toMatchObject({
			meetingState: 'eingeladen',
			cancelled: false,
			location: { description: 'Мәжіліс залы' },
			'jauap:stage': 'open'
		});
		expect(meeting.participant).toHaveLength(7);
		const [first, ...closed] = meeting.agendaItem as Thing[];
		expect(first).toMatchObject({ number: '1', order: 0, public: true, name: 'Жылу маусымы', result: 'қабылданбады' });
		expect(
			closed.map(({ number, name, public: heard, ...rest }) => [number, name, heard, rest['jauap:closed'], rest['jauap:votes']])
		).toEqual([
			['2', undefined, false, 'Дербес деректер', undefined],
			['2.1', undefined, false, 'Дербес деректер', undefined]
		]);
		const [event = {}] = (first?.['jauap:votes'] ?? []) as Thing[];
		expect(event).toMatchObject({
			identifier: '1',
			motion: { text: 'Жоба қабылдансын ба?' },
			result: 'fail',
			decided_by: 'chair',
			requirement: { base: 'present', of: 7, needed: 4, tie: 'casting' },
			counts: [
				{ option: 'yes', value: 2 },
				{ option: 'no', value: 1 },
				{ option: 'abstain', value: 0 },
				{ option: 'not voting', value: 4 }
			]
		});
		const voters = event.votes as { voter: string; option: string }[];
		expect(voters.map(({ option }) => option).toSorted()).toEqual(['no', 'yes', 'yes']);
		expect(voters.filter(({ voter }) => !served.has(voter))).toEqual([]);
		const { vote_events: events, motions, events: meetings, persons } = popolo.parse(await popoloOf(asReader(tx), undefined));
		expect(motions).toMatchObject([{ text: 'Жоба қабылдансын ба?', result: 'fail', requirement: '4 / 7 (present)' }]);
		expect(events).toMatchObject([{ motion_id: motions[0]?.id, counts: event.counts }]);
		const people = new Set(persons.map(({ id: person }) => person));
		expect(events[0]?.votes.filter(({ voter_id: voter }) => !people.has(voter))).toEqual([]);
		expect(meetings.find(({ classification }) => classification === 'meeting')?.attendees).toHaveLength(7);
		const file = (await asked(asReader(tx), `/oparl/v1.1/paper/${paper}`)).mainFile as Thing;
		expect(file).toMatchObject({ text: 'Бірінші абзац', mimeType: 'text/plain' });
		const path = new URL(String(file.accessUrl)).pathname.replace('/oparl/v1.1/', '');
		expect(await answerOparl(asReader(tx), { path, query: new URLSearchParams(), lang: 'kk' })).toMatchObject({
			status: 200,
			text: 'Бірінші абзац'
		});
		const consultation = await asked(asReader(tx), String(first?.consultation));
		expect(consultation).toMatchObject({ authoritative: true, agendaItem: first?.id, meeting: meeting.id });
	});
});

it('has its minutes with what was decided once they are published, and not before', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await sittingWorld(tx);
		const branch = await makeUnit(tx, { kind: 'district', parentId: w.root.id });
		const id = await planSitting(tx, w.secretary, w.body.id, sittingForm(w));
		const open = await addItem(tx, w.secretary, id, itemForm('Жылу маусымы'));
		const secret = await addItem(tx, w.secretary, id, itemForm('Жасырын мәселе', { closedGround: 'Дербес деректер' }));
		await announce(tx, w.secretary, id, { undiscussedReason: 'Талқылауды күтпейтін мәселе', shortReason: 'Шұғыл' });
		at('2026-11-12', '10:00');
		await openedSitting(tx, w, id, 7);
		for (const [itemId, text] of [
			[open, 'Қазандықты жөндеу'],
			[secret, 'Жасырын шешім']
		] as const) {
			await beginItem(tx, w.chair, id, { itemId });
			const form = { itemId, unit: branch.code, text, dueOn: '2026-11-18', criterion: 'Акт қойылған', by: 'consent' };
			await takeDecision(tx, w.secretary, id, decisionInput.parse(form));
			await endItem(tx, w.chair, id);
		}
		await endSitting(tx, w.chair, id);
		await publishOwn(tx);
		expect(await meetingOf(tx, id)).toMatchObject({ meetingState: 'eingeladen', 'jauap:stage': 'ended' });
		at('2026-12-01');
		await approveMinutes(tx, w.chair, id);
		await publishOwn(tx);
		expect(await meetingOf(tx, id)).not.toHaveProperty('resultsProtocol');
		await publishMinutes(tx, w.secretary, id);
		await publishOwn(tx);
		const meeting = await meetingOf(tx, id);
		expect(within(meeting).flatMap(faults)).toEqual([]);
		expect(meeting).toMatchObject({ meetingState: 'durchgeführt', resultsProtocol: { name: 'Хаттама', date: '2026-12-01' } });
		expect((meeting.agendaItem as Thing[]).map(({ resolutionText }) => resolutionText)).toEqual(['Қазандықты жөндеу', undefined]);
	});
});

it('that is called off says so; a sitting that is closed tells nothing of its agenda', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await sittingWorld(tx);
		const id = await announcedSitting(tx, w, { closedGround: 'Мемлекеттік құпия' });
		await publishOwn(tx);
		const meeting = await meetingOf(tx, id);
		expect(meeting).toMatchObject({ 'jauap:closed': 'Мемлекеттік құпия', meetingState: 'eingeladen' });
		expect((meeting.agendaItem as Thing[]).map(({ name, public: heard }) => [name, heard])).toEqual([
			[undefined, false],
			[undefined, false]
		]);
		const before = Temporal.Instant.from(String(meeting.modified));
		at('2026-10-29');
		await cancelSitting(tx, w.secretary, id, cancelSittingInput.parse({ cancelReason: 'Жол жабық' }));
		await publishOwn(tx);
		const cancelled = await meetingOf(tx, id);
		expect(cancelled).toMatchObject({ cancelled: true });
		expect(Temporal.Instant.compare(Temporal.Instant.from(String(cancelled.modified)), before)).toBe(1);
	});
});
