/** Where one joins an event online: addresses of Jitsi rooms, and of BigBlueButton signed as its API asks. */
import { createHash } from 'node:crypto';
import { sign } from '#platform/secrets.ts';

/** Room of an event: cannot be guessed without our key, and is the same whenever it is asked for. */
export function roomOf(eventId: string): string {
	return `jauap-${sign(`video-room:${eventId}`)
		.replace(/[^a-zA-Z0-9]/g, '')
		.slice(0, 24)
		.toLowerCase()}`;
}

/** Address of a Jitsi room. */
export function jitsiUrl(base: string, room: string): string {
	return `${base.replace(/\/+$/, '')}/${room}`;
}

export type Checksum = 'sha1' | 'sha256';

/** The checksum of a call: hash of its name, its query and the shared secret, in a row (docs.bigbluebutton.org, "API Security Model"). */
export function bbbChecksum(call: string, query: string, secret: string, algorithm: Checksum = 'sha256'): string {
	return createHash(algorithm)
		.update(call + query + secret)
		.digest('hex');
}

export interface BbbServer {
	/** Such as https://bbb.example/bigbluebutton/api, with or without /api. */
	url: string;
	secret: string;
}

/** The signed address of a call. Parameters stand in the order given, encoded as a form's. */
export function bbbUrl({ url, secret }: BbbServer, call: string, parameters: Record<string, string>, algorithm?: Checksum): string {
	const base = url.replace(/\/+$/, '').replace(/\/api$/, '');
	const query = new URLSearchParams(parameters).toString();
	return `${base}/api/${call}?${query}${query === '' ? '' : '&'}checksum=${bbbChecksum(call, query, secret, algorithm)}`;
}

/** Makes the meeting, or finds it made: the call may be repeated. */
export function bbbCreateUrl(server: BbbServer, meeting: { room: string; title: string }): string {
	return bbbUrl(server, 'create', { name: meeting.title.slice(0, 128), meetingID: meeting.room });
}

/** Lets one person in, as moderator or as viewer. */
export function bbbJoinUrl(server: BbbServer, meeting: { room: string }, person: { id: string; name: string; moderator: boolean }): string {
	const role = person.moderator ? 'MODERATOR' : 'VIEWER';
	return bbbUrl(server, 'join', { fullName: person.name, meetingID: meeting.room, role, userID: person.id });
}

/** Whether the server's answer says that the meeting is there. */
export function bbbSucceeded(xml: string): boolean {
	return /<returncode>\s*SUCCESS\s*<\/returncode>/.test(xml);
}
