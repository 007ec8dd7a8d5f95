import { appealForApplicant, looksOf } from '#modules/appeals/server/index.ts';
import { presentLooks } from '#modules/privacy/server/index.ts';
import { reader } from '#platform/db/index.ts';
import { applicantOn, PRIVATE } from '../../access.ts';
import type { PageServerLoad } from './$types';

/** What we hold of an appeal's applicant: who looked, and all of it to take away. */
export const load: PageServerLoad = async (event) => {
	const { lang } = event.locals;
	const { number } = event.params;
	event.setHeaders(PRIVATE);
	const appeal = await appealForApplicant(reader(), await applicantOn(event, number), number);
	return { number, title: appeal.title, looks: presentLooks(lang, await looksOf(reader(), appeal.id)) };
};
