const MOST = 100;
// Names that Windows gives to devices: a file called so cannot be saved there.
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * A name that is safe to show and to save anywhere: the last part of a path, without control, bidirectional and
 * invisible characters (a name could else end in `gpj.exe` and read `exe.jpg`), at most 100 characters, with the
 * extension that the content has.
 */
export function cleanName(given: string, extension: string): string {
	const last = given.toWellFormed().split(/[/\\]/).at(-1) ?? '';
	const plain = last
		.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}\uFFFD]/gu, '')
		// After that: marks that something invisible kept apart come into their order.
		.normalize('NFC')
		.replace(/[<>:"|?*]/g, '_')
		.replace(/\s+/gu, ' ');
	const stem = [...plain.replace(/\.[\p{L}\p{N}]{1,5}$/u, '')]
		.slice(0, MOST)
		.join('')
		.replace(/^[. ]+|[. ]+$/g, '');
	const safe = DEVICE.test(stem.split('.')[0] ?? '') ? `_${stem}` : stem;
	return `${safe === '' ? 'file' : safe}.${extension}`;
}

/** The extension a name was given, in lower case, without the dot. */
export function extensionOf(given: string): string {
	return /\.([^./\\]{1,10})\s*$/u.exec(given)?.[1]?.toLowerCase() ?? '';
}
