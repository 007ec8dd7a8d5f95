import type { Panel } from '#lib/ui/shapes.ts';
import { applicantForwardings } from '#modules/forwarding/server/index.ts';
import type { StatusSource } from '#modules/appeals/server/index.ts';
import { applicantPrivacy } from '#modules/privacy/server/index.ts';
import type { Reader } from '#platform/db/index.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { applicantProcedure } from '#modules/procedure/server/index.ts';
import { applicantProblems } from '#modules/problems/server/index.ts';
import { applicantRights } from '#modules/rights/server/index.ts';
import { applicantStructure } from '#modules/structure/server/index.ts';

type Source = (db: Reader, lang: Lang, source: StatusSource) => Promise<Panel[]>;

/** Every room with a process of its own on an appeal adds its line here. */
const ROOMS: readonly Source[] = [
	applicantStructure,
	applicantProcedure,
	applicantForwardings,
	applicantProblems,
	applicantRights,
	applicantPrivacy
];

/** The processes beside an appeal's main state, as its applicant reads them. */
export async function panelsOf(db: Reader, lang: Lang, source: StatusSource): Promise<Panel[]> {
	return (await Promise.all(ROOMS.map((panels) => panels(db, lang, source)))).flat();
}
