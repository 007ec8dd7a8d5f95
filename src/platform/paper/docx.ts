/** The document as WordprocessingML (ECMA-376): a few parts in an archive, as the tables of this house are made. */
import type { Lang } from '../i18n/lang.ts';
import { escaped, OFFICE, officeFile, PACKAGE, relations, XML } from '../ooxml.ts';
import type { Paper, PaperBlock } from './index.ts';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const LOCALES: Record<Lang, string> = { kk: 'kk-KZ', ru: 'ru-RU', en: 'en-GB' };

/** In twentieths of a point: A4 with a wide left side. */
const PAGE = { width: 11_906, height: 16_838, left: 1_400, right: 850, top: 1_000, bottom: 1_000 };
const WIDTH = PAGE.width - PAGE.left - PAGE.right;
const TERM = 2_700;

function run(text: string): string {
	const lines = text.split('\n').map((line) => `<w:t xml:space="preserve">${escaped(line)}</w:t>`);
	return `<w:r>${lines.join('<w:br/>')}</w:r>`;
}

const paragraph = (style: string, text: string) => `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${run(text)}</w:p>`;

function table(rows: readonly (readonly string[])[], widths: readonly number[], options: { head: boolean; lined: boolean }): string {
	const whole = widths.reduce((sum, one) => sum + one, 0);
	const wide = widths.map((one) => Math.round((one / whole) * WIDTH));
	const cell = (text: string, at: number, head: boolean) =>
		`<w:tc><w:tcPr><w:tcW w:w="${String(wide[at] ?? 0)}" w:type="dxa"/></w:tcPr>${paragraph(head ? 'TableHead' : 'TableText', text)}</w:tc>`;
	const lines = rows.map((cells, index) => {
		const head = options.head && index === 0;
		const repeated = head ? '<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>' : '<w:trPr><w:cantSplit/></w:trPr>';
		return `<w:tr>${repeated}${cells.map((text, at) => cell(text, at, head)).join('')}</w:tr>`;
	});
	const line = (side: string) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="BFBFBF"/>`;
	const borders = options.lined ? `<w:tblBorders>${['top', 'bottom', 'insideH'].map(line).join('')}</w:tblBorders>` : '';
	const grid = wide.map((one) => `<w:gridCol w:w="${String(one)}"/>`).join('');
	const layout = `<w:tblW w:w="${String(WIDTH)}" w:type="dxa"/>${borders}<w:tblLayout w:type="fixed"/>`;
	// Word wants a paragraph after a table.
	return `<w:tbl><w:tblPr>${layout}</w:tblPr><w:tblGrid>${grid}</w:tblGrid>${lines.join('')}</w:tbl>${paragraph('TableText', '')}`;
}

function blockXml(block: PaperBlock): string {
	switch (block.kind) {
		case 'heading':
			return paragraph(block.minor ? 'Heading3' : 'Heading2', block.text);
		case 'text':
			return paragraph('Normal', block.text);
		case 'facts':
			return table(
				block.rows.map(({ term, value }) => [term, value]),
				[TERM, WIDTH - TERM],
				{ head: false, lined: false }
			);
		case 'points':
			return block.points
				.map(({ number, text, notes }) => paragraph('Normal', `${number} ${text}`) + notes.map((note) => paragraph('Note', note)).join(''))
				.join('');
		case 'table':
			return table([block.head, ...block.rows], block.widths, { head: true, lined: true });
	}
}

const style = (id: string, properties: string, based = 'Normal', spacing = '') =>
	`<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id.replace('Heading', 'heading ')}"/><w:basedOn w:val="${based}"/><w:pPr>${spacing}</w:pPr><w:rPr>${properties}</w:rPr></w:style>`;

function stylesXml(lang: Lang): string {
	const defaults = `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="21"/><w:lang w:val="${LOCALES[lang]}"/></w:rPr></w:rPrDefault></w:docDefaults>`;
	const normal =
		'<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr><w:spacing w:after="80"/></w:pPr></w:style>';
	return `${XML}<w:styles xmlns:w="${W}">${defaults}${normal}${[
		style(
			'Heading1',
			'<w:b/><w:sz w:val="32"/>',
			'Normal',
			'<w:keepNext/><w:spacing w:before="120" w:after="160"/><w:outlineLvl w:val="0"/>'
		),
		style(
			'Heading2',
			'<w:b/><w:sz w:val="24"/>',
			'Normal',
			'<w:keepNext/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="1"/>'
		),
		style('Heading3', '<w:b/>', 'Normal', '<w:keepNext/><w:spacing w:before="160" w:after="60"/><w:outlineLvl w:val="2"/>'),
		style('Note', '<w:color w:val="444444"/><w:sz w:val="18"/>', 'Normal', '<w:spacing w:after="40"/><w:ind w:left="280"/>'),
		style('TableText', '<w:sz w:val="18"/>', 'Normal', '<w:spacing w:before="20" w:after="20"/>'),
		style('TableHead', '<w:b/><w:sz w:val="18"/>', 'TableText')
	].join('')}</w:styles>`;
}

function documentXml({ organisation, title, blocks, foot }: Paper): string {
	const { width, height, left, right, top, bottom } = PAGE;
	const size = `<w:pgSz w:w="${String(width)}" w:h="${String(height)}"/>`;
	const margins = `<w:pgMar w:top="${String(top)}" w:right="${String(right)}" w:bottom="${String(bottom)}" w:left="${String(left)}" w:header="500" w:footer="500" w:gutter="0"/>`;
	const body = [paragraph('Note', organisation), paragraph('Heading1', title), ...blocks.map(blockXml), paragraph('Note', foot)];
	return `${XML}<w:document xmlns:w="${W}"><w:body>${body.join('')}<w:sectPr>${size}${margins}</w:sectPr></w:body></w:document>`;
}

function coreXml({ title, organisation, lang }: Paper): string {
	const names =
		'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"';
	return `${XML}<cp:coreProperties ${names}><dc:title>${escaped(title)}</dc:title><dc:creator>${escaped(organisation)}</dc:creator><dc:language>${LOCALES[lang]}</dc:language></cp:coreProperties>`;
}

const CORE = `${PACKAGE}/relationships/metadata/core-properties`;

/** The document as a DOCX: headings, tables with repeated heads, nothing that runs or is fetched. */
export function paperDocx(paper: Paper): Buffer {
	const parts = {
		'_rels/.rels': relations(['rId1', `${OFFICE}/officeDocument`, 'word/document.xml'], ['rId2', CORE, 'docProps/core.xml']),
		'word/document.xml': documentXml(paper),
		'word/_rels/document.xml.rels': relations(['rId1', `${OFFICE}/styles`, 'styles.xml']),
		'word/styles.xml': stylesXml(paper.lang),
		'docProps/core.xml': coreXml(paper)
	};
	return officeFile(parts, {
		'word/document.xml': `${WORD}.document.main+xml`,
		'word/styles.xml': `${WORD}.styles+xml`,
		'docProps/core.xml': 'application/vnd.openxmlformats-package.core-properties+xml'
	});
}
