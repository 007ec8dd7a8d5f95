import { redirect } from '@sveltejs/kit';
import { qrImage, receiptFor, sentDraft, toReceipt } from '#modules/appeals/server/index.ts';
import { paths } from '#lib/paths.ts';
import { reader } from '#platform/db/index.ts';
import { originOf } from '#platform/identity/http.ts';
import type { PageServerLoad } from './$types';

/**
 * The receipt under the draft's own address: sent twice, reloaded, come back to after the line broke, it is the same
 * page with the same number, and for an hour with the code.
 */
export const load: PageServerLoad = async (event) => {
	const { lang } = event.locals;
	const sent = await sentDraft(reader(), event.params.token);
	if (sent === undefined) redirect(303, paths.appeals.draft(lang, event.params.token, 'review'));
	const actor = { kind: 'applicant', appealId: sent.appealId } as const;
	const receipt = await receiptFor(reader(), actor, sent.number);
	return {
		receipt: toReceipt(lang, receipt),
		code: sent.accessCode,
		renewed: sent.renewed,
		mailed: receipt.mailed,
		qr: await qrImage(originOf(event) + paths.appeals.status(lang, sent.number))
	};
};
