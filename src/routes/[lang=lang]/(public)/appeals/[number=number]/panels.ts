import { partsFor, type ApplicantPart, type StatusSource } from '#modules/appeals/server/index.ts';
import { APPLICANT_FORWARDING } from '#modules/forwarding/server/index.ts';
import { APPLICANT_PRIVACY } from '#modules/privacy/server/index.ts';
import { APPLICANT_PROBLEMS } from '#modules/problems/server/index.ts';
import { APPLICANT_PROCEDURE } from '#modules/procedure/server/index.ts';
import { APPLICANT_PROMISES } from '#modules/promises/server/index.ts';
import { APPLICANT_RIGHTS } from '#modules/rights/server/index.ts';
import { APPLICANT_STRUCTURE } from '#modules/structure/server/index.ts';
import type { Panel } from '#lib/ui/shapes.ts';
import type { Reader } from '#platform/db/index.ts';
import type { Lang } from '#platform/i18n/lang.ts';

/** Every room with a process of its own on an appeal adds its line here. */
const PARTS: readonly ApplicantPart[] = [
	...APPLICANT_STRUCTURE,
	...APPLICANT_PROCEDURE,
	...APPLICANT_FORWARDING,
	...APPLICANT_PROBLEMS,
	...APPLICANT_PROMISES,
	...APPLICANT_RIGHTS,
	...APPLICANT_PRIVACY
];

/** The processes beside an appeal's main state, as its applicant reads them. */
export function panelsOf(db: Reader, lang: Lang, source: StatusSource): Promise<Panel[]> {
	return partsFor(db, lang, source, PARTS);
}
