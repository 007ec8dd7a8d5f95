import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeStaff } from '../../../../test/actors.ts';
import { testClock } from '../../../../test/clock.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { now } from '#platform/clock.ts';
import { asReader } from '#platform/db/index.ts';
import { videoInput } from '../input.ts';
import { eventWorld, invitedEvent } from './fixture.ts';
import * as events from './index.ts';
import { bbbChecksum } from './video.ts';

const database = testDatabase();
const at = testClock('2026-10-28');
const SECRET = 'stand-in-secret';

/** A BigBlueButton server as far as `create` goes: it checks the checksum and keeps the meetings. */
const meetings = new Map<string, string>();
let server: Server;
let address = '';

beforeAll(async () => {
	server = createServer((request, response) => {
		const url = new URL(request.url ?? '', 'http://x');
		const call = url.pathname.split('/').at(-1) ?? '';
		const [query = '', checksum] = url.search.slice(1).split(/&?checksum=/);
		const sound = checksum === bbbChecksum(call, query, SECRET) && call === 'create';
		if (sound) meetings.set(url.searchParams.get('meetingID') ?? '', url.searchParams.get('name') ?? '');
		response.setHeader('content-type', 'text/xml');
		response.end(`<response><returncode>${sound ? 'SUCCESS' : 'FAILED'}</returncode></response>`);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/bigbluebutton/api`;
});
afterAll(() => {
	server.close();
});

const root = async (tx: Parameters<typeof eventWorld>[0]) =>
	(await tx.selectFrom('unit').select('id').where('parent_id', 'is', null).executeTakeFirstOrThrow()).id;

it('makes a room at BigBlueButton and lets each in by a signed address, from half an hour before', async () => {
	await rolledBack(database.db, async (tx) => {
		const db = asReader(tx);
		const w = await eventWorld(tx);
		const administrator = await makeStaff(tx, { role: 'administrator', unitId: await root(tx) });
		const bbb = videoInput.parse({ service: 'bbb', url: address, secret: SECRET });
		await expect(events.keepVideo(tx, w.secretary, bbb)).rejects.toMatchObject({ status: 403 });
		await expect(events.keepVideo(tx, administrator, { ...bbb, secret: undefined })).rejects.toMatchObject({ field: 'secret' });
		await events.keepVideo(tx, administrator, bbb);
		// Saved again without a secret, the one that is kept stays.
		await events.keepVideo(tx, administrator, { ...bbb, secret: undefined });
		const stored = await tx.selectFrom('video_service').select('secret').executeTakeFirstOrThrow();
		expect(stored.secret?.toString('utf8')).not.toContain(SECRET);
		expect(JSON.stringify(await tx.selectFrom('journal').select('data').where('act', '=', 'setting.video').execute())).not.toContain(
			SECRET
		);
		const id = await invitedEvent(tx, w, { video: 'room' });
		await expect(events.joinUrl(db, w.heads[0], id, now())).rejects.toMatchObject({ code: 'events.not_yet' });
		at('2026-11-02', '09:31');
		const url = new URL(await events.joinUrl(db, w.heads[0], id, now()));
		const room = (await events.eventById(db, id))?.videoRoom ?? '';
		expect(meetings.get(room)).toBe('Қысқа дайындық');
		expect(url.origin + url.pathname).toBe(`${address}/join`);
		expect(Object.fromEntries(url.searchParams)).toMatchObject({ fullName: 'Бірінші Басшы', meetingID: room, role: 'VIEWER' });
		expect(new URL(await events.joinUrl(db, w.chair, id, now())).searchParams.get('role')).toBe('MODERATOR');
		await expect(events.joinUrl(db, w.stranger, id, now())).rejects.toMatchObject({ status: 404 });
		await tx.updateTable('video_service').set({ url: 'http://127.0.0.1:1' }).execute();
		await expect(events.joinUrl(db, w.heads[0], id, now())).rejects.toMatchObject({ code: 'events.video_away', status: 503 });
	});
});

it('gives an event a Jitsi room that stays its own', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await eventWorld(tx);
		const administrator = await makeStaff(tx, { role: 'administrator', unitId: await root(tx) });
		await events.keepVideo(tx, administrator, videoInput.parse({ service: 'jitsi', url: 'https://meet.example.kz' }));
		const id = await invitedEvent(tx, w, { video: 'room' });
		await events.keepVideo(tx, administrator, videoInput.parse({ service: 'none' }));
		at('2026-11-02', '09:45');
		expect(await events.joinUrl(asReader(tx), w.heads[2], id, now())).toMatch(/^https:\/\/meet\.example\.kz\/jauap-[a-z0-9]{20,24}$/);
	});
});
