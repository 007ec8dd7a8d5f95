import { formatDate } from '../../i18n/format.ts';
import type { Lang } from '../../i18n/lang.ts';
import { ROLES } from '../actor.ts';
import { messages } from '../messages/index.ts';
import type { PersonDetail, PersonRow, PostRow, UnitChoice } from './queries.ts';

type AccountTone = 'neutral' | 'new' | 'done' | 'late';
const TONES: Record<PersonRow['account'], AccountTone> = { none: 'neutral', invited: 'new', open: 'done', closed: 'late' };

function accountView(lang: Lang, state: PersonRow['account']) {
	return { state, text: messages[lang].people.accountStates[state], tone: TONES[state] };
}

/** The list of people: posts as one line each. */
export function presentPeople(lang: Lang, people: readonly PersonRow[]) {
	return people.map((p) => ({
		id: p.id,
		name: p.name,
		email: p.email,
		posts: p.posts.map((post) => `${post.title[lang]} · ${post.unitName[lang]} (${messages[lang].roles[post.role]})`),
		account: accountView(lang, p.account)
	}));
}

function postView(lang: Lang, post: PostRow, mayEnd: boolean) {
	return {
		id: post.id,
		title: post.title[lang],
		role: messages[lang].roles[post.role],
		unit: post.unitName[lang],
		from: formatDate(lang, post.validFrom),
		to: post.validTo === null ? messages[lang].people.openEnd : formatDate(lang, post.validTo),
		lastDay: post.validTo?.toString() ?? '',
		current: post.current,
		mayEnd
	};
}

/** One person for the page of administrators and auditors; `mayEnd` says which posts the reader may end. */
export function presentPerson(lang: Lang, person: PersonDetail, mayEnd: (post: PostRow) => boolean) {
	return {
		id: person.id,
		name: person.name,
		email: person.email ?? '',
		phone: person.phone ?? '',
		language: person.language,
		account: accountView(lang, person.account),
		posts: person.posts.map((post) => postView(lang, post, mayEnd(post)))
	};
}

/** Units and roles as choices; a unit's depth in the tree shows before its name. */
export function presentChoices(lang: Lang, units: readonly UnitChoice[]) {
	const top = Math.min(...units.map((u) => u.path.split('.').length));
	return {
		units: units.map((u) => ({ value: u.id, label: `${'— '.repeat(u.path.split('.').length - top)}${u.name[lang]}` })),
		roles: ROLES.map((role) => ({ value: role, label: messages[lang].roles[role] }))
	};
}
