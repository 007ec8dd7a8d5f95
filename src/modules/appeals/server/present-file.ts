import type { FileRow } from '#platform/files/index.ts';
import { formatBytes } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';

export interface PublicFile {
	id: string;
	name: string;
	size: string;
	isImage: boolean;
}

export function presentFile(lang: Lang, file: FileRow): PublicFile {
	return { id: file.id, name: file.name, size: formatBytes(lang, file.bytes), isImage: file.mime.startsWith('image/') };
}
