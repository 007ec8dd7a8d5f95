/** The OpenAPI document, made of the same routes that serve, in the reader's language. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Lang } from '#platform/i18n/lang.ts';
import type { ApiEnv } from './context.ts';
import { messages, type OperationId } from './messages/index.ts';

type Document = ReturnType<OpenAPIHono<ApiEnv>['getOpenAPI31Document']>;

export interface Operation {
	operationId: OperationId;
	summary: string;
	description?: string;
	tags: string[];
	responses: Record<string, { description: string }>;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
const made = new Map<Lang, Document>();

/** The document in `lang`. The same object each time: do not change it. */
export function apiDocument(api: OpenAPIHono<ApiEnv>, lang: Lang): Document {
	let document = made.get(lang);
	if (document === undefined) {
		document = worded(
			lang,
			api.getOpenAPI31Document({
				openapi: '3.1.0',
				info: {
					title: 'Jauap',
					version: '1',
					description: messages[lang].docs.lead,
					license: { name: 'AGPL-3.0-or-later', url: 'https://www.gnu.org/licenses/agpl-3.0.html' }
				},
				tags: Object.entries(messages[lang].tags).map(([name, { name: shown, text }]) => ({ name, description: `${shown}. ${text}` }))
			})
		);
		made.set(lang, document);
	}
	return document;
}

/** Each operation and its place in the document. */
export function operationsOf(document: Document): { method: string; path: string; operation: Operation }[] {
	return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
		METHODS.flatMap((method) => {
			const operation = item[method] as Operation | undefined;
			return operation === undefined ? [] : [{ method, path, operation }];
		})
	);
}

/** Puts in the words that route definitions leave out. */
function worded(lang: Lang, document: Document): Document {
	const m = messages[lang];
	const titles: Readonly<Record<string, string>> = m.titles;
	for (const { operation } of operationsOf(document)) {
		const { title, text } = m.operations[operation.operationId];
		operation.summary = title;
		if (text !== '') operation.description = text;
		for (const [status, response] of Object.entries(operation.responses)) response.description = titles[status] ?? title;
	}
	return document;
}
