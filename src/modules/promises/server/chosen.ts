/** What a public page of promises asks for. */
import type { Reader } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import { ANONYMOUS } from '#platform/identity/actor.ts';
import { openThemes } from '#modules/appeals/server/index.ts';
import { territoryByCode } from '#modules/territory/server/index.ts';
import { programmeFor, type PromisesWish, type Standing } from './queries.ts';

export interface PublicWish {
	/** KATO code of a place, with everything in it. */
	place?: string | undefined;
	/** A theme's code. */
	topic?: string | undefined;
	/** A unit's id. */
	unit?: string | undefined;
	programme?: string | undefined;
	standing?: Standing | undefined;
	cursor?: string | undefined;
}

/** What was chosen, looked up. Throws not_found for what is not there. */
export async function chosenBy(db: Reader, { place: code, topic, unit, programme, standing }: PublicWish) {
	const place = code === undefined ? undefined : found(await territoryByCode(db, code));
	const theme = topic === undefined ? undefined : found((await openThemes(db)).find((one) => one.code === topic));
	if (programme !== undefined) await programmeFor(db, ANONYMOUS, programme);
	const wish: PromisesWish = { place, themeId: theme?.id, unitId: unit, programmeId: programme, standing };
	return { place, theme, wish };
}
