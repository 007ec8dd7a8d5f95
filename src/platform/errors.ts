/**
 * What a command or a query may refuse with. A refusal names a stable code; the words are found by the
 * reader's language at the edge (form, API, CLI), so nothing below the edge speaks a language.
 */
export type RefusalStatus = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 503;

/** Values that a message may name: already formatted text or plain numbers. */
export type RefusalData = Record<string, string | number>;

export class Refusal extends Error {
	override readonly name = 'Refusal';
	readonly code: string;
	readonly status: RefusalStatus;
	readonly data: RefusalData;
	/** The field that caused it, as the form and the API name it. */
	readonly field: string | undefined;

	constructor(code: string, status: RefusalStatus, options: { field?: string; data?: RefusalData } = {}) {
		super(code);
		this.code = code;
		this.status = status;
		this.data = options.data ?? {};
		this.field = options.field;
	}
}

/** Not there, or not for this reader to know of: both are 404, so that a guess learns nothing. */
export function notFound(): Refusal {
	return new Refusal('not_found', 404);
}

/** Known to the reader, but this act is not theirs. */
export function forbidden(code = 'forbidden'): Refusal {
	return new Refusal(code, 403);
}

/** The thing is not in a state in which this act is possible (also: the act was already done). */
export function conflict(code: string, data: RefusalData = {}): Refusal {
	return new Refusal(code, 409, { data });
}

/** Input that cannot be accepted, tied to its field. */
export function invalid(field: string, code: string, data: RefusalData = {}): Refusal {
	return new Refusal(code, 422, { field, data });
}

/** What an act refuses, as a value: for one of many that are done together. What is no refusal is thrown on. */
export async function refusalOf(act: () => Promise<unknown>): Promise<Refusal | undefined> {
	try {
		await act();
		return undefined;
	} catch (error) {
		if (error instanceof Refusal) return error;
		throw error;
	}
}

/** Asserts that a row is there. */
export function found<T>(row: T | undefined | null): T {
	if (row === undefined || row === null) throw notFound();
	return row;
}
