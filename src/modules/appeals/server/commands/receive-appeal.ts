import { loadCalendar, saveDeadlines, termsFor, workdayEndsAt } from '#platform/calendar/index.ts';
import { deadline, registrationDay, type ComputedDeadline } from '#platform/calendar/rules.ts';
import { now } from '#platform/clock.ts';
import { asReader, lastOfNumbers, nextNumber, sql, type Tx } from '#platform/db/index.ts';
import { invalid } from '#platform/errors.ts';
import { dayOf, ZONE } from '#platform/i18n/format.ts';
import { actorId, type Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { journal } from '#platform/journal/index.ts';
import { toTsvector } from '#platform/search/index.ts';
import { hashAccessCode, makeAccessCode } from '#platform/secrets.ts';
import { canText } from '#platform/sms/index.ts';
import { nearestTerritory, territoryById, type Territory } from '#modules/territory/server/index.ts';
import type { AppealInput } from '../../input.ts';
import { formatAppealNumber, missing, titleOf, type Channel, type MissingField } from '../../rules.ts';
import { suggestKind, suggestTheme, type KindId } from '../../rules/suggest.ts';
import { sealApplicant } from '../applicant.ts';
import { kindRule, openThemes } from '../directory.ts';
import { refuseUntaken } from '../election.ts';
import { notice } from '../notices.ts';
import { tellReceived } from '../received.ts';
import { routeFor } from '../route.ts';
import { ruleDay } from '../terms.ts';
import { restrictFromStart } from './restrict-appeal.ts';

export interface Received {
	id: string;
	number: string;
	/** Shown once: only its hash is kept. */
	accessCode: string;
	dueOn: Temporal.PlainDate;
	receivedAt: Temporal.Instant;
}

export interface Reception {
	channel: Channel;
	/** When it really came, for letters and imports; now otherwise. Never in the future. */
	receivedAt?: Temporal.Instant;
	/** Where it was handed in; the route by place when not given. */
	unitId?: string;
	accountId?: string;
	/** What the receipt says beside, such as files that could not be kept. */
	receiptNote?: string | undefined;
	/** The code to give, when its sender must be able to see it again; a new one otherwise. */
	accessCode?: string;
	/** The number that was given already, out of those that `allotNumbers` set apart; the next one otherwise. */
	number?: string;
}

// An import knows no applicant; a system that sends for somebody holds the code, and through it the answer. Who writes a
// letter by mail is asked for nothing before it counts: the desk finds out the rest.
const SPARED: Partial<Record<Channel, readonly MissingField[]>> = {
	import: ['name', 'contact'],
	api: ['contact'],
	mail: ['name', 'text', 'territory']
};

/**
 * Takes in a complete appeal: number without gaps, access code, due date with its explanation, receipt by mail.
 * The term runs from the day of registration by the rule (Art. 64(3), 76(1)): an operator who registers late
 * does not move it. Throws invalid with the first missing field, or `kind` when an election period does not take it;
 * callers keep what is refused as a draft.
 */
export async function receiveAppeal(tx: Tx, actor: Actor, input: AppealInput, reception: Reception): Promise<Received> {
	const lack = missing(input).find((field) => !SPARED[reception.channel]?.includes(field));
	if (lack !== undefined) throw invalid(lack, 'required');
	const at = (reception.receivedAt ?? now()).round('millisecond');
	const kind = input.kind ?? suggestKind(input.text);
	// What an import brings was taken in long ago, elsewhere.
	if (reception.channel !== 'import') await refuseUntaken(tx, kind, dayOf(at));
	const [territory, due, themes] = await Promise.all([placeOf(tx, input), dueDates(tx, kind, at), openThemes(asReader(tx))]);
	const themeId = input.themeId ?? suggestTheme(input.text, themes) ?? null;
	const unit = await routeFor(asReader(tx), { unitId: reception.unitId, territoryId: territory?.id ?? null, themeId });
	const id = newId();
	const accessCode = reception.accessCode ?? makeAccessCode();
	const applicant = sealApplicant(id, input, reception.accountId);
	const words = toTsvector(`${input.text} ${input.place ?? ''}`);
	// From here the unit's counter is locked until the commit: nothing slow comes after.
	const { year } = dayOf(at);
	const number = reception.number ?? formatAppealNumber(unit.code, year, await nextNumber(tx, seriesOf(unit.code, year)));
	await tx
		.insertInto('appeal')
		.values({
			id,
			number,
			state: 'received',
			kind,
			language: input.language,
			channel: reception.channel,
			title: titleOf(input.text),
			text: input.text,
			theme_id: themeId,
			territory_id: territory?.id ?? null,
			region_id: territory?.regionId ?? null,
			place: input.place ?? null,
			latitude: input.latitude ?? null,
			longitude: input.longitude ?? null,
			unit_id: unit.id,
			received_at: at,
			received_by: actor.kind === 'staff' ? actorId(actor) : null,
			register_by: due.register.dueOn,
			first_due_on: due.consider.dueOn,
			due_on: due.consider.dueOn,
			access_code_hash: hashAccessCode(accessCode),
			changed_at: now()
		})
		.execute();
	await tx.insertInto('appeal_applicant').values(applicant).execute();
	await sql`INSERT INTO appeal_search (appeal_id, words) VALUES (${id}, ${words}::tsvector)`.execute(tx);
	const subject = { kind: 'appeal', id } as const;
	await saveDeadlines(tx, subject, [due.register, due.consider], at);
	await journal(tx, {
		subject,
		actor,
		act: 'appeal.received',
		seenBy: 'applicant',
		at,
		data: { number, channel: reception.channel, unit: unit.id, due: due.consider.dueOn.toString() }
	});
	if (input.sensitive === true) await restrictFromStart(tx, actor, id);
	if (input.beside !== undefined) await tellReceived(tx, actor, id, input.beside);
	if (input.email !== undefined || canText(input.phone))
		await notice(tx, id, 'received', { due: due.consider.dueOn, code: accessCode, note: reception.receiptNote });
	return { id, number, accessCode, dueOn: due.consider.dueOn, receivedAt: at };
}

const seriesOf = (unitCode: string, year: number) => `appeal:${unitCode}:${String(year)}`;

/** Sets numbers of a unit apart for whoever gives them out without us: nobody else is ever given them. In their order. */
export async function allotNumbers(tx: Tx, unitCode: string, year: number, count: number): Promise<string[]> {
	const last = await lastOfNumbers(tx, seriesOf(unitCode, year), count);
	return Array.from({ length: count }, (_, i) => formatAppealNumber(unitCode, year, last - count + 1 + i));
}

async function placeOf(tx: Tx, input: AppealInput): Promise<Territory | undefined> {
	if (input.territoryId !== undefined) {
		const territory = await territoryById(asReader(tx), input.territoryId);
		if (territory === undefined) throw invalid('territory', 'territory');
		return territory;
	}
	if (input.latitude === undefined || input.longitude === undefined) return undefined;
	return nearestTerritory(asReader(tx), input.latitude, input.longitude);
}

async function dueDates(tx: Tx, kind: KindId, at: Temporal.Instant): Promise<{ register: ComputedDeadline; consider: ComputedDeadline }> {
	const db = asReader(tx);
	const zoned = at.toZonedDateTimeISO(ZONE);
	const [calendar, endsAt, rule] = await Promise.all([
		loadCalendar(db),
		workdayEndsAt(db),
		kindRule(db, kind, ruleDay(zoned.toPlainDate()))
	]);
	const day = registrationDay(calendar, zoned, endsAt);
	const on = ruleDay(day);
	const [register, consider] = await termsFor(db, ['register', rule], on);
	return { register: deadline(calendar, day, register), consider: deadline(calendar, day, consider) };
}
