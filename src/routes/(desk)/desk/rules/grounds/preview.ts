/** What an edition of a ground would do, for the editor's preview. */
import { reader } from '#platform/db/index.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { Staff } from '#platform/identity/actor.ts';
import {
	editionOn,
	groundEditions,
	kindNames,
	presentGroundPreview,
	previewGround,
	type GroundPreviewView,
	type NewGroundEdition
} from '#modules/appeals/server/index.ts';

/** Compared with the edition that would hold on its first day; `code` is absent for a ground that is not there yet. */
export async function groundPreview(
	lang: Lang,
	staff: Staff,
	code: string | undefined,
	after: NewGroundEdition
): Promise<GroundPreviewView> {
	const db = reader();
	const before = code === undefined ? undefined : editionOn(await groundEditions(db, code), after.validFrom);
	const [preview, kinds] = await Promise.all([previewGround(db, staff, code, { before, after }), kindNames(db)]);
	return presentGroundPreview(lang, preview, kinds);
}
