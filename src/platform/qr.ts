import QRCode from 'qrcode';

export interface QrShape {
	/** Squares on a side, the quiet border of 4 included (ISO/IEC 18004). */
	size: number;
	/** One SVG path of all dark squares, in units of one square. */
	path: string;
}

const BORDER = 4;

/** The squares of a QR code of level M for a text, to be drawn on a page or in a letter. */
export function qrShape(text: string): QrShape {
	const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
	const parts: string[] = [];
	for (let y = 0; y < modules.size; y++) {
		for (let x = 0; x < modules.size; x++) {
			if (modules.get(y, x) !== 0) parts.push(`M${String(x + BORDER)} ${String(y + BORDER)}h1v1h-1z`);
		}
	}
	return { size: modules.size + 2 * BORDER, path: parts.join('') };
}

/** A QR code as an SVG document: black on white whatever the page's colours, with words for those who do not see it. */
export function qrSvg(text: string, label: string): string {
	const { size, path } = qrShape(text);
	const words = label.replace(/[&<>"]/g, (c) => `&#${String(c.charCodeAt(0))};`);
	const box = `viewBox="0 0 ${String(size)} ${String(size)}"`;
	return `<svg xmlns="http://www.w3.org/2000/svg" ${box} role="img" aria-label="${words}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${String(size)}v${String(size)}H0z"/><path d="${path}"/></svg>`;
}
