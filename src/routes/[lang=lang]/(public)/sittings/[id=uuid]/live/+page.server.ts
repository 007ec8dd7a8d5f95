import { formatTime } from '#platform/i18n/format.ts';
import { now } from '#platform/clock.ts';
import { lookup } from '#platform/db/index.ts';
import { presentFloor, presentFrame, publicFloor, streamOf } from '#modules/floor/server/index.ts';
import type { PageServerLoad } from './$types';

// It follows the sitting; without scripts it says as of when it is.
export const csr = true;

/** A sitting as it goes, for everybody. */
export const load: PageServerLoad = async ({ params: { id }, locals }) => {
	const floor = await publicFloor(lookup(), id);
	const stream = streamOf(floor.sitting);
	// This page alone may play from there.
	if (stream?.plays === true) locals.mediaOrigin = new URL(stream.href).origin;
	return { view: presentFloor(floor, 'public'), frame: presentFrame(floor, 'public'), stream, asOf: formatTime(locals.lang, now()) };
};
