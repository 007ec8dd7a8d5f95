import { qrImage, receiptFor, toReceipt } from '#modules/appeals/server/index.ts';
import { paths } from '#lib/paths.ts';
import { reader } from '#platform/db/index.ts';
import { originOf } from '#platform/identity/http.ts';
import { applicantOn, PRIVATE } from '../../access.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { lang } = event.locals;
	const { number } = event.params;
	event.setHeaders(PRIVATE);
	const receipt = await receiptFor(reader(), await applicantOn(event, number), number);
	return { receipt: toReceipt(lang, receipt), qr: await qrImage(originOf(event) + paths.appeals.status(lang, number)) };
};
