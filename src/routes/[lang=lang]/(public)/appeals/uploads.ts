/** Files out of a posted form. */
import { Refusal } from '#platform/errors.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { refusalText } from '#platform/i18n/refusals/index.ts';
import { pageMessages } from '#modules/appeals/messages-page/index.ts';

export { formWithFiles, typedBeforeFiles } from '#lib/server/uploads.ts';

/** Most files at an appeal when it is sent, and in one later addition. */
export const MOST_FILES = 10;

/** The files that were chosen; a field left empty sends one without a name. */
export function chosenFiles(form: FormData): File[] {
	return form.getAll('files').filter((file): file is File => file instanceof File && (file.name !== '' || file.size > 0));
}

/** Why a file was not taken, in words, with its name. What is no refusal of the file is thrown on. */
export function fileRefusal(lang: Lang, name: string, error: unknown): string {
	if (!(error instanceof Refusal) || !error.code.startsWith('file.')) throw error;
	return pageMessages[lang].intake.files.refused(name, refusalText(lang, error.code, error.data));
}
