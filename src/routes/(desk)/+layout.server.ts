import { redirect } from '@sveltejs/kit';
import { COUNT_LIMIT, firstView, openCounts } from '#modules/appeals/server/index.ts';
import { presentViewLinks, viewsFor } from '#modules/desk/server/index.ts';
import { unitsByIds } from '#modules/organisation/server/index.ts';
import { paths } from '#lib/paths.ts';
import { now } from '#platform/clock.ts';
import { reader } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import type { LayoutServerLoad } from './$types';
import { sectionsOf } from './nav.ts';

/**
 * The frame of the desk: who works here and where, which sections their posts open, how much waits in the queue,
 * and the saved views (how much each finds is asked later).
 * Who is not signed in goes to do so and comes back.
 */
export const load: LayoutServerLoad = async ({ locals, url }) => {
	const { actor, lang } = locals;
	if (actor.kind !== 'staff') redirect(303, paths.account.staff(lang, url.pathname + url.search));
	const day = dayOf(now());
	const [units, counts, views] = await Promise.all([
		unitsByIds(reader(), [...new Set(actor.posts.map((post) => post.unitId))]),
		openCounts(reader(), actor, firstView(actor) === 'mine' ? 'mine' : 'unit', day, day),
		viewsFor(reader(), actor)
	]);
	const open = counts.open > COUNT_LIMIT ? `${formatNumber(lang, COUNT_LIMIT)}+` : formatNumber(lang, counts.open);
	return {
		desk: {
			name: actor.name,
			unit: [...units.values()].map((unit) => unit.name[lang]).join(' · '),
			sections: sectionsOf(actor).map(({ key, href }) => ({ key, href, count: key === 'queue' && counts.open > 0 ? open : undefined })),
			views: presentViewLinks(views)
		}
	};
};
