/** Small words that route definitions are made of. */
import { createRoute, z } from '@hono/zod-openapi';
import type { OperationId } from './messages/index.ts';
import { Done, Problem } from './schemas.ts';

export { createRoute };

/** An operation's id; its words in three languages are in messages/. */
export function op<Id extends OperationId>(id: Id): { operationId: Id } {
	return { operationId: id };
}

/** Descriptions of answers are put in by status and language when the document is made. */
export function answer<S extends z.ZodType>(schema: S): { description: string; content: { 'application/json': { schema: S } } } {
	return { description: '', content: { 'application/json': { schema } } };
}

export const EMPTY = { description: '' } as const;
export const BYTES = { description: '', content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } } };

const refusal = { description: '', content: { 'application/problem+json': { schema: Problem } } };
/** What a read may be refused with. */
export const READ = { 422: refusal, 429: refusal } as const;
export const FOUND = { 404: refusal, 429: refusal } as const;
/** By access code or the applicant's account. */
export const APPLICANT = { 401: refusal, 404: refusal, 429: refusal } as const;
export const APPLICANT_ACT = { ...APPLICANT, 400: refusal, 403: refusal, 409: refusal, 413: refusal, 415: refusal, 422: refusal } as const;
export const PUBLIC_ACT = { 400: refusal, 403: refusal, 409: refusal, 415: refusal, 422: refusal, 429: refusal } as const;
export const STAFF = { 401: refusal, 403: refusal, 404: refusal, 422: refusal, 429: refusal } as const;
export const STAFF_ACT = { ...STAFF, 400: refusal, 409: refusal, 413: refusal, 415: refusal } as const;

/** Who an operation is for. */
export const BY_CODE = [{ accessCode: [] }];
export const BY_STAFF = [{ staffToken: [] }, { session: [] }];

/** A body in JSON. */
export function jsonBody<S extends z.ZodType>(schema: S): { required: true; content: { 'application/json': { schema: S } } } {
	return { required: true, content: { 'application/json': { schema } } };
}

/** What every operation of the desk says of itself. */
export const DESK = { tags: ['desk'], security: BY_STAFF };

export const numberParam = z.object({
	number: z
		.string()
		.transform((s) => s.toUpperCase())
		.pipe(z.string().regex(/^[A-Z0-9]{2,8}-\d{4}-\d{6,}$/, 'not_found'))
		.openapi({ param: { name: 'number', in: 'path' }, example: 'ALA-2026-000123' })
});
export const idParam = z.object({ id: z.guid('not_found').openapi({ param: { name: 'id', in: 'path' } }) });
export const fileParam = z.object({ fileId: z.guid('not_found').openapi({ param: { name: 'fileId', in: 'path' } }) });

export const page = {
	cursor: z.string().max(200).optional(),
	limit: z.coerce.number('number').int('number').min(1).max(100).default(25)
};

/** An act on an appeal at the desk: a POST with a JSON body that answers how far the appeal is now. */
export function deskAct<P extends string, S extends z.ZodType>(id: OperationId, path: P, body: S) {
	return createRoute({
		...op(id),
		...DESK,
		method: 'post',
		path,
		request: { params: idParam, body: jsonBody(body) },
		responses: { 200: answer(Done), ...STAFF_ACT }
	});
}
