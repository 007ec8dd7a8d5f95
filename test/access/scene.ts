/** Everybody who can ask, and everything that can be asked about, in the server's database. */
import { randomInt } from 'node:crypto';
import { NOBODY } from '../../src/modules/organisation/rules/audience.ts';
import { loadCalendar, nextWorkingDay } from '../../src/platform/calendar/index.ts';
import { newId } from '../../src/platform/ids.ts';
import type { Database, Tx } from '../../src/platform/db/index.ts';
import { ROLES, type Role, type Staff } from '../../src/platform/identity/actor.ts';
import { addGrant } from '../../src/platform/identity/grants.ts';
import { makeTap } from '../../src/platform/one-tap/index.ts';
import { sha256 } from '../../src/platform/secrets.ts';
import { kitInput } from '../../src/modules/field/input.ts';
import { mandateInput, termInput } from '../../src/modules/mandates/input.ts';
import { sittingInput } from '../../src/modules/sittings/agenda-input.ts';
import { planGatheringInput } from '../../src/modules/participation/input.ts';
import { wishInput } from '../../src/modules/wishes/input.ts';
import { receiveWish, startWishDraft, withdrawWish } from '../../src/modules/wishes/server/index.ts';
import { dayInput } from '../../src/modules/receptions/input.ts';
import { makeHost, makePattern, makePlace } from '../../src/modules/receptions/server/fixture.ts';
import { served } from './matrix-tickets.ts';
import { makeStaff, makeUnit } from '../actors.ts';
import { INPUT } from '../appeals.ts';
import { call } from '../http/document.ts';
import { cookieOf } from '../http/server.ts';
import { citizen, makeWorld, type World } from '../http/world.ts';

const appeals = await import('../../src/modules/appeals/server/index.ts');
const { countScorecards } = await import('../../src/modules/scorecards/server/index.ts');
const { giveMandate, openTerm } = await import('../../src/modules/mandates/server/index.ts');
const { inviteUnits } = await import('../../src/modules/events/server/index.ts');
const { planGathering } = await import('../../src/modules/participation/server/index.ts');
const { cancelSitting, planSitting } = await import('../../src/modules/sittings/server/index.ts');
const field = await import('../../src/modules/field/server/index.ts');
const directives = await import('../../src/modules/directives/server/index.ts');
const { makeDay } = await import('../../src/modules/receptions/server/index.ts');
const { issueAssignment } = await import('../../src/modules/assignments/server/index.ts');

/** Where somebody of the staff stands to what is asked about: it is theirs; it is of their unit, of one below theirs, of another. */
export type Place = 'own' | 'same' | 'above' | 'other';
/** Who is not staff: nobody, a citizen with the account it came from or with another, who showed its code or another's. */
export const OUTSIDERS = ['anonymous', 'citizen', 'other citizen', 'applicant', 'other applicant'] as const;
export type Outsider = (typeof OUTSIDERS)[number];

/** An appeal on which no act is possible any more: who may act gets 409 and it stays as it is for the next one. */
export interface DoneAppeal {
	id: string;
	number: string;
	code: string;
	deliveryId: string;
}

export interface Member {
	staff: Staff;
	cookie: string;
}

export interface Scene {
	world: World;
	members: Record<Exclude<Place, 'own'>, Record<Role, Member>>;
	citizens: { owner: string; other: string };
	/** Cookies of browsers that showed a code. */
	grants: { owner: string; other: string };
	appeals: { own: Record<Role, DoneAppeal>; same: DoneAppeal; citizen: DoneAppeal; applicant: DoneAppeal; other: DoneAppeal };
	assignments: { own: Record<Role, string>; same: string };
	/** Issued by the region to the unit, and cancelled. */
	directiveId: string;
	/** A look that did not confirm what the region accepted from the unit, and the draw it is of. */
	look: { id: string; drawId: string };
	/** Of the unit's operator, and shut out. */
	kitId: string;
	/** Of the region to the unit, and ended. */
	seriesId: string;
	/** A host of the unit with hours and a day to come, at a place of it; the KATO code where that is. */
	reception: { hostId: string; patternId: string; dayId: string; placeId: string; territory: string };
	/** A day of that host on which somebody is being received. */
	served: { dayId: string; ticketId: string };
	/** Somebody of the unit whom administrators look after. */
	colleague: Staff;
	/** A public council of the unit, with a term. */
	councilId: string;
	/** A mandate in it. */
	mandateId: string;
	/** A sitting of the council, called off: nothing can be done with it. */
	sittingId: string;
	/** An event of the unit that citizens come to, announced. */
	gatheringId: string;
	/** A file of `appeals.applicant`. */
	fileId: string;
	/** A desk's draft in the unit. */
	draftId: string;
	/** Opens a citizen's draft. */
	draftToken: string;
	/** A wish to meet of the unit, given up, whose code `grants.owner` showed, too; a form that nobody sent, and a link of a letter. */
	wish: { number: string; draftToken: string; tap: string };
}

async function perRole<T>(make: (role: Role) => Promise<T>): Promise<Record<Role, T>> {
	const made: Partial<Record<Role, T>> = {};
	for (const role of ROLES) made[role] = await make(role);
	return made as Record<Role, T>;
}

export async function member(db: Database, role: Role, unitId: string): Promise<Member> {
	const staff = await db.write((tx) => makeStaff(tx, { role, unitId }));
	return { staff, cookie: await cookieOf(db, staff.accountId) };
}

interface Wish {
	unitId: string;
	executorId?: string;
	accountId?: string;
}

/** Withdrawn, with a decision that was handed over: as far as an appeal gets. */
async function doneAppeal(
	db: Database,
	wish: Wish,
	before: (appeal: DoneAppeal) => Promise<void> = () => Promise.resolve()
): Promise<DoneAppeal> {
	const deliveryId = newId();
	const appeal = await db.write(async (tx) => {
		const account = wish.accountId === undefined ? {} : { accountId: wish.accountId };
		const made = await appeals.receiveAppeal(tx, { kind: 'anonymous' }, INPUT, { channel: 'web', unitId: wish.unitId, ...account });
		await decided(tx, made.id, deliveryId);
		return { id: made.id, number: made.number, code: made.accessCode, deliveryId };
	});
	await before(appeal);
	const changes = { state: 'withdrawn', executor_id: wish.executorId ?? null };
	await db.write((tx) => tx.updateTable('appeal').set(changes).where('id', '=', appeal.id).execute());
	return appeal;
}

async function decided(tx: Tx, appealId: string, deliveryId: string): Promise<void> {
	const decisionId = newId();
	const at = Temporal.Now.instant();
	const text = 'Шешім мәтіні';
	await tx
		.insertInto('decision')
		.values({
			id: decisionId,
			appeal_id: appealId,
			ordinal: 1,
			outcome: 'noted',
			language: 'kk',
			text,
			signed_at: at,
			sha256: sha256(text)
		})
		.execute();
	await tx
		.insertInto('delivery')
		.values({ id: deliveryId, decision_id: decisionId, appeal_id: appealId, channel: 'letter', state: 'handed', at })
		.execute();
}

async function doneAssignment(db: Database, unitId: string, person: Staff): Promise<string> {
	return db.write(async (tx) => {
		const dueOn = nextWorkingDay(await loadCalendar(tx), Temporal.Now.plainDateISO().add({ days: 30 }));
		const id = await issueAssignment(tx, { kind: 'system', job: 'test' }, { text: 'Тапсырма', unitId, dueOn, issuerUnitId: unitId });
		const closed = { state: 'cancelled', closed_at: Temporal.Now.instant(), person_id: person.personId };
		await tx.updateTable('assignment').set(closed).where('id', '=', id).execute();
		return id;
	});
}

async function council(db: Database, parentId: string, keeper: Staff): Promise<Pick<Scene, 'councilId' | 'mandateId'>> {
	const term = { ordinal: '8', seats: '2', termFrom: '2023-03-29', termTo: '2028-03-28', source: 'Шешім' };
	return db.write(async (tx) => {
		const { id } = await makeUnit(tx, { kind: 'council', parentId });
		await openTerm(tx, keeper, id, termInput.parse(term));
		const seat = { name: 'Берік Омаров', place: 'chair', givenBy: 'Жиналыс', validFrom: '2023-03-29' };
		return { councilId: id, mandateId: await giveMandate(tx, keeper, id, mandateInput.parse(seat)) };
	});
}

async function calledOff(tx: Tx, leader: Staff, councilId: string): Promise<string> {
	const day = Temporal.Now.plainDateISO().add({ days: 40 }).toString();
	const held = { day, from: '10:00', to: '12:00', place: 'Мәжіліс залы', chairId: leader.personId };
	const id = await planSitting(tx, leader, councilId, sittingInput.parse(held));
	await cancelSitting(tx, leader, id, { cancelReason: 'Күні ауысты' });
	return id;
}

async function endedDirective(tx: Tx, leader: Staff, { region, unit }: World): Promise<string> {
	const dueOn = nextWorkingDay(await loadCalendar(tx), Temporal.Now.plainDateISO().add({ days: 30 }));
	const directiveId = await directives.draftDirective(tx, leader, {
		title: 'Жарлық',
		text: 'Мәтіні',
		priority: undefined,
		issuerUnitId: region.id,
		dueOn,
		criteria: [{ text: 'Орындалды', evidence: false }],
		audience: { ...NOBODY, also: [unit.code] }
	});
	await directives.issueDirective(tx, leader, { directiveId });
	await directives.cancelDirective(tx, leader, { directiveId, reason: 'Күші жойылды' });
	return directiveId;
}

/** A kit for today's field reception whose device was lost. */
async function lostKit(tx: Tx, worker: Staff, unitId: string): Promise<string> {
	const kit = {
		unitId,
		label: 'Планшет 1',
		day: Temporal.Now.plainDateISO('Asia/Almaty').toString(),
		territory: '190000000',
		numbers: '1',
		wishNumbers: '1'
	};
	const kitId = await field.makeKit(tx, worker, kitInput.parse(kit));
	await field.revokeKit(tx, worker, { kitId, reason: 'Планшет жоғалды' });
	return kitId;
}

/** Whoever looked holds no post that the table asks about; the term to reply is over. */
async function doneLook(tx: Tx, directiveId: string, looker: Staff, { region, unit }: World): Promise<Scene['look']> {
	const [id, drawId, at] = [newId(), newId(), Temporal.Now.instant()];
	// Several scenes share a database, and a month is drawn once.
	const month = Temporal.PlainDate.from('1990-01-01').add({ days: randomInt(9_000) });
	const rule = await tx.selectFrom('control_rule').select('id').executeTakeFirstOrThrow();
	await tx.insertInto('control_draw').values({ id: drawId, month, rule_id: rule.id, seed: 'access', pool: 1, drawn: 1, at }).execute();
	const part = await tx.selectFrom('assignment').select('id').where('origin_id', '=', directiveId).executeTakeFirstOrThrow();
	const units = { unit_id: unit.id, issuer_unit_id: region.id, directive_id: directiveId, assignment_id: part.id };
	const look = { id, draw_id: drawId, ...units, looker_id: looker.personId, due_on: month, given_at: at };
	await tx
		.insertInto('control_look')
		.values({ ...look, state: 'done', ended_at: at, finding: 'unconfirmed', reply_until: month })
		.execute();
	return { id, drawId };
}

/** A series of the region to the unit, ended before it was started. */
async function endedSeries(tx: Tx, leader: Staff, { region, unit }: World): Promise<string> {
	const seriesId = await directives.draftSeries(tx, leader, {
		title: 'Айлық есеп',
		text: 'Мәтіні',
		priority: undefined,
		reason: undefined,
		issuerUnitId: region.id,
		rhythm: { every: 'month', day: 5 },
		lead: 3,
		fromOn: Temporal.Now.plainDateISO(),
		untilOn: undefined,
		criteria: [{ text: 'Орындалды', evidence: false }],
		audience: { ...NOBODY, also: [unit.code] }
	});
	await directives.endSeries(tx, leader, { seriesId, reason: 'Керек емес' });
	return seriesId;
}

/** In the name of the unit, a month ahead. */
async function gathering(tx: Tx, leader: Staff, { unit }: World): Promise<string> {
	const day = Temporal.Now.plainDateISO().add({ days: 30 }).toString();
	const held = { day, from: '15:00', to: '17:00', place: 'Мәдениет үйі', video: 'none', agenda: 'Есеп; 40' };
	const told = { territory: '750000000', language: 'both' };
	const form = { hostId: unit.id, kind: 'open_meeting', titleKk: 'Ашық кездесу', chairId: leader.personId, ...held, ...told };
	const id = await planGathering(tx, leader, planGatheringInput.parse(form));
	await inviteUnits(tx, leader, id);
	return id;
}

async function receiving(tx: Tx, unitId: string): Promise<Scene['reception']> {
	const territory = await tx
		.selectFrom('territory')
		.select(['id', 'code'])
		.where('level', '=', 1)
		.orderBy('code')
		.executeTakeFirstOrThrow();
	const [{ id: hostId }, placeId] = [await makeHost(tx, { unitId }), await makePlace(tx, { unitId, territoryId: territory.id })];
	const startsAt = Temporal.Now.instant().add({ hours: 24 * 20 });
	const terms = { slotMinutes: 20, seats: 1, walkInShare: 0, languages: ['kk'], modes: ['in_person'] };
	const day = dayInput.parse({ ...terms, hostId, placeId, startsAt, endsAt: startsAt.add({ hours: 2 }) });
	const dayId = await makeDay(tx, { kind: 'system', job: 'test' }, day);
	// The first hours are far away, so that they clash with nothing.
	const patternId = await makePattern(tx, hostId, placeId, { validFrom: Temporal.PlainDate.from('2098-06-01') });
	return { hostId, patternId, dayId, placeId, territory: territory.code };
}

/** Somebody wanted to meet whoever of the unit can help and gave it up: whatever is asked about it, it stays as it is. */
async function wished(tx: Tx, unitId: string): Promise<Scene['wish'] & { id: string }> {
	const input = wishInput.parse({
		mode: 'in_person',
		topic: 'Көшедегі жарық',
		firstName: 'Айгүл',
		phone: '+77011234567',
		language: 'kk'
	});
	const { id, number } = await receiveWish(tx, { kind: 'anonymous' }, input, { channel: 'web' });
	await tx.updateTable('wish').set({ unit_id: unitId }).where('id', '=', id).execute();
	await withdrawWish(tx, { kind: 'visitor', wishId: id }, id);
	const until = Temporal.Now.instant().add({ hours: 1 });
	const tap = await makeTap(tx, { subjectKind: 'wish', subjectId: id, act: 'answer', until });
	return { id, number, draftToken: await startWishDraft(tx, 'kk', { anybody: true }), tap };
}

const grantCookie = (appealId: string) => `appeal=${addGrant(undefined, appealId)}`;

async function attach({ number, code }: DoneAppeal): Promise<void> {
	const file = { params: { number }, token: code, query: { name: 'дәлел.txt' }, body: Buffer.from('Дәлел мәтіні') };
	await call('addDocuments', { ...file, headers: { 'content-type': 'application/octet-stream' } });
}

export async function makeScene(db: Database): Promise<Scene> {
	const world = await makeWorld(db);
	// Before the first count there is no list behind any number.
	await countScorecards(db.write, Temporal.Now.plainDateISO().subtract({ days: 1 }));
	const unitId = world.unit.id;
	const members = {
		same: await perRole((role) => member(db, role, unitId)),
		above: await perRole((role) => member(db, role, world.region.id)),
		other: await perRole((role) => member(db, role, world.other.id))
	};
	const [owner, other] = [await citizen(db), await citizen(db)];
	const applicant = await doneAppeal(db, { unitId }, attach);
	const otherAppeal = await doneAppeal(db, { unitId });
	const file = await db.reader.selectFrom('file').select('id').where('subject_id', '=', applicant.id).executeTakeFirstOrThrow();
	const operator = members.same.operator.staff;
	const colleague = (await member(db, 'executor', unitId)).staff;
	const leader = members.above.branch_head.staff;
	const directiveId = await db.write((tx) => endedDirective(tx, leader, world));
	const look = await db.write((tx) => doneLook(tx, directiveId, colleague, world));
	const seriesId = await db.write((tx) => endedSeries(tx, leader, world));
	const kitId = await db.write((tx) => lostKit(tx, operator, unitId));
	const draft = await db.write((tx) => appeals.startDraft(tx, operator, 'kk', 'visit', { text: 'Жоба' }, unitId));
	const own = await db.write((tx) => appeals.startDraft(tx, { kind: 'anonymous' }, 'kk', 'web', { text: 'Жоба' }));
	const wish = await db.write((tx) => wished(tx, unitId));
	const reception = await db.write((tx) => receiving(tx, unitId));
	const seated = await council(db, unitId, members.same.administrator.staff);
	return {
		world,
		members,
		citizens: { owner: await cookieOf(db, owner, 'citizen'), other: await cookieOf(db, other, 'citizen') },
		grants: { owner: `${grantCookie(applicant.id)}; meet=${addGrant(undefined, wish.id)}`, other: grantCookie(otherAppeal.id) },
		appeals: {
			own: await perRole((role) => doneAppeal(db, { unitId, executorId: members.same[role].staff.personId })),
			same: await doneAppeal(db, { unitId }),
			citizen: await doneAppeal(db, { unitId, accountId: owner }),
			applicant,
			other: otherAppeal
		},
		assignments: {
			own: await perRole((role) => doneAssignment(db, unitId, members.same[role].staff)),
			same: await doneAssignment(db, unitId, colleague)
		},
		directiveId,
		look,
		kitId,
		seriesId,
		reception,
		served: await db.write((tx) => served(tx, reception)),
		colleague,
		gatheringId: await db.write((tx) => gathering(tx, members.same.head.staff, world)),
		...seated,
		sittingId: await db.write((tx) => calledOff(tx, members.same.head.staff, seated.councilId)),
		fileId: file.id,
		draftId: draft.id,
		draftToken: own.token,
		wish
	};
}
