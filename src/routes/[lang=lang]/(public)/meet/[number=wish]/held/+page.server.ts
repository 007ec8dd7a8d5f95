import { presentLooks } from '#modules/privacy/server/index.ts';
import { looksAtWish, wishForVisitor } from '#modules/wishes/server/index.ts';
import { reader } from '#platform/db/index.ts';
import { PRIVATE } from '../../../appeals/access.ts';
import { visitorOf } from '../../access.ts';
import type { PageServerLoad } from './$types';

/** What we hold of who wants to meet: who looked, and all of it to take away. */
export const load: PageServerLoad = async (event) => {
	const { lang } = event.locals;
	const { number } = event.params;
	event.setHeaders(PRIVATE);
	const { id } = await wishForVisitor(reader(), await visitorOf(event, number), number);
	return { number, looks: presentLooks(lang, await looksAtWish(reader(), id), 'meeting') };
};
