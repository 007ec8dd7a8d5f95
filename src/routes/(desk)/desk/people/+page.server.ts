import { paths, withQuery } from '#lib/paths.ts';
import { reader } from '#platform/db/index.ts';
import { requireRole } from '#platform/identity/http.ts';
import { messages } from '#platform/identity/messages/index.ts';
import { presentPeople } from '#platform/identity/people/present.ts';
import { peopleFor } from '#platform/identity/people/queries.ts';
import type { PageServerLoad } from './$types';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const load: PageServerLoad = async (event) => {
	const { lang } = event.locals;
	const staff = requireRole(event, 'administrator', 'auditor');
	const search = (event.url.searchParams.get('q') ?? '').slice(0, 200);
	const wanted = event.url.searchParams.get('after') ?? '';
	const after = UUID.test(wanted) ? wanted : undefined;
	const page = await peopleFor(reader(), staff, { search, ...(after === undefined ? {} : { after }) });
	return {
		search,
		people: presentPeople(lang, page.people),
		next: page.next === undefined ? undefined : withQuery(paths.desk.people, { q: search, after: page.next }),
		first: after === undefined ? undefined : withQuery(paths.desk.people, { q: search }),
		mayAdd: staff.posts.some((p) => p.role === 'administrator'),
		t: messages[lang].people
	};
};
