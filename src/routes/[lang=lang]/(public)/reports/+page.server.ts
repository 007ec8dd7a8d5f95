import { z } from 'zod';
import { presentPublicReports } from '#modules/reports/server/index.ts';
import { reader } from '#platform/db/index.ts';
import { notFound } from '#platform/errors.ts';
import type { PageServerLoad } from './$types';

/** Published reports, by place and by deputy. */
export const load: PageServerLoad = async ({ locals: { lang }, url }) => {
	const asked = (name: string) => url.searchParams.get(name) || undefined;
	const deputy = z.guid().optional().safeParse(asked('deputy'));
	if (!deputy.success) throw notFound();
	return { list: await presentPublicReports(reader(), lang, { place: asked('place'), deputy: deputy.data, cursor: asked('after') }) };
};
