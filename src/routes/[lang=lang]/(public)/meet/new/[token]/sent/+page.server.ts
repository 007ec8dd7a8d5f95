import { qrImage } from '#modules/appeals/server/index.ts';
import { presentSent, sentWish, wishById } from '#modules/wishes/server/index.ts';
import { paths } from '#lib/paths.ts';
import { reader } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import { originOf } from '#platform/identity/http.ts';
import { PRIVATE } from '../../../../appeals/access.ts';
import type { PageServerLoad } from './$types';

/** The page after sending, under the draft's own address: reloaded or come back to it is the same, for an hour with the code. */
export const load: PageServerLoad = async (event) => {
	const { lang } = event.locals;
	event.setHeaders(PRIVATE);
	const { id, accessCode } = await sentWish(reader(), event.params.token);
	const wish = found(await wishById(reader(), id));
	return {
		sent: await presentSent(reader(), lang, wish),
		code: accessCode,
		qr: await qrImage(originOf(event) + paths.meet.find(lang, { number: wish.number }))
	};
};
