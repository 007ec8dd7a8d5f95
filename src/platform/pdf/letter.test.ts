import { inflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { qrShape, qrSvg } from '../qr.ts';
import { letterPdf, type Letter } from './letter.ts';

/** The text of a PDF as a reader copies it: glyphs of each text operator through the font's ToUnicode map. */
function textOf(pdf: Buffer): string {
	const raw = pdf.toString('latin1');
	const objects = new Map([...raw.matchAll(/(\d+) 0 obj\n(.*?)endobj/gs)].map(([, id = '', body = '']) => [id, body]));
	const stream = (body: string): string => {
		const [, bytes = ''] = /stream\n(.*)\nendstream/s.exec(body) ?? [];
		return body.includes('FlateDecode') ? inflateSync(Buffer.from(bytes, 'latin1')).toString('latin1') : bytes;
	};
	const maps = new Map<string, string[]>();
	for (const body of objects.values()) {
		for (const [, name = '', id = ''] of body.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
			const unicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? '')?.[1] ?? '';
			const ranges = [...stream(objects.get(unicode) ?? '').matchAll(/<[0-9a-f]+> <[0-9a-f]+> \[(.*?)\]/gs)];
			maps.set(
				name,
				ranges.flatMap(([, list = '']) =>
					[...list.matchAll(/<([0-9a-f ]*)>/g)].map(([, hex = '']) =>
						Buffer.from(hex.replace(/ /g, ''), 'hex').swap16().toString('utf16le')
					)
				)
			);
		}
	}
	let text = '';
	for (const body of objects.values()) {
		if (!body.includes('stream') || body.includes('/Length1') || body.includes('/Subtype')) continue;
		let map: string[] = [];
		for (const [, name, list] of stream(body).matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
			if (name !== undefined) map = maps.get(name) ?? [];
			else
				for (const [, glyphs = ''] of (list ?? '').matchAll(/<([0-9a-f]+)>/g))
					text += (glyphs.match(/.{4}/g) ?? []).map((id) => map[Number.parseInt(id, 16)] ?? '�').join('');
		}
		text += '\n';
	}
	return text;
}

const LETTER: Letter = {
	lang: 'kk',
	letterhead: ['«Жауап» қоғамдық қабылдауы', 'Алматы қ., Абай даңғылы, 1', '+7 727 000 00 00'],
	number: 'ALA-2026-000123',
	date: '30 қараша 2026',
	place: 'Алматы қ.',
	addressee: ['Айгерім Серікқызына', 'Талғар ауданы, Бесағаш ауылы'],
	title: 'Өтінішке жауап',
	paragraphs: ['Құрметті Айгерім! Әңғүұқөһі ӘҢҒҮҰҚӨҺІ ёЁ «тырнақша» — сызықша № 5, 100 ₸.', 'Көшеңізге 12 шам орнатылды.'],
	signature: { post: 'Қабылдау жетекшісі', name: 'Н. Әбдіқадыров', note: 'Электрондық түрде қол қойылды' },
	footer: 'Жауаппен келіспесеңіз, 10 жұмыс күні ішінде хабарлаңыз.',
	qrUrl: 'https://jauap.example/kk/status/ALA-2026-000123'
};

it('carries every Kazakh letter, to be read and copied', async () => {
	const text = textOf(await letterPdf(LETTER));
	for (const part of [
		...LETTER.letterhead,
		...LETTER.addressee,
		...LETTER.paragraphs,
		LETTER.title,
		LETTER.signature.name,
		LETTER.footer
	]) {
		// Lines break where the page wants it.
		expect(text.replace(/\s+/g, '')).toContain(part.replace(/\s+/g, ''));
	}
	expect(text).not.toContain('�');
});

it('names its language and title, and is tagged', async () => {
	const raw = (await letterPdf(LETTER)).toString('latin1');
	expect(raw).toContain('/Lang (kk)');
	expect(raw).toContain('/Marked true');
	expect(raw).toContain('/S /H1');
	expect(raw).toContain('/URI (https://jauap.example/kk/status/ALA-2026-000123)');
});

it('goes on over as many pages as it needs, numbered, with the signature once', async () => {
	const long = {
		...LETTER,
		paragraphs: Array.from({ length: 60 }, (_, i) => `${String(i + 1)}-абзац. ${'Мәтін ұзақ болса да сыяды. '.repeat(8)}`)
	};
	const pdf = await letterPdf(long);
	const pages = pdf.toString('latin1').match(/\/Type \/Page\n/g)?.length ?? 0;
	const text = textOf(pdf);
	expect(pages).toBeGreaterThan(3);
	expect(text).toContain('60-абзац.');
	expect(text).toContain(`${String(pages)} / ${String(pages)}`);
	expect(text.split('Н. Әбдіқадыров')).toHaveLength(2);
});

it('leaves out what is empty', async () => {
	const { qrUrl, ...plain } = LETTER;
	expect(qrUrl).toBeDefined();
	const raw = (await letterPdf({ ...plain, place: '', addressee: [], footer: '' })).toString('latin1');
	expect(raw).not.toContain('/URI');
});

it('draws a QR code with its quiet border', () => {
	const { size, path } = qrShape('https://jauap.example/kk');
	expect(size).toBeGreaterThanOrEqual(21 + 8);
	// The finder in the upper left corner begins after four squares.
	expect(path.startsWith('M4 4h1v1h-1zM5 4h1')).toBe(true);
	expect(qrSvg('x', 'A "b" <c>')).toContain('aria-label="A &#34;b&#34; &#60;c&#62;"');
});
