import { paths } from '../../src/lib/paths.ts';
import { now, setClock } from '../../src/platform/clock.ts';
import { loadCalendar, nextWorkingDay } from '../../src/platform/calendar/index.ts';
import type { Database } from '../../src/platform/db/index.ts';
import { dayOf } from '../../src/platform/i18n/format.ts';
import type { Lang } from '../../src/platform/i18n/lang.ts';
import { inviteUnits } from '../../src/modules/events/server/index.ts';
import { planGatheringInput } from '../../src/modules/participation/input.ts';
import { countWalkIns, planGathering } from '../../src/modules/participation/server/index.ts';
import { amendInput, makeInput, promiseInput, writeInput } from '../../src/modules/reports/input.ts';
import { rateInput, withholdInput } from '../../src/modules/reports/rating-input.ts';
import * as reports from '../../src/modules/reports/server/index.ts';
import type { Cast } from '../../test/appeals.ts';

/** A report meeting of a deputy of the branch, announced. */
async function meeting(db: Database, { head, unit }: Cast, mandateId: string, day: Temporal.PlainDate): Promise<string> {
	const form = {
		hostId: unit.id,
		kind: 'report_meeting',
		titleKk: 'Жыл есебі',
		day: day.toString(),
		from: '15:00',
		to: '17:00',
		video: 'none',
		place: 'Мәдениет үйі',
		chairId: head.personId,
		agenda: 'Не істелді; 40',
		territory: '750000000',
		mandateId,
		language: 'both'
	};
	const id = await db.write((tx) => planGathering(tx, head, planGatheringInput.parse(form)));
	await db.write((tx) => inviteUnits(tx, head, id));
	return id;
}

/** Three came without a registration; one rated with words that were withheld, one with words to look at, one has not. Returns their codes. */
async function rated(db: Database, { head }: Cast, id: string): Promise<string[]> {
	const { event_id: eventId } = await db.reader.selectFrom('report').select('event_id').where('id', '=', id).executeTakeFirstOrThrow();
	await db.write((tx) => countWalkIns(tx, head, eventId, { walkIns: 4 }));
	const codes = await db.write((tx) => reports.issueSlips(tx, head, id, { slips: 3, issued: 0 }));
	for (const code of codes.slice(0, 2)) {
		const voice = rateInput.parse({ 'mark.clear': '4', 'mark.honest': '5', comment: 'Жауабы түсінікті болды' });
		await db.write((tx) => reports.rateReport(tx, code, voice, 'kk'));
	}
	const { id: commentId } = await db.reader.selectFrom('report_comment').select('id').where('report_id', '=', id).executeTakeFirstOrThrow();
	const why = withholdInput.parse({ commentId, refusal: 'off_topic', words: 'Кездесуге қатысы жоқ' });
	await db.write((tx) => reports.withholdComment(tx, head, id, why));
	return codes;
}

async function drafted(db: Database, { head }: Cast, eventId: string, to: Temporal.PlainDate): Promise<string> {
	const period = { periodFrom: to.subtract({ months: 6 }).toString(), periodTo: to.toString() };
	const id = await db.write((tx) => reports.makeReport(tx, head, makeInput.parse({ eventId, ...period })));
	const words = { 'general.kk': 'Жыл бойы жол мен су туралы жұмыс істедім.', 'visits.ru': 'Был в двух сёлах.' };
	await db.write((tx) => reports.writeReport(tx, head, id, writeInput.parse({ ...period, ...words })));
	return id;
}

/** Reports of the deputy who travels: a draft for a meeting ahead, and one whose meeting is over, with a correction and a promise. */
export async function report(db: Database, people: Cast, lang: Lang): Promise<{ desk: string[]; open: string[] }> {
	const { id: mandateId } = await db.reader
		.selectFrom('mandate')
		.innerJoin('mandate_term', 'mandate_term.id', 'mandate.term_id')
		.innerJoin('unit', 'unit.id', 'mandate_term.unit_id')
		.select('mandate.id')
		.where('unit.parent_id', '=', people.unit.id)
		.where('mandate.name', '=', 'Дәулет Ермеков')
		.executeTakeFirstOrThrow();
	const today = now();
	const draft = await drafted(
		db,
		people,
		await meeting(db, people, mandateId, dayOf(today).add({ days: 20 })),
		dayOf(today).subtract({ days: 1 })
	);
	const restore = setClock(() => today.subtract({ hours: 24 * 20 }));
	let held: string;
	try {
		const eventId = await meeting(db, people, mandateId, dayOf(today).subtract({ days: 3 }));
		held = await drafted(db, people, eventId, dayOf(today).subtract({ days: 21 }));
		await db.write((tx) => reports.publishReport(tx, people.head, held));
	} finally {
		restore();
	}
	const dueOn = nextWorkingDay(await loadCalendar(db.reader), dayOf(today).add({ days: 20 })).toString();
	const promise = { quote: 'Достық көшесіне шам қоямын', whom: 'Достық көшесі', unitId: people.unit.id, dueOn };
	await db.write((tx) => reports.writePromise(tx, people.head, held, promiseInput.parse(promise)));
	const correction = { section: 'visits', textKk: 'Үшінші ауыл жазылмай қалған.', reason: 'Жазба кеш келді' };
	await db.write((tx) => reports.amendReport(tx, people.head, held, amendInput.parse(correction)));
	const codes = await rated(db, people, held);
	return {
		desk: [
			paths.desk.reportRating(held),
			paths.desk.newReport(),
			paths.desk.report(draft),
			paths.desk.report(held),
			paths.desk.reportRecords(held, 'visits_made')
		],
		open: [
			paths.reports.one(lang, held),
			paths.reports.records(lang, held, 'visits_made'),
			paths.rate.enter(lang),
			...codes.map((code) => paths.rate.one(lang, code))
		]
	};
}
