import type { Reader } from '#platform/db/index.ts';
import { conflict, notFound, Refusal } from '#platform/errors.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { log } from '#platform/log.ts';
import { canRun } from './policy.ts';
import { eventFor, type EventRow } from './queries.ts';
import { bbbCreateUrl, bbbJoinUrl, bbbSucceeded } from './video.ts';
import { bbbServer } from './video-service.ts';

const PATIENCE = 10_000;

/** One may join from half an hour before the planned start until the event is over. */
const EARLY = { minutes: 30 };

export function mayJoin({ state, startsAt, video }: Pick<EventRow, 'state' | 'startsAt' | 'video'>, at: Temporal.Instant): boolean {
	if (video === 'none') return false;
	return state === 'open' || (state === 'invited' && Temporal.Instant.compare(at, startsAt.subtract(EARLY)) >= 0);
}

/**
 * Where this person joins the event online. A BigBlueButton room is made there by whoever comes first; who runs the event is
 * its moderator. Throws not_found, conflict `events.not_yet`, 503 when the video service does not answer.
 */
export async function joinUrl(db: Reader, actor: Staff, id: string, at: Temporal.Instant): Promise<string> {
	const event = await eventFor(db, actor, id);
	if (event.video === 'none') throw notFound();
	if (!mayJoin(event, at)) throw conflict('events.not_yet');
	if (event.videoUrl !== null) return event.videoUrl;
	const [server, room] = [await bbbServer(db), event.videoRoom];
	if (server === undefined || room === null) throw new Refusal('events.video_away', 503);
	await makeRoom(bbbCreateUrl(server, { room, title: event.title.kk }));
	return bbbJoinUrl(server, { room }, { id: actor.personId, name: actor.name, moderator: canRun(actor, event) });
}

async function makeRoom(url: string): Promise<void> {
	try {
		const answer = await fetch(url, { signal: AbortSignal.timeout(PATIENCE), redirect: 'error' });
		if (answer.ok && bbbSucceeded(await answer.text())) return;
		log.warn({ status: answer.status }, 'the video service made no room');
	} catch (error) {
		log.warn({ err: error }, 'the video service does not answer');
	}
	throw new Refusal('events.video_away', 503);
}
