import { paths } from '#lib/paths.ts';
import type { Actor, Role } from '#platform/identity/actor.ts';

/** A section of the desk: whose it is, and where. Each room adds its own line here. */
export interface Section {
	key: SectionKey;
	href: string;
	/** Nobody else sees it; the page itself refuses them too. */
	roles?: readonly Role[];
	/** For those whose post is in the root unit. */
	root?: true;
}

export type SectionKey =
	| 'queue'
	| 'problems'
	| 'rights'
	| 'letters'
	| 'glass'
	| 'procedure'
	| 'appeals'
	| 'intake'
	| 'field'
	| 'load'
	| 'quality'
	| 'rechecks'
	| 'control'
	| 'exports'
	| 'templates'
	| 'statistics'
	| 'scorecards'
	| 'retention'
	| 'routing'
	| 'settings'
	| 'debts'
	| 'directives'
	| 'people'
	| 'units'
	| 'mandates'
	| 'territories'
	| 'bodies'
	| 'calendar'
	| 'conferences'
	| 'sittings'
	| 'gatherings'
	| 'visits'
	| 'reports'
	| 'promises'
	| 'duties'
	| 'wishes'
	| 'receptions'
	| 'rules';

const SECTIONS: readonly Section[] = [
	{ key: 'queue', href: paths.desk.home },
	{ key: 'debts', href: paths.desk.debts() },
	{ key: 'intake', href: paths.desk.intake, roles: ['operator', 'head', 'branch_head', 'aide'] },
	{ key: 'field', href: paths.desk.field(), roles: ['operator', 'head', 'branch_head', 'aide'] },
	{ key: 'appeals', href: paths.desk.search() },
	{
		key: 'problems',
		href: paths.desk.problems,
		roles: ['operator', 'executor', 'head', 'branch_head', 'deputy', 'aide', 'central', 'auditor']
	},
	{
		key: 'rights',
		href: paths.desk.rights(),
		roles: ['operator', 'executor', 'head', 'branch_head', 'deputy', 'aide', 'central', 'auditor']
	},
	{
		key: 'procedure',
		href: paths.desk.procedures(),
		roles: ['operator', 'executor', 'head', 'branch_head', 'central', 'auditor']
	},
	{
		key: 'directives',
		href: paths.desk.directives(),
		roles: ['operator', 'executor', 'head', 'branch_head', 'deputy', 'aide', 'central', 'auditor']
	},
	{
		key: 'sittings',
		href: paths.desk.sittings(),
		roles: ['operator', 'executor', 'head', 'branch_head', 'deputy', 'aide', 'central', 'auditor']
	},
	{
		key: 'conferences',
		href: paths.desk.conferences(),
		roles: ['operator', 'executor', 'head', 'branch_head', 'deputy', 'aide', 'central', 'auditor']
	},
	{
		key: 'gatherings',
		href: paths.desk.gatherings(),
		roles: ['operator', 'executor', 'head', 'branch_head', 'deputy', 'aide', 'central', 'auditor']
	},
	{
		key: 'visits',
		href: paths.desk.visits(),
		roles: ['operator', 'executor', 'head', 'branch_head', 'deputy', 'aide', 'central', 'auditor']
	},
	{
		key: 'reports',
		href: paths.desk.reports(),
		roles: ['operator', 'executor', 'head', 'branch_head', 'deputy', 'aide', 'central', 'auditor']
	},
	{
		key: 'promises',
		href: paths.desk.programmes(),
		roles: ['operator', 'executor', 'head', 'branch_head', 'deputy', 'aide', 'central', 'auditor']
	},
	{ key: 'duties', href: paths.desk.duties(), roles: ['head', 'branch_head', 'deputy', 'aide', 'central', 'auditor'] },
	{ key: 'wishes', href: paths.desk.wishes(), roles: ['operator', 'aide', 'head', 'branch_head', 'central', 'deputy', 'auditor'] },
	{ key: 'receptions', href: paths.desk.receptions(), roles: ['operator', 'aide', 'head', 'branch_head', 'central', 'deputy', 'auditor'] },
	{ key: 'load', href: paths.desk.load, roles: ['head', 'branch_head', 'central', 'auditor'] },
	{ key: 'statistics', href: paths.desk.statistics(), roles: ['head', 'branch_head', 'central', 'auditor'] },
	{ key: 'scorecards', href: paths.desk.scorecards() },
	{ key: 'quality', href: paths.desk.quality(), roles: ['head', 'branch_head', 'central', 'auditor'] },
	{ key: 'rechecks', href: paths.desk.rechecks(), roles: ['executor', 'head', 'branch_head', 'central', 'auditor', 'administrator'] },
	{ key: 'control', href: paths.desk.looks() },
	{ key: 'templates', href: paths.desk.templates(), roles: ['administrator', 'head', 'branch_head'] },
	{ key: 'exports', href: paths.desk.exports(), roles: ['auditor', 'administrator'] },
	{ key: 'letters', href: paths.desk.letters(), roles: ['operator', 'head', 'branch_head'], root: true },
	{ key: 'glass', href: paths.desk.glass, roles: ['head', 'branch_head', 'central', 'auditor'] },
	{ key: 'people', href: paths.desk.people, roles: ['administrator', 'auditor'] },
	{ key: 'mandates', href: paths.desk.mandates },
	{ key: 'units', href: paths.desk.units, roles: ['administrator', 'auditor'] },
	{ key: 'territories', href: paths.desk.territories, roles: ['administrator', 'auditor'] },
	{ key: 'bodies', href: paths.desk.bodies(), roles: ['administrator', 'auditor'] },
	{ key: 'calendar', href: paths.desk.calendar, roles: ['administrator', 'auditor'] },
	{ key: 'rules', href: paths.desk.rules, roles: ['administrator', 'auditor', 'central'] },
	{ key: 'retention', href: paths.desk.retention(), roles: ['administrator', 'auditor'] },
	{ key: 'routing', href: paths.desk.routing, roles: ['administrator', 'auditor'] },
	{ key: 'settings', href: paths.desk.settings, roles: ['administrator'] }
];

/** The sections that an actor's posts open, in the order of the column. */
export function sectionsOf(actor: Actor): readonly Section[] {
	if (actor.kind !== 'staff') return [];
	return SECTIONS.filter(({ roles, root }) => {
		const posts = root === true ? actor.posts.filter((post) => !post.unitPath.includes('.')) : actor.posts;
		return roles === undefined || posts.some((post) => roles.includes(post.role));
	});
}
