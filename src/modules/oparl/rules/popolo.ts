/**
 * The same people, organisations and votes as Popolo has them (https://www.popoloproject.com, schemas of 2016): what analysts' tools read.
 * Ids are the addresses of OParl. Pure.
 */
import type { Thing } from './convert.ts';
import { isThing, typeNamed } from './schema.ts';

export interface Popolo {
	persons: Thing[];
	organizations: Thing[];
	memberships: Thing[];
	/** Convocations and meetings. */
	events: Thing[];
	motions: Thing[];
	vote_events: Thing[];
}

/** Keys that have a value, under their new names. */
function renamed(thing: Thing, names: Readonly<Record<string, string>>): Thing {
	return Object.fromEntries(Object.entries(names).flatMap(([from, to]) => (thing[from] === undefined ? [] : [[to, thing[from]]])));
}

const COMMON = { id: 'id', created: 'created_at', modified: 'updated_at' };
const texts = (value: unknown): string[] => [value].flat().filter((one) => typeof one === 'string');
const things = (value: unknown): Thing[] => [value].flat().filter(isThing);
/** Popolo writes no parts of seconds. */
const moment = (value: unknown): string | undefined =>
	typeof value === 'string' ? Temporal.Instant.from(value).round({ smallestUnit: 'second', roundingMode: 'floor' }).toString() : undefined;

/** Where the source shows it, and the object of OParl it is made of. */
const links = (thing: Thing): Thing => ({
	...(typeof thing.web === 'string' && { links: [{ url: thing.web }] }),
	sources: [{ url: thing.id }]
});

/** `kk`, `ru` and `en` beside the name itself. */
function otherNames(thing: Thing): Thing {
	const names = thing['jauap:names'];
	if (!isThing(names)) return {};
	return { other_names: Object.entries(names).map(([lang, name]) => ({ name, note: lang })) };
}

function toPerson(person: Thing): Thing {
	const names = { name: 'name', familyName: 'family_name', givenName: 'given_name', affix: 'honorific_suffix', gender: 'gender' };
	const [title, [email]] = [texts(person.title).join(' '), texts(person.email)];
	const contacts = [
		...texts(person.email).map((value) => ({ type: 'email', value })),
		...texts(person.phone).map((value) => ({ type: 'voice', value }))
	];
	return {
		...renamed(person, { ...COMMON, ...names }),
		...(title !== '' && { honorific_prefix: title }),
		...(email !== undefined && { email }),
		...(contacts.length > 0 && { contact_details: contacts }),
		...links(person)
	};
}

function toOrganization(organization: Thing): Thing {
	const dates = { startDate: 'founding_date', endDate: 'dissolution_date' };
	const classification = organization.classification ?? organization.organizationType;
	return {
		...renamed(organization, { ...COMMON, name: 'name', subOrganizationOf: 'parent_id', ...dates }),
		...(classification !== undefined && { classification }),
		...otherNames(organization),
		...links(organization)
	};
}

function toMembership(person: Thing, membership: Thing): Thing {
	const keys = {
		organization: 'organization_id',
		onBehalfOf: 'on_behalf_of_id',
		role: 'role',
		startDate: 'start_date',
		endDate: 'end_date'
	};
	return { ...renamed(membership, { ...COMMON, ...keys }), person_id: person.id, ...links(membership) };
}

function toTerm(term: Thing): Thing {
	const keys = { name: 'name', startDate: 'start_date', endDate: 'end_date' };
	return { ...renamed(term, { ...COMMON, ...keys }), classification: 'legislative period', ...links(term) };
}

function toMeeting(meeting: Thing, names: ReadonlyMap<unknown, Thing>): Thing {
	const [location, organization] = [things(meeting.location)[0]?.description, texts(meeting.organization)[0]];
	const attendees = texts(meeting.participant).flatMap((id) => (names.has(id) ? [{ id, name: names.get(id)?.name }] : []));
	const [start, end] = [moment(meeting.start), moment(meeting.end)];
	return {
		...renamed(meeting, { ...COMMON, name: 'name' }),
		classification: 'meeting',
		status: meeting.cancelled === true ? 'cancelled' : 'confirmed',
		...(start !== undefined && { start_date: start }),
		...(end !== undefined && { end_date: end }),
		...(location !== undefined && { location }),
		...(organization !== undefined && { organization_id: organization }),
		...(attendees.length > 0 && { attendees }),
		...links(meeting)
	};
}

/** A vote of an agenda item, as `jauap:votes` has it: the motion and the voting on it. */
function toVotes(meeting: Thing, item: Thing): { motion: Thing; voteEvent: Thing }[] {
	const [organization] = texts(meeting.organization);
	return things(item['jauap:votes']).map((vote) => {
		const id = `${String(item.id)}#vote-${String(vote.identifier)}`;
		const [motion, requirement] = [things(vote.motion)[0], things(vote.requirement)[0] ?? {}];
		const about = { organization_id: organization, sources: [{ url: item.id }] };
		const result = { result: vote.result };
		return {
			motion: {
				id: `${id}-motion`,
				text: motion?.text,
				...about,
				...result,
				date: vote.start_date,
				requirement: `${String(requirement.needed)} / ${String(requirement.of)} (${String(requirement.base)})`
			},
			voteEvent: {
				id,
				identifier: vote.identifier,
				motion_id: `${id}-motion`,
				...about,
				...result,
				start_date: vote.start_date,
				end_date: vote.end_date,
				counts: vote.counts,
				votes: things(vote.votes).map(({ voter, option }) => ({ vote_event_id: id, voter_id: voter, option }))
			}
		};
	});
}

/** Popolo out of objects of OParl as we show them; what Popolo has no class for is left out. */
export function toPopolo(shown: readonly Thing[]): Popolo {
	const byType = Map.groupBy(shown, (thing) => typeNamed(thing.type));
	const [persons, meetings] = [byType.get('Person') ?? [], byType.get('Meeting') ?? []];
	const names = new Map(persons.map((person) => [person.id, person]));
	const terms = (byType.get('Body') ?? []).flatMap((body) => things(body.legislativeTerm));
	const votes = meetings.flatMap((meeting) => things(meeting.agendaItem).flatMap((item) => toVotes(meeting, item)));
	return {
		persons: persons.map(toPerson),
		organizations: (byType.get('Organization') ?? []).map(toOrganization),
		memberships: persons.flatMap((person) => things(person.membership).map((one) => toMembership(person, one))),
		events: [...terms.map(toTerm), ...meetings.map((meeting) => toMeeting(meeting, names))],
		motions: votes.map(({ motion }) => motion),
		vote_events: votes.map(({ voteEvent }) => voteEvent)
	};
}
