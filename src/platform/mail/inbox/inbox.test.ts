import { describe, expect, it } from 'vitest';
import { makeTag, readTag, tagIn, taggedAddress } from '../tags.ts';
import { automaticSign, type AutomaticSign } from './automatic.ts';
import { parseMail } from './parse.ts';
import { withoutQuote } from './quote.ts';

const ID = '019a1b2c-3d4e-7f50-8a9b-0c1d2e3f4a5b';

describe('a tag', () => {
	it('proves its id and what it is bound to, whatever the case, and nothing else', () => {
		const tag = makeTag('thread', ID, 'contact');
		const read = readTag('thread', tag.toUpperCase());
		expect([read?.id, read?.proves('contact'), read?.proves('other'), read?.proves()]).toEqual([ID, true, false, false]);
		expect(readTag('bounce', tag)).toBeUndefined();
		expect(readTag('thread', tag.slice(1))).toBeUndefined();
		for (let i = 1; i < tag.length; i++) {
			const other = tag[i] === 'a' ? 'c' : 'a';
			expect(readTag('thread', tag.slice(0, i) + other + tag.slice(i + 1))?.proves('contact') ?? false).toBe(false);
		}
	});

	it('stands in our address, within the 64 characters of its name', () => {
		const address = taggedAddress('oz@example.kz', makeTag('thread', ID));
		expect(address.indexOf('@')).toBeLessThanOrEqual(64);
		expect(tagIn(address.toUpperCase(), 'oz@example.kz')).toBe(makeTag('thread', ID));
		for (const other of ['oz@example.kz', 'boz+x@example.kz', 'oz+x@other.kz']) expect(tagIn(other, 'oz@example.kz')).toBeUndefined();
	});
});

describe('a machine', () => {
	const sign = (lines: Record<string, string>, from = 'dana@example.kz') => {
		const headers = new Map(Object.entries(lines));
		return automaticSign({ headers, from, ours: ['oz@jauap.kz'], domains: ['jauap.kz'] });
	};

	it('is known by what it says of itself', () => {
		const cases: [Record<string, string>, AutomaticSign | undefined, string?][] = [
			[{}, undefined],
			[{ 'auto-submitted': 'no' }, undefined],
			[{ 'auto-submitted': 'No; comment' }, undefined],
			[{ 'auto-submitted': 'auto-replied' }, 'auto'],
			[{ 'auto-submitted': 'auto-generated' }, 'auto'],
			[{ 'x-autoreply': 'yes' }, 'auto'],
			[{ precedence: 'Bulk' }, 'list'],
			[{ precedence: 'first-class' }, undefined],
			[{ 'list-id': '' }, 'list'],
			[{ 'list-unsubscribe': '<mailto:x>' }, 'list'],
			[{ 'return-path': '<>' }, 'bounce'],
			[{ 'return-path': '<dana@example.kz>' }, undefined],
			[{ 'content-type': 'multipart/report; report-type=delivery-status' }, 'bounce'],
			[{ 'message-id': '<1@JAUAP.kz>' }, 'ours'],
			[{ 'message-id': '<1@jauap.kz.example>' }, undefined],
			[{}, 'ours', 'oz@jauap.kz'],
			[{}, 'bounce', ''],
			[{}, 'auto', 'mailer-daemon@example.kz'],
			[{}, 'auto', 'no-reply@example.kz'],
			[{}, undefined, 'noreplya@example.kz']
		];
		for (const [lines, expected, from] of cases) expect([lines, from, sign(lines, from)]).toEqual([lines, from, expected]);
	});
});

describe('a quotation', () => {
	it('at the end goes with its introduction; one between the lines stays; nothing else is lost', () => {
		const cases: [string, string][] = [
			['Рақмет.\n\nOn 5 May 2026, Jauap wrote:\n> Number\n>\n> text\n', 'Рақмет.'],
			['Рахмет.\r\n\r\n5 мая 2026 г., 10:00, Жауап\r\n<oz@example.kz> писал(а):\r\n> текст', 'Рахмет.'],
			['> сұрақ\nжауап\n> тағы\nтағы жауап', '> сұрақ\nжауап\n> тағы\nтағы жауап'],
			['> тек дәйексөз', '> тек дәйексөз'],
			['Басшы былай деп жазды:\nжол жөнделеді', 'Басшы былай деп жазды:\nжол жөнделеді'],
			['Мәтін', 'Мәтін']
		];
		for (const [text, own] of cases) expect(withoutQuote(text)).toBe(own);
	});
});

describe('a message', () => {
	const OURS = { inbox: 'oz@jauap.kz', senders: ['no-reply@jauap.kz'], domain: 'jauap.kz' };
	const parse = (text: string) => parseMail(Buffer.from(text.replace(/\n/g, '\r\n')), OURS);

	it('carries tags in the addresses it was sent to and in our letters that it answers, not in those of others', async () => {
		const { head } = await parse(
			'From: Dana <Dana@Example.kz>\nTo: oz+one@jauap.kz, boz+no@jauap.kz\nCc: <oz+two@JAUAP.kz>\nX-Original-To: oz+three@jauap.kz\nIn-Reply-To: <id.four@jauap.kz>\nReferences: <id.no@other.kz>\n <id.five@jauap.kz>\nSubject: Re\n\nmätin'
		);
		expect(head).toMatchObject({ from: 'dana@example.kz', name: 'Dana', automatic: undefined });
		expect(head.tags).toEqual(['one', 'two', 'three', 'four', 'five']);
	});

	it('has one key however it came, and another for another writer, Message-ID or content', async () => {
		const key = async (text: string) => (await parse(text)).key.toString('hex');
		const first = 'From: a@b.kz\nMessage-ID: <1@b.kz>\nSubject: x\n\nbody';
		expect(await key(`Received: by way\n${first}`)).toBe(await key(first));
		for (const other of [first.replace('a@b', 'c@b'), first.replace('<1@', '<2@'), first.replace('body', 'BODY')])
			expect(await key(other)).not.toBe(await key(first));
	});

	it('without anything in it, of bytes that mean nothing, or endless in depth is still a message', async () => {
		expect(await parse('')).toMatchObject({ head: { from: '', automatic: 'bounce' }, text: '', files: [] });
		expect((await parseMail(Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 37) % 256)), OURS)).files).toEqual([]);
		const deep = Array.from({ length: 2000 }, (_, i) => `Content-Type: multipart/mixed; boundary=b${String(i)}\n\n--b${String(i)}\n`).join(
			''
		);
		expect(await parse(`From: a@b.kz\n${deep}`)).toMatchObject({ unread: 'malformed', head: { from: 'a@b.kz' } });
	});
});
