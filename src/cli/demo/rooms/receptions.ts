/**
 * Who receives people: in each region two deputies of its faction and the head of its branch, with hours every week at the branch and once
 * a month in a district, since nine weeks and for the weeks to come. Here and there somebody is away, and a day was cancelled.
 */
import { now } from '../../../platform/clock.ts';
import { asReader, type Tx } from '../../../platform/db/index.ts';
import { unitById } from '../../../modules/organisation/server/index.ts';
import { mandatesWithin } from '../../../modules/mandates/server/index.ts';
import { territoryById } from '../../../modules/territory/server/index.ts';
import { absenceInput, hostInput, patternInput, placeInput } from '../../../modules/receptions/input.ts';
import * as receptions from '../../../modules/receptions/server/index.ts';
import type { Staff } from '../../../platform/identity/actor.ts';
import type { Desk } from '../world.ts';
import { DAY, plainDay } from '../worktime.ts';
import { Script, type Stage } from './stage.ts';

const SINCE_WEEKS = 9;
const DEPUTIES = 2;
const TITLES = {
	deputy: { titleKk: 'мәслихат депутаты', titleRu: 'депутат маслихата', titleEn: 'deputy of the council' },
	head: { titleKk: 'филиал жетекшісі', titleRu: 'руководитель филиала', titleEn: 'head of the branch' }
};
const PLACE = {
	nameKk: 'Қоғамдық қабылдау бөлмесі',
	nameRu: 'Общественная приёмная',
	nameEn: 'Public reception'
};

async function place(tx: Tx, actor: Staff, desk: Desk, video: boolean, n: number): Promise<string> {
	const territory = await territoryById(asReader(tx), desk.territory.id);
	const street = String(1 + ((n * 17) % 90));
	const address = { addressKk: `Абай көшесі, ${street}`, addressRu: `улица Абая, ${street}`, addressEn: `${street} Abai Street` };
	const access = ['step_free', 'toilet', ...(n % 3 === 0 ? ['sign_language'] : [])].join(',');
	const input = placeInput.parse({ ...PLACE, ...address, territory: territory?.code, access, video: video ? 'on' : undefined });
	return receptions.makePlace(tx, actor, desk.unitId, input);
}

/** What is common to all hours here. */
const hours = (from: Temporal.PlainDate, changes: Record<string, string>) =>
	patternInput.parse({
		every: 'week',
		step: '1',
		nth: '1',
		from: '15:00',
		to: '17:30',
		slotMinutes: '20',
		seats: '1',
		walkInShare: '30',
		languages: 'kk,ru',
		modes: 'in_person',
		validFrom: from.toString(),
		...changes
	});

async function region(tx: Tx, stage: Stage, branch: Desk, districts: readonly Desk[], n: number): Promise<void> {
	const actor = await stage.staff(branch.heads[0]);
	const from = plainDay(now().epochMilliseconds);
	const at = await place(tx, actor, branch, true, n);
	const far = [];
	for (const [k, desk] of districts.slice(0, DEPUTIES).entries()) far.push(await place(tx, actor, desk, false, n + k + 1));
	const unit = await unitById(asReader(tx), branch.unitId);
	const seats = (await mandatesWithin(asReader(tx), unit?.path ?? '')).filter(
		({ bodyPath }) => bodyPath === `${unit?.path ?? ''}.${branch.code.toLowerCase()}f1`
	);
	for (const [k, { id }] of seats.slice(0, DEPUTIES).entries()) {
		const deputy = hostInput.parse({ who: `mandate:${id}`, ...TITLES.deputy, validFrom: from.toString() });
		const hostId = await receptions.makeHost(tx, actor, branch.unitId, deputy);
		const modes = k === 0 ? 'in_person,video,phone' : 'in_person';
		await receptions.addPattern(tx, actor, hostId, hours(from, { placeId: at, weekdays: String(1 + ((n + k) % 4)), modes }));
		const once = { every: 'month', weekdays: '6', from: '10:00', to: '13:00', seats: '2', walkInShare: '50' };
		await receptions.addPattern(tx, actor, hostId, hours(from, { ...once, placeId: far[k] ?? at, nth: String(1 + ((n + k) % 4)) }));
	}
	const head = hostInput.parse({ who: `person:${branch.heads[0] ?? ''}`, ...TITLES.head, validFrom: from.toString() });
	const hostId = await receptions.makeHost(tx, actor, branch.unitId, head);
	await receptions.addPattern(
		tx,
		actor,
		hostId,
		hours(from, { placeId: at, step: '2', weekdays: '5', from: '10:00', to: '12:00', slotMinutes: '15' })
	);
}

const branchesOf = ({ world }: Stage) => world.desks.filter(({ branch, code }) => branch === code);

/** Who receives, where and when; visits come after it, since some receive where they travel. Returns the acts that were refused. */
export async function openReceptions(stage: Stage): Promise<string[]> {
	const { world } = stage;
	const branches = branchesOf(stage);
	const begin = world.now - SINCE_WEEKS * 7 * DAY;
	const scripts = branches.map((branch, n) => {
		const districts = world.desks.filter((desk) => desk.branch === branch.code && desk !== branch);
		return new Script(stage, `receptions ${branch.code}`, begin + n * 60_000).on(begin + n * 60_000, (tx) =>
			region(tx, stage, branch, districts, n)
		);
	});
	return stage.play(scripts);
}

/** What became of the hours. Returns the acts that were refused. */
export async function playReceptions(stage: Stage): Promise<string[]> {
	await receptions.followAllHours(stage.db);
	return stage.play(await changes(stage, branchesOf(stage)));
}

/** In every third region somebody will be away for a week; in every fourth a day was cancelled yesterday. */
async function changes(stage: Stage, branches: readonly Desk[]): Promise<Script[]> {
	const { world, db } = stage;
	const today = plainDay(world.now);
	const scripts: Script[] = [];
	for (const [n, branch] of branches.entries()) {
		const [host] = await receptions.hostsFor(db.reader, { unitId: branch.unitId });
		const actor = await stage.staff(branch.heads[0]);
		if (host === undefined) continue;
		const script = new Script(stage, `absence ${branch.code}`, world.now - DAY);
		const away = {
			fromOn: today.add({ weeks: 3 }).toString(),
			untilOn: today.add({ weeks: 3, days: 6 }).toString(),
			reason: 'Кезекті демалыс'
		};
		if (n % 3 === 0) script.on(script.at, (tx) => receptions.addAbsence(tx, actor, host.id, absenceInput.parse(away)));
		const days = await receptions.daysOf(db.reader, host.id, { from: today.add({ days: 3 }), until: today.add({ weeks: 2 }) });
		const day = days.find(({ state, visitStopId }) => state === 'planned' && visitStopId === null);
		if (n % 4 === 1 && day !== undefined)
			script.on(script.at, (tx) => receptions.cancelDay(tx, actor, { dayId: day.id, reason: 'Мәслихат сессиясы' }));
		scripts.push(script);
	}
	return scripts;
}
