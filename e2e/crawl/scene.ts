import { randomBytes } from 'node:crypto';
import { takeCouncils } from '../../src/cli/demo/council.ts';
import { paths } from '../../src/lib/paths.ts';
import type { Database, Tx } from '../../src/platform/db/index.ts';
import type { Lang } from '../../src/platform/i18n/lang.ts';
import { newId } from '../../src/platform/ids.ts';
import { makeToken } from '../../src/platform/secrets.ts';
import { intakeInput } from '../../src/modules/appeals/desk-input.ts';
import { signDecision, submitDecision, takeIn, type Received } from '../../src/modules/appeals/server/index.ts';
import { saveView } from '../../src/modules/desk/server/index.ts';
import { reportAssignment } from '../../src/modules/assignments/server/index.ts';
import type { DraftInput } from '../../src/modules/directives/input.ts';
import { draftDirective, draftSeries, issueDirective, issueSeries, startSeries } from '../../src/modules/directives/server/index.ts';
import { NOBODY } from '../../src/modules/organisation/rules/audience.ts';
import { takeMail } from '../../src/modules/channels/server/index.ts';
import { draftAnswers, gatherProblem, publishProblem, replyToProblem } from '../../src/modules/problems/server/index.ts';
import { kitInput } from '../../src/modules/field/input.ts';
import { makeKit } from '../../src/modules/field/server/index.ts';
import { factsInput } from '../../src/modules/rights/input.ts';
import { layFacts, settleAlike } from '../../src/modules/rights/server/index.ts';
import { askCorrection } from '../../src/modules/procedure/server/index.ts';
import { examineDecision, takeRecheck } from '../../src/modules/quality/server/index.ts';
import { countScorecards } from '../../src/modules/scorecards/server/index.ts';
import { mandateInput, termInput } from '../../src/modules/mandates/input.ts';
import { giveMandate, openTerm } from '../../src/modules/mandates/server/index.ts';
import { hostInput, patternInput, placeInput } from '../../src/modules/receptions/input.ts';
import { addPattern, cancelDay, daysOf, makeHost, makePlace } from '../../src/modules/receptions/server/index.ts';
import { linkInput } from '../../src/modules/structure/input.ts';
import { linkOf, makeJoinLink } from '../../src/modules/structure/server/index.ts';
import { loadCalendar, nextWorkingDay } from '../../src/platform/calendar/index.ts';
import { now } from '../../src/platform/clock.ts';
import { dayOf } from '../../src/platform/i18n/format.ts';
import { makeTap } from '../../src/platform/one-tap/index.ts';
import type { Staff } from '../../src/platform/identity/actor.ts';
import { makeStaff, makeUnit } from '../../test/actors.ts';
import { addBody } from '../../test/bodies.ts';
import { makeScene as makeHosting, makeTimes, want } from '../../test/wishes.ts';
import { confer } from './conferences.ts';
import { discussed } from './discussion.ts';
import { owe } from './duties.ts';
import { gather } from './events.ts';
import { going } from './floor.ts';
import { report } from './reports.ts';
import { received } from './tickets.ts';
import { minuted } from './minutes.ts';
import { pledged } from './promises.ts';
import { sit } from './sittings.ts';
import { travel } from './visits.ts';
import { answered, cast, inWork, receive, type Cast } from '../../test/appeals.ts';

export interface Scene {
	people: Cast;
	/** One appeal just received, one in work, one answered, one returned to be completed. */
	cases: Received[];
	/** The account of a citizen who has one. */
	citizenId: string;
	/** Opens the page on which one joins the appeal in work. */
	joinToken: string;
	/** Pages of the citizen's own, where they discussed an agenda. */
	own: string[];
	/** A promise whose evidence may be disputed. */
	promiseId: string;
	/** Somebody who has a time to meet a host. */
	wish: { number: string; accessCode: string; tap: string; dayId: string };
	/** Public pages that only a link in a letter leads to. */
	open: string[];
	/** Pages of the head that few links lead to. */
	remote: string[];
}

/** For a field reception in the first region. */
const KIT = { label: 'Планшет 1', territory: '100000000', numbers: '3', wishNumbers: '3' };

/** A letter that came by mail with nothing in it: it waits for a look. */
const EMPTY_LETTER = {
	key: randomBytes(32),
	bytes: 120,
	text: '',
	files: [],
	head: { from: 'nobody@example.kz', name: '', subject: '', tags: [], automatic: undefined }
};

/** A district branch with something on every shelf: appeals in four stages, one that lacks its text, a letter that says nothing, a public problem, a body. */
export async function setScene(db: Database, lang: Lang): Promise<Scene> {
	const people = await db.write((tx) => cast(tx));
	const cases: Received[] = [];
	for (const stage of [receive, inWork, answered]) cases.push(await db.write((tx) => stage(tx, people)));
	cases.push(await db.write((tx) => returned(tx, people)));
	const lacking = intakeInput.parse({ unitId: people.unit.id, channel: 'phone', language: lang, name: 'Сынақ Өтінішші' });
	await db.write((tx) => takeIn(tx, people.operator, { key: makeToken() }, lacking));
	await db.write((tx) => addBody(tx));
	const council = await db.write((tx) => seated(tx, people.unit.id));
	await takeCouncils(db);
	await takeMail(EMPTY_LETTER, db);
	await publishOne(db, people, cases[1]?.id ?? '');
	await db.write((tx) => violated(tx, people, lang));
	await db.write((tx) => saveView(tx, people.head, { name: 'Ашықтары', query: 'open=1', unitId: people.unit.id }));
	await judged(db, people);
	await scored(db, people, lang);
	const conferences = await confer(db, people, council);
	const sittings = await sit(db, people, council);
	const floor = await going(db, people, council, lang);
	const citizenId = newId();
	await db.write((tx) =>
		tx
			.insertInto('account')
			.values({ id: citizenId, kind: 'citizen', email: `${citizenId}@example.kz`, language: lang })
			.execute()
	);
	const agenda = await discussed(db, people, council, citizenId, lang);
	const gathered = await gather(db, people, lang);
	const trips = await travel(db, people);
	const duties = await owe(db, people);
	const reported = await report(db, people, lang);
	const programmes = await pledged(db, people, cases[1]?.id ?? '');
	const minutes = await minuted(db, people, council, programmes.promiseId, lang);
	await db.write((tx) => makeKit(tx, people.head, kitInput.parse({ ...KIT, unitId: people.unit.id, day: dayOf(now()).toString() })));
	const receptions = await db.write((tx) => receiving(tx, people));
	const today = await db.write((tx) => received(tx, people, lang));
	const { draft, looked } = await directed(db, people);
	const wish = await db.write((tx) => booked(tx, lang, people.unit.id));
	const counted = { indicator: 'appeals_on_time', period: String(dayOf(now()).year) };
	const remote = [
		...conferences,
		...sittings,
		...floor.desk,
		...agenda.desk,
		...gathered.desk,
		...trips,
		...duties,
		...reported.desk,
		...programmes.desk,
		...minutes.desk,
		...receptions,
		...today.desk,
		...looked,
		paths.desk.wishes(),
		paths.desk.newWish,
		paths.desk.wish(wish.number),
		paths.desk.directiveEdit(draft),
		paths.desk.scorecardCases(people.unit.id, counted)
	];
	const joinToken = await inviting(db, people, cases[1]?.id ?? '');
	return {
		people,
		cases,
		citizenId,
		joinToken,
		own: agenda.own,
		promiseId: programmes.promiseId,
		wish,
		open: [
			paths.meet.tap(lang, wish.tap),
			paths.meet.on(lang, wish.dayId),
			paths.panel.link(lang, programmes.seat),
			...agenda.open,
			...gathered.open,
			...minutes.open,
			...floor.open,
			...reported.open,
			...today.open
		],
		remote
	};
}

/** Somebody has a time to meet a host, whose line the branch keeps. */
async function booked(tx: Tx, lang: Lang, unitId: string) {
	const hosting = await makeHosting(tx);
	const dayId = await makeTimes(tx, hosting, dayOf(now()).add({ days: 20 }).toString(), 3);
	const { id: slotId } = await tx.selectFrom('reception_slot').select('id').where('day_id', '=', dayId).executeTakeFirstOrThrow();
	const wish = await want(tx, hosting, { slotId, language: lang });
	await tx.updateTable('wish').set({ unit_id: unitId }).where('id', '=', wish.id).execute();
	const tap = { subjectKind: 'wish', subjectId: wish.id, act: 'answer', until: now().add({ hours: 1 }) };
	return { ...wish, dayId, tap: await makeTap(tx, tap) };
}

/** A public council of the branch with two people in it; returns its code. */
async function seated(tx: Tx, parentId: string): Promise<string> {
	const root = await tx.selectFrom('unit').select('id').where('parent_id', 'is', null).executeTakeFirstOrThrow();
	const keeper = await makeStaff(tx, { role: 'administrator', unitId: root.id });
	const { id, code } = await makeUnit(tx, { kind: 'council', parentId });
	const term = { ordinal: '3', seats: '9', termFrom: '2025-02-03', termTo: '2099-02-02', source: 'Шешім № 4' };
	await openTerm(tx, keeper, id, termInput.parse(term));
	const seat = { name: 'Айша Сапарова', place: 'chair', givenBy: 'Жиналыс хаттамасы № 1', validFrom: '2025-02-03' };
	await giveMandate(tx, keeper, id, mandateInput.parse(seat));
	await giveMandate(tx, keeper, id, mandateInput.parse({ ...seat, name: 'Берік Омаров', place: 'member' }));
	return code;
}

/** A directive of the head to two primary organisations, one of which reported; a draft, whose id is returned; and the pages of second looks. */
async function directed(db: Database, people: Cast): Promise<{ draft: string; looked: string[] }> {
	const { head, unit } = people;
	return db.write(async (tx) => {
		const primary = await makeUnit(tx, { kind: 'primary', parentId: unit.id });
		await makeUnit(tx, { kind: 'primary', parentId: unit.id });
		const leader = await makeStaff(tx, { role: 'head', unitId: primary.id });
		const dueOn = nextWorkingDay(await loadCalendar(tx), dayOf(now()).add({ days: 14 }));
		const wish: DraftInput = {
			title: 'Ауладағы шамдарды түгендеу',
			text: 'Әр ауланы аралап, жанбайтын шамдарды жазыңыз.',
			priority: 'Қауіпсіз аула',
			issuerUnitId: unit.id,
			dueOn,
			audience: { ...NOBODY, kinds: ['primary'] },
			criteria: [{ text: 'Тізім жасалды', evidence: false }]
		};
		const directiveId = await draftDirective(tx, head, wish);
		await issueDirective(tx, head, { directiveId });
		const draft = await draftDirective(tx, head, { ...wish, title: 'Қысқы демалыс іс-шаралары' });
		const part = await tx.selectFrom('assignment').select('id').where('unit_id', '=', primary.id).executeTakeFirstOrThrow();
		await reportAssignment(tx, leader, { assignmentId: part.id, text: 'Тізім жасалды, 14 шам жанбайды.' });
		await recurring(tx, head, wish);
		return { draft, looked: await lookedAt(tx, people, directiveId, leader.personId) };
	});
}

/** A look that the head has to take, and one that did not confirm what the head accepted; a month's draw. */
async function lookedAt(tx: Tx, { head, unit }: Cast, directiveId: string, other: string): Promise<string[]> {
	const parts = await tx.selectFrom('assignment').select(['id', 'unit_id']).where('origin_id', '=', directiveId).orderBy('id').execute();
	const rule = await tx.selectFrom('control_rule').select('id').executeTakeFirstOrThrow();
	const [draw, at] = [newId(), now()];
	const month = Temporal.PlainDate.from('1990-01-01').add({ days: randomBytes(2).readUInt16BE() % 9_000 });
	await tx.insertInto('control_draw').values({ id: draw, month, rule_id: rule.id, seed: 'crawl', pool: 2, drawn: 2, at }).execute();
	const pages = [paths.desk.lookDraw(draw)];
	for (const [i, part] of parts.entries()) {
		const id = newId();
		const pool = { draw_id: draw, assignment_id: part.id, issuer_unit_id: unit.id };
		await tx.insertInto('control_pool').values(pool).execute();
		const end = { state: 'done', ended_at: at, finding: 'unconfirmed', reply_until: dayOf(at).add({ days: 3 }), looker_id: other };
		const look = { id, ...pool, directive_id: directiveId, unit_id: part.unit_id, due_on: dayOf(at), given_at: at };
		await tx
			.insertInto('control_look')
			.values({ ...look, ...(i === 0 ? { state: 'waiting', looker_id: head.personId } : end) })
			.execute();
		if (i > 0)
			await tx.insertInto('control_answer').values({ look_id: id, question_id: 'shown', answer: 'no', remark: 'Фото жоқ' }).execute();
		pages.push(paths.desk.look(id));
	}
	return pages;
}

/** A series that missed a month and has issued since; and another that waits to be started. */
async function recurring(tx: Tx, head: Staff, { dueOn, ...wish }: DraftInput): Promise<void> {
	const plan = { rhythm: { every: 'month', day: 5 }, lead: 30, fromOn: dueOn, untilOn: undefined, reason: undefined } as const;
	const seriesId = await draftSeries(tx, head, { ...wish, ...plan, title: 'Айлық есеп' });
	await startSeries(tx, head, { seriesId });
	const past = dayOf(now()).subtract({ months: 1 }).with({ day: 1 });
	const days = { next_period: past, next_issue_on: past, next_due_on: past, from_on: past };
	await tx.updateTable('directive_series').set(days).where('id', '=', seriesId).execute();
	await issueSeries(tx, seriesId);
	await draftSeries(tx, head, { ...wish, ...plan, title: 'Тоқсандық есеп', rhythm: { every: 'quarter', month: 1, day: 10 } });
}

/** A host of the branch with hours every week, of which one day was cancelled; returns the pages of one day, of the hours and of the place. */
async function receiving(tx: Tx, { operator, unit }: Cast): Promise<string[]> {
	const region = await tx.selectFrom('territory').select('code').where('level', '=', 1).orderBy('code').executeTakeFirstOrThrow();
	const named = { nameKk: 'Қабылдау бөлмесі', addressKk: 'Абай көшесі, 1', territory: region.code, access: 'step_free', video: 'on' };
	const placeId = await makePlace(tx, operator, unit.id, placeInput.parse(named));
	const who = { who: `person:${operator.personId}`, titleKk: 'бөлім басшысы', validFrom: dayOf(now()).toString() };
	const hostId = await makeHost(tx, operator, unit.id, hostInput.parse(who));
	const terms = {
		placeId,
		from: '15:00',
		to: '16:00',
		slotMinutes: '20',
		seats: '1',
		walkInShare: '30',
		languages: 'kk,ru',
		modes: 'in_person,video'
	};
	const weekly = { ...terms, every: 'week', step: '1', nth: '1', weekdays: '1,2,3,4,5', validFrom: dayOf(now()).toString() };
	const { patternId } = await addPattern(tx, operator, hostId, patternInput.parse(weekly));
	const until = dayOf(now()).add({ weeks: 2 });
	const days = (await daysOf(tx, hostId, { from: dayOf(now()).add({ days: 2 }), until })).map(({ id }) => id);
	const [first = '', second = ''] = days;
	await cancelDay(tx, operator, { dayId: first, reason: 'Сессия' });
	return [
		paths.desk.receptionDay(first),
		paths.desk.receptionDay(second),
		paths.desk.receptionHost(hostId),
		paths.desk.receptionPattern(hostId, patternId),
		paths.desk.newReceptionPattern(hostId),
		paths.desk.receptionPlace(placeId)
	];
}

async function returned(tx: Tx, people: Cast): Promise<Received> {
	const appeal = await inWork(tx, people);
	const dueOn = nextWorkingDay(await loadCalendar(tx), dayOf(now()));
	await askCorrection(tx, people.executor, appeal.id, { grounds: ['papers'], text: 'Шарттың көшірмесі керек', dueOn });
	return appeal;
}

/** A link by which others join this appeal. */
async function inviting(db: Database, { operator }: Cast, id: string): Promise<string> {
	const untilOn = dayOf(now()).add({ days: 10 }).toString();
	const shown = 'Абай көшесінде үш айдан бері жарық жоқ. Бірге сұраймыз.';
	await db.write((tx) => makeJoinLink(tx, operator, id, linkInput.parse({ shown, untilOn, most: '20' })));
	return (await linkOf(db.reader, id))?.token ?? '';
}

/** An answer with a sign for those above to judge, and a closed case of another branch for the head to check again. */
async function judged(db: Database, people: Cast): Promise<void> {
	await db.write(async (tx) => {
		const { id } = await inWork(tx, people);
		const text = 'Сіздің өтінішіңіз қаралды. Тиісті шаралар қабылдануда.';
		await submitDecision(tx, people.executor, id, { outcome: 'clarified', groundId: undefined, language: 'kk', text });
		await examineDecision(tx, (await signDecision(tx, people.head, id)).decisionId);
		const far = await cast(tx);
		const closed = await answered(tx, far);
		const decision = await tx.selectFrom('decision').select('id').where('appeal_id', '=', closed.id).executeTakeFirstOrThrow();
		const [draw, at] = [newId(), now()];
		// A month of its own: each language draws anew.
		const month = Temporal.PlainDate.from('1990-01-01').add({ days: randomBytes(2).readUInt16BE() % 9_000 });
		await tx.insertInto('recheck_draw').values({ id: draw, month, seed: 'crawl', pool: 1, drawn: 1, at }).execute();
		const given = { reviewer_id: people.head.personId, due_on: dayOf(at), assigned_at: at, state: 'waiting' };
		const recheck = { id: newId(), draw_id: draw, appeal_id: closed.id, decision_id: decision.id, unit_id: far.unit.id, ...given };
		await tx.insertInto('recheck').values(recheck).execute();
		await takeRecheck(tx, people.head, recheck.id);
	});
}

/** Figures as of today, so that each number has its list; and an open meeting that a rule proposes for the branch. */
async function scored(db: Database, { unit }: Cast, lang: Lang): Promise<void> {
	await countScorecards(db.write, dayOf(now()));
	const [trigger, at, period] = [newId(), now(), { kk: '2026-06', ru: '2026-07', en: '2026-08' }[lang]];
	const rule = {
		size: 'month',
		periods: 1,
		threshold: 50,
		valid_from: dayOf(at),
		source: 'Сынақ ережесі',
		reason: 'Сынақ үшін',
		added_at: at
	};
	const figures = JSON.stringify([{ period, share: 0.2, low: 0.1, high: 0.4 }]);
	await db.write(async (tx) => {
		await tx
			.insertInto('scorecard_trigger')
			.values({ id: trigger, ...rule })
			.execute();
		const proposal = { id: newId(), trigger_id: trigger, unit_id: unit.id, period, figures, opened_at: at, state: 'open' };
		await tx.insertInto('scorecard_proposal').values(proposal).execute();
	});
}

/** An employer has one number, and each language its own employer. */
const BINS: Record<Lang, string> = { kk: '180340021800', ru: '180340021900', en: '180340022105' };

/** Three people of one employer whose pay is late: an employer in the register, and a group case of its own. */
async function violated(tx: Tx, people: Cast, lang: Lang): Promise<void> {
	const said = { profession: 'builder', violatedRight: 'pay_in_time', employer: '«Сынақ құрылыс» ЖШС', bin: BINS[lang] };
	for (const phone of ['+77012220001', '+77012220002', '+77012220003']) {
		const { id } = await inWork(tx, people, { phone });
		await layFacts(tx, people.operator, id, factsInput.parse(said));
		await settleAlike(tx, id);
	}
}

/** A problem about this appeal that anybody may read, with an official reply and an answer drafted out of it. */
async function publishOne(db: Database, { operator, head, unit }: Cast, appealId: string): Promise<void> {
	const titles = { titleKk: 'Абай көшесінде жарық жоқ', titleRu: 'На улице Абая нет света', titleEn: 'No light in Abai street' };
	await db.write(async (tx) => {
		// A problem lies where its appeals do.
		const place = await tx.selectFrom('territory').select('id').where('level', '=', 1).executeTakeFirstOrThrow();
		await tx.updateTable('appeal').set({ territory_id: place.id, region_id: place.id }).where('id', '=', appealId).execute();
		const id = await gatherProblem(tx, operator, { ...titles, since: '2026-08-01', appealIds: [appealId], unitId: unit.id });
		await publishProblem(tx, head, id, { public: true });
		const reply = { textKk: 'Көшедегі он төрт шам ауыстырылды.', textRu: 'На улице заменены четырнадцать фонарей.' };
		await replyToProblem(tx, head, id, { outcome: 'satisfied', ...reply });
		await draftAnswers(tx, head, id);
	});
}
