import { now } from '#platform/clock.ts';
import { asReader, write } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { requireRole } from '#platform/identity/http.ts';
import { messages } from '#platform/identity/messages/index.ts';
import { mayManagePerson, mayManageUnit } from '#platform/identity/people/policy.ts';
import { presentChoices, presentPerson } from '#platform/identity/people/present.ts';
import { manageableUnits, personFor } from '#platform/identity/people/queries.ts';
import type { PageServerLoad } from './$types';
import { DONE, personActions } from './actions.ts';

export const load: PageServerLoad = async (event) => {
	const { lang } = event.locals;
	const staff = requireRole(event, 'administrator', 'auditor');
	// Read where it is written: what was just given or ended shows.
	const [person, units] = await write(async (tx) => [
		await personFor(asReader(tx), staff, event.params.id),
		await manageableUnits(asReader(tx), staff)
	]);
	const self = person.id === staff.personId;
	const what = DONE.find((d) => d === event.url.searchParams.get('done'));
	return {
		person: presentPerson(
			lang,
			person,
			(post) => post.current && mayManageUnit(staff, post.unitPath) && !(self && post.role === 'administrator')
		),
		choices: presentChoices(lang, units),
		may: {
			change: mayManagePerson(staff, person.posts),
			credentials: mayManagePerson(staff, person.posts) && !self,
			give: units.length > 0
		},
		administers: staff.posts.some((p) => p.role === 'administrator'),
		today: dayOf(now()).toString(),
		done: what === undefined ? undefined : messages[lang].people[what],
		t: messages[lang].people
	};
};

export const actions = personActions;
