import { meetingEntry, wishForVisitor } from '#modules/wishes/server/index.ts';
import { reader } from '#platform/db/index.ts';
import { PRIVATE } from '../../../appeals/access.ts';
import { visitorOf } from '../../access.ts';
import type { RequestHandler } from './$types';

/** The meeting for a calendar program. */
export const GET: RequestHandler = async (event) => {
	const { number } = event.params;
	const wish = await wishForVisitor(reader(), await visitorOf(event, number), number);
	const text = await meetingEntry(reader(), wish, event.locals.lang);
	const headers = {
		'content-type': 'text/calendar; charset=utf-8',
		'content-disposition': `attachment; filename="${number}.ics"`,
		...PRIVATE
	};
	return new Response(text, { headers });
};
