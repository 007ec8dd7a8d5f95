/** The API as its own document describes it: calls by operation, and every answer held against the document. */
import { expect } from 'vitest';
import { z } from 'zod';
import { ask, type Answer, type Asked } from './server.ts';

type Json = Record<string, unknown>;

interface Operation {
	operationId: string;
	security: Json[];
	parameters?: { name: string; in: string }[];
	requestBody?: Json;
	responses: Record<string, { content?: Record<string, { schema: Json }> }>;
}

export interface Located {
	method: string;
	path: string;
	operation: Operation;
}

interface Document {
	openapi: string;
	info: { title: string; version: string };
	paths: Record<string, Record<string, Operation>>;
	components: { schemas: Record<string, Json> };
}

let loaded: Promise<Document> | undefined;

export function apiDocument(): Promise<Document> {
	loaded ??= ask('/api/v1/openapi.json').then((answer) => answer.json as Document);
	return loaded;
}

export async function operations(): Promise<Located[]> {
	const { paths } = await apiDocument();
	return Object.entries(paths).flatMap(([path, item]) =>
		Object.entries(item).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation }))
	);
}

/** References point into `$defs`, and a field that the document does not name is an error: nothing leaves unnamed. */
function strict(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(strict);
	if (typeof value !== 'object' || value === null) return value;
	const result: Json = {};
	for (const [name, inner] of Object.entries(value)) {
		if (name === 'example' || name === 'description') continue;
		// zod's own idea of a uuid is narrower than the format's: ids that ship are made of hashes.
		if (name === 'format' && inner === 'uuid') result.pattern = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';
		if (name === 'format' && inner === 'uuid') continue;
		result[name] = name === '$ref' ? String(inner).replace('#/components/schemas/', '#/$defs/') : strict(inner);
	}
	if ('properties' in result && !('additionalProperties' in result)) result.additionalProperties = false;
	return result;
}

/** allOf (an extended component) is written out, since each part alone would refuse the other's fields. */
function flat(schema: Json, defs: Record<string, Json>): Json {
	const parts = schema.allOf as Json[] | undefined;
	if (parts === undefined) return schema;
	const whole: { properties: Json; required: unknown[] } = { properties: {}, required: [] };
	for (const part of parts) {
		const target = typeof part.$ref === 'string' ? (defs[part.$ref.replace('#/$defs/', '')] ?? {}) : part;
		const read = flat(target, defs);
		Object.assign(whole.properties, read.properties);
		whole.required.push(...((read.required as unknown[] | undefined) ?? []));
	}
	return { type: 'object', additionalProperties: false, ...whole };
}

const validators = new Map<string, z.ZodType>();

async function validator(key: string, schema: Json): Promise<z.ZodType> {
	let found = validators.get(key);
	if (found === undefined) {
		const { components } = await apiDocument();
		const defs = strict(components.schemas) as Record<string, Json>;
		for (const [name, def] of Object.entries(defs)) defs[name] = flat(def, defs);
		const whole = { ...flat(strict(schema) as Json, defs), $defs: defs };
		found = z.fromJSONSchema(whole);
		validators.set(key, found);
	}
	return found;
}

export interface Call extends Asked {
	params?: Record<string, string>;
	query?: Record<string, string>;
}

/** Calls an operation by its id and checks the answer: a status that the document names, a body of the shape it names. */
export async function call(operationId: string, { params = {}, query = {}, ...asked }: Call = {}): Promise<Answer> {
	const located = (await operations()).find((one) => one.operation.operationId === operationId);
	if (located === undefined) throw new Error(`no operation ${operationId} in the document`);
	const path = located.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
	const search = new URLSearchParams(query).toString();
	const answer = await ask(search === '' ? path : `${path}?${search}`, { ...asked, method: located.method });
	await conforms(located, answer);
	return answer;
}

async function conforms({ operation }: Located, answer: Answer): Promise<void> {
	const response = operation.responses[String(answer.status)];
	expect(
		response,
		`${operation.operationId} answers ${String(answer.status)}, which the document does not name: ${answer.text}`
	).toBeDefined();
	const content = response?.content;
	if (content === undefined) {
		expect(answer.text).toBe('');
		return;
	}
	const type = (answer.headers.get('content-type') ?? '').split(';')[0] ?? '';
	const schema = content[type]?.schema;
	if (schema === undefined) {
		expect(Object.keys(content), `${operation.operationId} answers ${type}`).toContain('application/octet-stream');
		return;
	}
	const result = (await validator(`${operation.operationId} ${String(answer.status)}`, schema)).safeParse(answer.json);
	expect(result.success ? '' : z.prettifyError(result.error), `${operation.operationId} ${String(answer.status)}: ${answer.text}`).toBe('');
}
