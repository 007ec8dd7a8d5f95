/** How addresses are put together. */
import type { Lang } from '#platform/i18n/lang.ts';

export type Query = Record<string, string | number | undefined>;

/** A path with its query: empty values are left out, so that links stay short. */
export function withQuery(path: string, query: Query): string {
	const parts = Object.entries(query).flatMap(([name, value]) =>
		value === undefined || value === '' ? [] : [`${encodeURIComponent(name)}=${encodeURIComponent(value)}`]
	);
	return parts.length === 0 ? path : `${path}?${parts.join('&')}`;
}

/** The same page in another language: the first part of a public path is its language. */
export function inLanguage(pathname: string, lang: Lang): string {
	const rest = pathname.split('/').slice(2).join('/');
	return rest === '' ? `/${lang}` : `/${lang}/${rest}`;
}
