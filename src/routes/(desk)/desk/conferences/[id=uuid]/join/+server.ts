import { redirect } from '@sveltejs/kit';
import { now } from '#platform/clock.ts';
import { reader } from '#platform/db/index.ts';
import { Refusal } from '#platform/errors.ts';
import { refusalText } from '#platform/i18n/refusals/index.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { messages } from '#modules/events/messages/index.ts';
import { joinUrl } from '#modules/events/server/index.ts';
import type { RequestHandler } from './$types';

/** To the video room, whose address is signed for this person. */
export const GET: RequestHandler = async (event) => {
	const actor = requireStaff(event);
	const { lang } = event.locals;
	let url: string;
	try {
		url = await joinUrl(reader(), actor, event.params.id, now());
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		const headers = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' };
		return new Response(refusalText(lang, error.code, error.data, messages[lang].errors), { status: error.status, headers });
	}
	redirect(303, url);
};
