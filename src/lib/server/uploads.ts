export interface Upload {
	name: string;
	bytes: Buffer;
}

/** The files of a form's field, in order; an empty file input sends one without a name, which is no file. */
export async function uploadsOf(form: FormData, field: string): Promise<Upload[]> {
	const files = form.getAll(field).filter((value) => value instanceof File && value.name !== '');
	return Promise.all((files as File[]).map(async (file) => ({ name: file.name, bytes: Buffer.from(await file.arrayBuffer()) })));
}
