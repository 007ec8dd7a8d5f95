import { expect, it } from 'vitest';
import { bbbChecksum, bbbCreateUrl, bbbJoinUrl, bbbSucceeded, bbbUrl, jitsiUrl, roomOf } from './video.ts';

process.env.JAUAP_SECRET ??= '00'.repeat(32);

// The example of BigBlueButton's own documentation, "API Security Model".
const SECRET = '639259d4-9dd8-4b25-bf01-95f9567eaf4b';
const QUERY = 'name=Test+Meeting&meetingID=abc123&attendeePW=111222&moderatorPW=333444';
const PARAMETERS = { name: 'Test Meeting', meetingID: 'abc123', attendeePW: '111222', moderatorPW: '333444' };
const SHA1 = '1fcbb0c4fc1f039f73aa6d697d2db9ba7f803f17';
const SHA256 = 'da9185f7f333cfdfcd6eeac32dca3777510c4c436020d8b887ba5515bd1d189e';

it('signs a call of BigBlueButton as its documentation does', () => {
	expect(bbbChecksum('create', QUERY, SECRET, 'sha1')).toBe(SHA1);
	expect(bbbChecksum('create', QUERY, SECRET)).toBe(SHA256);
	const server = { url: 'https://bbb.example/bigbluebutton/', secret: SECRET };
	expect(bbbUrl(server, 'create', PARAMETERS, 'sha1')).toBe(`https://bbb.example/bigbluebutton/api/create?${QUERY}&checksum=${SHA1}`);
	expect(bbbUrl({ ...server, url: 'https://bbb.example/bigbluebutton/api' }, 'create', PARAMETERS)).toContain(
		`api/create?${QUERY}&checksum=${SHA256}`
	);
	expect(bbbUrl(server, 'getMeetings', {})).toBe(
		`https://bbb.example/bigbluebutton/api/getMeetings?checksum=${bbbChecksum('getMeetings', '', SECRET)}`
	);
});

it('encodes what people are called, and says who leads', () => {
	const server = { url: 'https://bbb.example/bigbluebutton/api', secret: SECRET };
	const url = new URL(bbbJoinUrl(server, { room: 'jauap-x' }, { id: 'p1', name: 'Әйгерім & Ко', moderator: true }));
	expect(Object.fromEntries(url.searchParams)).toMatchObject({
		fullName: 'Әйгерім & Ко',
		meetingID: 'jauap-x',
		role: 'MODERATOR',
		userID: 'p1'
	});
	const [query = '', checksum] = url.search.slice(1).split('&checksum=');
	expect(checksum).toBe(bbbChecksum('join', query, SECRET));
	expect(new URL(bbbCreateUrl(server, { room: 'jauap-x', title: 'Кеңес' })).searchParams.get('name')).toBe('Кеңес');
	expect(bbbSucceeded('<response><returncode>SUCCESS</returncode></response>')).toBe(true);
	expect(bbbSucceeded('<response><returncode>FAILED</returncode></response>')).toBe(false);
});

it('names a room that is the same each time and of no use to who knows another', () => {
	const [a, b] = [roomOf('11111111-1111-7111-8111-111111111111'), roomOf('11111111-1111-7111-8111-111111111112')];
	expect(a).toBe(roomOf('11111111-1111-7111-8111-111111111111'));
	expect(a).not.toBe(b);
	expect(a).toMatch(/^jauap-[a-z0-9]{20,24}$/);
	expect(jitsiUrl('https://meet.example/', a)).toBe(`https://meet.example/${a}`);
});
