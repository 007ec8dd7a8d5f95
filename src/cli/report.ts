import type { Finding } from '../modules/territory/import/classifier.ts';

/** Prints findings about a file, one a line, in the order of its rows: "row 12, code: ...". */
export function printFindings(kind: 'problem' | 'warning', findings: readonly Finding[]): void {
	for (const { row, column, text } of findings.toSorted((a, b) => a.row - b.row)) {
		console.log(`${kind}: ${row === 0 ? '' : `row ${String(row)}, `}${column}: ${text}`);
	}
	if (kind === 'problem' && findings.length > 0) console.log(`${String(findings.length)} problems; nothing was changed.`);
}

/** Runs an import as a command: exit code 1 when the file was refused. */
export async function runImport(act: () => Promise<boolean>): Promise<void> {
	if (!(await act())) process.exitCode = 1;
}
