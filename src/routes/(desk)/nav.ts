import { paths } from '#lib/paths.ts';
import type { Actor, Role } from '#platform/identity/actor.ts';

/** A section of the desk: whose it is, and where. Each room adds its own line here. */
export interface Section {
	key: SectionKey;
	href: string;
	/** Nobody else sees it; the page itself refuses them too. */
	roles?: readonly Role[];
}

export type SectionKey = 'queue' | 'appeals' | 'assignments' | 'people' | 'units' | 'territories' | 'calendar';

const SECTIONS: readonly Section[] = [
	{ key: 'queue', href: paths.desk.home },
	{ key: 'appeals', href: paths.desk.appeals },
	{ key: 'assignments', href: paths.desk.assignments },
	{ key: 'people', href: paths.desk.people, roles: ['administrator', 'auditor'] },
	{ key: 'units', href: paths.desk.units, roles: ['administrator', 'auditor'] },
	{ key: 'territories', href: paths.desk.territories, roles: ['administrator', 'auditor'] },
	{ key: 'calendar', href: paths.desk.calendar, roles: ['administrator', 'auditor'] }
];

/** The sections that an actor's posts open, in the order of the column. */
export function sectionsOf(actor: Actor): readonly Section[] {
	if (actor.kind !== 'staff') return [];
	return SECTIONS.filter(({ roles }) => roles === undefined || actor.posts.some((post) => roles.includes(post.role)));
}
