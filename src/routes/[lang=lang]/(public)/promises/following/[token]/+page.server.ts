import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { writeForm } from '#lib/server/forms.ts';
import { unfollowInput } from '#modules/promises/follow-input.ts';
import { followerBy, presentFollowing, unfollow } from '#modules/promises/server/index.ts';
import { reader } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import type { Actions, PageServerLoad } from './$types';

/** What the holder of a letter follows. */
export const load: PageServerLoad = async ({ locals: { lang }, params, url }) => ({
	...(await presentFollowing(reader(), lang, params.token)),
	done: url.searchParams.get('done') ?? ''
});

export const actions = {
	default: async (event) => {
		const follower = found(followerBy(event.params.token));
		const refused = await writeForm(event, unfollowInput, [], (tx, { follow }) => unfollow(tx, follower, follow));
		if (refused !== undefined) return refused;
		redirect(303, paths.promises.following(event.locals.lang, event.params.token, 'stopped'));
	}
} satisfies Actions;
