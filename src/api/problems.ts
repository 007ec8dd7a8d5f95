/** Refusals as RFC 9457 problem documents: a stable type, words in the reader's language, each field by its pointer. */
import { HTTPException } from 'hono/http-exception';
import { Refusal, type RefusalData } from '#platform/errors.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { fieldErrors, isRefusalCode, refusalText, type FieldIssue, type RefusalWords } from '#platform/i18n/refusals/index.ts';
import { log } from '#platform/log.ts';
import { messages as appealMessages } from '#modules/appeals/messages/index.ts';
import { messages as forwardingMessages } from '#modules/forwarding/messages/index.ts';
import { messages as procedureMessages } from '#modules/procedure/messages/index.ts';
import type { ApiContext } from './context.ts';
import { messages } from './messages/index.ts';

/** Where in the request something is wrong: in the body by JSON pointer (RFC 6901), or a parameter or header by name. */
type IssuePlace = { pointer: string } | { parameter: string } | { header: string };
export type ProblemIssue = IssuePlace & { code: string; detail: string };

interface Problem {
	type: string;
	title: string;
	status: number;
	detail: string;
	/** The number of the request, to be told to the administrator. */
	instance: string;
	code: string;
	errors?: ProblemIssue[];
	draft?: { number: string; url: string };
}

/** Refusals of the API itself have their words beside those of the rooms it opens. */
export function apiWords(lang: Lang): RefusalWords[] {
	const { errors, missing } = appealMessages[lang];
	return [messages[lang].errors, errors, forwardingMessages[lang].errors, procedureMessages[lang].errors, { contact: missing.contact }];
}

export const PROBLEM_BASE = '/problems/';

function titleOf(lang: Lang, status: number): string {
	const titles: Readonly<Record<number, string>> = messages[lang].titles;
	return titles[status] ?? messages[lang].titles[500];
}

export interface ProblemMore {
	data?: RefusalData;
	errors?: ProblemIssue[];
	draft?: { number: string; url: string };
	headers?: Record<string, string>;
}

/** A problem document as the answer. */
export function problem(c: ApiContext, status: number, code: string, more: ProblemMore = {}): Response {
	const lang = c.get('lang');
	const body: Problem = {
		type: `${PROBLEM_BASE}${code}`,
		title: titleOf(lang, status),
		status,
		detail: refusalText(lang, code, more.data ?? {}, ...apiWords(lang)),
		instance: `urn:uuid:${c.env.requestId}`,
		code,
		...(more.errors === undefined || more.errors.length === 0 ? {} : { errors: more.errors }),
		...(more.draft === undefined ? {} : { draft: more.draft })
	};
	const headers = { 'content-type': 'application/problem+json', 'content-language': lang, 'cache-control': 'no-store', ...more.headers };
	return new Response(JSON.stringify(body), { status, headers });
}

/** `['applicant', 'phone']` -> `/applicant/phone`, escaped as RFC 6901 says. */
function pointerOf(path: readonly PropertyKey[]): string {
	return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

export type Place = 'json' | 'form' | 'query' | 'param' | 'header' | 'cookie';

/** What zod found, in words. */
export function issuesOf(lang: Lang, place: Place, issues: readonly FieldIssue[]): ProblemIssue[] {
	const words = apiWords(lang);
	return issues.map((issue) => {
		const detail = Object.values(fieldErrors(lang, [issue], ...words))[0] ?? '';
		const missing = issue.code === 'invalid_type' && issue.input === undefined;
		const code = isRefusalCode(issue.message, lang, ...words) ? issue.message : missing ? 'required' : 'invalid';
		const name = issue.path.map(String).join('.');
		if (place === 'query' || place === 'param' || place === 'cookie') return { parameter: name, code, detail };
		return place === 'header' ? { header: name, code, detail } : { pointer: pointerOf(issue.path), code, detail };
	});
}

/** Fields as commands name them -> where they stand in a body; the same name where nothing else is said. */
export type Pointers = Readonly<Record<string, string>>;

/** A refusal of a command as a problem document. */
export function refused(c: ApiContext, refusal: Refusal, pointers: Pointers = {}): Response {
	const { code, status, data, field } = refusal;
	const headers: Record<string, string> = {};
	if (status === 429) headers['retry-after'] = String(data.seconds ?? 60);
	if (status === 401) headers['www-authenticate'] = 'Bearer';
	if (field === undefined) return problem(c, status, code, { data, headers });
	const lang = c.get('lang');
	const detail = refusalText(lang, code, data, ...apiWords(lang));
	const errors = [{ pointer: pointers[field] ?? `/${field.replaceAll('.', '/')}`, code, detail }];
	return problem(c, status, status === 422 ? 'invalid' : code, { data, headers, errors });
}

/** Whatever a handler throws, as a problem document. What nobody expected is logged under the request's number. */
export function onApiError(error: Error, c: ApiContext): Response {
	if (error instanceof Refusal) return refused(c, error);
	if (error instanceof HTTPException && error.status === 400) return problem(c, 400, 'api.json');
	if (error instanceof HTTPException && error.status === 415) return problem(c, 415, 'api.media');
	log.error({ requestId: c.env.requestId, method: c.req.method, route: c.req.routePath, err: error }, 'api request failed');
	return problem(c, 500, 'unexpected');
}
