/** The API's document as a page reads it: operations by subject, their parameters, bodies and answers in rows. */
import type { Lang } from '#platform/i18n/lang.ts';
import { refusalText, type RefusalWords } from '#platform/i18n/refusals/index.ts';
import { api } from './app.ts';
import { apiDocument, operationsOf, type Operation } from './document.ts';
import { messages } from './messages/index.ts';
import { apiWords, PROBLEM_BASE } from './problems.ts';

interface GuideField {
	name: string;
	place: string;
	type: string;
	required: boolean;
}

interface GuideOperation {
	id: string;
	method: string;
	path: string;
	title: string;
	text: string | undefined;
	access: string;
	fields: GuideField[];
	answers: { status: string; meaning: string; schema: string | undefined }[];
}

export interface Guide {
	tags: { id: string; name: string; text: string; operations: GuideOperation[] }[];
	schemas: { name: string; fields: GuideField[] }[];
	problems: { code: string; type: string; words: string }[];
}

interface Schema {
	$ref?: string;
	type?: string | string[];
	enum?: unknown[];
	format?: string;
	items?: Schema;
	properties?: Record<string, Schema>;
	required?: string[];
	anyOf?: Schema[];
	allOf?: Schema[];
	pattern?: string;
}
type Content = Record<string, { schema?: Schema }> | undefined;
interface FullOperation extends Omit<Operation, 'responses'> {
	security?: Record<string, unknown>[];
	parameters?: { name: string; in: string; required?: boolean; schema?: Schema }[];
	requestBody?: { content: Content };
	responses: Record<string, { description: string; content?: Content }>;
}

/** A schema in a few words: `string`, `integer`, `kk | ru | en`, `Term | null`, `Issue[]`. */
function typeOf(schema: Schema | undefined): string {
	if (schema === undefined) return '';
	if (schema.$ref !== undefined) return schema.$ref.split('/').at(-1) ?? '';
	if (schema.enum !== undefined) return schema.enum.map(String).join(' | ');
	if (schema.anyOf !== undefined) return schema.anyOf.map(typeOf).join(' | ');
	const [type = 'object', ...more] = [schema.type ?? 'object'].flat();
	const one = type === 'array' ? `${typeOf(schema.items)}[]` : (schema.format ?? type);
	return [one, ...more].join(' | ');
}

/** The fields of an object, inner objects by dots. */
function fieldsOf(schema: Schema, place: string, prefix = ''): GuideField[] {
	const own = Object.entries(schema.properties ?? {}).flatMap(([name, inner]): GuideField[] => {
		const required = schema.required?.includes(name) === true;
		const field = { name: `${prefix}${name}`, place, type: typeOf(inner), required };
		return inner.properties === undefined ? [field] : [field, ...fieldsOf(inner, place, `${prefix}${name}.`)];
	});
	return [...(schema.allOf ?? []).flatMap((part) => fieldsOf(part, place, prefix)), ...own];
}

function accessOf(lang: Lang, { security = [] }: FullOperation): string {
	const words = messages[lang].docs.security;
	if (security.some((one) => 'accessCode' in one)) return words.accessCode;
	return security.some((one) => 'staffToken' in one) ? words.staff : words.nobody;
}

function present(lang: Lang, method: string, path: string, operation: FullOperation): GuideOperation {
	const { places } = messages[lang].docs;
	const parameters = (operation.parameters ?? []).map(({ name, in: where, required = false, schema }) => ({
		name,
		place: places[where as keyof typeof places],
		type: typeOf(schema),
		required
	}));
	const body = Object.values(operation.requestBody?.content ?? {})[0]?.schema;
	return {
		id: operation.operationId,
		method: method.toUpperCase(),
		path,
		title: operation.summary,
		text: operation.description,
		access: accessOf(lang, operation),
		fields: [...parameters, ...(body === undefined ? [] : fieldsOf(body, places.body))],
		answers: Object.entries(operation.responses).map(([status, { description, content }]) => ({
			status,
			meaning: description,
			schema: typeOf(Object.values(content ?? {})[0]?.schema) || undefined
		}))
	};
}

/** The whole guide in `lang`. */
export function apiGuide(lang: Lang): Guide {
	const document = apiDocument(api, lang);
	const operations = operationsOf(document).map(({ method, path, operation }) => ({
		tag: operation.tags[0],
		shown: present(lang, method, path, operation as unknown as FullOperation)
	}));
	const schemas = Object.entries((document.components?.schemas ?? {}) as Record<string, Schema>);
	return {
		tags: Object.entries(messages[lang].tags).map(([id, { name, text }]) => ({
			id,
			name,
			text,
			operations: operations.filter(({ tag }) => tag === id).map(({ shown }) => shown)
		})),
		schemas: schemas.map(([name, schema]) => ({ name, fields: fieldsOf(schema, '') })).toSorted((a, b) => (a.name < b.name ? -1 : 1)),
		problems: problemsOf(lang)
	};
}

/** Refusals with words of their own that no reader meets in the API are left out: sign-in, passkeys, invitations. */
function problemsOf(lang: Lang): Guide['problems'] {
	const general = ['invalid', 'not_found', 'forbidden', 'throttled', 'unavailable', 'unexpected'];
	const codes = apiWords(lang).flatMap((words: RefusalWords) => Object.keys(words).filter((code) => code.includes('.')));
	return [...general, ...new Set(codes)].map((code) => ({
		code,
		type: `${PROBLEM_BASE}${code}`,
		words: refusalText(lang, code, { seconds: 60, number: 'D-2026-000001' }, ...apiWords(lang))
	}));
}
