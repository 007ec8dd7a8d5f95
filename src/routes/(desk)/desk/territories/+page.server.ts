import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { reader } from '#platform/db/index.ts';
import { requireRole } from '#platform/identity/http.ts';
import { messages } from '#modules/territory/messages/index.ts';
import { searchTerritories, territoriesBelow, territoryByCode, toDeskRow, toSuggestion } from '#modules/territory/server/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { lang } = event.locals;
	requireRole(event, 'administrator', 'auditor');
	const q = (event.url.searchParams.get('q') ?? '').trim().slice(0, 100);
	const byCode = /^\d{9}$/.test(q) ? await territoryByCode(reader(), q) : undefined;
	if (byCode !== undefined) redirect(303, paths.desk.territory(byCode.id));
	const t = messages[lang];
	if (q === '') return { q, found: undefined, below: (await territoriesBelow(reader(), null)).map((row) => toDeskRow(lang, row)), t };
	return { q, found: (await searchTerritories(reader(), q, lang, 50)).map(toSuggestion), below: [], t };
};
