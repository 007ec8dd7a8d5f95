/** What the address of a public feed asks for. */
import { z } from 'zod';
import type { FeedWish } from '#modules/participation/server/index.ts';
import type { SittingFeedWish } from '#modules/sittings/server/index.ts';
import { notFound } from '#platform/errors.ts';
import { isLang, type Lang } from '#platform/i18n/lang.ts';

/** Anybody may keep a copy for a while: programs ask once an hour. */
export const KEPT = 'public, max-age=600';

const id = z.guid().optional();

/** Throws not_found for ids that cannot be any. */
export function wishOf(url: URL, fallback: Lang): FeedWish & { lang: Lang } {
	const asked = (name: string) => url.searchParams.get(name) || undefined;
	const [deputy, event] = [id.safeParse(asked('deputy')), id.safeParse(asked('event'))];
	if (!deputy.success || !event.success) throw notFound();
	const lang = asked('lang');
	return { lang: isLang(lang) ? lang : fallback, place: asked('place'), deputy: deputy.data, event: event.data };
}

/** A feed of sittings: of a `body`, or one `sitting`. Throws not_found for ids that cannot be any. */
export function sittingWishOf(url: URL, fallback: Lang): SittingFeedWish & { lang: Lang } {
	const asked = (name: string) => url.searchParams.get(name) || undefined;
	const [body, sitting] = [id.safeParse(asked('body')), id.safeParse(asked('sitting'))];
	if (!body.success || !sitting.success) throw notFound();
	const lang = asked('lang');
	return { lang: isLang(lang) ? lang : fallback, body: body.data, sitting: sitting.data };
}
