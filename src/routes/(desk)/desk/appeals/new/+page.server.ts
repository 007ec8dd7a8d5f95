import { reader } from '#platform/db/index.ts';
import { forbidden } from '#platform/errors.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { makeToken } from '#platform/secrets.ts';
import { deskContext, electionNotice, presentIntake } from '#modules/appeals/server/index.ts';
import { presentChoices } from '#modules/rights/server/index.ts';
import { enterNext, intakeActions } from '../intake.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** An empty intake form. Its key makes the form one appeal, however often it is sent. */
export const load: PageServerLoad = async (event) => {
	const actor = requireStaff(event);
	const lists = await presentIntake(await deskContext(reader(), event.locals.lang, actor));
	if (lists.units.length === 0) throw forbidden();
	const rights = await presentChoices(reader(), event.locals.lang);
	return { lists, rights, key: makeToken(), election: await electionNotice(reader(), event.locals.lang) };
};

export const actions = { ...intakeActions<RequestEvent>(() => undefined), next: enterNext } satisfies Actions;
