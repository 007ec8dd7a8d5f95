import { slotInput } from '#modules/wishes/input.ts';
import { bookTime, freeTimes, wishForVisitor } from '#modules/wishes/server/index.ts';
import { reader } from '#platform/db/index.ts';
import { PRIVATE } from '../../../appeals/access.ts';
import { visitorOf } from '../../access.ts';
import { visitorAct } from '../../act.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { lang } = event.locals;
	const { number } = event.params;
	event.setHeaders(PRIVATE);
	const { hostId, regionId, mode } = await wishForVisitor(reader(), await visitorOf(event, number), number);
	const asked = { hostId: hostId ?? undefined, territoryId: regionId ?? undefined, mode };
	return { number, times: await freeTimes(reader(), lang, asked, event.url.searchParams.get('after') ?? '') };
};

export const actions: Actions = { default: visitorAct('booked', slotInput, bookTime) };
