import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { refusedForm } from '#lib/server/forms.ts';
import { confirmFollow, followerToken, presentConfirm } from '#modules/promises/server/index.ts';
import { reader, write } from '#platform/db/index.ts';
import type { Actions, PageServerLoad } from './$types';

/** What the link of the first letter confirms: shown before the button, so that programs that look into mail confirm nothing. */
export const load: PageServerLoad = async ({ locals: { lang }, params }) => presentConfirm(reader(), lang, params.token);

export const actions = {
	default: async ({ locals: { lang }, params }) => {
		let follower: string;
		try {
			follower = await write((tx) => confirmFollow(tx, params.token));
		} catch (error) {
			return refusedForm(error, lang, {});
		}
		redirect(303, paths.promises.following(lang, followerToken(follower), 'confirmed'));
	}
} satisfies Actions;
