import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { zip } from '../../../test/zip.ts';
import { clean } from './clean.ts';
import { downloadHeaders, type FileRow } from './index.ts';
import { kindOf, MAX_BYTES } from './kinds.ts';
import { cleanName } from './name.ts';
import { diskStore, hashOf, type Store } from './store.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'jauap-files-'));
afterAll(() => {
	rmSync(folder, { recursive: true });
});

describe('names', () => {
	it.each([
		['C:\\Users\\Айгерім\\Өтініш.docx', 'docx', 'Өтініш.docx'],
		['../../etc/passwd', 'txt', 'passwd.txt'],
		['фото\u202Egpj.exe', 'jpg', 'фотоgpj.jpg'],
		['a\u0000b\r\nc.pdf', 'pdf', 'abc.pdf'],
		['CON.pdf', 'pdf', '_CON.pdf'],
		['.htaccess', 'txt', 'htaccess.txt'],
		['   ', 'png', 'file.png'],
		['report.final.v2.PDF', 'pdf', 'report.final.v2.pdf'],
		['"; rm -rf <x>|.pdf', 'pdf', '_; rm -rf _x__.pdf'],
		['e\u0301\u200D\u0323.pdf', 'pdf', '\u1EB9\u0301.pdf'],
		['ұзын'.repeat(100), 'txt', `${'ұзын'.repeat(25)}.txt`]
	])('%j becomes safe', (given, extension, name) => {
		expect(cleanName(given, extension)).toBe(name);
	});

	it('holds for any input: one line, no path, nothing invisible, bounded, the same when cleaned twice', () => {
		const anything = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ unit: 'grapheme', maxLength: 300 }));
		fc.assert(
			fc.property(anything, (given) => {
				const name = cleanName(given, 'pdf');
				expect(name).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}/\\<>:"|?*]/u);
				expect(name.isWellFormed()).toBe(true);
				expect([...name].length).toBeLessThanOrEqual(105);
				expect(name).toMatch(/^[^. ].*\.pdf$/u);
				expect(cleanName(name, 'pdf')).toBe(name);
			}),
			{ numRuns: 3000 }
		);
	});

	it('make headers that stay headers', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (given) => {
				const row = { name: cleanName(given, 'pdf'), mime: 'application/pdf', bytes: 1 } as FileRow;
				const headers = new Headers(downloadHeaders(row));
				const value = headers.get('content-disposition') ?? '';
				expect(value).toMatch(/^attachment; filename="[\x20-\x21\x23-\x5b\x5d-\x7e]+"; filename\*=UTF-8''[\w.!~%-]+$/);
				expect(decodeURIComponent(value.split("UTF-8''")[1] ?? '')).toBe(row.name);
			})
		);
	});
});

const PIXELS = { create: { width: 40, height: 20, channels: 3, background: '#0a6' } } as const;
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const types = (main: string) =>
	`<?xml version="1.0"?><Types><Override PartName="/word/document.xml" ContentType="${main}.main+xml"/></Types>`;

describe('kinds', () => {
	it.each([
		['image/png', async () => sharp(PIXELS).png().toBuffer(), 'photo.jpg', 'png'],
		['image/webp', async () => sharp(PIXELS).webp().toBuffer(), 'photo', 'webp'],
		['application/pdf', async () => Buffer.from('%PDF-1.7\n%âãÏÓ\n'), 'letter.pdf', 'pdf'],
		['text/plain', async () => Buffer.from('Сәлем!\r\n\tБұл мәтін.'), 'Хат.TXT', 'txt'],
		[WORD, async () => zip({ '[Content_Types].xml': types(WORD), 'word/document.xml': '<w/>' }), 'Өтініш.docx', 'docx'],
		[
			'application/vnd.oasis.opendocument.text',
			async () => zip({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<o/>' }),
			'a.odt',
			'odt'
		]
	])('takes %s by its content', async (mime, bytes, name, extension) => {
		expect(await kindOf(name, await bytes())).toEqual({ mime, extension });
	});

	it.each([
		['nothing', Buffer.alloc(0), 'a.pdf', 'file.empty'],
		['too much', Buffer.alloc(MAX_BYTES + 1), 'a.pdf', 'file.too_big'],
		['a program', Buffer.from('MZ'.padEnd(200, '\0')), 'photo.jpg', 'file.type'],
		['a script', Buffer.from('#!/bin/sh\nrm -rf /\n'), 'a.sh', 'file.type'],
		['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'a.html', 'file.type'],
		['a drawing that can run scripts', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), 'a.svg', 'file.type'],
		['bytes called text', Buffer.from([0x41, 0x00, 0x42, 0xff]), 'a.txt', 'file.type'],
		['an archive', zip({ 'a.exe': 'MZ' }), 'a.docx', 'file.type'],
		['a HEIC photo', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), 'IMG_1.HEIC', 'file.heic']
	])('refuses %s', async (_what, bytes, name, code) => {
		await expect(kindOf(name, bytes)).rejects.toMatchObject({ code, field: 'files' });
	});
});

describe('cleaning', () => {
	it('turns a photo upright and leaves its place behind', async () => {
		const exif = {
			IFD0: { Make: 'Phone' },
			IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '43/1 15/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '76/1 54/1 0/1' }
		};
		const photo = await sharp(PIXELS).withExif(exif).withMetadata({ orientation: 6 }).jpeg().toBuffer();
		expect((await sharp(photo).metadata()).exif).toBeDefined();
		const kept = await clean({ mime: 'image/jpeg', extension: 'jpg' }, photo);
		const after = await sharp(kept).metadata();
		expect([after.width, after.height, after.exif, after.orientation]).toEqual([20, 40, undefined, undefined]);
		expect(kept.includes('Exif')).toBe(false);
	});

	it('refuses what only begins like an image', async () => {
		const png = await sharp(PIXELS).png().toBuffer();
		await expect(clean({ mime: 'image/png', extension: 'png' }, png.subarray(0, 60))).rejects.toMatchObject({ code: 'file.broken' });
	});

	it('blanks the place in a film without moving a byte of the rest', async () => {
		const box = (type: string, ...inside: Buffer[]) => {
			const body = Buffer.concat(inside);
			const head = Buffer.alloc(8);
			head.writeUInt32BE(body.length + 8);
			head.write(type, 4, 'latin1');
			return Buffer.concat([head, body]);
		};
		const place = box('udta', box('\u00a9xyz', Buffer.from('+43.2500+076.9000/')));
		const film = Buffer.concat([
			box('ftyp', Buffer.from('isom')),
			box('moov', box('trak', place), place),
			box('mdat', Buffer.from('udta film'))
		]);
		const kept = await clean({ mime: 'video/mp4', extension: 'mp4' }, film);
		expect(kept.length).toBe(film.length);
		expect(kept.includes('+43.2500')).toBe(false);
		expect(kept.subarray(-9).toString()).toBe('udta film');
	});

	it('never fails on a film with broken boxes', async () => {
		await fc.assert(
			fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
				expect((await clean({ mime: 'video/mp4', extension: 'mp4' }, Buffer.from(bytes))).length).toBe(bytes.length);
			})
		);
	});
});

async function list(store: Store, instant: Temporal.Instant): Promise<string[]> {
	return Array.fromAsync(store.olderThan(instant));
}

async function storeContract(store: Store): Promise<void> {
	const bytes = Buffer.from('Қағаз'.repeat(1000));
	const hash = hashOf(bytes);
	expect(await store.get(hash)).toBeUndefined();
	await Promise.all([store.put(hash, bytes), store.put(hash, bytes)]);
	await store.put(hash, bytes);
	expect(await store.get(hash)).toEqual(bytes);
	expect(await list(store, Temporal.Now.instant().subtract({ hours: 1 }))).toEqual([]);
	expect(await list(store, Temporal.Now.instant().add({ hours: 1 }))).toEqual([hash]);
	await store.remove(hash);
	await store.remove(hash);
	expect(await store.get(hash)).toBeUndefined();
}

describe('stores', () => {
	it('keeps bytes in a folder, for its owner only', async () => {
		const root = path.join(folder, 'disk');
		await storeContract(diskStore(root));
		await diskStore(root).put(hashOf(Buffer.from('x')), Buffer.from('x'));
		const [first = ''] = readdirSync(root).filter((name) => name === hashOf(Buffer.from('x')).slice(0, 2));
		expect(readdirSync(path.join(root, first)).every((name) => (statSync(path.join(root, first, name)).mode & 0o077) === 0)).toBe(true);
	});

	it('clears away what a killed process left half written', async () => {
		const root = path.join(folder, 'parts');
		await diskStore(root).put('ab'.repeat(32), Buffer.from('whole'));
		const part = path.join(root, 'ab', 'left.part');
		writeFileSync(part, 'half');
		utimesSync(part, 1, 1);
		await list(diskStore(root), Temporal.Now.instant().subtract({ hours: 1 }));
		expect(readdirSync(path.join(root, 'ab'))).toEqual(['ab'.repeat(31)]);
	});

	it('keeps bytes in an S3 server', async () => {
		const { default: S3rver } = await import('s3rver');
		const { s3Store } = await import('./s3.ts');
		const port = await new Promise<number>((resolve) => {
			const probe = createServer().listen(0, '127.0.0.1', () => {
				const address = probe.address();
				probe.close(() => {
					resolve(typeof address === 'object' && address !== null ? address.port : 0);
				});
			});
		});
		const server = new S3rver({ port, address: '127.0.0.1', silent: true, directory: path.join(folder, 's3') });
		await server.run();
		try {
			const keys = { S3_ACCESS_KEY: 'S3RVER', S3_SECRET_KEY: 'S3RVER' };
			await storeContract(
				await s3Store({ S3_ENDPOINT: `http://127.0.0.1:${String(port)}`, S3_BUCKET: 'jauap', S3_REGION: 'us-east-1', ...keys })
			);
		} finally {
			await server.close();
		}
	});
});
