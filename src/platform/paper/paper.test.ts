import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { inspectOffice } from '../files/office.ts';
import { inspectPdf } from '../files/pdf.ts';
import { paperDocx, paperPdf, type Paper } from './index.ts';

const PAPER: Paper = {
	lang: 'kk',
	organisation: 'Сынақ ұйымы',
	title: 'Хаттама № 1',
	foot: 'Хаттама № 1',
	blocks: [
		{ kind: 'facts', rows: [{ term: 'Төраға', value: 'Сынақ <Төраға> & Ко' }] },
		{ kind: 'heading', text: 'Қатысу' },
		{
			kind: 'table',
			head: ['Бөлімше', 'Келді'],
			widths: [3, 1],
			rows: Array.from({ length: 80 }, (_, i) => [`Филиал ${String(i)}`, '10:00'])
		},
		{ kind: 'heading', text: 'Шешімдер' },
		{ kind: 'points', points: [{ number: '1.', text: 'Жылу жүйесін\nтексеру', notes: ['Мерзімі: 20 қараша'] }] },
		{ kind: 'text', text: 'Соңы' }
	]
};

it('is a DOCX that our own gate for office documents takes, with its words, heads and language', async () => {
	const bytes = paperDocx(PAPER);
	await inspectOffice('docx', bytes);
	const parts = unzipSync(new Uint8Array(bytes));
	const document = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
	expect(document).toContain('Сынақ &lt;Төраға&gt; &amp; Ко');
	expect(document.match(/<w:tblHeader\/>/g)).toHaveLength(1);
	expect(document).toContain('<w:br/>');
	// What is opened is closed: a broken document opens nowhere.
	for (const text of Object.values(parts).map((part) => strFromU8(part))) {
		const stack: string[] = [];
		for (const [, end, name = '', empty] of text.matchAll(/<(\/?)([\w:]+)[^>]*?(\/?)>/g)) {
			if (end !== '') expect(stack.pop()).toBe(name);
			else if (empty === '') stack.push(name);
		}
		expect(stack).toEqual([]);
	}
	expect(strFromU8(parts['word/styles.xml'] ?? new Uint8Array())).toContain('w:val="kk-KZ"');
	expect(paperDocx(PAPER).length).toBe(bytes.length);
});

it('is a PDF of several pages that our own gate takes', async () => {
	const bytes = await paperPdf(PAPER);
	inspectPdf(bytes);
	expect(bytes.toString('latin1').match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(1);
});
