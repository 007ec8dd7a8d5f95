import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { messages } from '#modules/wishes/messages/index.ts';
import { startWishDraft } from '#modules/wishes/server/index.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { paths } from '#lib/paths.ts';
import { database, write } from '#platform/db/index.ts';
import { throttle } from '#platform/identity/throttle.ts';
import { whomToMeet } from './hosts.ts';
import type { Actions, PageServerLoad } from './$types';

const input = z.object({ hostId: z.union([z.literal('anybody'), z.guid()], 'choose') });

export const load: PageServerLoad = async ({ locals, url }) => ({
	whom: await whomToMeet(locals.lang, url.searchParams.get('q') ?? '', url.searchParams.get('host') ?? undefined),
	chosen: url.searchParams.get('host') ?? ''
});

export const actions: Actions = {
	default: async ({ request, locals, getClientAddress }) => {
		const { lang } = locals;
		const parsed = parseForm(await request.formData(), input, lang, messages[lang].errors);
		if (!parsed.ok) return parsed.failure;
		try {
			// Many phones of a village share one address; a machine that floods does not stop at sixty.
			await throttle(database(), `draft:${getClientAddress()}`, 60, 600);
		} catch (error) {
			return refusedForm(error, lang, parsed.values);
		}
		const { hostId } = parsed.input;
		const body = hostId === 'anybody' ? { anybody: true as const } : { hostId };
		const token = await write((tx) => startWishDraft(tx, lang, body));
		redirect(303, paths.meet.draft(lang, token, 'where'));
	}
};
