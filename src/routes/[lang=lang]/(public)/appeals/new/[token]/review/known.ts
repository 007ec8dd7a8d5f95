/** Public problems that a draft may be about: shown, and nothing is asked. */
import { openThemes, type Draft } from '#modules/appeals/server/index.ts';
import { suggestTheme } from '#modules/appeals/rules/suggest.ts';
import { presentList, problemsAlike, type PublicRow } from '#modules/problems/server/index.ts';
import { territoryById } from '#modules/territory/server/index.ts';
import { now } from '#platform/clock.ts';
import { reader } from '#platform/db/index.ts';
import type { Lang } from '#platform/i18n/lang.ts';

export async function knownProblems(lang: Lang, { body }: Draft): Promise<PublicRow[]> {
	const db = reader();
	const place = body.territoryId === undefined ? undefined : await territoryById(db, body.territoryId);
	if (place === undefined || body.text === undefined) return [];
	const wish = {
		text: `${body.text} ${body.place ?? ''}`,
		themeId: body.themeId ?? suggestTheme(body.text, await openThemes(db)) ?? null,
		territoryId: place.id,
		regionId: place.regionId,
		latitude: body.latitude ?? null,
		longitude: body.longitude ?? null,
		at: now()
	};
	return presentList(db, lang, await problemsAlike(db, wish));
}
